"""The follow-up of the demonstration's indicators: owners, rhythm, values, weather, through the actions of everybody.

Its days count back from the day it is loaded, so that something is always due and nothing is dated ahead.
"""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tramontane.accounts.models import Organisation, User
from tramontane.lib.periods import day_in_france
from tramontane.plan.actions import (
    NewReading,
    assign_lines,
    correct_line,
    decide_lines,
    follow_indicator,
    propose_readings,
    say_weather,
    validate_readings,
)
from tramontane.plan.lines import load
from tramontane.plan.models import Line, Plan, Reading, Weather


def quarter_end(today: date, ago: int) -> date:
    """The last day of a quarter: 0 is the last one that has ended, 1 the one before."""
    index = today.year * 4 + (today.month - 1) // 3 - 1 - ago
    year, quarter = divmod(index, 4)
    month = quarter * 3 + 3
    return date(year, month, monthrange(year, month)[1])


def assign(plan: Plan, owners: dict[str, list[str]], organisations: dict[str, Organisation], by: User) -> None:
    """Give kinds of lines to their owners (kinds by code of organisation)."""
    for code, kinds in owners.items():
        refs = Line.objects.filter(plan=plan, kind__in=kinds, owner__isnull=True).order_by("id")
        found = list(refs.values_list("ref", flat=True))
        assign_lines(plan=plan, refs=found, owner=organisations[code], by=by)


def follow(plan: Plan, described: dict[str, Any], by: User, second: User) -> None:
    """One indicator: ``by`` sets it and proposes its values, ``second`` validates them. Safe to run again."""
    ref, today = described["indicator"], day_in_france(timezone.now())
    _baseline(plan, ref, described, by)
    follow_indicator(
        plan=plan,
        ref=ref,
        by=by,
        frequency=described.get("frequency"),
        due_on=described.get("due_on"),
        tolerance=Decimal(str(described["tolerance"])) if "tolerance" in described else None,
        baseline_on=described.get("baseline_on"),
        waypoints=[(w["day"], Decimal(str(w["value"]))) for w in described.get("waypoints", ())],
        answerable=by,
    )
    told = [_reading(r, today) for r in described.get("readings", ())]
    propose_readings(plan=plan, readings={ref: told}, by=by)
    waiting = Reading.objects.filter(indicator__plan=plan, indicator__ref=ref, state="proposed", proposed_by=by)
    validate_readings(plan=plan, numbers=waiting.order_by("id").values_list("pk", flat=True), by=second)
    weather = described.get("weather")
    if weather and not Weather.objects.filter(indicator__plan=plan, indicator__ref=ref).exists():
        say_weather(plan=plan, ref=ref, by=by, **weather)


def propose(plan: Plan, described: dict[str, Any], by: User) -> None:
    """A value that waits for a second person."""
    reading = _reading(described, day_in_france(timezone.now()))
    propose_readings(plan=plan, readings={described["indicator"]: [reading]}, by=by)


def _baseline(plan: Plan, ref: str, described: dict[str, Any], by: User) -> None:
    """What the sources do not say and the demonstration supposes, with the reason."""
    part = next(p for _row, p in load(plan)["indicator"] if p.ref == ref)
    wanted = {n: Decimal(str(described[n])) for n in ("baseline",) if n in described}
    wanted |= {n: described[n] for n in ("deadline",) if n in described}
    if all(getattr(part, n) == v for n, v in wanted.items()):
        return
    reason = "Valeur de démonstration : les sources ne la disent pas."
    correct_line(plan=plan, ref=ref, part=part.model_copy(update=wanted), by=by, reason=reason)
    decide_lines(plan=plan, refs=[ref], verdict="validated", by=by, reason=reason)


def _reading(described: dict[str, Any], today: date) -> NewReading:
    bounds = {n: Decimal(str(described[n])) for n in ("low", "high") if n in described}
    return NewReading(
        on=quarter_end(today, described["quarters_ago"]),
        value=Decimal(str(described["value"])),
        note=described.get("note", "Relevé de démonstration, inventé pour montrer le suivi"),
        method=described.get("method", ""),
        **bounds,
    )
