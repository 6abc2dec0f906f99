"""The figures of a document that are not money: each one a target or a count."""

from bisect import bisect_right
from dataclasses import dataclass

from tramontane.evidence.extraction.counts import counts_something, qualifier_of, shares_of, unit_of
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.names import quotes_of
from tramontane.evidence.extraction.structure import Part
from tramontane.evidence.extraction.targets import goal_of, growths_of, share_goal, tabled_goals
from tramontane.evidence.values import Count, Target


@dataclass(frozen=True, slots=True)
class Figure:
    """``text[start:end]`` states a target or a count."""

    start: int
    end: int
    value: Target | Count


def figures_of(parsed: Parsed, parts: list[Part]) -> list[Figure]:
    """The targets and counts in reading order; a number that is part of a sum, a date or a name is neither."""
    found: list[Figure] = []
    for sentence in parsed.sentences:
        if parsed.blocks[sentence.block].kind != "cell":
            found += [Figure(*growth) for growth in growths_of(parsed, sentence.start, sentence.end)]
    taken = [(m.start, m.end) for m in parsed.money] + [(d.start, d.end) for d in parsed.dates]
    shares = shares_of(parsed)
    taken += [(start, end) for start, end, _ in shares]
    taken += [(q.start, q.end) for q in quotes_of(parsed)] + [(f.start, f.end) for f in found]
    free = _Free(taken)
    listed = {parsed.sentence_at(p.start).block for p in parts if p.listed}
    for number in parsed.numbers:
        if free.holds(number.start, number.end) and counts_something(parsed, number):
            goal = goal_of(parsed, number, listed=parsed.sentence_at(number.start).block in listed)
            qualifier = qualifier_of(parsed.low, number.start, about=number.about)
            count = Count(value=number.value, unit=unit_of(parsed, number)[0], qualifier=qualifier)
            found.append(Figure(*goal) if goal else Figure(number.start, number.end, count))
    for start, end, percent in shares:
        goal = share_goal(parsed, start, end, percent)
        count = Count(value=percent, unit="%", qualifier=qualifier_of(parsed.low, start))
        found.append(Figure(*goal) if goal else Figure(start, end, count))
    found += [Figure(*goal) for goal in tabled_goals(parsed)]
    return sorted(found, key=lambda f: f.start)


class _Free:
    """Which stretches no other layer took; asks in logarithmic time."""

    def __init__(self, taken: list[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(taken):
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether nothing taken touches ``[start, end)``."""
        i = bisect_right(self.starts, end - 1) - 1
        return i < 0 or self.ends[i] <= start
