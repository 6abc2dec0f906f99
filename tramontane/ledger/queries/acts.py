"""The log of acts and what each has moved."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tramontane.ledger.models import Act, JournalEntry
from tramontane.ledger.queries.movements import Movement, told
from tramontane.plan.models import Plan

#: Kind of entry → kinds of acts that allow it; the database holds the same list (``ledger_allowed_acts``).
ALLOWED_ACTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("vote", "revision", "lapse"), ("deliberation", "budget", "completion")),
    **dict.fromkeys(("credit_vote", "credit_revision"), ("budget", "deliberation")),
    **dict.fromkeys(("transfer", "credit_transfer"), ("deliberation", "budget", "delegation")),
    **dict.fromkeys(("reservation", "release"), ("deliberation", "delegation", "completion")),
    "award": ("deliberation", "delegation", "convention"),
    "amendment": ("amendment", "deliberation"),
    "order": ("certification",),
    **dict.fromkeys(("payment", "rejection", "collection"), ("accountant",)),
    "closing": ("closing",),
    "reopening": ("closing", "correction"),
    "completion": ("completion",),
    **dict.fromkeys(("recovery", "remission"), ("recovery", "deliberation")),
    "correction": ("correction",),
}


@dataclass(frozen=True, slots=True)
class ActEffects:
    """An act and the movements it allowed, in the order they were written."""

    act: Act
    movements: tuple[Movement, ...]


def act_kinds_for(kind: str) -> tuple[str, ...]:
    """The kinds of acts that allow a kind of entry."""
    return ALLOWED_ACTS[kind]


def acts_of(plan: Plan, *, kinds: tuple[str, ...] = ()) -> list[ActEffects]:
    """The acts of a plan with their effects, the latest first; three queries."""
    acts = Act.objects.filter(plan=plan).select_related("document", "passage", "by").order_by("-on", "-id")
    wanted = list(acts.filter(kind__in=kinds) if kinds else acts)
    entries = JournalEntry.objects.filter(act__in=wanted).select_related("act", "reverses", "reversed_by")
    by_act: dict[int, list[Movement]] = {}
    for movement in told(list(entries.order_by("id"))):
        by_act.setdefault(movement.entry.act_id, []).append(movement)
    return [ActEffects(act, tuple(by_act.get(act.pk, ()))) for act in wanted]


def unproven_acts(plan: Plan) -> QuerySet[Act]:
    """Acts that moved money and whose document does not yet say where."""
    return Act.objects.filter(plan=plan, passage__isnull=True, document__isnull=False, entries__isnull=False).distinct()
