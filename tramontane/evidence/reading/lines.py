"""Finds headings, paragraphs, list items and tables in text that has only lines to show its structure."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tramontane.evidence.reading.spaced import spaced_table
from tramontane.evidence.reading.tables import Cell, Table, blocks_of, captioned, trimmed
from tramontane.evidence.rendition import Block

MAX_HEADING = 140
MAX_WRAP = 100
_TAB = 4
_WORDS = (
    "Orientation|ORIENTATION|Objectif|Chapitre|CHAPITRE|Ligne|Levier|Article|ARTICLE|Art\\.|ART\\.|Axe|AXE|Action"
    "|Mesure|Pilier|Volet|Chantier|Priorité"
)
_MARKER = re.compile(
    r"(?P<bullet>[•◦▪▫■□●○◆◇►▶‣⁃∙·➢➤✓✔\uf0b7\uf0a7*+–—‒−\u2600-\u26ff\U0001f300-\U0001faff-]\ufe0f?)"
    rf"|(?P<word>{_WORDS})\s{{1,3}}(?:n°\s?)?(?:\d{{1,3}}(?:er|re)?(?:[.-]\d{{1,3}}){{0,3}}|[IVX]{{1,5}}|premier)"
    r"\s{0,2}[.:)–—-]{1,2}"
    r"|(?P<number>\(?\d{1,2}(?:\.\d{1,2}){0,3}(?:\.?\)|[.°]))"
    r"|(?P<rank>[IVX]{1,4}\.\d{1,2}(?:\.\d{1,2})?\.?)"
    r"|(?P<roman>[IVX]{2,4}\.|[IVX]{1,4}(?:\)|\s?[–—]))"
    r"|(?P<letter>\(?[A-Za-z]\))"
)
FINAL = frozenset(".;:!?,…")
_SPACED = re.compile(r"[ \t\xa0]{2,}|\t")
_RULE = frozenset(" \t|+:=-")
_HANGING = re.compile(r"(?:^|\s)(?:de|du|des|la|le|les|une?|et|ou|à|au|aux|en|pour|par|sur|avec|dans)$|[dlDL]['’]$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STACKED = 400
_SHORT = 40
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"(?:CHF\s?|Fr\.\s?)?\d[\d\s.,'’]{2,}(?:\.[-–—])?\s?(?:[kKM]?€|MEUR|EUR|euros)?")


@dataclass(frozen=True, slots=True)
class Line:
    """``text[start:end]`` without the white space around it; ``gap`` if a blank line (or more room) stands before."""

    start: int
    end: int
    indent: int = 0
    gap: bool = False
    large: bool = False


Joins = Callable[[Line, Line], bool]
"""Says whether the second line goes on with the first, when no blank line or marker separates them."""


def lines_of(text: str, first: int = 0, last: int | None = None) -> list[Line]:
    """The lines of ``text[first:last]`` that hold something."""
    lines: list[Line] = []
    at, gap = first, True
    for piece in text[first:last].splitlines(keepends=True):
        start, end = trimmed(text, at, at + len(piece))
        if start < end:
            lead = text[at:start]
            lines.append(Line(start, end, len(lead) + (_TAB - 1) * lead.count("\t"), gap))
        gap = start >= end
        at += len(piece)
    return lines


def wrapping(text: str, lines: Sequence[Line]) -> Joins:
    """How the lines of a plain text go on: by its own right margin if it has one, by lower case otherwise."""
    widths = [line.end - line.start + line.indent for line in lines if "|" not in text[line.start : line.end]]
    width = max(widths, default=0)
    margin = width * 0.85 if width <= MAX_WRAP else 0

    def joins(before: Line, line: Line) -> bool:
        last, first = text[before.end - 1], text[line.start]
        if last in ";:" or "   " in text[before.start : before.end]:
            return False
        if last not in FINAL and (
            first.islower() or _HANGING.search(text, max(before.start, before.end - 8), before.end)
        ):
            return True
        word = text[line.start : min(line.end, line.start + MAX_WRAP)].split(maxsplit=1)[0]
        return 0 < margin <= before.indent + before.end - before.start + 1 + len(word)

    return joins


@dataclass(slots=True)
class _Levels:
    """Nesting of list items, by indentation and then by family of markers."""

    open: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, indent: int, family: str) -> int:
        while self.open and self.open[-1][0] > indent:
            self.open.pop()
        same = [f for i, f in self.open[-8:] if i == indent]
        if family in same:
            while self.open[-1] != (indent, family):
                self.open.pop()
        elif len(same) < 8:
            self.open.append((indent, family))
        return len(self.open)


def marker_at(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Where a bullet or number that opens ``text[start:end]`` ends, and its family; None without one."""
    found = _MARKER.match(text, start, end)
    if found is None or found.end() >= end or not text[found.end()].isspace():
        return None
    family = found.lastgroup or ""
    if family == "bullet":
        return found.end(), "picture" if found[0] >= "\u2600" else found[0]
    return found.end(), family + found[0][-1]


