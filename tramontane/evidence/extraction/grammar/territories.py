"""The territories a plan can belong to: regions, cantons and neighbours with the names people give them, and cities."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_ALIASES: dict[str, str] = {
    "Auvergne-Rhône-Alpes": r"auvergne[\s-]?rhone[\s-]alpes|aura|rhonalpine?s?|auvergnate?s?",
    "Bourgogne-Franche-Comté": r"bourgogne[\s-]franche[\s-]comte|bfc",
    "Bretagne": r"bretagne|bretonn?e?s?",
    "Centre-Val de Loire": r"centre\s?-?\s?val\sde\sloire",
    "Corse": r"(?:collectivite\sde\s)?corses?",
    "Collectivité européenne d’Alsace": r"collectivite\seuropeenne\sd'alsace",
    "Grand Est": r"grand[\s-]est(?!\s\d)",
    "Guadeloupe": r"guadeloupe(?:enn?e?s?)?",
    "Guyane": r"guyane|guyanaise?s?",
    "Hauts-de-France": r"hauts[\s-]de[\s-]france",
    "Île-de-France": r"ile[\s-]de[\s-]france|francilienn?e?s?",
    "La Réunion": r"ile\sde\sla\sreunion|#?lareunion|region\sreunion|reunionnais(?:es?)?",
    "Martinique": r"martinique|martiniquaise?s?",
    "Mayotte": r"mayotte|mahoraise?s?",
    "Normandie": r"normandie|normande?s?",
    "Nouvelle-Aquitaine": r"nouvelle[\s-]aquitaine|neo-aquitaine?s?",
    "Occitanie": r"occitanie|occitane?s?",
    "Pays de la Loire": r"pays[\s-]de[\s-]la[\s-]loire|ligerienn?e?s?",
    "Provence-Alpes-Côte d’Azur": r"provence[\s-]alpes[\s-]cote[\s-]d'azur|paca|region\ssud|sud\sia",
    "Nouvelle-Calédonie": r"nouvelle[\s-]caledonie|caledonienn?e?s?",
    "Polynésie française": r"polynesie\sfrancaise|polynesienn?e?s?",
    "Luxembourg": r"luxembourg(?:eoise?s?)?",
    "Monaco": r"principaute\sde\smonaco|monegasques?",
    "Wallonie": r"wallonie|wallonn?e?s?|region\swallonne",
    "Bruxelles": r"region\sde\sbruxelles-capitale|bruxelles-capitale|region\sbruxelloise|bruxelloise?s?",
    "Fédération Wallonie-Bruxelles": r"federation\swallonie-bruxelles",
    "Flandre": r"flandre|region\sflamande|gouvernement\sflamand",
    "Québec": r"quebec|quebecoise?s?",
    "Ontario": r"ontario",
    "Nouveau-Brunswick": r"nouveau-brunswick",
    "Sénégal": r"senegal(?:aise?s?)?",
    "Côte d’Ivoire": r"cote\sd'ivoire|ivoirienn?e?s?",
    "Bénin": r"benin(?:oise?s?)?",
    "Maroc": r"maroc(?:aine?s?)?",
    "Tunisie": r"tunisie|tunisienn?e?s?",
    "Genève": r"(?:canton|etat)\sde\sgeneve|geneve|genevoise?s?",
    "Vaud": r"(?:canton|etat)\sde\svaud|vaudoise?s?|vaud",
    "Valais": r"valais(?:ann?e?s?)?",
    "Neuchâtel": r"(?:canton|etat)\sde\sneuchatel|neuchatel(?:oise?s?)?",
    "Fribourg": r"(?:canton|etat)\sde\sfribourg|fribourg(?:eoise?s?)?",
    "Jura": r"(?:canton|republique\set\scanton)\sdu\sjura|jurassienn?e?s?",
    "Berne": r"canton\sde\sberne|bernoise?s?",
    "Tessin": r"canton\sdu\stessin|tessinoise?s?",
    "Bâle-Ville": r"bale-ville",
    "Zurich": r"canton\sde\szurich|zurichoise?s?",
}
_NAMES = list(_ALIASES)


def is_region(name: str) -> bool:
    """Whether a territory is one of the gazetteer, rather than a city or a département."""
    return name in _ALIASES


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))


_ANY = re.compile(rf"(?<![\w-])(?:{'|'.join(_ALIASES.values())})(?!\w)")  # without groups: four times as fast
_WHICH = re.compile("|".join(f"(?P<t{i}>{a})" for i, a in enumerate(_ALIASES.values())))
_REUNION = re.compile(r"(?<![\w-])(?:(?:[Ll]a|Région|EDF|CHU|Île|île) )Réunion(?![\w-])")
_OWNER = re.compile(
    r"(?:region|collectivite\sterritoriale|canton|etat|gouvernement|parlement|assemblee|regionale?)\s(?:de\s"
    r"|du\s|d'|des\s|la\s|l')*$"
)
_REGIONAL = re.compile(
    r"\b(?:regions?|regiona(?:le?s?|ux)|cantona(?:le?s?|ux)|canton|grand\sconseil|conseil\sd'etat|collectivite\sde\scorse"
    r"|assemblee\sde\scorse|gouvernement|collectivite\sterritoriale)\b"
)
_LOCALLY = re.compile(
    r"\b(?:conseil\s(?:communautaire|communal|de\sparis)|municipalite|mairie|bourgmestre"
    r"|(?:la|le|notre|cette)\s(?:ville|maire|metropole|departement|commune|agglomeration|communaute\surbaine)"
    r"|metropole|metropolitaine?s?|municipa(?:le?|ux)|departementa(?:le?|ux)|echevins?|agglo(?:meration)?|eurometropole)\b"
)
_CITY = (
    r"(?<![\w-])(?:(?:[Ll]'|La |Le |Les )?[A-ZÉÎÂ][a-zà-ÿA-ZÉÈ]{2,24}(?:-[A-Za-zà-ÿÉ][\w']{0,24}){0,4}"
    r"(?: (?:la |le |les )?[A-ZÉ][a-zà-ÿ]{2,24}(?:-[\w']{1,24}){0,3})?)"
)
_HEADING = (
    r"(?i:communiqu|d[ée]lib|objet|article|titre|note|compte|question|conseil|s[ée]ance|rapport|intell|ville|budget|annexe"
    r"|volet|axe|r[ée]ponse|projet|plan|date|contact|entre|vu|pour|mairie|m[ée]tropole)|L[ea]s? [a-zà-ÿ]"
)
_BODY = (
    r"(?P<body>[Vv]ille|VILLE|[Mm]étropole|MÉTROPOLE|[Dd]épartement|DÉPARTEMENT|[Ee]urométropole|[Cc]ommune"
    r"|[Cc]ommunauté (?:urbaine|d'agglomération)|[Aa]gglomération|[Mm]aire|[Mm]airie"
    r"|[Cc]onseil (?:départemental|municipal|métropolitain|communal))"
    r" (?:(?:de (?:la |l')?|du |d'|des )|(?:DE (?:LA |L')?|DU |D'|DES ))"
)
_GRAND_WORD = (
    r"\b(?:Grand|GRAND) (?!Est\b|EST\b|Conseil|CONSEIL|Paris Express|Prix|Ouest|Emprunt|Débat)[A-ZÉ][\w-]{1,30}"
)
_GRAND = re.compile(_GRAND_WORD)
_LOCAL = re.compile(
    rf"\b{_BODY}(?P<of>{_CITY})"
    rf"|(?P<metro>{_CITY}) (?P<kind>[Mm]étropole|MÉTROPOLE|[Aa]gglo(?:mération)?)\b"
    rf"|(?P<grand>{_GRAND_WORD})"
    rf"|(?:^|\n) ?(?!{_HEADING})(?P<head>{_CITY})\s?[:.|–—] "
)
_ELSEWHERE = re.compile(
    r"(?:comme|qu'|que|contrairement\sa|a\sl'instar\sde|(?:loin|pres|derriere|devant|face)\s(?:de|a)|comparaison,?"
    r"|voisine?s?(?:\sde)?|avec|cote|ailleurs,?)\s?(?:en|a|au|la|le|l'|de|du|dans)?\s?(?:l'|la\s|le\s|les\s)?"
    r"(?:canton\sde\s|region\s)?$"
)
_APART = re.compile(r",\s(?:elle|lui|de\sson\scote|quant\sa\selle)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """``low[start:end]`` names a territory of the gazetteer."""

    start: int
    end: int
    name: str


def places_in(low: str, plain: str = "") -> list[Place]:
    """Every mention of a territory, in order; ``plain`` tells « La Réunion » from a meeting."""
    found = [Place(m.start(), m.end(), _called(low, m.start(), m.end())) for m in _ANY.finditer(low)]
    island = [Place(m.start(), m.end(), "La Réunion") for m in _REUNION.finditer(plain)]
    taken = {p.start for p in found}
    return sorted([*found, *(p for p in island if p.start not in taken)], key=lambda p: p.start)


def _called(low: str, start: int, end: int) -> str:
    which = _WHICH.fullmatch(low, start, end)
    return _NAMES[int(which.lastgroup[1:])] if which and which.lastgroup else ""


def main_territory(low: str, plain: str, places: list[Place]) -> Place | None:
    """The territory the document is about: the most named one, early mentions and owners counting more.

    A city, a metropolis or a département comes first when the document speaks of its council more than of a region.
    """
    local = _city(low, plain) if _is_local(low, plain) else None
    weights: Counter[str] = Counter()
    for place in places:
        if _ELSEWHERE.search(low, max(0, place.start - 40), place.start) or _APART.match(
            low, place.end, place.end + 24
        ):
            continue
        owner = _OWNER.search(low, max(0, place.start - 40), place.start) or low.startswith(
            ("region", "canton", "etat"), place.start
        )
        weights[place.name] += 1 + 2 * bool(owner) + (place.start < 300)
    if local or not weights:
        return local or _city(low, plain) or _scattered(low)
    best = max(weights.values())
    return next(p for p in places if weights[p.name] == best)


_LONG = {fold_name: name for name in _NAMES if len(fold_name := re.sub(r"\W", "", _bare(name))) > 8}
_SCATTERED = re.compile("|".join(sorted(_LONG, key=len, reverse=True)))


def _scattered(low: str) -> Place | None:
    """A name that a scanned page cut with spaces (« Nor mandie »)."""
    places = [i for i, c in enumerate(low[:4000]) if c.isalnum()]
    match = _SCATTERED.search("".join(low[i] for i in places))
    return Place(places[match.start()], places[match.end() - 1] + 1, _LONG[match.group()]) if match else None


_TITLED = 200


def _is_local(low: str, plain: str) -> bool:
    """Whether the document speaks of the council of a city, a metropolis or a département more than of a region's."""
    near = len(_LOCALLY.findall(low, 0, 3000)) + 2 * len(_LOCALLY.findall(low, 0, 400))
    near += len(_GRAND.findall(plain, 0, 3000)) + 2 * len(_GRAND.findall(plain, 0, 400))
    far = len(_REGIONAL.findall(low, 0, 3000)) + 2 * len(_REGIONAL.findall(low, 0, 400))
    return near > far


