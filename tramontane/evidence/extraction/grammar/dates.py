"""Dates as French writes them, read to EDTF; what is relative resolves from the day of publication."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tramontane.evidence.extraction.grammar.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Calendar,
    is_ahead,
    month_number,
)
from tramontane.evidence.extraction.grammar.numbers import parse_number

_RANKS = {"premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2e": 2, "2eme": 2, "2nd": 2, "troisieme": 3, "3e": 3,
          "3eme": 3, "quatrieme": 4, "4e": 4, "4eme": 4, "dernier": 4}  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_UNITS = {"j": "day", "s": "week", "m": "month", "t": "quarter", "a": "year"}

_Y = r"(?:19|20)\d\d"
_M = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:janv?|fevr?|avr|juil|sept?|oct|nov|dec)(?:\.|\b(?= {_Y}\b)))"
_W = rf"(?:{'|'.join(WEEKDAYS)})"
_D = r"(?:1 ?er|premier|0?[1-9]|[12]\d|3[01])(?!\d)"
_LAST = r"derniere?|passee?|prochaine?|de l'annee (?:derniere|passee|prochaine)"
_ENDS = (
    r"(?=[.,;:!?)»…\n]|$| (?:a|au|aux|dans|en|et|ou|puis|avec|par|sur|pour|lors|devant|matin|soir|apres-midi|midi)\b)"
)
_FORMS = (
    ("iso", rf"(?P<iso_day>{_Y}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d-])"),
    ("figures", (
        rf"(?P<fd>0?[1-9]|[12]\d|3[01])(?P<fs>[/.-])(?P<fm>0?[1-9]|1[0-2])(?P=fs)(?P<fy>{_Y}|(?<=/)\d\d)(?!\d)"
    )),
    ("roman", rf"(?P<rd>{_D})[ .-](?P<rm>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})[ .-](?P<ry>{_Y})\b"),
    ("short", r"(?:(?<=\ble )|(?<=\bdu )|(?<=\bau ))(?P<sd>0[1-9]|[12]\d|3[01])/(?P<sm>0[1-9]|1[0-2])(?![\d/])"),
    ("days", (
        rf"(?:(?P<dw>{_W}) )?(?P<d1>{_D})(?:, {_D}){{0,6}} ?(?:et|au|ou|a|-|–|&|/)(?: les?)? ?(?:{_W} )?"
        rf"(?P<d2>{_D}) (?P<dm>{_M})(?: (?P<dy>{_Y})\b)?"
    )),
    ("across", (
        rf"(?:(?P<aw>{_W}) )?(?P<a1>{_D}) (?P<am1>{_M}) ?(?:(?:jusqu')?au|-|–) ?(?:{_W} )?(?P<a2>{_D}) (?P<am2>{_M})"
        rf"(?: (?P<ay>{_Y})\b)?"
    )),
    ("day", rf"(?:(?P<w>{_W}),? (?:le )?)?(?P<d>{_D}) (?P<m>{_M})(?:,? (?P<y>{_Y})\b| (?P<t>{_LAST})\b)?"),
    ("numbered", rf"(?P<nw>{_W}) (?P<nd>{_D}){_ENDS}"),
    ("part", (
        rf"(?:(?P<rank>{'|'.join(sorted(_RANKS, key=len, reverse=True))}) (?P<pk>trimestre|semestre)\b"
        rf"|(?:(?=[tqs]\d[ -](?:de )?{_Y}\b)|(?<=\bau )|(?<=\bdu )|(?<=\ben )|(?<=\bfin )|(?<=\bdebut ))"
        rf"(?P<pt>[tqs])(?P<pn>[1-4])\b)(?:[ -](?:de (?:l'annee )?)?(?P<py>{_Y})\b)?"
    )),
    ("season", (
        rf"(?:mi-)?(?P<sn>printemps|automne|hiver|(?:(?<=l')|(?<=cet )|(?<=\ben )|(?<=mi-))ete"
        rf"|ete(?= (?:{_Y}|prochain|dernier)\b))\b"
        rf"(?: (?:de )?(?P<sy>{_Y})\b(?:[-/–](?:20)?\d\d\b)?| (?P<st>{_LAST})\b)?"
    )),
    ("term", (
        r"(?:dans|d'ici(?: a)?|sous|il y a|voici|voila) (?:environ |pres de |quelque )?(?P<tn>\d{1,2}"
        r"|[a-z]+(?:-[a-z]+)?)"
        r" (?P<tu>ans?|annees?|mois|semaines?|jours?|trimestres?)\b"
    )),
    ("edge", (
        rf"(?:fin|debut|mi|courant|milieu)[ -](?:(?:de |d'|du )?(?:mois (?:de |d'))?(?P<em>{_M})(?: (?P<ey>{_Y})\b"
        rf"| (?P<et>{_LAST})\b)?"
        rf"|(?:de )?(?P<ey2>{_Y})\b|(?:de |d')(?:l')?(?:annee|an|exercice)\b(?: (?P<ey3>{_Y})\b| (?P<et3>{_LAST})\b)?"
        rf"|(?:du|de ce) (?P<emois>mois)\b)"
    )),
    ("return", (
        rf"(?:(?:(?<=\bla )|(?<=cette ))rentree\b|rentree(?= (?:scolaire |universitaire )?(?:de )?(?:septembre )?{_Y}))"
        rf"(?: scolaire| universitaire)?(?: (?:de )?(?:septembre )?(?P<cy>{_Y})\b| (?P<ct>{_LAST})\b)?"
    )),
    ("months", rf"(?P<ma>{_M})(?: et | ou | a |-|–|/)(?P<mb>{_M})(?: (?P<my>{_Y})\b| (?P<mt>{_LAST})\b)?"),
    ("month", rf"(?P<mo>{_M})(?: (?:de (?:l'annee )?)?(?P<moy>{_Y})\b| (?P<mot>{_LAST})\b)?"),
    ("named", (
        rf"(?P<wd>{_W})\b(?: (?P<wt>derniere?|passee?|prochaine?|en huit|en quinze"
        r"|de la semaine (?:derniere|passee|prochaine))\b)?"
    )),
    ("spoken", (
        r"(?P<said>avant-hier|hier|apres-demain|(?<!de )demain|aujourd'hui|ce (?:jour|matin|midi|soir)|cet apres-midi"
        r"|cette nuit|ces jours-ci)\b"
    )),
    ("turn", (
        r"(?:ce(?:tte)? (?P<tcu>semaine|week-end|mois|trimestre|semestre|annee)(?:-ci)?\b(?! (?:de|d')\b)"
        r"|(?P<tlu>semaine|week-end|mois|trimestre|semestre|annee|(?<=l')an) (?P<tl>derniere?|passee?|prochaine?)\b)"
    )),
    ("years", rf"(?P<ya>{_Y})(?:-|–|—|/)(?P<yb>{_Y})(?![\w/%-])"),
    ("year", rf"(?P<yy>{_Y})(?![\w%]| ?(?:€|euros|millions|- ?\d|– ?\d))"),
)  # fmt: skip
#: How any date begins: it spares most words the longer patterns.
_BEGINS = (
    r"(?=\d|jan|fev|mar|avr|mai|jui|aou|sep|oct|nov|dec|lun|mer|jeu|ven|sam|dim|prem|deux|sec|troi|quat|dern"
    r"|[tqs][1-4]\b"
    r"|prin|auto|hive|ete|dans|d'ici|sous|il y|voi|fin|deb|mi[- l]|cour|rent|avant-h|hier|apres-d|dema|aujo|ce|seme"
    r"|sema"
    r"|week|mois|trim|anne|an )"
)
_DATE = re.compile(rf"(?<![\w./-]){_BEGINS}(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS) + ")")
_COMING = re.compile(
    r"\b(?:\w{2,}(?:era|eront|ira|iront|dra|dront|aura|auront)|aura|auront|sera|seront|ira|iront|doit|doivent"
    r"|devr\w+|va|vont"
    r"|d'ici(?: a)?|avant|partir d[eu]|prevue?s?|attendue?s?|programmee?s?|rendez-vous|(?<!a )(?<!a ete )inaugure"
    r"|(?<!a )ouvre)\b[^.;!?\n]{0,50}$|\bdes $"
)
_LAW = re.compile(r"\b(?:loi|decret|arrete|ordonnance|directive|circulaire|reglement|code|jugement)\b[^.;,]{0,30}$")
_YEAR = re.compile(rf"{_Y}(?<!\d\d{{4}})(?!\d)")
_DATED = re.compile(
    rf"(?=[\dpjfmasond])(?:{_D} {_M}|\d\d?[/.]\d\d?[/.]|\b{_M}) ?(?P<year>{_Y})\b|(?P<iso>{_Y})-\d\d-\d\d"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """``low[start:end]`` says the EDTF date ``edtf``; ``bare`` when it is a lone year or a span of years."""

    start: int
    end: int
    edtf: str
    bare: bool = False


def dates_in(low: str, published_on: date | None) -> Iterator[Dated]:
    """The dates of a folded text, in order. Without a publication day, weekdays and the text's years place them."""
    calendar = Calendar(published_on, *_years_of(low))
    for match in _DATE.finditer(low):
        form = match.lastgroup or ""
        edtf = _READERS[form](calendar, match)
        if edtf:
            yield Dated(match.start(), match.end(), edtf, form in ("year", "years"))


