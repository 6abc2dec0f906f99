"""What the lower layers read in one document, for the layers that give it a meaning."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.grammar.dates import Dated, dates_in
from tramontane.evidence.extraction.grammar.folding import Folded, fold
from tramontane.evidence.extraction.grammar.money import Money, money_in
from tramontane.evidence.extraction.grammar.numbers import Number, numbers_in
from tramontane.evidence.extraction.grammar.sentences import (
    Sentence,
    blocks_of,
    clause_of,
    holding,
    quoted_in,
    sentences_of,
    within,
)
from tramontane.evidence.extraction.grammar.tables import Tabled, tabled_sums
from tramontane.evidence.extraction.grammar.territories import Place, main_territory, places_in
from tramontane.evidence.rendition import Block, Rendition


@dataclass(frozen=True, slots=True)
class Parsed:
    """One document: its views, blocks and sentences, and its numbers, sums, dates, places and quotations in order."""

    folded: Folded
    low: Text
    plain: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    numbers: tuple[Number, ...]
    money: tuple[Money, ...]
    tabled: tuple[Tabled, ...]
    dates: tuple[Dated, ...]
    places: tuple[Place, ...]
    quotes: tuple[tuple[int, int], ...]
    territory: Place | None
    published_on: date | None

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds a position (the nearest one before it, failing that)."""
        return holding(self.sentences, self.starts, position) or Sentence(position, position, 0, 0)

    def clause_at(self, start: int, end: int) -> tuple[int, int]:
        """The clause that holds ``[start, end)``."""
        return clause_of(self.low, self.sentence_at(start), start, end)

    def numbers_between(self, start: int, end: int) -> list[Number]:
        """The numbers inside ``[start, end)``."""
        return within(self.numbers, start, end)

    def dates_between(self, start: int, end: int) -> list[Dated]:
        """The dates inside ``[start, end)``."""
        return within(self.dates, start, end)

    def places_between(self, start: int, end: int) -> list[Place]:
        """The territories named inside ``[start, end)``."""
        return within(self.places, start, end)

    def places_of(self, words: Set[str]) -> list[int]:
        """Where the words of a class stand, in order."""
        return sorted(start for word in self.low.words.keys() & words for start in self.low.words[word])

    def block_at(self, position: int) -> Block:
        """The block of the sentence that holds a position."""
        return self.blocks[self.sentence_at(position).block]


def parse(rendition: Rendition, published_on: date | None) -> Parsed:
    """Runs the lower layers, each linear in the text's length."""
    folded = fold(rendition)
    blocks = blocks_of(rendition)
    sentences = tuple(sentences_of(folded, blocks))
    numbers = tuple(numbers_in(folded.low))
    places = places_in(folded.low, folded.plain)
    tabled = tuple(tabled_sums(folded, blocks))
    cells = {t.money.start for t in tabled}
    money = [m for m in money_in(folded.low, numbers) if m.core[0] not in cells]
    money = sorted([*money, *(t.money for t in tabled)], key=lambda m: m.start)
    return Parsed(
        folded=folded,
        low=folded.low,
        plain=folded.plain,
        blocks=blocks,
        sentences=sentences,
        starts=tuple(s.start for s in sentences),
        numbers=numbers,
        money=tuple(money),
        tabled=tabled,
        dates=tuple(dates_in(folded.low, published_on)),
        places=tuple(places),
        quotes=tuple(quoted_in(folded.plain)),
        territory=main_territory(folded.low, folded.plain, places),
        published_on=published_on,
    )
