"""One addition: a stated total against its parts; and the search of the parts that make a total."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tramontane.evidence.extraction.parts.structure import Part
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


def once(found: Iterable[Addition]) -> Iterator[Addition]:
    """Each addition once: a table may state again what the axes make."""
    kept: dict[tuple[Decimal, Decimal], Addition] = {}
    for addition in found:
        kept.setdefault((addition.total, addition.parts), addition)
    yield from kept.values()


def confirmed(parts: list[Part], found: list[Addition]) -> list[Part]:
    """The parts, those of an addition that closes being nearly sure."""
    closed = {a.path for a in found if a.closes}
    return [replace(p, sure=0.97) if p.money and p.path[:-1] in closed else p for p in parts]


def closing_row(values: Sequence[Decimal], total: Decimal) -> list[int]:
    """The places of the first values in a row, two at least, that make the total; empty if none do."""
    for first in range(len(values)):
        made = Decimal(0)
        for last in range(first, len(values)):
            made += values[last]
            if made == total and last > first:
                return list(range(first, last + 1))
    return []


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
