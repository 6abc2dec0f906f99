"""How lines are followed: who answers for them, the rhythm of values, the path, the weather."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tramontane.accounts.models import Organisation, User
from tramontane.accounts.queries import organisations_of
from tramontane.lib.errors import Refusal
from tramontane.lib.periods import day_in_france
from tramontane.plan.actions.decisions import record_decision
from tramontane.plan.actions.mandates import require_lines
from tramontane.plan.actions.rows import rewrite
from tramontane.plan.document import Frequency, IndicatorPart, LinePart, WaypointPart
from tramontane.plan.lines import load
from tramontane.plan.models import Decision, Indicator, Line, Plan, Weather
from tramontane.plan.trajectory import trajectory


@transaction.atomic
def assign_lines(*, plan: Plan, refs: Iterable[str], owner: Organisation | None, by: User) -> int:
    """Say which steward answers for lines, from now on the only one to change them; returns how many changed."""
    wanted = set(refs)
    require_lines(by, plan, wanted)
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if owner is not None and not plan.stewards.filter(pk=owner.pk).exists():
        raise Refusal("line.owner", _("Cet organisme ne porte pas ce plan."))
    reason = f"Ligne confiée à {owner.name}." if owner else "Ligne commune à tous les organismes du plan."
    code, changed = owner.code if owner else None, 0
    for row, part in _pairs(plan, wanted):
        if part.owner == code:
            continue
        Line.objects.filter(pk=row.pk).update(owner=owner)
        _keep(row, part.model_copy(update={"owner": code}), by, reason)
        changed += 1
    return changed


@transaction.atomic
def follow_indicator(
    *,
    plan: Plan,
    ref: str,
    by: User,
    frequency: Frequency | None,
    due_on: date | None,
    tolerance: Decimal | None,
    baseline_on: date | None,
    waypoints: Iterable[tuple[date, Decimal]],
    answerable: User | None,
) -> IndicatorPart:
    """Set the rhythm, the path and the person who answers for an indicator.

    Raises ``Refusal`` for a path that turns back, or a person without a mandate on the plan.
    """
    require_lines(by, plan, [ref])
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if answerable is not None and not organisations_of(answerable, "officer").filter(plans=plan).exists():
        raise Refusal("indicator.answerable", _("Cette personne n’a pas de mandat sur ce plan."))
    row, old = indicator_of(plan, ref)
    steps = tuple(WaypointPart(on=on.isoformat(), value=value) for on, value in sorted(waypoints))
    told = {
        "frequency": frequency or None,
        "due_on": due_on.isoformat() if due_on else None,
        "tolerance": tolerance,
        "baseline_on": baseline_on.isoformat() if baseline_on else None,
        "waypoints": steps,
    }
    part = IndicatorPart.model_validate({**old.model_dump(), **told})
    path = trajectory(part, _start_of(plan)) if steps else None
    if isinstance(path, str):
        raise Refusal("indicator.path", _("Cette trajectoire ne tient pas : {path}.").format(path=path))
    Indicator.objects.filter(pk=row.pk).update(answerable=answerable)
    if part != old:
        rewrite(_fresh(row), row.kind, part)
        _keep(row, part, by, "Suivi de l’indicateur modifié.")
    return part


def _fresh(row: Line) -> Indicator:
    return Indicator.objects.get(pk=row.pk)


@transaction.atomic
def say_weather(*, plan: Plan, ref: str, level: str, comment: str, role: str, by: User) -> Weather:
    """Say how an indicator is going today, in one of four words, with a comment signed by a role."""
    require_lines(by, plan, [ref])
    if level not in Weather.Level.values:
        raise Refusal("weather.level", _("Choisissez une météo : assuré, atteignable, à soutenir ou compromis."))
    if not comment.strip() or not role.strip():
        raise Refusal("weather.signed", _("Une météo se commente et se signe : dites pourquoi, et à quel titre."))
    row, _part = indicator_of(plan, ref)
    organisation = organisations_of(by, "officer").filter(plans=plan).order_by("name").first()
    return Weather.objects.create(
        indicator_id=row.pk,
        level=level,
        on=day_in_france(timezone.now()),
        comment=comment.strip()[:500],
        role=role.strip()[:120],
        organisation=organisation,
        by=by,
    )


def _pairs(plan: Plan, wanted: set[str]) -> list[tuple[Line, LinePart]]:
    found = [pair for of_kind in load(plan).values() for pair in of_kind if pair[1].ref in wanted]
    if len(found) < len(wanted):
        raise Refusal("line.unknown", _("Une de ces lignes n’existe plus : rechargez la page."))
    return found


def indicator_of(plan: Plan, ref: str) -> tuple[Line, IndicatorPart]:
    """An indicator that was not set aside. Raises ``Refusal``."""
    ((row, part),) = _pairs(plan, {ref})
    if not isinstance(part, IndicatorPart) or row.state == Line.State.REJECTED:
        raise Refusal("line.unknown", _("Cet indicateur n’existe plus ou a été écarté : rechargez la page."))
    return row, part


def _start_of(plan: Plan) -> str | None:
    return next((getattr(part, "period_start", None) for _row, part in load(plan)["heading"]), None)


def _keep(row: Line, part: LinePart, by: User, reason: str) -> None:
    """What is followed stays decided as it was; who changed it is kept, and another person publishes it."""
    validated = row.state == Line.State.VALIDATED
    if validated or row.state == Line.State.DRAFT:
        verdict = Decision.Verdict.VALIDATED if validated else Decision.Verdict.REOPENED
        record_decision(row, part, verdict, by, reason)
