"""The territories a plan can belong to: French regions with the names people give them, and neighbours."""

import re
from collections import Counter
from dataclasses import dataclass

_ALIASES: dict[str, str] = {
    "Auvergne-Rhône-Alpes": r"auvergne[\s-]?rhone[\s-]alpes|\baura\b",
    "Bourgogne-Franche-Comté": r"bourgogne[\s-]franche[\s-]comte",
    "Bretagne": r"bretagne|bretonn?e?s?",
    "Centre-Val de Loire": r"centre\s?-?\s?val\sde\sloire",
    "Corse": r"(?:collectivite\sde\s)?corse",
    "Grand Est": r"grand[\s-]est(?!\s\d)",
    "Guadeloupe": r"guadeloupe(?:enn?e?s?)?",
    "Guyane": r"guyane",
    "Hauts-de-France": r"hauts[\s-]de[\s-]france",
    "Île-de-France": r"ile[\s-]de[\s-]france|francilienn?e?s?|francilien",
    "La Réunion": r"(?:la|region)\sreunion(?=\s(?:a\b|adopt|lance|vote|investi|engage)|\s?[,.»)])|reunionnaise?s?",
    "Martinique": r"martinique|martiniquaise?s?",
    "Mayotte": r"mayotte",
    "Normandie": r"normandie|normande?s?",
    "Nouvelle-Aquitaine": r"nouvelle[\s-]aquitaine|neo-aquitaine?s?",
    "Occitanie": r"occitanie",
    "Pays de la Loire": r"pays[\s-]de[\s-]la[\s-]loire|ligerienn?e?s?",
    "Provence-Alpes-Côte d’Azur": r"provence[\s-]alpes[\s-]cote[\s-]d'azur|\bpaca\b|region\ssud|sud\sia",
    "Luxembourg": r"luxembourg(?:eoise?s?)?",
    "Wallonie": r"wallonie|wallonn?e?s?\b|region\swallonne",
    "Bruxelles": r"region\sde\sbruxelles-capitale|bruxelles-capitale",
    "Québec": r"quebec|quebecoise?s?",
    "Sénégal": r"senegal(?:aise?s?)?",
    "Genève": r"canton\sde\sgeneve|geneve",
    "Vaud": r"canton\sde\svaud|vaudoise?s?|\bvaud\b",
    "Valais": r"valais(?:anne?s?)?",
    "Neuchâtel": r"canton\sde\sneuchatel|neuchatel",
    "Fribourg": r"canton\sde\sfribourg",
    "Jura": r"canton\sdu\sjura",
}
_NAMES = list(_ALIASES)
_ANY = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<t{i}>{a})" for i, a in enumerate(_ALIASES.values())) + r")(?![\w])")
_OWNER = re.compile(
    r"(?:region|conseil\sregional|collectivite\sterritoriale|canton|gouvernement|regionale?)\s(?:de\s|du\s|d'"
    r"|des\s|la\s|l')*$"
)
_LOCAL = re.compile(
    r"\b(?:[Vv]ille|[Mm]étropole|[Dd]épartement|[Cc]ommunauté urbaine) (?:de |du |d'|des )((?:l'|La |Le "
    r"|Les )?[A-ZÉÎ][\w-]+(?: [A-ZÉ][\w-]+)?)"
)
_ELSEWHERE = re.compile(
    r"(?:comme|qu'|que|plus\squ'|contrairement\sa|a\sl'instar\sde)\s?(?:en|a|au|la|le|l'|de|du|dans)?\s?(?:l'"
    r"|la\s|le\s|les\s)?$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """``low[start:end]`` names a territory of the gazetteer."""

    start: int
    end: int
    name: str


def places_in(low: str) -> list[Place]:
    """Every mention of a territory, in order."""
    return [Place(m.start(), m.end(), _NAMES[int((m.lastgroup or "t0")[1:])]) for m in _ANY.finditer(low)]


def main_territory(low: str, plain: str, places: list[Place]) -> Place | None:
    """The territory the document is about: the most named one, early mentions and owners counting more."""
    weights: Counter[str] = Counter()
    for place in places:
        if _ELSEWHERE.search(low, max(0, place.start - 24), place.start):
            continue
        owner = _OWNER.search(low, max(0, place.start - 40), place.start) or low.startswith("region", place.start)
        weights[place.name] += 1 + 2 * bool(owner) + (place.start < 300)
    if weights:
        best = max(weights.values())
        return next(p for p in places if weights[p.name] == best)
    local = _LOCAL.search(plain)
    return Place(local.start(), local.end(), local.group()) if local else None
