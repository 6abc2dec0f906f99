"""Values of indicators: one person proposes, another validates; nothing is overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tramontane.accounts.models import Organisation, User
from tramontane.accounts.queries import organisations_of
from tramontane.evidence.actions import Description, archive_document
from tramontane.evidence.models import Document
from tramontane.lib.errors import Refusal
from tramontane.lib.periods import day_in_france
from tramontane.plan.actions.mandates import require_lines
from tramontane.plan.models import Indicator, Plan, Reading
from tramontane.plan.sheets.formats import sheet_type


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReading:
    """A value on a day and where it comes from; ``low`` and ``high`` go with the ``method`` that gives them."""

    on: date
    value: Decimal
    note: str
    low: Decimal | None = None
    high: Decimal | None = None
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """The file that values come from."""

    name: str
    content: bytes


@transaction.atomic
def propose_reading(
    *, plan: Plan, ref: str, reading: NewReading, by: User, source: SourceFile | None = None
) -> Reading:
    """Propose the value of an indicator on a day; a proposal that waits for the same day is superseded.

    Raises ``Refusal`` for a line of another owner, a day to come, an interval that does not hold the value, no
    source, or what is already known.
    """
    made = propose_readings(plan=plan, readings={ref: [reading]}, by=by, source=source)
    if not made:
        raise Refusal("reading.known", _("Cette valeur est déjà enregistrée à cette date."))
    return made[0]


@transaction.atomic
def propose_readings(
    *, plan: Plan, readings: Mapping[str, Iterable[NewReading]], by: User, source: SourceFile | None = None
) -> list[Reading]:
    """Propose values of several indicators, by reference: all or nothing; what is already known is left out."""
    require_lines(by, plan, readings)
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    rows = {i.ref: i for i in Indicator.objects.filter(plan=plan, ref__in=readings).exclude(state="rejected")}
    if len(rows) < len(readings):
        raise Refusal("reading.unknown", _("Un de ces indicateurs n’existe plus ou a été écarté : rechargez la page."))
    today = day_in_france(timezone.now())
    new = [(rows[ref], r) for ref, told in readings.items() for r in told]
    for _row, reading in new:
        _check(reading, today)
    kept = _without_known(new)
    document = _archive(plan, source, by) if source and kept else None
    return [_propose(row, reading, document, by) for row, reading in kept]


def _check(reading: NewReading, today: date) -> None:
    if reading.on > today:
        raise Refusal("reading.to_come", _("Un relevé ne peut pas être daté d’un jour à venir."))
    if not reading.note.strip():
        raise Refusal("reading.source", _("Dites d’où vient cette valeur."))
    bounds = (reading.low, reading.high)
    if bounds == (None, None) and not reading.method.strip():
        return
    if reading.low is None or reading.high is None or not reading.low <= reading.value <= reading.high:
        raise Refusal("reading.interval", _("Un intervalle a deux bornes, et la valeur est entre elles."))
    if not reading.method.strip():
        raise Refusal("reading.method", _("Dites par quelle méthode cet intervalle est obtenu."))


def _same(known: Reading, new: NewReading) -> bool:
    told = (new.value, new.low, new.high, new.method.strip(), new.note.strip())
    return (known.value, known.low, known.high, known.method, known.note) == told


def _without_known(new: list[tuple[Indicator, NewReading]]) -> list[tuple[Indicator, NewReading]]:
    """What is neither validated nor waiting in the same words."""
    there = Reading.objects.filter(indicator__in=[row for row, _r in new], state__in=("proposed", "validated"))
    known: dict[tuple[int, date], list[Reading]] = {}
    for reading in there.order_by("id"):
        known.setdefault((reading.indicator_id, reading.on), []).append(reading)
    return [(row, r) for row, r in new if not any(_same(k, r) for k in known.get((row.pk, r.on), ()))]


def _archive(plan: Plan, source: SourceFile, by: User) -> Document:
    organisation = _organisation(plan, by)
    description = Description(
        title=source.name[:500],
        publisher=organisation.name,
        published_on=day_in_france(timezone.now()),
        file_name=source.name,
    )
    return archive_document(
        content=source.content,
        description=description,
        organisation=organisation,
        by=by,
        is_demonstration=plan.is_demonstration,
        media_type=sheet_type(source.name, source.content),
    )


def _organisation(plan: Plan, by: User) -> Organisation:
    """For which steward of the plan the person acts: the first by name."""
    return organisations_of(by, "officer").filter(plans=plan).order_by("name")[0]


def _propose(row: Indicator, reading: NewReading, document: Document | None, by: User) -> Reading:
    waiting = Reading.objects.filter(indicator=row, on=reading.on, state="proposed", proposed_by__isnull=False)
    waiting.update(state=Reading.State.SUPERSEDED)
    return Reading.objects.create(
        indicator=row,
        on=reading.on,
        value=reading.value,
        low=reading.low,
        high=reading.high,
        method=reading.method.strip(),
        note=reading.note.strip(),
        document=document,
        proposed_by=by,
    )


@transaction.atomic
def validate_readings(*, plan: Plan, numbers: Iterable[int], by: User) -> int:
    """Validate what others propose; each supersedes the one of its day. All or nothing.

    Raises ``Refusal`` for one's own proposals: two people answer for a value.
    """
    rows = _waiting(plan, numbers, by)
    if any(r.proposed_by_id == by.pk for r in rows):
        raise Refusal("reading.two_people", _("Vous avez proposé cette valeur : une autre personne doit la valider."))
    return settle_readings(Reading.objects.filter(pk__in=[r.pk for r in rows]), by)


@transaction.atomic
def refuse_reading(*, plan: Plan, number: int, by: User, reason: str) -> Reading:
    """Set a proposal aside, with the reason; who proposed may withdraw it so."""
    if not reason.strip():
        raise Refusal("reading.reason", _("Dites pourquoi : le motif est conservé avec le relevé."))
    (reading,) = _waiting(plan, [number], by)
    reading.state, reading.decided_by, reading.decided_at = Reading.State.REFUSED, by, timezone.now()
    reading.reason = reason.strip()[:500]
    reading.save(update_fields=("state", "decided_by", "decided_at", "reason"))
    return reading


def _waiting(plan: Plan, numbers: Iterable[int], by: User) -> list[Reading]:
    wanted = set(numbers)
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    proposals = Reading.objects.filter(indicator__plan=plan, pk__in=wanted, state="proposed", proposed_by__isnull=False)
    rows = list(proposals.select_related("indicator").order_by("pk"))
    if len(rows) < len(wanted):
        raise Refusal("reading.gone", _("Une de ces valeurs n’attend plus de validation : rechargez la page."))
    require_lines(by, plan, {r.indicator.ref for r in rows})
    return rows


def drafts_of(indicator: int) -> QuerySet[Reading]:
    """The readings of an indicator that documents state and that are validated with its line."""
    return Reading.objects.filter(indicator=indicator, state="proposed", proposed_by__isnull=True)


def settle_readings(readings: QuerySet[Reading], by: User) -> int:
    """Validate readings; the one they follow on the same day is superseded."""
    now = timezone.now()
    rows = list(readings.order_by("pk"))
    for reading in rows:
        before = Reading.objects.filter(indicator=reading.indicator_id, on=reading.on, state="validated")
        before.update(state=Reading.State.SUPERSEDED)
        reading.state, reading.decided_by, reading.decided_at = Reading.State.VALIDATED, by, now
        reading.save(update_fields=("state", "decided_by", "decided_at"))
    return len(rows)