def _city(low: str, plain: str) -> Place | None:
    """The city, the metropolis or the département that the document names most."""
    weights: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for match in _LOCAL.finditer(plain, 0, 6000):
        place = _named(match)
        if match["head"] and (match.start() > _TITLED or _ANY.fullmatch(low, place.start, place.end)):
            continue
        weights[place.name] += 1 + 2 * (match.start() < 300 and not match["head"]) + bool(match["metro"])
        first.setdefault(place.name, place)
    return first[max(weights, key=lambda n: (weights[n], -first[n].start))] if weights else None


def _named(match: re.Match[str]) -> Place:
    """« Ville de Nantes » is Nantes, « Toulouse Métropole » and « Département du Gers » keep their body."""
    if match["metro"]:
        return Place(match.start("metro"), match.end("kind"), _cased(f"{match['metro']} {match['kind']}"))
    if match["grand"]:
        return Place(match.start("grand"), match.end("grand"), _cased(match["grand"]))
    if match["head"]:
        return Place(match.start("head"), match.end("head"), _cased(match["head"]))
    city = _cased(match["of"])
    start, end = match.span("of")
    if match["body"].lower() in _TOWNS:
        return Place(start, end, city)
    link = match.string[match.end("body") : start].lower()
    return Place(
        match.start(),
        end,
        f"{match['body'].capitalize()}{link}{city}",
    )


_TOWNS = ("ville", "maire", "mairie", "commune", "conseil départemental", "conseil municipal", "conseil communal")


def _cased(name: str) -> str:
    """A name in capitals as a title."""
    return name.title() if name.isupper() else name
