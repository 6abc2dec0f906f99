"""The days that an EDTF date may mean, from the first to the last, and how precise it is."""

import re
from datetime import date

from tramontane.lib.edtf import last_day

_STARTS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
Span = tuple[date, date]


def first_day(edtf: str | None) -> date | None:
    """The first day that an EDTF date may mean; None when it cannot be told."""
    found = _DATE.fullmatch((edtf or "").partition("/")[0].strip("~?"))
    if not found:
        return None
    year, middle, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        return date(year, _STARTS.get(middle, middle), day)
    except ValueError:
        return None


def span(edtf: str | None) -> Span | None:
    """Both bounds; an open or unreadable bound is the other one; None when neither can be told."""
    first, last = first_day(edtf), last_day(edtf)
    if first is None or last is None:
        known = first or last
        return (known, known) if known else None
    return (min(first, last), max(first, last))


def is_precise(edtf: str | None) -> bool:
    """Whether the date says, without a doubt, a day or a month (or from one to another)."""
    parts = (edtf or "").split("/")
    return len(parts) <= 2 and all(_is_month(p) for p in parts)


def _is_month(part: str) -> bool:
    found = _DATE.fullmatch(part)
    return bool(found and found[2] and 1 <= int(found[2]) <= 12 and first_day(part) and last_day(part))


def quarter(edtf: str | None) -> tuple[int, int] | None:
    """(year, quarter) when the date says one; None for a year, a season, half a year, several quarters."""
    found = span(edtf)
    if found is None or "~" in str(edtf) or "?" in str(edtf):
        return None
    middle = _DATE.match(str(edtf))
    if not middle or not middle[2] or int(middle[2]) in (21, 22, 23, 24):
        return None
    first, last = ((day.year, (day.month + 2) // 3) for day in found)
    return first if first == last else None
