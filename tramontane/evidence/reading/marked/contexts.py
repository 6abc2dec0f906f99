"""The elements that are open while a marked-up source is read, and the list numbering they imply."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

Effect = Literal["", "block", "context", "cell", "row", "table", "caption", "list"]

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p
    pre search section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
_BARRIERS = ("td", "th", "caption", "table", "html")
_FORMATTING_NAMES = "a b big code em font i nobr s small strike strong tt u del ins"
_FORMATTING = frozenset(_FORMATTING_NAMES.split())
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(slots=True)
class Open:
    """An open element; ``hides`` if nothing in it is evidence, ``effect`` is what its end does."""

    name: str
    hides: bool = False
    effect: Effect = ""
    kept: bool = False
    """``<pre>``: its white space matters."""


@dataclass(slots=True)
class Stack:
    """Open elements, with the place of the last of each name so that no end tag searches far."""

    items: list[Open] = field(default_factory=list)
    _places: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _blocks: list[int] = field(default_factory=list)

    def push(self, element: Open) -> None:
        """Opens an element."""
        self._places[element.name].append(len(self.items))
        if element.name in BLOCKS:
            self._blocks.append(len(self.items))
        self.items.append(element)

    def pop(self) -> Open:
        """Closes the innermost element."""
        element = self.items.pop()
        places = self._places[element.name]
        if places and places[-1] == len(self.items):
            places.pop()
        if self._blocks and self._blocks[-1] == len(self.items):
            self._blocks.pop()
        return element

    def place(self, *names: str) -> int:
        """Where the innermost element of these names stands; -1 if none is open."""
        return max((self._places[n][-1] for n in names if self._places[n]), default=-1)

    def closes(self, name: str) -> int | None:
        """Where the element that ``</name>`` closes stands, None if it closes nothing (HTML standard, § 13.2.6)."""
        at = self.place(name)
        if name in {"td", "th", "tr", "tbody", "thead", "tfoot", "caption"}:
            barrier = self.place("table")
        elif name in {"li", "dt", "dd"}:
            barrier = self.place(*_BARRIERS, "ol", "ul", "dl")
        elif name == "table":
            barrier = -1
        elif name in BLOCKS:
            barrier = self.place(*_BARRIERS)
        else:
            barrier = self._blocks[-1] if self._blocks else -1
        return at if at >= 0 and at >= barrier else None

    def release(self, name: str) -> bool:
        """A misnested ``</s>`` ends what ``<s>`` hides without closing the blocks in between; True if it did."""
        at = self.place(name)
        if at < 0 or name not in _FORMATTING or at < self.place(*_BARRIERS):
            return False
        self._places[name].pop()
        released, self.items[at].hides = self.items[at].hides, False
        return released


@dataclass(slots=True)
class Numbering:
    """A list: its marker for each next item."""

    style: str
    next: int = 1

    def marker(self, value: str) -> str:
        """The marker of the next item; ``value`` is the item's own number, if it gives one."""
        if self.style == "•":
            return "•"
        self.next = integer(value, self.next)
        number, self.next = self.next, self.next + 1
        letter = chr(ord("a") + (number - 1) % 26)
        words = {"a": letter, "A": letter.upper(), "i": _roman(number).lower(), "I": _roman(number)}
        return f"{words.get(self.style, number)}."


def _roman(number: int) -> str:
    if not 0 < number < 40:
        return str(number)
    digits = ""
    for size, digit in _ROMAN:
        times, number = divmod(number, size)
        digits += digit * times
    return digits


def integer(value: str, default: int) -> int:
    """A small whole number written in an attribute."""
    digits = value.strip()
    return int(digits) if digits.isascii() and digits.removeprefix("-").isdigit() and len(digits) < 7 else default
