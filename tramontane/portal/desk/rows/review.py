"""A document facing the lines it proposes: what to look at first is where money and doubt are greatest."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.evidence.models import FactLink
from tramontane.plan.document import FactPart, LinePart, SourcePart
from tramontane.plan.models import Plan
from tramontane.portal.desk.addresses import ReviewAddresses
from tramontane.portal.desk.queries import last_decisions, lines_of, open_pairs, standing
from tramontane.portal.desk.rows.lines import Evidence, Group, LineRow, evidence_of, line_row
from tramontane.portal.desk.rows.sums import SumRow, sum_rows
from tramontane.portal.rows.evidence import Paragraph, paragraphs

#: The address of the lines that no document states.
ALONE = "sans-document"
#: How surely a sentence was read, from which on: no doubt to speak of, and a likely reading.
SURE, LIKELY = Decimal("0.9"), Decimal("0.7")


@dataclass(frozen=True, slots=True)
class Card:
    """A line to decide. ``money`` in units of its currency, ``doubt`` from 0 to 1; ``here`` are its facts."""

    line: LineRow
    money: Decimal
    doubt: Decimal
    doubt_words: str
    tone: str
    is_disputed: bool
    here: tuple[str, ...]

    @property
    def rank(self) -> tuple[Decimal, Decimal]:
        """Money times doubt, then doubt alone: the greatest first."""
        return -self.money * self.doubt, -self.doubt


@dataclass(frozen=True, slots=True)
class DocumentTab:
    """A document of the plan (``ALONE`` for lines without one) and how many of its lines wait."""

    short: str
    title: str
    waiting: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Review:
    """The page: the documents, the text of the one shown, its lines in the order of the queue, its additions."""

    tabs: tuple[DocumentTab, ...]
    source: SourcePart | None
    paragraphs: tuple[Paragraph, ...]
    waiting: tuple[Card, ...]
    decided: tuple[Card, ...]
    sums: tuple[SumRow, ...]
    left: int


def review(plan: Plan, short: str) -> Review | None:
    """A document (the one with most lines to decide if ``short`` is "") with its lines; None if it does not exist."""
    pairs = lines_of(plan)
    evidence, decisions = evidence_of(plan, pairs), last_decisions(plan)
    disputed = disputed_facts(plan)
    cards = [
        _card(line_row(plan, row, part, evidence, decisions.get(row.pk), short=True), part, disputed)
        for found in pairs.values()
        for row, part in found
        if row.state != "rejected"
    ]
    waiting = sorted((c for c in cards if c.line.state == "draft"), key=lambda c: c.rank)
    shown = _shown(evidence, waiting, short)
    if shown is None:
        return None
    found = standing(plan)
    groups = _groups(cards)
    return Review(
        tabs=_tabs(evidence, waiting, shown),
        source=evidence.sources.get(shown),
        paragraphs=_text(evidence, shown, cards, disputed),
        waiting=tuple(c for c in waiting if _is_of(c, shown)),
        decided=tuple(c for c in cards if c.line.state == "validated" and shown and _is_of(c, shown)),
        sums=tuple(s for s in sum_rows(found, groups) if s.waiting),
        left=len(waiting),
    )


def disputed_facts(plan: Plan) -> frozenset[str]:
    """The facts of a plan in open conflict with another."""
    rows = FactLink.objects.filter(pk__in=open_pairs([plan.pk])).order_by("id")
    return frozenset(u for pair in rows.values_list("source__uid", "target__uid") for u in pair)


def doubt_of(line: LineRow) -> Decimal:
    """1 when a value that needs a proof has none, else what the least sure of its proofs lacks."""
    if not line.proofs or any(v.needs_proof and not v.is_proved for v in line.values):
        return Decimal(1)
    return 1 - min(p.confidence for p in line.proofs)


def _card(line: LineRow, part: LinePart, disputed: frozenset[str]) -> Card:
    doubt = doubt_of(line)
    said, tone = _doubt_words(line, doubt)
    uids = tuple(p.uid for p in line.proofs)
    return Card(
        line=line,
        money=getattr(part, "maximum", None) or Decimal(0),
        doubt=doubt,
        doubt_words=said,
        tone=tone,
        is_disputed=bool(disputed & set(uids)),
        here=uids,
    )


def _doubt_words(line: LineRow, doubt: Decimal) -> tuple[str, str]:
    if not line.proofs:
        return _("sans source"), "warn"
    if doubt == 1:
        return _("une valeur sans source"), "warn"
    if doubt <= 1 - SURE:
        return _("lecture sûre"), ""
    return (_("lecture probable"), "") if doubt <= 1 - LIKELY else (_("lecture à vérifier"), "warn")


def _is_of(card: Card, sha256: str) -> bool:
    sources = {p.source for p in card.line.proofs}
    return sha256 in sources if sha256 else not sources


def _shown(evidence: Evidence, waiting: list[Card], short: str) -> str | None:
    """The fingerprint of the document to show, "" for what has none, None when the address is wrong."""
    if short == ALONE:
        return ""
    if short:
        return next((s for s in evidence.sources if s.startswith(short)), None)
    counts = {s: sum(_is_of(c, s) for c in waiting) for s in evidence.sources}
    best = max(counts, key=lambda s: counts[s], default="")
    return "" if waiting and not counts.get(best, 0) else best


def _tabs(evidence: Evidence, waiting: list[Card], shown: str) -> tuple[DocumentTab, ...]:
    tabs = [
        DocumentTab(s[:12], source.title, sum(_is_of(c, s) for c in waiting), s == shown)
        for s, source in evidence.sources.items()
    ]
    alone = sum(_is_of(c, "") for c in waiting)
    if alone:
        tabs.append(DocumentTab(ALONE, _("Sans document"), alone, shown == ""))
    return tuple(tabs)


def _groups(cards: Iterable[Card]) -> tuple[Group, ...]:
    return (Group("", "", tuple(c.line for c in cards)),)


def _text(evidence: Evidence, shown: str, cards: list[Card], disputed: frozenset[str]) -> tuple[Paragraph, ...]:
    text = evidence.texts.get(shown)
    if text is None:
        return ()
    lines = {uid: card.line.ref for card in cards for uid in card.here}
    facts: tuple[FactPart, ...] = tuple(f for f in evidence.facts.values() if f.source == shown and f.uid in lines)
    return paragraphs(ReviewAddresses("", lines=lines), text, facts, disputed)
