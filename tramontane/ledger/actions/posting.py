"""One posting is one call of ``ledger_post``; what the database refuses is told in French."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.accounts.queries import INCLUDES
from tramontane.ledger.actions.refusals import refusal_of
from tramontane.ledger.models import Act, BudgetEnvelope, Commitment, JournalEntry, Reservation
from tramontane.ledger.queries.holders import Move
from tramontane.lib.errors import Refusal
from tramontane.lib.money import CENT, Euros

P = ParamSpec("P")
R = TypeVar("R")

#: ``plan.queries.may``, in SQL that is not built anew.
_MAY = """
EXISTS (SELECT 1 FROM accounts_mandate m JOIN plan_plan_stewards s ON s.organisation_id = m.organisation_id
         WHERE m.user_id = %s AND m.role = ANY(%s) AND s.plan_id = %s)
"""
_POST = f"ledger_post({', '.join(['%s'] * 16)})"
#: Without, and with the mandate looked at in the same statement.
_WRITE = (f"SELECT {_POST}", f"SELECT CASE WHEN {_MAY} THEN {_POST} END")
_KNOWN = ("id", "key", "plan_id", "kind", "act_id", "fiscal_year", "reference", "reverses_id", "settles_id")


class PostingError(IntegrityError):
    """The database refused a posting: which one."""

    def __init__(self, moves: Sequence[Move], on: date) -> None:
        super().__init__()
        self.moves, self.on = moves, on


def action(write: Callable[P, R]) -> Callable[P, R]:
    """One transaction; what the database refuses becomes a ``Refusal``."""
    return _told(transaction.atomic(write))


def one_posting(write: Callable[P, R]) -> Callable[P, R]:
    """An action that writes by one statement, ``post``: its own transaction, so that the server is asked once."""
    nested = transaction.atomic(write)

    @wraps(write)
    def written(*args: P.args, **kwargs: P.kwargs) -> R:
        return (nested if connection.in_atomic_block else write)(*args, **kwargs)

    return _told(written)


def _told(write: Callable[P, R]) -> Callable[P, R]:
    @wraps(write)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return write(*args, **kwargs)
        except PostingError as error:
            raise refusal_of(error.__cause__, error.moves, error.on) from error
        except IntegrityError as error:
            raise refusal_of(error, (), None) from error

    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """What an entry says beside its moves. ``role``: what ``by`` must hold on the plan, unless looked at before."""

    kind: str
    plan_id: int
    act: Act
    on: date
    by: User
    role: str = ""
    key: uuid.UUID | None = None
    year: int | None = None
    reference: str = ""
    reason: str = ""
    reverses: JournalEntry | None = None
    settles: JournalEntry | None = None


def require(by: User, role: str, plan_id: int) -> None:
    """Raise ``Refusal`` unless the person holds ``role`` on the plan."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_MAY}", [by.pk, list(INCLUDES[role]), plan_id])
        if not by.is_active or not cursor.fetchone()[0]:
            raise _not_yours()


def _not_yours() -> Refusal:
    return Refusal("plan.not_yours", _("Vous n’avez pas de mandat pour cela sur ce plan."))


def positive(amount: Euros) -> Euros:
    """The amount, refused unless it is over zero and counts no less than a cent."""
    if amount <= 0:
        raise Refusal("ledger.amount", _("Le montant doit être supérieur à zéro."))
    return exact(amount)


def exact(amount: Euros) -> Euros:
    """The amount, refused when it counts less than a cent."""
    if amount != amount.quantize(CENT):
        raise Refusal("ledger.cents", _("Un montant s’arrête au centime."))
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
    """Write one entry and its lines, in one statement; moves of nothing are left out. Only inside an action."""
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
    if p.role and not p.by.is_active:
        raise _not_yours()
    asked: list[Any] = [p.by.pk, list(INCLUDES[p.role]), p.plan_id] if p.role else []
    try:
        with connection.cursor() as cursor:
            cursor.execute(_WRITE[bool(p.role)], [*asked, *values, p.by.pk, *columns])
            written = cursor.fetchone()[0]
    except IntegrityError as error:
        raise PostingError(kept, p.on) from error
    if written is None:
        raise _not_yours()
    row = (written, key, p.plan_id, p.kind, p.act.pk, p.year, p.reference, reverses, settles)
    return JournalEntry.from_db(connection.alias, _KNOWN, row)


def _array(values: Iterable[object]) -> str:
    """Numbers and codes of ours as PostgreSQL writes an array: several times cheaper than a list of each type."""
    return f"{{{','.join(map(str, values))}}}"


def check_now() -> None:
    """Let the database say at once what it would say at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS entry_has_lines, schedule_makes_the_whole IMMEDIATE")
        cursor.execute("SET CONSTRAINTS entry_has_lines, schedule_makes_the_whole DEFERRED")
