"""Writes of the idea box."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from tests.instruments.tiny.models import Idea
from tramontane.plan.models import Territory


@transaction.atomic
def leave_idea(*, territory: Territory, title: str, day: date) -> Idea:
    """Leave an idea; the same title on the same territory is the same idea."""
    return Idea.objects.get_or_create(territory=territory, title=title, defaults={"left_on": day})[0]


@transaction.atomic
def award_prize(*, idea: Idea, votes: int, prize: Decimal) -> Idea:
    """Record the vote on an idea and the prize it is given."""
    idea.votes, idea.prize = votes, prize
    idea.save(update_fields=["votes", "prize"])
    return idea


def demo() -> None:
    """Two ideas for Occitanie; doing it twice adds nothing."""
    territory = Territory.objects.get(code="76")
    first = leave_idea(territory=territory, title="Un cours d’IA par lycée", day=date(2026, 1, 5))
    leave_idea(territory=territory, title="Un atelier en médiathèque", day=date(2026, 2, 3))
    award_prize(idea=first, votes=7, prize=Decimal("150.50"))
