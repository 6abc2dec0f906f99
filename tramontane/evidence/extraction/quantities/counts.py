"""Which numbers count things, what each one counts, and how it is qualified."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.grammar.numbers import Number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.quantities.levels import STOPS, is_elliptic_level
from tramontane.evidence.extraction.quantities.shares import Said
from tramontane.evidence.extraction.quantities.votes import vote_of
from tramontane.evidence.rendition import Block
from tramontane.evidence.values import Qualifier

_UNIT = re.compile(
    r"\s(?:l[ea]\s(?:nombre|part|quantite|volume)\s(?:de\s|d'|des\s|du\s))?"
    r"(?:de\s|d'(?!ici\b|entre\b))?(?P<unit>(?:%|[a-zœ][a-zœ'-]*)(?:\s(?:de\s|d'|et\s|du\s|des\s|en\s)?[a-zœ][a-zœ'-]*){0,4})"
)
_UNIT_END = re.compile(
    r"^(?:(?:form|equip|accompagn|aid|recrut|financ|install|raccord|connect|certifi)e?e?s|retenue?s|soutenue?s|des)\b|"
    r"\b(?:aujourd'hui|actuellement|d'ici|d'entre|en|par|sur|au|aux|a|pour|dans|avec|qui|que|ont|est|sont|etaient|etait|avaient"
    r"|ne|se|s'[a-z]+|doivent|peuvent|ainsi|autour|hors|deja|lors|fin|des(?=\s20\d\d)|avant|soit|contre|le|la|les|l'|installe\w*|identifie\w*"
    r"|recense\w*|sous|chez|entre|parmi|selon|dont|un|une|seulement|nous|ils|elles?|[a-z]+rons|chaque|devant|depuis|aur(?:a|ont)|y"
    r"|(?<=\s)(?:permanents?|membres?|[a-z]{2,}[^m\W]ent|[a-z]{3,}(?:ait|aient))"
    r"|[a-z]+(?:er(?:a|ont|ait|aient)|ir(?:a|ont)|dr(?:a|ont)|vr(?:a|ont|aient|ait)|rr(?:a|ont|aient|ait)))\b"
)
_NOT_COUNT = re.compile(
    r"(?:articles?|\barts?\.?|n\s?°|n°s?|numeros?|axes?|volets?|pages?|\bbac|niveau|lots?|phase|rapport|edition|top|lignes?|chapitre"
    r"|annexes?|version|no\.?|agenda|amendements?|volume|classe|groupe|loi|°|objectif|mesure|action|fiche|tableau|figure"
    r"|etape|titre|section|paragraphe|alinea|point|salle|batiment|bureau|porte|etage|bus|tram|b\.?p\.?|cs|tel\.?|telephone|fax"
    r"|poste|siret|siren|rcs|reference|ref\.?|decision|deliberation|dossier|question|horizon|agence|zone|saison|episode|acte"
    r"|serie|session|seance)\s[+]?$|[-/.+]$|[A-Z]$"
)
_NOUN_NEXT = re.compile(r"\s?%|\s(?:de\s)?(?:[a-zœ]{3,}|d'[a-zœ]{3,}|ia\b)|\s?/\s?an\b|\spar\san\b")
_ACRONYM_NEXT = re.compile(r"\s[A-Z]{2,6}\b")
_NOT_NOUN = re.compile(
    r"\s(?:et|ou|a|au|de|du|des|en|par(?!\san)|sur|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre|ans?|annees?|mois|semaines?|jours?(?!\sde\sformation)|trimestres?|semestres?|minutes?|premiers?|premieres?"
    r"|prochain\w*|dernier\w*|autres|grands|axes?|filieres|volets?|piliers?|chantiers?|priorites|mesures|fois|defis|annonces"
    r"|depuis|selon|que|qui|dont|pour|avec|sans|dans|entre|chez|vers|sous|lors|afin|comme|mais|est|sont|ont|etait|etaient|avait|avaient"
    r"|le|la|les|ce|cette|ces|son|sa|ses|leur|leurs|notre|nos|tout|tous|toutes|puis|soit|car|donc|apres|pendant|elle|elles|ils|nous"
    r"|rue|avenue|boulevard|bd|bld|place|quai|allee|chemin|impasse|route|chaussee|faubourg|bis|ter|cedex|pages?|p\.|h\b)\b"
)
_SEVERAL = cue(r"\b(?:plusieurs|quelques|des|de|par)\s$")
_MARKS = re.compile(r"[ •◦–—*-]*")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CUT_SHORT = re.compile(r"[.,/]\d")
_HOURS = cue(r"\sheures?\b")
_POSTCODE = re.compile(r"\d{5}\s[A-ZÉ][\w'-]+|(?<=, )\d{4}\s[A-ZÉ][a-zéèêîô'-]+")
_LISTED = cue(
    r"\s(?:(?:grands?|grandes|principa(?:ux|les)|nouve(?:aux|lles))\s)?(?:objectifs|engagements|ambitions|actions"
    r"|lignes|orientations|leviers|themes|thematiques|points|enjeux|propositions|etapes|domaines|conditions|raisons"
    r"|principes|resultats|axes|piliers|volets|chantiers|priorites|mesures)\b"
)
_LABELLED = re.compile(
    r"(?:valeur|cible|objectif|reference|base|depart|resultat|realise|attendu|prevu|jalon)s?(?:\s[a-z]+)?(?:\s20\d\d)?\s?:\s$|(?:^|[.;|(•–-]\s?)(?:le\s)?(?:nombre|nb|effectifs?|total|population|part|taux|candidatures|dossiers|laureats|places|postes|emplois"
    r"|participants|inscrits|reponses|beneficiaires|adherents|habitants|signataires|signatures|stagiaires|etudiants|apprentis"
    r"|entreprises|salaries|agents|brevets|abonnes|visiteurs|logements|communes|sieges|score)\b[^:.;|\d]{0,50}(?:\([^()]{1,30}\))?\s?:\s?$"
)
_LABEL = re.compile(
    r"\b(?!valeur|cible|objectif|realise|reference|base|depart|situation|etat|rappel|resultat|constate|20\d\d)"
    r"(?:(?:le\s)?(?:nombre|nb|total)\s(?:de\s|d'|des\s))?(?P<what>[a-z][a-z' -]{2,40}?)\s?(?:\([^()]{1,30}\)\s?)?:\s?$"
)
_TIMED = cue(
    r"\s\(?(?:en\s(?:20\d\d|fin|janvier|juin|septembre|decembre)|fin\s20\d\d|des\s20\d\d|d'ici|avant|a\sl'horizon|par\san\b"
    r"|chaque\s(?:annee|mois)|tous\sles\sans|a\spartir\sde|a\sla\s(?:fin|rentree)|au\s3[01]\s)"
)
_TAKEN_UP = re.compile(
    r"(?:\b(?:a|de|sont|seront|serons|sera|serait|seraient|aura|auront|aurons|aurait|et|puis|pres\sde|plus\sde|moins\sde"
    r"|superieure?s?\sa|d'environ|atteindra|atteindre|vise|viser|former|accompagner|aider|equiper|recruter|en\s[a-z]{3,}|moins"
    r"|environ|veut|voulons|veux)|[,?:(])\s$"
)
_REACH_ONLY = cue(
    r"\b(?:ils|elles)\s(?:seront|devront\setre|devraient\setre|pourraient\setre)\s$|\b(?:aurons|aura|auront)\s$"
    r"|\b(?:elles?|ils?|nous|on)\sen\s[a-z]{2,}r(?:a|ont|ons)\s$"
    r"|\ben\s(?:prevo\w+|veu\w+|voulons|voudr\w+|vise\w*|visons|atten\w+|promet\w*|souhait\w+|faudra\w*)\s$"
)
_ALONE = re.compile(r"(?:^|[,;:(]\s|\bet\s|\bque\s|\bseule?s\s)$")
_DOES = cue(
    r"\s(?:(?:ont|avaient|etaient|sont)\s(?!l[ea]s?\b)|l'(?:ont|avaient|etaient)\b|seulement\s|le\s(?:ser|fer)(?:ont|aient)\b)"
)
_PART_OF = cue(r"\bdont\s(?:deja\s|environ\s|plus\sde\s)?$")
_PLACED = re.compile(r"\s(?:dans|en|a|au|aux|pour|sur|chez|par|sont|ont|des|de)\s|[.,;)]")
_MOVED = cue(r"\sl(?:e|a)\s(?:nombre|part|taux|delai|capacite|proportion|volume|quantite|total|temps|duree)\b")
_TO = cue(
    r"\b(?:porter|passer|ramener|monter|reduire|limiter|fixer|grimper|s'elever|s'etablir|descendre|porte|ramene|reduit|fixe)(?:a|ont|ait|e|es)?\sa\s"
    r"(?:[a-z']+\s){0,2}$|\b(?:atteindre|atteindra|depasser|depassera|franchir)\s(?:les\s)?$"
)
_BY_YEAR = re.compile(r"\s?(?:%\s?)?\((?:en\s|fin\s|annee\s)?20\d\d\)")
_AMONG = cue(r"\s(?:des|sur(?:\sles)?)\s\d")
_AIMED = cue(r"\bobjectifs?\s(?:de|est\sde)\s$")
_DELAY = cue(r"\s(?:jours?|semaines?|minutes?)\b")
_TIMES = cue(r"\b(?:multipli|divis)[a-z]+\s(?:[a-z'-]+\s){0,3}par\s$")
_RANGE = re.compile(r"(?:\s?%)?\s(?:a|et)\s|\s?[-–]\s?")
_RANGE_BEFORE = cue(r"\b(?:entre|de)\s$")
_QUALIFIED: tuple[tuple[Qualifier, re.Pattern[str]], ...] = (
    ("more_than", re.compile(r"(?:plus\s(?:de\s|d'|des\s)|superieure?s?\s(?:a\s|aux?\s))(?:la\s)?$")),
    ("less_than", re.compile(r"(?:moins\s(?:de\s|d')|inferieure?s?\s(?:a\s|aux?\s))(?:la\s)?$")),
    ("at_least", re.compile(r"(?:au\smoins|minimum|pas\smoins\sde|au\sminimum)\s$")),
    ("at_most", re.compile(r"(?:jusqu'a|au\splus|maximum)\s$")),
    (
        "about",
        re.compile(
            r"(?:environ|quelque|quelques|pres\sde|autour\sde|de\sl'ordre\sde|\w*approximativement)\s(?:une\s|les\s)?$"
        ),
    ),
)


#: More numbers than this in one sentence make a grid that lost its columns.
CROWD = 40
_PROSE = 60


@dataclass(frozen=True, slots=True)
class Counted:
    """``text[start:end]`` says how many ``unit`` (as written; "" if left unsaid), a stretch that ends at ``stop``.

    ``least`` is the lower bound of a range; ``about`` for a round number (« une centaine »), ``vote`` for a ballot,
    ``said`` for a share in words.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    stop: int
    least: Decimal | None = None
    about: bool = False
    vote: bool = False
    said: bool = False


