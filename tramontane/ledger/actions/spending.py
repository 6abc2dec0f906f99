"""Spending: reservations for calls, commitments to beneficiaries, amendments, payment orders, ends."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.ledger.actions.posting import (
    Place,
    Posting,
    action,
    between,
    check_now,
    exact,
    one_posting,
    positive,
    post,
    require,
)
from tramontane.ledger.models import Account, Act, BudgetEnvelope, Commitment, Instalment, JournalEntry, Reservation
from tramontane.ledger.queries.holders import Move
from tramontane.lib.errors import Refusal
from tramontane.lib.money import Euros

Schedule = Iterable[tuple[date, Euros]]
"""Days and amounts of the payments to come; together they make the whole commitment."""


@action
def reserve(
    *,
    envelope: BudgetEnvelope,
    code: str,
    title: str,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    instrument: str = "",
    expires_on: date | None = None,
    key: UUID | None = None,
) -> Reservation:
    """Set a part of an envelope aside for a call or a direct grant; on ``expires_on`` what is left goes back."""
    require(by, "officer", envelope.plan_id)
    wanted = {"title": title.strip(), "instrument": instrument, "expires_on": expires_on}
    reservation, is_new = Reservation.objects.get_or_create(envelope=envelope, code=code, defaults=wanted)
    if not is_new and not _is_replay(key):
        raise Refusal("reservation.code", _("Une affectation de cette enveloppe porte déjà ce code."))
    posting = Posting(kind="reservation", plan_id=envelope.plan_id, act=act, on=on, by=by, key=key)
    post(posting, between("A1", "A2", positive(amount), Place.of(reservation)))
    return reservation


@one_posting
def extend_reservation(
    *, reservation: Reservation, amount: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Set more of its envelope aside for a reservation."""
    return _spend(
        "reservation", reservation, between("A1", "A2", positive(amount), Place.of(reservation)), act, on, by, key
    )


@one_posting
def release_reservation(
    *, reservation: Reservation, amount: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Give back to the envelope what a reservation no longer needs."""
    return _spend(
        "release", reservation, between("A2", "A1", positive(amount), Place.of(reservation)), act, on, by, key
    )


def release_expired(*, reservation: Reservation, act: Act, on: date, by: User) -> JournalEntry | None:
    """Give back all that a reservation past its day still holds; None when there is nothing."""
    if reservation.expires_on is None or reservation.expires_on > on:
        raise Refusal("reservation.not_expired", _("Cette affectation n’est pas encore échue."))
    left = Account.objects.filter(reservation=reservation, kind="A2").values_list("balance", flat=True).first()
    return release_reservation(reservation=reservation, amount=left, act=act, on=on, by=by) if left else None


@action
def award(
    *,
    reservation: Reservation,
    reference: str,
    title: str,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    beneficiary: str = "",
    schedule: Schedule = (),
    key: UUID | None = None,
) -> Commitment:
    """Commit money of a reservation to a beneficiary (SIRET); ``on`` is the day the right is conferred."""
    require(by, "officer", reservation.envelope.plan_id)
    commitment, is_new = Commitment.objects.get_or_create(
        reservation=reservation,
        reference=reference.strip(),
        defaults={"title": title.strip(), "beneficiary": beneficiary},
    )
    if not is_new and not _is_replay(key):
        raise Refusal("commitment.reference", _("Un engagement de cette affectation porte déjà ce numéro."))
    posting = Posting(kind="award", plan_id=reservation.envelope.plan_id, act=act, on=on, by=by, key=key)
    post(posting, between("A2", "A3", positive(amount), Place.of(commitment)))
    if is_new:
        _schedule(commitment, schedule)
    return commitment


@action
def amend_commitment(
    *,
    commitment: Commitment,
    change: Euros,
    act: Act,
    on: date,
    by: User,
    schedule: Schedule | None = None,
    key: UUID | None = None,
) -> JournalEntry:
    """Raise or lower a commitment by an amendment act; a new ``schedule`` replaces the old one."""
    if not change:
        raise Refusal("ledger.amount", _("Un avenant financier change le montant."))
    moves = between("A2", "A3", exact(change), Place.of(commitment))
    entry = _spend("amendment", commitment, moves, act, on, by, key)
    _schedule(commitment, schedule)
    return entry


@action
def schedule_commitment(*, commitment: Commitment, schedule: Schedule, by: User) -> None:
    """Replace the schedule of a commitment; together the instalments make its amount as amended."""
    require(by, "officer", commitment.reservation.envelope.plan_id)
    _schedule(commitment, schedule)


@one_posting
def order_payment(
    *,
    commitment: Commitment,
    year: int,
    amount: Euros,
    reference: str,
    act: Act,
    on: date,
    by: User,
    key: UUID | None = None,
) -> JournalEntry:
    """Order a payment on the credits of a year: one entry of four lines. ``reference``: the number of the order."""
    place, ordered = Place.of(commitment), positive(amount)
    moves = (*between("A3", "A4", ordered, place), *between("C1", "C2", ordered, place))
    return _spend("order", commitment, [m.in_year(year) for m in moves], act, on, by, key, year, reference.strip())


@action
def complete_commitment(
    *,
    commitment: Commitment,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    schedule: Schedule | None = None,
    key: UUID | None = None,
) -> JournalEntry:
    """End a commitment below its amount: what will not be paid can be committed again."""
    entry = _spend(
        "completion", commitment, between("A3", "A2", positive(amount), Place.of(commitment)), act, on, by, key
    )
    _schedule(commitment, schedule)
    return entry


@action
def lapse_commitment(
    *,
    commitment: Commitment,
    amount: Euros,
    act: Act,
    on: date,
    by: User,
    schedule: Schedule | None = None,
    key: UUID | None = None,
) -> JournalEntry:
    """Let what a beneficiary did not claim in time lapse: it cannot be committed again."""
    entry = _spend("lapse", commitment, between("A3", "A6", positive(amount), Place.of(commitment)), act, on, by, key)
    _schedule(commitment, schedule)
    return entry


@one_posting
def lapse_authorisation(
    *, envelope: BudgetEnvelope, amount: Euros, act: Act, on: date, by: User, key: UUID | None = None
) -> JournalEntry:
    """Let available authorisations lapse, as the financial regulation says."""
    return _spend("lapse", envelope, between("A1", "A6", positive(amount), Place.of(envelope)), act, on, by, key)


def _spend(  # noqa: PLR0917  (of this module)
    kind: str,
    holder: BudgetEnvelope | Reservation | Commitment,
    moves: Iterable[Move],
    act: Act,
    on: date,
    by: User,
    key: UUID | None,
    year: int | None = None,
    reference: str = "",
) -> JournalEntry:
    plan_id = Place.of(holder).envelope.plan_id
    posting = Posting(
        kind=kind, plan_id=plan_id, act=act, on=on, by=by, role="officer", key=key, year=year, reference=reference
    )
    return post(posting, tuple(moves))


def _schedule(commitment: Commitment, schedule: Schedule | None) -> None:
    """Replace the schedule; None, or nothing where there was none, leaves it."""
    if schedule is None:
        return
    rows = [Instalment(commitment=commitment, due_on=day, amount=exact(amount)) for day, amount in schedule]
    Instalment.objects.filter(commitment=commitment).delete()
    if rows:
        Instalment.objects.bulk_create(rows)
        check_now()


def _is_replay(key: UUID | None) -> bool:
    return key is not None and JournalEntry.objects.filter(key=key).exists()
