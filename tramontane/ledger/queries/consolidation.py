"""Money of several plans together, where the same euro is counted once."""

from collections.abc import Iterable
from datetime import date, datetime

from tramontane.ledger.models import BudgetEnvelope
from tramontane.ledger.queries.positions import Position, positions
from tramontane.plan.models import Plan


def consolidated(plans: Iterable[Plan], *, on: date | None = None, at: datetime | None = None) -> Position:
    """What these plans hold together. An envelope that comes, at any remove, from one of the others is left out.

    Its euros are counted in the envelope that they come from: there they are voted, committed and paid.
    """
    return sum(positions(counted(plans), on=on, at=at).values(), Position())


def counted(plans: Iterable[Plan]) -> list[BudgetEnvelope]:
    """The envelopes of these plans whose money comes from none of the others."""
    inside = {plan.pk for plan in plans}
    sources = {e.pk: e for e in BudgetEnvelope.objects.filter(parts__isnull=False).distinct().order_by("pk")}
    own = BudgetEnvelope.objects.filter(plan__in=inside).select_related("funder", "plan").order_by("plan", "code")
    return [e for e in own if not _comes_from(e, sources, inside)]


def _comes_from(envelope: BudgetEnvelope, sources: dict[int, BudgetEnvelope], inside: set[int]) -> bool:
    """An envelope only comes from an older one: the way up ends."""
    while envelope.comes_from_id is not None:
        envelope = sources[envelope.comes_from_id]
        if envelope.plan_id in inside:
            return True
    return False
