"""Finds headings, paragraphs, list items and tables in text that has only lines to show its structure."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field

from tramontane.evidence.reading.tables import Cell, Table, blocks_of, captioned, trimmed
from tramontane.evidence.rendition import Block

MAX_HEADING = 140
MAX_WRAP = 100
_TAB = 4
_WORDS = "Article|ARTICLE|Art\\.|ART\\.|Axe|AXE|Action|Mesure|Pilier|Volet|Chantier|Priorité"
_MARKER = re.compile(
    r"(?P<bullet>[•◦▪▫■□●○◆◇►▶‣⁃∙·➢➤✓✔\uf0b7\uf0a7*+–—‒−-])"
    rf"|(?P<word>{_WORDS})\s{{1,3}}(?:n°\s?)?(?:\d{{1,3}}(?:er|re)?(?:[.-]\d{{1,3}}){{0,3}}|[IVX]{{1,5}}|premier)"
    r"\s{0,2}[.:)–—-]{1,2}"
    r"|(?P<number>\(?\d{1,2}(?:\.\d{1,2}){0,3}(?:\.?\)|[.°]))"
    r"|(?P<roman>[IVX]{2,4}\.|[IVX]{1,4}(?:\)|\s?[–—]))"
    r"|(?P<letter>\(?[A-Za-z]\))"
)
_FINAL = frozenset(".;:!?,…")
_SPACED = re.compile(r"[ \t\xa0]{2,}|\t")
_RULE = frozenset(" \t|+:=-")
_DIGIT = re.compile(r"\d")


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
        if first.islower() and last not in _FINAL:
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
    return found.end(), found[0] if family == "bullet" else family + found[0][-1]


def blocks_of_lines(text: str, lines: Sequence[Line], joins: Joins, *, titled: bool = True) -> list[Block]:
    """The blocks of a text given line by line. The first heading is the title when ``titled``."""
    blocks: list[Block] = []
    levels = _Levels()
    tables = tables_of(text, lines)
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
    if end - start > MAX_HEADING or text[end - 1] in _FINAL or text[start].islower():
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
            if len(spans) < (2 if style == "drawn" else 3) or (style == "aligned" and columns not in {0, len(spans)}):
                break
            columns = len(spans)
            table.cells += [Cell(row, column, *span) for column, span in enumerate(spans)]
            row += 1
        elif row == 1:
            table.cells = [Cell(c.row, c.column, c.start, c.end, header=True) for c in table.cells]
        stop += 1
    if row < 2 or (style == "aligned" and not _figures(text, table.cells)):
        return None, stop
    return table, stop


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
