"""Views of a text that keep every offset: one with plain spaces and apostrophes, one also without case and accents."""

import re
import unicodedata
from dataclasses import dataclass

from tramontane.evidence.extraction.cues.texts import Text, text_of
from tramontane.evidence.rendition import Rendition

_PLAIN = {ord(c): " " for c in "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\t\r\f\v"} | {
    ord("’"): "'", ord("ʼ"): "'", ord("‘"): "'", ord("‑"): "-", ord("‐"): "-", ord("“"): "«", ord("”"): "»",
    ord("„"): "«",
}  # fmt: skip
_SCANNED = re.compile(  # but for the month of « 1.II.2025 »
    r"(?<![\w'’])(?!(?:\d\d?\.|(?<=\d\.))I{1,3}\.\d)[0-9OlI]{1,4}"
    r"(?:[ ,.\-/](?:[0-9OlI]{3,4}(?!\w)|O{1,2}(?![\w'’])))*(?!\w)"
)
_CONFUSED = str.maketrans("OlI", "011")


@dataclass(frozen=True, slots=True)
class Folded:
    """Three strings of equal length.

    ``text`` as read; ``plain`` with one kind of space, apostrophe and double quotation mark and with
    scanned digits repaired (``2O24`` is ``2024``); ``low`` is ``plain`` in lower case without accents.
    A line end survives in ``plain`` and ``low`` only between two blocks.
    """

    text: str
    plain: str
    low: Text


def fold(rendition: Rendition) -> Folded:
    """The views of a rendition's text. Linear in its length."""
    text = rendition.text
    plain = _repair(text.translate(_PLAIN))
    if "\n" in plain:
        plain = _join_lines(plain, rendition)
    return Folded(text, plain, text_of(plain.translate(_FOLDS)))


def fold_text(text: str) -> str:
    """The ``low`` view of a short string, for comparing words."""
    return text.translate(_PLAIN).translate(_FOLDS)


def _join_lines(plain: str, rendition: Rendition) -> str:
    pieces, position = [], 0
    for block in sorted(rendition.blocks, key=lambda b: b.start):
        start = max(block.start, position)
        end = max(block.end, start)
        pieces += [plain[position:start], plain[start:end].replace("\n", " ")]
        position = end
    return "".join([*pieces, plain[position:]])


def _repair(plain: str) -> str:
    """Reads O, l and I as 0 and 1 inside words made of them and of at least one digit (scanned pages)."""

    def fixed(match: re.Match[str]) -> str:
        word = match.group()
        return word.translate(_CONFUSED) if any(c.isdigit() for c in word) else word

    return _SCANNED.sub(fixed, plain)


def _bare(character: str) -> str:
    """A character in lower case without its accent; itself when that would take more or less than one character."""
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


#: What the ``low`` view changes: Latin, Greek, Cyrillic and full-width letters.
_FOLDS = {n: bare for n in (*range(0x41, 0x3000), *range(0xFF00, 0xFFF0)) if (bare := _bare(chr(n))) != chr(n)}
