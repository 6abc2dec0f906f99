"""Targets told as a change: « doubler », « multiplier par trois », « passer de 50 à 100 », « réduire de moitié »."""

import re
from decimal import Decimal
from itertools import islice

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.numbers import Number, parse_number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.naming.wording import infinitive
from tramontane.evidence.extraction.quantities.counts import CROWD, unit_of
from tramontane.evidence.extraction.quantities.goals import is_foreign
from tramontane.evidence.extraction.quantities.horizons import (
    deadline_of,
    due_after,
    horizon_of,
    per_of_clause,
    tail_of,
    this_year,
    year_of,
)
from tramontane.evidence.values import Target

Found = tuple[int, int, Target]
"""Where a target is stated, and what it says."""

#: No sentence doubles more things than this.
_MANY = 6
_FACTORS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "decupl": 10, "centupl": 100}
_TIMES = r"\d{1,3}(?:,\d)?|deux|trois|quatre|cinq|six|sept|huit|dix|vingt|cent"
_FACTOR = re.compile(
    rf"\b(?P<verb>{'|'.join(_FACTORS)})(?:er(?:a|ont|ait|aient|ons)?|ant(?:\sainsi)?|ement\sd(?:es|e|u)|ement\sd(?=')|ement\s(?:est|sera)|e(?:e?s?)"
    r"|(?:ent|ons)(?=\s(?:les?|la|l'|nos|notre|ses|son|leurs?)))\b"
    rf"|\b(?:(?:de)?multipli(?:er|era|eront|erait|eraient|ant|e|ees?|es|erons|cation)|(?P<div>divis(?:er|era|eront|ant|ee?s?|e)))\s"
    rf"(?:[a-z'-]+\s){{0,6}}?par\s(?P<times>{_TIMES})\b"
    rf"|(?<![\w'])[x×]\s?(?P<sign>{_TIMES})\b(?!\s?[%x×\d])"
    rf"|\b(?P<more>{_TIMES})\sfois\s(?P<way>plus|moins)\b(?:\sd(?:e\b|')|\s(?:nombreu|eleve|important|grand))"
    r"|\ble\s(?P<twice>double|triple|quadruple)\sd(?:e\b|es\b|u\b|')"
)
_AND_BY = re.compile(r"\s(?:[a-z'-]+\s){1,8}?(?=sur\b|d'ici)")
_HALVED = cue(
    r"\b(?:redui(?:re|ra|ront|sant|rait|t|ts|tes?)|diminu(?:er|era|eront|ant|e|ee?s?)|baiss(?:er|era|eront|ant|e)|abaisser(?:a|ont)?|coup(?:er|era)"
    r"|recul(?:er|era)|reduction|baisse|diminution|(?P<up>augment(?:er|era|eront|ation|e)|accroitre|hausse|progress(?:er|era|ion)"
    r"|relever(?:a)?))\s(?:[a-z'-]+\s){0,7}?(?:de\s(?P<half>moitie|\bla\smoitie)|d'un\s(?P<part>tiers|quart|cinquieme|dixieme)"
    r"|de\s(?P<two>deux\stiers|trois\squarts))\b"
)
_PARTS = {
    "moitie": 50,
    "la moitie": 50,
    "tiers": 33,
    "quart": 25,
    "cinquieme": 20,
    "dixieme": 10,
    "deux tiers": 67,
    "trois quarts": 75,
}
_PAST = re.compile(
    r"\b(?:a|ont|avait|avaient|avons|est|sont|ete|etait|etaient)\s(?:deja\s|plus\sque\s|presque\s|ete\s|environ\s|ainsi\s|pratiquement\s)?$"
)
_AHEAD = re.compile(
    r"\b(?:ser(?:a|ont|ait|aient)|etre|aur(?:a|ont)|objectif\w*|vise\w*|d'ici|ambition\w*|veut|voulons|veulent|souhait\w+|prevu\w*|prevoi\w+|devr\w+"
    r"|doi(?:t|vent)|horizon|cible|but|fixe|attendu\w*|[a-z]{3,}(?:era|eront|erons|irons|ront)|a\sterme)\b"
)
_RISE_VERB = cue(
    r"\b(?P<verb>(?:passer|porter|augmenter|monter|reduir|ramener|diminuer|abaisser|baisser|descendr|grimper|progresser|evoluer|croitr|relever"
    r"|accroitr|raccourcir|tomber|elargir|etendr|hausser|remonter|sauter|bondir)(?:e|a|ont|ait|aient|ons)?"
    r"|(?:ser(?:a|ont|ait|aient)|etre|aura\sete)(?:\s(?:ainsi\s|alors\s)?(?:porte|ramene|reduit|augmente|releve|abaisse|etendu|elargi)(?:e?s?))?"
    r"|(?P<loose>passe(?:nt)?|passons|passant|portant|ramenant|passage|progression|hausse|evolution|reduction|baisse|augmentation))\b"
)
_BETWEEN = re.compile(
    r"(?:\s?%)?(?:\s(?!a\s|et\s)[a-z][a-z'-]*){0,4}?(?:,?\s\(?(?P<then>(?:en|fin)\s20\d\d|aujourd'hui|actuellement|a\sce\sjour)\)?)?,?\s"
    r"a\s(?:plus\sde\s|pres\sde\s|au\smoins\s|environ\s|quelque\s)?"
)
_FROM = re.compile(r"\bde\s(?:pres\sde\s|environ\s|quelque\s|moins\sde\s|plus\sde\s)?$|\bd'(?:environ\s)?$")
_BETWEEN_VERB = cue(
    r"\w+\s(?:(?:le|la|les)\s)?(?:(?:nombre|part|total)\s(?:de\s|d'|des\s))?(?P<what>[a-z][a-z' -]{2,80}?)\sde\s$"
)
_SUBJECT = cue(
    r"\b(?:nombre|part|total|taux|effectifs?)\s(?:de\s|d'|des\s)(?P<what>[a-z][a-z' -]{2,60}?)\s"
    r"(?:va\s|doit\s|devra\s)?$"
)
_LABEL = cue(r"[a-z]{3,}\s?:\s(?:passer\s)?de\s$")
_UNIT_STOP = re.compile(
    r",|\bd'ici\b|\ben\s(?:\d|cinq|trois)|\bet\sincluant|\ba\sl'horizon|\bpar\s(?:deux|trois|quatre|cinq|six|dix|\d)"
)
_OF = cue(r"^(?:(?:sur|le|la|les)\s)?(?:(?:le )?(?:nombre|nb) (?:de |d['’]|des )|la part (?:de |d['’]|des ))")
_WHAT = re.compile(r"\s?(?P<what>[^.;:(«»]{0,120})")