def counted(parsed: Parsed, numbers: Sequence[Number], said: Iterable[Said]) -> list[Counted]:
    """What counts something among the numbers of a document and those said in another way, in reading order."""
    found = []
    crowded = _crowded(parsed, numbers)
    for other in said:
        unit, stop = ("%", other.end) if other.percent else unit_of(parsed, other.end)
        found.append(Counted(other.start, other.end, other.value, unit, stop, said=other.percent))
    for number in numbers:
        sentence = parsed.sentence_at(number.start)
        if is_grid(parsed.blocks[sentence.block]) or sentence.index in crowded:
            continue
        vote = vote_of(parsed.low, number, sentence.start, sentence.end)
        if vote:
            found.append(Counted(number.start, number.end, number.value, vote, number.end, vote=True))
        elif counts_something(parsed, number):
            unit, stop = unit_of(parsed, number.end)
            unit = unit or _labelled_unit(parsed, number.start)
            start, least = _lowest(parsed, number)
            found.append(Counted(start, number.end, number.value, unit, stop, least, about=number.about))
    return sorted(found, key=lambda c: c.start)


def is_grid(block: Block) -> bool:
    """Whether a block is a cell too short to tell anything in words."""
    return block.kind == "cell" and block.end - block.start < _PROSE


def _crowded(parsed: Parsed, numbers: Sequence[Number]) -> set[int]:
    """The sentences with too many numbers to be sentences."""
    held = Counter(parsed.sentence_at(number.start).index for number in numbers)
    return {index for index, many in held.items() if many > CROWD}


