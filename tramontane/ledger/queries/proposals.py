"""Movements proposed and not yet confirmed, and what each would do to the balances it touches."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from tramontane.accounts.models import User
from tramontane.accounts.queries import INCLUDES
from tramontane.ledger import proposed as p
from tramontane.ledger.models import Account, BudgetEnvelope, JournalEntry, JournalLine, Proposal
from tramontane.ledger.queries.acts import act_kinds_for
from tramontane.ledger.queries.orders import Order, ReturnRow, differences, find_order, orders_of
from tramontane.ledger.queries.years import closing_of
from tramontane.lib.money import Euros
from tramontane.plan.models import Plan

Place = tuple[str, str, int]
"""(code of the envelope, kind of account, fiscal year or 0)."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a movement does to one balance of an envelope; ``year`` is 0 for authorisations and recoveries."""

    envelope: str
    kind: str
    label: str
    year: int
    before: Euros
    after: Euros


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a row of the accountant's file: ``new``, ``known`` already, or a ``fault`` with its reason."""

    row: ReturnRow
    code: str
    reason: str = ""


def proposals_of(plan: Plan, *, only_open: bool = False) -> QuerySet[Proposal]:
    """The proposals of a plan, the latest first."""
    found = Proposal.objects.filter(plan=plan).select_related("act", "proposed_by", "decided_by", "entry")
    return (found.filter(verdict="") if only_open else found).order_by("-id")


def proposal_acts(action: str) -> tuple[str, ...]:
    """The kinds of acts that allow all that an action posts."""
    kinds = [act_kinds_for(kind) for kind in p.POSTS[action]]
    return tuple(k for k in kinds[0] if all(k in others for others in kinds))


def may_confirm(plan: Plan, *, but: User) -> QuerySet[User]:
    """Who may confirm what ``but`` has proposed."""
    mandated = User.objects.filter(
        is_active=True, mandates__role__in=INCLUDES["publisher"], mandates__organisation__plans=plan
    )
    return mandated.exclude(pk=but.pk).distinct().order_by("pk")


def verdicts(plan: Plan, rows: list[ReturnRow]) -> list[Verdict]:
    """Each row of the accountant's file: what it would post, what is recorded already, and what is wrong."""
    known = {(o.reference, o.year): o for o in orders_of(plan)}
    faults = {(d.reference, d.year): d.reason for d in differences(plan, rows) if d.is_fault}
    return [_verdict(row, known.get((row.reference, row.year)), faults) for row in rows]


def _verdict(row: ReturnRow, order: Order | None, faults: dict[tuple[str, int], str]) -> Verdict:
    told = (row.amount, row.on, "rejected" if row.rejected else "paid")
    if order and (order.amount, order.answered_on, order.state) == told:
        return Verdict(row, "known")
    reason = faults.get((row.reference, row.year), "")
    return Verdict(row, "fault" if reason else "new", reason)


def effects(plan: Plan, action: str, said: p.Said) -> list[Effect]:
    """Each balance that the movement touches, now and after; nothing is posted. By envelope, then by account.

    An ``after`` under zero is what the ledger will refuse.
    """
    moved: dict[Place, Decimal] = defaultdict(Decimal)
    for place, amount in _moves(plan, action, said):
        moved[place] += amount
    titles = dict(BudgetEnvelope.objects.filter(plan=plan).order_by("code").values_list("code", "title"))
    if isinstance(said, p.Budget):
        titles |= {o.code: o.title for o in said.openings}
    held = _held(plan)
    return [
        Effect(
            titles.get(code, code), kind, str(Account.Kind(kind).label), year, *_shown(kind, held[code, kind, year], by)
        )
        for (code, kind, year), by in sorted(moved.items())
        if by
    ]


def _shown(kind: str, before: Decimal, by: Decimal) -> tuple[Euros, Euros]:
    """Sources are shown as what was voted, over zero."""
    sign = -1 if kind.endswith("0") else 1
    return sign * before, sign * (before + by)


def _held(plan: Plan) -> dict[Place, Decimal]:
    rows = Account.objects.filter(envelope__plan=plan, total__isnull=True).order_by("id")
    found: dict[Place, Decimal] = defaultdict(Decimal)
    for code, kind, year, balance in rows.values_list("envelope__code", "kind", "fiscal_year", "balance"):
        found[code, kind, year or 0] = balance
    return found


def _moves(plan: Plan, action: str, said: p.Said) -> list[tuple[Place, Decimal]]:
    """What the action moves, by place."""
    year = getattr(said, "year", 0)
    if isinstance(said, p.Transfer):
        found = [*_voted(said.source, year, -said.amount), *_voted(said.target, year, said.amount)]
    elif action == "lapse_authorisation" and isinstance(said, p.Vote):
        found = [((said.envelope, "A1", 0), -said.amount), ((said.envelope, "A6", 0), said.amount)]
    elif isinstance(said, p.Vote | p.Revision):
        found = _voted(said.envelope, year, said.amount if isinstance(said, p.Vote) else said.change)
    elif action == "close_year":
        found = _closing(plan, year)
    elif isinstance(said, p.YearSaid):
        found = _opposite(closing_of(plan, year))
    elif isinstance(said, p.Correction):
        found = _opposite(JournalEntry.objects.filter(plan=plan, pk=said.entry).first())
    elif isinstance(said, p.Budget):
        found = [m for v in said.voted for m in _voted(v.envelope, v.year or 0, v.change)]
    elif isinstance(said, p.Return):
        found = [m for row in said.rows for m in _answered(plan, row)]
    else:
        raise TypeError(action)
    return found


def _voted(code: str, year: int, amount: Decimal) -> list[tuple[Place, Decimal]]:
    ledger = "C" if year else "A"
    return [((code, f"{ledger}0", year), -amount), ((code, f"{ledger}1", year), amount)]


def _closing(plan: Plan, year: int) -> list[tuple[Place, Decimal]]:
    left = Account.objects.filter(envelope__plan=plan, kind="C1", fiscal_year=year, balance__gt=0).order_by("id")
    rows = left.values_list("envelope__code", "balance")
    return [m for code, b in rows for m in (((code, "C1", year), -b), ((code, "C4", year), b))]


def _lines(entry: JournalEntry) -> list[tuple[Place, Decimal]]:
    rows = JournalLine.objects.filter(entry=entry).order_by("id")
    values = rows.values_list("account__envelope__code", "account__kind", "account__fiscal_year", "amount")
    return [((code, kind, year or 0), amount) for code, kind, year, amount in values]


def _opposite(entry: JournalEntry | None) -> list[tuple[Place, Decimal]]:
    return [(place, -amount) for place, amount in _lines(entry)] if entry else []


def _answered(plan: Plan, row: p.ReturnLine) -> list[tuple[Place, Decimal]]:
    """A rejection undoes the order; a payment moves on what the order has brought."""
    order = find_order(plan, row.reference, row.year)
    if order is None:
        return []
    if row.rejected:
        return _opposite(order)
    brought = [(place, amount) for place, amount in _lines(order) if amount > 0]
    paid = {"A4": "A5", "C2": "C3"}
    return [
        m
        for (code, kind, year), amount in brought
        for m in (((code, kind, year), -amount), ((code, paid[kind], year), amount))
    ]
