"""The figures of a document that are not money: each one a target or a count."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.naming.names import quotes_of
from tramontane.evidence.extraction.parts.structure import Part
from tramontane.evidence.extraction.quantities.counts import Counted, counted, is_grid, qualifier_of
from tramontane.evidence.extraction.quantities.growths import growths_of, rises_of
from tramontane.evidence.extraction.quantities.shares import said_of
from tramontane.evidence.extraction.quantities.tabled import tabled_counts, tabled_goals
from tramontane.evidence.extraction.quantities.targets import goal_of, is_few, is_whole
from tramontane.evidence.values import Count, Target


@dataclass(frozen=True, slots=True)
class Figure:
    """``text[start:end]`` states a target or a count."""

    start: int
    end: int
    value: Target | Count


def figures_of(parsed: Parsed, parts: list[Part]) -> list[Figure]:
    """The targets and counts in reading order; a number that is part of a sum, a date or a name is neither."""
    taken = [(m.start, m.end) for m in parsed.money] + [(d.start, d.end) for d in parsed.dates]
    taken += [(q.start, q.end) for q in quotes_of(parsed)]
    found = _changes(parsed, _Free(taken))
    taken += [(f.start, f.end) for f in found]
    free = _Free(taken)
    said = [s for s in said_of(parsed.low) if free.holds(s.start, s.end)]
    free = _Free(taken + [(s.start, s.end) for s in said])
    numbers = [n for n in parsed.numbers if free.holds(n.start, n.end)]
    listed = {parsed.sentence_at(p.start).block for p in parts if p.listed}
    figures = _with_units(parsed, counted(parsed, numbers, said))
    reached = -1
    for index, figure in enumerate(figures):
        inside = parsed.sentence_at(figure.start).block in listed
        goal = goal_of(parsed, figures, index, listed=inside, after=reached)
        if goal is None or is_whole(parsed, figure, goal[2]):
            found += _counts(parsed, figure)
        elif not is_few(parsed, figure, goal[2]):
            found.append(Figure(*goal))
        reached = goal[1] if goal else reached
    aims = tabled_goals(parsed)
    found += [Figure(*aim) for aim in aims]
    found += [Figure(*count) for count in tabled_counts(parsed, aims)]
    return sorted(found, key=lambda f: f.start)


def _counts(parsed: Parsed, figure: Counted) -> list[Figure]:
    """A count, or one for each bound of a range."""
    qualifier = qualifier_of(parsed.low, figure.start, about=figure.about)
    bounds = [figure.value] if figure.least is None else [figure.least, figure.value]
    counts = [Count(value=value, unit=figure.unit, qualifier=qualifier) for value in bounds]
    return [Figure(figure.start, figure.end, count) for count in counts]


def _changes(parsed: Parsed, free: "_Free") -> list[Figure]:
    """What is told as a change: factors, then « de … à … » where no factor says it already."""
    found: list[Figure] = []
    for sentence in parsed.sentences:
        if is_grid(parsed.blocks[sentence.block]):
            continue
        growths = growths_of(parsed, sentence.start, sentence.end)
        numbers = [n for n in parsed.numbers_between(sentence.start, sentence.end) if free.holds(n.start, n.end)]
        rises = rises_of(parsed, numbers, sentence.start, sentence.end)
        kept = [r for r in rises if not any(g[0] < r[1] and r[0] < g[1] for g in growths)]
        found += [Figure(*change) for change in [*growths, *kept]]
    return found


def _with_units(parsed: Parsed, figures: list[Counted]) -> list[Counted]:
    """The figures, those without a noun taking the one that the figure before them counts."""
    found: list[Counted] = []
    for figure in figures:
        last = found[-1] if found else None
        if last and not figure.unit and not last.vote and last.unit and (last.unit != "%" or figure.value <= 100):
            near = parsed.sentence_at(figure.start).index - parsed.sentence_at(last.start).index
            figure = replace(figure, unit=last.unit) if near < 2 else figure  # noqa: PLW2901 (the figure, completed)
        found.append(figure)
    return found


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
