"""The text of sources with the sentences that state facts: quotes in context, and whole texts with their marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tramontane.evidence.rendition import Block, Rendition
from tramontane.lib import french
from tramontane.lib.language import fr
from tramontane.plan.document import FactPart, SourcePart, SpanPart
from tramontane.portal.addresses import Addresses

CONTEXT = 240
"""How much of the same paragraph a quote brings along, on each side, in characters."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a source and what surrounds it."""

    before: str
    quote: str
    after: str
    source: str
    source_href: str
    publisher: str
    date: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text: the fact it opens ("" for none), the facts that begin here, and whether one is disputed."""

    text: str
    uid: str
    starting: tuple[str, ...]
    href: str
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a source; ``page`` is set where a page of a PDF begins; ``cells`` hold the rows of a table."""

    kind: str
    marker: str
    stretches: tuple[Stretch, ...]
    page: int | None
    rows: tuple[tuple[tuple[Stretch, ...], ...], ...] = ()


def quote(at: Addresses, source: SourcePart, span: SpanPart, rendition: Rendition | None, uid: str) -> Quote:
    """A span with the rest of its paragraph; the bare quote when the text is not at hand."""
    before = after = ""
    shown = span.quote
    if rendition is not None:
        block = _block_of(rendition.blocks, span)
        shown = rendition.text[span.text_start : span.text_end]
        first, last = (block.start, block.end) if block else (span.text_start, span.text_end)
        before = _tail(rendition.text[first : span.text_start])
        after = _head(rendition.text[span.text_end : last])
    return Quote(
        before=fr(before),
        quote=fr(shown),
        after=fr(after),
        source=source.title,
        source_href=at.passage(source.sha256, uid),
        publisher=source.publisher,
        date=french.edtf(source.published_on) if source.published_on else "",
        page=span.page,
    )


def _block_of(blocks: Iterable[Block], span: SpanPart) -> Block | None:
    holding = (b for b in blocks if b.start <= span.text_start and span.text_end <= b.end)
    return min(holding, key=lambda b: b.end - b.start, default=None)


def _tail(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return "… " + text[-CONTEXT:].partition(" ")[2]


def _head(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return text[:CONTEXT].rpartition(" ")[0] + " …"


def paragraphs(
    at: Addresses, rendition: Rendition, facts: tuple[FactPart, ...], disputed: frozenset[str]
) -> tuple[Paragraph, ...]:
    """The whole text, block by block, with its facts marked. Linear in the text and in its facts per block."""
    spans = sorted(
        ((s.text_start, s.text_end, f.uid) for f in facts for s in f.spans), key=lambda s: (s[0], -s[1], s[2])
    )
    anchored: set[str] = set()
    found: list[Paragraph] = []
    page: int | None = None
    blocks = rendition.blocks or (Block("paragraph", 0, len(rendition.text)),)
    for block in blocks:
        here = [s for s in spans if s[0] < block.end and block.start < s[1]]
        stretches = tuple(_stretches(at, rendition.text, block, here, disputed, anchored))
        number = rendition.page_of(block.start) if rendition.pages else None
        opens = number if number != page else None
        page = number if number is not None else page
        last = found[-1] if found else None
        if block.kind == "cell" and last is not None and last.kind == "table" and block.table == _table_of(found):
            found[-1] = _with_cell(last, block, stretches)
        elif block.kind == "cell":
            found.append(Paragraph("table", str(block.table), (), opens, ((stretches,),)))
        else:
            found.append(Paragraph(block.kind, block.marker, stretches, opens))
    return tuple(found)


def _table_of(found: list[Paragraph]) -> int | None:
    return int(found[-1].marker) if found[-1].marker.isdigit() else None


def _with_cell(table: Paragraph, block: Block, cell: tuple[Stretch, ...]) -> Paragraph:
    rows = table.rows
    first_of_row = block.column == 0 or (block.row is not None and block.row >= len(rows))
    rows = (*rows, (cell,)) if first_of_row else (*rows[:-1], (*rows[-1], cell))
    return Paragraph(table.kind, table.marker, (), table.page, rows)


def _is_word(text: str) -> bool:
    """Whether a piece is worth a link: a number or three letters; « L’ » or « ». » alone are too small to touch."""
    return any(map(str.isdigit, text)) or sum(map(str.isalpha, text)) > 2


def _stretches(  # noqa: PLR0917 - one walk over one block
    at: Addresses,
    text: str,
    block: Block,
    spans: list[tuple[int, int, str]],
    disputed: frozenset[str],
    anchored: set[str],
) -> Iterable[Stretch]:
    """Cut a block where facts begin and end; each piece with a word opens the shortest fact over it."""
    cuts = {block.start, block.end}
    for start, end, _uid in spans:
        cuts.update((max(start, block.start), min(end, block.end)))
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        covering = [s for s in spans if s[0] <= left and right <= s[1]]
        best = min(covering, key=lambda s: s[1] - s[0])[2] if covering else ""
        starting = tuple(dict.fromkeys(s[2] for s in covering if s[2] not in anchored))
        anchored.update(starting)
        words = text[left:right]
        yield Stretch(
            text=fr(words),
            uid=best,
            starting=starting,
            href=at.fact(best) if best and _is_word(words) else "",
            is_disputed=any(s[2] in disputed for s in covering),
        )