def growths_of(parsed: Parsed, start: int, end: int) -> list[Found]:
    """« Doubler… », « multiplier par trois… », « réduire de moitié… » in one sentence, unless told of the past."""
    low = parsed.low
    if is_foreign(low, start, end):
        return []
    found = [_factor(parsed, match, start, end) for match in islice(_FACTOR.finditer(low, start, end), _MANY)]
    found += [_halved(parsed, match, start, end) for match in islice(_HALVED.finditer(low, start, end), _MANY)]
    return [x for x in found if x]


def _is_told_ahead(parsed: Parsed, match: re.Match[str], start: int, end: int) -> bool:
    low = parsed.low
    if _PAST.search(low, max(start, match.start() - 40), match.start()):
        return False
    word = match.group().split(" ")[0]
    if re.fullmatch(r"[a-z]+(?:er|era|eront|erait|eraient|erons|ant|re|ra|ront|rait)", word):
        return True
    dated = due_after(parsed, match.end(), end)
    return bool(_AHEAD.search(low, max(start, match.start() - 120), min(end, match.end() + 120))) or bool(
        dated and year_of(dated) > this_year(parsed)
    )


def _factor(parsed: Parsed, match: re.Match[str], start: int, end: int) -> Found | None:
    factor = _times(match)
    loose = bool(match["sign"])
    if factor is None or not (loose or _is_told_ahead(parsed, match, start, end)):
        return None
    low, first = parsed.low, match.start()
    steps = _steps(parsed, first, end)
    what = _WHAT.match(low, match.end(), end)
    text = what["what"] if what else ""
    cut = _UNIT_STOP.search(text)
    begin = what.start("what") if what else match.end()
    stop = begin + len((text[: cut.start()] if cut else text).rstrip())
    unit = _OF.sub("", parsed.folded.text[begin:stop].strip())[:80]
    stop = tail_of(parsed, steps[1].end if steps else stop, end)
    target = Target(
        factor=factor,
        baseline=steps[0].value if steps else None,
        value=steps[1].value if steps else None,
        unit=unit,
        per=per_of_clause(low, first, end),
        deadline=deadline_of(parsed, start, match.end(), end),
        horizon_years=horizon_of(low, first, end),
        label=words(parsed, first, stop),
    )
    return first, stop, target


def _times(match: re.Match[str]) -> Decimal | None:
    if match["verb"]:
        return Decimal(_FACTORS[match["verb"]])
    if match["twice"]:
        return Decimal(_FACTORS[match["twice"][:-1]])
    number = parse_number(match["times"] or match["sign"] or match["more"])
    if number is None or number < 2:
        return None
    return Decimal(1) / number if match["div"] or match["way"] == "moins" else number


