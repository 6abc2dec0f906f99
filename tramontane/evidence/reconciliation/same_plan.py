"""Whether two documents speak of one plan: never by the territory alone; under two names if the rest agrees."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from tramontane.evidence.reconciliation.names import alike, same_name, years_in
from tramontane.evidence.values import Amount, Axis, Period, PlanName, Status, Value

Verdict = Literal["same", "distinct", "unsure"]
_SHARED_AXES = 2
_A_DAY = len("2024-07-11")
#: A plan is voted once; sources that date its vote this many years apart speak of two.
_YEARS_BETWEEN_VOTES = 2
#: Documents that say nothing more in common than a territory and are this far apart speak of two plans.
_YEARS_BETWEEN_WORDS = 4


@dataclass(frozen=True, slots=True)
class PlanIdentity:
    """What tells a plan from another: names, territory, first and last year, total, titles of its axes.

    ``voted``: the date of its adoption or signature (EDTF). ``told``: the years in which its documents were published.
    """

    names: frozenset[str] = frozenset()
    territory: str | None = None
    start: int | None = None
    end: int | None = None
    total: Decimal | None = None
    axes: tuple[str, ...] = ()
    voted: str | None = None
    told: tuple[int, ...] = ()


def identity_of(values: Iterable[Value], published: Iterable[date | None] = ()) -> PlanIdentity:
    """What the facts of one document, or of a plan's file, say of the plan's identity."""
    known = list(values)
    names = [v for v in known if isinstance(v, PlanName)]
    period = next((v for v in known if isinstance(v, Period) and v.start and v.end), None)
    totals = [
        v for v in known if isinstance(v, Amount) and v.scope == "plan_total" and v.modality == "firm" and not v.year
    ]
    votes = [v.date for v in known if isinstance(v, Status) and v.value in ("adopted", "signed") and v.date]
    return PlanIdentity(
        names=frozenset(n.name for n in names),
        territory=next((n.territory for n in names if n.territory), None),
        start=_year(period.start) if period else None,
        end=_year(period.end) if period else None,
        total=totals[0].max if totals else None,
        axes=tuple(v.label for v in known if isinstance(v, Axis) and v.level == 1),
        voted=next((v for v in sorted(votes) if _year(v)), None),
        told=tuple(sorted({day.year for day in published if day})),
    )


def same_plan(one: PlanIdentity, other: PlanIdentity) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict and its reasons, French sentences. « unsure » asks a person."""
    apart = _apart(one, other)
    if apart:
        return "distinct", (apart,)
    reasons = _common(one, other)
    places = f"{one.territory or ''} {other.territory or ''}"
    named = same_name(one.names, other.names, places)
    far = _votes_apart(one, other)
    if named is None and not far:
        return _unnamed(one, other, reasons)
    if named:
        return ("unsure", ("Même nom.", far)) if far else ("same", ("Même nom.", *reasons))
    titles = " et ".join(f"« {name} »" for name in (*sorted(one.names)[:1], *sorted(other.names)[:1]))
    if far:
        return "distinct", (far,) if named is None else (f"Noms différents : {titles}.", far)
    if len(reasons) > 1:
        return "same", ("Deux noms pour un même plan.", *reasons)
    return ("unsure" if reasons else "distinct"), (f"Noms différents : {titles}.", *reasons)


def _unnamed(one: PlanIdentity, other: PlanIdentity, reasons: tuple[str, ...]) -> tuple[Verdict, tuple[str, ...]]:
    """When a name is missing or says nothing of its own."""
    if reasons:
        return "same", reasons
    if one.told and other.told and _gap(one.told, other.told) >= _YEARS_BETWEEN_WORDS:
        return "distinct", (f"Des années séparent les documents : {one.told[0]}, {other.told[0]}.",)
    return "unsure", ("L’un des deux ne nomme pas son plan.",)


def _common(one: PlanIdentity, other: PlanIdentity) -> tuple[str, ...]:
    """What both say, besides names and territory."""
    found = []
    if one.total is not None and one.total == other.total:
        found.append("Même montant total.")
    if one.start is not None and (one.start, one.end) == (other.start, other.end):
        found.append("Même période.")
    same_day = one.voted is not None and one.voted == other.voted and len(one.voted) == _A_DAY
    if same_day and (one.total is None or other.total is None or one.total == other.total):
        found.append("Même jour de vote.")  # a session votes several plans, of several totals
    shared = sum(any(alike(a, b) for b in other.axes) for a in one.axes)
    if shared >= _SHARED_AXES:
        found.append(f"{shared} axes en commun.")
    return tuple(found)


def _apart(one: PlanIdentity, other: PlanIdentity) -> str:
    """What alone tells two plans apart; empty when nothing does."""
    if one.territory and other.territory and not alike(one.territory, other.territory):
        return f"Territoires différents : {one.territory}, {other.territory}."
    if None not in (one.start, one.end, other.start, other.end):
        if one.end < other.start or other.end < one.start:  # type: ignore[operator]  # none is None here
            return f"Périodes différentes : {one.start}-{one.end}, {other.start}-{other.end}."
    elif _over(one, other) or _over(other, one):
        return f"L’un s’achève quand l’autre commence : {_end(one)}, {_end(other)}."
    return ""


def _votes_apart(one: PlanIdentity, other: PlanIdentity) -> str:
    first, second = _year(one.voted), _year(other.voted)
    if first and second and abs(first - second) >= _YEARS_BETWEEN_VOTES:
        return f"Votés à des années d’écart : {first}, {second}."
    return ""


def _over(one: PlanIdentity, other: PlanIdentity) -> bool:
    """The first ends, by its period or by the year in its name, before the second begins or is voted."""
    begun = other.start or _year(other.voted)
    named = max((y for name in one.names for y in years_in(name)), default=None)
    end = one.end or (named + 1 if named else None)
    return bool(end and begun and end < begun)


def _end(plan: PlanIdentity) -> str:
    years = (plan.start, _year(plan.voted), plan.end, *(y for name in plan.names for y in years_in(name)))
    return "-".join(str(y) for y in sorted({y for y in years if y}))


def _gap(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(other[0] - one[-1], one[0] - other[-1])


def _year(day: str | None) -> int | None:
    found = re.match(r"\d{4}", day or "")
    return int(found[0]) if found else None
