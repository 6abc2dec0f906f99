"""Persons that a document names, with the role it gives them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from tramontane.evidence.extraction.acting.roles import ROLE, TRADE
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.given_names import is_given
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import Actor

_TITLE = r"(?:M\.|MM\.|Mmes?|Mlles?|Mes?|Drs?|Prs?|Monsieur|Madame|Maître|Docteur|Professeure?)"
_FIRST = (
    r"(?:[A-ZÉÈÎÔ][a-zà-ÿ]+(?:-[A-ZÉÈ][a-zà-ÿ]+)?|[A-ZÉÈ][A-ZÉÈ]+(?=-?[A-ZÉÈ]* [A-ZÉÈ]{2})|[A-Z]\.(?: ?-?[A-Z]\.)?)"
)
_PARTICLE = r"(?:(?:de la|de|du|d'|des|Le|La|El|Ben|Van|van|von|Von|Da|Di|Dos|N'|LE|LA|DE|DU|EL|BEN|VAN|D') ?)"
_LAST = rf"(?:{_PARTICLE}{{0,2}}(?!(?:Le|La|LE|LA) )[A-ZÉÈÎÔ][\w'’-]*[\w’-](?: [A-ZÉ]{{2,}}[\w-]*)?)"
_NAME = re.compile(rf"(?<![\w'’-])(?=(?P<name>(?!{_TITLE} ){_FIRST} {_LAST}))")
_TITLED = re.compile(
    rf"(?<![\w'’-]){_TITLE} (?P<name>{_PARTICLE}?[A-ZÉÈÎÔ][\w'’-]*[\w’-])(?![\w'’-])(?! (?:de |d'|Le |La )?[A-ZÉ])"
)
_ROLE_AFTER = re.compile(
    rf",? (?:–|—|-) (?:l[ea] |l')?(?P<dashed>{ROLE}[^.;«»()\n]{{0,140}})"
    rf"|(?:,| \(|, la|,? alors|,? actuel(?:le)?) ?(?:le |la |l'|son |sa |notre )?(?P<role>{ROLE}[^.;«»()\n]{{0,140}})"
)
_GROUP_AFTER = re.compile(r" \((?P<role>(?:[Gg]roupe |[Ll]iste )[^()\d]{2,60}|[A-Z][\w' –&-]{1,28})\)")
_TRADE_AFTER = re.compile(rf", (?:une? |la |le |l')?(?P<role>{TRADE}[^.,;«»()\n]{{0,80}})(?=[,.;»)\n]|$)")
_ROLE_BEFORE = re.compile(
    rf"(?P<role>{ROLE}(?: (?!(?:est|a|et M|que|qui)\b)[\w'’-]+){{0,9}}?)(?:,| :)?\s+(?:{_TITLE} )?$"
)
_UNFINISHED = re.compile(r"\b(?:de|du|d'|des|et|par|pour)$")
_LAST_ROLE = re.compile(rf"^.* (?:et|puis) (?:la |le |l')?(?={ROLE})")
_ROLE_WORD = re.compile(rf"(?<!\w){ROLE}")
_OPENS_ROLE = re.compile(rf"(?:vice|premiere?|co|sous|ex|ancien(?:ne)?|haut)$|{fold_text(ROLE)}|conduit|maitre$|p$")
_PRESIDED = re.compile(rf"[Pp]résidence (?:de |d')(?:{_TITLE} )?$")
_CONTACT = re.compile(r"[Cc]ontacts?(?: presse| médias)?(?: :)?\s{1,3}$")
_TITLE_BEFORE = re.compile(rf"{_TITLE} $|(?:MM\.|Mmes) [^.;:()]{{3,80}}(?:, | et )$")
_TOLD = re.compile(
    r"(?:explique|déclare|prévient|assure|estime|souligne|sourit|affirme|conclut|insiste|précise|ajoute|juge|résume"
    r"|indique|rappelle|confie|plaide|lance|tranche|glisse|soupire|répond|observe|analyse|détaille|martèle|regrette"
    r"|reconnaît|promet|jure|attaque|dénonce|se réjouit|s'inquiète|nuance|raconte|témoigne|par|autour de|présence de"
    r"|que|et de|rapport remis par|[Ss]elon|[Pp]our|[Dd]iscours de|[Ii]nterview de|[Vv]oix de|[Rr]ecueillis par|©)"
    r" (?:Mme |M\. )?$"
)
_SURE = re.compile(
    r"(?:explique|déclare|prévient|assure|souligne|sourit|affirme|conclut|insiste|ajoute|résume|confie|plaide|tranche"
    r"|glisse|soupire|répond|martèle|jure|attaque|raconte|témoigne|nuance|recueillis par|©) $"
)
_SPEAKS = re.compile(
    r" (?:veut|explique|estime|assure|souligne|déclare|insiste|espère|précise|indique|promet|juge|répond"
    r"|regrette|plaide|résume|se félicite|s'inquiète|rappelle|détaille|confie|a (?:déclaré|expliqué|rappelé|salué|dit"
    r"|défendu|voté|assuré|indiqué|estimé|souligné|présenté|regretté|insisté|répondu|demandé|quitté))\b"
)
_BACK = 100
_SEGMENT = re.compile(rf", (?=(?:{ROLE}\b|(?:de|du|des|d'|et (?:de|du|des)|chargée?|déléguée?|en charge)\b))|,|$")
_ROLE_END = re.compile(
    r"\s(?:a|ont|est|veut|explique|estime|sourit|conclut|lors|dans|lance|juge|annonce|présente|défend|promet|signe"
    r"|salue|regrette"
    r"|pilote|détaille|se|s'\w+|qui|dont|sera|avait|était|puis|pour|\d\d)\s|\s?[:–—](?:\s|$)|\n|\s(?:et|ou)$"
)
_NO_LAST_NAME = """
region ia cedex ai sa sas metropole universite agglomeration habitat numerique invest angels conseil
"""
_NOT_LAST = frozenset(_NO_LAST_NAME.split())
_NOT_PERSON = re.compile(
    r"^(?:le|la|les|l'|un|une|ce|cette|regions?|conseil|intelligence|grand|ile|pays|hauts|centre|val"
    r"|universite|institut|plan|strategie|etat|sud|france|article|saint|nouvelle|assemblee|provence|auvergne"
    r"|bourgogne|start|super|data|rendez|mon|artificial|jeux|stade|cote|union|monsieur|madame|derniers?|notre"
    r"|nous|cap|pack|google|las|san|new|feuille|cours|ville|en|au|aux|dans|pour|avec|selon|etats|communique"
    r"|franche|agence|seance|commission|contact|objet|rapport|deliberation|vice|president\w*|secretaire|mm?e?s?|dr|pr"
    r"|european|haute?s?|fort|mont|port|elle|il|ils|on|affaires|nantes|rennes|brest|lorient|bordeaux|toulouse|lille"
    r"|lyon"
    r"|paris|metz|nancy|dijon|tours|angers|caen|rouen|grenoble|montpellier|marseille|nice|geneve|lausanne|liege|namur"
    r"|polytechnique|centrale|investissement|banque|credit|ecole|groupe|societe|chambre|pole|credits?|campus|cite|parc"
    r"|maison|jeunes?|petits?|smart|open|digital|tech|green|black|big|deep|air|web|haropa|demain|projet|programme"
    r"|ministre|maire|depute\w*|senat\w+|direct\w+|rapporteu\w+|prefet|chancelier|fait|signe|vu|annexe|axe|volet"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
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
    roles = [
        start
        for start in parsed.places_of({w for w in parsed.low.words if _opens_role(w)})
        if _ROLE_WORD.match(parsed.plain, start)
    ]
    for match in _NAME.finditer(parsed.plain):
        start, end = match.span("name")
        name = re.sub(r"['’]s$", "", match["name"])
        key = fold_text(name)
        known = found.get(key)
        if start < reached or (known and known.value.role) or _is_other(key):
            continue
        told, role = _told(parsed.plain, roles, start, end)
        if told and (known is None or role):
            found[key] = Acting(start, end, Actor(name=_written(name), type="person", role=role))
            reached = end
    lasts = {key.rsplit(maxsplit=1)[-1] for key in found}
    for match in _TITLED.finditer(parsed.plain):
        start, end = match.span("name")
        key = fold_text(match["name"])
        if key.rsplit(maxsplit=1)[-1] not in lasts and not _is_other(key):
            lasts.add(key)
            role = _role_at(parsed.plain, roles, start, end)
            found[key] = Acting(start, end, Actor(name=_written(match["name"]), type="person", role=role))
    return list(found.values())


@lru_cache(maxsize=4096)
def _opens_role(word: str) -> bool:
    """Whether a folded word may begin a role."""
    return bool(_OPENS_ROLE.match(word))


def _is_other(key: str) -> bool:
    """Two capitals that are no person's name: a place, a body, a plan."""
    return bool(_NOT_PERSON.match(key)) or key.rsplit(maxsplit=1)[-1] in _NOT_LAST


