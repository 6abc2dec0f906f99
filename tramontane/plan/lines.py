"""Lines of a plan as rows and as parts of a document: one mapping, used by drafts, exports and imports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from tramontane.plan import document as parts
from tramontane.plan.models import (
    Axis,
    ContextFigure,
    Envelope,
    Event,
    Heading,
    Indicator,
    Line,
    Milestone,
    Participation,
    Plan,
    Pledge,
    Proof,
    Reading,
    Waypoint,
    Weather,
)

#: Fields that are empty text in a row and nothing in a document.
BLANK = frozenset(
    ("period_start", "period_end", "status", "status_on", "due", "deadline", "date", "measure", "frequency")
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of line: its table, its part of the document, and the fields they share."""

    model: type[Line]
    part: type[parts.LinePart]
    fields: tuple[str, ...]


KINDS: dict[str, Kind] = {
    "heading": Kind(
        Heading,
        parts.HeadingPart,
        ("title", "summary", "period_start", "period_end", "period_years", "status", "status_on"),
    ),
    "participation": Kind(Participation, parts.ParticipationPart, ("role",)),
    "axis": Kind(Axis, parts.AxisPart, ("title", "summary")),
    "envelope": Kind(
        Envelope,
        parts.EnvelopePart,
        ("scope", "title", "minimum", "maximum", "currency", "per", "qualifier", "modality"),
    ),
    "pledge": Kind(Pledge, parts.PledgePart, ("title", "modality", "is_negated", "due")),
    "indicator": Kind(
        Indicator,
        parts.IndicatorPart,
        (
            "title",
            "unit",
            "per",
            "direction",
            "baseline",
            "target",
            "factor",
            "qualifier",
            "deadline",
            "horizon_years",
            "measure",
            "baseline_on",
            "frequency",
            "due_on",
            "tolerance",
        ),
    ),
    "milestone": Kind(Milestone, parts.MilestonePart, ("title", "due", "done_on")),
    "event": Kind(Event, parts.EventPart, ("title", "date", "place")),
    "context": Kind(ContextFigure, parts.ContextPart, ("title",)),
}
_RELATED = {"participation": ("party",), "envelope": ("funder",)}


@dataclass(frozen=True, slots=True)
class _Beside:
    """What hangs from the lines of a plan, by line."""

    proofs: dict[int, dict[str, tuple[str, ...]]]
    refs: dict[int, str]
    readings: dict[int, list[parts.ReadingPart]]
    waypoints: dict[int, list[parts.WaypointPart]]
    weather: dict[int, parts.WeatherPart]


def load(plan: Plan, *, validated_only: bool = False) -> dict[str, list[tuple[Line, parts.LinePart]]]:
    """Every line of a plan with its part, by kind, in display order. About fifteen queries, whatever the size.

    A part has the validated readings and, unless ``validated_only``, those that documents state and that will be
    validated with the line; what a person proposes is in no part until another one validates it.
    """
    beside = _beside([plan.pk], validated_only=validated_only)
    found: dict[str, list[tuple[Line, parts.LinePart]]] = {}
    for name, kind in KINDS.items():
        related = ("owner", *_RELATED.get(name, ()))
        rows = kind.model.objects.filter(plan=plan).select_related(*related).order_by("position", "id")
        found[name] = [(row, _part(kind, row, beside)) for row in rows]
    found["axis"] = _in_tree_order(found["axis"])
    return found


def load_indicators(plans: Iterable[int]) -> list[tuple[Indicator, parts.IndicatorPart]]:
    """The indicators of several plans that were not set aside, by plan, as ``load`` gives them. Six queries."""
    wanted = list(plans)
    beside = _beside(wanted, validated_only=False)
    rows = Indicator.objects.filter(plan__in=wanted).exclude(state=Line.State.REJECTED)
    rows = rows.select_related("owner", "answerable", "plan__territory").order_by("plan_id", "position", "id")
    found = [(row, _part(KINDS["indicator"], row, beside)) for row in rows]
    return [(row, part) for row, part in found if isinstance(part, parts.IndicatorPart)]


def _beside(plans: list[int], *, validated_only: bool) -> _Beside:
    refs = dict(Line.objects.filter(plan__in=plans, kind="axis").values_list("id", "ref"))
    readings = _readings(plans, validated_only=validated_only)
    return _Beside(_proofs(plans), refs, readings, _waypoints(plans), _weather(plans))


