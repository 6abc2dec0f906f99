"""Payment orders: what the accountant has answered, and what differs between the accountant's file and the ledger."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from tramontane.ledger.models import Commitment, JournalEntry, JournalLine
from tramontane.lib import french
from tramontane.lib.money import Euros
from tramontane.plan.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A payment order. ``state``: waiting, paid, rejected, or cancelled by us; ``answered_on`` by the last three."""

    entry_id: int
    reference: str
    year: int
    on: date
    amount: Euros
    commitment: str
    siret: str
    state: str
    answered_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRow:
    """A row of the accountant's file: an order, paid on a day, or ``rejected`` for a reason."""

    reference: str
    year: int
    amount: Euros
    on: date
    siret: str = ""
    rejected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs about an order; not a fault when it is only awaited."""

    reference: str
    year: int
    reason: str
    is_fault: bool = True


_ORDERS = """
SELECT o.id, o.reference, o.fiscal_year, o."on", l.amount, c.reference, c.beneficiary,
       CASE WHEN r.kind = 'rejection' THEN 'rejected' WHEN r.id IS NOT NULL THEN 'cancelled'
            WHEN p.id IS NOT NULL THEN 'paid' ELSE 'waiting' END, coalesce(r."on", p."on")
  FROM ledger_journalentry o
  JOIN ledger_journalline l ON l.entry_id = o.id
  JOIN ledger_account a ON a.id = l.account_id AND a.kind = 'A4'
  JOIN ledger_commitment c ON c.id = a.commitment_id
  LEFT JOIN ledger_journalentry r ON r.reverses_id = o.id
  LEFT JOIN ledger_journalentry p ON p.settles_id = o.id
        AND NOT EXISTS (SELECT 1 FROM ledger_journalentry x WHERE x.reverses_id = p.id)
 WHERE o.plan_id = %(plan)s AND o.kind = 'order' AND (%(year)s::int IS NULL OR o.fiscal_year = %(year)s)
   AND (%(references)s::text[] IS NULL OR o.reference = ANY(%(references)s))
 ORDER BY o.fiscal_year, o.id
"""


def orders_of(plan: Plan, *, year: int | None = None, references: Iterable[str] | None = None) -> list[Order]:
    """The orders of a plan, oldest first, with what became of each."""
    asked = {"plan": plan.pk, "year": year, "references": None if references is None else list(references)}
    with connection.cursor() as cursor:
        cursor.execute(_ORDERS, asked)
        names = ("entry_id", "reference", "year", "on", "amount", "commitment", "siret", "state", "answered_on")
        return [Order(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def find_order(plan: Plan, reference: str, year: int) -> JournalEntry | None:
    """The order of that number."""
    return JournalEntry.objects.filter(plan=plan, kind="order", reference=reference, fiscal_year=year).first()


def ordered(order: JournalEntry) -> tuple[Commitment, Euros]:
    """The commitment that an order pays, and how much."""
    line = JournalLine.objects.select_related("account__commitment__reservation__envelope").get(
        entry=order, account__kind="A4"
    )
    commitment = line.account.commitment
    if commitment is None:
        raise ValueError("an order pays a commitment")
    return commitment, line.amount


def differences(plan: Plan, rows: Iterable[ReturnRow]) -> list[Difference]:
    """What the accountant's file and the orders do not say alike: faults of the file, then orders still awaited."""
    told = list(rows)
    known = {(o.reference, o.year): o for o in orders_of(plan)}
    often = Counter((r.reference, r.year) for r in told)
    found = [
        Difference(reference=r.reference, year=r.year, reason=reason)
        for r in told
        if (reason := _fault(r, known.get((r.reference, r.year)), often[r.reference, r.year]))
    ]
    found += [
        Difference(
            reference=o.reference, year=o.year, reason=_("attend encore la réponse du comptable"), is_fault=False
        )
        for place, o in known.items()
        if o.state == "waiting" and place not in often
    ]
    return found


def _fault(row: ReturnRow, order: Order | None, times: int) -> str:
    if order is None:
        return _("aucun mandat de {year} ne porte ce numéro").format(year=row.year)
    if times > 1:
        return _("le fichier le cite plusieurs fois")
    if order.amount != row.amount:
        said = _("{told} dans le fichier, {ordered} mandatés")
        return said.format(told=french.money(row.amount), ordered=french.money(order.amount))
    if row.siret and order.siret and row.siret != order.siret:
        return _("le SIRET n’est pas celui du bénéficiaire")
    if row.on < order.on:
        return _("répondu le {day}, avant d’être émis").format(day=french.day(row.on))
    return {"paid": _("déjà payé"), "rejected": _("déjà rejeté"), "cancelled": _("annulé")}.get(order.state, "")
