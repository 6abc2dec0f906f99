"""How long the plan applies: two years, two dates, an end, or a number of years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.clauses import is_foreign
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.calendar import MONTHS
from tramontane.evidence.extraction.grammar.numbers import parse_number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within
from tramontane.evidence.values import Period

_Y = r"(?:19|20)\d\d"
_M = "(?:" + "|".join(MONTHS) + ")"
_EDGE = (
    rf"(?:(?:debut|fin|mi|courant|fin\sde|(?:l')?annee|l'exercice|la\sfin\s(?:de\s(?:l'annee\s)?)?)[\s-])?(?:{_M}\s)?"
)
_SPAN = re.compile(
    rf"(?:(?P<cue>periode|exercices?|programmation|couvr\w+|horizon|sur|pour|de|entre|annees?|durant|pendant|court|courra"
    rf"|mandat|depuis)\s(?:la\speriode\s|les\s(?:annees|exercices)\s|de\s|l'annee\s)?(?:\w+\s)?)?"
    rf"(?<![\d/.-])(?P<from>{_Y})\s?(?:-|–|—|/|\s?>\s?|,?\sa\s{_EDGE}|,?\sjusqu'(?:en|a)\s{_EDGE}|\set\s{_EDGE}|a\s|au\s)\s?"
    rf"(?P<to>{_Y})(?![\d/.-]\d)(?!\d)"
    rf"|(?<![\d/.-])(?P<from2>20\d\d)\s?[-–/]\s?(?P<short>[2-4]\d)(?![\d\w/.-])(?!\s?(?:%|€|m€|k€))"
)
_LIST = cue(rf"(?<![\d/.-])(?P<from>{_Y})(?:,\s{_Y}){{1,6}}\set\s(?P<to>{_Y})(?!\d)")
_FROM_TO = cue(
    rf"\b(?:demarr\w+|commenc\w+|debut\w+|lance\w*|entr\w+\sen\svigueur)\s(?:en\s|debut\s|des\s|le\s\S+\s)(?:{_M}\s)?"
    rf"(?P<from>{_Y})[^.;\d]{{0,30}}\b(?:se\stermin\w+|s'achev\w+|prend\w*\sfin|fini\w+|jusqu'\w+)\s"
    rf"(?:en\s|fin\s|a\sla\sfin\s(?:de\s)?|le\s\S+\s)?(?:{_M}\s)?(?P<to>{_Y})\b"
)
_DAYS = cue(
    rf"\b(?:du|le)\s(?P<from>(?:1er|\d\d?)\s[a-z]+\s{_Y}|\d\d?[/.]\d\d?[/.]{_Y})\s"
    r"(?:au|jusqu'au|et\s(?:s'acheve|prend\sfin|se\stermine|expire)\s\w*?\s?(?:le|au))\s"
    rf"(?P<to>(?:1er|\d\d?)\s[a-z]+\s{_Y}|\d\d?[/.]\d\d?[/.]{_Y})"
)
_N = r"(?:\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze)"
_YEARS = cue(
    r"(?P<cue>\b(?:sur|en|pendant|durant|pour|horizon|d'ici|dans|d'une\sduree|duree|dure(?:ra|nt)?|etale\w*\ssur|plan"
    r"|programme|periode|pres)\s"
    rf"(?:une\s(?:duree|periode)\s)?(?:de\s|a\s)?(?:la\speriode\sde\s)?(?:les\s|ses\s|ces\s)?)"
    rf"(?P<n>{_N})\s(?:prochaines?\s|premieres?\s)?(?:ans|annees|exercices)\b(?!\sd'(?:age|experience|existence|ecart))"
    rf"|\b(?P<adj>bi|tri|quadri|quinqu|sex|sept|dec)(?:ennale?|ennaux|iennale?)\b"
    rf"|\b(?P<n2>{_N})\s(?:ans|annees)\sdurant\b"
    rf"|(?:(?<=[.(:;!?\n]\s)|(?<=\())(?P<n3>{_N})\sans(?=\s?[,:)]|\set\s\d)"
)
_UNTIL = cue(
    rf"\b(?P<how>jusqu'(?:en\s(?:fin\s|debut\s|{_M}\s)?|a\s(?:la\s)?(?:fin\s(?:de\sl'annee\s|de\s|{_M}\s)?)?|a\sl'horizon\s"
    rf"|au\s(?:\d\d?(?:er)?\s{_M}|terme\sde(?:\sl'annee)?)\s|a\sl'ete\s|a\s{_M}\s)"
    rf"|(?:s'achever?a?|s'acheve|prend(?:ra)?\sfin|se\stermine(?:ra)?|arrive(?:ra)?\sa\s(?:echeance|terme)|expire(?:ra)?)\s"
    rf"(?:en\s|fin\s|a\sla\sfin\s(?:de\s(?:l'annee\s)?)?|le\s\d\d?(?:er)?\s{_M}\s)(?:{_M}\s)?"
    rf"|(?:a\sl'horizon|a\s(?:l')?echeance|horizon)\s(?:de\s|fin\s|de\sl'annee\s)?"
    rf"|d'ici\s(?:a\s)?(?:la\s)?(?:fin\s(?:de\s(?:l'annee\s)?)?)?)(?P<to>{_Y})\b"
)
_THIS_YEAR = re.compile(r"\bde\scette\sannee(?:\set)?\s$")
_PLAN = re.compile(
    r"\b(?:plan|strategie|feuille\sde\sroute|schema|programme|pacte|convention|enveloppe|budget|cout|dote|million|milliard|m€"
    r"|credits?|moyens|francs|chf|portee?\ssur|s'etal\w+|s'etend\w*|echelonn\w+|s'appliqu\w+|couvr\w+|mobilis\w+)"
)
_OTHER = re.compile(
    r"s'inscri|france\s2030|contrat\sde\splan|cper\b|\bau\scours\sde|depuis|horizon\seurope|\bfeder\b|\bfse\b"
    r"|\b(?:avons|a|ont)\s(?:mis|depense|investi|consacre)\sentre\b|avait|abroge|precedent|\bmandature\b|succede|remplace\sle|prend\sla\ssuite|de\sson\scote|\bau\slieu\sde\b"
)
_CALENDAR = re.compile(
    r"\b(?:session|annee\s(?:scolaire|universitaire|academique|parlementaire)|saison|rentree|promotion|legislature|campagne"
    r"|edition|hiver|exercice\sclos|bilan|n\s?°|mandat|deliberation|reference|decret|loi|vu)\s(?:\S+\s){0,2}$"
)
_TARGET = re.compile(
    r"\b(?:former|formees?|formes|accompagn\w+|passer\sde|doubler|tripler|atteindre|objectif|cible|emplois|equip\w+"
    r"|contre\s\d|reduire|baisse\w*|salaries|personnes|entreprises|pme|part\sdes?|%)"
)
_YEAR = re.compile(_Y)
_NEXT = re.compile(r"\s?(?:\([^)]{0,30}\)\s?)?")
_LENGTH = re.compile(r"\bans\b|annees|exercices|enna")
_ADJECTIVES = {"bi": 2, "tri": 3, "quadri": 4, "quinqu": 5, "sex": 6, "sept": 7, "dec": 10}
_STRONG = ("periode", "exercice", "exercices", "programmation", "annees", "court", "courra")


@dataclass(frozen=True, slots=True)
class Lasting:
    """``low[start:end]`` says how long the plan applies; ``weight`` ranks the mentions of one document."""

    start: int
    end: int
    value: Period
    weight: float


def periods_of(parsed: Parsed) -> list[Lasting]:
    """The mentions of the plan's duration, best first; only those of the best value.

    Two bounds say more than a number of years, and these more than an end.
    """
    found = [x for x in _all(parsed) if x.weight > 0]
    found.sort(key=lambda x: (-x.weight, x.start))
    if not found:
        return []
    bounded = [x for x in found if x.value.start and x.value.end]
    best = (bounded or found)[0].value
    return [x for x in found if x.value == best]


def _all(parsed: Parsed) -> Iterator[Lasting]:
    """The mentions of the running text, looked for in the sentences that hold a year or a length of time only."""
    for sentence in parsed.sentences:
        if parsed.blocks[sentence.block].kind != "cell":
            place = (sentence.start, sentence.end)
            if _YEAR.search(parsed.low, *place):
                yield from _spans(parsed, *place)
                yield from _ends(parsed, *place)
            if _LENGTH.search(parsed.low, *place):
                yield from _durations(parsed, *place)


def _weigh(parsed: Parsed, start: int, end: int, base: float) -> float:
    sentence = parsed.sentence_at(start)
    weight = base + bool(_PLAN.search(parsed.low, sentence.start, sentence.end)) - 0.001 * sentence.index
    written = _YEAR.search(parsed.low, start, end)
    at = written.start() if written else start
    around = (max(sentence.start, start - 110), min(sentence.end, end + 70))
    other = _OTHER.search(parsed.low, *around) or _CALENDAR.search(parsed.low, max(sentence.start, at - 50), at)
    negated = re.search(r"\bnon\s(?:pas\s)?(?:sur\s|de\s)?$", parsed.low[max(0, start - 16) : start])
    return weight - 4 * bool(other) - 3 * bool(negated)


def _spans(parsed: Parsed, left: int, right: int) -> Iterator[Lasting]:
    for match in _SPAN.finditer(parsed.low, left, right):
        first, last = match["from"] or match["from2"], match["to"] or f"20{match['short']}"
        if not 0 < int(last) - int(first) <= 25:
            continue
        base = 2.0 if match["cue"] in _STRONG or "periode" in match[0] else 1.0
        base -= bool(parsed.published_on and int(last) < parsed.published_on.year)
        base -= 0 if match["cue"] or _PLAN.search(parsed.low, max(0, match.start() - 60), match.start()) else 0.5
        base -= 0.4 * bool(match["short"])
        value = Period.model_validate({"from": first, "to": last})
        yield Lasting(match.start(), match.end(), value, _weigh(parsed, match.start(), match.end(), base))
    for pattern in (_LIST, _FROM_TO):
        for match in pattern.finditer(parsed.low, left, right):
            if match["to"] > match["from"]:
                value = Period.model_validate({"from": match["from"], "to": match["to"]})
                yield Lasting(match.start(), match.end(), value, _weigh(parsed, match.start(), match.end(), 1.6))
    for match in _DAYS.finditer(parsed.low, left, right):
        value = Period.model_validate(
            {"from": _day(parsed, match.start("from")), "to": _day(parsed, match.start("to"))}
        )
        if value.start and value.end and value.end[:4] > value.start[:4]:
            yield Lasting(match.start(), match.end(), value, _weigh(parsed, match.start(), match.end(), 1.5))


def _day(parsed: Parsed, start: int) -> str | None:
    return next((d.edtf for d in parsed.dates_between(start, start + 40) if d.start == start), None)


def _durations(parsed: Parsed, left: int, right: int) -> Iterator[Lasting]:
    for match in _YEARS.finditer(parsed.low, left, right):
        number = match["n"] or match["n2"] or match["n3"]
        years = parse_number(number) if number else Decimal(_ADJECTIVES[match["adj"]])
        if years is None:
            continue
        cue = match["cue"] or ""
        base = 1.0 if not cue or cue.startswith(_LASTS) or "duree" in cue or "periode" in cue else -0.5
        near = bool(within(parsed.money, max(0, match.start() - 80), match.end() + 80))
        weight = _weigh(parsed, match.start(), match.end(), base + 0.5 * near)
        yield Lasting(match.start(), match.end(), Period(years=int(years)), weight - 0.6)


_LASTS = ("sur", "dure", "pendant", "durant", "etal", "plan", "programme", "d'une duree")


def _ends(parsed: Parsed, left: int, right: int) -> Iterator[Lasting]:
    for m in _UNTIL.finditer(parsed.low, left, right):
        sentence = parsed.sentence_at(m.start())
        target = _TARGET.search(parsed.low, max(sentence.start, m.start() - 90), min(sentence.end, m.end() + 60))
        vague = m["how"].startswith(("d'ici", "a l'", "horizon", "a echeance"))
        money = within(parsed.money, max(sentence.start, m.start() - 90), min(sentence.end, m.end() + 60))
        foreign = is_foreign(parsed.low, max(sentence.start, m.start() - 110), m.end())
        just = within(parsed.money, max(sentence.start, m.start() - 60), m.start())
        target = None if just and _NEXT.fullmatch(parsed.low, just[-1].end, m.start()) else target
        if foreign or (vague and (target or not money)):
            continue
        weight = _weigh(parsed, m.start(), m.end(), 0.2 - 0.3 * vague) - 0.4
        this = _THIS_YEAR.search(parsed.low, max(sentence.start, m.start() - 20), m.start()) and parsed.published_on
        if this and int(m["to"]) > this.year:
            start = parsed.low.rindex("de cette", 0, m.start())
            yield Lasting(start, m.end(), Period.model_validate({"from": str(this.year), "to": m["to"]}), weight)
            continue
        yield Lasting(m.start(), m.end(), Period.model_validate({"to": m["to"]}), weight)
