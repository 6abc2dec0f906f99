"""The name of the plan a document speaks of, and the other names it gives to schemes, tools and other plans."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tramontane.evidence.extraction.clauses import is_foreign
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.parsed import Parsed

PLAN_NOUN = r"(?:plan|strategie|feuille\sde\sroute|schema|programme|pacte|trajectoire|strategy|roadmap)s?"
_CALLED = (
    r"(?:intitulee?|baptisee?|nommee?|denommee?|appelee?|surnommee?|sous\sle\snom\sde|son\snom\s?:|nom\sde\scode\s?:?"
    r"|du\snom\sde|(?:a|porte|prend)\s(?:pour|le)\snom(?:\sde)?)s?"
)
_DAYS = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|officiellement|ce\s\w+)"
    r"(?:\s(?:soir|matin))?,?\s)?"
)
_LEADING = cue(
    rf"(?:\b{PLAN_NOUN}\b[^.«»;]{{0,60}}|\b{_CALLED}\s?:?\s?(?:le\s|la\s)?|\bobjet\s?:[^.]{{0,90}}|\b(?:convention|charte"
    rf"|avenant|protocole)\s|\b(?:lanc|present|adopt|devoil|vot|annonc|approuv|valid|sign|detaill|enterin|accept|rejet|report"
    rf"|arret|consacre\sa\s|autour\sd)\w{{0,4}}'?\s?{_DAYS}(?:[^.;«»]{{0,40}}\s)?(?:sa\s|son\s|le\s|la\s)?)$"
)
_SCHEME_LEAD = cue(
    r"\b(?:aides?|cheques?|fonds|dispositifs?|appels?(?:\sa\s(?:projets|manifestation\S*(?:\sd'interet)?))?|prix|concours"
    r"|bourses?|outil|assistant|agent(?:\sconversationnel)?|plateforme|portail|logiciel|volets?|axes?|labels?|prets?|guichet"
    r"|pass|pack|parcours|cursus|centre|campus|calculateur|supercalculateur|robot|application|salon|forum|conference"
    r"|mesure|chantier|operation|campagne|amendement|societe|start-up|entreprise|association|reseau|rapport|etude|article"
    r"|journal|film|emission|bus|projet\spilote)\b(?!\sregional)[^.;«»]{0,44}$"
)
_CAPITAL = r"(?:[A-ZÉÈÎÔ][\w'’-]*(?:\.[a-z]{2,3}\b)?|IA|4|\d{4})"
_RUN = rf"{_CAPITAL}(?!\w)(?: (?:(?:de la|de|du|des|et|pour|en) )?{_CAPITAL}(?!\w)){{0,6}}"
_CALLED_RUN = re.compile(
    rf"\b(?:[Ii]ntitulée?|[Bb]aptisée?|[Nn]ommée?|[Dd]énommée?|[Aa]ppelée?) (?:le |la )?(?P<name>{_RUN})"
)
_NOUN_RUN = re.compile(
    rf"\b(?P<name>(?:[Pp]lan|[Ss]tratégie|[Ss]chéma|[Ff]euille de route|[Pp]rogramme|[Pp]acte) {_RUN})"
)
_PHRASE = cue(
    r"\b(?P<name>(?:plan|strategie|feuille\sde\sroute|schema|programme|pacte)(?:\sd'actions?|\sdirecteur)?"
    r"(?:\s(?:regionale?|communale?|municipale?|territoriale?|cantonale?|metropolitaine?|departementale?|commune?|wallon(?:ne)?"
    r"|quebecoise?|bretonn?e?|normande?|francilien(?:ne)?|corse|vaudoise?|genevoise?|nationale?|pluriannuel(?:le)?))?"
    r"(?:\s[a-z]+-region)?(?:\s(?:d'|de\sl'|de\s(?:developpement|deploiement|soutien|promotion)\s(?:de\sl'|a\sl')|de\s"
    r"|en\s(?:matiere\sd'|faveur\sde\sl'|ia\b)|pour\s(?:une\s|l'|la\s|le\s)?|sur\sl'|autour\sde\sl'|du\snumerique\set\sde\sl'"
    r"|(?:dedie|consacre|relatif|relative)e?\sa\sl'))?"
    r"(?:(?:\s|(?<=[\s']))(?:ia|intelligence\sartificielle))(?:\s\(ia\))?(?:\s(?:sobre|responsable|durable|ethique"
    r"|souveraine|inclusive|frugale|de\sconfiance|regionale?))?(?:\s20[2-5]\d(?!\s?[-–/]\s?\d))?)(?!\w)"
)
_RUN_APPOSED = cue(
    rf"(?<![\w'-])(?P<name>{_RUN}), (?:(?:son|sa|notre|le|la|un|une|leur) )(?:\w+ )?"
    r"(?:plan|stratégie|feuille de route|programme|schéma|pacte)\b"
)
_PLAN_WORD = cue(rf"\b{PLAN_NOUN}\b")
_APPOSED = cue(rf"\s?[»\"]?,?\s(?:est\s)?(?:une?\s|la\s|le\s|l'|sa\s|son\s|notre\s|votre\s)?(?:\w+\s)?{PLAN_NOUN}\b")
_AI = re.compile(r"\b(?:IA|AI|[Ii]ntelligence)\b|[a-z]IA\b|\b20[23]\d\b")
_IA_RUN = re.compile(
    r"(?<![\w'-])(?P<name>(?!(?:Le|La|Les|Une?|Cette|Cet|Ce|En|Pour|Avec|Plan|Stratégie|Programme|Forum|Salon|Pack) )"
    r"[A-ZÉÈÎ][\w'-]{1,24}(?: [A-ZÉÈÎ][\w'-]{1,24}){0,2} (?:IA|I\.A\.)(?: 20\d\d)?)(?!\w)"
)
_HASHTAG = re.compile(r"#(?P<name>(?!(?:Plan)?I?A?IA\b)\w*IA(?:[A-Z\d]\w*)?)\b")
_SPEECH = re.compile(
    r"[.](?!\d)|[!?…]|(?<![\w-])(?:[Nn]ous|[Nn]otre|[Nn]os|[Jj]e|[Jj]'|[Vv]ous|[Cc]'est|[Oo]n|[Cc]e\splan|est|sont|sera|seront"
    r"|doit|doivent|peut|va|vont|ont|n'est)\b"
)
_OTHER_PLAN = re.compile(
    r"\babroge|precedent|s'inscri\w+|\betat\b[^.]{0,40}$|relance|national|horizon\seurope|france\s2030|\bcaducite"
    r"|\bfeder\b|\bfse\b|interreg|erasmus|\bvoisine?\b|autre\splan|\bpropre\splan"
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
    for start, end in parsed.quotes:
        speech = _SPEECH.search(parsed.plain, start, end) or not (
            parsed.plain[start].isupper() or parsed.plain[start].isdigit()
        )
        if not speech or _CALLED_BEFORE.search(parsed.low, max(0, start - 24), start):
            found.append(Named(start, end, written(parsed, start, end)))
    return found


def written(parsed: Parsed, start: int, end: int) -> str:
    """A name as the document writes it, with plain single spaces; a zero between letters is a scanned O."""
    name = " ".join(_CUT.sub("", parsed.folded.text[start:end]).split())
    return _SCANNED.sub(lambda m: "O" if m[1].isupper() and not m[1].islower() and name.isupper() else "o", name)


_CUT = re.compile(r"(?<=[a-zà-ÿ])-[ \t]*\r?\n\s*(?=[a-zà-ÿ])")
_SCANNED = re.compile(r"(?<=[^\W\d])0(?=([^\W\d]))")
_CALLED_BEFORE = re.compile(rf"{_CALLED}\s?«?\s?$")


def plan_of(parsed: Parsed) -> list[Named]:
    """The mentions of the plan's name, the one that introduces it first; empty when the document names no plan."""
    weights: dict[str, float] = defaultdict(float)
    mentions: dict[str, list[Named]] = defaultdict(list)
    for named, weight in _candidates(parsed):
        key = key_of(named.name)
        known = weights[key]
        weights[key] = (
            max(known, weight) + 0.3 * (known > 0 and weight > 0) - 0.0005 * parsed.sentence_at(named.start).index
        )
        mentions[key].append(named)
    if not weights:
        return []
    best = max(weights, key=lambda k: (round(weights[k], 6), -mentions[k][0].start))
    found = mentions[best]
    whole = min(found, key=lambda n: n.name.count(" "))
    return _everywhere(parsed, [whole, *(n for n in found if n is not whole)])


