"""How long the plan applies: two years, two dates, an end, or a number of years."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.grammar.numbers import parse_number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within
from tramontane.evidence.values import Period

_Y = r"(?:19|20)\d\d"
_SPAN = re.compile(
    rf"(?:(?P<cue>periode|exercices?|programmation|couvr\w+|horizon|sur|pour|de|entre|annees)\s(?:la\speriode\s"
    rf"|les\s(?:annees|exercices)\s)?(?:\w+\s)?)?"
    rf"(?<!\d)(?P<from>{_Y})\s?(?:-|–|—|/|\sa\s|a\s|et\s)\s?(?P<to>{_Y})(?!\d)"
)
_DAYS = re.compile(
    rf"\bdu\s(?P<from>(?:1er|\d\d?)\s[a-z]+\s{_Y})\s(?:au|jusqu'au)\s(?P<to>(?:1er|\d\d?)\s[a-z]+\s{_Y})"
)
_YEARS = re.compile(
    r"(?P<cue>\b(?:sur|en|pendant|durant|pour|horizon|d'ici|dans)\s(?:une\s(?:duree|periode)\sde\s)?(?:les\s)?)"
    r"(?P<n>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\s(?:prochaines\s|premieres\s)?(?:ans|annees"
    r"|exercices)\b"
    r"|\b(?P<adj>bi|tri|quadri|quinqu|sex|sept|dec)ennale?\b"
)
_UNTIL = re.compile(
    rf"\bjusqu(?:'en|'a\s(?:la\s)?fin(?:\sde\sl'annee)?|'a\sl'horizon|'au\s31\sdecembre)\s(?P<to>{_Y})\b"
)
_PLAN = re.compile(r"\b(?:plan|strategie|feuille\sde\sroute|schema|programme|enveloppe|budget|cout|dote|million|m€)")
_OTHER = re.compile(
    r"s'inscri|france\s2030|contrat\sde\splan|cper\b|\bau\scours\sde|depuis|horizon\seurope|\bfeder\b"
    r"|entre\s\d{4}\set|avait|abroge|precedent"
)
_ADJECTIVES = {"bi": 2, "tri": 3, "quadri": 4, "quinqu": 5, "sex": 6, "sept": 7, "dec": 10}


@dataclass(frozen=True, slots=True)
class Lasting:
    """``low[start:end]`` says how long the plan applies; ``weight`` ranks the mentions of one document."""

    start: int
    end: int
    value: Period
    weight: float


def periods_of(parsed: Parsed) -> list[Lasting]:
    """The mentions of the plan's duration, best first; only those of the best value."""
    found = [x for x in (*_spans(parsed), *_durations(parsed), *_ends(parsed)) if x.weight > 0]
    found.sort(key=lambda x: (-x.weight, x.start))
    if not found:
        return []
    bounded = [x for x in found if x.value.start and x.value.end]
    best = (bounded or found)[0].value
    return [x for x in found if x.value == best]


def _weigh(parsed: Parsed, start: int, end: int, base: float) -> float:
    sentence = parsed.sentence_at(start)
    weight = base + bool(_PLAN.search(parsed.low, sentence.start, sentence.end)) - 0.001 * sentence.index
    return weight - 4 * bool(_OTHER.search(parsed.low, sentence.start, sentence.end))


def _spans(parsed: Parsed) -> list[Lasting]:
    found = []
    for match in _SPAN.finditer(parsed.low):
        if int(match["to"]) <= int(match["from"]):
            continue
        base = 2.0 if match["cue"] in ("periode", "exercices", "programmation", "annees") else 1.0
        base -= 0 if match["cue"] or _PLAN.search(parsed.low, max(0, match.start() - 60), match.start()) else 0.5
        value = Period.model_validate({"from": match["from"], "to": match["to"]})
        found.append(Lasting(match.start(), match.end(), value, _weigh(parsed, match.start(), match.end(), base)))
    for match in _DAYS.finditer(parsed.low):
        value = Period.model_validate(
            {"from": _day(parsed, match.start("from")), "to": _day(parsed, match.start("to"))}
        )
        if value.start and value.end:
            found.append(Lasting(match.start(), match.end(), value, _weigh(parsed, match.start(), match.end(), 1.5)))
    return found


def _day(parsed: Parsed, start: int) -> str | None:
    return next((d.edtf for d in parsed.dates_between(start, start + 40) if d.start == start), None)


def _durations(parsed: Parsed) -> list[Lasting]:
    found = []
    for match in _YEARS.finditer(parsed.low):
        years = Decimal(_ADJECTIVES[match["adj"]]) if match["adj"] else parse_number(match["n"])
        if years is None:
            continue
        base = 1.0 if match["adj"] or match["cue"].startswith(("sur", "pendant", "durant")) else -0.5
        near = bool(within(parsed.money, match.start() - 80, match.end() + 80))
        weight = _weigh(parsed, match.start(), match.end(), base + 0.5 * near)
        found.append(Lasting(match.start(), match.end(), Period(years=int(years)), weight - 0.6))
    return found


def _ends(parsed: Parsed) -> list[Lasting]:
    return [
        Lasting(
            m.start(), m.end(), Period.model_validate({"to": m["to"]}), _weigh(parsed, m.start(), m.end(), 0.2) - 0.4
        )
        for m in _UNTIL.finditer(parsed.low)
    ]
