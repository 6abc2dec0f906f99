"""What the plan says will be done, or not: « sera créé », « la Région ouvrira », « créer », « la création de »."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tramontane.evidence.extraction.clauses import is_foreign
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.names import PLAN_NOUN
from tramontane.evidence.extraction.wording import doing_label
from tramontane.evidence.values import Action, Modality

_STEMS = (
    r"(?:cre|organis|lanc|ouv|financ|form|souten|soutien|develop|developp|install|accompagn|deploy|equip"
    r"|adopt|cartographi|fourn|veill|sensibilis|recrut|mobilis|mett|favoris|stimul|propos|reuni|construi|aid|attir"
    r"|renforc"
    r"|experiment|test|amenag|acquer|acquier|attribu|publi|editer|modernis|structur|ten|approuv|institu"
    r"|generalis|etabli|pilot|certifi|evalu|rejoin|cofinanc|subventionn|concev|produi|heberg|implant|reserv|garanti"
    r"|associ|nomm|confi|renov|mutualis|ouvr|acheter|achet|lou|distribu|offr|instaur|mesur|ameli|facilit|encourag"
    r"|outill)"
)
_PARTICIPLE = (
    r"[a-z]{2,}(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites|ert|erte|erts|ertes|int|inte|ints|aint|mise?s?)"
)
_ADVERB = (
    r"(?:\w+ment\s|egalement\s|aussi\s|ainsi\s|enfin\s|donc\s|bientot\s|desormais\s|alors\s|ensuite\s|toutefois\s)"
)
_PASSIVE = re.compile(
    rf"\b(?:(?:ne\s|n')?(?:ser(?:a|ont|ait|aient)|(?:pourr|devr)(?:a|ont|ait|aient)\s(?:\w+\s)?etre|va\setre"
    rf"|vont\setre|doit\setre|doivent\setre)"
    rf"|(?:n'est|ne\ssont|est|sont)(?=\s(?:(?:pas|plus|donc|aussi|egalement)\s)?(?:cree|institue|lance|approuve"
    rf"|accorde|attribue|abandonne|ecarte|finance|autorise"
    rf"|ouvert|instaure|octroye|reserve|annule|supprime|confie)))"
    rf"\s(?:(?:pas|plus|point|jamais|rien)\s)?{_ADVERB}?{_PARTICIPLE}\b"
)
_NOT_FUTURE = (
    r"(?!(?:camera|opera|extra|infra|front|affront|agora|panorama|cobra|sera|seront|aura|auront|pourra|pourront|devra"
    r"|devront|atteindra|atteindront"
    r"|coutera|couteront|representera|s'elevera|pesera|faudra|voudra|faudrait|restera|resteront|deviendra|portera"
    r"|verra|verront|depassera|depasseront|montera|monteront|passera|passeront|rattrapera|jouera|joueront|viendra"
    r"|viendront|presidera|presideront|durera|s'occupera|suffira|suffiront|profiteront|appartiendra|debutera"
    r"|debuteront|commencera|s'achevera)\b)"
)
_FUTURE = re.compile(
    rf"\b(?:s'|l'|y\s|en\s|se\s|les\s)?{_NOT_FUTURE}(?:[a-z]{{3,}}|fe|i)r(?:a|ont)\b"
    rf"|\bnous\s(?:ne\s|n'|y\s|en\s|les\s|vous\s)?{_NOT_FUTURE}[a-z]{{2,}}rons\b"
    rf"|\b(?:doit|doivent)\s(?:aussi\s|egalement\s)?voir\sle\sjour\b"
    rf"|\bverr(?:a|ont)\sle\sjour\b|\baur(?:a|ont)\s(?:droit|son|sa|ses|leurs?|un|une|des|acces)\b|\bdoi(?:t"
    rf"|vent)\s(?={_STEMS})|\bva\s(?={_STEMS})|\bvont\s(?={_STEMS})|\ballons\s(?={_STEMS})"
)
_PAYS = re.compile(r"(?:consacr|mobilis|investi|allou|affect|apport|engag|vers|mettr|debours|depens)\w*$")
_HAPPENS = ("se tiendra", "se tiendront", "aura lieu", "auront lieu")
_SUM = re.compile(
    r"\s(?:(?:plus|pres|environ|au|moins|quelque|jusqu'a)\s(?:de\s|d'|moins\s)?)?(?:\d"
    r"|[a-z-]+\s(?:[a-z-]+\s)?(?:millions?|milliards?))"
)
_WOULD = re.compile(
    r"\b(?:prendrait|creerait|ouvrirait|financerait|accueillerait|installerait|lancerait|mettrait|recruterait"
    r"|formerait|recevrait|recevraient|organiserait)\b"
)
_BODY = (
    r"(?:la\sregion|l'etat|l'etat\set\sla\sregion|la\sville|la\smetropole|le\scanton|le\sgouvernement"
    r"|le\sconseil\s(?:regional|d'etat|departemental|municipal)"
    r"|la\scollectivite|le\sdepartement|l'universite|l'agglomeration|l'assemblee|le\sgrand\sconseil|les\sparties"
    r"|l'executif|la\sprovince|la\swallonie|quebec)"
)
_ACTS = (
    r"(?:cree|creent|ouvre|ouvrent|attribue|attribuent|accorde|accordent|octroie|octroient|finance|financent|equipe"
    r"|equipent|installe|installent|recrute|recrutent"
    r"|met|mettent|deploie|deploient|organise|organisent|soutient|soutiennent|accompagne|accompagnent|institue"
    r"|instituent|confie|confient|instaure|reserve|reservent"
    r"|heberge|subventionne|cofinance|acquiert|acquierent|n'acquiert|n'acquierent|n'achete|rembourse|remboursent"
    r"|prend|prennent|ne\sfinance|ne\sfinancent|ne\scree)"
)
_PRESENT = re.compile(
    rf"(?:(?:^|[;:.]\s|[•–—-]\s|,\s){_BODY}(?:\s[a-z'-]+){{0,4}}?\s{_ACTS}\s(?!(?:le|la|son|sa|ce|un"
    rf"|une)\s{PLAN_NOUN}\b|de\s(?:cote|plus)))"
    rf"|^(?:(?:article\s)?\d{{1,2}}(?:er)?\s?[.:–—-]{{1,3}}\s)?(?:cree|attribue|institue|octroie|autorise|accorde"
    rf"|ouvre|instaure)\s(?=(?:l'|la|le|les|au|aux|un|une|des|a)\b)"
)
_INFINITIVE = re.compile(
    rf"(?:\b(?:pour|afin\sde|afin\sd'|de|d'|a|et|prevoit\sde|permettra\sde|charge\sl'[a-z ]+?de)\s?|[:–—•]\s?"
    rf"|^\s*|,\s)(?P<verb>(?:{_STEMS}\w*?(?:er|ir|ire|uire)|tenir|ouvrir|soutenir|mettre\sen\s(?:place"
    rf"|oeuvre))\b)"
)
_ITEM_INFINITIVE = re.compile(
    r"\s*(?:[•–—*-]\s*|\d{1,2}[.)]\s*|d'|de\s)?(?P<verb>(?!hier\b|premier|dernier|janvier|fevrier|atelier|chantier"
    r"|pilier|metier|quatre|autre|centre|notre|votre|cadre|ordre|titre|avenir)[a-z]{3,}(?:er|ir|dre|tre|uire|ire))\s"
    r"(?=(?:l'|d'|la|le|les|un|une|des|du|de|au|aux|a|en|chaque|son|sa|ses|nos|leurs?|plus|mieux|tous|toutes|dans"
    r"|avec|sur|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|\d+|cent|mille)(?:\b|(?<=')))"
)
_NOMINAL = re.compile(
    r"(?:\b(?:l'|la\s|le\s|au\s|un\s|une\s))(?P<noun>(?:creation|organisation|financement|developpement"
    r"|ouverture|mise\sen\splace|lancement|soutien|accompagnement|deploiement|animation|installation"
    r"|recrutement|signature(?=\sd'un))(?:\s\w+elle|\s\w+el)?\s(?:a\s|a\sl'|de\s|d'|du\s|des\s|en\s))"
)
_END = re.compile(
    r"[.;:»](?!\d)|,\s|\s(?:afin|tout\sen|pour\s(?:superviser|stimuler|sensibiliser|faire|lutter|promouvoir"
    r"|ameliorer)|destinees?\sa\sfavoriser|mais|tandis|qui\sn'|et\s(?:creera|developpera|proposera|mettra"
    r"|ouvrira|d'organiser|de\s(?:structurer|doubler)))\b"
)
_FUNDED = re.compile(r"\b(?:millions?|milliards?|euros|m€|mio|francs)(?:\s(?:de\s|d')?\w+)?\s?$")
_NO = re.compile(
    r"\bn(?:e\s|')[^.;,]{0,40}\b(?:pas|aucun|plus|point|jamais|rien|guere|nullement)\b|\baucune?\b|\bnul(?:le)?\b"
    r"|\bsans\s|\b(?:abandonne|ecarte|annule|supprime)e?s?\b"
    r"|^\s*(?:[•–—*«\"-]\s*)?(?:pas|jamais|plus)\s(?:de|d'|un)\b"
)
_SUBJECT = re.compile(
    r"(?:.*[,;:»?]\s|^\s*(?:[•–—*-]\s*|\d\.\s*)?(?:\w+\s?:\s)?(?:dans\s(?:ce\scadre|ce\sbut),\s"
    r"|d'autre\spart,\s)?)(?=[^,;:»?]*$)"
)
_RELATIVE = re.compile(
    r"\s*(?:qui|que|qu'|dont|ou|auquel|laquelle|lequel|lesquel\w+|celui|celle|ce\s(?:plan|montant|chiffre)\b|cela|ceci)"
)
_NO_DOER = re.compile(
    r"^\s*(?:(?:l'|la\s|le\s|les\s|une?\s|cette\s)?(?:enveloppe|effort|contribution|montant|credits?|somme|depense"
    r"|charge|cout|taux|duree|part|facture|dotation|jury)\b"
    r"|(?:deux|trois|quatre|cinq|six)\s(?:axes|chantiers|volets|piliers|priorites)\b)|\bsi\s(?:l'|la|le|les)"
    r"|\bcombien\b|\bpourquoi\b|\bcomment\b|(?:^|\s)(?:le|les|l')\s?$"
)
_PURPOSE = re.compile(r"\b(?:pour|afin\sde|a)\s?$")
_STEP = re.compile(
    rf"(?:lancement|adoption|presentation)\s(?:de\s|du\s|d')(?:ce\s|son\s|sa\s|cette\s|la\s|un\s)?(?:plan|strategie"
    rf"|feuille)"
    r"|.{0,40}\betre\s(?:adopte|soumis|presente|examine|vote)"
    rf"|.{{0,60}}\b(?:{PLAN_NOUN}|texte|projet|deliberation|document|budget|message|amendement"
    rf"|avis)\b.{{0,50}}\b(?:adopt|vot|examin|soum|present|debatt|approuv|rejet|report|sera\slance|se\sdecline|couvr"
    rf"|s'etend|entrera|dur)"
    r"|il\sest\s(?:ouvert|affecte|inscrit)\s(?:une\senveloppe|un\scredit)|.{0,60}\bse\sprononc|.{0,60}\ben\sdebattr"
    r"|.{0,80}\bsera\s(?:dote|de\s|le\s|la\s)"
)
_SKIP = re.compile(r"^\s*(?:vu|considerant)\b|\bmarche\s(?:mondial|europeen|de\sl'ia)\b|\blevee\sde\b")
_PRONOUNS = re.compile(r"\s*(?:il|elle|ils|elles|on|nous|je)\s")


@dataclass(frozen=True, slots=True)
class Doing:
    """``text[start:end]`` states an action of the plan."""

    start: int
    end: int
    value: Action


def actions_of(parsed: Parsed, said: Sequence[tuple[int, int]] = ()) -> list[Doing]:
    """The actions, in order and without overlap; none where ``said`` holds an axis or a target already."""
    found: list[Doing] = []
    for sentence in parsed.sentences:
        block = parsed.blocks[sentence.block]
        if block.kind in ("heading", "title", "cell"):
            continue
        low = parsed.low[sentence.start : sentence.end]
        if low.endswith("?") or _SKIP.search(low) or is_foreign(low, 0, len(low)):
            continue
        first = block.kind == "item" and sentence.start == block.start
        for start, end in _apart(low, sorted(_spans(low, item=first))):
            span = sentence.start + start, sentence.start + end
            if not _is_said(said, *span):
                found.append(Doing(*span, _value(parsed.folded.text[slice(*span)], low, start, end)))
    return found


def is_doing(label: str) -> bool:
    """Whether the folded label of a part is itself something to do: « équiper les lycées »."""
    return bool(_ITEM_INFINITIVE.match(label)) and len(label.split()) > 2


def _value(text: str, low: str, start: int, end: int) -> Action:
    words = low[start:end]
    negated = bool(_NO.search(low, max(0, start - 30) if start else 0, end))
    would = re.search(
        r"\b(?:ser|pourr|devr)(?:ait|aient)\b|\b[a-z]{3,}(?:erait|eraient|irait|iraient|drait|draient)\b", words
    )
    modality: Modality = "conditional" if would else "firm"
    return Action(label=doing_label(text), negated=negated, modality=modality)


def _apart(low: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches that are actions, none inside another."""
    reached = 0
    for start, stop in spans:
        end = start + len(low[start:stop].rstrip(" ,"))
        if start < reached or end - start < 12 or _STEP.match(low[start:end]):
            continue
        if reached and _PURPOSE.search(low, max(0, start - 10), start):
            continue
        reached = end
        yield start, end