def _everywhere(parsed: Parsed, mentions: list[Named]) -> list[Named]:
    """The mentions found, then every other place where the same words stand."""
    words = fold_text(mentions[0].name)
    known = {m.start: m for m in reversed(mentions)}
    if len(words) > 3:
        for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", parsed.low):
            known.setdefault(match.start(), Named(match.start(), match.end(), mentions[0].name))
    return [mentions[0], *(n for start, n in sorted(known.items()) if start != mentions[0].start)]


def key_of(name: str) -> str:
    """What two spellings of a name have in common."""
    return re.sub(r"^(?:le|la|les|l'|plan|strategie)\s|[^a-z0-9]+", "", fold_text(name))


def _candidates(parsed: Parsed) -> list[tuple[Named, float]]:
    found = [(q, w - _distance(parsed, q)) for q, w in _weighed_quotes(parsed) if w > 0]
    low, text = parsed.low, parsed.folded.text
    for pattern, view, weight in (
        (_CALLED_RUN, parsed.plain, 5.0),
        (_NOUN_RUN, parsed.plain, 1.5),
        (_RUN_APPOSED, parsed.plain, 2.5),
        (_IA_RUN, parsed.plain, 0.8),
        (_HASHTAG, parsed.plain, 0.6),
        (_PHRASE, low, 1.0),
    ):
        for match in pattern.finditer(view):
            start, end = match.span("name")
            named = Named(start, end, written(parsed, start, end))
            if pattern is _NOUN_RUN:
                named = _bare_run(parsed, _without_owner(named))
                if named.name.endswith((" IA", " I.A.")) and named.name.count(" ") == 1 and text[start].islower():
                    continue
            if pattern is _PHRASE and re.match(r" [A-ZÉ\d]", parsed.plain[end : end + 2]):
                continue
            if pattern is _CALLED_RUN and _SCHEME_LEAD.search(low, max(0, start - 70), start):
                continue
            if pattern is _RUN_APPOSED and (_SINCE.match(low, start) or parsed.places_between(start, end)):
                continue
            capital = 2 * (text[start].isupper() and pattern is _PHRASE and named.name.count(" ") > 1)
            found.append((named, weight + capital - _distance(parsed, named)))
    return found


