"""The day of a step: in its clause, in the heading of the session, or the day of publication."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.calendar import MONTHS
from tramontane.evidence.extraction.grammar.dates import Dated
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.life.verbs import Telling

_SESSION = cue(r"\b(?:seance|assemblee|session|reunion|commission|conseil|deliberation|proces-verbal)\b[^\n]{0,60}$")
_APPLIES = cue(
    r"\b(?:applicable|a\s(?:compter|partir)|du\s(?:1er|\d+)\s\w+(?:\s\d{4})?\sau|jusqu'(?:au|en|a)|d'ici|periode|entre|annees?"
    r"|exercices?|(?<!par\s)(?:deliberation|rapport|arrete|loi|avis|decret|convention|protocole|accord)\s(?:\S+\s){0,4}?du"
    r"|horizon|prises?\sd'effet|dates?\sdu)\b[^.;,]{0,14}$"
)
_BY = cue(r"\b(?:avant|d'ici)\b[^.;]{0,20}$")
_FOLLOWING = cue(r"\s(?:suivante?|d'apres|de\sla\smeme\sannee|de\scette\sannee-la)\b")
_WRITTEN = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b")
_TURN = cue(r"\b(?:derniere?|prochaine?|passee?)\b")
_MONTH = cue(rf"\b(?:{'|'.join(MONTHS)}|printemps|ete|automne|hiver|trimestre|semestre)\b")
_DATELINE = re.compile(r"(?:^|\n|[–—|,·]\s?|\ble\s)(?:[^\n]{0,40}?,\s(?:le\s)?)?$")


def dated(parsed: Parsed, telling: Telling, floor: int, ceiling: int) -> tuple[str | None, int]:
    """The EDTF day of a step told between the one before (``floor``) and the one after (``ceiling``), where it ends."""
    on, reached = _dated(parsed, telling, floor, ceiling, coming=telling.value in ("to_adopt", "postponed"))
    if on is None and telling.value == "postponed":
        return _dated(parsed, telling, floor, ceiling, coming=False)
    return on, reached


def _dated(parsed: Parsed, telling: Telling, floor: int, ceiling: int, *, coming: bool) -> tuple[str | None, int]:
    moved = coming or telling.voice != "noun"
    read = [(d, _settled(parsed, d, coming=coming) if moved else d.edtf) for d in parsed.dates_between(floor, ceiling)]
    dates = [(d, edtf) for d, edtf in read if _tells(parsed, d, edtf, coming=coming)]
    after = [x for x in dates if x[0].start >= telling.start]
    before = [x for x in dates if x[0].end <= telling.start]
    near = [x for x in after if x[0].start - telling.end <= 110]
    chosen = [*near[:1], *before[-1:], *after[:1]]
    return (chosen[0][1], chosen[0][0].end) if chosen else (None, floor)


def _tells(parsed: Parsed, d: Dated, edtf: str, *, coming: bool) -> bool:
    """Whether a date can be the day of the step: not a period's, not in the future of a step already made."""
    before = parsed.low[max(0, d.start - 60) : d.start]
    if d.bare and not re.search(r"\b(?:en|debut|fin|courant)\s$", before):
        return False
    if _APPLIES.search(before) and not (coming and _BY.search(before)):
        return False
    published = parsed.published_on.isoformat() if parsed.published_on else None
    first = edtf.split("/", maxsplit=1)[0]
    if published is None or first.startswith("X"):
        return True
    first = _middle(first)
    size = min(len(first), 10)
    return first[:size] >= published[:size] if coming else first[:size] <= published[:size]


_MIDDLES = {21: 5, 22: 8, 23: 11, 24: 12, 33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}


def _middle(edtf: str) -> str:
    """A season, a quarter or a half-year as one of its last months."""
    return f"{edtf[:5]}{_MIDDLES.get(int(edtf[5:]), 12):02}" if len(edtf) == 7 and int(edtf[5:]) > 12 else edtf


def _settled(parsed: Parsed, d: Dated, *, coming: bool) -> str:
    """The EDTF of a date whose year is not written: after « suivant » the year of the date before it; else a step
    already made is in the past, a step to come in the future."""
    low = parsed.low
    if not d.edtf[:4].isdigit() or _WRITTEN.search(low, d.start, d.end) or len(d.edtf) < 7:
        return d.edtf
    if _FOLLOWING.match(low, d.end):
        return _following(parsed, d)
    published = parsed.published_on.isoformat() if parsed.published_on else None
    if (
        published is None
        or _TURN.search(low, d.start, d.end)
        or (_DAY.match(low, d.start) and not coming)
        or not _MONTH.search(low, d.start, d.end)
    ):
        return d.edtf
    first = _middle(d.edtf.split("/", maxsplit=1)[0])
    size = min(len(first), 10)
    shift = 1 if coming and first < published[:size] else -1 if not coming and first > published[:size] else 0
    return "/".join(f"{int(day[:4]) + shift}{day[4:]}" for day in d.edtf.split("/")) if shift else d.edtf


def _following(parsed: Parsed, d: Dated) -> str:
    """« lancé le 1er octobre suivant » takes its year from the date before it."""
    before = [b.edtf.split("/", maxsplit=1)[0] for b in parsed.dates_between(max(0, d.start - 200), d.start)]
    last = next((b for b in reversed(before) if b[:4].isdigit()), None)
    if last is None:
        return d.edtf
    later = parsed.low.startswith(" suivant", d.end) and len(last) >= 7 and d.edtf[5:] < last[5:]
    return f"{int(last[:4]) + later}{d.edtf[4:]}"


def session_day(parsed: Parsed, start: int) -> str | None:
    """The day of the session whose minutes or act the document is, read in its first lines."""
    for d in parsed.dates:
        if d.start > min(start, 500):
            break
        before = parsed.low[max(0, d.start - 80) : d.start]
        if (
            len(d.edtf) >= 10
            and _SESSION.search(before)
            and not re.search(r"\b(?:vu|deliberation\s(?:\S+\s)?du)\b", before)
        ):
            return d.edtf.split("/")[-1]
    return None


def dateline(parsed: Parsed) -> str | None:
    """The day the document bears: its publication, else a full date in its first lines (« Lille, le 14 mars 2025 »)."""
    if parsed.published_on:
        return parsed.published_on.isoformat()
    for d in parsed.dates:
        if d.start > 500:
            break
        if len(d.edtf) == 10 and d.edtf[0] != "X" and _DATELINE.search(parsed.low[max(0, d.start - 60) : d.start]):
            return d.edtf
    return None
