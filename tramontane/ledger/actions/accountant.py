"""What the accountant says: orders paid or rejected, one by one or by file; money asked back, and its ends."""

from collections.abc import Iterable
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.ledger.actions.posting import Place, Posting, action, between, one_posting, positive, post, require
from tramontane.ledger.models import Act, Commitment, JournalEntry
from tramontane.ledger.queries.orders import ReturnRow, differences, find_order, ordered
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.lib.money import Euros
from tramontane.plan.models import Plan

__all__ = (
    "ReturnRow",
    "apply_return",
    "collect_recovery",
    "order_recovery",
    "record_payment",
    "reject_order",
    "remit_recovery",
)


@one_posting
def record_payment(*, order: JournalEntry, act: Act, on: date, by: User, key: UUID | None = None) -> JournalEntry:
    """The accountant has paid an order, whole, on that day (the day of the payment, not of the file)."""
    require(by, "officer", order.plan_id)
    return _pay(order, act, on, by, key)


@one_posting
def reject_order(
    *, order: JournalEntry, reason: str, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """The accountant rejects an order: its money is committed again, and its credits available again."""
    require(by, "officer", order.plan_id)
    return _reject(order, reason, act, on, by, key)


@action
def apply_return(*, plan: Plan, rows: Iterable[ReturnRow], act: Act, by: User) -> list[JournalEntry]:
    """Post every row of the accountant's file, or nothing: one that matches no order refuses the whole file.

    An order already answered is such a row: who sends a file again leaves out what is known (``differences``).
    """
    require(by, "officer", plan.pk)
    told = list(rows)
    faults = [d for d in differences(plan, told) if d.is_fault]
    if faults:
        said = _("mandat {number} : {reason}")
        listed = french.enumeration([said.format(number=d.reference, reason=d.reason) for d in faults[:5]])
        raise Refusal(
            "ledger.return",
            french.tied(_("Rien n’a été enregistré : {faults}. Corrigez le fichier.").format(faults=listed)),
        )
    return [_answer(plan, row, act, by) for row in told]


@one_posting
def order_recovery(
    *, commitment: Commitment, amount: Euros, reference: str, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Ask money back from a beneficiary, up to what was paid; the payments themselves are not rewritten."""
    return _recover("recovery", commitment, "R0", "R1", amount, act, on, by, key, reference)


@one_posting
def collect_recovery(
    *, commitment: Commitment, amount: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """The accountant has collected money that was due back."""
    return _recover("collection", commitment, "R1", "R2", amount, act, on, by, key)


@one_posting
def remit_recovery(
    *, commitment: Commitment, amount: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Give up money that was due back, by a decision."""
    return _recover("remission", commitment, "R1", "R3", amount, act, on, by, key)


def _pay(order: JournalEntry, act: Act, on: date, by: User, key: UUID | None) -> JournalEntry:
    commitment, amount = ordered(order)
    place, year = Place.of(commitment), order.fiscal_year
    moves = (*between("A4", "A5", amount, place), *between("C2", "C3", amount, place))
    posting = Posting(kind="payment", plan_id=order.plan_id, act=act, on=on, by=by, key=key, year=year, settles=order)
    return post(posting, [m.in_year(year) for m in moves])


def _reject(  # noqa: PLR0917  (of this module)
    order: JournalEntry, reason: str, act: Act, on: date, by: User, key: UUID | None
) -> JournalEntry:
    if not reason.strip():
        raise Refusal("ledger.reason", _("Dites pourquoi le comptable rejette ce mandat."))
    posting = Posting(
        kind="rejection",
        plan_id=order.plan_id,
        act=act,
        on=on,
        by=by,
        key=key,
        year=order.fiscal_year,
        reason=reason.strip()[:500],
        reverses=order,
    )
    return post(posting, ())


def _answer(plan: Plan, row: ReturnRow, act: Act, by: User) -> JournalEntry:
    order = find_order(plan, row.reference, row.year)
    if order is None:  # looked for a moment ago
        raise Refusal(
            "ledger.return", _("Le mandat {number} n’existe plus : recommencez.").format(number=row.reference)
        )
    key = uuid5(NAMESPACE_URL, f"tramontane:return/{act.pk}/{row.year}/{row.reference}")
    if row.rejected:
        return _reject(order, row.rejected, act, row.on, by, key)
    return _pay(order, act, row.on, by, key)


def _recover(  # noqa: PLR0917  (of this module)
    kind: str,
    commitment: Commitment,
    source: str,
    target: str,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    key: UUID | None,
    reference: str = "",
) -> JournalEntry:
    place = Place.of(commitment)
    posting = Posting(
        kind=kind,
        plan_id=place.envelope.plan_id,
        act=act,
        on=on,
        by=by,
        role="officer",
        key=key,
        reference=reference.strip(),
    )
    return post(posting, between(source, target, positive(amount), place))
