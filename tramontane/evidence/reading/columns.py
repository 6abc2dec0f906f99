"""Puts back in reading order a page typeset in columns whose file draws it line by line across them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of the page."""

_WORD = re.compile(r"\S+")
GUTTER = 1.1
"""White that separates two columns or two cells, in heights of a line; justified words are closer than that."""
_ROWS = 4
"""Lines that stand side by side before a page is said to be in columns."""
_FULL, _MOSTLY = 0.7, 0.6
"""Prose fills most of its lines to this part of the column; labels and figures of a table do not."""
_PITCH = 2.6
_COLUMN = 0.15
"""The narrowest column, in widths of the page."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that follow one another on a line, ``text[start:end]``, with nothing wider than a space between them."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    words: int = 1

    @property
    def height(self) -> float:
        """Never zero."""
        return max(self.bottom - self.top, 0.1)


def fragments_of(words: Sequence[tuple[int, int, Box]], breaks: Sequence[int] = ()) -> list[Fragment]:
    """The fragments of a page from its words (start, end, box) in order; none runs over a position of ``breaks``."""
    found: list[Fragment] = []
    ends = iter([*breaks, float("inf")])
    line_end = next(ends)
    for start, end, (left, top, right, bottom) in words:
        is_new_line = start >= line_end
        while start >= line_end:
            line_end = next(ends)
        last = found[-1] if found else None
        if last is None or is_new_line or not _follows(last, left, bottom - top):
            found.append(Fragment(start, end, left, top, right, bottom))
            continue
        edges = min(last.left, left), min(last.top, top), max(last.right, right), max(last.bottom, bottom)
        found[-1] = Fragment(last.start, end, *edges, last.words + 1)
    return found


def _follows(last: Fragment, left: float, height: float) -> bool:
    return last.left <= left and left - last.right <= GUTTER * max(last.height, height)


def column_order(text: str, boxes: Sequence[Box | None], width: float) -> list[int | None]:
    """The positions of the characters of a page in reading order; None stands for the end of a line."""
    words = [(m.start(), m.end(), box) for m in _WORD.finditer(text) if (box := union(boxes[m.start() : m.end()]))]
    fragments = fragments_of(words, [m.start() for m in re.finditer(r"\n", text)])
    order: list[int | None] = []
    at = done = 0
    while at < len(fragments):
        stop, columns = _run(fragments, at, width)
        sides = [_side(f, columns) for f in fragments[at:stop]]
        if columns and _is_prose(fragments[at:stop], sides, columns):
            order += range(done, fragments[at].start)
            for _, one in sorted(zip(sides, fragments[at:stop], strict=True), key=lambda pair: pair[0]):
                order += [*range(one.start, one.end), None]
            done = fragments[stop].start if stop < len(fragments) else len(text)
        at = stop
    return [*order, *range(done, len(text))]


def _run(fragments: Sequence[Fragment], at: int, width: float) -> tuple[int, list[tuple[float, float]]]:
    """How far a common gutter goes on from a fragment whose neighbour stands beside it, and the columns it leaves."""
    if at + 1 >= len(fragments) or not _beside(fragments[at], fragments[at + 1]):
        return at + 1, []
    columns: list[tuple[float, float]] = []
    stop = at
    for one in fragments[at:]:
        wider = covered([*columns, (one.left, one.right)], GUTTER * one.height)
        if stop - at >= 2 and len(wider) < len(columns):
            break
        columns, stop = wider, stop + 1
    narrow = any(right - left < _COLUMN * width for left, right in columns)
    return stop, [] if narrow or len(columns) < 2 else columns


def _beside(one: Fragment, other: Fragment) -> bool:
    return one.right < other.left and one.top < other.bottom and other.top < one.bottom


def covered(spans: Sequence[tuple[float, float]], gutter: float) -> list[tuple[float, float]]:
    """Spans joined where less than a gutter separates them."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if joined and left - joined[-1][1] < gutter:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def _side(one: Fragment, columns: Sequence[tuple[float, float]]) -> int:
    return next((n for n, (_, right) in enumerate(columns) if one.left < right), 0)


def _is_prose(run: Sequence[Fragment], sides: Sequence[int], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether columns of wrapped text stand side by side, drawn in turn."""
    if sum(_beside(one, other) for one, other in pairwise(run)) < _ROWS:
        return False
    for number, (left, right) in enumerate(columns):
        own = [f for f, side in zip(run, sides, strict=True) if side == number]
        full = sum(f.right - f.left >= _FULL * (right - left) for f in own)
        pitches = [below.bottom - above.bottom for above, below in pairwise(own)]
        if len(own) < _ROWS or full < _MOSTLY * len(own) or median(f.words for f in own) < 3:
            return False
        if median(pitches) > _PITCH * median(f.height for f in own):
            return False
    return True


def union(boxes: Sequence[Box | None]) -> Box | None:
    """The box that holds all of those that are known."""
    known = [b for b in boxes if b is not None]
    if not known:
        return None
    lefts, tops, rights, bottoms = zip(*known, strict=True)
    return round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2)
