"""The journal as people read it: one movement for each entry, with its act, its amount and whose money it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

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
    """The last movements first, in two queries. ``since`` and ``until`` are days of effect, both included.

    Of an ``envelope``, amounts are its own part: what a transfer takes from it is under zero.
    """
    entries = JournalEntry.objects.select_related("act", "reverses", "by", "reversed_by")
    if plan:
        entries = entries.filter(plan=plan)
    if act:
        entries = entries.filter(act=act)
    if envelope or commitment:
        about = {"account__envelope": envelope} if envelope else {"account__commitment_id": commitment}
        entries = entries.filter(pk__in=JournalLine.objects.filter(**about).order_by().values("entry_id"))
    if since:
        entries = entries.filter(on__gte=since)
    if until:
        entries = entries.filter(on__lte=until)
    if wanted := list(kinds):
        entries = entries.filter(kind__in=wanted)
    if known_at:
        entries = entries.filter(recorded_at__lte=known_at)
    return told(list(entries.order_by("-on", "-id")[offset : offset + limit]), envelope)


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