Tables = Mapping[int, tuple[Table, int]]
"""By index of their first line: cells, and index of the line after."""


def blocks_of_lines(
    text: str, lines: Sequence[Line], joins: Joins, *, titled: bool = True, tables: Tables | None = None
) -> list[Block]:
    """The blocks of a text given line by line. The first heading is the title when ``titled``.

    ``tables`` are those that are known otherwise than by the lines.
    """
    blocks: list[Block] = []
    levels = _Levels()
    tables = tables_of(text, lines) if tables is None else tables
    number = at = 0
    while at < len(lines):
        if at in tables:
            table, at = tables[at]
            blocks += blocks_of(table, number, text)
            number += 1
            continue
        stop = at + 1 + _continuing(text, lines, at, joins, tables)
        alone = stop == at + 1 and stop < len(lines)
        blocks += _block(text, lines[at], lines[stop - 1].end, levels, alone)
        at = stop
    if titled and blocks and blocks[0].kind == "heading":
        blocks[0] = Block("title", blocks[0].start, blocks[0].end)
    return captioned(blocks, text)


def _continuing(text: str, lines: Sequence[Line], at: int, joins: Joins, tables: Container[int]) -> int:
    """How many lines go on with the one that opens a paragraph or an item."""
    item = marker_at(text, lines[at].start, lines[at].end) is not None
    stop = at + 1
    while stop < len(lines):
        line = lines[stop]
        if line.gap or line.large != lines[at].large or stop in tables or marker_at(text, line.start, line.end):
            break
        hangs = item and line.indent > lines[at].indent
        if not hangs and not joins(lines[stop - 1], line):
            break
        stop += 1
    return stop - at - 1


def _block(text: str, line: Line, end: int, levels: _Levels, alone: bool) -> Iterator[Block]:  # noqa: FBT001 (private)
    if not any(map(str.isalnum, text[line.start : min(end, line.start + 1000)])):
        return
    if found := marker_at(text, line.start, line.end):
        start, _ = trimmed(text, found[0], end)
        level = levels.enter(line.indent, found[1])
        yield Block("item", start, end, level=level, marker=text[line.start : found[0]])
        return
    levels.open.clear()
    if (alone and is_heading(text, line.start, end)) or (line.large and end - line.start <= 2 * MAX_HEADING):
        yield Block("heading", line.start, end, level=2)
    else:
        yield Block("paragraph", line.start, end)


def is_heading(text: str, start: int, end: int) -> bool:
    """A short line that no punctuation ends, that starts like a title and is not a mere figure."""
    if end - start > MAX_HEADING or text[end - 1] in FINAL or text[start].islower():
        return False
    line = text[start:end]
    return sum(map(str.isalpha, line)) > len(line) / 2


def tables_of(text: str, lines: Sequence[Line]) -> dict[int, tuple[Table, int]]:
    """The tables drawn with ``|`` or with aligned columns: index of the first line, cells, index of the line after."""
    found: dict[int, tuple[Table, int]] = {}
    at = 0
    while at < len(lines):
        style = "drawn" if "|" in text[lines[at].start : lines[at].end] else "aligned"
        table, stop = _table(text, lines, at, style)
        if table is None and (at == 0 or lines[at].gap or stop > at):
            stacked, end = _stacked(text, lines, at) if lines[at].end - lines[at].start < _SHORT else (None, at)
            table, stop = (stacked, end) if stacked else (table, stop)
        if style == "aligned" and sum(1 for _ in _SPACED.finditer(text, lines[at].start, lines[at].end)) > 1:
            spaced, end = spaced_table(text, [(line.start, line.end) for line in lines[at : at + _STACKED]], 0)
            table, stop = (spaced, at + end) if spaced and at + end > stop else (table, stop)
        if table is not None:
            found[at] = (table, stop)
        at = max(stop, at + 1)
    return found


