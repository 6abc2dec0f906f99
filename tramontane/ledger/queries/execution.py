"""How a plan's money is used: by axis, year, funder or section, over time, and the credits that schedules will need."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import connection
from django.utils.translation import gettext as _

from tramontane.ledger.models import BudgetEnvelope
from tramontane.ledger.queries.holders import envelopes_of
from tramontane.ledger.queries.positions import Position, positions
from tramontane.lib.language import fr
from tramontane.lib.money import Euros
from tramontane.plan.models import Plan


@dataclass(frozen=True, slots=True)
class Execution:
    """A part of the plan and where its money stands. ``ref``: of the axis, or code; "" for what is of none."""

    ref: str
    label: str
    position: Position


@dataclass(frozen=True, slots=True)
class Need:
    """What schedules ask of the credits of a year; ``missing`` is what available credits do not cover."""

    year: int
    due: Euros
    available: Euros

    @property
    def missing(self) -> Euros:
        """Credits to vote."""
        return max(self.due - self.available, Decimal(0))


_PARTS: dict[str, Callable[[BudgetEnvelope], tuple[str, str]]] = {
    "axis": lambda e: (e.axis.ref, fr(e.axis.title)) if e.axis else ("", _("Ensemble du plan")),
    "funder": lambda e: (str(e.funder_id), fr(e.funder.name)),
    "section": lambda e: (e.section, e.get_section_display()),
    "envelope": lambda e: (e.code, fr(e.title)),
}


def execution(plan: Plan, *, by: str, on: date | None = None, at: datetime | None = None) -> list[Execution]:
    """Where the money stands by ``axis``, ``funder``, ``section``, ``envelope`` or ``year`` (credits only)."""
    envelopes = list(envelopes_of(plan))
    found = positions(envelopes, on=on, at=at)
    if by == "year":
        whole = sum(found.values(), Position())
        return [Execution(str(c.year), str(c.year), replace(Position(), credits=(c,))) for c in whole.credits]
    return grouped(envelopes, found, by=by)


def grouped(envelopes: Iterable[BudgetEnvelope], found: Mapping[int, Position], *, by: str) -> list[Execution]:
    """Positions of envelopes (by ``pk``) added up by ``axis``, ``funder``, ``section`` or ``envelope``."""
    parts: dict[tuple[str, str], Position] = {}
    for envelope in envelopes:
        part = _PARTS[by](envelope)
        parts[part] = parts.get(part, Position()) + found[envelope.pk]
    return [Execution(*part, held) for part, held in parts.items()]


_CURVE = """
SELECT day, sum(sum(moved)) OVER (ORDER BY day) FROM (
  SELECT d."on" AS day, d.balance - lag(d.balance, 1, 0) OVER (PARTITION BY d.account_id ORDER BY d."on") AS moved
    FROM ledger_daybalance d JOIN ledger_account a ON a.id = d.account_id
   WHERE a.total_id IS NULL AND a.kind = ANY(%s) AND a.envelope_id = ANY(%s)) moves
 GROUP BY day ORDER BY day
"""
#: What a curve shows → the accounts it adds.
CURVES = {"paid": ["A5"], "ordered": ["A4", "A5"], "awarded": ["A3", "A4", "A5"], "voted": ["A0"]}


def consumption(envelopes: Iterable[BudgetEnvelope], *, of: str = "paid") -> list[tuple[date, Euros]]:
    """The curve of what is ``paid``, ``ordered``, ``awarded`` or ``voted``: days when it moved, and its sum then."""
    with connection.cursor() as cursor:
        cursor.execute(_CURVE, [CURVES[of], [e.pk for e in envelopes]])
        sign = -1 if of == "voted" else 1
        return [(day, sign * amount) for day, amount in cursor.fetchall()]


_NEED = """
WITH planned AS (
  SELECT i.due_on, i.amount, sum(i.amount) OVER (PARTITION BY i.commitment_id ORDER BY i.due_on) AS upto,
         (SELECT coalesce(sum(a.balance), 0) FROM ledger_account a
           WHERE a.commitment_id = i.commitment_id AND a.kind IN ('A4', 'A5')) AS ordered
    FROM ledger_instalment i JOIN ledger_commitment c ON c.id = i.commitment_id
    JOIN ledger_reservation r ON r.id = c.reservation_id JOIN ledger_budgetenvelope b ON b.id = r.envelope_id
   WHERE b.plan_id = %(plan)s)
SELECT greatest(extract(year FROM due_on)::int, %(year)s), sum(least(amount, upto - ordered))
  FROM planned WHERE upto > ordered GROUP BY 1 ORDER BY 1
"""


def forecast(plan: Plan, *, today: date) -> list[Need]:
    """The credits that instalments not yet ordered will need, by year; what is overdue falls on this year."""
    with connection.cursor() as cursor:
        cursor.execute(_NEED, {"plan": plan.pk, "year": today.year})
        due: dict[int, Decimal] = dict(cursor.fetchall())
    whole = sum(positions(envelopes_of(plan)).values(), Position())
    years = sorted(due.keys() | {c.year for c in whole.credits if c.year >= today.year})
    return [Need(year, due.get(year, Decimal(0)), whole.credit(year).available) for year in years]
