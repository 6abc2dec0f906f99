"""Lines as the desk shows them: values in words, proofs in context, state and last decision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.evidence.queries import rendition
from tramontane.evidence.rendition import Rendition
from tramontane.lib import french
from tramontane.lib.language import fr, unmarked
from tramontane.plan.document import FactPart, LinePart, SourcePart
from tramontane.plan.marked import marked
from tramontane.plan.models import Decision, Line, Plan
from tramontane.plan.phrases import in_words
from tramontane.portal import words
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.desk.queries import last_decisions, line_mark, lines_of, proofs_of
from tramontane.portal.desk.rows.said import Axes, Said, said, sentence, title_words
from tramontane.portal.desk.words import GROUPS, STATE, STATE_TONE, VERDICT
from tramontane.portal.rows.evidence import Quote, quote

#: How much of its paragraph a sentence keeps in a list, on each side, in characters.
SHORT = 90


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A sentence that states a value of a line: which value, what the sentence says, the sentence in its paragraph.

    ``confidence`` (0 to 1) is how surely it was read; ``source`` the fingerprint of its document.
    """

    field: str
    says: str
    quote: Quote
    uid: str
    source: str
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What was decided: by whom ("" for the platform), when, why; ``said`` is the line as it was then, in words."""

    verdict: str
    by: str
    when: str
    reason: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the desk. ``mark`` goes with every form that decides on it (``line_mark``)."""

    kind: str
    ref: str
    href: str
    title: str
    values: tuple[Said, ...]
    proofs: tuple[ProofRow, ...]
    state: str
    state_words: str
    tone: str
    decision: DecisionRow | None
    mark: str
    sentence: str
    title_is_proved: bool
    owner: str
    owner_id: int | None

    @property
    def ticket(self) -> str:
        """What a check box sends: reference, mark, and the sentence that was on the page."""
        return f"{self.ref} {self.mark} {self.sentence}"


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind."""

    kind: str
    title: str
    lines: tuple[LineRow, ...]

    @property
    def drafts(self) -> int:
        """How many wait for a decision."""
        return sum(line.state == "draft" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves the lines of a plan: facts by uid, sources and texts by fingerprint, titles of axes by reference."""

    facts: Mapping[str, FactPart]
    sources: Mapping[str, SourcePart]
    texts: Mapping[str, Rendition | None]
    axes: Axes


def groups(plan: Plan) -> tuple[Group, ...]:
    """Every line of a plan by kind; kinds without a line are left out."""
    pairs, decisions = lines_of(plan), last_decisions(plan)
    evidence = evidence_of(plan, pairs)
    return tuple(
        Group(
            kind,
            str(GROUPS[kind]),
            tuple(line_row(plan, row, part, evidence, decisions.get(row.pk), short=True) for row, part in found),
        )
        for kind, found in pairs.items()
        if found
    )


def evidence_of(plan: Plan, pairs: Mapping[str, list[tuple[Line, LinePart]]]) -> Evidence:
    """What proves the lines of a plan."""
    facts, sources = proofs_of(plan)
    texts = {s: rendition(s) for s in sources}
    axes = {p.ref: fr(str(getattr(p, "title", p.ref))) for _row, p in pairs["axis"]}
    return Evidence({k: marked(f) for k, f in facts.items()}, {k: marked(s) for k, s in sources.items()}, texts, axes)


def line_row(
    plan: Plan, row: Line, part: LinePart, evidence: Evidence, decision: Decision | None, *, short: bool = False
) -> LineRow:
    """One line; ``short`` keeps little of the paragraph around each sentence."""
    shown = marked(part)
    return LineRow(
        kind=row.kind,
        ref=part.ref,
        href=DESK.line(plan.slug, row.kind, part.ref),
        title=title_words(row.kind, shown, evidence.axes),
        values=said(row.kind, shown, evidence.axes),
        proofs=_proofs(part, evidence, short=short),
        state=row.state,
        state_words=str(STATE[row.state]),
        tone=STATE_TONE[row.state],
        decision=decision_row(decision) if decision else None,
        mark=line_mark(row, part),
        sentence=sentence(row.kind, shown, evidence.axes),
        title_is_proved=bool({"title", "party", "fact"} & part.proofs.keys()),
        owner=fr(row.owner.name) if row.owner else "",
        owner_id=row.owner_id,
    )


def decision_row(decision: Decision, sentence_then: str = "") -> DecisionRow:
    """A decision in words."""
    return DecisionRow(
        verdict=str(VERDICT[decision.verdict]),
        by=fr(str(decision.by)) if decision.by else _("la plateforme"),
        when=french.instant(decision.at),
        reason=fr(decision.reason),
        said=sentence_then,
    )


def _proofs(part: LinePart, evidence: Evidence, *, short: bool) -> tuple[ProofRow, ...]:
    cited: dict[str, list[str]] = {}
    for name, uids in part.proofs.items():
        for uid in uids:
            cited.setdefault(uid, []).append(str(words.FIELD.get(name, name)))
    for reading in getattr(part, "readings", ()):
        if reading.fact:
            cited.setdefault(reading.fact, []).append(str(words.FIELD["value"]))
    found = [row for uid, names in cited.items() if (row := _proof(uid, names, evidence, short=short))]
    return tuple(found)


def _proof(uid: str, names: list[str], evidence: Evidence, *, short: bool) -> ProofRow | None:
    fact = evidence.facts.get(uid)
    if fact is None or not fact.spans:
        return None
    source = evidence.sources[fact.source]
    shown = quote(DESK, source, fact.spans[0], evidence.texts[source.sha256], uid)
    if short:
        before, after = _end(unmarked(shown.before)), _start(unmarked(shown.after))
        shown = replace(shown, before=fr(before), after=fr(after))
    fields = french.enumeration(list(dict.fromkeys(names)))
    return ProofRow(fields, in_words(fact.value), shown, uid, source.sha256, fact.confidence)


def _end(text: str) -> str:
    return text if len(text) <= SHORT else "… " + text[-SHORT:].partition(" ")[2]


def _start(text: str) -> str:
    return text if len(text) <= SHORT else text[:SHORT].rpartition(" ")[0] + " …"
