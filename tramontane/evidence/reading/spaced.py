"""Finds the tables of a plain text whose columns keep their place under a line of headers, through blank lines."""

import re
from collections.abc import Sequence

from tramontane.evidence.reading.tables import Cell, Table, trimmed

Span = tuple[int, int]

_APART = re.compile(r"[ \xa0]{2,}")
_FIGURE = re.compile(r"[-–—]|\d[\d\s.,'’%]{0,20}(?:[kKM]?€|EUR)?")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST = 3
_TITLE = 80


def spaced_table(text: str, lines: Sequence[Span], at: int) -> tuple[Table | None, int]:
    """The table whose headers are line ``at``, and the index of the line after it; ``lines`` are (start, end).

    Its rows end with as many figures as the headers have last columns, each under its header. Short lines between
    two rows, without a figure, title the rows below.
    """
    heads = _spans(text, *lines[at])
    if len(heads) < _LEAST or not _titles(text, heads):
        return None, at
    places = [_place(text, lines[at][0], head) for head in heads]
    if at + 1 < len(lines) and _place(text, lines[at + 1][0], _spans(text, *lines[at + 1])[0])[1] <= places[0][0]:
        places, heads = [(0, places[0][0]), *places], [(lines[at][0], lines[at][0]), *heads]
    table = Table(cells=[Cell(0, column, *head, header=True) for column, head in enumerate(heads)])
    stop = last = at + 1 + _more_headers(text, lines, at, places, table)
    rows = filled = 0
    while stop < len(lines):
        cells = _row(text, lines[stop], places, stop - at)
        if cells is None:
            break
        stop, rows = stop + 1, rows + 1
        table.cells += cells
        if len(cells) > _LEAST - 1:
            last, filled = stop, filled + 1
    table.cells = [c for c in table.cells if c.start < lines[last - 1][1]]
    return (table, last) if filled >= _LEAST else (None, at)


def _more_headers(text: str, lines: Sequence[Span], at: int, places: Sequence[Span], table: Table) -> int:
    """How many lines under the first go on with the headers, like « (k€)   (k€) »; their cells join the table's."""
    row = 0
    while at + 1 + row < len(lines) and row < _LEAST - 1:
        spans = _spans(text, *lines[at + 1 + row])
        if len(spans) < _LEAST - 1 or not _titles(text, spans):
            break
        row += 1
        named = [(_column(_place(text, lines[at + row][0], span), places), span) for span in spans]
        table.cells += [Cell(row, column, *span, header=True) for column, span in named]
    return row


def _spans(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for gap in _APART.finditer(text, start, end):
        spans.append((start, gap.start()))
        start = gap.end()
    return [*spans, (start, end)]


def _titles(text: str, heads: Sequence[Span]) -> bool:
    """Whether a line names columns: no cell of it is a mere figure, unless it is a year."""
    return all(
        (_LETTER.search(text, *head) and not _FIGURE.fullmatch(text, *head))
        or re.fullmatch(r"(?:19|20)\d\d", text[slice(*head)])
        for head in heads
    ) and any(_LETTER.search(text, *head) for head in heads)


def _place(text: str, start: int, span: Span) -> Span:
    """Where a span stands in its line, in characters from the margin."""
    margin = text.rfind("\n", 0, start) + 1
    return span[0] - margin, span[1] - margin


def _row(text: str, line: Span, places: Sequence[Span], row: int) -> list[Cell] | None:
    """The cells of a line of the table: a label and its figures, or a title alone; None for any other line."""
    spans = _spans(text, *line)
    figures = 0
    while figures < len(spans) and _FIGURE.fullmatch(text, *spans[-1 - figures]):
        figures += 1
    if len(spans) >= _LEAST and _titles(text, [s for s in spans if s[0] >= spans[1][0]]):
        return None  # the headers of another table
    labels = spans[: len(spans) - figures]
    short = line[1] - line[0] <= _TITLE and text[line[1] - 1] not in ".;:,"
    if not labels or (figures < _LEAST - 1 and (figures or not short)):
        return None
    cells: list[Cell] = []
    for span in spans:
        column = _column(_place(text, line[0], span), places)
        if cells and column <= cells[-1].column:
            return None
        cells.append(Cell(row, column, *trimmed(text, *span)))
    return cells


def _column(place: Span, places: Sequence[Span]) -> int:
    """The header that stands over most of a span, else the nearest."""
    over = [min(place[1], right) - max(place[0], left) for left, right in places]
    return max(range(len(places)), key=lambda n: over[n])