def _is_said(said: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether half of ``[start, end)`` or more is the label of an axis or the wording of a target."""
    i = bisect_right(said, (end, 0))
    near = said[max(0, i - 3) : i]
    return any(2 * (min(end, b) - max(start, a)) >= end - start for a, b in near)


def _spans(low: str, *, item: bool) -> list[tuple[int, int]]:
    found = []
    for match in _PASSIVE.finditer(low):
        start = _subject(low, match.start(), 160)
        if start is not None:
            found.append((start, _stop(low, match.end(), 110)))
    for match in (*_FUTURE.finditer(low), *_WOULD.finditer(low)):
        if low.endswith(_HAPPENS, 0, match.end() + 5) or low.endswith(_HAPPENS, 0, match.end()):
            continue
        if _PAYS.search(match.group()) and _SUM.match(low, match.end()):
            continue
        start = _subject(low, match.start(), 90)
        joined = low[: match.start()].endswith((" et ", " ou ", ", "))
        if start is not None or joined:
            found.append((match.start() if start is None or joined else start, _stop(low, match.end())))
    for match in _PRESENT.finditer(low):
        start = match.start() + len(match.group()) - len(match.group().lstrip(" ;:.,•–—-"))
        found.append((start, _stop(low, match.end())))
    if item and (verb := _ITEM_INFINITIVE.match(low)):
        found.append((verb.start("verb"), _stop(low, verb.end())))
    found += [(m.start("verb"), _stop(low, m.end())) for m in _INFINITIVE.finditer(low)]
    found += [(m.start("noun"), _stop(low, m.end())) for m in _NOMINAL.finditer(low)]
    if no := re.match(r"\s*(?:[^«»:]{0,60}:\s)?«?\s?(?=pas\s(?:de\s|d'))", low):
        found.append((no.end(), _stop(low, no.end() + 4)))
    return found


def _subject(low: str, verb: int, most: int) -> int | None:
    """Where the subject of a verb begins; None when it is a relative pronoun or a sum of money."""
    subject = _SUBJECT.match(low[:verb])
    start = subject.end() if subject else 0
    words = low[start:verb]
    if not words.strip():
        start = _over_insertion(low, start)
        words = low[start:verb]
    if _RELATIVE.match(words) or _FUNDED.search(words) or _NO_DOER.search(words):
        return None
    return start if verb - start <= most else None


def _over_insertion(low: str, position: int) -> int:
    """« Un comité, confié à X, sera créé »: back over the words between two commas."""
    before = low.rfind(", ", 0, max(0, position - 2))
    opening = max(low.rfind(". ", 0, max(before, 0)), low.rfind("; ", 0, max(before, 0)), -2) + 2
    return opening if 0 < before - opening < 80 else position


def _stop(low: str, position: int, most: int = 140) -> int:
    """Where an action ends: at a stop, but not at the closing mark of a name quoted inside it."""
    stop = len(low)
    for end in _END.finditer(low, position):
        stop = end.start()
        if end.group() != "»" or low.rfind("«", position, stop) <= low.rfind("»", position, stop):
            break
    else:
        stop = len(low)
    if stop - position > most:
        stop = position + most
        stop = low.rfind(" ", position, stop)
    return max(stop, position)
