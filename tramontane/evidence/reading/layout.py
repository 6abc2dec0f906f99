"""Finds paragraphs, headings and list items on PDF pages from where their lines stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tramontane.evidence.reading.grids import Joined, grids_of
from tramontane.evidence.reading.lines import FINAL, Line, Tables, blocks_of_lines, lines_of, tables_of
from tramontane.evidence.rendition import Block, Page, WordBox

_INDENT = 4.0
"""Points of left margin that count as one column of indentation."""
_NEIGHBOURS = 4
_ROW_GAP = 4.0
"""Room between two rows of a table, in heights of a line: cells have margins."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands on its page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    first_word: float
    """Width of its first word."""

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.1)


def blocks_of_pages(text: str, pages: Sequence[Page], boxes: Sequence[WordBox]) -> list[Block]:
    """The blocks of a PDF. No block runs over the end of a page."""
    lines = [line for page in pages for line in lines_of(text, page.start, page.end)]
    places = _places(lines, boxes)
    known = [place for place in places if place is not None]
    size = median(place.height for place in known) if known else 0.0
    margin = min((place.left for place in known), default=0.0)
    laid: list[Line] = []
    place_at: dict[int, tuple[int, _Place | None]] = {}
    for index, (line, place) in enumerate(zip(lines, places, strict=True)):
        before = places[index - 1] if index else None
        gap = _separated(before, place) if place and before else index == 0
        indent = round((place.left - margin) / _INDENT) if place else line.indent
        large = place is not None and place.height > 1.25 * size
        laid.append(Line(line.start, line.end, indent, gap, large))
        place_at[line.start] = (index, place)

    def joins(last: Line, line: Line) -> bool:
        (index, above), (_, below) = place_at[last.start], place_at[line.start]
        if above is None or below is None:
            return True
        if text[line.start].islower() and text[last.end - 1] not in FINAL:
            return True
        edge = _right_edge(places, index)
        return edge - above.right < below.first_word + 0.35 * above.height

    def joined(index: int) -> bool:
        above, below = places[index - 1], places[index]
        return above is not None and below is not None and not _separated(above, below, _ROW_GAP)

    return blocks_of_lines(text, laid, joins, tables=_tables(text, laid, boxes, joined))


def _tables(text: str, lines: Sequence[Line], boxes: Sequence[WordBox], joined: Joined) -> Tables:
    """Those drawn with characters first, then those that only their places show."""
    drawn = tables_of(text, lines)
    taken = {index for first, (_, stop) in drawn.items() for index in range(first, stop)}
    placed = grids_of(text, lines, boxes, joined)
    return drawn | {first: found for first, found in placed.items() if taken.isdisjoint(range(first, found[1]))}


def _places(lines: Sequence[Line], boxes: Sequence[WordBox]) -> list[_Place | None]:
    """The place of each line, from the boxes of its words (both in order of position)."""
    places: list[_Place | None] = []
    at = 0
    for line in lines:
        words: list[WordBox] = []
        while at < len(boxes) and boxes[at].start < line.end:
            if boxes[at].end > line.start:
                words.append(boxes[at])
            at += 1
        if not words:
            places.append(None)
            continue
        left, right = min(w.left for w in words), max(w.right for w in words)
        top, bottom = min(w.top for w in words), max(w.bottom for w in words)
        places.append(_Place(words[0].page, left, top, right, bottom, words[0].right - words[0].left))
    return places


def _separated(above: _Place, below: _Place, gap: float = 1.9) -> bool:
    """More room than between two lines of a paragraph, another page or another column."""
    if above.page != below.page or below.top < above.top:
        return True
    return below.bottom - above.bottom > gap * max(above.height, below.height)


def _right_edge(places: Sequence[_Place | None], index: int) -> float:
    """The right margin where a line stands: the furthest of its neighbours in the same column."""
    own = places[index]
    if own is None:
        return 0.0
    near = places[max(index - _NEIGHBOURS, 0) : index + _NEIGHBOURS + 1]
    return max(p.right for p in near if p and p.page == own.page and p.left < own.right and own.left < p.right)
