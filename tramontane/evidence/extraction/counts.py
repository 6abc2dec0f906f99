"""Figures of context: numbers with what they count, percentages, votes, shares said in words."""

import re
from decimal import Decimal

from tramontane.evidence.extraction.grammar.numbers import Number, parse_number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import Qualifier

_UNIT = re.compile(r"\s(?P<unit>(?:%|[a-z][a-z'-]*)(?:\s(?:de\s|d'|et\s|du\s|des\s|en\s)?[a-z][a-z'-]*){0,4})")
_UNIT_END = re.compile(
    r"\b(?:aujourd'hui|d'ici|en|par|sur|au|aux|a|pour|dans|avec|qui|seront|sera|auront|devraient|ont|est|sont|etaient"
    r"|contre|le|la|les|l'|installe\w*|identifie\w*|recense\w*|sous|chez|entre|parmi|selon|dont|chaque|permanents?"
    r"|membres?|forme(?:e|s|es)?)\b"
)
_NOT_COUNT = re.compile(
    r"(?:article|art\.?|n\s?°|numero|axe|volet|page|bac|niveau|lot|phase|rapport|edition|top|ligne|chapitre"
    r"|annexe|version|no\.?|agenda|amendement|volume|classe|groupe|loi|°)\s?[+]?$|[-/.+]$|[A-Z]$"
)
_SHARE = re.compile(
    r"\b(?:la\s)?(?P<half>moitie)\sd|\bune?\s(?P<part>tiers|quart|dixieme|cinquieme)\sd|\bles?\s(?P<two>deux\stiers"
    r"|trois\squarts)\sd"
)
_NOUN_NEXT = re.compile(r"\s?%|\s(?:de\s)?(?:[a-z]{3,}|d'[a-z]{3,}|ia\b)")
_NOT_NOUN = re.compile(
    r"\s(?:et|ou|a|au|de|du|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre|ans?|annees?|mois|jours?|heures?|premiers?|prochain\w*|dernier\w*|autres|grands|axes?|filieres"
    r"|volets?|piliers?|chantiers?|priorites|mesures|fois|defis|annonces)\b"
)


_LISTED = re.compile(
    r"\s(?:(?:grands?|grandes|principa(?:ux|les)|nouve(?:aux|lles))\s)?(?:objectifs|engagements|ambitions|actions"
    r"|lignes|orientations|leviers|themes|thematiques|points|enjeux|propositions|etapes|domaines|conditions|raisons"
    r"|principes|resultats|axes|piliers|volets|chantiers|priorites|mesures)\b"
)
_BEFORE_NOW = re.compile(r"\b(?:contre|etaient|etait)\s$")
_IS = re.compile(r"\b(?:sont|etaient|est\sa|en\sest\sa|etait\sa|compte|comptait|vs|contre)\s$")
_LEVEL = re.compile(
    r"\s(?:a\sce\sjour|aujourd'hui|actuellement|a\spresent|l'an\s|en\s20\d\d|fin\s20\d\d|auj\.)|\s?[,.;)]"
)
_VOTE = re.compile(r"\b(?:pour|contre|abstentions?)\s?:\s?$|\bvoix\scontre\s$")
_NOW = re.compile(r"\s(?:l'an|en\s20|a\sce|aujourd)")
_QUALIFIED: tuple[tuple[Qualifier, re.Pattern[str]], ...] = (
    ("more_than", re.compile(r"plus\s(?:de\s|d')(?:la\s)?$")),
    ("less_than", re.compile(r"moins\s(?:de\s|d')(?:la\s)?$")),
    ("at_least", re.compile(r"au\smoins\s$")),
    ("at_most", re.compile(r"(?:jusqu'a|au\splus)\s$")),
    ("about", re.compile(r"(?:environ|quelque|pres\sde|autour\sde)\s(?:une\s|les\s)?$")),
)
_ONE_IN = re.compile(
    r"\bune?\s(?:[a-z-]+\s){0,3}sur\s(?P<of>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|cent"
    r"|\d{1,3})\b(?!\s?(?:%|ans|annees|mois|€|millions|jours))"
)
_COMPARED = re.compile(r"\bcontre\s$")
_PERCENTS = {
    "moitie": 50,
    "quart": 25,
    "tiers": 33,
    "dixieme": 10,
    "cinquieme": 20,
    "deux tiers": 67,
    "trois quarts": 75,
}