def _years_of(low: str) -> tuple[tuple[int, ...], int | None]:
    """The years a text names, and the one that all its own full dates have (those of laws aside)."""
    years = sorted({int(y) for y in set(_YEAR.findall(low))})
    if len(years) <= 1:
        return tuple(years), years[0] if years else None
    own = {
        int(m["year"] or m["iso"])
        for m in _DATED.finditer(low)
        if not _LAW.search(low, max(0, m.start() - 60), m.start())
    }
    return tuple(years), own.pop() if len(own) == 1 else None


def _figures(calendar: Calendar, match: re.Match[str]) -> str | None:
    year = match["fy"] if len(match["fy"]) == 4 else "20" + match["fy"]
    return calendar.full(int(year), int(match["fm"]), int(match["fd"]))


def _iso(calendar: Calendar, match: re.Match[str]) -> str | None:
    year, month, day = match["iso_day"].split("-")
    return calendar.full(int(year), int(month), int(day))


def _roman(calendar: Calendar, match: re.Match[str]) -> str | None:
    return calendar.full(int(match["ry"]), _ROMAN.index(match["rm"]) + 1, _number(match["rd"]))


def _short(calendar: Calendar, match: re.Match[str]) -> str | None:
    return calendar.day(int(match["sm"]), int(match["sd"]))


