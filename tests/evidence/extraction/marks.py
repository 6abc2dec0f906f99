"""Reads sentences in which sums are marked with what is expected of them: « [3 M€|spent] »."""

import re
from datetime import date

from tests.evidence.extraction.texts import read
from tramontane.evidence.values import Amount

LEAD = "La Région Occitanie a adopté le plan « Cap IA », doté de 90 M€ sur quatre ans.\n"
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def _told(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A line without its marks, and each marked stretch with what is expected of it."""
    text, marks, reached = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[reached : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2]))
        text, reached = text + mark[1], mark.end()
    return text + line[reached:], marks


def said(line: str, lead: str = LEAD) -> list[tuple[Amount, str]]:
    """The sum found at each mark after the lead, with what is expected of it."""
    text, marks = _told(line)
    found = [(c.value, c.spans) for c in read(lead + text, date(2025, 3, 14)).claims]
    sums = [(v, s) for v, spans in found if isinstance(v, Amount) for s in spans]
    shift = len(lead)
    return [
        (next(v for v, (a, b) in sums if a < end + shift and b > start + shift), expected)
        for start, end, expected in marks
    ]