def _lowest(parsed: Parsed, number: Number) -> tuple[int, Decimal | None]:
    """Where « entre 300 et 400 », « de 150 à 200 » begins, and its lower bound; the number itself failing that."""
    low = parsed.low
    for first in reversed(parsed.numbers_between(max(0, number.start - 24), number.start)):
        joint = _RANGE.fullmatch(low, first.end, number.start)
        led = _RANGE_BEFORE.search(low, max(0, first.start - 8), first.start)
        if joint and (led or joint.group().strip() != "et") and first.value < number.value and not first.article:
            return (led.start() if led else first.start), first.value
        break
    return number.start, None


def counts_something(parsed: Parsed, number: Number) -> bool:
    """Whether a number counts things: a noun or a percent sign follows it, or it takes up what was counted before."""
    low, end = parsed.low, number.end
    before = low.part(max(parsed.sentence_at(number.start).start, number.start - 70), number.start)
    if _is_label(parsed, number, before) or number.article or (number.value < 2 and not number.in_digits):
        return False
    if _takes_up(low, number, before):
        return True
    if (_HOURS.match(low, end) and number.value < 48) or (
        number.in_digits and _POSTCODE.match(parsed.plain, number.start)
    ):
        return False
    noun = _NOUN_NEXT.match(low, end) or _ACRONYM_NEXT.match(parsed.plain, end)
    return bool(noun) and (number.about or number.scale > 1000 or not _NOT_NOUN.match(low, end))


