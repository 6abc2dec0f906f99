"""Persons and organisations that a document names, with the role it gives them."""

import re
from dataclasses import dataclass

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.values import Actor

_ROLE = (
    r"(?:[Vv]ice-|[Pp]remi(?:er|ère) (?:vice-)?)?(?:[Pp]résidente?|[Mm]aire|[Mm]inistre|[Dd]irect(?:eur|rice)"
    r"|[Ss]ecrétaire|[Cc]onseill(?:er|ère)"
    r"|[Dd]éléguée?|[Cc]hargée?|[Rr]apporteure?|[Pp]réfète?|[Rr]ect(?:eur|rice)|[Cc]hef(?:fe)?|[Aa]djointe?"
    r"|[Dd]éputée?|[Ss]énat(?:eur|rice)|[Pp]rofesseure?|[Cc]herch(?:eur|euse)|[Ff]ondat(?:eur|rice)"
    r"|[Pp]orte-parole|[Ee]lue?|[Éé]lue?)"
)
_FIRST = r"(?:[A-ZÉÈÎÔ][a-zà-ÿ]+(?:-[A-ZÉÈ][a-zà-ÿ]+)?|[A-Z]\.)"
_LAST = r"(?:(?:de |d'|Le |La |El |Ben |Van |von )?[A-ZÉÈÎÔ][\w'’-]+(?: [A-ZÉ]{2,}[\w-]*)?)"
_PERSON = rf"(?P<name>{_FIRST} {_LAST})"
_AFTER = re.compile(rf"(?<![\w'’-]){_PERSON}(?:,| \(|, la | –| -)\s?(?:le |la )?(?P<role>{_ROLE}[^.;«»()\n]{{0,140}})")
_BEFORE = re.compile(rf"(?P<role>{_ROLE}[\w' ’-]{{0,60}}?),?\s+(?:M\. |Mme |Monsieur |Madame )?{_PERSON}")
_SAID = re.compile(
    rf"(?:explique|déclare|prévient|assure|estime|souligne|sourit|affirme|conclut|insiste|précise|ajoute"
    rf"|indique|rappelle|confie|par|autour de|présence de|avec|que|et de|M\.|Mme|rapport remis par) (?:M\. "
    rf"|Mme )?{_PERSON}"
)
_SPEAKS = re.compile(
    rf"(?<![\w'’-]){_PERSON} (?:veut|explique|estime|a |assure|souligne|déclare|insiste|espère|précise|annonce|indique)"
)
_ROLE_END = re.compile(
    r",\s(?:a|qui|et|dans|dont|lors|le|ce|elle|il|y|déclar\w+|pour|conclut|explique|estime|souligne"
    r"|indispon\w+)\b|\s(?:a|ont|est|veut|explique|estime|sourit|conclut|lors|dans) |\n|\s?:\s?$"
)
_NOT_PERSON = re.compile(
    r"^(?:le|la|les|l'|un|une|ce|cette|regions?|conseil|intelligence|grand|ile|pays|hauts|centre|val"
    r"|universite|institut|plan|strategie|etat|sud|france|article|saint|nouvelle|assemblee|provence|auvergne"
    r"|bourgogne|start|super|data|rendez|mon|artificial|jeux|stade|cote|union|monsieur|madame|derniers?|notre"
    r"|nous|cap|pack|google|las|san|new|feuille|cours|ville|en|au|aux|dans|pour|avec|selon|etats|communique"
    r"|franche|agence|seance|commission|contact|objet|rapport|deliberation|vice|president\w*|secretaire"
    r"|european|haute?s?|fort|mont|port|elle|il|ils|on|affaires)\b"
)
_ORGANISATION = re.compile(
    r"(?<![\w-])(?P<name>(?:[Uu]niversité|Institut|[Aa]gence(?= (?:de|d'|du|rég))|[Ff]ondation|[Cc]hambre"
    r"|[Cc]entre national|Banque|École|[Mm]étropole|Rectorat|Bpifrance|Caisse|Laboratoire|CHU|Inserm|Inria)"
    r"(?: (?:de la |de l'|de |d'|des |du |régional d[e'] ?)?(?:[A-ZÉÎ][\w'’-]*))*(?: (?:de|d'|des) ?[A-ZÉ][\w-]+)?)"
)
_BODY = re.compile(
    r"(?:(?P<kind>[Aa]gence|[Ff]onds|[Ss]ociété|[Gg]roupe|[Cc]luster|[Cc]abinet|[Aa]ssociation"
    r"|[Ii]nstitut [a-z]+|[Ee]ntreprise|IA-Cluster|[Ss]tart-up"
    r"|[Pp]ôle) )(?P<name>(?:[A-Z][\w'’]*-?[\w-]*)(?: [A-Z][\w-]+){0,2})"
)
_ACRONYM = re.compile(
    r"\b(?:[Ll]a|[Ll]e|l'|[Ll]'|du|au|par|avec|dont|et)[ ']?(?:le |la |l')?(?P<name>[A-Z]{3,6}"
    r"|[A-Z][a-z]+[A-Z]\w*)\b(?! [A-Z][a-z]+,)"
)
_PARTNER = re.compile(
    r"(?:partenariat(?: renforcé)? avec|partenaires?[\w ]{0,20},? dont|aux côtés d[e']|entre) (?:le |la |l'"
    r"|les )?(?P<name>[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+)?)(?:,? et (?:la |le "
    r"|l')?(?P<other>[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w-]+)?))?"
)
_SUCH_AS = re.compile(
    r"(?:comme|tels? que"
    r"|telles? que) (?:l')?(?P<name>(?:IA-Cluster )?[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+)?)(?:,? et (?:la |le "
    r"|l')?(?P<other>[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w-]+)?))?"
)
_INVESTOR = re.compile(
    r"(?:^|[:.] |À noter : )(?P<name>[A-Z][a-z]+[\w-]*) (?:investit|apporte|finance|met sur la table|cofinance)"
)
_NOT_ORGANISATION = {
    "ia", "pme", "tpe", "eti", "pmi", "mooc", "tpe/pme", "r&d", "pib", "france", "europe", "paris", "region", "sud",
    "sud ia", "ces", "feder", "ods", "ia-cluster", "rgpd", "openbadge", "etp", "msp", "pdf", "cpu", "gpu",
    "faq", "usd", "eur", "chf", "cad", "cp", "ap", "ae", "dont", "pour", "universite", "institut", "agence",
    "laboratoire", "metropole", "caisse", "fondation", "centre", "banque", "chambre",
}  # fmt: skip
_STATE = re.compile(r"\b[Ll]'[ÉE]tat(?:-Région)?\b")
_SIGNS = re.compile(r"\bsign(?:e|ent|ons|ature|ataire)|\bcosign|\bparaph")


