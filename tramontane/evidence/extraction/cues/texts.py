"""Texts that know where the words stand that patterns need."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from tramontane.evidence.extraction.cues.heads import LONGEST, WHOLE

_WORD = re.compile(r"[a-z]{2,40}")
_NEEDING: dict[str, list[int]] = defaultdict(list)


def register(heads: frozenset[str], number: int) -> None:
    """Tells that the pattern ``number`` needs a word that begins in one of these ways."""
    for head in heads:
        _NEEDING[head].append(number)
    _needing.cache_clear()


@lru_cache(maxsize=1 << 16)
def _needing(word: str) -> tuple[int, ...]:
    """The patterns that need a word, by number."""
    heads = [word[:size] for size in range(2, min(len(word), LONGEST) + 1)]
    return tuple({number for head in (*heads, word + WHOLE) for number in _NEEDING.get(head, ())})


class Text(str):
    """A folded text, or the part of one that begins at ``offset``, with the places of the words of the whole.

    ``words`` says where each word stands, ``needed`` where those stand that a pattern needs, both ascending.
    """

    __slots__ = ("needed", "offset", "words")

    words: Mapping[str, list[int]]
    needed: Mapping[int, list[int]]
    offset: int

    def tail(self, size: int) -> "Text":
        """Its last characters, ``size`` at most."""
        return self.part(max(0, len(self) - size), len(self))

    def head(self, size: int) -> "Text":
        """Its first characters, ``size`` at most."""
        return self.part(0, size)

    def part(self, start: int, end: int) -> "Text":
        """``self[start:end]``, which knows what the whole knows."""
        part = Text(self[start:end])
        part.words, part.needed, part.offset = self.words, self.needed, self.offset + start
        return part


def text_of(low: str) -> Text:
    """A folded text that knows its words. Linear in its length."""
    text = Text(low)
    words: dict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(low):
        words[word.group()].append(word.start())
    needed: dict[int, list[int]] = defaultdict(list)
    for told, places in words.items():
        for number in _needing(told):
            needed[number] += places
    for places in needed.values():
        places.sort()
    text.words, text.needed, text.offset = dict(words), dict(needed), 0
    return text
