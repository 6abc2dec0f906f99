"""Plan documents of any shape, that rest on the facts and sources of a real one."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tramontane.plan import document as parts
from tramontane.plan.document import PlanDocument

titles = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
edtf = st.sampled_from([None, "2024", "2024-07", "2024-07-11", "2024-21", "2025-10-09/2025-10-10", "XXXX-07-11"])
money = st.decimals(0, 10**9, places=2)
number = st.decimals(-(10**9), 10**9, places=4)
Part = parts.LinePart


@st.composite
def plan_documents(draw: st.DrawFn, base: PlanDocument) -> PlanDocument:
    """``base`` with other lines: a random tree of axes, random figures, proofs among its facts."""
    uids = [f.uid for f in base.facts]
    axes = _axes(draw, draw(st.integers(0, 5)))
    refs = [a.ref for a in axes]

    def line(kind: type[Part], n: int, **fields: Any) -> Any:
        proofs = draw(st.dictionaries(st.sampled_from(["title", "amount"]), _some(uids), max_size=2))
        return kind(ref=f"{kind.__name__.lower()}-{n}", proofs=proofs, **fields)

    def some(kind: type[Part], most: int, **fields: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        count = draw(st.integers(0, most))
        return tuple(line(kind, n, **{k: draw(v) for k, v in fields.items()}) for n in range(count))

    axis = st.sampled_from([None, *refs])
    envelopes = tuple(_envelope(draw, e, refs) for e in some(parts.EnvelopePart, 4, **_ENVELOPE))
    return base.model_copy(
        update={
            "axes": axes,
            "envelopes": envelopes,
            "pledges": some(parts.PledgePart, 3, title=titles, axis=axis, is_negated=st.booleans(), due=edtf),
            "indicators": some(parts.IndicatorPart, 3, axis=axis, **_INDICATOR),
            "milestones": some(parts.MilestonePart, 2, title=titles, axis=axis, due=edtf),
            "events": some(parts.EventPart, 2, title=titles, axis=axis, date=edtf, place=titles),
            "context": some(parts.ContextPart, 2, title=titles),
        }
    )


def _some(uids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(uids), min_size=1, max_size=3, unique=True).map(tuple)


def _axes(draw: st.DrawFn, count: int) -> tuple[parts.AxisPart, ...]:
    """A random tree, each axis followed by its parts."""
    above: list[str] = []
    found = []
    for n in range(count):
        above = above[: draw(st.integers(0, len(above)))]
        found.append(parts.AxisPart(ref=f"axe-{n}", parent=above[-1] if above else None, title=draw(titles)))
        above.append(f"axe-{n}")
    return tuple(found)


_ENVELOPE: dict[str, st.SearchStrategy[Any]] = {
    "scope": st.sampled_from(["plan", "axis", "action"]),
    "minimum": money,
    "maximum": st.just(Decimal(10**9)),
    "title": titles,
    "per": st.sampled_from(["total", "year", "unit"]),
    "qualifier": st.sampled_from(["exact", "about", "at_least", "range"]),
    "modality": st.sampled_from(["firm", "estimated", "superseded"]),
    "funder": st.sampled_from([None, "FEDER", "Union européenne"]),
}
_READING = st.builds(parts.ReadingPart, on=st.dates().map(str), value=number, note=titles.filter(bool))
_BOUNDED = _READING.map(
    lambda r: r.model_copy(update={"low": r.value - 1, "high": r.value + 2, "method": "Sondage de 300 personnes"})
)
_WAYPOINT = st.builds(parts.WaypointPart, on=st.dates().map(str), value=number)
_RHYTHM = st.sampled_from(["month", "quarter", "half", "year"])
_WEATHER = st.builds(
    parts.WeatherPart,
    level=st.sampled_from(["assured", "reachable", "support", "compromised"]),
    on=st.dates().map(str),
    comment=titles.filter(bool),
    role=st.just("Directrice du plan"),
    organisation=st.sampled_from([None, "region-occitanie"]),
)
_INDICATOR: dict[str, st.SearchStrategy[Any]] = {
    "title": titles,
    "unit": titles,
    "direction": st.sampled_from(["up", "down", "hold"]),
    "baseline": st.none() | number,
    "target": number,
    "factor": st.none() | st.decimals(0, 1000, places=3),
    "deadline": edtf,
    "horizon_years": st.none() | st.integers(0, 30),
    "measure": st.sampled_from([None, "academy.certified"]),
    "baseline_on": st.none() | st.dates().map(str),
    "tolerance": st.none() | st.decimals(0, 100, places=2),
    "waypoints": st.lists(_WAYPOINT, max_size=2, unique_by=lambda w: w.on).map(
        lambda found: tuple(sorted(found, key=lambda w: w.on))
    ),
    "weather": st.none() | _WEATHER,
    "readings": st.lists(_READING | _BOUNDED, max_size=3, unique_by=lambda r: r.on).map(
        lambda found: tuple(sorted(found, key=lambda r: r.on))
    ),
}


def _envelope(draw: st.DrawFn, found: parts.EnvelopePart, refs: list[str]) -> parts.EnvelopePart:
    """An axis where the scope wants one, and none for the plan."""
    scope = found.scope if refs or found.scope != "axis" else "action"
    axis = None if scope == "plan" or not refs else draw(st.sampled_from(refs))
    return found.model_copy(update={"scope": scope, "axis": axis})
