"""The language of the answer being made, and the marks around words that stay French in an answer in English.

French is what everything is written in: nothing is done for it. ``words_in("en")`` makes a block say its words and
its figures in English (gettext, ``lib.french``); ``portal.languages.speaking``, its addresses too. Words that no one
translates (a title, a quotation) are put between two marks by ``fr``; ``marked_up`` turns the marks of a page into
``<span lang="fr">``, ``unmarked`` takes them out.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import translation

FRENCH, ENGLISH = "fr", "en"
NAMES = {FRENCH: "Français", ENGLISH: "English"}
#: Two code points that Unicode keeps out of every text.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
_language: ContextVar[str] = ContextVar("language", default=FRENCH)
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_BYTES = re.compile(b"\xef\xb7[\x90\x91]")
#: Elements that hold no other, then tags, a mark in the text, a space that only French puts before a colon.
_PIECES = re.compile(
    rf"<(title|option|textarea)\b([^>]*)>([^<]*)</\1>|<[^>]*>|{OPEN}|{CLOSE}|(?: |\u00a0|&nbsp;)(?=[:;?!](?:[\s<]|$))"
)
_WHOLLY_FRENCH = re.compile(rf"\s*{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}\s*")


def language() -> str:
    """The code of the language of the answer."""
    return _language.get()


def is_english() -> bool:
    """Whether the answer is in English."""
    return _language.get() == ENGLISH


@contextmanager
def words_in(code: str) -> Iterator[None]:
    """Words and figures in that language, until the end of the block."""
    before = _language.get()
    if code == before:
        yield
        return
    token = _language.set(code)
    _activate(code)
    try:
        yield
    finally:
        _language.reset(token)
        _activate(before)


def _activate(code: str) -> None:
    """French is what Django speaks when nothing is active; its English is British, where 11/07 is in July."""
    if code == FRENCH:
        translation.deactivate()
    else:
        translation.activate("en-gb")


def fr(text: str) -> str:
    """Words in French, whatever the language of the answer; marked once."""
    if not text or _language.get() == FRENCH or _WHOLLY_FRENCH.fullmatch(text):
        return text
    return text.__class__(f"{OPEN}{text}{CLOSE}")


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text)


def unmarked_bytes(text: bytes) -> bytes:
    """The same of a text in UTF-8."""
    return _BYTES.sub(b"", text)


def marked_up(html: str) -> str:
    """A page in English, its French words in elements that say so; in attributes, the marks are only taken out.

    What pages put together with a colon loses the space that French has before it.
    """
    depth = 0

    def piece(found: re.Match[str]) -> str:
        nonlocal depth
        text = found[0]
        if text == OPEN:
            depth += 1
            return '<span lang="fr">'
        if text == CLOSE:
            depth -= 1
            return "</span>"
        if not text.startswith("<"):
            return text if depth else ""
        if found[1] and _WHOLLY_FRENCH.fullmatch(found[3]):
            return unmarked(f'<{found[1]} lang="fr"{found[2]}>{found[3]}</{found[1]}>')
        return unmarked(text)

    return _PIECES.sub(piece, html)
