"""Money to measure with: a plan, its act, envelopes that each hold a reservation; made by the real actions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tramontane.accounts.models import User

DAY = date(2024, 2, 1)


@dataclass(frozen=True, slots=True)
class Money:
    """What a process needs to post: numbers of rows, because connections are not shared."""

    user: int
    act: int
    reservations: tuple[int, ...]


def make(envelopes: int, slug: str = "mesure") -> Money:
    """A plan with that many envelopes of a billion, each with a reservation of one cent."""
    from tramontane.accounts.actions import give_mandate, open_account, open_organisation  # noqa: PLC0415
    from tramontane.evidence.actions import Description, archive_document  # noqa: PLC0415
    from tramontane.ledger import actions  # noqa: PLC0415
    from tramontane.plan.actions import open_plan  # noqa: PLC0415
    from tramontane.plan.models import Party, Territory  # noqa: PLC0415

    body = open_organisation(code="mesure", name="Mesure", kind="region")
    by: User = open_account(email="mesure@example.org", name="Mesure")
    give_mandate(user=by, organisation=body, role="publisher")
    plan = open_plan(slug=slug, territory=Territory.objects.get(code="76"), stewards=[body])
    told = Description(title="Acte", publisher="Mesure", published_on=DAY, genre="act", file_name="a.txt")
    paper = archive_document(content=slug.encode(), description=told, organisation=body, by=by)
    funder = Party.objects.get_or_create(name="Mesure", defaults={"kind": "region"})[0]
    act = actions.record_act(
        plan=plan, kind="deliberation", reference="1", on=date(2020, 1, 1), title="Acte", by=by, document=paper
    )
    said: dict[str, Any] = {"act": act, "on": date(2020, 1, 1), "by": by}
    reservations = []
    for number in range(envelopes):
        envelope = actions.open_envelope(
            plan=plan, code=f"e{number}", title="Mesure", section="investment", funder=funder, first_year=2020, by=by
        )
        actions.vote_authorisation(envelope=envelope, amount=Decimal(10) ** 9, **said)
        reservation = actions.reserve(envelope=envelope, code="r", title="Mesure", amount=Decimal("0.01"), **said)
        reservations.append(reservation.pk)
    return Money(by.pk, act.pk, tuple(reservations))
