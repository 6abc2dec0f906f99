"""The stretches of text around a sum: its clause, its sentence, its neighbours, and what announces its list."""

from dataclasses import dataclass

from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence

_ITEMS = 12
_ASIDE = 160


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stretches of the folded text that speak of one sum: its sentence, its clause, and up to its neighbours.

    ``before`` is the clause up to the sum, ``near_before`` the part of it since the sum before, ``after`` goes to the
    next sum or to the end of the sentence; ``following`` is the next sentence; ``lead`` is what announces the list
    that holds the sum, empty outside lists.
    """

    low: Text
    sentence: Sentence
    start: int
    end: int
    money: Money
    floor: int
    ceiling: int
    before: Text
    near_before: Text
    after: Text
    clause: Text
    following: Text
    lead: Text


def surroundings(parsed: Parsed, index: int, clause: tuple[int, int]) -> Surroundings:
    """What stands around the sum number ``index``."""
    money, sums = parsed.money[index], parsed.money
    sentence = parsed.sentence_at(money.start)
    floor = sums[index - 1].end if index else 0
    ceiling = min(sentence.end, sums[index + 1].start) if index + 1 < len(sums) else sentence.end
    following = parsed.low.part(0, 0)
    if sentence.index + 1 < len(parsed.sentences):
        after = parsed.sentences[sentence.index + 1]
        following = parsed.low.part(after.start, min(after.end, after.start + _ASIDE))
    rest = parsed.low.find(";", money.end, ceiling)
    if 0 <= rest < sentence.end - 2:
        following = parsed.low.part(rest + 2, min(sentence.end, rest + _ASIDE))
    low, (start, end), ceiling = parsed.low, clause, max(ceiling, money.end)
    return Surroundings(
        low, sentence, start, end, money, floor, ceiling,
        before=low.part(start, money.start),
        near_before=low.part(max(start, floor), money.start),
        after=low.part(money.end, ceiling),
        clause=low.part(start, end),
        following=following,
        lead=_lead(parsed, sentence),
    )  # fmt: skip


def _lead(parsed: Parsed, sentence: Sentence) -> Text:
    """« Le conseil préconise : », before the items of a list."""
    number = sentence.block
    if parsed.blocks[number].kind != "item":
        return parsed.low.part(0, 0)
    for block in reversed(parsed.blocks[max(0, number - _ITEMS) : number]):
        if block.kind == "item" and parsed.low.endswith(":", block.start, block.end):
            return parsed.low.part(max(block.start, block.end - _ASIDE), block.end)
        if block.kind != "item":
            start = block.end if block.kind != "paragraph" else max(block.start, block.end - _ASIDE)
            return parsed.low.part(start, block.end)
    return parsed.low.part(0, 0)
