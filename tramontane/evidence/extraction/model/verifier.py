"""What proposals are worth against the document and its grammar. Pure: the same proposals give the same review.

A proposal never brings a value or a place. On a sum or a step that the grammar states, its labels agree or they
raise a doubt: the claim keeps its value, only its confidence moves. In a sentence where the grammar saw nothing to
do, its quote becomes an action of low confidence that is never firm.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tramontane.evidence.claims import Claim, Extraction
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.model.answer import Proposal
from tramontane.evidence.extraction.model.prompt import one_space
from tramontane.evidence.rendition import Rendition
from tramontane.evidence.values import Action, Amount, Axis, Status, Target, Value
from tramontane.lib.words import keywords, similarity

#: An agreement brings a little, up to what a sum that closes (0.97) stays above; a doubt halves.
GAIN, CEILING, LOSS = 0.1, 0.9, 0.5
ADDED_CONFIDENCE, MOST_ADDED = 0.2, 20
SHORTEST, LONGEST = 15, 300
ALREADY_SAID = 0.8
_DENIES = re.compile(
    r"\bn[e']\s?|\b(?:pas|jamais|aucune?s?|sans|renon\w+|abandonn\w+|refus\w+|rejet\w+|repouss\w+)\b", re.IGNORECASE
)
_DENYING = ("rejected", "negated", "superseded")
_SEPARATORS = " .,'-"
Span = tuple[int, int]
V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one proposal says of the claim number ``claim``: the labels of both sides, and whether they agree."""

    claim: int
    span: Span
    ours: tuple[str | None, ...]
    theirs: tuple[str | None, ...]

    @property
    def agrees(self) -> bool:
        """Whether no label that the model gave differs from the grammar's."""
        return all(their is None or their == our for our, their in zip(self.ours, self.theirs, strict=True))


@dataclass(frozen=True, slots=True)
class Review:
    """The extraction after its review; accepted proposals by effect, refused ones by reason, and each doubt."""

    extraction: Extraction
    accepted: Counter[str]
    refused: Counter[str]
    doubts: tuple[Verdict, ...]


def verify(
    extraction: Extraction, rendition: Rendition, parsed: Parsed, proposals: Sequence[Proposal], sent: Collection[int]
) -> Review:
    """Weigh each proposal. ``sent`` holds the numbers of the sentences that the model was shown."""
    reader = _Reader(extraction, rendition, parsed, frozenset(sent))
    verdicts: list[Verdict] = []
    added: list[Claim] = []
    refused: Counter[str] = Counter()
    for proposal in proposals:
        match reader.weighed(proposal, added):
            case [*found]:
                verdicts += found
            case Claim() as claim:
                added.append(claim)
            case str(reason):
                refused[reason] += 1
    doubts = tuple(v for v in verdicts if not v.agrees)
    accepted = Counter({"agreed": len(verdicts) - len(doubts), "doubted": len(doubts), "added": len(added)})
    claims = (*_reweighted(extraction.claims, verdicts), *sorted(added, key=lambda c: c.spans))
    return Review(replace(extraction, claims=claims), accepted, refused, doubts)


def _reweighted(claims: Sequence[Claim], verdicts: Sequence[Verdict]) -> Iterator[Claim]:
    """The claims, each moved once: any doubt prevails over agreements."""
    doubted = {v.claim for v in verdicts if not v.agrees}
    agreed = {v.claim for v in verdicts} - doubted
    for number, claim in enumerate(claims):
        if number in doubted:
            yield replace(claim, confidence=claim.confidence * LOSS)
        elif number in agreed and claim.confidence < CEILING:
            yield replace(claim, confidence=min(CEILING, claim.confidence + GAIN))
        else:
            yield claim


