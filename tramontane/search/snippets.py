"""The part of a text that shows best why it was found, its words marked."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tramontane.search.text import places

LENGTH = 240
"""Characters of a snippet, about."""


class Piece(NamedTuple):
    """A run of text, and whether it is one of the words looked for."""

    text: str
    is_found: bool


def marked(text: str, forms: AbstractSet[str]) -> tuple[Piece, ...]:
    """The whole text in pieces; joined, they are the text."""
    return _pieces(text, places(text, forms), 0, len(text))


def snippet(text: str, forms: AbstractSet[str]) -> tuple[Piece, ...]:
    """The stretch that holds the most different words looked for, the beginning when it holds none."""
    plain = " ".join(text.split())
    found = places(plain, forms)
    if len(plain) <= LENGTH:
        return _pieces(plain, found, 0, len(plain))
    start = _best_start(plain, found)
    end = min(len(plain), start + LENGTH)
    if end < len(plain):
        end = max(plain.rfind(" ", start, end), start + 1)
    pieces = _pieces(plain, found, start, end)
    before = (Piece("… ", is_found=False),) if start else ()
    after = (Piece(" …", is_found=False),) if end < len(plain) else ()
    return (*before, *pieces, *after)


def _best_start(text: str, places: list[tuple[int, int, str]]) -> int:
    """Where to begin so that the most different words are seen, a little before the first of them."""
    best = (0, 0)
    for i, (start, _end, _form) in enumerate(places):
        seen = {form for s, e, form in places[i : i + 60] if e <= start + LENGTH * 3 // 4}
        best = max(best, (len(seen), -start))
    if not best[0]:
        return 0
    first = -best[1]
    if first < LENGTH // 3:
        return 0
    cut = text.rfind(" ", 0, max(0, first - LENGTH // 6))
    return cut + 1


def _pieces(text: str, places: list[tuple[int, int, str]], start: int, end: int) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = start
    for first, last, _form in places:
        if first < at or last > end:
            continue
        if first > at:
            found.append(Piece(text[at:first], is_found=False))
        found.append(Piece(text[first:last], is_found=True))
        at = last
    if at < end:
        found.append(Piece(text[at:end], is_found=False))
    return tuple(found)
