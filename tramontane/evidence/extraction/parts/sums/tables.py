"""The additions of tables: down to the total row, along the years or the measures to the total column."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tramontane.evidence.extraction.grammar.tables import Tabled
from tramontane.evidence.extraction.parts.structure import Part
from tramontane.evidence.extraction.parts.sums.addition import Addition

_WITHIN = re.compile(r"\W*(?:dont|soit)\b")


def crossed(low: str, tabled: Sequence[Tabled], parts: Sequence[Part], total: Decimal | None) -> list[Addition]:
    """The additions of the tables where one does not close, those that close with it.

    One addition must close before the others of its direction are believed: else the rows may be nested. A table
    whose additions all close, or all but that of the plan's total, says nothing new of the plan, but for what was
    committed and paid.
    """
    levels = {p.row: p.level for p in parts if p.row is not None}
    tables: dict[int, list[Tabled]] = defaultdict(list)
    for cell in tabled:
        if cell.budget and cell.money.per == "total" and not _WITHIN.match(low, *cell.label):
            tables[cell.row[0]].append(cell)
    found: list[Addition] = []
    for cells in tables.values():
        ways = [_believed(way) for way in (_downwards(cells, levels), _along(cells))]
        gaps = [a for way in ways for a in way if not a.closes]
        plain = total is None or any(a.total != total for a in gaps)
        done = {c.money.max for c in cells if c.total_row and c.measure in ("engaged", "paid")}
        spent = [a for a in ways[0] if a.closes and a.total in done]
        found += [a for way in ways for a in way] if gaps and plain else [*gaps, *spent]
    return found


def _downwards(cells: list[Tabled], levels: Mapping[tuple[int, int], int]) -> Iterator[Addition]:
    columns: dict[tuple[int | None, str | None], list[Tabled]] = defaultdict(list)
    for cell in cells:
        columns[cell.year, cell.measure].append(cell)
    for column in columns.values():
        totals = [c for c in column if c.total_row]
        parts = [c for c in column if not c.total_row and levels.get(c.row, 1) == 1]
        if len(totals) == 1 and len(parts) > 1 and len({c.row for c in column}) == len(column):
            yield Addition(totals[0].money.max, sum((c.money.max for c in parts), Decimal(0)))


def _along(cells: list[Tabled]) -> Iterator[Addition]:
    rows: dict[tuple[int, int], list[Tabled]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    for row in rows.values():
        totals = [c for c in row if c.year is None]
        parts = [c for c in row if c.year is not None]
        if len(totals) == 1 and totals[0].measure == "total" and len(parts) > 1:
            yield Addition(totals[0].money.max, sum((c.money.max for c in parts), Decimal(0)))


def _believed(way: Iterator[Addition]) -> list[Addition]:
    found = list(way)
    return found if any(a.closes for a in found) else []
