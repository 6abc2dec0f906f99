"""Cues: patterns that pass over the stretches of a text where the words that they need do not stand."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import count
from sys import maxsize

from tramontane.evidence.extraction.cues.heads import heads_of
from tramontane.evidence.extraction.cues.texts import Text, register

_NUMBERS = count()


class Cue:
    """A pattern that finds what ``re`` finds, without trying it where it cannot match.

    A word cut by the edge of the stretch is no word. In a plain string it is the plain pattern.
    """

    __slots__ = ("_compiled", "_number", "pattern")

    def __init__(self, compiled: re.Pattern[str], heads: frozenset[str]) -> None:
        self.pattern, self._compiled, self._number = compiled.pattern, compiled, next(_NUMBERS)
        register(heads, self._number)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        if type(text) is Text and not (text.needed.get(self._number) and self._stands(text, start, end)):
            return None
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match that begins at ``start``."""
        if type(text) is Text and not (text.needed.get(self._number) and self._stands(text, start, end)):
            return None
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match that is all of ``text[start:end]``."""
        if type(text) is Text and not (text.needed.get(self._number) and self._stands(text, start, end)):
            return None
        return self._compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterable[re.Match[str]]:
        """The matches in ``text[start:end]``, in order and without overlap."""
        if type(text) is Text and not (text.needed.get(self._number) and self._stands(text, start, end)):
            return ()
        return self._compiled.finditer(text, start, end)

    def sub(self, instead: str, text: str) -> str:
        """The text with each match replaced."""
        if type(text) is Text and not (text.needed.get(self._number) and self._stands(text, 0, maxsize)):
            return text
        return self._compiled.sub(instead, text)

    def _stands(self, text: Text, start: int, end: int) -> bool:
        """Whether a word that the pattern needs stands in ``text[start:end]``."""
        places, offset = text.needed[self._number], text.offset
        at = bisect_left(places, start + offset)
        return at < len(places) and places[at] < min(end, len(text)) + offset


Pattern = Cue | re.Pattern[str]


def cue(pattern: str) -> Pattern:
    """A cue; the plain pattern if it needs no word that is rare."""
    heads = heads_of(pattern)
    compiled = re.compile(pattern)
    return Cue(compiled, heads) if heads else compiled
