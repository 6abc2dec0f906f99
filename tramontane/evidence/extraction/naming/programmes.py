"""The names a document gives to schemes, tools, equipments, calls, funds and other plans than its own."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within
from tramontane.evidence.extraction.naming.names import Named, key_of, quotes_of, written

_WELL_KNOWN = re.compile(
    r"(?<![\w-])(?P<name>France 2030|France Relance|France Num|Horizon Europe|Digital Europe|InvestEU|Europe numérique"
    r"|Territoires d'industrie|Action cœur de ville|[A-Z][A-Za-z]{1,24}['’]up|[A-Z][a-z]{1,24}['’][A-Z]\w{0,24}"
    r"|[A-Z][a-zA-Z]{1,24}-(?:AI|IA|GPT)\b)(?!\w)"
)
_WORD = r"[A-ZÉÈÎÔÂ][\w'’&/+-]{0,30}"
_TAIL = r"(?: (?:numériques?|connectée?s?|digitale?s?|intelligente?s?|20[2-5]\d))?"
_RUN = rf"{_WORD}(?: (?:/ )?(?:(?:de la|de l'|d'|de|du|des) )?{_WORD}){{0,5}}{_TAIL}"
_NOUN = cue(
    r"\b(?:super[ -]?calculateur|calculateur|data ?center|centres? de (?:donnees|calcul)|plateforme|portail|cluster"
    r"|fonds|dispositif|outil|appel a (?:projets|manifestation d'interet)|cheque|aide|bourse|label|prix|concours|pass"
    r"|logiciel|robot|assistant(?: virtuel)?|agent conversationnel|application|programme|protocole|initiative"
    r"|accelerateur|incubateur|jumeau numerique|modele(?: de lang(?:ue|age))?) "
)
_NAME = re.compile(rf"(?P<name>{_RUN}(?: \([A-Z]{{3,}}\))?)(?!\w)")
_SUFFIXED = cue(
    r"(?<=[a-zà-ÿ,;(] )(?P<name>[A-ZÉ][a-zà-ÿ'’-]{2,20}(?: [A-ZÉ][a-zà-ÿ'’-]{2,20})? (?:numérique|connectée?))(?![\w-])"
)
_COMMON = re.compile(
    r"(?:ia|ai|pme|tpe|eti|pmi|tpe/pme|pme/eti|r&d|etat|region\w*|europe\w*|national\w*|feder\S*|fse\S*|france|ville|commune\w*"
    r"|intelligence\sartificielle|l'intelligence\sartificielle|numerique|oui|non|ue|union\seuropeenne|conseil|departement"
    r"|ministere|bpifrance|cnrs|inria|cea)$"
)
_PROVISION = cue(
    r"\b(?:volets?|axes?|piliers?|chantiers?|priorites?|objectifs?|articles?|titres?|chapitres?|rubriques?|themes?|blocs?"
    r"|missions?|orientations?|lignes?)(?:\s(?:n\s?°\s?)?(?:\d{1,2}|[ivx]{1,4}|strategique|prioritaire|budgetaire))?"
    r"[\s,:.–(-]{0,4}(?:intitule|nomme|baptise)?e?s?$"
)
_SAID = cue(
    r"\b(?:associations?|societes?|start-up|jeunes?\spousses?|entreprises?|groupes?|collectifs?|cabinets?|journa(?:l|ux)|quotidiens?"
    r"|magazines?|hebdomadaires?|articles?(?!\s\d)|tracts?|rapports?|etudes?|livres?|films?|slogan|devise|mots?|formules?|expressions?"
    r"|comites?|commissions?|conseils?|colleges?|termes?|syndicats?|listes?|titre|question|banderole|pancarte|phrase|intitulee?s?\sdu\srapport)\s(?:[\w']+\s){0,3}[«\"]?\s?$"
)
_SPEECH = re.compile(
    r"\b(?:n'|ne\s|il\s|elle\s|on\s|ils\s|qu'|que\s|cela|c'est|ca\s|pas\s|rien\s|plus\s|zero\s|aucune?\s|jamais|sera|faut|avons|nos|notre|votre)"
)
_SAYS = cue(
    r"\s?[»\"]?,?\s?[»\"]?\s?,?\s(?:\w+\s)?\w+-(?:t-)?(?:il|elle|on|ils|elles)\b|\s?(?:[»\"]\s?,|,\s?[»\"])\s(?:(?:selon|d'apres|a\s(?:dit|declare|lance|assure|resume|insiste|conclu|repondu)"
    r"|dit|explique|assure|previent|promet|jure|resume|insiste|declare|precise|ajoute|souligne|lance|lache|repond|estime|juge"
    r"|tranche|martele|plaide|glisse|confie|regrette|attaque|denonce|soupire|sourit|rappelle|conclut|nuance|tempere|s'agace"
    r"|s'inquiete|s'alarme|se\sfelicite|se\srejouit)\s)"
)
_DOING = re.compile(r"[a-z]+(?:er|ir|re)\b")
_ITEM = re.compile(r"\s?[»\"]\s?(?:\(|,\s|:\s|et\s«|;)")
_LISTS = cue(r"\b(?:volets?|axes?|piliers?|chantiers|priorites|orientations|themes)\b")


def programmes_of(parsed: Parsed, plan: list[Named]) -> list[Named]:
    """Each name once, where it first stands; quoted speech, the labels of axes and the plan's own name left out."""
    own = {key_of(n.name) for n in plan}
    found: dict[str, Named] = {}
    named = [q for q in quotes_of(parsed) if _is_scheme(parsed, q)]
    after = (_NAME.match(parsed.plain, m.end()) for m in _NOUN.finditer(parsed.low))
    others = (m for pattern in (_WELL_KNOWN, _SUFFIXED) for m in pattern.finditer(parsed.plain))
    for match in (*filter(None, after), *others):
        start, end = match.span("name")
        named.append(Named(start, end, written(parsed, start, end)))
    reached = 0
    for one in sorted(named, key=lambda n: (n.start, -n.end)):
        key = key_of(one.name)
        if one.start < reached or _COMMON.match(fold_text(one.name)) or len(key) < 3 or len(one.name) > 60:
            continue
        if key in own or any(key in k or (len(k) > 4 and k in key) for k in own):
            continue
        reached = one.end
        found.setdefault(key, one)
    return list(found.values())


def _is_scheme(parsed: Parsed, quote: Named) -> bool:
    """Whether a quotation names something, rather than repeats what someone said or labels an axis."""
    low = parsed.low
    before = low[max(0, quote.start - 70) : quote.start].rstrip(' «"')
    text = fold_text(quote.name)
    if _SAYS.match(low, quote.end, quote.end + 60) or _SPEECH.match(text) or len(text.split()) > 8:
        return False
    if " ne " in text or " n'" in text or " pas " in text or _PROVISION.search(before) or _SAID.search(f"{before} «"):
        return False
    listed = _LISTS.search(low, max(0, quote.start - 240), quote.start)
    paid = within(parsed.money, quote.end, quote.end + 40)
    if listed and paid and paid[0].core[0] - quote.end < 7:
        return False
    sentence = parsed.sentence_at(quote.start)
    if (
        listed
        and listed.start() >= sentence.start
        and (_ITEM.match(low, quote.end) or before.endswith((" et", ";", ",")))
    ):
        return False
    return before.endswith(_NOUNS) or not _DOING.match(text)


_NOUNS = ("dispositif", "programme", "appel a projets", "cheque", "aide", "parcours", "operation", "fonds", "outil")