def _days(calendar: Calendar, match: re.Match[str]) -> str | None:
    month = month_number(match["dm"])
    first, last = (_number(match["d1"]), month), (_number(match["d2"]), month)
    return _between(calendar, first, last, match["dw"], match["dy"])


def _across(calendar: Calendar, match: re.Match[str]) -> str | None:
    first = (_number(match["a1"]), month_number(match["am1"]))
    last = (_number(match["a2"]), month_number(match["am2"]))
    return _between(calendar, first, last, match["aw"], match["ay"])


def _between(
    calendar: Calendar, first: tuple[int, int], last: tuple[int, int], weekday: str | None, year: str | None
) -> str | None:
    """From one day and month to another; the end alone gives the year, if it is said."""
    if year:
        early = int(year) - (first[::-1] > last[::-1] and first[1] != last[1])
        start, end = calendar.full(early, first[1], first[0]), calendar.full(int(year), last[1], last[0])
    else:
        start = calendar.day(first[1], first[0], weekday)
        known = int(start[:4]) if start and start[0] != "X" else None
        end = calendar.full(known + (last[1] < first[1]), last[1], last[0]) if known else None
    return f"{start}/{end}" if start and end and start < end else start


def _day(calendar: Calendar, match: re.Match[str]) -> str | None:
    day, month = _number(match["d"]), month_number(match["m"])
    return (
        calendar.full(int(match["y"]), month, day) if match["y"] else calendar.day(month, day, match["w"], match["t"])
    )


def _numbered(calendar: Calendar, match: re.Match[str]) -> str | None:
    return calendar.numbered(match["nw"], _number(match["nd"]))


