"""What became of the amendments that minutes number, wherever they say it."""

import re
from typing import Literal

from tramontane.evidence.extraction.grammar.parsed import Parsed

Fate = Literal["taken", "refused"]
_NUMBERED = re.compile(r"(?:sous-)?amendements?\s(?:n\s?[°o]?\s?)?(?P<number>\d{1,4})\b")
_REFUSED = re.compile(
    r"\b(?:n'(?:est|a)\s(?:pas|point)\s(?:ete\s)?(?:adopte|retenu|vote)|non\sadopte|(?:est|a\sete|fut)\s(?:\w+\s)?(?:rejete|repousse"
    r"|retire|ecarte|battu)|je\sle\sretire|tombe\b|rejete\b|repousse\b|retire\b)"
)
_TAKEN = re.compile(r"\b(?:(?:est|a\sete|fut)\s(?:\w+\s)?(?:adopte|vote|approuve)|adopte\b)")
_REACH = 260


def fates_of(parsed: Parsed) -> dict[int, Fate]:
    """The fate of each sentence that tells a numbered amendment, by the number of the sentence."""
    starts = sorted(parsed.places_of(frozenset({"amendement", "amendements"})))
    found = [m for s in starts if (m := _NUMBERED.match(parsed.low, s))]
    fates: dict[str, Fate] = {}
    ends = [m.start() for m in found[1:]] + [len(parsed.low)]
    for mention, after in zip(found, ends, strict=False):
        end = min(after, mention.end() + _REACH)
        refused = _REFUSED.search(parsed.low, mention.end(), end)
        taken = _TAKEN.search(parsed.low, mention.end(), end)
        if refused and not (taken and taken.start() < refused.start()):
            fates.setdefault(mention["number"], "refused")
        elif taken:
            fates.setdefault(mention["number"], "taken")
    told = {parsed.sentence_at(m.start()).index: m["number"] for m in found}
    return {sentence: fates[number] for sentence, number in told.items() if number in fates}
