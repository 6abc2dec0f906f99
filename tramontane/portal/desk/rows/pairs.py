"""Facts of a plan that disagree, face to face."""

from dataclasses import dataclass

from tramontane.evidence.queries import rendition
from tramontane.lib import french
from tramontane.plan.contradictions import Contradiction, contradictions
from tramontane.plan.document import FactPart
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.rows.evidence import Quote, quote
from tramontane.portal.rows.facts import Support, supports
from tramontane.portal.rows.figures import source_words


@dataclass(frozen=True, slots=True)
class Side:
    """One of two facts: what it says, its sentences, the lines that rest on it."""

    uid: str
    says: str
    source: str
    quotes: tuple[Quote, ...]
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts that do not say the same; ``first`` is the older. ``decided`` tells what was settled, "" if open."""

    first: Side
    second: Side
    is_open: bool
    relation: str
    state: str
    reason: str
    decided: str


def pairs(plan: PublishedPlan) -> tuple[Pair, ...]:
    """The contradictions of a plan, open ones first."""
    return tuple(_pair(plan, c) for c in contradictions(plan.document))


def _pair(plan: PublishedPlan, found: Contradiction) -> Pair:
    by = found.decided_by or ""
    return Pair(
        first=_side(plan, found.older),
        second=_side(plan, found.newer),
        is_open=found.state == "open",
        relation=str(words.RELATION[found.relation]),
        state=str(words.DISPUTE[found.state]),
        reason=found.reason,
        decided=f"{by}, {french.edtf(found.on[:10])}" if by else "",
    )


def _side(plan: PublishedPlan, fact: FactPart) -> Side:
    source = plan.source(fact.source)
    text = rendition(source.sha256)
    return Side(
        uid=fact.uid,
        says=in_words(fact.value),
        source=source_words(source),
        quotes=tuple(quote(DESK, source, span, text, fact.uid) for span in fact.spans[:1]),
        supports=supports(plan, DESK, fact.uid),
    )