def _table(text: str, lines: Sequence[Line], at: int, style: str) -> tuple[Table | None, int]:
    table, row, columns, stop = Table(), 0, 0, at
    while stop < len(lines) and not (lines[stop].gap and stop > at):
        line = lines[stop]
        spans = list(_drawn(text, line) if style == "drawn" else _aligned(text, line))
        ruled = style == "drawn" and {"-"} < frozenset(text[line.start : line.end]) <= _RULE
        if not ruled:
            if len(spans) < 2 or (style == "aligned" and not _is_aligned(text, spans, columns, row)):
                break
            columns = len(spans)
            table.cells += [Cell(row, column, *span) for column, span in enumerate(spans)]
            row += 1
        elif row == 1:
            table.cells = [Cell(c.row, c.column, c.start, c.end, header=True) for c in table.cells]
        stop += 1
    if row < 2 or (style == "aligned" and not _figures(text, table.cells)):
        return None, stop
    table.cells = _cornered(table.cells)
    return table, stop


def _is_aligned(text: str, spans: Sequence[tuple[int, int]], columns: int, row: int) -> bool:
    """As many columns as above, or one more than the headers; two columns only when the second one is a figure."""
    if len(spans) == 2 and not _FIGURE.fullmatch(text, *spans[1]):
        return False
    return columns in {0, len(spans)} or (row == 1 and columns > 1 and columns + 1 == len(spans))


def _cornered(cells: list[Cell]) -> list[Cell]:
    """A first row that is one cell short has an empty corner: its cells move one column to the right."""
    sizes = Counter(cell.row for cell in cells)
    widest = max(sizes.values())
    if sizes[0] + 1 == widest and min(n for r, n in sizes.items() if r) == widest:
        return [replace(c, column=c.column + 1) if c.row == 0 else c for c in cells]
    return cells


def _stacked(text: str, lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    """A table that lost its columns: one cell a line, the headers first, then each row's label and its figures."""
    stop = at + 1
    while stop < len(lines) and not lines[stop].gap and stop - at < _STACKED:
        stop += 1
    kinds = [_FIGURE.fullmatch(text, line.start, line.end) is not None for line in lines[at:stop]]
    years = [_YEAR.fullmatch(text, line.start, line.end) is not None for line in lines[at:stop]]
    first = next((i for i, figure in enumerate(kinds) if figure and not years[i]), 0)
    width = next((i for i, figure in enumerate(kinds[first:]) if not figure), len(kinds) - first)
    corner = first - 1 - width
    if not (width > 1 and corner in (0, 1)):
        return None, at
    table = Table()
    for column in range(first - 1):
        cell = lines[at + column]
        table.cells.append(Cell(0, column + 1 - corner, cell.start, cell.end, header=True))
    row, i = 1, first - 1
    while i + width < len(kinds) and not kinds[i] and all(kinds[i + 1 : i + 1 + width]):
        for column, cell in enumerate(lines[at + i : at + i + 1 + width]):
            table.cells.append(Cell(row, column, cell.start, cell.end))
        row, i = row + 1, i + 1 + width
    return (table, at + i) if row > 2 else (None, at)


def _figures(text: str, cells: Sequence[Cell]) -> bool:
    """Half of the cells beyond the first column hold a figure: white space alone is a weak sign of a table."""
    body = [cell for cell in cells if cell.column]
    return 2 * sum(bool(_DIGIT.search(text, c.start, c.end)) for c in body) >= len(body)


def _drawn(text: str, line: Line) -> Iterator[tuple[int, int]]:
    start, end = line.start, line.end
    if text[start] == "|":
        start += 1
    if end > start and text[end - 1] == "|":
        end -= 1
    if "|" not in text[line.start : line.end]:
        return
    while (bar := text.find("|", start, end)) >= 0:
        while bar > start and text[bar - 1] == "\\" and (other := text.find("|", bar + 1, end)) >= 0:
            bar = other
        yield start, bar
        start = bar + 1
    yield start, end


def _aligned(text: str, line: Line) -> Iterator[tuple[int, int]]:
    start = line.start
    for gap in _SPACED.finditer(text, line.start, line.end):
        yield start, gap.start()
        start = gap.end()
    yield start, line.end
