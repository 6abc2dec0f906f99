"""Shares said in words, as percents (« la moitié », « trois sur quatre »); « +30 % » and « 1,1k vues »."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.numbers import parse_number

_PERCENTS = {
    "moitie": 50, "tiers": 33, "quart": 25, "cinquieme": 20, "sixieme": 17, "dixieme": 10, "centieme": 1,
    "deux tiers": 67, "trois quarts": 75, "deux cinquiemes": 40, "trois cinquiemes": 60, "quatre cinquiemes": 80,
    "neuf dixiemes": 90,
}  # fmt: skip
_PART = cue(
    r"\b(?:(?:la|une|pour)\s(?:grosse\s|bonne\s)?(?P<half>moitie)"
    r"|(?:un|le)\s(?:gros\s|petit\s|bon\s)?(?P<part>tiers|quart|cinquieme|sixieme|dixieme|centieme)"
    r"|(?:(?:les?|aux?)\s)?(?P<more>deux\stiers|trois\squarts|(?:deux|trois|quatre)\scinquiemes|neuf\sdixiemes))\b(?!-)"
    r"(?!\s(?:d'heure|de\stour\b|de\ssiecle|de\smillion|de\smilliard|etat|monde|lieux?|temps|payant|personnes?\b|financeurs?|de\sfinale"
    r"|du\stemps|de\sl'annee|de\sl'enveloppe|du\sbudget|des\scredits|de\scette\s(?:somme|enveloppe)|de\sce\s(?:budget|montant)"
    r"|de\sla\ssomme|du\smontant|du\scout|du\sfinancement)\b)"
)
_ONE_IN = cue(
    r"(?<!page\s)(?<!p\.\s)\b(?P<n>une?|deux|trois|quatre|cinq|six|sept|huit|neuf|[1-9])\s(?:[a-z][a-z'-]*\s){0,4}?sur\s(?P<of>deux|trois|quatre"
    r"|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|cent|\d{1,3})\b(?!\s?(?:%|ans|annees|mois|€|millions|jours|heures"
    r"|[a-z]+s\b(?<!\bdes)(?<!\bles)(?<!\bdans)))"
)
_TIME = cue(r"\b(?:jours?|heures?|mois|ans?|points?|semaines?|pages?)\ssur\s")


_MORE = re.compile(r"\+\s?(?P<n>\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_THOUSANDS = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,3}(?:[.,]\d{1,2})?)\s?k(?=\s(?!€|euros?\b|eur\b|chf\b|francs?\b|dollars?\b|\$)[a-z]{3,})"
)


@dataclass(frozen=True, slots=True)
class Said:
    """``text[start:end]`` says a number in another way than figures or its name; ``percent`` if it is a share."""

    start: int
    end: int
    value: Decimal
    percent: bool = True


def said_of(low: str) -> list[Said]:
    """The shares of a folded text, « +30 % » and « 1,1k vues », in order."""
    found = [
        Said(m.start(), m.end(), Decimal(_PERCENTS[m["half"] or m["part"] or m["more"]])) for m in _PART.finditer(low)
    ]
    for match in _ONE_IN.finditer(low):
        some, of = parse_number(match["n"]), parse_number(match["of"])
        if some and of and some < of and not _TIME.search(match.group()):
            found.append(Said(match.start(), match.end(), Decimal(100) * some / of))
    for pattern, times in ((_MORE, 1), (_THOUSANDS, 1000)):
        for match in pattern.finditer(low):
            value = Decimal(match["n"].replace(",", ".")) * times
            found.append(Said(match.start(), match.end(), value, percent=times == 1))
    return sorted(found, key=lambda said: said.start)