def _readings(plans: list[int], *, validated_only: bool) -> dict[int, list[parts.ReadingPart]]:
    """One reading a day: what a document now states comes before what it would supersede."""
    shown = Q(state="validated")
    if not validated_only:
        shown |= Q(state="proposed", proposed_by__isnull=True)
    rows = Reading.objects.filter(shown, indicator__plan__in=plans).select_related("fact", "document")
    of_day = {(r.indicator_id, r.on): r for r in rows.order_by("on", F("decided_at").asc(nulls_last=True), "id")}
    found: dict[int, list[parts.ReadingPart]] = {}
    for r in of_day.values():
        found.setdefault(r.indicator_id, []).append(reading_part(r))
    return found


def reading_part(reading: Reading) -> parts.ReadingPart:
    """A reading as a part; its fact and document must have been fetched."""
    return parts.ReadingPart(
        on=reading.on.isoformat(),
        value=reading.value,
        note=reading.note,
        fact=reading.fact.uid if reading.fact else None,
        low=reading.low,
        high=reading.high,
        method=reading.method,
        source=reading.document.sha256 if reading.document else None,
    )


def _waypoints(plans: list[int]) -> dict[int, list[parts.WaypointPart]]:
    found: dict[int, list[parts.WaypointPart]] = {}
    for w in Waypoint.objects.filter(indicator__plan__in=plans).order_by("on"):
        found.setdefault(w.indicator_id, []).append(parts.WaypointPart(on=w.on.isoformat(), value=w.value))
    return found


def _weather(plans: list[int]) -> dict[int, parts.WeatherPart]:
    rows = (
        Weather.objects.filter(indicator__plan__in=plans).select_related("organisation").order_by("indicator_id", "-id")
    )
    return {w.indicator_id: weather_part(w) for w in rows.distinct("indicator_id")}


def weather_part(weather: Weather) -> parts.WeatherPart:
    """A weather as a part; its organisation must have been fetched."""
    return parts.WeatherPart(
        level=weather.level,  # type: ignore[arg-type]  # checked by the database
        on=weather.on.isoformat(),
        comment=weather.comment,
        role=weather.role,
        organisation=weather.organisation.code if weather.organisation else None,
    )


def _proofs(plans: list[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    rows = Proof.objects.filter(line__plan__in=plans).order_by("id").values_list("line_id", "field", "fact__uid")
    for line, field, uid in rows:
        of_line = found.setdefault(line, {})
        of_line[field] = (*of_line.get(field, ()), uid)
    return found


def _part(kind: Kind, row: Any, beside: _Beside) -> parts.LinePart:  # noqa: ANN401  # one of the concrete lines
    values = {name: _outward(name, getattr(row, name)) for name in kind.fields}
    values["owner"] = row.owner.code if row.owner else None
    if hasattr(row, "axis_id"):
        values["axis"] = beside.refs.get(row.axis_id)
    if isinstance(row, Axis):
        values["parent"] = beside.refs.get(row.parent_id or 0)
    elif isinstance(row, Participation):
        values |= {"party": row.party.name, "party_kind": row.party.kind}
    elif isinstance(row, Envelope):
        values["funder"] = row.funder.name if row.funder else None
    elif isinstance(row, Indicator):
        values["readings"] = tuple(beside.readings.get(row.pk, ()))
        values["waypoints"] = tuple(beside.waypoints.get(row.pk, ()))
        values["weather"] = beside.weather.get(row.pk)
    return kind.part.model_validate({"ref": row.ref, "proofs": beside.proofs.get(row.pk, {}), **values})


def _outward(name: str, value: object) -> object:
    if value == "" and name in BLANK:
        return None
    return value.isoformat() if isinstance(value, date) else value


def _in_tree_order(axes: list[tuple[Line, parts.LinePart]]) -> list[tuple[Line, parts.LinePart]]:
    """Each axis followed by its parts."""
    below: dict[str | None, list[tuple[Line, parts.LinePart]]] = {}
    for row, part in axes:
        below.setdefault(getattr(part, "parent", None), []).append((row, part))

    def walk(parent: str | None) -> list[tuple[Line, parts.LinePart]]:
        return [x for row, part in below.get(parent, ()) for x in ((row, part), *walk(part.ref))]

    return walk(None)
