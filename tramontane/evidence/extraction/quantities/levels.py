"""Levels reached so far: « contre 350 en 2024 », « elles sont douze à ce jour », « on en est à 60 »."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text

_QUANT = (
    r"(?:seulement\s|que\s(?:de\s)?|environ\s|quelque\s|pres\sde\s|deja\s|encore\s|a\speine\s"
    r"|moins\sde\s|plus\sde\s|un\speu\s)*"
)
_NE = (
    r"(?:n'(?:est|sont|etai(?:en)?t|en\s[a-z]+)|ne\s(?:sont|l'est|le\ssont|depasse"
    r"|s'eleve|compt\w+|form\w+|represente\w*))"
)
#: Words that, before a number, say by themselves that it is where things stand.
_STRONG = re.compile(
    rf"(?:\b(?:contre|versus|au\slieu\sde|comparee?s?\sa|en\s(?:est|etait|sommes|etions)\s(?:encore\s)?a"
    rf"|on\s(?:est|etait)\sa|{_NE}\s(?:aujourd'hui\s|actuellement\s|encore\s)?(?:que\s)?(?:de)?|elles?\s(?:sont|etaient|etait)"
    rf"|ils?\s(?:sont|etaient)|nous\s(?:sommes|etions)|(?:on|nous)\sen\s(?:a|avons|avait|avions|compt\w+|denombr\w+|recens\w+)"
    rf"|il\sy\sen\s(?:a|avait)|partant\sde|seule?s|ete|en\s(?:a|ont|avait|avaient)\s[a-z]+)|\bvs\.?)\s{_QUANT}$"
    r"|\balors\squ(?:'|e\s)(?:[a-z'-]+\s){1,5}$"
    rf"|\b(?:base|reference|niveau|valeur|situation|depart|initiale?|actuelle?|etat\sdes\slieux|rappel|realise|constate|atteint|etat)(?:\sen|\sfin)?(?:\s(?P<year>20\d\d))?\s?:\s?$"
)
#: Words after which a number says a state, unless it is to come.
_WEAK = re.compile(
    r"\b(?:sont|etaient|est\sde|etait\sde|est\sa|etait\sa|etaient\sa|compte|comptent|comptait|compt(?:ons|aient)|avons|avions"
    r"|y\s(?:a|avait)|(?:aujourd'hui|actuellement)\s(?:de|a)|dispose(?:nt|ons)?\sde|emploie(?:nt)?|accueille(?:nt)?|rassemble(?:nt)?"
    rf"|regroupe(?:nt)?|forme(?:nt)?|utilisent|atteint|atteignait|s'el(?:eve|evait)\sa|s'etabli(?:t|ssait)\sa|atteignent|approche|depasse(?:nt)?|nous\s[a-z]{{2,}}[^r\W]ons)\s{_QUANT}$"
)
_SINCE_NOW = cue(
    r"\b(?:aujourd'hui|actuellement|a\sce\sjour|a\spresent|l'an\s(?:dernier|passe)|(?:en|fin)\s(?P<year>20\d\d)),?\s(?:(?![a-z]+r(?:a|ont|ons|ait|aient)\b)[a-z'-]+\s){0,4}$"
)
_NOW = (
    r"(?:aujourd'hui|auj\b\.?|actuellement|a\sce\s(?:jour|stade)|a\spresent|pour\sl'instant|l'an\s(?:dernier|passe)|l'annee\s(?:derniere"
    r"|passee)|(?:le\s|l'est\s|la\s)?(?:sont|est)?\s?deja|le\ssont\b|l'etaient\b|lors\sde|en\ssortie|il\sy\sa\s(?:un|deux|trois|cinq|dix)"
    r"\sans?|cette\sannee|au\sdepart|(?:en|fin|a\sla\sfin\sde|au\s3[01]\s[a-z]+|depuis|debut|des)\s(?P<year>20\d\d)\b)"
)
_AFTER = re.compile(
    rf"\s?%?\s\((?:en\s|fin\s)?(?P<by>20\d\d)\)|(?:\s?%)?(?:\s(?!contre\b|vs\b|d'ici\b|en\b|fin\b|contre)[a-z][a-z'-]*){{0,4}}?\s\(?{_NOW}"
)
_JUST_AFTER = re.compile(rf"(?:\s?%)?\sseulement\b|\s\(?{_NOW}")
_MOVES_ON = cue(
    r"(?:\s?%)?(?:\s(?!devr)[a-z][a-z'-]*){0,5}?\s(?:passer|seront\sporte|sera\sporte|grimper)(?:a|ont|ait|aient|e?s?)\sa\s"
)
_TIME = re.compile(r"\s(?:ans?|annees?|mois|semaines?|jours?|heures?|h|minutes?|fois)\b")
#: What ends a clause right after a number.
STOPS = re.compile(r"\s?(?:[,;)!?]|\.(?!\d)|$)")
_NAMED = cue(r"\b(?:objectif|cible|ambition|but|cap)\s(?:[a-z]+\s){0,3}(?:est|etait|de|a)\s(?:\w+\s){0,2}$")


def is_elliptic_level(low: Text, start: int, end: int) -> bool:
    """Whether a number without a noun says where things stand: « contre 350 », « elles sont douze à ce jour »."""
    before = low.part(max(0, start - 48), start)
    if _STRONG.search(before) and not before.rstrip().endswith(("voix contre", "seules", "ete")):
        return not _TIME.match(low, end)
    timed = _JUST_AFTER.match(low, end)
    return bool(timed and not _is_ahead(timed, None)) or bool(_WEAK.search(before) and STOPS.match(low, end))


def level_at(low: Text, start: int, end: int, now: int, floor: int) -> int:
    """2 when words beside ``low[start:end]`` say that things stand there, 1 when its verb only may, else 0.

    ``now`` is the year of publication; nothing is read before ``floor``.
    """
    before = low.part(max(floor, start - 48), start)
    after = _AFTER.match(low, end, min(len(low), end + 70))
    if _NAMED.search(before):
        return 0
    strong = _STRONG.search(before)
    if (strong and not _is_ahead(strong, now)) or _MOVES_ON.match(low, end):
        return 2
    if after and not _is_ahead(after, now):
        return 2
    since = _SINCE_NOW.search(before)
    return 1 if not after and (_WEAK.search(before) or (since and not _is_ahead(since, now))) else 0


def _is_ahead(match: re.Match[str], now: int | None) -> bool:
    said = match.groupdict()
    year = said.get("by") or said.get("year")
    return year is not None and int(year) > (now or 2025)
