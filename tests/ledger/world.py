"""A small world of money: a plan, its people, one act of each kind; made by the real actions."""

import itertools
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tests.conftest import People, make_people
from tramontane.accounts.models import User
from tramontane.evidence.actions import Description, archive_document
from tramontane.evidence.models import Document
from tramontane.ledger import actions
from tramontane.ledger.models import Act, BudgetEnvelope, Commitment, JournalEntry, Reservation
from tramontane.lib.periods import day_in_france
from tramontane.plan.actions import open_plan
from tramontane.plan.models import Party, Plan, Territory

DAY = date(2024, 2, 1)
YEAR = 2024


def euros(amount: str | int) -> Decimal:
    """Euros and cents."""
    return Decimal(amount).quantize(Decimal("0.01"))


@dataclass
class World:
    """What the tests move money in; ``do`` calls an action with the act it needs."""

    plan: Plan
    people: People
    funder: Party
    document: Document
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)
    acts: dict[str, Act] = field(default_factory=dict)

    @property
    def by(self) -> User:
        """The publisher of the plan."""
        return self.people.publisher

    def act(self, kind: str, on: date = date(2022, 1, 1)) -> Act:
        """The act of that kind, recorded once."""
        if kind not in self.acts:
            self.acts[kind] = actions.record_act(
                plan=self.plan,
                kind=kind,
                reference=f"{kind} 1",
                on=on,
                title=f"Acte de nature {kind}",
                by=self.by,
                document=self.document,
            )
        return self.acts[kind]

    def envelope(self, code: str = "recherche", **said: Any) -> BudgetEnvelope:
        """An empty envelope."""
        wanted = {"section": "investment", "funder": self.funder, "first_year": 2022, "title": code.capitalize()}
        return actions.open_envelope(plan=said.pop("plan", self.plan), code=code, by=self.by, **{**wanted, **said})

    def vote(self, envelope: BudgetEnvelope, amount: str | int, on: date = DAY, **said: Any) -> JournalEntry:
        """Authorisations."""
        return self.do("vote_authorisation", "deliberation", envelope=envelope, amount=euros(amount), on=on, **said)  # type: ignore[no-any-return]

    def credit(self, envelope: BudgetEnvelope, amount: str | int, year: int = YEAR, **said: Any) -> JournalEntry:
        """Credits of a year."""
        return self.do("vote_credits", "budget", envelope=envelope, year=year, amount=euros(amount), **said)  # type: ignore[no-any-return]

    def reserve(self, envelope: BudgetEnvelope, amount: str | int, code: str = "appel", **said: Any) -> Reservation:
        """A reservation for a call."""
        wanted = {"code": code, "title": code.capitalize(), "envelope": envelope, "amount": euros(amount)}
        return self.do("reserve", "deliberation", **{**wanted, **said})  # type: ignore[no-any-return]

    def award(self, reservation: Reservation, amount: str | int, **said: Any) -> Commitment:
        """A commitment."""
        wanted = {"reference": f"C{next(self.numbers)}", "title": "Aide", "amount": euros(amount)}
        return self.do("award", "deliberation", reservation=reservation, **{**wanted, **said})  # type: ignore[no-any-return]

    def order(self, commitment: Commitment, amount: str | int, year: int = YEAR, **said: Any) -> JournalEntry:
        """A payment order."""
        wanted = {"reference": f"M{next(self.numbers)}", "year": year, "amount": euros(amount)}
        return self.do("order_payment", "certification", commitment=commitment, **{**wanted, **said})  # type: ignore[no-any-return]

    def pay(self, order: JournalEntry, **said: Any) -> JournalEntry:
        """What the accountant does."""
        return self.do("record_payment", "accountant", order=order, **said)  # type: ignore[no-any-return]

    def do(self, name: str, kind: str, **said: Any) -> Any:
        """Any action, with the act of that kind, on ``DAY`` unless told."""
        wanted = {"act": said.pop("act", None) or self.act(kind), "on": DAY, "by": self.by}
        return getattr(actions, name)(**{**wanted, **said})


def make_world(slug: str = "plan-argent", code: str = "76", people: People | None = None) -> World:
    """A plan of Occitanie without any money yet."""
    people = people or make_people("region-occitanie", "Région Occitanie")
    plan = open_plan(slug=slug, territory=Territory.objects.get(code=code), stewards=[people.organisation])
    document = archive_document(
        content=f"Délibération du plan {slug}".encode(),
        description=Description(
            title="Délibération", publisher="Région", published_on=date(2022, 1, 1), genre="act", file_name="d.txt"
        ),
        organisation=people.organisation,
        by=people.officer,
    )
    funder = Party.objects.get_or_create(name="Région Occitanie", defaults={"kind": "region"})[0]
    return World(plan, people, funder, document)


def today() -> date:
    """The day it is in France."""
    return day_in_france(timezone.now())
