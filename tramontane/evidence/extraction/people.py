"""Persons that a document names, with the role it gives them."""

import re
from dataclasses import dataclass

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.given_names import is_given
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import Actor

_ROLE = (
    r"(?:[Vv]ice-|[Pp]remi(?:er|ère) (?:vice-)?)?(?:[Pp]résidente?|[Mm]aire|[Mm]inistre|[Dd]irect(?:eur|rice)"
    r"|[Ss]ecrétaire|[Cc]onseill(?:er|ère)"
    r"|[Dd]éléguée?|[Cc]hargée?|[Rr]apporteure?|[Pp]réfète?|[Rr]ect(?:eur|rice)|[Cc]hef(?:fe)?|[Aa]djointe?"
    r"|[Dd]éputée?|[Ss]énat(?:eur|rice)|[Pp]rofesseure?|[Cc]herch(?:eur|euse)|[Ff]ondat(?:eur|rice)"
    r"|[Pp]orte-parole|[Ee]lue?|[Éé]lue?|[Cc]ofondat(?:eur|rice)|[Pp]atron(?:ne)?|[Gg]érante?|[Rr]esponsable"
    r"|[Dd]oyen(?:ne)?|[Ii]ngénieure?|[Éé]chevine?|[Bb]ourgmestre|[Ss]yndique?"
    r"|[Pp]roviseure?|[Ee]nseignante?|[Mm]édecin|[Uu]niversitaire|[ÉéEe]conomiste|PDG|DG|DGS|[Cc]ommissaire"
    r"|[Cc]hanceli(?:er|ère)|[Cc]oordinat(?:eur|rice)|[Ss]ociologue|[Jj]uriste|[Aa]rchiviste"
    r"|[Rr]éférente?|[Ii]nspect(?:eur|rice)|[Mm]édiat(?:eur|rice)|[Tt]résori(?:er|ère)|[Cc]heffe? de file"
    r"|[Bb]âtonni(?:er|ère)|[Aa]gricult(?:eur|rice))"
)
_FIRST = r"(?:[A-ZÉÈÎÔ][a-zà-ÿ]+(?:-[A-ZÉÈ][a-zà-ÿ]+)?|[A-Z]\.)"
_LAST = r"(?:(?:de |d'|Le |La |El |Ben |Van |von )?[A-ZÉÈÎÔ][\w'’-]+(?: [A-ZÉ]{2,}[\w-]*)?)"
_NAME = re.compile(rf"(?<![\w'’-])(?=(?P<name>{_FIRST} {_LAST}))")
_TITLED = re.compile(
    rf"(?<![\w'’-])(?:M\.|MM\.|Mme|Mlle|Me|Dr|Pr|Monsieur|Madame) (?P<name>{_LAST})(?![\w'’-])(?! (?:de |d'|Le "
    rf"|La )?[A-ZÉ])"
)
_ROLE_AFTER = re.compile(rf"(?:,| \(|, la | –| -)\s?(?:le |la )?(?P<role>{_ROLE}[^.;«»()\n]{{0,140}})")
_ROLE_BEFORE = re.compile(rf"(?P<role>{_ROLE}[\w' ’-]{{0,60}}?),?\s+(?:M\. |Mme |Monsieur |Madame )?$")
_TOLD = re.compile(
    r"(?:explique|déclare|prévient|assure|estime|souligne|sourit|affirme|conclut|insiste|précise|ajoute"
    r"|indique|rappelle|confie|par|autour de|présence de|avec|que|et de|M\.|Mme|rapport remis par) (?:M\. |Mme )?$"
)
_SPEAKS = re.compile(
    r" (?:veut|explique|estime|a |assure|souligne|déclare|insiste|espère|précise|annonce|indique|promet|juge|répond"
    r"|regrette)"
)
_NOT_LAST = frozenset(
    [
        "region",
        "ia",
        "cedex",
        "metropole",
        "universite",
        "agglomeration",
        "habitat",
        "numerique",
        "invest",
        "angels",
        "conseil",
    ]
)
_BACK = 100
_ROLE_END = re.compile(
    r",\s(?:a|qui|et|dans|dont|lors|le|ce|elle|il|y|déclar\w+|pour|conclut|explique|estime|souligne"
    r"|indispon\w+)\b|\s(?:a|ont|est|veut|explique|estime|sourit|conclut|lors|dans) |\n|\s?:\s?$"
)
_NOT_PERSON = re.compile(
    r"^(?:mme|mlle|mm|dr|pr|me|le|la|les|l'|un|une|ce|cette|regions?|conseil|intelligence|grand|ile|pays|hauts|centre|val"
    r"|universite|institut|plan|strategie|etat|sud|france|article|saint|nouvelle|assemblee|provence|auvergne"
    r"|bourgogne|start|super|data|rendez|mon|artificial|jeux|stade|cote|union|monsieur|madame|derniers?|notre"
    r"|nous|cap|pack|google|las|san|new|feuille|cours|ville|en|au|aux|dans|pour|avec|selon|etats|communique"
    r"|franche|agence|seance|commission|contact|objet|rapport|deliberation|vice|president\w*|secretaire"
    r"|european|haute?s?|fort|mont|port|elle|il|ils|on|affaires)\b"
)


@dataclass(frozen=True, slots=True)
class Acting:
    """``text[start:end]`` names an actor."""

    start: int
    end: int
    value: Actor


def people_of(parsed: Parsed) -> list[Acting]:
    """Each person once, where the text first gives a role, failing that where it first names them."""
    found: dict[str, Acting] = {}
    reached = -1
    for match in _NAME.finditer(parsed.plain):
        start, end = match.span("name")
        name = re.sub(r"['’]s$", "", match["name"])
        key = fold_text(name)
        known = found.get(key)
        if start < reached or (known and known.value.role) or _is_other(key):
            continue
        told, role = _told(parsed.plain, start, end, key)
        if told and (known is None or role):
            found[key] = Acting(start, end, Actor(name=_written(name), type="person", role=role))
            reached = end
    lasts = {key.split()[-1] for key in found}
    for match in _TITLED.finditer(parsed.plain):
        key = fold_text(match["name"])
        if key not in lasts and not _is_other(key):
            lasts.add(key)
            found[key] = Acting(*match.span("name"), Actor(name=_written(match["name"]), type="person"))
    return list(found.values())


def _is_other(key: str) -> bool:
    """Two capitals that are no person's name: a place, a body, a plan."""
    return bool(_NOT_PERSON.match(key)) or key.rsplit(maxsplit=1)[-1] in _NOT_LAST


def _told(plain: str, start: int, end: int, key: str) -> tuple[bool, str | None]:
    """Whether two capitals are a person's, by the words around them or by the given name; and the role that is said."""
    after = _ROLE_AFTER.match(plain, end)
    before = _ROLE_BEFORE.search(plain, max(0, start - _BACK), start)
    role = _role(after["role"]) if after else _role(before["role"]) if before else None
    told = after or before or _TOLD.search(plain, max(0, start - 24), start) or _SPEAKS.match(plain, end)
    return bool(told) or is_given(key.split(maxsplit=1)[0]), role


def _written(name: str) -> str:
    """A name in capitals as one writes it: « Bastien LECLERCQ » is Bastien Leclercq."""
    if name.rsplit(maxsplit=1)[-1].isupper():
        name = " ".join(w if len(w) < 3 else w.title() for w in name.split())
    return name.replace("'", "’")


def _role(role: str | None) -> str | None:
    if not role:
        return None
    cut = _ROLE_END.search(role)
    return (role[: cut.start()] if cut else role).strip(" ,:–-") or None