def _weighed_quotes(parsed: Parsed) -> Iterator[tuple[Named, float]]:
    """Each quoted name, with how much what stands around it makes it a plan's."""
    low = parsed.low
    quotes = quotes_of(parsed)
    times = Counter(key_of(q.name) for q in quotes)
    for quote in quotes:
        weight = 0.0
        mark = low.rfind("«", 0, quote.start) if low[quote.start - 2 : quote.start].strip() == "«" else quote.start - 1
        around = (max(0, mark - 90), max(0, mark))
        if lead := _LEADING.search(low, *around):
            weight = 4.0 if re.search(rf"\b{PLAN_NOUN}\b|{_CALLED}", lead.group()) else 2.0
        scheme = _SCHEME_LEAD.search(low, *around)
        if _SO_CALLED.search(low, *around):
            weight = -2
        if scheme and not _PLAN_WORD.search(low, scheme.start(), around[1]):
            weight = min(weight, 0.0) - 2
        if re.search(rf"^{PLAN_NOUN}\b", fold_text(quote.name)):
            weight += 3
        if _APPOSED.match(low, quote.end, quote.end + 70):
            weight += 3
        if _AI.search(quote.name):
            weight += 1
        if parsed.sentence_at(quote.start).index < 4:
            weight += 0.7
        yield quote, weight + 0.3 * (min(times[key_of(quote.name)], 4) - 1)