class _Reader:
    """Looks for what a proposal quotes, in the text and among the claims."""

    def __init__(self, extraction: Extraction, rendition: Rendition, parsed: Parsed, sent: frozenset[int]) -> None:
        self.claims = extraction.claims
        self.rendition = rendition
        self.text = one_space(rendition.text)
        self.parsed = parsed
        self.sent = sent

    def weighed(self, proposal: Proposal, added: Sequence[Claim]) -> list[Verdict] | Claim | str:
        """Verdicts on the claims it bears on, the claim it adds, or the reason why it counts for nothing."""
        span = self.located(proposal)
        if isinstance(span, str):
            return span
        if proposal.kind == "amount":
            return self.on_amount(proposal, span)
        if proposal.kind == "status":
            return self.on_status(proposal, span)
        return self.new_action(proposal, span, added)

    def located(self, proposal: Proposal) -> Span | str:
        """The only place of the quote in its sentence, on whole words and numbers."""
        if proposal.sentence not in self.sent:
            return "unknown sentence"
        sentence = self.parsed.sentences[proposal.sentence - 1]
        quote = one_space(proposal.quote)
        start = self.text.find(quote, sentence.start, sentence.end)
        if start < 0:
            return "not found"
        if self.text.find(quote, start + 1, sentence.end) >= 0:
            return "found twice"
        end = start + len(quote)
        if quote != quote.strip() or _cuts(self.text, start, end):
            return "cut"
        return start, end

    def on_amount(self, proposal: Proposal, span: Span) -> list[Verdict] | str:
        """Scope and modality against those of the sum that the grammar reads exactly there."""
        money = next((m for m in self.parsed.money if span in ((m.start, m.end), m.core)), None)
        if money is None:
            return "other value"
        if proposal.status or not (proposal.scope or proposal.modality):
            return "no label"
        read = (money.min, money.max, money.currency)
        theirs = (proposal.scope, proposal.modality)
        return [
            Verdict(number, span, (value.scope, value.modality), theirs)
            for number, value in self.stating(Amount, span)
            if (value.min, value.max, value.currency) == read
        ] or "no claim"

    def on_status(self, proposal: Proposal, span: Span) -> list[Verdict] | str:
        """The step against the one that the grammar dates exactly there."""
        dated = next((d for d in self.parsed.dates if (d.start, d.end) == span), None)
        if dated is None:
            return "other value"
        if proposal.scope or proposal.modality or not proposal.status:
            return "no label"
        return [
            Verdict(number, span, (value.value,), (proposal.status,))
            for number, value in self.stating(Status, span)
            if value.date == dated.edtf
        ] or "no claim"

    def new_action(self, proposal: Proposal, span: Span, added: Sequence[Claim]) -> Claim | str:
        """The quote as something that will be done, never firm: a sentence without action, axis or target only."""
        label = " ".join(self.rendition.text[span[0] : span[1]].split())
        reason = self._unfit(proposal, label) or self._needless(proposal, span, label, added)
        if reason:
            return reason
        modality = proposal.modality if proposal.modality and proposal.modality != "firm" else "proposed"
        action = Action(label=label, negated=modality == "negated", modality=modality)
        return Claim(action, (span,), ADDED_CONFIDENCE)

    def _unfit(self, proposal: Proposal, label: str) -> str:
        """Why a quote cannot be an action, whatever is known of the document."""
        sentence = self.parsed.sentences[proposal.sentence - 1]
        if proposal.scope or proposal.status:
            return "no label"
        if not SHORTEST <= len(label) <= LONGEST or len(keywords(label)) < 3:
            return "not an action"
        denies = _DENIES.search(self.text, sentence.start, sentence.end)
        return "denied" if denies and proposal.modality not in _DENYING else ""

    def _needless(self, proposal: Proposal, span: Span, label: str, added: Sequence[Claim]) -> str:
        """Why an action adds nothing sure enough to what the document's claims say."""
        sentence = self.parsed.sentences[proposal.sentence - 1]
        whole = (sentence.start, sentence.end)
        if any(any(self.stating(kind, whole)) for kind in (Action, Axis, Target)) or self._is_said(label, whole, added):
            return "already said"
        if self._has_foreign_sum(span):
            return "foreign sum"
        if len(added) >= MOST_ADDED:
            return "too many"
        try:
            self.rendition.raw_span(*span)
        except ValueError:
            return "no source"
        return ""

    def stating(self, kind: type[V], span: Span) -> Iterator[tuple[int, V]]:
        """The claims of a kind that touch a stretch: number and value."""
        for number, claim in enumerate(self.claims):
            if isinstance(claim.value, kind) and _touches(claim, span):
                yield number, claim.value

    def _is_said(self, label: str, sentence: Span, added: Sequence[Claim]) -> bool:
        known = [c.value.label for c in (*self.claims, *added) if isinstance(c.value, Action | Axis)]
        return any(similarity(label, k) >= ALREADY_SAID for k in known) or any(_touches(c, sentence) for c in added)

    def _has_foreign_sum(self, span: Span) -> bool:
        """Whether the quote holds a sum that the grammar does not give to the plan, firmly."""
        for money in self.parsed.money:
            if money.start < span[1] and span[0] < money.end:
                stated = [value for _, value in self.stating(Amount, (money.start, money.end))]
                if not stated or any(v.scope == "external" or v.modality != "firm" for v in stated):
                    return True
        return False


def _touches(claim: Claim, span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in claim.spans)


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` begins or ends inside a word or a number (« 5 M€ » in « 6,5 M€ »)."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    first, last = text[start], text[end - 1]
    if (first.isalnum() and before[-1:].isalnum()) or (last.isalnum() and after[:1].isalnum()):
        return True
    left = first.isdigit() and len(before) == 2 and before[1] in _SEPARATORS and before[0].isdigit()
    right = last.isdigit() and len(after) == 2 and after[0] in _SEPARATORS and after[1].isdigit()
    return left or right
