"""Finds the tables of PDF pages: rows of fragments that stand under one another, whatever the file says of spaces."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from tramontane.evidence.reading.columns import Fragment, covered, fragments_of
from tramontane.evidence.reading.lines import Line, marker_at
from tramontane.evidence.reading.tables import MAX_COLUMNS, Cell, Table
from tramontane.evidence.rendition import WordBox

_DIGIT = re.compile(r"\d")
_APART = 0.4
"""White between two columns, in heights of a line, once the rows show where they stand."""
Row = Sequence[Fragment]
Joined = Callable[[int], bool]
"""Says whether a line stands just under the one before, on the same page."""


def grids_of(
    text: str, lines: Sequence[Line], boxes: Sequence[WordBox], joined: Joined
) -> dict[int, tuple[Table, int]]:
    """The tables of a PDF: index of the first line, cells, index of the line after (as ``lines.tables_of`` gives)."""
    rows = [_unless_item(text, line, row) for line, row in zip(lines, _rows(lines, boxes), strict=True)]
    found: dict[int, tuple[Table, int]] = {}
    at = 0
    while at < len(rows):
        stop = _end(rows, at, joined)
        table = _table(text, rows[at:stop]) if stop - at >= 2 else None
        if table is not None:
            found[at] = (table, stop)
        at = max(stop, at + 1)
    return found


def _rows(lines: Sequence[Line], boxes: Sequence[WordBox]) -> list[list[Fragment]]:
    """The fragments of each line."""
    words = [(b.start, b.end, (b.left, b.top, b.right, b.bottom)) for b in boxes]
    rows: list[list[Fragment]] = [[] for _ in lines]
    at = 0
    for one in fragments_of(words, [line.start for line in lines]):
        while at + 1 < len(lines) and one.start >= lines[at + 1].start:
            at += 1
        if lines and lines[at].start <= one.start and one.end <= lines[at].end:
            rows[at].append(one)
    return rows


def _unless_item(text: str, line: Line, row: list[Fragment]) -> list[Fragment]:
    """A bullet and the text that stands apart from it are an item, not two cells."""
    marker = marker_at(text, line.start, line.end) if len(row) == 2 else None
    return [] if marker and marker[0] == row[0].end else row


def _end(rows: Sequence[Row], at: int, joined: Joined) -> int:
    """Where rows of several fragments end; one line alone in its column may stand among them."""
    if len(rows[at]) < 2:
        return at
    stop = at + 1
    while stop < len(rows) and joined(stop):
        wraps = len(rows[stop]) == 1 and stop + 1 < len(rows) and len(rows[stop + 1]) > 1 and joined(stop + 1)
        if len(rows[stop]) < 2 and not wraps:
            break
        stop += 1
    return stop


def _table(text: str, rows: Sequence[Row]) -> Table | None:
    """The cells of rows whose fragments stand in common columns, half of them figures beyond the first."""
    most = max(map(len, rows))
    widest = [row for row in rows if len(row) == most]
    height = min(one.height for row in rows for one in row)
    columns = covered([(one.left, one.right) for row in widest for one in row], _APART * height)
    if not 2 <= len(columns) <= MAX_COLUMNS or len(columns) != most:
        return None
    table = Table()
    for number, row in enumerate(rows):
        cells = [_cell(number, one, columns) for one in row]
        if any(a.column + a.width > b.column for a, b in pairwise(cells)):
            return None
        table.cells += cells
    body = [cell for cell in table.cells if cell.column and cell.row]
    figures = sum(bool(_DIGIT.search(text, cell.start, cell.end)) for cell in body)
    return table if body and 2 * figures >= len(body) else None


def _cell(row: int, one: Fragment, columns: Sequence[tuple[float, float]]) -> Cell:
    """Over every column that the fragment touches, else in the nearest."""
    touched = [n for n, (left, right) in enumerate(columns) if one.left < right and left < one.right]
    if not touched:
        middle = (one.left + one.right) / 2
        touched = [min(range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - middle))]
    return replace(Cell(row, touched[0], one.start, one.end), width=touched[-1] - touched[0] + 1)
