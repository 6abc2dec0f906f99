"""The sources of a published plan as search finds them: each document, its text in passages, the facts it states."""

from collections.abc import Iterator

from tramontane.evidence.queries import rendition
from tramontane.evidence.rendition import Rendition
from tramontane.lib import french
from tramontane.lib.words import capitalised
from tramontane.plan.document import FactPart, SourcePart
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.rows.evidence import quote
from tramontane.portal.rows.facts import place
from tramontane.portal.searchable.plans import AT, context_of, sentence
from tramontane.search.entries import Item

PASSAGE = 600
"""Characters of a passage, about: whole paragraphs as long as they fit."""


def source_items(plan: PublishedPlan) -> Iterator[Item]:
    """Every source with its passages, then every fact."""
    for source in plan.document.sources:
        text = rendition(source.sha256)
        yield _source(plan, source)
        if text is not None:
            yield from _passages(plan, source, text)
        yield from (_fact(plan, source, f, text) for f in plan.facts_of_source(source.sha256))


def _source(plan: PublishedPlan, source: SourcePart) -> Item:
    when = french.edtf(source.published_on) if source.published_on else ""
    return Item(
        kind="source",
        title=source.title,
        url=AT.source(source.sha256),
        body=sentence(source.publisher, str(words.GENRE[source.genre]), when),
        context=context_of(plan),
    )


def _passages(plan: PublishedPlan, source: SourcePart, text: Rendition) -> Iterator[Item]:
    """The text of a source; each passage opens at the first fact it states."""
    facts = sorted(plan.facts_of_source(source.sha256), key=lambda f: place(plan, f))
    page = AT.source(source.sha256)
    for start, end in _cuts(text):
        here = next((f for f in facts if f.spans and start <= f.spans[0].text_start < end), None)
        yield Item(
            kind="source",
            title=source.title,
            url=AT.passage(source.sha256, here.uid) if here else page,
            page=page,
            body=text.text[start:end],
            context=context_of(plan),
            weight=85,
        )


def _cuts(text: Rendition) -> Iterator[tuple[int, int]]:
    """Where each passage starts and ends: paragraphs joined while they are short, long ones whole."""
    blocks = [(b.start, b.end) for b in text.blocks] or [(0, len(text.text))]
    start, end = blocks[0]
    for first, last in blocks[1:]:
        if last - start > PASSAGE:
            yield start, end
            start = first
        end = max(end, last)
    yield start, end


def _fact(plan: PublishedPlan, source: SourcePart, fact: FactPart, text: Rendition | None) -> Item:
    said = ""
    if fact.spans:
        shown = quote(AT, source, fact.spans[0], text, fact.uid)
        said = f"{shown.before}{shown.quote}{shown.after}"
    return Item(
        kind="fact",
        title=capitalised(in_words(fact.value)) or str(words.KIND[fact.value.kind]),
        url=AT.fact(fact.uid),
        body=sentence(str(words.KIND[fact.value.kind]), said),
        context=context_of(plan),
        weight=80,
    )
