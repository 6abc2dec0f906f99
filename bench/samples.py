"""The arithmetic of the measures: processor time as the kernel says it, medians, paired ratios."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """A median and the extremes around it."""

    median: float
    low: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    """The median and extremes of at least one value."""
    return Spread(statistics.median(values), min(values), max(values))


def paired_ratio(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Ours over theirs, round by round: what slows a whole round down does not count.

    Raises ``ValueError`` when a round lacks one of the two.
    """
    return spread([a / b for a, b in zip(ours, theirs, strict=True)])


def ticks_of(stat: str) -> int:
    """Clock ticks in user and kernel mode of a process and of its reaped children, from ``/proc/<pid>/stat``.

    The name of the program, between parentheses, may hold spaces and parentheses of its own.
    """
    fields = stat.rpartition(")")[2].split()
    return sum(int(fields[i]) for i in (11, 12, 13, 14))
