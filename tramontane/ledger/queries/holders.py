"""Who holds money: envelopes, reservations, commitments, and what one of their accounts holds."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tramontane.ledger.models import BudgetEnvelope, Commitment, Reservation
from tramontane.lib.french import quoted
from tramontane.lib.money import Euros
from tramontane.plan.models import Plan


@dataclass(frozen=True, slots=True)
class Move:
    """So much into (or out of, under zero) the account of a kind: of an envelope, a reservation or a commitment."""

    kind: str
    amount: Euros
    envelope: BudgetEnvelope
    reservation: Reservation | None = None
    commitment: Commitment | None = None
    year: int | None = None

    def in_year(self, year: int | None) -> "Move":
        """The same, said to be of that fiscal year."""
        return replace(self, year=year)

    @property
    def holder(self) -> str:
        """Whose money it is, to begin a sentence."""
        if self.commitment:
            return _("L’engagement {reference}").format(reference=self.commitment.reference)
        if self.reservation:
            return _("L’affectation {title}").format(title=quoted(self.reservation.title))
        return _("L’enveloppe {title}").format(title=quoted(self.envelope.title))


_NOW = """
SELECT balance FROM ledger_account WHERE envelope_id = %s AND kind = %s AND coalesce(fiscal_year, 0) = %s
   AND coalesce(reservation_id, 0) = %s AND coalesce(commitment_id, 0) = %s
"""
_THEN = """
SELECT sum(l.amount) FROM ledger_journalline l JOIN ledger_journalentry e ON e.id = l.entry_id
  JOIN ledger_account a ON a.id = l.account_id
 WHERE a.envelope_id = %s AND a.kind = %s AND coalesce(a.fiscal_year, 0) = %s
   AND coalesce(a.reservation_id, 0) = %s AND coalesce(a.commitment_id, 0) = %s AND e."on" <= %s
"""


def held(move: Move, *, on: date | None = None) -> Euros:
    """What the account of a move holds now, or at the end of a day."""
    reservation, commitment = move.reservation and move.reservation.pk, move.commitment and move.commitment.pk
    year = move.year if move.kind.startswith("C") else None
    place: list[Any] = [move.envelope.pk, move.kind, year or 0, reservation or 0, commitment or 0]
    with connection.cursor() as cursor:
        cursor.execute(_THEN if on else _NOW, [*place, on] if on else place)
        row = cursor.fetchone()
    return Decimal(row[0] or 0) if row else Decimal(0)


def envelopes_of(plan: Plan) -> QuerySet[BudgetEnvelope]:
    """The envelopes of a plan, by code."""
    return BudgetEnvelope.objects.filter(plan=plan).select_related("plan", "funder", "axis", "promise").order_by("code")


def find_envelope(plan: Plan, code: str) -> BudgetEnvelope | None:
    """The envelope of that code."""
    return envelopes_of(plan).filter(code=code).first()


def reservations_of(plan: Plan) -> QuerySet[Reservation]:
    """The reservations of a plan, by envelope and code."""
    found = Reservation.objects.filter(envelope__plan=plan).select_related("envelope__plan", "envelope__funder")
    return found.order_by("envelope__code", "code")


def find_reservation(plan: Plan, code: str) -> Reservation | None:
    """The reservation of that code; the first one when two envelopes use it."""
    return reservations_of(plan).filter(code=code).first()


def commitments_of(plan: Plan) -> QuerySet[Commitment]:
    """The commitments of a plan, by reference."""
    found = Commitment.objects.filter(reservation__envelope__plan=plan)
    return found.select_related("reservation__envelope__plan").order_by("reference", "id")


def find_commitment(plan: Plan, reference: str) -> Commitment | None:
    """The commitment of that reference; the first one when two reservations use it."""
    return commitments_of(plan).filter(reference=reference).first()
