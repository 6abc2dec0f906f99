"""Ballots and attendance: « 54 voix pour, 12 contre », « Votants : 66 », « trois élus se sont abstenus »."""

import re

from tramontane.evidence.extraction.grammar.numbers import Number

_VOTED = re.compile(
    r"\s(?P<what>voix(?!\spres)(?:\s(?:pour\b|contre\b(?=\s?(?:[,;.:)]|et\b|$))|favorables|defavorables))?|votes?\s(?:pour|contre|blancs|nuls|favorables|defavorables"
    r"|positifs|negatifs)|suffrages?(?:\sexprimes)?|bulletins?(?:\s(?:blancs|nuls|valables))?|oui\b|non\b|abst(?:entions?\b|\.)"
    r"|abst\b|pour\b(?=\s?(?:[,;.:)/–-]|et\b|contre|$|\d|\n))|contre\b(?=\s?(?:[,;.:)/–-]|et\b|$|\d|\n))"
    r"|(?:de)?favorables\b|opposants\b|pouvoirs?\b|procurations?\b|votants\b|exprimes\b|presents\b|absents\b|excuses\b"
    r"|blancs\b|nuls\b)"
)
_LABEL = (
    r"voix\spour|voix\scontre|pour|contre|abst(?:entions?|enus?|\.)?|oui|non|votants|suffrages\sexprimes|exprimes|presents"
    r"|absents|excuses|pouvoirs|procurations|representes|blancs|nuls|blancs\set\snuls|bulletins\sblancs|bulletins\snuls|inscrits"
    r"|quorum|en\sexercice|majorite\sabsolue|ne\sprennent\spas\spart\sau\svote|npv|nppv"
)
_LABELLED = re.compile(rf"\b(?P<what>{_LABEL})\s?[:=]\s?$")
_BARE_LABEL = re.compile(r"(?:[,;:(–-]|\bet|scrutin|vote)\s?(?P<what>pour|contre|abstentions?|abst\.?)\s$")
_AGAINST = re.compile(r"\b(?:voix|oui|votes?|suffrages?|pour)\s(?P<what>contre)\s$")
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
    "procurations": "procurations",
}
_ABSTAINED = re.compile(r"\s[a-z]{3,}s?\s(?:s'abstenant|se\ssont\sabstenue?s)\b")
_SPEAKS = re.compile(
    r"\bvoix\b|\babst|\bvot(?:e|es|ants|ees?)\b|\bscrutin|\bsuffrage|\badopt|\brejet|\bapprouv|\baccept"
)
_ONLY_VOTES = ("pour", "contre", "oui", "non", "favorables", "defavorables", "blancs", "nuls", "opposants")


def vote_of(low: str, number: Number, start: int, end: int) -> str | None:
    """What a number counts in a ballot or a roll call (« voix contre », « abstentions »), None outside of one.

    ``[start, end)`` is the sentence; « pour » and « contre » alone are votes where it speaks of a vote or gives both.
    """
    start = max(0, start - 8) if low.startswith("abst. ", start - 6) else start
    before = low[max(start, number.start - 40) : number.start]
    led = _LABELLED.search(before) or _AGAINST.search(before)
    if led:
        return _form(led["what"])
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


def _is_ballot(low: str, start: int, end: int) -> bool:
    near = low[start : min(end, start + 400)]
    return bool(_SPEAKS.search(near)) or bool(re.search(r"\bpour\b.{0,40}\bcontre\b", near))


def _form(what: str) -> str:
    return _FORM.get(what, what)
