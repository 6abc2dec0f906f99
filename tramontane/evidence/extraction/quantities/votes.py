"""Ballots and attendance: « 54 voix pour, 12 contre », « Votants : 66 », « trois élus se sont abstenus »."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.grammar.numbers import Number

_VOTED = cue(
    r"\s(?P<what>voix(?!\spres)(?:\s(?:pour\b|contre\b(?=\s?(?:[,;.:)]|et\b|$))|favorables|defavorables))?|votes?\s(?:pour|contre|blancs|nuls|favorables|defavorables"
    r"|positifs|negatifs)|suffrages?(?:\sexprimes)?|bulletins?(?:\s(?:blancs|nuls|valables))?|oui\b|non\b|abst(?:entions?\b|\.)"
    r"|abst\b|pour\b(?=\s?(?:[^a-z\s]|et\b|contre|$|\n))|contre\b(?=\s?(?:[^a-z\s]|et\b|$|\n))"
    r"|(?:de)?favorables\b|opposants\b|pouvoirs?\b|procurations?\b|ne\spren(?:d|nent)\spas\spart|votants\b|exprimes\b|presents\b|absents\b|excuses\b"
    r"|blancs\b|nuls\b)"
)
_LABEL = (
    r"voix\spour|voix\scontre|(?:votes?|voix|avis|suffrages?)\s(?:favorables?|defavorables?|contraires?|pour|contre)|pour|contre|abst(?:entions?|enus?|\.)?|oui|non|votants|suffrages\sexprimes|exprimes|presents"
    r"|absents|excuses|pouvoirs|procurations|representes|blancs|nuls|blancs\set\snuls|bulletins\sblancs|bulletins\snuls|inscrits"
    r"|en\sexercice|ne\sprennent\spas\spart\sau\svote|npv|nppv"
)
_LABELLED = cue(rf"\b(?P<what>{_LABEL})\s?[:=]\s?$")
_OF_THINGS = re.compile(
    r"\s(?!voix|vot|suffr|elu|membre|conseill|depute|abst|pour|contre|sur|ne\b|et\b|non\b|oui\b|adjoint|maire)[a-z]{3,}"
)
_CALLED = cue(r"\b(?P<what>pour|contre|abstentions?|oppositions?|avis\scontraires?)\s\?\s$")
_BARE_LABEL = re.compile(r"(?:[,;:(–-]|\bet|scrutin|vote)\s?(?P<what>pour|contre|abstentions?|abst\.?)\s$")
_AGAINST = cue(r"\b(?:voix|oui|votes?|suffrages?|pour)\s(?P<what>contre)\s$")
_FORM = {
    "pour": "voix pour",
    "contre": "voix contre",
    "favorables": "voix favorables",
    "defavorables": "voix défavorables",
    "abst": "abstentions",
    "abst.": "abstentions",
    "abstenus": "abstentions",
    "exprimes": "suffrages exprimés",
    "presents": "présents",
    "excuses": "excusés",
    "representes": "représentés",
    "en exercice": "membres en exercice",
    "ne prend pas part": "ne prennent pas part au vote",
    "ne prennent pas part": "ne prennent pas part au vote",
    "vote contre": "voix contre",
    "vote pour": "voix pour",
    "votes defavorables": "voix défavorables",
}
_ABSTAINED = cue(r"\s[a-z]{3,}s?\s(?:s'abstenant|se\ssont\sabstenue?s)\b")
_SPEAKS = cue(r"\bvoix\b|\babst|\bvot(?:e|es|ants|ees?)\b|\bscrutin|\bsuffrage|\badopt|\brejet|\bapprouv|\baccept")
_ONLY_VOTES = ("pour", "contre", "oui", "non", "favorables", "defavorables", "blancs", "nuls", "opposants")


def vote_of(low: Text, number: Number, start: int, end: int) -> str | None:
    """What a number counts in a ballot or a roll call (« voix contre », « abstentions »), None outside of one.

    ``[start, end)`` is the sentence; « pour » and « contre » alone are votes where it speaks of a vote or gives both.
    """
    start = max(0, start - 8) if low.startswith("abst. ", start - 6) else start
    before = low.part(max(start, number.start - 40), number.start)
    led = (
        _CALLED.search(low, max(0, number.start - 24), number.start)
        or _LABELLED.search(before)
        or _AGAINST.search(before)
    )
    if led:
        return None if _OF_THINGS.match(low, number.end) else _form(led["what"])
    if _ABSTAINED.match(low, number.end, end):
        return "abstentions"
    after = _VOTED.match(low, number.end, min(end, number.end + 30))
    bare = None if after else _BARE_LABEL.search(before)
    found = after or bare
    if not found:
        return None
    what = found["what"]
    if (bare or what in _ONLY_VOTES) and not _is_ballot(low, start, end):
        return None
    return _form(what)


def _is_ballot(low: Text, start: int, end: int) -> bool:
    near = low.part(start, min(end, start + 400))
    return bool(_SPEAKS.search(near)) or bool(re.search(r"\bpour\b.{0,40}\bcontre\b", near))


def _form(what: str) -> str:
    return _FORM.get(what, what)
