"""Reads of the idea box: what the platform asks of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.urls import reverse

from tests.instruments.tiny.models import Idea
from tramontane.instrument import Document, Passage
from tramontane.lib.money import Euros
from tramontane.lib.periods import Period
from tramontane.plan.models import Territory


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """An idea in open data."""

    titre: str
    voix: int
    deposee_le: date


def ideas_left(territory: Territory, period: Period) -> int:
    """How many ideas were left in that territory."""
    return Idea.objects.filter(territory=territory, left_on__range=(period.first, period.last)).count()


def votes_per_idea(territory: Territory, period: Period) -> Decimal:
    """The mean number of votes, 0 without any idea."""
    found = Idea.objects.filter(territory=territory, left_on__range=(period.first, period.last))
    votes = found.aggregate(votes=Sum("votes"))["votes"] or 0
    return Decimal(votes) / Decimal(max(found.count(), 1))


def prizes(period: Period) -> Euros:
    """The euros given as prizes."""
    given = Idea.objects.filter(left_on__range=(period.first, period.last)).aggregate(total=Sum("prize"))["total"]
    return given or Decimal(0)


def documents() -> Iterator[Document]:
    """A page for each idea."""
    for idea in Idea.objects.all():
        yield Document(
            title=idea.title, body=idea.title, url=reverse("tiny:idea", args=[idea.pk]), updated_on=idea.left_on
        )


def passages() -> Iterator[Passage]:
    """The title of each idea, to quote."""
    for idea in Idea.objects.all():
        yield Passage(text=idea.title, title=idea.title, url=reverse("tiny:idea", args=[idea.pk]))


def rows() -> Iterator[IdeaRow]:
    """Every idea."""
    return (IdeaRow(i.title, i.votes, i.left_on) for i in Idea.objects.all())
