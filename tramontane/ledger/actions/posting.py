"""One posting is one call of ``ledger_post``; what the database refuses is told in French."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import IntegrityError, connection, transaction

from tramontane.accounts.models import User
from tramontane.accounts.queries import INCLUDES
from tramontane.ledger.actions.refusals import refusal_of
from tramontane.ledger.models import Act, BudgetEnvelope, Commitment, JournalEntry, Reservation
from tramontane.ledger.queries.holders import Move
from tramontane.lib.errors import Refusal
from tramontane.lib.money import CENT, Euros

P = ParamSpec("P")
R = TypeVar("R")

_POST = f"SELECT ledger_post({', '.join(['%s'] * 16)})"
#: ``plan.queries.may`` in one statement that is not built anew: the other half of what a posting costs.
_MAY = """
SELECT 1 FROM accounts_mandate m JOIN plan_plan_stewards s ON s.organisation_id = m.organisation_id
 WHERE m.user_id = %s AND m.role = ANY(%s) AND s.plan_id = %s LIMIT 1
"""
_KNOWN = ("id", "key", "plan_id", "kind", "act_id", "fiscal_year", "reference", "reverses_id", "settles_id")


class PostingError(IntegrityError):
    """The database refused a posting: which one."""

    def __init__(self, moves: Sequence[Move], on: date) -> None:
        super().__init__()
        self.moves, self.on = moves, on


def action(write: Callable[P, R]) -> Callable[P, R]:
    """One transaction; what the database refuses becomes a ``Refusal``."""

    @wraps(write)
    def written(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                return write(*args, **kwargs)
        except PostingError as error:
            raise refusal_of(error.__cause__, error.moves, error.on) from error
        except IntegrityError as error:
            raise refusal_of(error, (), None) from error

    return written


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """What an entry says beside its moves."""

    kind: str
    plan_id: int
    act: Act
    on: date
    by: User | None
    key: uuid.UUID | None = None
    year: int | None = None
    reference: str = ""
    reason: str = ""
    reverses: JournalEntry | None = None
    settles: JournalEntry | None = None


def require(by: User, role: str, plan_id: int) -> None:
    """Raise ``Refusal`` unless the person holds ``role`` on the plan."""
    with connection.cursor() as cursor:
        cursor.execute(_MAY, [by.pk, list(INCLUDES[role]), plan_id])
        if not by.is_active or cursor.fetchone() is None:
            raise Refusal("plan.not_yours", "Vous n’avez pas de mandat pour cela sur ce plan.")


def positive(amount: Euros) -> Euros:
    """The amount, refused unless it is over zero and counts no less than a cent."""
    if amount <= 0:
        raise Refusal("ledger.amount", "Le montant doit être supérieur à zéro.")
    return exact(amount)


def exact(amount: Euros) -> Euros:
    """The amount, refused when it counts less than a cent."""
    if amount != amount.quantize(CENT):
        raise Refusal("ledger.cents", "Un montant s’arrête au centime.")
    return amount


def between(source: str, target: str, amount: Euros, place: "Place") -> tuple[Move, Move]:
    """Two moves, from one kind of account to another at the same place; a negative amount goes back."""
    return place.move(source, -amount), place.move(target, amount)


@dataclass(frozen=True, slots=True)
class Place:
    """Whose money moves: an envelope, and inside it a reservation or a commitment."""

    envelope: BudgetEnvelope
    reservation: Reservation | None = None
    commitment: Commitment | None = None

    @classmethod
    def of(cls, holder: BudgetEnvelope | Reservation | Commitment) -> "Place":
        """Where a holder stands."""
        if isinstance(holder, BudgetEnvelope):
            return cls(holder)
        if isinstance(holder, Reservation):
            return cls(holder.envelope, holder)
        return cls(holder.reservation.envelope, holder.reservation, holder)

    def move(self, kind: str, amount: Euros) -> Move:
        """A move of that kind of account, at the level where such accounts are."""
        reservation = self.reservation if kind in _ON_RESERVATION else None
        commitment = self.commitment if kind in _ON_COMMITMENT else None
        return Move(kind, amount, self.envelope, reservation, commitment)


_ON_COMMITMENT = ("A3", "A4", "A5", "C2", "C3", "R0", "R1", "R2", "R3")
_ON_RESERVATION = ("A2", *_ON_COMMITMENT)


def post(posting: Posting, moves: Sequence[Move]) -> JournalEntry:
    """Write one entry and its lines; moves of nothing are left out. Only inside an ``action``."""
    kept = [m for m in moves if m.amount]
    p, key = posting, posting.key or uuid.uuid4()
    reverses, settles = p.reverses and p.reverses.pk, p.settles and p.settles.pk
    values: list[Any] = [key, p.plan_id, p.kind, p.act.pk, p.on, p.year, p.reference, p.reason, reverses, settles]
    columns = (
        _array(m.kind for m in kept),
        _array(m.envelope.pk for m in kept),
        _array(m.reservation.pk if m.reservation else "NULL" for m in kept),
        _array(m.commitment.pk if m.commitment else "NULL" for m in kept),
        _array(m.amount for m in kept),
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute(_POST, [*values, p.by.pk if p.by else None, *columns])
            written = cursor.fetchone()[0]
    except IntegrityError as error:
        raise PostingError(kept, p.on) from error
    row = (written, key, p.plan_id, p.kind, p.act.pk, p.year, p.reference, reverses, settles)
    return JournalEntry.from_db(connection.alias, _KNOWN, row)


def _array(values: Iterable[object]) -> str:
    """Numbers and codes of ours as PostgreSQL writes an array: several times cheaper than a list of each type."""
    return f"{{{','.join(map(str, values))}}}"


def check_now() -> None:
    """Let the database say at once what it would say at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS entry_has_lines, journal_line_keeps_balance, schedule_makes_the_whole IMMEDIATE"
        )
        cursor.execute("SET CONSTRAINTS entry_has_lines, journal_line_keeps_balance, schedule_makes_the_whole DEFERRED")