def _halved(parsed: Parsed, match: re.Match[str], start: int, end: int) -> Found | None:
    if not _is_told_ahead(parsed, match, start, end):
        return None
    percent = Decimal(_PARTS[match["half"] or match["part"] or match["two"]])
    stop = tail_of(parsed, match.end(), end)
    target = Target(
        value=percent if match["up"] else -percent,
        unit="%",
        deadline=deadline_of(parsed, start, match.end(), end),
        horizon_years=horizon_of(parsed.low, match.start(), end),
        label=words(parsed, match.start(), stop),
    )
    return match.start(), stop, target


def _steps(parsed: Parsed, start: int, end: int) -> tuple[Number, Number] | None:
    """« … de 50 à 100 » in ``[start, end)``."""
    numbers = parsed.numbers_between(start, end)[:6]
    pairs = (pair for i, last in enumerate(numbers) if (pair := _pair(parsed, numbers, i, start)) and last)
    return next(((first, last) for first, last, _ in pairs if first.value < last.value), None)


def _pair(parsed: Parsed, numbers: list[Number], index: int, start: int) -> tuple[Number, Number, bool] | None:
    """The number that « de … à » puts before this one, and whether it is dated by itself (« de 38 en 2021 à 150 »)."""
    last = numbers[index]
    for first in reversed(numbers[max(0, index - 2) : index]):
        if last.start - first.end > 60:
            break
        between = _BETWEEN.fullmatch(parsed.low, first.end, last.start)
        if between and _FROM.search(parsed.low, max(start, first.start - 16), first.start):
            return first, last, bool(between["then"])
    return None


def rises_of(parsed: Parsed, numbers: list[Number], start: int, end: int) -> list[Found]:
    """« Passer de 50 à 100… », « ramené de 45 à 20 jours » in one sentence; ``numbers`` are neither dates nor sums."""
    if not 1 < len(numbers) <= CROWD or is_foreign(parsed.low, start, end):
        return []
    found = []
    for index in range(1, len(numbers)):
        pair = _pair(parsed, numbers, index, start)
        if pair and (rise := _rise(parsed, pair, start, end)):
            found.append(rise)
    return found


def _rise(parsed: Parsed, pair: tuple[Number, Number, bool], start: int, end: int) -> Found | None:
    low, (first, last, dated) = parsed.low, pair
    begin = _frame(parsed, first, last, dated=dated, bounds=(start, end))
    if begin is None or 1900 < last.value < 2100:
        return None
    unit, stop = unit_of(parsed, last.end)
    if not unit:
        unit = unit_of(parsed, first.end)[0] or _what(parsed, start, begin, first.start)
    stop = tail_of(parsed, stop, end)
    target = Target(
        baseline=first.value,
        value=last.value,
        unit=unit,
        per=per_of_clause(low, begin, end),
        deadline=deadline_of(parsed, start, last.end, end),
        horizon_years=horizon_of(low, last.end, end),
        label=words(parsed, begin, stop),
    )
    return begin, stop, target


def _what(parsed: Parsed, start: int, begin: int, position: int) -> str:
    """What changes: « passer la part des PME de… », « le nombre de diplômés passera de… »."""
    told = _BETWEEN_VERB.match(parsed.low, begin, position) or _SUBJECT.search(
        parsed.low, max(start, begin - 90), begin
    )
    return parsed.folded.text[told.start("what") : told.end("what")].strip() if told else ""


def _frame(parsed: Parsed, first: Number, last: Number, *, dated: bool, bounds: tuple[int, int]) -> int | None:
    """Where the words begin that make two numbers a change to come; None for a range or a change of the past."""
    low, (start, end) = parsed.low, bounds
    floor = max(start, first.start - 130)
    verb = next(reversed(list(_RISE_VERB.finditer(low, floor, first.start))), None)
    due = due_after(parsed, last.end, end)
    told = bool(due and year_of(due) >= this_year(parsed)) or bool(
        _AHEAD.search(low, max(start, first.start - 130), first.start)
    )
    if verb:
        past = _PAST.search(low, max(start, verb.start() - 30), verb.start())
        if past or (verb["loose"] and not told):
            return None
        return verb.start()
    if not told or not (dated or _LABEL.search(low, floor, first.start)):
        return None
    return first.start


def words(parsed: Parsed, start: int, stop: int) -> str:
    """The wording of a target, its verb in the infinitive."""
    first, *others = parsed.folded.text[start:stop].split()
    return " ".join([infinitive(first) or first, *others])