#: « ce que la collectivité nomme « l'école des données » »: a part of the plan.
_SO_CALLED = re.compile(r"\bce\squ(?:e\s|')[^.;«»]{2,40}\s(?:nomme|appelle|baptise)(?:nt)?\s?$")
_OWNED = re.compile(
    r" (?:(?:de la|de|du|des|pour|en|et) )(?:la )?(?:Régions?|Ville|Métropole|Conseil|Canton|Département|[ÉE]tat)\b.*$"
)


def _without_owner(named: Named) -> Named:
    """« Plan IA de la Région Sud » is named Plan IA."""
    name = _OWNED.sub("", named.name)
    return replace(named, name=name, end=named.start + len(name)) if name != named.name else named


def _bare_run(parsed: Parsed, named: Named) -> Named:
    """« plan SUD IA » is named SUD IA; « Plan IA Grand Est » keeps its capital noun."""
    first, _, rest = named.name.partition(" ")
    return named if first[0].isupper() or len(rest) < 4 else Named(named.start + len(first) + 1, named.end, rest)


_SINCE = re.compile(r"(?:en|des|depuis|d'ici|avant|apres)\s\d")
_FORMERLY = re.compile(
    r"\b(?:d'alors|a\sl'epoque|naguere|jadis|predecesseurs?|precedente?s?|ancien(?:ne)?s?|d'avant|en\s(?P<year>20[012]\d))\b"
)
_FORMER = re.compile(
    r"\s?[»\"]?[^.;]{0,16}?\b(?:de|voulu\sen|lance\sen|vote\sen|ne\sen|date\sde)\s(?P<year>20[012]\d)\b"
    r"|\s?[»\"]?[^.;«»]{0,40}?\b(?:[a-z]{2,}(?:ait|aient)|n'a\spas|n'avait)\b"
)
_LATE = 2


def is_former(parsed: Parsed, named: Named) -> bool:
    """« En 2020, le plan « Mer IA » promettait », « le plan « Bresse » de 2019 avait coûté »: one that is over."""
    sentence = parsed.sentence_at(named.start)
    then = _FORMERLY.search(parsed.low, max(sentence.start, named.start - 90), named.start)
    was = _FORMER.match(parsed.low, named.end, sentence.end)
    if then is None:
        return was is not None and was["year"] is not None and is_past(parsed, was["year"])
    return was is not None and is_past(parsed, then["year"])


def is_past(parsed: Parsed, year: str | None) -> bool:
    """Whether a year is well before the document's; « d'alors » gives none and is."""
    return year is None or parsed.published_on is None or int(year) <= parsed.published_on.year - _LATE


def _distance(parsed: Parsed, named: Named) -> float:
    """How far a name is from being the plan's own: other plans lose."""
    sentence = parsed.sentence_at(named.start)
    low = parsed.low
    around = (max(sentence.start, named.start - 60), min(sentence.end, named.end + 60))
    other = is_foreign(low, named.start, named.end) or _OTHER_PLAN.search(low, *around)
    later = re.search(r"\babroge", low[named.end : sentence.end])
    in_heading = parsed.blocks[sentence.block].kind in ("heading", "title") or sentence.index < 2
    return 6.0 * bool(other or later) + 4.0 * is_former(parsed, named) - 0.8 * in_heading
