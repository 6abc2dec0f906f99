"""By when and how often a figure is to be reached: « d'ici fin 2028 », « en cinq ans », « par an »."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.dates import Dated
from tramontane.evidence.extraction.grammar.numbers import parse_number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import Per

_YEARLY = cue(
    r"[^.;,]{0,60}?(?:/\s?an\b|\b(?:par\s(?:an|annee)|chaque\sannee|annuels?|annuelles?|annuellement|tous\sles\sans)\b)"
)
_EACH = cue(r"\b(?:par\san|chaque\sannee,?|tous\sles\sans)\s(?:[a-z']+\s){0,2}$|/an\s$")
_EACH_YEAR = cue(r"\b(?:par\san|chaque\sannee)\b")
_YEARS = r"\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|dix"
_HORIZON = cue(rf"\b(?:en|sur|d'ici(?:\sa)?|sous|dans\sles)\s(?P<n>{_YEARS})\s(?:prochaines\s)?an(?:s|nees)\b")
_TAIL = re.compile(
    r",?\s\(?(?:(?P<yearly>par\san|chaque\sannee|tous\sles\sans)\b"
    rf"|(?:en|sur)\s(?:{_YEARS})\sans\b"
    r"|(?P<due>(?:d'ici(?:\sa)?|a\sl'horizon|avant|jusqu'en|en|au|pour|a\sla|a\sl')(?:\s(?:le|la|fin|de|annee)\b|\sl'(?!horizon))*\s?)"
    r"|(?=(?:fin|d'ici|courant)\s))"
)
_DUE = re.compile(
    r"(?:\bd'ici(?:\sa)?|\ben|\bau|\ba\sl'horizon|\bhorizon|\bavant|\bjusqu'en|\bjusqu'au|\bfin|\bl'annee|\bpour|\bau\splus\stard"
    r"|\ba\sla|\ba\sl'|\bcourant|\becheance|\()\s?(?:le\s|la\s|l'|a\s|fin\s|de\s|du\s|en\s|l'annee\s)*$"
)
_DUE_FIRST = re.compile(
    r"(?:\bd'ici(?:\sa)?|\bhorizon|\becheance|\b(?:objectif|cible|cap|but|ambition)s?(?:\schiffres?)?(?:\s(?:pour|a|en|fin|de))?|\bavant"
    r"|\bau\splus\stard)\s\(?(?:le\s|la\s|a\s|fin\s|de\s|en\s|l'annee\s|l'|du\s)*$|^(?:en|a\sla|a\sl'|au|fin)\s?(?:fin\s)?$"
)
_SINCE = cue(r"par\srapport\sa\s$")
_ITSELF = re.compile(r"d'ici|fin\s|dans\s|sous\s|avant\s")
_DAY = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_YEAR = re.compile(r"(?:[^/]*/)?(\d{4})")
_REACH = 240


def year_of(dated: Dated) -> int:
    """The year a date falls in, its last one for an interval; 0 when unknown."""
    found = _YEAR.match(dated.edtf or "")
    return int(found[1]) if found else 0


def this_year(parsed: Parsed) -> int:
    """The year of publication; failing that one that keeps plans of now ahead."""
    return parsed.published_on.year if parsed.published_on else 2025


def _is_past(parsed: Parsed, dated: Dated) -> bool:
    """Whether a date of a known year is before the day of publication, or before this year failing that."""
    if not year_of(dated) or year_of(dated) > this_year(parsed):
        return False
    told = (dated.edtf or "").split("/")[-1]
    day = parsed.published_on.isoformat() if parsed.published_on and _DAY.fullmatch(told) else str(this_year(parsed))
    return told < day[: len(told)]


def is_yearly(low: str, position: int, end: int) -> int:
    """Where the words end that make a figure before ``position`` a yearly one; 0 if none."""
    found = _YEARLY.match(low, position, min(end, position + 80))
    return found.end() if found else 0


def per_of(low: str, figure: tuple[int, int], clause: tuple[int, int]) -> Per:
    """The rhythm of a figure in its clause."""
    if is_yearly(low, figure[1], clause[1]) or _EACH.search(low, max(clause[0], figure[0] - 60), figure[0]):
        return "year"
    return "total"


def per_of_clause(low: str, start: int, end: int) -> Per:
    """The rhythm that a clause says anywhere."""
    yearly = _YEARLY.match(low, start, end) or _EACH_YEAR.search(low, start, end)
    return "year" if yearly else "total"


def horizon_of(low: str, start: int, end: int) -> int | None:
    """« en cinq ans »: 5."""
    match = _HORIZON.search(low, start, end)
    years = parse_number(match["n"]) if match else None
    return int(years) if years else None


def tail_of(parsed: Parsed, stop: int, end: int) -> int:
    """Where a target ends with the rhythm and the date that follow it: « … par an d'ici 2028 »."""
    while more := _TAIL.match(parsed.low, stop, end):
        dated = next((d for d in parsed.dates_between(stop, end) if abs(d.start - more.end()) < 4), None)
        if not dated and (more["due"] or more.end() - stop < 3):
            break
        stop = dated.end if dated and not more["yearly"] else more.end()
    return stop


def due_after(parsed: Parsed, position: int, end: int) -> Dated | None:
    """The first date after ``position`` that « d'ici », « en », « au », « fin » introduces."""
    for dated in parsed.dates_between(position, min(end, position + _REACH)):
        before = parsed.low.part(max(position - 1, dated.start - 26), dated.start)
        own = _ITSELF.match(parsed.low, dated.start)
        if (own or _DUE.search(before)) and not _SINCE.search(before):
            return dated
    return None


def due_before(parsed: Parsed, start: int, position: int) -> Dated | None:
    """The last date before ``position`` that « d'ici », « à l'horizon », « objectif » introduces in ``[start, …)``."""
    floor = max(start, position - _REACH)
    for dated in reversed(parsed.dates_between(floor, position)):
        before = parsed.low.part(max(floor, dated.start - 30), dated.start)
        if _DUE_FIRST.search(before) or parsed.low.startswith(("d'ici", "dans "), dated.start):
            return dated
        if parsed.low[dated.end : dated.end + 2].strip().startswith(":"):
            return dated
        if dated.start == start and _ITSELF.match(parsed.low, dated.start):
            return dated
    return None


def deadline_of(parsed: Parsed, start: int, position: int, end: int) -> str | None:
    """When a figure that ends at ``position`` is due, in the sentence ``[start, end)``: no date gone by."""
    for dated in (due_after(parsed, position, end), due_before(parsed, start, position)):
        if dated and not _is_past(parsed, dated):
            return dated.edtf
    late = due_after(parsed, position, end)
    return late.edtf if late and not parsed.published_on and year_of(late) >= 2020 else None