@dataclass(frozen=True, slots=True)
class Acting:
    """``text[start:end]`` names an actor."""

    start: int
    end: int
    value: Actor


def actors_of(parsed: Parsed, plan_key: str = "") -> list[Acting]:
    """Persons, then organisations; each once, where it is named with its role if anywhere."""
    found: dict[str, Acting] = {}
    people = _people(parsed)
    for acting in [*people, *_territory(parsed), *_state(parsed), *_bodies(parsed)]:
        key = fold_text(acting.value.name)
        inside = any(a.start <= acting.start < a.end for a in people) and acting.value.type == "organisation"
        if key in found and (found[key].value.role or not acting.value.role):
            continue
        if not inside and key not in _NOT_ORGANISATION and key != plan_key and len(key) > 2:
            found[key] = acting
    return sorted(found.values(), key=lambda a: a.start)


def _people(parsed: Parsed) -> list[Acting]:
    found: dict[str, Acting] = {}
    for pattern in (_AFTER, _BEFORE, _SAID, _SPEAKS):
        for match in pattern.finditer(parsed.plain):
            name = re.sub(r"['’]s$", "", match["name"])
            key = fold_text(name)
            if _NOT_PERSON.match(key) or key.split()[-1] in ("region", "ia", "cedex"):
                continue
            role = _role(match["role"]) if "role" in match.re.groupindex else None
            if key in found:
                continue
            start, end = match.span("name")
            if name.split()[-1].isupper():
                name = " ".join(w if len(w) < 3 else w.title() for w in name.split())
            found[key] = Acting(start, end, Actor(name=name.replace("'", "’"), type="person", role=role))
    return list(found.values())


def _role(role: str | None) -> str | None:
    if not role:
        return None
    cut = _ROLE_END.search(role)
    return (role[: cut.start()] if cut else role).strip(" ,:–-") or None


def _territory(parsed: Parsed) -> list[Acting]:
    """The Region itself, with the quality of signatory where the document is about a signature."""
    place = parsed.territory
    if not place:
        return []
    found = []
    for match in re.finditer(
        r"\b(?:[Ll]a |l')?(?P<name>(?:Région|RÉGION|Conseil régional|CONSEIL RÉGIONAL"
        r"|Collectivité territoriale) (?:de |d'|du )?(?:la )?[A-ZÎ][\w' -]*)",
        parsed.plain,
    ):
        hit = next((p for p in parsed.places_between(match.start("name"), match.end()) if p.name == place.name), None)
        if hit:
            start, end = match.start("name"), max(hit.end, match.start("name") + 6)
            role = "signataire" if _signs(parsed, start) else None
            found.append(Acting(start, end, Actor(name=parsed.folded.text[start:end], role=role)))
            if role or len(found) > 12:
                return found[-1:]
    return found[:1]


def _state(parsed: Parsed) -> list[Acting]:
    for match in _STATE.finditer(parsed.plain):
        if _signs(parsed, match.start()):
            start = match.start() + 2
            return [Acting(start, start + 4, Actor(name="État", role="signataire"))]
    return []


def _signs(parsed: Parsed, position: int) -> bool:
    sentence = parsed.sentence_at(position)
    after = _SIGNS.search(parsed.low, position, min(sentence.end, position + 70))
    return bool(after)


def _bodies(parsed: Parsed) -> list[Acting]:
    found = []
    for pattern in (_BODY, _PARTNER, _SUCH_AS, _ORGANISATION, _ACRONYM, _INVESTOR):
        for match in pattern.finditer(parsed.plain):
            role = match["kind"].lower() if pattern is _BODY else "partenaire" if pattern is _PARTNER else None
            for group in sorted(pattern.groupindex.keys() - {"kind"}):
                if (
                    match[group]
                    and not match[group].startswith("IA-Cluster ")
                    and not _in_capitals(parsed, match.start(group))
                ):
                    start, end = match.span(group)
                    found.append(Acting(start, end, Actor(name=parsed.folded.text[start:end], role=role)))
    return found


def _in_capitals(parsed: Parsed, position: int) -> bool:
    """Whether the sentence is written in capitals (a heading): an acronym means nothing there."""
    sentence = parsed.sentence_at(position)
    text = parsed.plain[sentence.start : sentence.end]
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 > len(letters)
