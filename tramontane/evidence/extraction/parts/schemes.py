"""Lists that share out a call, a fund or a file, not the plan: « Le budget de l'appel est de 9 M€ : lot A… »."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within
from tramontane.evidence.extraction.naming.antecedents import SCHEME_NOUN
from tramontane.evidence.extraction.naming.names import PLAN_NOUN
from tramontane.evidence.extraction.parts.structure import Part

_SHARES_OUT = re.compile(rf"\b(?:{SCHEME_NOUN}|dossier|demande|candidature)\b")
_PLAN = re.compile(rf"\b{PLAN_NOUN}\b")


def below_schemes(parsed: Parsed, total: Money | None, listed: Sequence[Part]) -> list[Part]:
    """The parts of lists, those that share out a smaller sum than the plan's being no axes of it."""
    found: list[Part] = []
    leads: dict[int, bool] = {}
    for part in listed:
        number = parsed.sentence_at(part.start).block
        if total is None or part.level > 1 or parsed.blocks[number].kind != "item":
            found.append(part)
            continue
        if number not in leads:
            known = leads.get(number - 1)
            leads[number] = _is_of_scheme(parsed, number, total) if known is None else known
        found.append(replace(part, level=2) if leads[number] else part)
    return found


def _is_of_scheme(parsed: Parsed, number: int, total: Money) -> bool:
    """Whether what stands before an item announces the shares of a scheme, by its sum."""
    before = parsed.blocks[number - 1] if number else None
    if before is None or not parsed.low.endswith(":", before.start, before.end):
        return False
    last = parsed.sentence_at(before.end - 1)
    smaller = [m for m in within(parsed.money, last.start, last.end) if m.max < total.max]
    scheme = _SHARES_OUT.search(parsed.low, last.start, last.end)
    return bool(smaller and scheme) and not _PLAN.search(parsed.low, last.start, last.end)
