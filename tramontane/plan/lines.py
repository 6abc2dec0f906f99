"""Lines of a plan as rows and as parts of a document: one mapping, used by drafts, exports and imports."""

from dataclasses import dataclass
from datetime import date
from typing import Any

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
)

#: Fields that are empty text in a row and nothing in a document.
BLANK = frozenset(("period_start", "period_end", "status", "status_on", "due", "deadline", "date", "measure"))


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
        ),
    ),
    "milestone": Kind(Milestone, parts.MilestonePart, ("title", "due", "done_on")),
    "event": Kind(Event, parts.EventPart, ("title", "date", "place")),
    "context": Kind(ContextFigure, parts.ContextPart, ("title",)),
}
_RELATED = {"participation": ("party",), "envelope": ("funder",)}


def load(plan: Plan) -> dict[str, list[tuple[Line, parts.LinePart]]]:
    """Every line of a plan with its part, by kind, in display order. About a dozen queries, whatever the size."""
    proofs = _proofs(plan)
    refs = dict(Line.objects.filter(plan=plan, kind="axis").values_list("id", "ref"))
    readings: dict[int, list[parts.ReadingPart]] = {}
    for r in Reading.objects.filter(indicator__plan=plan).select_related("fact").order_by("on", "id"):
        uid = r.fact.uid if r.fact else None
        part = parts.ReadingPart(on=r.on.isoformat(), value=r.value, note=r.note, fact=uid)
        readings.setdefault(r.indicator_id, []).append(part)
    found: dict[str, list[tuple[Line, parts.LinePart]]] = {}
    for name, kind in KINDS.items():
        rows = kind.model.objects.filter(plan=plan).select_related(*_RELATED.get(name, ())).order_by("position", "id")
        found[name] = [(row, _part(kind, row, proofs, refs, readings)) for row in rows]
    found["axis"] = _in_tree_order(found["axis"])
    return found


def _proofs(plan: Plan) -> dict[int, dict[str, tuple[str, ...]]]:
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    rows = Proof.objects.filter(line__plan=plan).order_by("id").values_list("line_id", "field", "fact__uid")
    for line, field, uid in rows:
        of_line = found.setdefault(line, {})
        of_line[field] = (*of_line.get(field, ()), uid)
    return found


def _part(
    kind: Kind,
    row: Any,  # noqa: ANN401  # one of the concrete lines
    proofs: dict[int, dict[str, tuple[str, ...]]],
    refs: dict[int, str],
    readings: dict[int, list[parts.ReadingPart]],
) -> parts.LinePart:
    values = {name: _outward(name, getattr(row, name)) for name in kind.fields}
    if hasattr(row, "axis_id"):
        values["axis"] = refs.get(row.axis_id)
    if isinstance(row, Axis):
        values["parent"] = refs.get(row.parent_id or 0)
    elif isinstance(row, Participation):
        values |= {"party": row.party.name, "party_kind": row.party.kind}
    elif isinstance(row, Envelope):
        values["funder"] = row.funder.name if row.funder else None
    elif isinstance(row, Indicator):
        values["readings"] = tuple(readings.get(row.pk, ()))
    return kind.part.model_validate({"ref": row.ref, "proofs": proofs.get(row.pk, {}), **values})


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
