"""The additions of tables: down to the total row, along the years or the measures to the total column."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.tables import Tabled
from tramontane.evidence.extraction.parts.structure import Part
from tramontane.evidence.extraction.parts.sums.addition import Addition

_WITHIN = re.compile(r"\W*(?:dont|soit)\b")


def crossed(parsed: Parsed, parts: Sequence[Part], total: Decimal | None) -> list[Addition]:
    """The additions of the tables where one does not close, those that close with it.

    One addition must close before the others of its direction are believed, or be the only row: else the rows may be
    nested. A table
    whose additions all close, or all but that of the plan's total, says nothing new of the plan, but for what was
    committed and paid, and for a total that is not the plan's and that the text tells again.
    """
    low, tabled = parsed.low, parsed.tabled
    levels = {p.row: p.level for p in parts if p.row is not None}
    tables: dict[int, list[Tabled]] = defaultdict(list)
    for cell in tabled:
        if cell.budget and cell.money.per == "total" and not _WITHIN.match(low, *cell.label):
            tables[cell.row[0]].append(cell)
    found: list[Addition] = []
    for cells in tables.values():
        along = list(_along(cells))
        alone = (
            len(along) == 1
            and len({c.row for c in cells}) == 1
            and abs(along[0].total - along[0].parts) * 5 < along[0].total
        )
        ways = [_believed(list(_downwards(cells, levels))), along if alone else _believed(along)]
        gaps = [a for way in ways for a in way if not a.closes]
        plain = total is None or any(a.total != total for a in gaps)
        done = {c.money.max for c in cells if c.total_row and c.measure in ("engaged", "paid")}
        spent = [a for a in ways[0] if a.closes and a.total in done]
        told = [a for a in ways[0] if a.closes and total and a.total < total and _is_told(parsed, a.total)]
        found += [a for way in ways for a in way] if gaps and plain else [*gaps, *spent, *told]
    return found


def _is_told(parsed: Parsed, value: Decimal) -> bool:
    """Whether the running text tells a sum."""
    cells = {id(t.money) for t in parsed.tabled}
    return any(m.min == m.max == value and id(m) not in cells for m in parsed.money)


def _downwards(cells: list[Tabled], levels: Mapping[tuple[int, int], int]) -> Iterator[Addition]:
    columns: dict[tuple[int | None, str | None], list[Tabled]] = defaultdict(list)
    for cell in cells:
        columns[cell.year, cell.measure].append(cell)
    for column in columns.values():
        totals = [c for c in column if c.total_row]
        parts = [c for c in column if not c.total_row and levels.get(c.row, 1) == 1 and c.role != "sum"]
        yield from _sections(column)
        if len(totals) == 1 and len(parts) > 1 and len({c.row for c in column}) == len(column):
            yield Addition(totals[0].money.max, sum((c.money.max for c in parts), Decimal(0)))


def _sections(column: Sequence[Tabled]) -> Iterator[Addition]:
    """Each subtotal of a column against the rows above it."""
    rows: dict[int, Decimal] = defaultdict(Decimal)
    for cell in column:
        if not cell.section:
            continue
        if cell.role in ("head", "sum"):
            yield Addition(cell.money.max, rows[cell.section])
        else:
            rows[cell.section] += cell.money.max


def _along(cells: list[Tabled]) -> Iterator[Addition]:
    rows: dict[tuple[int, int], list[Tabled]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    for row in rows.values():
        totals = [c for c in row if c.year is None]
        parts = [c for c in row if c.year is not None]
        if len(totals) == 1 and totals[0].measure == "total" and len(parts) > 1:
            yield Addition(totals[0].money.max, sum((c.money.max for c in parts), Decimal(0)))


def _believed(found: list[Addition]) -> list[Addition]:
    return found if any(a.closes for a in found) else []
