"""Bare numbers that are sums, a sum beside them giving its multiplier: « et 18 aux PME », « dont 2 de mécénat »."""

import re

from tramontane.evidence.extraction.grammar.numbers import Number

_NAMES = r"(?:er)? (?:janv|fevr|mars|avril|avr|mai|juin|juil|aout|sept|oct|nov|dec)"
_MONTH = re.compile(rf"{_NAMES}|(?:er)? (?:et|au|a|ou) (?:le )?\d\d?{_NAMES}")
_LABEL = re.compile(
    r"(?:\b(?:articles?|art\.|axes?|orientations?|objectifs?|defis?|engagements?|chantiers?|amendements?|lots?|phases?|volets?|n°|points?|chapitres?|priorites?|piliers?|tranches?|annees?"
    r"|pages?"
    r"|niveaux?|annexes?|titres?|mesures?|actions?|fiches?|lignes?|etapes?|numeros?|le|les|du|au|aux|des|h|t|s|bac"
    r"|top) |[#+(/.-])$"
)
_STOP = r"(?=[.,;:!?)»…\n]|$| [—–-] | (?:[;:!?»]))"
_FOR = (
    r"(?=(?:,? (?:autres?|encore|de plus|supplementaires?|environ|seulement|enfin|ensuite|aussi))?,? (?:pour "
    r"|aux? (?!moins|plus|total|maximum|minimum|lieu)"
    r"|a (?:la|l'|chaque|destination|titre)|dans |sur (?!\d)|vers |iront|vont|ira\b|va\b|seront|sont|reviendr|financer|"
    r"en (?:20\d\d|faveur|direction|fonctionnement|investissement|plus\b|moins\b|sus\b)))"
)
_OF = (
    r"(?=(?: (?:de|d'|du|des|en|pour|aux?|a|par|sur|proviennent|viennent|sont|seront|iront|iraient|vont|restent)\b"
    r"(?! (?:\d{1,3}\b"
    r"|cent))"
    r"| (?:apportes|finances|verses|payes|pris|reserves|consacres|deja|issus|destines|engages|votes|inscrits)))"
)
_AROUND = (
    r"(?:environ |pres de |plus de |moins de |quelque |au moins |seulement |a peine |jusqu'a |autour de |deja |les? )?$"
)
_DONT = re.compile(rf"\bdont (?:la moitie, )?{_AROUND}")
_AND = re.compile(rf"(?:^|[.;:,!?—–\n•-] |\n|\b(?:et|puis|mais|enfin|plus) )(?:et |puis |enfin |encore )?{_AROUND}")
_PARALLEL = re.compile(r"[ (]\b(?:pour|aux?|a|dans|sur|vers|en|iront|vont|seront|du|de la|des)\b")
_IN = re.compile(
    r"\b(?:en|n'en) (?:a|ont|avai\w+|aur\w+|(?:demand|reclam|voul|voudr|souhait|exig|propos|esper|attend|obtien|obten"
    r"|obtin|promet|promi|annonc|met|vers|appor|financ|pren|pri|fourni|recoi|recev|faut|faudr|fall|manqu|rest|cout"
    r"|pa[iy]"
    r"|vot|inscri|ajout|debloqu|mobilis|prevoi|prevoy|depens|engag|investi|attribu|accord|vis|evoqu|chiffr|garanti"
    rf"|retir|perd|coup|suppri|biff|retranch)\w*)(?: [a-z']+){{0,3}}? {_AROUND}"
)
_TO = re.compile(
    r"\b(?:mont|pass|port|ramen|descen|grimp|all|relev|rehauss|hiss|redui|redescen|abaiss|fix|arret|tomb|remont|limit"
    r"|plafonn)"
    rf"\w{{0,6}} (?:[a-z'-]+ ){{0,2}}?(?:jusqu'a|a) {_AROUND}"
)
_INSTEAD = re.compile(
    rf"(?:\b(?:au lieu (?:de|des)|et non(?: pas)?|et pas|plutot que|contre|apres|loin des) "
    rf"|\binitialement )(?:les )?{_AROUND}"
)
_FORMERLY = re.compile(
    r" (?:initialement|prevus?|demandes?|annonces?|votes?|attendus?|esperes?|promis|reclames?|inscrits?|souhaites?"
    r"|proposes?"
    r"|en 20\d\d|l'an dernier|auparavant|precedemment|aujourd'hui|actuellement)"
)
_ASIDE = re.compile(r" ?%| (?:pour cent|ans?|annees?|mois|exercices?)\b")
_ENDS, _LEADS, _PARTS = re.compile(_STOP), re.compile(_FOR), re.compile(_OF)
_DURABLE = re.compile(r" (?:par an|chaque annee|l'an)\b| ?/ ?an\b| (?:de (?:plus|moins)|supplementaires?)\b")
_WINDOW = 220
_HALF = re.compile(r" et demie?\b")


def is_year(number: Number) -> bool:
    """« 2027 », rather than a quantity."""
    return number.in_digits and number.scale == 1 and 1900 <= number.value < 2100 and number.end - number.start == 4


def is_day(low: str, number: Number) -> bool:
    """« 12 » in « le 12 mars »."""
    return number.value < 32 and bool(_MONTH.match(low, number.end))


def is_aside(low: str, number: Number) -> bool:
    """A year, a day, a share or a duration: what may stand between two sums without breaking their thread."""
    percent = bool(_ASIDE.match(low, number.end)) or low.startswith("pour cent", number.start - 5)
    return percent or is_year(number) or is_day(low, number)


def is_label(low: str, start: int) -> bool:
    """Whether the number beginning at ``start`` is called by it: « axe 2 », « article 3 », « bac +2 »."""
    return bool(_LABEL.search(low, max(0, start - 14), start))


def half_after(low: str, end: int) -> int:
    """Where « et demi » ends after a number that ends at ``end``; 0 without it."""
    half = _HALF.match(low, end)
    return half.end() if half else 0


def is_understood(low: str, number: Number, last_end: int) -> bool:  # noqa: PLR0911 (one line per frame)
    """Whether a bare number stands for a sum, the last one having ended at ``last_end`` with a multiplier."""
    start, end = number.start, half_after(low, number.end) or number.end
    if start - last_end > _WINDOW or number.value >= 1000 or is_year(number) or is_day(low, number):
        return False
    first = max(last_end, start - 60)
    if _DONT.search(low, first, start) and not number.article and (_ENDS.match(low, end) or _PARTS.match(low, end)):
        return start - last_end < 80
    closes = bool(_ENDS.match(low, end) or _DURABLE.match(low, end))
    if _IN.search(low, first, start):
        return closes or bool(_LEADS.match(low, end))
    if number.article:
        return False
    if _TO.search(low, first, start):
        return closes
    if _INSTEAD.search(low, first, start):
        return bool(_ENDS.match(low, end) or _FORMERLY.match(low, end))
    parallel = _AND.search(low, max(last_end, start - 24), start) and _LEADS.match(low, end)
    return bool(parallel) and bool(_PARALLEL.search(low, last_end - 1, start))
