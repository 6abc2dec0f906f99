"""How the words begin that a pattern cannot match without, read in its source.

Every match of ``\\b(?:budgets?|enveloppe)\\s`` holds the word « budget », « budgets » or « enveloppe ». What the source
does not tell for sure (a class of letters, a look-around) is left open: the answer may name too many beginnings,
never too few.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

#: What ends a beginning that is the whole word.
WHOLE = " "
#: How many letters of a word are told.
LONGEST = 9
_FEWEST = 3
_MOST = 600
_FREQUENT = frozenset(
    f"{word}{WHOLE}"
    for word in [
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "et",
        "en",
        "au",
        "aux",
        "un",
        "une",
        "pour",
        "par",
        "sur",
        "dans",
        "est",
        "sont",
        "ont",
        "que",
        "qui",
        "pas",
        "ne",
        "son",
        "sa",
        "ses",
        "ce",
        "cette",
        "il",
        "elle",
        "on",
        "nous",
        "se",
        "plus",
        "plan",
        "plans",
        "region",
        "ia",
    ]
)
_TOO_FREQUENT = 40
_MARK = re.compile(
    r"\\.|\[\^?(?:\\.|[^\\])(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?P=\w+\)|\(\?(?:[:=!>]|<[=!])|\{\d*(?:,\d*)?\}|.",
    re.DOTALL,
)
_UNREAD = re.compile(r"\\[ux0-9]|(?<!\\)\(\?[^:=!<>P]")
_MEMBER = re.compile(r"\\.|.-.|.", re.DOTALL)
_CLASSES = {r"\s": " ", r"\d": "0", r"\W": " ", r"\n": "\n"}


class _Char(NamedTuple):
    """One character among some; any when there are none."""

    told: frozenset[str]


class _Edge(NamedTuple):
    """A place of no width; ``parts`` when letters do not stand on both sides of it."""

    parts: bool


class _Choice(NamedTuple):
    """One of several sequences, or nothing when it is not ``needed``; several times unless ``once``."""

    ways: tuple["_Items", ...]
    needed: bool = True
    once: bool = True


_Items = tuple[_Char | _Edge | _Choice, ...]
_ANY = _Char(frozenset())


class _OpenError(Exception):
    """The source does not tell how the word begins."""


def heads_of(pattern: str) -> frozenset[str]:
    """The beginnings of words of a pattern for folded text; empty when it needs none, or hardly rare ones."""
    if _UNREAD.search(pattern):
        return frozenset()
    heads, _ = _needed((_Reader(_MARK.findall(pattern)).choice(),), fresh=False)
    return heads if _frequency(heads) < _TOO_FREQUENT else frozenset()


def _frequency(heads: frozenset[str]) -> float:
    """How often a set of beginnings may be met: the empty set tells nothing, which is worst."""
    return sum(10 if h in _FREQUENT else 1 if len(h) < 5 else 0.1 for h in heads) if heads else 10**6


class _Reader:
    """Reads the marks of a source into items, up to the bracket that closes what was opened."""

    def __init__(self, marks: list[str]) -> None:
        self.marks = marks
        self.at = 0

    def choice(self) -> _Choice:
        """What stands up to the closing bracket, or to the end."""
        ways: list[list[_Char | _Edge | _Choice]] = [[]]
        while self.at < len(self.marks):
            mark = self.marks[self.at]
            self.at += 1
            if mark == ")":
                break
            if mark == "|":
                ways.append([])
            elif mark[0] in "?*+{" and mark != "{":
                ways[-1][-1] = self._repeated(ways[-1][-1], mark)
            else:
                ways[-1].append(self._item(mark))
        return _Choice(tuple(tuple(way) for way in ways))

    def _item(self, mark: str) -> _Char | _Edge | _Choice:
        if mark in ("(?=", "(?!", "(?<=", "(?<!"):
            return self._look(mark)
        if mark.startswith("(?P="):
            return _Choice(((_ANY,),), needed=False, once=False)
        if mark[0] == "(":
            return self.choice()
        if mark in (r"\b", "^", "$", r"\A", r"\Z"):
            return _Edge(parts=True)
        if mark[0] == "[" and len(mark) > 1:
            return _of_class(mark)
        return _of_class(f"[{mark}]") if mark != "." else _ANY

    def _look(self, mark: str) -> _Edge:
        """``(?<!\\w)`` and ``(?![\\w-])`` part words; other look-arounds tell nothing."""
        start = self.at
        self.choice()
        inside = self.marks[start : self.at - 1]
        letters = len(inside) == 1 and inside[0][:2] != "[^" and (r"\w" in inside[0] or "a-z" in inside[0])
        return _Edge(parts=mark[-1] == "!" and letters)

    def _repeated(self, item: _Char | _Edge | _Choice, mark: str) -> _Choice:
        if self.marks[self.at : self.at + 1] in (["?"], ["+"]):
            self.at += 1
        needed = mark == "+" or (mark[0] == "{" and mark[1] not in "0,")
        return _Choice(((item,),), needed=needed, once=mark in ("?", "{0,1}", "{1}"))


def _of_class(mark: str) -> _Char:
    members = _MEMBER.findall(mark[1:-1])
    told = {_CLASSES.get(m, m[1:] if m[0] == "\\" else m) for m in members}
    known = mark[1] != "^" and all(m in _CLASSES or len(m) == 1 or not m[1].isalpha() for m in members)
    return _Char(frozenset(told)) if known and all(len(c) == 1 for c in told) else _ANY


def _needed(items: _Items, *, fresh: bool) -> tuple[frozenset[str], bool]:
    """The rarest beginnings of which every match holds one, and whether a letter after ``items`` begins a word."""
    found: list[frozenset[str]] = []
    for i, item in enumerate(items):
        if fresh:
            with suppress(_OpenError):
                found.append(_spelled(items[i:], ""))
        if isinstance(item, _Edge):
            fresh = fresh or item.parts
        elif isinstance(item, _Char):
            fresh = _is_no_letter(item)
        else:
            ways = [_needed(way, fresh=fresh and item.once) for way in item.ways]
            if item.needed and all(heads for heads, _ in ways):
                found.append(frozenset().union(*(heads for heads, _ in ways)))
            fresh = all(after for _, after in ways) and (fresh or item.needed)
    return min(found, key=_frequency, default=frozenset()), fresh


def _spelled(items: _Items, said: str) -> frozenset[str]:
    """The beginnings of the word that goes on at ``items``, ``said`` being its letters so far."""
    if len(said) == LONGEST:
        return frozenset((said,))
    if not items or items[0] == _ANY:
        return frozenset((_long_enough(said, _FEWEST),))
    item, rest = items[0], items[1:]
    found: set[str] = set()
    if isinstance(item, _Edge):
        return frozenset((_long_enough(said, 2) + WHOLE,)) if said and item.parts else _spelled(rest, said)
    for way in _after(item):
        if isinstance(way, str):
            found |= _spelled(rest, said + way) if way else _parted(rest, said)
        else:
            found |= _spelled((*way, *rest), said)
        if len(found) > _MOST:
            raise _OpenError
    return frozenset(found)


def _after(item: _Char | _Choice) -> Iterator["str | _Items"]:
    """What an item may be: letters, an empty string for what is no letter, or items in its stead."""
    if isinstance(item, _Char):
        for character in item.told:
            if "a" <= character <= "z":
                yield character
            else:
                yield "" if not character.isalpha() else (_ANY,)
        return
    if not item.needed:
        yield ()
    for way in item.ways:
        yield way if item.once else (*way, _ANY)


def _parted(rest: _Items, said: str) -> frozenset[str]:
    return frozenset((_long_enough(said, 2) + WHOLE,)) if said else _spelled(rest, said)


def _long_enough(said: str, fewest: int) -> str:
    if len(said) < fewest:
        raise _OpenError
    return said


def _is_no_letter(item: _Char) -> bool:
    return bool(item.told) and not any(c.isalpha() for c in item.told)