def _part(calendar: Calendar, match: re.Match[str]) -> str | None:
    year = match["py"] or calendar.shifted("year", 0)
    half = match["pk"] == "semestre" or match["pt"] == "s"
    rank = min(_RANKS[match["rank"]] if match["rank"] else int(match["pn"]), 2 if half else 4)
    return f"{year}-{(39 if half else 32) + rank}" if year else None


def _season(calendar: Calendar, match: re.Match[str]) -> str | None:
    code = SEASONS[match["sn"]]
    return f"{match['sy']}-{code}" if match["sy"] else calendar.season(code, match["st"])


def _term(calendar: Calendar, match: re.Match[str]) -> str | None:
    count, unit = parse_number(match["tn"]), _UNITS[match["tu"][0]]
    if count is None:
        return None
    shift = int(count) * (-1 if match.group().startswith(("il", "voi")) else 1)
    return calendar.shifted("day", 7 * shift) if unit == "week" else calendar.shifted(unit, shift)


def _edge(calendar: Calendar, match: re.Match[str]) -> str | None:
    if match["em"]:
        return _month_of(calendar, match["em"], match["ey"], match["et"])
    if match["emois"]:
        return calendar.shifted("month", 0)
    turn = match["et3"]
    return match["ey2"] or match["ey3"] or calendar.shifted("year", is_ahead(turn) - bool(turn and not is_ahead(turn)))


def _return(calendar: Calendar, match: re.Match[str]) -> str | None:
    return _month_of(calendar, "septembre", match["cy"], match["ct"])


def _months(calendar: Calendar, match: re.Match[str]) -> str | None:
    first, last = month_number(match["ma"]), month_number(match["mb"])
    end = _month_of(calendar, match["mb"], match["my"], match["mt"])
    if end is None or end[0] == "X" or first == last:
        return end
    return f"{int(end[:4]) - (first > last)}-{first:02}/{end}"


def _month(calendar: Calendar, match: re.Match[str]) -> str | None:
    return _month_of(calendar, match["mo"], match["moy"], match["mot"])


def _month_of(calendar: Calendar, month: str, year: str | None, turn: str | None) -> str | None:
    number = month_number(month)
    return f"{year}-{number:02}" if year else calendar.month(number, turn)


def _named(calendar: Calendar, match: re.Match[str]) -> str | None:
    low, start = match.string, match.start()
    near = low[max(0, start - 3) : start] == "ce "
    ahead = not near and bool(_COMING.search(low, max(0, start - 80), start))
    return calendar.weekday(match["wd"], match["wt"], ahead=ahead, near=near)


def _spoken(calendar: Calendar, match: re.Match[str]) -> str | None:
    shifts = {"avant-hier": -2, "hier": -1, "demain": 1, "apres-demain": 2}
    return calendar.shifted("day", shifts.get(match["said"], 0))


def _turn(calendar: Calendar, match: re.Match[str]) -> str | None:
    word, turn = match["tcu"] or match["tlu"], match["tl"]
    units = {"semaine": "week", "week-end": "weekend", "mois": "month", "trimestre": "quarter", "semestre": "half"}
    return calendar.shifted(units.get(word, "year"), 1 if is_ahead(turn) else -1 if turn else 0)


def _years(_calendar: Calendar, match: re.Match[str]) -> str | None:
    return f"{match['ya']}/{match['yb']}" if match["ya"] < match["yb"] else None


def _year(_calendar: Calendar, match: re.Match[str]) -> str | None:
    return match["yy"]


def _number(day: str) -> int:
    return 1 if day == "premier" else int(day.removesuffix("er"))


_READERS: dict[str, Callable[[Calendar, re.Match[str]], str | None]] = {
    "iso": _iso, "figures": _figures, "roman": _roman, "short": _short, "days": _days, "across": _across, "day": _day,
    "numbered": _numbered, "part": _part, "season": _season, "term": _term, "edge": _edge, "return": _return,
    "months": _months, "month": _month, "named": _named, "spoken": _spoken, "turn": _turn, "years": _years,
    "year": _year,
}  # fmt: skip
