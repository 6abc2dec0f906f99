"""Writes one line of a plan from its part of a document; the other actions decide when."""

from datetime import date
from typing import Any

from django.db.models import Model

from tramontane.evidence.models import Fact
from tramontane.plan import document as parts
from tramontane.plan.lines import BLANK, KINDS
from tramontane.plan.models import Axis, Line, Party, Plan, Proof, Reading


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
        setattr(row, name, "" if value is None and name in BLANK else value)
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


def _axis_id(plan_id: int, ref: str) -> int:
    return int(Axis.objects.only("id").get(plan_id=plan_id, ref=ref).pk)


def _party(name: str, kind: str) -> Party:
    return Party.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def _write_proofs(row: Line, part: parts.LinePart) -> None:
    Proof.objects.filter(line_id=row.pk).delete()
    ids = dict(Fact.objects.filter(uid__in={u for us in part.proofs.values() for u in us}).values_list("uid", "id"))
    Proof.objects.bulk_create(
        Proof(line_id=row.pk, field=name, fact_id=ids[uid]) for name, uids in part.proofs.items() for uid in uids
    )


def _write_readings(row: Model, part: parts.IndicatorPart) -> None:
    Reading.objects.filter(indicator_id=row.pk).delete()
    ids = dict(Fact.objects.filter(uid__in=[r.fact for r in part.readings if r.fact]).values_list("uid", "id"))
    Reading.objects.bulk_create(
        Reading(
            indicator_id=row.pk,
            on=date.fromisoformat(r.on),
            value=r.value,
            note=r.note,
            fact_id=ids[r.fact] if r.fact else None,
        )
        for r in part.readings
    )
