"""The journal as people read it: one movement for each entry, with its act, its amount and whose money it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection
from django.db.models import QuerySet

from tramontane.ledger.models import Act, BudgetEnvelope, JournalEntry, JournalLine
from tramontane.lib.money import Euros
from tramontane.plan.models import Plan

#: The account in which the amount of each kind of entry is read; of a transfer, where it arrives.
_READ_IN = {
    **dict.fromkeys(("vote", "revision", "transfer", "release"), "A1"),
    **dict.fromkeys(("credit_vote", "credit_revision", "credit_transfer"), "C1"),
    **dict.fromkeys(("reservation", "completion"), "A2"),
    **dict.fromkeys(("award", "amendment"), "A3"),
    "order": "A4",
    "payment": "A5",
    "lapse": "A6",
    "closing": "C4",
    "recovery": "R1",
    "collection": "R2",
    "remission": "R3",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """An entry. ``amount`` is under zero when it takes back: a lower vote, a minus amendment, a correction."""

    entry: JournalEntry
    kind: str
    label: str
    on: date
    recorded_at: datetime
    amount: Euros
    act: Act
    envelopes: tuple[str, ...]
    holder: str
    year: int | None
    is_reversed: bool


def movements(
    *,
    plan: Plan | None = None,
    envelope: BudgetEnvelope | None = None,
    commitment: int | None = None,
    act: Act | None = None,
    since: date | None = None,
    until: date | None = None,
    kinds: Iterable[str] = (),
    known_at: datetime | None = None,
    limit: int = 200,
    offset: int = 0,
) -> list[Movement]:
    """The last movements first, in three queries. ``since`` and ``until`` are days of effect, both included.

    Of an ``envelope``, amounts are its own part: what a transfer takes from it is under zero.
    """
    entries = JournalEntry.objects.select_related("act", "reverses", "by", "reversed_by")
    if commitment:
        lines = JournalLine.objects.filter(account__commitment_id=commitment)
        entries = entries.filter(pk__in=lines.order_by().values("entry_id"))
    narrowed = {
        "plan": plan,
        "act": act,
        "on__gte": since,
        "on__lte": until,
        "kind__in": list(kinds),
        "recorded_at__lte": known_at,
    }
    entries = entries.filter(**{name: value for name, value in narrowed.items() if value})
    if envelope:
        entries = _of(envelope, entries, until or date.max, offset + limit)
    return told(list(entries.order_by("-on", "-id")[offset : offset + limit]), envelope)


#: The days on which an envelope moved, the latest first, each one look in the index of its accounts; and their entries.
_WALK = """
WITH RECURSIVE own AS MATERIALIZED (
  SELECT id FROM ledger_account WHERE envelope_id = %s AND total_id IS NULL),
days AS (
  SELECT max(x."on") AS "on" FROM own, LATERAL (
    SELECT d."on" FROM ledger_daybalance d WHERE d.account_id = own.id AND d."on" <= %s ORDER BY d."on" DESC LIMIT 1) x
  UNION ALL
  SELECT (SELECT max(x."on") FROM own, LATERAL (
    SELECT d."on" FROM ledger_daybalance d WHERE d.account_id = own.id AND d."on" < days."on"
     ORDER BY d."on" DESC LIMIT 1) x) FROM days WHERE days."on" IS NOT NULL)
SELECT walked.id FROM days, LATERAL (
  SELECT e.id FROM ({entries}) e WHERE e."on" = days."on" AND EXISTS (
    SELECT FROM ledger_journalline l WHERE l.entry_id = e.id AND l.total_id IN (SELECT id FROM own) OFFSET 0)
   ORDER BY e.id DESC) walked LIMIT %s
"""


def _of(
    envelope: BudgetEnvelope, entries: "QuerySet[JournalEntry]", until: date, wanted: int
) -> "QuerySet[JournalEntry]":
    """Of these entries, the last ``wanted`` that moved an envelope: as many days are walked, whatever lies before."""
    found = entries.filter(plan_id=envelope.plan_id).select_related(None).order_by().values("id", "on")
    query, values = found.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_WALK.format(entries=query), [envelope.pk, until, *values, wanted])
        return entries.filter(pk__in=[row[0] for row in cursor.fetchall()])


def told(entries: list[JournalEntry], envelope: BudgetEnvelope | None = None) -> list[Movement]:
    """The movements of these entries, in one query; their part in one envelope, when it is given."""
    lines: dict[int, list[JournalLine]] = {}
    found = JournalLine.objects.filter(entry__in=entries).order_by("id")
    for line in found.select_related("account__envelope", "account__commitment", "account__reservation"):
        lines.setdefault(line.entry_id, []).append(line)
    return [_movement(e, lines.get(e.pk, []), envelope) for e in entries]


def _movement(entry: JournalEntry, lines: list[JournalLine], envelope: BudgetEnvelope | None) -> Movement:
    origin = entry.reverses or entry
    read_in = _READ_IN[origin.kind]
    own = [line for line in lines if envelope is None or line.account.envelope_id == envelope.pk]
    amounts = [line.amount for line in own if line.account.kind == read_in]
    if origin.kind.endswith("transfer"):
        amounts = [max(amounts) if origin is entry else min(amounts)]
    holders = [line.account.commitment for line in lines] + [line.account.reservation for line in lines]
    return Movement(
        entry=entry,
        kind=entry.kind,
        label=entry.get_kind_display(),
        on=entry.on,
        recorded_at=entry.recorded_at,
        amount=sum(amounts, Decimal(0)),
        act=entry.act,
        envelopes=tuple(dict.fromkeys(line.account.envelope.title for line in lines)),
        holder=next((str(h) for h in holders if h), ""),
        year=entry.fiscal_year,
        is_reversed=hasattr(entry, "reversed_by"),
    )
