"""The additions of a plan: its total against its axes, each axis against its parts."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.parts.structure import Part
from tramontane.evidence.extraction.parts.sums.addition import Addition
from tramontane.evidence.extraction.parts.sums.runs import (
    closes_anywhere,
    closing_runs,
    inner_runs,
    is_summed,
    made_before,
    run_before,
    run_closing,
    unfinished,
)
from tramontane.evidence.extraction.parts.sums.terms import Term
from tramontane.evidence.values import Path

_FAR = 6
_TRIED = 8
_TINY = 1000
_GAP_NEAR = 500
_EXCEEDS = re.compile(r"\b(?:exced|depass)")
#: Listed sums below a quarter of the total, or that exceed it by half, share out something else.
_LEAST = 4
_EXCESS = Decimal("1.5")


def completed(parsed: Parsed, terms: list[Term], total: Money | None) -> Money | None:
    """The total, or the sum of the text that it makes with what the document says is missing from it."""
    gap = next((a for a in _gaps(parsed.low, terms) if total and a.parts == total.max), None) if total else None
    return next((m for m in parsed.money if gap and m.min == m.max == gap.total and m.per == "total"), total)


def additions(parsed: Parsed, terms: list[Term], total: Money | None, parts: list[Part]) -> list[Addition]:
    """The additions a document lets verify: the plan, each axis, and the sums told one after the other."""
    firsts = frozenset(p.money.start for p in parts if p.level == 1 and p.money)
    closed = list(closing_runs(parsed.low, terms, firsts))
    axes = _exact([p for p in parts if p.level == 1], total)
    gaps = _gaps(parsed.low, terms)
    found = [*gaps]
    if total and total.min == total.max and all(a.total != total.max for a in gaps):
        found += _of_plan(parsed, terms, total, axes, closed)
    parts_of: dict[Path, list[Part]] = defaultdict(list)
    for part in parts:
        if part.level == 2:
            parts_of[part.path[:1]].append(part)
    for axis in axes:
        inner = parts_of[axis.path]
        exact = _exact(inner, None)
        if len(exact) > 1 and len(exact) == len(inner):
            addition = Addition(_value(axis), _sum(exact), axis.path)
            if addition.closes or not any(p.among for p in inner):
                found.append(addition)
    closed += inner_runs(parsed.low, parsed.sentences, terms, {_value(p) for p in axes})
    made = {v for a in found if not a.path for v in (a.parts, a.total)}
    found += [Addition(value, value) for value in closed if value not in made]
    known = {a.total for a in found}
    return [*found, *(Addition(*a) for a in unfinished(parsed.low, parsed.sentences, terms) if a[0] not in known)]


def _of_plan(
    parsed: Parsed, terms: list[Term], total: Money, axes: list[Part], closed: list[Decimal]
) -> list[Addition]:
    """The plan against its axes: what closes, else what the document says is missing, else what its axes make."""
    whole = Addition(total.max, total.max)
    if len(axes) > 1 and _sum(axes) == total.max:
        return [whole]
    if total.max in closed or closes_anywhere(parsed.low, terms, total.max, total.currency):
        return [whole]
    missing = [t.value for t in terms if t.lack and t.value * 2 < total.max][:_TRIED]
    for lack in missing:
        if run_closing(terms, total.max - lack):
            return [Addition(total.max, total.max - lack)]
    if any(p.listed for p in axes):
        made = _sum(axes)
        of_another = made in closed and made * 2 < total.max
        plausible = total.max < made * _LEAST and made < total.max * _EXCESS
        return [Addition(total.max, made)] if len(axes) > 1 and plausible and not of_another else []
    told = next(
        (t.value for t in _subtotals(parsed.low, terms) if total.max * 7 <= t.value * 10 < total.max * 12), None
    )
    if told is not None:
        return [Addition(total.max, told)]
    run = _longest(parsed, axes)
    share = Decimal("0.7") if not all(p.among for p in run) else Decimal("0.8")
    return [Addition(total.max, _sum(run))] if len(run) > 1 and _sum(run) >= share * total.max else []


def _gaps(low: str, terms: list[Term]) -> list[Addition]:
    """« Cela fait 33 M€. Où sont passés les 5 autres ? » of a sum of 38 told before: the document says the gap."""
    lacks = [place for place, t in enumerate(terms) if t.lack][:_TRIED]
    if not lacks:
        return []
    told = {t.value for t in terms if t.told}
    summed = [t for t in terms if is_summed(low, t)]
    for place in lacks:
        lack = terms[place]
        for made in (t for t in summed if abs(lack.start - t.start) < _GAP_NEAR and lack.value < t.value):
            between = {t.value for t in terms if made.start < t.start < lack.start}
            if made.value + lack.value in told:
                return [Addition(made.value + lack.value, made.value)]
            if made.value - lack.value in between and _EXCEEDS.search(low, made.end, lack.start):
                return [Addition(made.value - lack.value, made.value)]
        if told_of := made_before(terms, place):
            return [Addition(told_of + lack.value, told_of)]
    return []


def _subtotals(low: str, terms: list[Term]) -> list[Term]:
    return [t for i, t in enumerate(terms) if run_before(low, terms, i)]


def _longest(parsed: Parsed, axes: Sequence[Part]) -> list[Part]:
    """The axes told one after the other that are worth the most."""
    runs: list[list[Part]] = []
    for axis in sorted(axes, key=lambda p: p.start):
        here = parsed.sentence_at(axis.start).index
        if runs and here - parsed.sentence_at(runs[-1][-1].start).index <= _FAR:
            runs[-1].append(axis)
        else:
            runs.append([axis])
    return max(runs, key=_sum, default=[])


def _exact(parts: list[Part], total: Money | None) -> list[Part]:
    least = total.max / _TINY if total else Decimal(0)
    return [
        p
        for p in parts
        if p.money
        and p.money.qualifier in ("exact", "about")
        and p.money.per == "total"
        and p.money.max >= least
        and (total is None or p.money.currency == total.currency)
    ]


def _sum(parts: Sequence[Part]) -> Decimal:
    return sum((_value(p) for p in parts), Decimal(0))


def _value(part: Part) -> Decimal:
    return part.money.max if part.money else Decimal(0)
