"""Writes one line of a plan from its part of a document; the other actions decide when."""

from datetime import date
from typing import Any

from tramontane.accounts.models import Organisation
from tramontane.evidence.models import Document, Fact
from tramontane.plan import document as parts
from tramontane.plan.lines import BLANK, KINDS, reading_part, weather_part
from tramontane.plan.models import Axis, Indicator, Line, Party, Plan, Proof, Reading, Waypoint, Weather

#: Dates that documents write as text.
_DAYS = ("baseline_on", "due_on")


def create(plan: Plan, kind: str, part: parts.LinePart, position: int) -> Line:
    """Insert a draft line made from a part, proofs and readings included."""
    row = KINDS[kind].model(plan=plan, kind=kind, ref=part.ref, position=position)
    _write(row, kind, part)
    return row


def rewrite(row: Line, kind: str, part: parts.LinePart) -> None:
    """Give an existing line the content of a part; its reference, position and state stay."""
    _write(row, kind, part)


def _write(row: Any, kind: str, part: parts.LinePart) -> None:  # noqa: ANN401  # one of the concrete lines
    for name in KINDS[kind].fields:
        value = getattr(part, name)
        if name in _DAYS and value:
            value = date.fromisoformat(value)
        setattr(row, name, "" if value is None and name in BLANK else value)
    row.owner_id = _steward_id(row.plan_id, part.owner)
    for name in ("axis", "parent"):
        if hasattr(part, name):
            ref = getattr(part, name)
            setattr(row, f"{name}_id", _axis_id(row.plan_id, ref) if ref else None)
    if isinstance(part, parts.ParticipationPart):
        row.party = _party(part.party, part.party_kind)
    elif isinstance(part, parts.EnvelopePart):
        row.funder = _party(part.funder, "other") if part.funder else None
    row.save()
    _write_proofs(row, part)
    if isinstance(part, parts.IndicatorPart):
        _write_readings(row, part)
        write_waypoints(row, part.waypoints)
        _write_weather(row, part.weather)


def _axis_id(plan_id: int, ref: str) -> int:
    return int(Axis.objects.only("id").get(plan_id=plan_id, ref=ref).pk)


def _steward_id(plan_id: int, code: str | None) -> int | None:
    """The organisation with that code, if it stewards the plan; nobody in particular otherwise."""
    if not code:
        return None
    return Organisation.objects.filter(plans=plan_id, code=code).values_list("pk", flat=True).first()


def _party(name: str, kind: str) -> Party:
    return Party.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def _write_proofs(row: Line, part: parts.LinePart) -> None:
    Proof.objects.filter(line_id=row.pk).delete()
    ids = dict(Fact.objects.filter(uid__in={u for us in part.proofs.values() for u in us}).values_list("uid", "id"))
    Proof.objects.bulk_create(
        Proof(line_id=row.pk, field=name, fact_id=ids[uid]) for name, uids in part.proofs.items() for uid in uids
    )


def _write_readings(row: Indicator, part: parts.IndicatorPart) -> None:
    """Add what the part has and the line has not; what a document states no more is superseded, never deleted."""
    rows = Reading.objects.filter(indicator=row, state__in=("proposed", "validated")).select_related("fact", "document")
    kept = [r for r in rows.order_by("id") if r.state == "validated" or r.proposed_by_id is None]
    wanted = {r.on: r for r in part.readings}
    there = {(r.state, r.on.isoformat()): reading_part(r) for r in kept}
    new = [r for on, r in wanted.items() if r not in (there.get(("validated", on)), there.get(("proposed", on)))]
    gone = [r.pk for r in kept if r.state == "proposed" and wanted.get(r.on.isoformat()) != reading_part(r)]
    Reading.objects.filter(pk__in=gone).update(state=Reading.State.SUPERSEDED)
    facts = dict(Fact.objects.filter(uid__in=[r.fact for r in new if r.fact]).values_list("uid", "id"))
    files = dict(Document.objects.filter(sha256__in=[r.source for r in new if r.source]).values_list("sha256", "id"))
    Reading.objects.bulk_create(
        Reading(
            indicator=row,
            on=date.fromisoformat(r.on),
            value=r.value,
            low=r.low,
            high=r.high,
            method=r.method,
            note=r.note,
            fact_id=facts[r.fact] if r.fact else None,
            document_id=files[r.source] if r.source else None,
        )
        for r in new
    )


def write_waypoints(row: Indicator, waypoints: tuple[parts.WaypointPart, ...]) -> None:
    """The path of an indicator, whole."""
    Waypoint.objects.filter(indicator=row).delete()
    Waypoint.objects.bulk_create(Waypoint(indicator=row, on=date.fromisoformat(w.on), value=w.value) for w in waypoints)


def _write_weather(row: Indicator, part: parts.WeatherPart | None) -> None:
    """What a document says of the weather, unless it is what was last said here."""
    last = Weather.objects.filter(indicator=row).select_related("organisation").order_by("-id").first()
    if part is None or (last is not None and weather_part(last) == part):
        return
    Weather.objects.create(
        indicator=row,
        level=part.level,
        on=date.fromisoformat(part.on),
        comment=part.comment,
        role=part.role,
        organisation_id=_steward_id(row.plan_id, part.organisation),
    )
