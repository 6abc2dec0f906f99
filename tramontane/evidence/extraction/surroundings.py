"""The stretches of text around a sum: its clause, its sentence, its neighbours, and what announces its list."""

from dataclasses import dataclass

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence

_ITEMS = 12
_ASIDE = 160


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stretches of the folded text that speak of one sum: its sentence, its clause, and up to its neighbours.

    ``following`` is the next sentence; ``lead`` is what announces the list that holds the sum, empty outside lists.
    """

    low: str
    sentence: Sentence
    start: int
    end: int
    money: Money
    floor: int
    ceiling: int
    following: str
    lead: str

    @property
    def before(self) -> str:
        """The clause up to the sum."""
        return self.low[self.start : self.money.start]

    @property
    def near_before(self) -> str:
        """The words since the sum before it, or since the clause began."""
        return self.low[max(self.start, self.floor) : self.money.start]

    @property
    def after(self) -> str:
        """From the sum to the next one or to the end of the sentence."""
        return self.low[self.money.end : self.ceiling]

    @property
    def clause(self) -> str:
        """The whole clause."""
        return self.low[self.start : self.end]


def surroundings(parsed: Parsed, index: int, clause: tuple[int, int]) -> Surroundings:
    """What stands around the sum number ``index``."""
    money, sums = parsed.money[index], parsed.money
    sentence = parsed.sentence_at(money.start)
    floor = sums[index - 1].end if index else 0
    ceiling = min(sentence.end, sums[index + 1].start) if index + 1 < len(sums) else sentence.end
    following = ""
    if sentence.index + 1 < len(parsed.sentences):
        after = parsed.sentences[sentence.index + 1]
        following = parsed.low[after.start : min(after.end, after.start + _ASIDE)]
    rest = parsed.low.find(";", money.end, ceiling)
    if 0 <= rest < sentence.end - 2:
        following = parsed.low[rest + 2 : min(sentence.end, rest + _ASIDE)]
    return Surroundings(
        parsed.low, sentence, *clause, money, floor, max(ceiling, money.end), following, _lead(parsed, sentence)
    )


def _lead(parsed: Parsed, sentence: Sentence) -> str:
    """« Le conseil préconise : », before the items of a list."""
    number = sentence.block
    if parsed.blocks[number].kind != "item":
        return ""
    for block in reversed(parsed.blocks[max(0, number - _ITEMS) : number]):
        if block.kind != "item":
            return parsed.low[max(block.start, block.end - _ASIDE) : block.end] if block.kind == "paragraph" else ""
    return ""
