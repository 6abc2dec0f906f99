"""The parts of a plan that one sentence enumerates, each named just before its sum."""

import re

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within

#: Where a label begins and ends, and its sum.
Label = tuple[int, int, Money]

AXES = (
    r"(?:axes?|piliers?|volets?|chantiers?|priorites?|orientations?|objectifs\sstrategiques"
    r"|lignes\sdirectrices|blocs?|leviers?|chapitres?)"
)
_PAIR = 2
_ITEM = re.compile(
    r"(?:^|[:,;]|\bet|\b(?:a|aux|au|pour|dans|entre)(?=\s))\s?(?:l'(?=[a-z])|la\s|le\s|les\s)?(?P<label>(?:(?!\s(?:a"
    r"|aux|au)\s(?:l'|la\s))[^,;:()]){3,80}?)\s?\(\s?$"
)
_RANKED = re.compile(rf"\b{AXES}\s(?:[a-h]|\d|[ivx]{{1,4}})\s?[,:–-]\s?(?P<label>[^,;:()]{{3,70}}),\s$")
_COMMA = re.compile(r"(?:^|[:;]\s)(?:et\s|enfin\s)?(?!en\s|le\s\d|soit\b|dont\b)(?P<label>[a-z][^,;:()\d]{2,60}),\s$")
_CLOSED = re.compile(r"\s?(?:[;.]|$)")
#: « mobilité 7 M€, santé 5 M€, écoles 4 M€ »: names with no word between them and their sums.
_BARE = re.compile(
    r"(?:^|[:(,;]|[,;]?\set)\s?(?:la\s|le\s|les\s|l')?"
    r"(?!soit\b|dont\b|environ\b|pour\b|avec\b|en\b|de\b|du\b|total\b)(?P<label>[a-z][a-z'-]*(?:\s[a-z'-]+){0,4})\s$"
)
#: The last word of what is no name: a preposition or a verb that gives the sum.
_OPEN = re.compile(
    r"\b(?:a|de|du|des|aux?|pour|en|les|par|sur|dans|avec|contre|est|vaut|met|prend|perd|pese|verse|apporte|coute|donne"
    r"|capte|absorbe|gagne|mobilise|represente|affecte|\w+(?:ont|oit|ient|ait|eint|era))$"
)
_NEXT = re.compile(r"(?:,|\set)\s")
_PAIRED = re.compile(r"(?:^|[/;|·•]\s?|\d/\d\s|[^\x00-\u2fff]\ufe0f?\s)(?P<label>[a-z][^:;/|,()]{2,60}?)\s?:\s?$")


def _stretches(parsed: Parsed) -> list[tuple[int, int]]:
    """The sentences of the running text, those that a semicolon parts being one."""
    found: list[tuple[int, int]] = []
    block, open_ended = -1, False
    for sentence in parsed.sentences:
        if parsed.blocks[sentence.block].kind == "cell":
            continue
        if open_ended and sentence.block == block:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
        block, open_ended = sentence.block, parsed.low[sentence.end - 1] == ";"
    return found


def _bare(words: str) -> re.Match[str] | None:
    named = _BARE.search(words)
    return named if named and not _OPEN.search(named["label"]) else None


def inline_labels(parsed: Parsed, own: set[int]) -> list[Label]:
    """« Quatre piliers : données (40 M€), calcul (55 M€)… » in one sentence."""
    found: list[Label] = []
    for first, last in _stretches(parsed):
        sums = [m for m in within(parsed.money, first, last) if id(m) in own]
        if len(sums) < 2:
            continue
        parts, left = [], first
        bare = len(sums) > _PAIR
        for money in sums:
            words = parsed.low[left : money.start]
            closed = _CLOSED.match(parsed.low, money.end)
            match = _ITEM.search(words) or _PAIRED.search(words) or _RANKED.search(words)
            match = match or (_COMMA.search(words) if closed else None)
            if match is None and bare and (closed or _NEXT.match(parsed.low, money.end)):
                match = _bare(words)
            if match:
                start = left + match.start("label") + len(match["label"]) - len(match["label"].lstrip())
                parts.append((start, left + match.end("label"), money))
            left = money.end
        found += parts if len(parts) > 1 else []
    return found
