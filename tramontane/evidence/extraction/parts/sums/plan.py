"""The additions of a plan: its total against its axes, each axis against its parts."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.parts.structure import Part
from tramontane.evidence.extraction.parts.sums.addition import Addition
from tramontane.evidence.extraction.parts.sums.runs import (
    closes_anywhere,
    closing_runs,
    inner_runs,
    run_before,
    run_closing,
)
from tramontane.evidence.extraction.parts.sums.terms import Term, terms_of
from tramontane.evidence.values import Path

_FAR = 6
_TRIED = 8
_TINY = 1000


def additions(parsed: Parsed, readings: list[Reading], total: Money | None, parts: list[Part]) -> list[Addition]:
    """The additions a document lets verify: the plan, each axis, and the sums told one after the other."""
    terms = terms_of(parsed, readings)
    firsts = frozenset(p.money.start for p in parts if p.level == 1 and p.money)
    closed = list(closing_runs(parsed.low, terms, firsts))
    axes = _exact([p for p in parts if p.level == 1], total)
    found = _of_plan(parsed, terms, total, axes, closed) if total and total.min == total.max else []
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
    made = {a.parts for a in found if not a.path}
    return [*found, *(Addition(value, value) for value in closed if value not in made)]


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
        return [Addition(total.max, made)] if len(axes) > 1 and not of_another else []
    told = next(
        (t.value for t in _subtotals(parsed.low, terms) if total.max * 7 <= t.value * 10 < total.max * 12), None
    )
    if told is not None:
        return [Addition(total.max, told)]
    run = _longest(parsed, axes)
    share = Decimal("0.7") if not all(p.among for p in run) else Decimal("0.8")
    return [Addition(total.max, _sum(run))] if len(run) > 1 and _sum(run) >= share * total.max else []


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
