"""Which axis holds a passage: the one whose heading, list item or sentence it stands under or in."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.parts.structure import Part
from tramontane.evidence.rendition import Block
from tramontane.evidence.values import Path

_NUMBER = re.compile(
    r"^(?:(?:axe|volet|pilier|chantier|priorite|orientation|bloc|levier|chapitre|mesure)\s)?(?:n\s?°\s?)?(?:\d{1,2}|[ivx]{1,4}|[a-h])?"
    r"\s?[.):–—-]\s?[«\"]?\s?(?:l'|la\s|le\s|les\s)?|^(?:l'|la\s|le\s|les\s)"
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Sections:
    """The stretches of text that belong to an axis, ascending and apart; asks in logarithmic time.

    ``headed`` are the axes that a heading of their own tells.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paths: tuple[Path, ...]
    headed: frozenset[Path] = frozenset()

    def path_at(self, position: int) -> Path:
        """The place of the axis that holds a position, empty if none does."""
        i = bisect_right(self.starts, position) - 1
        return self.paths[i] if i >= 0 and position < self.ends[i] else ()

    def is_headed(self, path: Path) -> bool:
        """Whether a heading of its own tells the section of an axis."""
        return path in self.headed


def sections_of(parsed: Parsed, parts: Sequence[Part]) -> Sections:
    """The stretch of each axis: its section when lists or headings tell the axes, else its sentence."""
    axes = sorted((p for p in parts if p.level == 1 and p.row is None), key=_head)
    listed = [p for p in axes if p.listed]
    titled = _under_headings(parsed, parts)
    stretches = _listed(parsed, listed) + _told(parsed, [p for p in axes if not p.listed]) + titled
    starts: list[int] = []
    ends: list[int] = []
    paths: list[Path] = []
    for start, end, path in sorted(stretches):
        if ends and start < ends[-1]:
            ends[-1] = start
        starts.append(start)
        ends.append(end)
        paths.append(path)
    return Sections(tuple(starts), tuple(ends), tuple(paths), frozenset(path for _, _, path in titled))


def _key(low: str) -> str:
    """What tells the label of an axis from another's: letters and figures, without « Axe 1 : » nor article."""
    return re.sub(r"[^a-z0-9]+", " ", _NUMBER.sub("", low.strip(" «»\"'"))).strip()


def _under_headings(parsed: Parsed, parts: Sequence[Part]) -> list[tuple[int, int, Path]]:
    """What stands under a heading that is the label of an axis told elsewhere, up to the next heading of its rank."""
    keys = {_key(parsed.low[p.start : p.end]): p for p in parts if p.level == 1}
    keys.pop("", None)
    headings = [b for b in parsed.blocks if b.kind in ("heading", "title") and b.end - b.start < _LONGEST]
    ends = [*(b.start for b in headings), len(parsed.low)][1:]
    found: list[tuple[int, int, Path]] = []
    for block, end in zip(headings, ends, strict=True):
        axis = keys.get(_key(parsed.low[block.start : block.end]))
        if axis and not block.start <= axis.start < block.end:
            found.append((block.start, end, axis.path))
        elif axis is None and found and found[-1][1] == block.start and block.level > _level(parsed, found[-1][0]):
            found[-1] = (found[-1][0], end, found[-1][2])
    return found


def _level(parsed: Parsed, start: int) -> int:
    return parsed.block_at(start).level


def _head(part: Part) -> int:
    """Where an axis told in a sentence begins: its label or its sum, whichever comes first."""
    return min(part.start, part.money.start) if part.money and not part.listed else part.start


def _told(parsed: Parsed, axes: list[Part]) -> list[tuple[int, int, Path]]:
    """The sentence of each axis, shared out between the axes that stand in it."""
    found = []
    for i, part in enumerate(axes):
        sentence = parsed.sentence_at(_head(part))
        alone = not i or parsed.sentence_at(_head(axes[i - 1])) != sentence
        found.append((sentence.start if alone else _head(part), sentence.end, part.path))
    return found


def _listed(parsed: Parsed, axes: list[Part]) -> list[tuple[int, int, Path]]:
    """The block of each axis and what follows it, up to the next axis or to a heading of its rank.

    After the last axis of a list nothing tells where its section ends: it takes as many blocks as the longest
    of the others.
    """
    found: list[tuple[int, int, Path]] = []
    longest = 0
    for i, part in enumerate(axes):
        number = parsed.sentence_at(part.start).block
        block = parsed.blocks[number]
        last = i + 1 == len(axes)
        until = len(parsed.blocks) if last else parsed.sentence_at(axes[i + 1].start).block
        if last and block.kind != "heading":
            until = min(until, number + longest + 1)
        stop = next((n for n in range(number + 1, until) if _closes(block, parsed.blocks[n])), until)
        inside = parsed.sentence_at(axes[i + 1].start).start if stop == number and not last else block.end
        end = parsed.blocks[stop - 1].end if stop > number else inside
        longest = max(longest, stop - number - 1)
        found.append((min(block.start, part.start), end, part.path))
    return found


def _closes(axis: Block, block: Block) -> bool:
    """Whether a heading ends the section of an axis: any heading after an item, one of its rank after a heading."""
    return block.kind in ("heading", "title") and (axis.kind != "heading" or block.level <= axis.level)
