"""Which of the sums of lists and of prose are the parts of the plan, once its total is known."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.parts.structure import CUE, Part
from tramontane.evidence.extraction.parts.sums.addition import closing_row, closing_subset

_MOST = 12
_PICKED = 0.3


def settle(parsed: Parsed, total: Money | None, options: list[Part], listed: Sequence[Part]) -> list[Part]:
    """The parts of the plan: those of lists, and the options that are parts of it.

    Without lists, the options whose sum is the total, else those that a verb gives to something. With a list of axes
    in the document, prose only adds parts of parts, and what the list lacks to make the total; but a row of sums
    that makes the total is believed before a list that does not, and a list that makes one sum told before it is
    made of parts of it.
    """
    if total is None:
        return [*listed]
    listed = _enough([p for p in listed if p.money is not total], total.max)
    if not listed:
        return _told(parsed, _below(options, total.max), total.max)
    axes = [p for p in listed if p.level == 1]
    already = sum((_value(p) for p in axes), Decimal(0))
    kept = [p for p in options if _value(p) < total.max]
    if already != total.max and not any(p.row for p in axes):
        row = _row(_below(options, total.max), total.max)
        if any(p.sure for p in row):
            return _under(row, kept)
        if above := _above(parsed, kept, axes, already):
            return [above, *(replace(p, level=2) for p in listed)]
    rest = total.max - already
    filling = [replace(p, sure=0.9) for p in kept if p.level == 1 and 0 < rest == _value(p) and not p.lack][:1]
    first = min((p.start for p in axes), default=0)
    return [*listed, *filling, *(p for p in kept if p.level > 1 and p.sure and p.start > first)]


def _enough(listed: list[Part], total: Decimal) -> list[Part]:
    """The parts of lists up to the axes that make the total: other sums in a row share out something else."""
    made = Decimal(0)
    for place, part in enumerate(listed):
        if part.level == 1 and part.row is None:
            made += _value(part)
        if place and made == total:
            return listed[: place + 1] + [p for p in listed[place + 1 :] if p.level > 1 or p.row or not p.money]
    return listed


def _told(parsed: Parsed, kept: list[Part], total: Decimal) -> list[Part]:
    """The parts that prose alone tells: those that make the total, else those told together."""
    axes = [p for p in kept if p.level == 1 and p.money and p.money.qualifier != "more_than"][:_MOST]
    chosen = _row(kept, total) or [axes[i] for i in closing_subset([_value(p) for p in axes], total)]
    if chosen and not _breaks_rows(parsed, chosen, axes):
        return _under([p for p in chosen if not p.lack], [p for p in kept if not p.lack])
    return _in_rows(parsed, [p for p in kept if p.sure])


def _row(kept: list[Part], total: Decimal) -> list[Part]:
    """The options in a row, near each other, that make the total."""
    given = [p for p in kept if p.level == 1 and p.money and p.money.qualifier != "more_than" and not p.lack][:_MOST]
    return [given[i] for i in closing_row([_value(p) for p in given], total)]


def _above(parsed: Parsed, options: list[Part], axes: list[Part], made: Decimal) -> Part | None:
    """« Nantes en recevra 13,4 M€ : », before the items that make them: what the list shares out."""
    funded = [p for p in axes if p.money]
    if len(funded) != len(axes) or len(axes) < 2:
        return None
    first = parsed.sentence_at(axes[0].start).block
    before = [
        p
        for p in options
        if p.level == 1
        and p.money
        and _value(p) == made
        and parsed.sentence_at(p.money.start).block in (first, first - 1)
    ]
    return replace(before[-1], sure=0.7) if before and before[-1].start < axes[0].start else None


def _breaks_rows(parsed: Parsed, chosen: list[Part], axes: list[Part]) -> bool:
    """Whether the chosen ones leave out some of the sums that one sentence gives, and take others elsewhere."""
    taken = {id(p.money) for p in chosen}
    rows = _by_sentence(parsed, [p for p in axes if p.sure])
    split = [row for row in rows.values() if len(row) > 1 and 0 < sum(id(p.money) in taken for p in row) < len(row)]
    return bool(split) and len(_by_sentence(parsed, chosen)) > 1


def _in_rows(parsed: Parsed, kept: list[Part]) -> list[Part]:
    """The parts told at least two in a sentence, or where an axis is spoken of; all of them when none is."""
    rows = _by_sentence(parsed, kept)
    near = {n for n, row in rows.items() if len(row) > 1}
    if not near:
        return kept
    return [
        p
        for number, row in rows.items()
        for p in row
        if number in near
        or number - 1 in near
        or CUE.search(parsed.low, parsed.sentences[number].start, parsed.sentences[number].end)
    ]


def _by_sentence(parsed: Parsed, parts: Sequence[Part]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        found[parsed.sentence_at(part.money.start if part.money else part.start).index].append(part)
    return found


def closes(value: Decimal, options: list[Part]) -> float:
    """How well some of the options add up to a value that would be the plan's total: 1 in a row, less otherwise."""
    axes = [p for p in _below(options, value) if p.level == 1 and not p.lack][:_MOST]
    if closing_row([_value(p) for p in axes], value):
        return 1
    return _PICKED * bool(closing_subset([_value(p) for p in axes], value))


def _below(options: list[Part], total: Decimal) -> list[Part]:
    """The options smaller than the total; « de cette somme » after the total itself tells its axes."""
    found: list[Part] = []
    parent = Decimal(0)
    for part in options:
        if part.level == 1:
            parent = _value(part)
        if _value(part) < total:
            found.append(replace(part, level=1) if parent >= total else part)
    return found


def _under(axes: list[Part], options: list[Part]) -> list[Part]:
    """The axes, and what stands after each one as its parts: after « dont », or adding up to it."""
    found: list[Part] = []
    starts = [p.money.start for p in axes if p.money] + [10**9]
    for axis, until in zip(axes, starts[1:], strict=True):
        start = axis.money.start if axis.money else axis.start
        between = [p for p in options if p.money and start < p.money.start < until and p.money.max < _value(axis)]
        exact = sum((_value(p) for p in between), Decimal(0)) == _value(axis)
        found.append(axis)
        found += [replace(p, level=2, sure=max(p.sure, 0.6)) for p in between if exact or (p.level == 2 and p.sure)]
    return found


def _value(part: Part) -> Decimal:
    return part.money.max if part.money else Decimal(0)
