"""The name of the plan a document speaks of, and the other names it gives to schemes, tools and other plans."""

import re
from collections import defaultdict
from dataclasses import dataclass

from tramontane.evidence.extraction.clauses import is_foreign
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.parsed import Parsed

PLAN_NOUN = r"(?:plan|strategie|feuille\sde\sroute|schema|programme|pacte|trajectoire|strategy|roadmap)s?"
_CALLED = r"(?:intitulee?|baptisee?|nommee?|denommee?|appelee?|surnommee?|sous\sle\snom\sde|son\snom\s?:)s?"
_QUOTED = re.compile(r"«\s?(?P<name>[^«»\n]{2,160}?)\s?»|(?<!\w)\"(?P<straight>[^\"\n]{2,160}?)\"(?!\w)")
_LEADING = re.compile(
    rf"(?:\b{PLAN_NOUN}\b[^.«»;]{{0,60}}|\b{_CALLED}\s?:?\s?(?:le\s|la\s)?|\bobjet\s?:[^.]{{0,90}}|\b(?:lance"
    rf"|presente|adopte|devoile|vote|annonce)\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier"
    rf"|ce\s\w+)\s)?(?:sa\s|son\s|le\s|la\s)?)$"
)
_CAPITAL = r"(?:[A-ZÉÈÎÔ][\w'’-]*(?:\.[a-z]{2,3}\b)?|IA|4|\d{4})"
_RUN = rf"{_CAPITAL}(?!\w)(?: (?:(?:de la|de|du|des|et|pour|en) )?{_CAPITAL}(?!\w)){{0,6}}"
_CALLED_RUN = re.compile(
    rf"\b(?:[Ii]ntitulée?|[Bb]aptisée?|[Nn]ommée?|[Dd]énommée?|[Aa]ppelée?) (?:le |la )?(?P<name>{_RUN})"
)
_NOUN_RUN = re.compile(
    rf"\b(?P<name>(?:[Pp]lan|[Ss]tratégie|[Ss]chéma|[Ff]euille de route|[Pp]rogramme|[Pp]acte) {_RUN})"
)
_PHRASE = re.compile(
    r"\b(?P<name>(?:plan|strategie|feuille\sde\sroute|schema)(?:\s(?:regionale?|communale?|territoriale?"
    r"|cantonale?|metropolitaine?|departementale?|commune?|nationale?))?"
    r"(?:\s[a-z]+-region)?(?:\s(?:d'|de\sl'|de\s|en\smatiere\sd'|pour\s(?:une\s|l'|la\s|le\s)?|sur\sl'"
    r"|dedie\sa\sl'|relative\sa\sl'))?"
    r"(?:\s?(?:ia|intelligence\sartificielle))(?:\s\(ia\))?(?:\s(?:sobre|responsable|durable|ethique"
    r"|souveraine|inclusive|frugale|de\sconfiance|regionale?))?)(?!\w)"
)
_HASHTAG = re.compile(r"#(?P<name>\w*IA(?:[A-Z\d]\w*)?)\b")
_SPEECH = re.compile(
    r"[.!?…]|(?<![\w-])(?:[Nn]ous|[Nn]otre|[Nn]os|[Jj]e|[Jj]'|[Vv]ous|[Cc]'est|[Oo]n|[Cc]e\splan|est|sont|sera|seront"
    r"|doit|doivent|peut|va|vont|ont|n'est)\b"
)
_OTHER_PLAN = re.compile(
    r"\babroge|precedent|s'inscri\w+|\betat\b[^.]{0,40}$|relance|national|horizon\seurope|france\s2030|\bcaducite"
)
_TOOL = re.compile(
    r"(?<![\w-])(?P<name>France 2030|France Relance|Horizon Europe|Digital Europe|Europe numérique"
    r"|[A-Z][A-Za-z]*['’]up|[A-Z][a-z]+['’][A-Z]\w*|[A-Z][a-zA-Z]+-(?:AI|IA|GPT)\b)(?!\w)"
)
_ACRONYM = re.compile(
    r"(?:[Ss]uper[ -]?calculateur|[Dd]ata ?center|[Pp]lateforme|[Cc]luster|[Ff]onds|[Dd]ispositif|[Oo]util"
    r"|[Aa]ppel à projets) (?P<name>[A-ZÉ][\w/'’-]*(?: (?:/ )?[A-ZÉ][\w'’-]*)*(?: \([A-Z]{3,}\))?)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """``text[start:end]`` is the name ``name``."""

    start: int
    end: int
    name: str


def quotes_of(parsed: Parsed) -> list[Named]:
    """Short quoted names, not quoted speech."""
    found = []
    for match in _QUOTED.finditer(parsed.plain):
        group = "name" if match["name"] is not None else "straight"
        start, end = match.span(group)
        speech = _SPEECH.search(parsed.plain, start, end) or not (
            parsed.plain[start].isupper() or parsed.plain[start].isdigit()
        )
        if not speech or _CALLED_BEFORE.search(parsed.low, max(0, start - 24), start):
            found.append(Named(start, end, _written(parsed, start, end)))
    return found


def _written(parsed: Parsed, start: int, end: int) -> str:
    """A name as the document writes it, with plain single spaces."""
    return " ".join(parsed.folded.text[start:end].split())


_CALLED_BEFORE = re.compile(rf"{_CALLED}\s?«?\s?$")


def plan_of(parsed: Parsed) -> list[Named]:
    """The mentions of the plan's name, the one that introduces it first; empty when the document names no plan."""
    weights: dict[str, float] = defaultdict(float)
    mentions: dict[str, list[Named]] = defaultdict(list)
    for named, weight in _candidates(parsed):
        key = _key(named.name)
        known = weights[key]
        weights[key] = (
            max(known, weight) + 0.3 * (known > 0 and weight > 0) - 0.0005 * parsed.sentence_at(named.start).index
        )
        mentions[key].append(named)
    if not weights:
        return []
    best = max(weights, key=lambda k: (round(weights[k], 6), -mentions[k][0].start))
    return mentions[best]


def _key(name: str) -> str:
    return re.sub(r"^(?:le|la|les|l'|plan|strategie)\s|[^a-z0-9]+", "", fold_text(name))


def _candidates(parsed: Parsed) -> list[tuple[Named, float]]:
    found = []
    low, text = parsed.low, parsed.folded.text
    for quote in quotes_of(parsed):
        weight = 0.0
        mark = low.rfind("«", 0, quote.start) if low[quote.start - 2 : quote.start].strip() == "«" else quote.start - 1
        if lead := _LEADING.search(low, max(0, mark - 90), max(0, mark)):
            weight = 4.0 if re.search(rf"{PLAN_NOUN}|{_CALLED}", lead.group()) else 2.0
        if re.search(rf"^{PLAN_NOUN}\b", fold_text(quote.name)):
            weight += 3
        if re.match(rf"\s?»,?\s(?:une\s|la\s)?{PLAN_NOUN}", low[quote.end : quote.end + 60]):
            weight += 3
        if weight:
            found.append((quote, weight - _distance(parsed, quote)))
    for pattern, view, weight in (
        (_CALLED_RUN, parsed.plain, 5.0),
        (_NOUN_RUN, parsed.plain, 1.5),
        (_HASHTAG, parsed.plain, 1.2),
        (_PHRASE, low, 1.0),
    ):
        for match in pattern.finditer(view):
            start, end = match.span("name")
            named = Named(start, end, _written(parsed, start, end))
            if pattern is _NOUN_RUN:
                named = _bare_run(parsed, named)
            if pattern is _PHRASE and re.match(r" [A-ZÉ\d]", parsed.plain[end : end + 2]):
                continue
            capital = 2 * (text[start].isupper() and pattern is _PHRASE)
            found.append((named, weight + capital - _distance(parsed, named)))
    return found


def _bare_run(parsed: Parsed, named: Named) -> Named:
    """« plan SUD IA » is named SUD IA; « Plan IA Grand Est » keeps its capital noun."""
    first, _, rest = named.name.partition(" ")
    return named if first[0].isupper() or len(rest) < 4 else Named(named.start + len(first) + 1, named.end, rest)


def _distance(parsed: Parsed, named: Named) -> float:
    """How far a name is from being the plan's own: other plans lose."""
    sentence = parsed.sentence_at(named.start)
    low = parsed.low
    around = (max(sentence.start, named.start - 60), min(sentence.end, named.end + 60))
    other = is_foreign(low, named.start, named.end) or _OTHER_PLAN.search(low, *around)
    later = re.search(r"\babroge", low[named.end : sentence.end])
    in_heading = parsed.blocks[sentence.block].kind in ("heading", "title") or sentence.index < 2
    return 6.0 * bool(other or later) - 0.8 * in_heading


def programmes_of(parsed: Parsed, plan: list[Named]) -> list[Named]:
    """Named schemes, tools, equipments and other plans: quoted, well known, or in capitals after their noun."""
    own = {_key(n.name) for n in plan}
    found: dict[str, Named] = {}
    named = quotes_of(parsed)
    for pattern in (_TOOL, _ACRONYM):
        for match in pattern.finditer(parsed.plain):
            start, end = match.span("name")
            named.append(Named(start, end, _written(parsed, start, end)))
    for one in sorted(named, key=lambda n: n.start):
        key = _key(one.name)
        if key in own or len(key) < 3 or len(one.name) > 60 or any(key in k for k in own):
            continue
        found.setdefault(key, one)
    return list(found.values())
