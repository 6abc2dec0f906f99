"""The sums of the running text as terms of additions, the bare numbers among them that stand for sums included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.numbers import Number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.understood import is_day, is_year
from tramontane.evidence.extraction.parts.sums.lacks import is_lack
from tramontane.evidence.values import Modality, Qualifier

_DONT = cue(r"\b(?:dont|incluant|y\scompris|notamment|parmi\slesquels)\b(?:\s[^\s.;:]+){0,4}\s$")
_BARE_NEXT = re.compile(
    r"(?:\s(?:derniers?|restants?|autres?|suivants?))?"
    r"(?:\s?[,;.:!?)»…\n]|\s(?:pour(?!\s?[,;.]|\s(?:et\s)?\d)|a|au|aux|dans|vers|sur|en\s(?:20\d\d|fonctionnement|investissement|faveur)|par\s(?:l'|la|les?)|iront"
    r"|doivent|devront|doit|(?:ont|a)\sete|apportes?|verses?|finances?|fournis?|issus?|venus?|(?:ne|n')\s?(?:sont|seront|vont|viennent|proviennent)|ira|vont|va|reviennent|reviendront|seront|sont|qui|et|de\sfonctionnement|d'investissement|de\sl'etat|de\sla\sregion|du\sfeder|(?:vien|provien)\w+"
    r"|des(?!\s\d)|une?|—|–)\b|\s[—–]|\s?$)"
)
_LABEL = re.compile(
    r"(?:\b(?:articles?|art\.|axes?|lots?|phases?|volets?|n°|points?|chapitres?|piliers?|tranches?|annees?|pages?"
    r"|annexes?|titres?|fiches?|lignes?|etapes?|bac|top|sous|janvier|mars|entre|depuis|de(?<!raison\sde))\s|[#+(/.°-])$"
)
_HALF = cue(r"\set\sdemie?\b")
_AGAINST = cue(r"\b(?:contre|au\slieu\sde|et\snon|plutot\sque)\s(?:les?\s)?$")
_BARE_REACH = 160
_REFUSED: tuple[Modality, ...] = ("requested", "rejected", "superseded")
_UNCOUNTED: tuple[Modality, ...] = ("negated", "conditional")
_BOUNDS: tuple[Qualifier, ...] = ("at_most", "less_than", "more_than", "at_least")


@dataclass(frozen=True, slots=True)
class Term:
    """A sum at ``[start, end)`` that an addition may count.

    ``among`` that « dont » brings it; ``lack`` that it is what an addition misses; ``refused`` that it does not hold
    (asked for, replaced…), ``asked`` that it is asked for; ``aside`` that the plan does not count it; ``told`` that
    it is written as money; ``sentence`` and ``block`` number where it stands.
    """

    start: int
    end: int
    value: Decimal
    currency: str
    sentence: int
    block: int
    among: bool = False
    lack: bool = False
    refused: bool = False
    asked: bool = False
    aside: bool = False
    told: bool = False


def terms_of(parsed: Parsed, readings: list[Reading]) -> list[Term]:
    """The terms in reading order; cells, rhythms, ranges and prices are none."""
    cells = {id(t.money) for t in parsed.tabled}
    sums = [
        (m, r)
        for m, r in zip(parsed.money, readings, strict=True)
        if id(m) not in cells and m.per == "total" and m.min == m.max
    ]
    found: list[Term] = []
    spans = [(m.start, m.end) for m in parsed.money]
    bare = iter([n for n in _free(parsed.numbers, spans) if n.scale == 1 and n.value < 1000])
    number = next(bare, None)
    scale, reach, currency = 0, 0, "EUR"
    for money, reading in sums:
        while number and number.start < money.start:
            if scale and number.start < reach and _stands(parsed, number):
                found.append(_bare(parsed, number, scale, currency))
                reach = number.end + _BARE_REACH
            number = next(bare, None)
        found.append(_told(parsed, money, reading, found[-1] if found else None))
        scale, currency, reach = _scale(parsed.low, money), money.currency, money.end + _BARE_REACH
    while number and scale and number.start < reach:
        if _stands(parsed, number):
            found.append(_bare(parsed, number, scale, currency))
            reach = number.end + _BARE_REACH
        number = next(bare, None)
    return found


def _free(numbers: tuple[Number, ...], spans: list[tuple[int, int]]) -> Iterator[Number]:
    """The numbers that no sum holds; both are in reading order."""
    at = 0
    for number in numbers:
        while at < len(spans) and spans[at][1] <= number.start:
            at += 1
        if at == len(spans) or number.end <= spans[at][0]:
            yield number


def _told(parsed: Parsed, money: Money, reading: Reading, last: Term | None) -> Term:
    sentence = parsed.sentence_at(money.start)
    among = bool(_DONT.search(parsed.low, max(sentence.start, money.start - 60), money.start))
    against = bool(_AGAINST.search(parsed.low, max(0, money.start - 20), money.start))
    refused = reading.modality in _REFUSED or (
        among and last is not None and last.refused and last.sentence == sentence.index
    )
    refused = refused or against
    aside = refused or reading.external or reading.modality in _UNCOUNTED or money.qualifier in _BOUNDS
    return Term(
        money.start,
        money.end,
        money.max,
        money.currency,
        sentence.index,
        sentence.block,
        among=among,
        lack=is_lack(parsed.low, money.core[0], money.end),
        refused=refused,
        asked=reading.modality == "requested",
        aside=aside,
        told=True,
    )


def _stands(parsed: Parsed, number: Number) -> bool:
    """Whether a bare number may stand for a sum."""
    low = parsed.low
    half = _HALF.match(low, number.end)
    if is_year(number) or is_day(low, number) or _LABEL.search(low, max(0, number.start - 14), number.start):
        return False
    return bool(_BARE_NEXT.match(low, half.end() if half else number.end))


def _bare(parsed: Parsed, number: Number, scale: int, currency: str) -> Term:
    sentence = parsed.sentence_at(number.start)
    half = _HALF.match(parsed.low, number.end)
    among = bool(_DONT.search(parsed.low, max(sentence.start, number.start - 60), number.start))
    value = (number.value + (Decimal("0.5") if half else Decimal(0))) * scale
    lack = is_lack(parsed.low, number.start, half.end() if half else number.end)
    return Term(number.start, number.end, value, currency, sentence.index, sentence.block, among=among, lack=lack)


_BILLION = re.compile(r"milliard|\bmrd|\bmia|\d\s?mds?\b")
_MILLION = re.compile(r"million|\bmio|\d\s?m(?:€|eur|\s|$|\$)|m€")
_THOUSAND = re.compile(r"\d\s?k")


def _scale(low: str, money: Money) -> int:
    """The multiplier that the numbers after a sum leave out; 0 when it is written in full."""
    said = low[slice(*money.core)]
    if _BILLION.search(said):
        return 10**9
    if _MILLION.search(said) or (money.elided and money.max >= 10**6):
        return 10**6
    return 10**3 if _THOUSAND.search(said) else 0