def counts_something(parsed: Parsed, number: Number) -> bool:  # noqa: PLR0911 (one line per reason)
    """Whether a number counts things: a noun or a percent sign follows it, or it is a vote or a past level."""
    low = parsed.low
    if _numbers_block(parsed, number):
        return False
    if number.article or (number.scale == 1 and not number.in_digits and number.value < 2):
        return False
    before = low[max(0, number.start - 16) : number.start]
    if _NOT_COUNT.search(before) or parsed.block_at(number.start).kind == "cell":
        return False
    if _LISTED.match(low, number.end) and _opens_list(parsed, number):
        return False
    if _LEVEL.match(low, number.end) and _IS.search(before):
        return True
    if _VOTE.search(before) or (_BEFORE_NOW.search(before) and _NOW.match(low, number.end)):
        return True
    return bool(_NOUN_NEXT.match(low, number.end)) and (number.about or not _NOT_NOUN.match(low, number.end))


def _numbers_block(parsed: Parsed, number: Number) -> bool:
    """« 1.2 Embauches » numbers what it begins."""
    block = parsed.block_at(number.start)
    first = block.start == number.start or not parsed.low[block.start : number.start].strip(" •◦–-—*")
    dotted = "." in parsed.low[number.start : number.end] or parsed.low[number.end : number.end + 1] == "."
    return first and dotted and parsed.plain[number.end : number.end + 3].strip(". ")[:1].isupper()


def _opens_list(parsed: Parsed, number: Number) -> bool:
    """« Trois objectifs sont fixés : », « Le plan a six thèmes », then the list: the number counts its items."""
    sentence = parsed.sentence_at(number.start)
    if parsed.low.endswith(":", sentence.start, sentence.end):
        return True
    following = parsed.sentences[sentence.index + 1 : sentence.index + 2]
    return any(parsed.blocks[s.block].kind == "item" and s.block != sentence.block for s in following)


def qualifier_of(low: str, start: int, *, about: bool = False) -> Qualifier:
    """The word that qualifies a number, read just before it."""
    before = low[max(0, start - 16) : start]
    return next((name for name, cue in _QUALIFIED if cue.search(before)), "about" if about else "exact")


def unit_of(parsed: Parsed, number: Number) -> tuple[str, int]:
    """What a number counts, as written, and where that ends; « voix » or « abstentions » for a vote."""
    low = parsed.low
    if percent := re.compile(r"\s?%").match(low, number.end):
        return "%", percent.end()
    if vote := _VOTE.search(low, max(0, number.start - 16), number.start):
        return ("abstentions" if vote.group().startswith("abst") else "voix"), number.end
    return unit_after(parsed, number.end)


def unit_after(parsed: Parsed, position: int) -> tuple[str, int]:
    """The noun and its adjectives that follow a number ending at ``position``, and where they end."""
    match = _UNIT.match(parsed.low, position, min(position + 70, parsed.sentence_at(position - 1).end))
    if not match:
        return "", position
    start, unit = match.start("unit"), match["unit"]
    cut = _UNIT_END.search(unit)
    text = parsed.folded.text[start : start + (cut.start() if cut else len(unit))].rstrip()
    text = re.sub(r"\s+(?:de|d['’]|et|du|des)$", "", text)
    return text, start + len(text) if text else position


def shares_of(parsed: Parsed) -> list[tuple[int, int, Decimal]]:
    """« La moitié des… », « un tiers des… »: where, and how many percent."""
    found = [
        (m.start(), m.end() - 2, Decimal(_PERCENTS[m["half"] or m["part"] or m["two"]]))
        for m in _SHARE.finditer(parsed.low)
    ]
    for match in _ONE_IN.finditer(parsed.low):
        of = parse_number(match["of"])
        if of and of > 1 and not _COMPARED.search(parsed.low, max(0, match.start() - 10), match.start()):
            found.append((match.start(), match.end(), Decimal(100) / of))
    return sorted(found)
