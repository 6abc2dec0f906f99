"""What envelopes and commitments hold: now, as of a day, as known at a moment; each account is one look in an index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import connection

from tramontane.ledger.models import BudgetEnvelope, Commitment
from tramontane.lib.money import Euros
from tramontane.lib.periods import PARIS

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """Payment credits of one fiscal year, in euros; ``voted`` is the sum of the others."""

    year: int
    voted: Euros = ZERO
    available: Euros = ZERO
    ordered: Euros = ZERO
    paid: Euros = ZERO
    lapsed: Euros = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where the money of an envelope stands, in euros; ``voted`` is the sum of available … lapsed."""

    voted: Euros = ZERO
    available: Euros = ZERO
    reserved: Euros = ZERO
    committed: Euros = ZERO
    ordered: Euros = ZERO
    paid: Euros = ZERO
    lapsed: Euros = ZERO
    credits: tuple[Credits, ...] = ()
    recovery_due: Euros = ZERO
    recovery_collected: Euros = ZERO
    recovery_remitted: Euros = ZERO

    @property
    def awarded(self) -> Euros:
        """All that was committed to beneficiaries, paid or not."""
        return self.committed + self.ordered + self.paid

    @property
    def to_commit(self) -> Euros:
        """What can still be committed."""
        return self.available + self.reserved

    @property
    def to_pay(self) -> Euros:
        """What is committed and not paid."""
        return self.committed + self.ordered

    def credit(self, year: int) -> Credits:
        """The credits of that year, empty when none was voted."""
        return next((c for c in self.credits if c.year == year), Credits(year=year))

    def __add__(self, other: "Position") -> "Position":
        years = sorted({c.year for c in (*self.credits, *other.credits)})
        summed = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self) if f.name != "credits"}
        return Position(**summed, credits=tuple(_sum(self.credit(y), other.credit(y)) for y in years))


Balances = Mapping[tuple[str, int], Decimal]
"""(kind of account, fiscal year or 0) → balance."""

_FIELDS = dict(
    zip(
        ("A1", "A2", "A3", "A4", "A5", "A6", "R1", "R2", "R3"),
        (
            *("available", "reserved", "committed", "ordered", "paid", "lapsed"),
            *("recovery_due", "recovery_collected", "recovery_remitted"),
        ),
        strict=True,
    )
)
_CREDITS = {"C1": "available", "C2": "ordered", "C3": "paid", "C4": "lapsed"}

_BALANCE = {
    "now": "a.balance",
    "on": '(SELECT d.balance FROM ledger_daybalance d WHERE d.account_id = a.id AND d."on" <= %(on)s'
    ' ORDER BY d."on" DESC LIMIT 1)',
    "at": "(SELECT l.running FROM ledger_journalline l WHERE l.total_id = a.id AND l.recorded_at <= %(at)s"
    " ORDER BY l.recorded_at DESC LIMIT 1)",
}
#: What was written after the day and before the moment, and counts from the day or before.
_LATE = (
    "(SELECT sum(l.amount) FROM ledger_journalline l JOIN ledger_journalentry e ON e.id = l.entry_id"
    ' WHERE l.total_id = a.id AND l.recorded_at > %(at)s AND l.recorded_at <= %(known)s AND e."on" <= %(on)s)'
)


def position(envelope: BudgetEnvelope, *, on: date | None = None, at: datetime | None = None) -> Position:
    """Where an envelope stands now; at the end of the day ``on``; as it was known at the moment ``at``; or both."""
    return positions([envelope], on=on, at=at)[envelope.pk]


def positions(
    envelopes: Iterable[BudgetEnvelope], *, on: date | None = None, at: datetime | None = None
) -> dict[int, Position]:
    """The positions of envelopes by their ``pk``, in one query; see ``position``."""
    found: dict[int, dict[tuple[str, int], Decimal]] = {e.pk: {} for e in envelopes}
    balance, values = _balance(on, at)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT a.envelope_id, a.kind, coalesce(a.fiscal_year, 0), {balance} FROM ledger_account a"  # noqa: S608
            " WHERE a.total_id IS NULL AND a.envelope_id = ANY(%(envelopes)s)",
            {**values, "envelopes": list(found)},
        )
        for envelope, kind, year, amount in cursor.fetchall():
            if amount is not None:
                found[envelope][kind, year] = amount
    return {pk: position_from(balances) for pk, balances in found.items()}


def commitment_position(commitment: Commitment, *, on: date | None = None, at: datetime | None = None) -> Position:
    """Where one commitment stands, the same way; its ``voted`` and ``available`` are nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.kind, coalesce(a.fiscal_year, 0), sum(l.amount) FROM ledger_account a"
            " JOIN ledger_journalline l ON l.account_id = a.id JOIN ledger_journalentry e ON e.id = l.entry_id"
            ' WHERE a.commitment_id = %(commitment)s AND (%(on)s::date IS NULL OR e."on" <= %(on)s)'
            " AND (%(at)s::timestamptz IS NULL OR e.recorded_at <= %(at)s) GROUP BY 1, 2",
            {"commitment": commitment.pk, "on": on, "at": at},
        )
        return position_from({(kind, year): amount for kind, year, amount in cursor.fetchall()})


def position_from(balances: Balances) -> Position:
    """The position that these balances make."""
    held = {name: balances.get((kind, 0), ZERO) for kind, name in _FIELDS.items()}
    years = sorted({year for kind, year in balances if kind.startswith("C")})
    return Position(
        voted=-balances.get(("A0", 0), ZERO),
        **held,
        credits=tuple(
            Credits(
                year=year,
                voted=-balances.get(("C0", year), ZERO),
                **{name: balances.get((kind, year), ZERO) for kind, name in _CREDITS.items()},
            )
            for year in years
        ),
    )


def end_of(day: date) -> datetime:
    """The last microsecond of a day in Paris."""
    return datetime.combine(day + timedelta(days=1), time(0), PARIS) - timedelta(microseconds=1)


def _balance(on: date | None, at: datetime | None) -> tuple[str, dict[str, date | datetime]]:
    if on is None:
        return (_BALANCE["at"], {"at": at}) if at else (_BALANCE["now"], {})
    if at is None:
        return _BALANCE["on"], {"on": on}
    if at <= end_of(on):
        return _BALANCE["at"], {"at": at}
    both = f"coalesce({_BALANCE['at']}, 0) + coalesce({_LATE}, 0)"
    return both, {"at": end_of(on), "known": at, "on": on}


def _sum(one: Credits, other: Credits) -> Credits:
    names = [f.name for f in fields(one) if f.name != "year"]
    return Credits(year=one.year, **{n: getattr(one, n) + getattr(other, n) for n in names})