def _told(plain: str, roles: list[int], start: int, end: int) -> tuple[bool, str | None]:
    """Whether two capitals are a person's, by the words around them or by the given name; and the role that is said."""
    key = fold_text(plain[start:end])
    given = is_given(key.split(maxsplit=1)[0]) or bool(_TITLE_BEFORE.search(plain, max(0, start - _BACK), start))
    role = _role_at(plain, roles, start, end)
    if given and not role:
        more = _GROUP_AFTER.match(plain, end) or _TRADE_AFTER.match(plain, end)
        role = _role(more["role"]) if more else None
    near = max(0, start - 28)
    told = role or _SPEAKS.match(plain, end) or _SURE.search(plain, near, start)
    if not told and "." in key and key.index(".") < 3:
        told = _TOLD.search(plain, near, start)
    return given or bool(told), role


def _role_at(plain: str, roles: list[int], start: int, end: int) -> str | None:
    """The role said after a name, failing that before it."""
    back = max(0, start - _BACK)
    if after := _ROLE_AFTER.match(plain, end):
        return _role(after["role"] or after["dashed"])
    first = next(iter(roles[(i := bisect_left(roles, back)) : i + 1]), start)
    before = _ROLE_BEFORE.search(plain, first, start) if first < start else None
    if before and not _UNFINISHED.search(before["role"]):
        return _role(_LAST_ROLE.sub("", before["role"]))
    if _PRESIDED.search(plain, back, start):
        return "président"
    return "contact presse" if _CONTACT.search(plain, back, start) else None


def _written(name: str) -> str:
    """A name in capitals as one writes it: « Bastien LECLERCQ » is Bastien Leclercq."""
    words = name.split()
    if words[-1].isupper():
        words = [w if len(w) < 2 or w.endswith(".") or not w.isupper() else w.title() for w in words]
    return " ".join(words).replace("'", "’")


def _role(role: str | None) -> str | None:
    """A role without what follows it; further roles and complements after a comma are kept."""
    if not role:
        return None
    end = 0
    for cut in _SEGMENT.finditer(role):
        end = cut.start()
        if cut.group() != ", ":
            break
        if not re.match(rf"(?:{ROLE}|de|du|des|d'|et|chargée?|déléguée?|en charge)\b", role[cut.end() :]):
            break
    role = role[:end]
    stop = _ROLE_END.search(role)
    return (role[: stop.start()] if stop else role).strip(" ,:–-") or None
