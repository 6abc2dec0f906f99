"""The sum solver: a total against its parts; what closes confirms them, what does not shows its gap."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.tables import Tabled
from tramontane.evidence.extraction.structure import Part
from tramontane.evidence.values import Check, Path


@dataclass(frozen=True, slots=True)
class Addition:
    """A stated total, the sum of its stated parts, and the place of the axis whose amount is the total."""

    total: Decimal
    parts: Decimal
    path: Path = ()

    @property
    def closes(self) -> bool:
        """Whether the parts make the total exactly."""
        return self.total == self.parts

    def check(self) -> Check:
        """The claim to make of it; the gap is what the parts lack."""
        return Check(
            total=self.total, parts_sum=self.parts, consistent=self.closes, gap=self.total - self.parts, axis=self.path
        )


def additions(total: Money | None, parts: list[Part]) -> list[Addition]:
    """The additions a document lets verify: the plan against its axes, each axis against its parts."""
    found = []
    axes = _exact([p for p in parts if p.level == 1])
    if total and len(axes) > 1:
        found.append(Addition(total.max, sum((_value(p) for p in axes), Decimal(0))))
    parts_of: dict[Path, list[Part]] = defaultdict(list)
    for part in parts:
        if part.level == 2:
            parts_of[part.path[:1]].append(part)
    for axis in axes:
        inner = parts_of[axis.path]
        exact = _exact(inner)
        if len(exact) > 1 and len(exact) == len(inner):
            addition = Addition(_value(axis), sum((_value(p) for p in exact), Decimal(0)), axis.path)
            if addition.closes or not any(p.among for p in inner):
                found.append(addition)
    return found


def confirmed(parts: list[Part], found: list[Addition]) -> list[Part]:
    """The parts, those of an addition that closes being nearly sure."""
    closed = {a.path for a in found if a.closes}
    return [replace(p, sure=0.97) if p.money and p.path[:-1] in closed else p for p in parts]


def crossed(tabled: Sequence[Tabled]) -> list[Addition]:
    """The additions of tables that do not close: down to the total row, or along the years to the total column.

    One addition must close before the others of its direction are believed: else the rows may be nested. Those that
    close say nothing new of the plan.
    """
    tables: dict[int, list[Tabled]] = defaultdict(list)
    for cell in tabled:
        if cell.budget and cell.money.per == "total":
            tables[cell.row[0]].append(cell)
    return [a for cells in tables.values() for way in (_downwards(cells), _along(cells)) for a in _gaps(way)]


def _downwards(cells: list[Tabled]) -> Iterator[Addition]:
    columns: dict[tuple[int | None, str | None], list[Tabled]] = defaultdict(list)
    for cell in cells:
        columns[cell.year, cell.measure].append(cell)
    for column in columns.values():
        totals = [c for c in column if c.total_row]
        parts = [c for c in column if not c.total_row]
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


def _gaps(way: Iterator[Addition]) -> list[Addition]:
    found = list(way)
    gaps = [a for a in found if not a.closes]
    return gaps if len(gaps) < len(found) else []


def closing_subset(values: Sequence[Decimal], total: Decimal) -> list[int]:
    """The places of at least two values that make the total exactly, as many as possible; empty if none do.

    Work is bounded by 2 ** len(values): give it a few values only.
    """
    reached: dict[Decimal, list[int]] = {Decimal(0): []}
    for i, value in enumerate(values):
        for known, places in list(reached.items()):
            new = known + value
            if new <= total and len(places) + 1 > len(reached.get(new, ())):
                reached[new] = [*places, i]
    best = reached.get(total, [])
    return best if len(best) > 1 else []


def _exact(parts: list[Part]) -> list[Part]:
    return [p for p in parts if p.money and p.money.qualifier in ("exact", "about") and p.money.per == "total"]


def _value(part: Part) -> Decimal:
    return part.money.max if part.money else Decimal(0)
