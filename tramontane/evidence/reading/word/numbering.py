"""The markers of Word's numbered and bulleted lists, as ``word/numbering.xml`` defines them."""

import re

from tramontane.evidence.reading.marked.contexts import Numbering, integer
from tramontane.evidence.reading.marked.tokens import tokens

_PLACE = re.compile(r"%([1-9])")
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


class Lists:
    """Counts the items of each list and gives their markers; a bullet where the file does not say."""

    def __init__(self, xml: str, prefix: str) -> None:
        self._formats: dict[tuple[str, int], tuple[str, str, int]] = {}
        """By abstract list and level: number format, pattern (``%1.``), first number."""
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        self._load(xml, prefix)

    def marker(self, list_id: str, level: int) -> str:
        """The marker of the next item of a list at a level (from 0)."""
        abstract = self._abstract.get(list_id, "")
        style, pattern, _ = self._formats.get((abstract, level), ("bullet", "", 1))
        if style in {"bullet", "none"} or "%" not in pattern:
            return "•"
        counts = self._counts.setdefault(abstract, [])
        del counts[level + 1 :]
        if len(counts) > level:
            counts[level] += 1
        while len(counts) <= level:
            counts.append(self._formats.get((abstract, len(counts)), ("", "", 1))[2])
        return _PLACE.sub(lambda m: self._number(abstract, int(m[1]) - 1, counts), pattern)[:30]

    def _number(self, abstract: str, level: int, counts: list[int]) -> str:
        style = self._formats.get((abstract, level), ("decimal", "", 1))[0]
        number = counts[level] if level < len(counts) else 1
        return Numbering(_STYLES.get(style, "1"), number).marker("")[:-1]

    def _load(self, xml: str, prefix: str) -> None:
        abstract = current = ""
        level = 0
        for token in tokens(xml, xml=True):
            if token.kind != "open":
                continue
            given = token.attributes
            value = given.get(f"{prefix}val".lower(), "")
            match token.name.removeprefix(prefix):
                case "abstractNum":
                    abstract = given.get(f"{prefix}abstractNumId".lower(), "")
                case "num":
                    abstract, current = "", given.get(f"{prefix}numId".lower(), "")
                case "abstractNumId" if current:
                    self._abstract[current] = value
                case "lvl" if abstract:
                    level = integer(given.get(f"{prefix}ilvl".lower(), ""), 0)
                    self._formats[abstract, level] = ("decimal", "", 1)
                case "numFmt" | "lvlText" | "start" as name if (abstract, level) in self._formats:
                    style, pattern, first = self._formats[abstract, level]
                    self._formats[abstract, level] = (
                        value if name == "numFmt" else style,
                        value if name == "lvlText" else pattern,
                        integer(value, 1) if name == "start" else first,
                    )
