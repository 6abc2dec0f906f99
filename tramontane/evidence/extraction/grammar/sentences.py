"""Sentences and clauses of a rendition, each inside one block."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tramontane.evidence.extraction.grammar.folding import Folded
from tramontane.evidence.rendition import Block, Rendition

_STOP = re.compile(r"(?:[.!?…]{1,4}[»\")]?(?:\s»)?(?=\s+[^\sa-zà-öø-ÿ,;:)])|;(?=\s)|\n+)\s*")
_LONGEST = 1200
_ABBREVIATION = re.compile(r"(?:\b(?:m|mm|mme|mmes|dr|pr|me|art|n|no|cf|etc|env|st|ste|av|chap|p|vol)|\b[a-z]|\d)\.$")
_MONTH = re.compile(r"\b(?:janv|fevr?|avr|juil|sept|oct|nov|dec)\.$")
_CUT = re.compile(
    r"\s?(?:[;:—]|\s–|\),?)\s|,?\s(?=(?:mais|tandis\sque|alors\sque|pendant\sque|auxquels|auxquelles|contre(?!-)"
    r"|quand|et\snon|au\slieu|si\sl(?:es?|a)|si\sl'|s'ils?)\b)"
    r"|,\s(?=(?:dont|selon|soit|avec|et\s(?:la|le|les|l'|elle|il))\b)"
)


_QUOTED = re.compile(r"«\s?(?P<name>[^«»\n]{2,160}?)\s?»|(?<!\w)\"(?P<straight>[^\"\n]{2,160}?)\"(?!\w)")


class Spanned(Protocol):
    """Anything that stands at ``text[start:end]``."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``: a sentence, the number of its block and its own number in the document."""

    start: int
    end: int
    block: int
    index: int


def blocks_of(rendition: Rendition) -> tuple[Block, ...]:
    """The rendition's blocks in reading order; the whole text as one paragraph if it has none."""
    blocks = tuple(sorted((b for b in rendition.blocks if b.start < b.end), key=lambda b: (b.start, -b.end)))
    return blocks or ((Block("paragraph", 0, len(rendition.text)),) if rendition.text else ())


def sentences_of(folded: Folded, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of each block, in order, none longer than 1200 characters. A cell or a heading is one sentence."""
    found: list[Sentence] = []
    reached = 0
    for number, block in enumerate(blocks):
        start = block.start if block.kind == "cell" else max(block.start, reached)
        for first, last in _cuts(folded, block, start):
            found.append(Sentence(first, last, number, len(found)))
        reached = max(reached, block.end)
    return found


def _cuts(folded: Folded, block: Block, start: int) -> Iterator[tuple[int, int]]:
    ends = [block.end]
    if block.kind not in ("cell", "heading", "title"):
        stops = _STOP.finditer(folded.plain, start, block.end)
        ends = [*(m.end() for m in stops if _is_end(folded, m, start)), block.end]
    for end in ends:
        while end - start > _LONGEST:
            cut = max(folded.low.rfind(" ", start, start + _LONGEST) + 1, start + _LONGEST // 2)
            yield start, _trim(folded.low, start, cut)
            start = cut
        last = _trim(folded.low, start, end)
        if last > start:
            yield start, last
        start = end


def _is_end(folded: Folded, match: re.Match[str], floor: int) -> bool:
    """Not after an abbreviation or an initial; after a number when a capital follows, unless it numbers the block."""
    stop = match.start()
    if folded.low[match.end() : match.end() + 1].isdigit() and _MONTH.search(
        folded.low, max(floor, stop - 6), stop + 1
    ):
        return False
    if match.group()[0] != "." or not _ABBREVIATION.search(folded.low, max(floor, stop - 6), stop + 1):
        return True
    return folded.low[stop - 1].isdigit() and folded.plain[match.end() : match.end() + 1].isupper() and stop > floor + 3


def _trim(low: str, start: int, end: int) -> int:
    while end > start and low[end - 1].isspace():
        end -= 1
    return end


def quoted_in(plain: str) -> list[tuple[int, int]]:
    """Where what is quoted stands, its quotation marks left out; 160 characters at most."""
    return [match.span(match.lastgroup or 0) for match in _QUOTED.finditer(plain)]


def clause_of(low: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The clause of a sentence that holds ``low[start:end]``."""
    left, right = sentence.start, sentence.end
    for match in _CUT.finditer(low, sentence.start, sentence.end):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.start()
            break
    return left, right


def holding(sentences: Sequence[Sentence], starts: Sequence[int], position: int) -> Sentence | None:
    """The sentence at a position; ``starts`` are the sentences' starts, ascending."""
    i = bisect_right(starts, position) - 1
    return sentences[i] if 0 <= i < len(sentences) and position < sentences[i].end else None


def within(items: Sequence[S], start: int, end: int) -> list[S]:
    """The items that lie inside ``[start, end)``; items sorted by start."""
    i = bisect_left(items, start, key=lambda item: item.start)
    found = []
    while i < len(items) and items[i].start < end:
        if items[i].end <= end:
            found.append(items[i])
        i += 1
    return found
