"""The money of the demonstration: votes as the sources give them; yearly credits, calls, grants and payments invented.

Everything passes by the actions of everybody, in one transaction a plan.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from tramontane.accounts.models import Organisation, User
from tramontane.evidence.actions import Description, archive_document
from tramontane.evidence.models import Document
from tramontane.ledger import actions
from tramontane.ledger.queries import Act, BudgetEnvelope, Commitment, Reservation, envelopes_of
from tramontane.plan.models import Axis, Party, Plan


def is_loaded(folder: Path) -> bool:
    """Whether every plan that the demonstration gives money has some."""
    slugs = [one["plan"] for one in _described(folder)["plans"]]
    return all(envelopes_of(plan).exists() for plan in Plan.objects.filter(slug__in=slugs))


def load(folder: Path, users: dict[str, User], organisations: dict[str, Organisation]) -> None:
    """Post the money of each demonstration plan that has none yet."""
    for one in _described(folder)["plans"]:
        plan = Plan.objects.get(slug=one["plan"])
        if not envelopes_of(plan).exists():
            with transaction.atomic():
                _Budget(plan, one, users[one["by"]], organisations[one["steward"]], folder / "documents").post()


def _described(folder: Path) -> dict[str, Any]:
    described: dict[str, Any] = yaml.safe_load((folder / "budget.yaml").read_text(encoding="utf-8"))
    return described


class _Budget:
    """What one plan's money is made of, posted in the order of the days."""

    def __init__(self, plan: Plan, described: dict[str, Any], by: User, steward: Organisation, folder: Path) -> None:
        self.plan, self.described, self.by, self.steward, self.folder = plan, described, by, steward, folder
        self.acts = {name: self._act(**act) for name, act in described["acts"].items()}
        self.envelopes: dict[str, BudgetEnvelope] = {}

    def post(self) -> None:
        for envelope in self.described["envelopes"]:
            self._open(**envelope)
        for vote in self.described["credits"]:
            for code, amount in vote["amounts"].items():
                actions.vote_credits(
                    envelope=self.envelopes[code], year=vote["year"], amount=Decimal(amount), **self._when(vote)
                )
        for one in self.described.get("transfers", ()):
            source, target = self.envelopes[one["from"]], self.envelopes[one["to"]]
            actions.transfer_credits(
                source=source, target=target, year=one["year"], amount=Decimal(one["amount"]), **self._when(one)
            )
        for reservation in self.described.get("reservations", ()):
            self._reserve(reservation)
        for closing in self.described.get("closed", ()):
            actions.close_year(plan=self.plan, year=closing["year"], **self._when(closing))

    def _when(self, described: dict[str, Any]) -> dict[str, Any]:
        return {"act": self.acts[described["act"]], "on": described["day"], "by": self.by}

    def _act(self, *, kind: str, reference: str, day: date, title: str, file: str = "") -> Act:
        document = self._document(file, day) if file else None
        return actions.record_act(
            plan=self.plan, kind=kind, reference=reference, on=day, title=title, by=self.by, document=document
        )

    def _document(self, file: str, day: date) -> Document:
        """The document, archived now unless an import of the plan already has."""
        description = Description(
            title="Pièce budgétaire de démonstration",
            publisher="Échantillon Tramontane",
            genre="act",
            published_on=day,
            file_name=file,
        )
        return archive_document(
            content=(self.folder / file).read_bytes(),
            description=description,
            organisation=self.steward,
            by=self.by,
            is_demonstration=True,
        )

    def _open(self, *, code: str, title: str, section: str, voted: int, axis: str = "") -> None:
        funder, _made = Party.objects.get_or_create(name=self.described["funder"], defaults={"kind": Party.Kind.REGION})
        vote = self.described["vote"]
        self.envelopes[code] = actions.open_envelope(
            plan=self.plan,
            code=code,
            title=title,
            section=section,
            funder=funder,
            first_year=vote["day"].year,
            by=self.by,
            axis=Axis.objects.get(plan=self.plan, ref=axis) if axis else None,
        )
        actions.vote_authorisation(envelope=self.envelopes[code], amount=Decimal(voted), **self._when(vote))

    def _reserve(self, described: dict[str, Any]) -> None:
        reservation = actions.reserve(
            envelope=self.envelopes[described["envelope"]],
            code=described["code"],
            title=described["title"],
            amount=Decimal(described["amount"]),
            **self._when(described),
        )
        for award in described.get("awards", ()):
            self._award(reservation, award)

    def _award(self, reservation: Reservation, described: dict[str, Any]) -> None:
        commitment = actions.award(
            reservation=reservation,
            reference=described["reference"],
            title=described["title"],
            amount=Decimal(described["amount"]),
            schedule=[(s["day"], Decimal(s["amount"])) for s in described["schedule"]],
            **self._when(described),
        )
        for order in described.get("orders", ()):
            self._order(commitment, order)

    def _order(self, commitment: Commitment, described: dict[str, Any]) -> None:
        ordered = actions.order_payment(
            commitment=commitment,
            year=described["year"],
            amount=Decimal(described["amount"]),
            reference=described["reference"],
            **self._when(described),
        )
        if paid := described.get("paid"):
            actions.record_payment(order=ordered, **self._when(paid))
