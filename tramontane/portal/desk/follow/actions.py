"""Values, weather and rhythm written from a page that may be out of date: what it showed is checked first."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tramontane.accounts.models import Organisation, User
from tramontane.plan.actions import (
    NewReading,
    SourceFile,
    assign_lines,
    follow_indicator,
    propose_reading,
    propose_readings,
    refuse_reading,
    say_weather,
    validate_readings,
)
from tramontane.plan.document import Frequency
from tramontane.plan.models import Plan, Reading, Weather
from tramontane.portal.desk.actions import ChangedMeanwhile
from tramontane.portal.desk.follow.queries import followed


def _refuse_changed(plan: Plan, by: User, seen: Mapping[str, str]) -> None:
    """Nobody else writes to the plan until the end of the transaction, and it is still what the page showed."""
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    now = {f.part.ref: f.mark for f in followed(by, [plan.pk])}
    changed = tuple(ref for ref, mark in seen.items() if now.get(ref) != mark)
    if changed:
        raise ChangedMeanwhile(_("Cet indicateur a changé entre-temps : relisez-le, puis recommencez."), changed)


@transaction.atomic
def propose_seen_reading(
    *, plan: Plan, ref: str, seen: str, reading: NewReading, by: User, source: SourceFile | None = None
) -> Reading:
    """Propose a value for an indicator as it was seen."""
    _refuse_changed(plan, by, {ref: seen})
    return propose_reading(plan=plan, ref=ref, reading=reading, by=by, source=source)


@transaction.atomic
def propose_seen_readings(
    *, plan: Plan, seen: Mapping[str, str], readings: Mapping[str, list[NewReading]], by: User, source: SourceFile
) -> list[Reading]:
    """Propose the values of a file for indicators as they were when its preview was shown: all or nothing."""
    _refuse_changed(plan, by, seen)
    return propose_readings(plan=plan, readings=readings, by=by, source=source)


@transaction.atomic
def decide_seen_readings(
    *, plan: Plan, seen: Mapping[int, tuple[str, str]], verdict: str, by: User, reason: str
) -> int:
    """Validate or refuse proposals, by number, for indicators (reference, mark) as they were seen; how many."""
    _refuse_changed(plan, by, dict(seen.values()))
    if verdict == "validated":
        return validate_readings(plan=plan, numbers=seen, by=by)
    for number in seen:
        refuse_reading(plan=plan, number=number, by=by, reason=reason)
    return len(seen)


@transaction.atomic
def say_seen_weather(*, plan: Plan, ref: str, seen: str, level: str, comment: str, role: str, by: User) -> Weather:
    """Say the weather of an indicator as it was seen."""
    _refuse_changed(plan, by, {ref: seen})
    return say_weather(plan=plan, ref=ref, level=level, comment=comment, role=role, by=by)


@transaction.atomic
def follow_seen_indicator(
    *,
    plan: Plan,
    ref: str,
    seen: str,
    by: User,
    owner: Organisation | None,
    frequency: Frequency | None,
    due_on: date | None,
    tolerance: Decimal | None,
    baseline_on: date | None,
    waypoints: list[tuple[date, Decimal]],
    answerable: User | None,
) -> None:
    """Set how an indicator is followed, as it was seen; its owner last, since it may no longer be ours after."""
    _refuse_changed(plan, by, {ref: seen})
    told: dict[str, Any] = {"frequency": frequency, "due_on": due_on, "tolerance": tolerance}
    told |= {"baseline_on": baseline_on, "waypoints": waypoints, "answerable": answerable}
    follow_indicator(plan=plan, ref=ref, by=by, **told)
    assign_lines(plan=plan, refs=[ref], owner=owner, by=by)