def _is_label(parsed: Parsed, number: Number, before: Text) -> bool:
    """« 1.2 Embauches », « article 3 », « trois axes : », « multiplié par deux »."""
    return bool(
        (_NOT_COUNT.search(before.tail(16)) and not _PERCENT.match(parsed.low, number.end))
        or _CUT_SHORT.match(parsed.low, number.end)
        or _TIMES.search(before)
        or (number.about and _SEVERAL.search(before))
        or _numbers_block(parsed, number)
        or (_LISTED.match(parsed.low, number.end) and _opens_list(parsed, number))
    )


def _takes_up(low: Text, number: Number, before: Text) -> bool:
    """« elles étaient 340 », « passera à 40 en 2028 », « nombre de places : 480 »: the noun is said elsewhere."""
    start, end = number.start, number.end
    return bool(
        _BY_YEAR.match(low, end)
        or (_TO.search(before) and (_MOVED.match(low, end) or _DELAY.match(low, end) or STOPS.match(low, end)))
        or (_DELAY.match(low, end) and _AIMED.search(before))
        or (_AMONG.match(low, end) and _ALONE.search(before))
        or is_elliptic_level(low, start, end)
        or _LABELLED.search(before)
        or (_DOES.match(low, end) and _ALONE.search(before))
        or (_PLACED.match(low, end) and _PART_OF.search(before))
        or (_TIMED.match(low, end) and _TAKEN_UP.search(before))
        or _REACH_ONLY.search(before)
    )


def _numbers_block(parsed: Parsed, number: Number) -> bool:
    """« 1.2 Embauches » numbers what it begins."""
    block = parsed.block_at(number.start)
    first = bool(_MARKS.fullmatch(parsed.low, block.start, number.start))
    dotted = "." in parsed.low[number.start : number.end] or parsed.low[number.end : number.end + 1] == "."
    dotted = dotted and not _GROUPED.fullmatch(parsed.low, number.start, number.end)
    return first and dotted and parsed.plain[number.end : number.end + 3].strip(". ")[:1].isupper()


def _opens_list(parsed: Parsed, number: Number) -> bool:
    """« Trois objectifs sont fixés : », « Le plan a six thèmes », then the list: the number counts its items."""
    sentence = parsed.sentence_at(number.start)
    if parsed.low.endswith(":", sentence.start, sentence.end):
        return True
    following = parsed.sentences[sentence.index + 1 : sentence.index + 2]
    return any(parsed.blocks[s.block].kind == "item" and s.block != sentence.block for s in following)


def _labelled_unit(parsed: Parsed, position: int) -> str:
    """« nombre de places : 480 » counts « places »."""
    label = _LABEL.search(parsed.low, max(parsed.sentence_at(position).start, position - 60), position)
    return parsed.folded.text[label.start("what") : label.end("what")].strip() if label else ""


def qualifier_of(low: str, start: int, *, about: bool = False) -> Qualifier:
    """The word that qualifies a number, read just before it."""
    before = low[max(0, start - 22) : start]
    return next((name for name, cue in _QUALIFIED if cue.search(before)), "about" if about else "exact")


_PERCENT = re.compile(r"\s?%")
_TRAILING = re.compile(r"\s+(?:de|d['’]|et|du|des)$")


def unit_of(parsed: Parsed, position: int) -> tuple[str, int]:
    """The percent sign, or the noun and its adjectives, that follow a number ending at ``position``, and their end."""
    if percent := _PERCENT.match(parsed.low, position):
        return "%", percent.end()
    match = _UNIT.match(parsed.low, position, min(position + 70, parsed.sentence_at(position - 1).end))
    if not match:
        return "", position
    start, unit = match.start("unit"), match["unit"]
    cut = _UNIT_END.search(unit)
    text = parsed.folded.text[start : start + (cut.start() if cut else len(unit))].rstrip()
    text = _TRAILING.sub("", text)
    return text, start + len(text) if text else position
