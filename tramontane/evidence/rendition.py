"""A rendition: the readable text of a document and the exact way back to its archived source.

``raw`` is what positions count in: the decoded source of a text, Markdown or HTML file (no newline
conversion, tags and entities included), the decoded ``word/document.xml`` of a DOCX, the text layer
of a PDF (its columns in order). ``text`` is what people and the grammar read. Offsets are Unicode code points,
end excluded.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "item", "cell", "quote"]


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[text_start:text_start+text_len]`` comes from ``raw[raw_start:raw_start+raw_len]``.

    Where both lengths are equal the map is character by character; otherwise (an entity, folded
    white space) the whole raw stretch stands for the whole text stretch.
    """

    text_start: int
    text_len: int
    raw_start: int
    raw_len: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table cell: ``text[start:end]``.

    ``level`` is the heading level (1 to 6) or the nesting of a list item (1 = outermost).
    A cell says its table (number from 0), row and column (from 0) and the texts of its column
    headers (``headers``) and of its row's first cell (``row_header``).
    ``marker`` is the bullet or number of a list item as written ("•", "1.", "a)"), outside the block.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 1
    marker: str = ""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    headers: tuple[str, ...] = ()
    row_header: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class WordBox:
    """Where ``text[start:end]`` (a word or a run on one line) stands on a PDF page, in points from the top left."""

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A PDF page: number from 1, size in points, ``text[start:end]``."""

    number: int
    start: int
    end: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text of one document, its structure, and its map back to the source."""

    raw: str
    text: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    boxes: tuple[WordBox, ...] = ()
    title: str = ""
    published_on: str = ""
    """Publication date found in the file itself (``YYYY-MM-DD``), empty if it says none."""

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch of ``raw`` that states ``text[start:end]``.

        Raises ``ValueError`` when no character of the stretch comes from the source.
        """
        first = last = None
        i = max(bisect_right(self.segments, start, key=lambda s: s.text_start) - 1, 0)
        while i < len(self.segments) and self.segments[i].text_start < end:
            s = self.segments[i]
            a, b = max(start, s.text_start), min(end, s.text_start + s.text_len)
            if a < b:
                exact = s.text_len == s.raw_len
                lo = s.raw_start + (a - s.text_start) if exact else s.raw_start
                hi = s.raw_start + (b - s.text_start) if exact else s.raw_start + s.raw_len
                first = lo if first is None else min(first, lo)
                last = hi if last is None else max(last, hi)
            i += 1
        if first is None or last is None:
            raise ValueError(f"text[{start}:{end}] has no source")
        return first, last

    def boxes_of(self, start: int, end: int) -> tuple[WordBox, ...]:
        """The boxes that ``text[start:end]`` touches (PDF only; empty elsewhere)."""
        first = bisect_right(self.boxes, start, key=lambda b: b.end)
        return tuple(takewhile(lambda b: b.start < end, islice(self.boxes, first, None)))

    def page_of(self, start: int) -> int | None:
        """The number of the page that holds ``text[start]`` (PDF only)."""
        return next((p.number for p in self.pages if p.start <= start < p.end), None)


def identity(raw: str) -> tuple[Segment, ...]:
    """The map of a text that is its own source."""
    return (Segment(0, len(raw), 0, len(raw)),) if raw else ()
