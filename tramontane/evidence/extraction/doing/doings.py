"""Where a sentence says what will be done: its verb in each voice and tense, or the noun made from it."""

import re
from collections.abc import Iterator

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.doing.deeds import DEED, INFINITIVES, NOT_DONE, PRESENTS, STATED
from tramontane.evidence.extraction.naming.names import PLAN_NOUN

_PARTICIPLE = (
    r"[a-z]{2,}(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites|ert|erte|erts|ertes|int|inte|ints|aint|mise?s?)"
)
_ADVERB = (
    r"(?:\w+ment\s|egalement\s|aussi\s|ainsi\s|enfin\s|donc\s|bientot\s|desormais\s|alors\s|ensuite\s|toutefois\s"
    r"|deja\s"
    r"|en\soutre\s|en\srevanche\s|par\sailleurs\s|finalement\s|non\splus\s|peu\sa\speu\s|en\seffet\s)"
)
_DONE = (
    r"(?:cree|institue|lance|approuve|accorde|attribue|abandonne|ecarte|finance|autorise|ouvert|instaure|octroye"
    r"|reserve|annule|supprime|confie|suspendu|reporte|repousse|etendu|gele|retire|retenu|prolonge|maintenu|mise?\sen"
    r"\splace|mise?\sa\sdisposition|cofinance|deploye|generalise|designe|nomme|constitue|exclu|interdit|alloue"
    r"|renouvele|reconduit|charge(?:e|s|es)?\s(?:de|d')\s?[a-z]+(?:er|ir|re)\b)"
)
_MADE = (
    r"(?:cree|lance|mise?\sen\splace|signe|installe|ouvert|deploye|inaugure|institue|mise?\sen\sservice|confie|attribue"
    r"|recrute|equipe|conclu|achete|acquis|instaure|abandonne|ecarte|suspendu|reporte)"
)
_PASSIVE = cue(
    rf"\b(?:(?:ne\s|n')?(?:ser(?:a|ont|ait|aient)|(?:pourr|devr)(?:a|ont|ait|aient)\s(?:\w+\s)?etre|va\setre"
    rf"|vont\setre|doit\setre|doivent\setre|(?:rester|demeurer)(?:a|ont))"
    rf"|(?:n'est|ne\ssont|est|sont)(?=\s(?:(?:pas|plus|donc|aussi|egalement|desormais)\s)?{_DONE})"
    rf"|(?:n'a|n'ont|a|ont)\s(?:(?:pas|finalement|deja)\s)?ete(?=\s{_MADE}))"
    rf"\s(?:(?:pas|plus|point|jamais|rien|ni)\s)?{_ADVERB}?{_PARTICIPLE}\b"
)
_FUTURE = re.compile(
    r"\b(?:se\s)?verr(?:a|ont)\s(?:pas\s|donc\s)?(?:le\sjour|proposer|offrir|attribuer|remettre|confier)\b"
    r"|\bsortir(?:a|ont)\sde\sterre\b|\bn'y\saura\s(?:pas|plus|aucune?)\b"
    r"|\b(?:s'|l'|y\s|en\s|se\s|les\s)?(?P<verb>(?:[a-z]{3,}|fe|i)r(?:a|ont))\b"
    r"|\bnous\s(?:ne\s|n'|y\s|en\s|les\s|vous\s)?(?P<ours>[a-z]{2,}rons)\b"
    r"|\b(?:doit|doivent)\s(?:aussi\s|egalement\s)?voir\sle\sjour\b|\baur(?:a|ont)\s(?:droit|son|sa|ses|leurs?|un|une"
    r"|des|acces)\b"
)
#: « -ra », « -ront », « -rons », or a present that tells of the future.
_ENDS_FUTURE = re.compile(r"r(?:a|ont|ons)\b|doi(?:t|vent)\s")
_AUXILIARY = cue(
    rf"\b(?:va|vont|allons|doit|doivent|devra|devront|pourra|pourront|pourrait|pourraient|pourrons|devrait|devraient)\s"
    rf"(?:(?:pas|plus)\s)?(?P<adverb>{_ADVERB}?)(?:en\s|y\s|se\s|s'|leur\s|les\s)?(?P<verb>[a-z]{{3,}}(?:er|ir|re"
    rf"|oir))\b"
)
_CONDITIONAL = cue(
    r"\b(?P<verb>(?:prend|cre|ouvri|finance|accueille|installe|lance|mett|recrute|forme|recev|organise|hebergerai"
    r"|construi"
    r"|deploie|equipe|offri|beneficie|dispose|teste|heberge|propose|pilote|soutiend)\w{0,2}rai(?:t|ent))\b"
)
_PAYS = re.compile(
    r"(?:consacr|mobilis|investi|allou|affect|apport|engag|vers|mettr|debours|depens|recev|recoi|ajout|financ|touch"
    r"|dispos|beneficier\w*\sd|abond|injecter)\w*$"
)
_OBJECT = re.compile(r"\s(?:le|la|les|l'|un|une|des|du|leurs?|son|sa|ses|chaque|deux|trois|dix|cent|\d+)(?:\s|(?<='))")
_HAPPENS = ("se tiendra", "se tiendront", "aura lieu", "auront lieu", "se deroulera", "se derouleront")
_SUM = re.compile(
    r"\s(?:encore\s|ainsi\s|chaque\sannee\s|jusqu'a\s|en\ssus\s|d'|de\s)?(?:(?:plus|pres|environ|au|moins|quelque"
    r"|jusqu'a)\s(?:de\s"
    r"|d'|moins\s)?)?(?:\d[\d .,]*(?:millions?|milliards?|m€|€|k€|euros|francs|mio|\$|md)"
    r"|[a-z-]+\s(?:[a-z-]+\s)?(?:millions?"
    r"|milliards?))"
)
_DOER = re.compile(
    r"\s*(?:(?:en\soutre|par\sailleurs|enfin|de\splus|ainsi|desormais"
    r"|concretement),?\s)?(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s|[•–—-]\s)?"
    r"(?:(?:le|la|les|l'|un|une|des|ce|cet|cette|notre|nos|son|sa|chaque|quatre|trois|deux)\s?(?:\w+\s)?"
    r"(?:regions?|etat|villes?|metropoles?|cantons?|gouvernement|conseil|collectivites?|departements?|universites?"
    r"|agglomerations?"
    r"|assemblee|parties|executif|provinces?|wallonie|communes?|communaute|chu|hopita(?:l|ux)|chambres?|ecoles?"
    r"|hautes?|instituts?"
    r"|laboratoires?|agences?|academie|rectorat|lycees?|mairies?|ministere|confederation|federation|associations?"
    r"|ports?"
    r"|services?|directions?|guichets?|fonds|cheques?|dispositifs?|assistants?|plateformes?|observatoire|comite"
    r"|centres?"
    r"|maisons?|campus|plans?|volets?|mesures?|prets?|aides?|bourses?|primes?|bus|applications?|agents?|robots?|outils?"
    r"|conventions?|programmes?|pole|cluster|incubateurs?|reseau|musees?|bibliotheques?|cellule|equipes?|societes?"
    r"|entreprises?"
    r"|start-up|operateur|groupes?|syndicat|regie|office|caisse|banque|partenaires?|signataires?|lauréats?|appel)\b"
    r"|nous\b|elles?\b|ils?\b|on\b|quebec\b|bruxelles\b)"
)
_PROPER = re.compile(r"\s*(?:(?:Le|La|L'|Les) ?)?(?:[A-ZÉ]{3,}|[A-ZÉ][\w'-]+ [A-ZÉ])[\w'’& -]{0,40} $")
_WORD = re.compile(r"(?<![\w'’-])[a-zàâçéèêëîïôûùü]{3,}(?![\w'’-])")
_NOT_VERB_AFTER = re.compile(
    r"(?:^|\s)(?:de|du|des|la|le|les|une?|ce|cette|en|et|a|au|aux|par|pour|sur|son|sa|ses|leurs?|qui|que|dont|ou|d|l"
    r"|il|chaque"
    r"|toute?|notre|nos|plus|tres|sans|avec|dans|grande?|nouvelle|premiere|s)\s?$|'$"
)
_HEADS = cue(
    r"^\W*(?:(?:article\s)?\d{1,2}(?:er)?\s?[.:–—-]{1,3}\s)?(?:cree|attribue|institue|octroie|autorise|accorde|ouvre"
    r"|instaure|confie|charge|mandate|designe|alloue|approuve(?=\sla\sconvention))\s(?=(?:l'|la|le|les|au|aux|un|une"
    r"|des|a)(?:\b|(?<=')))"
)
_ARTICLE = cue(
    r"\bil\s(?:est|sera)\s(?:egalement\s|ainsi\s|en\soutre\s|donc\s)?(?:cree|institue|instaure|constitue|accorde"
    r"|attribue|alloue|mis\sen\splace"
    r"|mis\sa\sdisposition|mis\sfin|etabli|octroye|designe|nomme|ouvert|procede|fait\sappel|propose|installe|organise"
    r"|lance)e?s?\b"
)
_LEADS = (
    r"(?:s'agi(?:t|ra)|(?:objectif|but|ambition|idee|priorite|mission|enjeu|principe|acte|etape|promesse|demarche"
    r"|finalite"
    r"|engagement|proposition|souhait|defi|mesure)\b[^.;:,]{0,40}\b(?:est|sera|consiste|etait|sont)(?:\sa)?(?:\sbien)?"
    r"|prevoi\w+(?:\spas|\splus|\saussi|\segalement|\sen\soutre)?|propos(?:e|ent|era|ons|eront|ait)(?:\s(?:aussi"
    r"|egalement|donc))?|permet(?:tr\w+|tent|tant)?"
    r"|charge(?:e|s|es)?(?:\s(?:l'|la\s|le\s|les\s|par\s)[a-z' ]{3,40})?|decid\w+|promet\w*|recommande\w*|preconise\w*"
    r"|demande(?:nt|ra)?|suggere\w*|envisage\w*|prevu|choisi|convenu|projette(?:nt)?|(?:a|ont)\spour\s(?:objet|but"
    r"|mission|objectif"
    r"|ambition|vocation)|en\svue|afin|vient|acceptent?|decide)\s(?:de\s|d')"
    r"|(?:entend(?:ent)?|souhait\w+|compte(?:nt)?|veut|veulent|voulons|veux|espere(?:nt)?|voudrait|pense(?:nt)?"
    r"|doivent|doit|faut"
    r"|pretend|va|vont|allons|pour|faudra|ambitionne(?:nt)?(?:\sde)?)\s"
    r"|(?:vis(?:e|ent|era|ant)|s'engag\w+|consist\w+|serv\w+|aid\w+|destine\w*|contribu\w+|cherch\w+|s'attach\w+"
    r"|autorise\w*(?:\s[^.;:,]{3,40})?"
    r"|invit\w+|encourage\w*|s'emploie\w*|travaill\w+|vocation|pret|prets|prete)\sa\s"
)
_LED = cue(
    rf"\b(?P<lead>{_LEADS})(?P<no>(?:ne\s)?pas\s)?{_ADVERB}?(?:mieux\s|plus\s|y\s|en\s|s'|se\s|leur\s"
    rf"|les\s)?(?P<verb>[a-z]{{3,}}(?:er|ir|re|oir))\b"
)
#: What one firmly says to do, however general.
_FIRM = ("propos", "decid", "charge", "s'engag", "recommand", "preconis", "demand", "autoris", "prevoi", "convenu")
_VAGUE = re.compile(
    r"\s(?:(?:de\s|d')(?:la|l'|le|notre)\s?(?:\w+\s){1,3}(?:un|une|le|la)\b|(?:et\s\w+\s)?(?:mieux\s)?(?:l'|la\s|le\s"
    r"|les\s|notre\s|son\s|sa\s|ses\s|nos\s)"
    r"(?:recherche|innovation|filieres?|ecosystemes?|inclusion|adoption|ia\b|intelligence|transition|regions?|talents"
    r"|competitivite"
    r"|croissance|emplois?\b|developpement|attractivite|usages?|appropriation|transformation|economie|territoires?"
    r"|confiance|avenir"
    r"|place|souverainete|excellence|questions?|sujets?|possibilite|suite|culture|enjeux|debat|dialogue|monde|defis?"
    r"|rayonnement"
    r"|position|dynamique|efforts?|retard|risques?|tout)\b)"
)
_PLAIN_LEAD = re.compile(
    r"(?:\b(?:et|de|a|ou|puis)\s|\bd'|[:–—•]\s?|^\s*|,\s|»\s)(?:mieux\s)?(?P<verb>[a-z]{3,}(?:er|ir|re|oir))\b"
)
_ITEM = re.compile(
    r"\s*(?:[•–—*◦-]\s*|\d{1,2}(?:[.)]|°\)?)\s*|[a-z]\)\s*)?(?:d'|de\s|à\s|mieux\s)?(?P<verb>[a-z]{3,}(?:er|ir|re"
    r"|oir))\s"
    r"(?=(?:l'|d'|la|le|les|un|une|des|du|de|au|aux|a|en|chaque|son|sa|ses|nos|leurs?|plus|mieux|tous|toutes|dans"
    r"|avec|sur|par|pour|vers|entre|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|\d+|cent"
    r"|mille"
    r"|une?|quelque|davantage|ensemble|jusqu'|\w+ment)(?:\b|(?<=')))"
)
_NOMINAL = cue(
    rf"(?:\b(?:l'|la\s|le\s|au\s|un\s|une\s|du\s|les\s)|[:–—•]\s)(?P<noun>{DEED}(?:\s\w+elle|\s\w+el|\sprochaine?"
    rf"|\sprogressi\w+)?\s(?:a\s|a\sl'"
    r"|de\s|d'|du\s|des\s|en\s))"
)
_ITEM_NOMINAL = re.compile(
    rf"\s*(?:[•–—*◦-]\s*|\d{{1,2}}(?:[.)]|°\)?)\s*|[a-z]\)\s*)?(?:l'|la\s|le\s|les\s)?(?P<noun>{DEED}(?:\s[a-z]+(?:el"
    rf"|elle|ale?|ive?|ique|ee?))?\s"
    r"(?:a\s|a\sl'|de\s|d'|du\s|des\s|en\s|aux\s|au\s))"
)
_REFUSES = cue(
    r"\b(?:renonc\w+(?:\sen\srevanche|\sdonc|\saussi)?\sa\s|refus(?:e|ent|era|ons)\s(?:de\s|d')|exclu(?:t|ent"
    r"|ons)\s(?:de\s|d'|l'|la\s|le\s|tout)"
    r"|(?:a|ont)\s(?:ecarte|abandonne|renonce\sa|exclu|rejete|refuse|suspendu|annule|supprime|gele)\s(?=(?:l'|la\s"
    r"|le\s|les\s|tout|un\s|une\s|de\s|d'))"
    rf"(?!(?:la|le|l')\s?(?:motion|proposition|{PLAN_NOUN}))"
    r"|(?:ne\s|n')(?!(?:est|sont|a|ont)\b)[a-z]{3,}(?:e|ent|t|ons|it)\s(?:pas|aucune?|plus|ni)\s(?=(?:de|d'|le|la|les"
    r"|l'|aux?|a|ce|cette|system\w+|[a-z]+\b)))"
)
_STOP = re.compile(
    r"[.;:»](?!\d)|,\s|\s(?:afin|tout\sen|pour\s(?:superviser|stimuler|sensibiliser|faire|lutter|promouvoir"
    r"|ameliorer)|destinees?\sa\sfavoriser|mais|et\sque|tandis|alors\sque|si\s(?:l|elle|les)|qui\sn'"
    r"|et\s(?:(?:en|y|s'|se)\s)?[a-z]{2,}r(?:a|ont|ons)\b|et\s(?:a\s|de\s|d')?(?:organiser|structurer|doubler|creer"
    r"|ouvrir|former|publier|financer"
    rf"|recruter|lancer|proposer|developper|equiper|soutenir)\b|et\s(?:nous|elles?|ils?"
    rf"|on)\s[a-z' ]{{0,6}}[a-z]{{2,}}r(?:a|ont|ons)|et\s(?:l'|la\s|le\s|les\s|au\s){DEED}\s(?:de|d'|du|des|a))\b"
)
_FUNDED = re.compile(r"\b(?:millions?|milliards?|euros|m€|mio|francs)(?:\s(?:de\s|d')?\w+)?\s?$")
_SCHEME = re.compile(r"\s*(?:une?|le|la|l'|chaque|des|les)\s?[a-z-]+\s(?:[a-z]+\s)?(?:d'|de|«)")
_OPENING = re.compile(
    r"^\s*(?:[•–—*-]\s*|\d\.\s*)?(?:\w+\s?:\s)?(?:(?:dans\s(?:ce\scadre|ce\sbut)|d'autre\spart|[a-z' ]{3,30}),\s)?"
)
_CLAUSE = re.compile(
    r"[,;:»?]\s|\.\s|[–—]\s|«\s?|\b(?:que\s|qu'(?!(?:il|elle)s?\sy))|\bet\s(?=(?:la|le|les|l'|un|une|des|nous|elle"
    r"|on)\b)"
)
_RELATIVE = re.compile(
    r"\s*(?:(?:qui|que|dont|ou)\b|qu'|auquel|laquelle|lequel|lesquel\w+|celui|celle|ce\s(?:montant|chiffre)\b|cela"
    r"|ceci|ce\s$)"
    r"|\s*(?:l'|la\s|le\s|les\s)?[\w' -]{0,60}\b(?:qui|dont)\s[\w' -]{0,30}$"
)
_NO_DOER = re.compile(
    r"^\s*(?:(?:l'|la\s|le\s|les\s|une?\s|cette\s|ces\s)?(?:enveloppe|effort|contribution|montant|credits?(?!\sd'impot)|somme"
    r"|depense"
    r"|charge|cout|taux|duree|part|facture|dotation|jury|population|nombre|budget|chiffre|total|marche|delai|seance"
    r"|marche|periode)\b"
    r"|(?:deux|trois|quatre|cinq|six)\s(?:axes|chantiers|volets|piliers|priorites)\b)|\bsi\s(?:l'|la|le|les)"
    r"|\bcombien\b|\bpourquoi\b|\bcomment\b|\bquand\b|\bce\sque\b|(?:^|\s)(?:le|les|l')\s?$"
)
#: What stands before a purpose: « pour », « afin de ».
PURPOSE = re.compile(r"\b(?:pour|afin\sde|afin\sd'|a)\s?$")


def infinitive_at(low: str, position: int = 0) -> int | None:
    """Where the infinitive of a list item begins, if it is one: « équiper les lycées »."""
    verb = _ITEM.match(low, position)
    return verb.start("verb") if verb and verb["verb"] not in STATED else None


def spans_of(low: str, plain: str, *, item: bool) -> list[tuple[int, int]]:
    """The stretches of a sentence that state an action, overlapping ones among them."""
    found = [*_finite(low, plain), *_present(low, plain), *_refused(low), *_infinitives(low)]
    if item and (verb := infinitive_at(low)) is not None:
        found.append((verb, _stop(low, verb + 4)))
    found += [(m.start("noun"), _stop(low, m.end())) for m in _NOMINAL.finditer(low)]
    if item and (noun := _ITEM_NOMINAL.match(low)):
        found.append((noun.start("noun"), _stop(low, noun.end())))
    found += [(m.start(), _stop(low, m.end(), commas=2)) for m in _ARTICLE.finditer(low)]
    if no := re.match(
        r"\s*(?:[^«»:]{0,90}:\s)?«?\s?(?=(?:pas\s(?:de\s|d'|question)|jamais\sde\s|hors\sde\squestion))", low
    ):
        found.append((no.end(), _stop(low, no.end() + 4)))
    if head := _HEADS.match(low):
        found.append((head.start() + len(head.group()) - len(head.group().lstrip(" .–—-•")), _stop(low, head.end())))
    return found


def _finite(low: str, plain: str) -> Iterator[tuple[int, int]]:
    for match in _PASSIVE.finditer(low):
        start = _subject(low, match.start(), 160)
        if start is not None:
            yield start, _stop(low, match.end(), 110)
    future = _FUTURE.finditer(low) if _ENDS_FUTURE.search(low) else ()
    conditional = _CONDITIONAL.finditer(low) if "rai" in low else ()
    for match in (*future, *conditional, *_AUXILIARY.finditer(low)):
        if not _is_doing(low, plain, match):
            continue
        start = _subject(low, match.start(), 90)
        joined = low[: match.start()].endswith((" et ", " ou ", ", "))
        if start is not None or joined:
            yield match.start() if start is None or joined else start, _stop(low, match.end())


def _is_doing(low: str, plain: str, match: re.Match[str]) -> bool:
    verb = match.groupdict().get("verb") or match.groupdict().get("ours") or ""
    if low.endswith(_HAPPENS, 0, match.end() + 5) or low.endswith(_HAPPENS, 0, match.end()):
        return False
    if match.group().startswith("n'y "):
        return True
    if (
        verb
        and match.re.pattern == _FUTURE.pattern
        and (NOT_DONE.fullmatch(match.group().strip()) or NOT_DONE.fullmatch(verb))
    ):
        return False
    if match.re.pattern == _AUXILIARY.pattern and (
        verb in STATED
        or (verb not in INFINITIVES and not (match.group().startswith("pour") and _OBJECT.match(low, match.end())))
    ):
        return False
    told = next((name for name in ("verb", "ours") if match.groupdict().get(name)), None)
    if told and plain[match.start(told)].isupper():
        return False
    ends = low.startswith((" fin", " effet"), match.end())
    return not ends and not (_PAYS.search(match.group()) and _SUM.match(low, match.end()))


def _present(low: str, plain: str) -> Iterator[tuple[int, int]]:
    """« La Région crée », « Le chèque « Sillage » rembourse »: a body or a scheme, and a verb that tells a measure."""
    for word in _WORD.finditer(plain):
        if word.group() not in PRESENTS or _NOT_VERB_AFTER.search(low, max(0, word.start() - 14), word.start()):
            continue
        start = _subject(low, word.start(), 100)
        if start is None or word.start() - start < 2:
            continue
        subject = low[start : word.start()]
        if not (_DOER.match(subject) or _PROPER.match(plain[start : word.start()])):
            continue
        after = low[word.end() : word.end() + 60]
        if re.match(rf"\s(?:le|la|son|sa|ce|un|une|l')\s?(?:\w+\s)?{PLAN_NOUN}\b", after) and word.group()[:4] in (
            "lanc",
            "adop",
            "publ",
        ):
            continue
        if (
            not _SUM.match(low, word.end())
            and not re.match(r"\s(?:de\s(?:cote|plus)|que\b|qu'|a\s?$)", after)
            and len(after.split()) > 1
        ):
            yield start, _stop(low, word.end())


def _refused(low: str) -> Iterator[tuple[int, int]]:
    """« renonce à créer », « ont écarté l’achat », « ne finance pas »: from the subject on."""
    for match in _REFUSES.finditer(low):
        start = _subject(low, match.start(), 90)
        if start is not None and match.start() - start > 1 and _is_someone(low, start, match):
            yield start, _stop(low, match.end())


def _is_someone(low: str, start: int, match: re.Match[str]) -> bool:
    """« ne … pas » says a measure only of a body or of « nous » and with a verb that tells one."""
    if not match.group().startswith(("ne ", "n'")):
        return True
    verb = re.split(r"\s|(?<=n')", match.group(), maxsplit=2)[1]
    told = verb in _FOLDED or verb.removesuffix("ons") + "er" in INFINITIVES
    return told and bool(_DOER.match(low, start))


def _infinitives(low: str) -> Iterator[tuple[int, int]]:
    for match in _LED.finditer(low):
        verb = match["verb"]
        weak = match["lead"].startswith(("pour", "afin", "doit", "doivent", "va ", "vont", "allons", "vient"))
        if verb in STATED or (weak and verb not in INFINITIVES) or match["no"]:
            continue
        if _VAGUE.match(low, match.end()) and not match["lead"].startswith(_FIRM):
            continue
        if not low[: match.start()].strip(" •–—-") and weak and "," in low[match.end() :]:
            continue
        if weak and _PAYS.search(verb) and _SUM.match(low, match.end()):
            continue
        yield match.start("verb"), _stop(low, match.end())
    for match in _PLAIN_LEAD.finditer(low):
        if match["verb"] in _STRONG and not _VAGUE.match(low, match.end()):
            yield match.start("verb"), _stop(low, match.end())


def _subject(low: str, verb: int, most: int) -> int | None:
    """Where the subject of a verb begins; None when it is a relative pronoun or a sum of money."""
    start = 0
    floor = max(0, verb - most - 60)
    for cut in _CLAUSE.finditer(low, floor, verb):
        if not (cut.group()[0] == "»" and low.rfind("«", 0, cut.start()) >= 0) and not _is_quoted(low, cut, verb):
            start = cut.end()
    if start == 0 and (opening := _OPENING.match(low, 0, verb)):
        start = opening.end()
    words = low[start:verb]
    if not words.strip() or words.strip() in ("ne", "n'"):
        start = _over_insertion(low, start)
        words = low[start:verb]
    if (
        _RELATIVE.match(words)
        or _NO_DOER.search(words)
        or re.search(r"\bce\s(?:que|qu')\s?$", low[max(0, start - 8) : start])
    ):
        return None
    if _FUNDED.search(words) and not _SCHEME.match(words):
        return None
    return start if verb - start <= most else None


def _is_quoted(low: str, cut: re.Match[str], verb: int) -> bool:
    """Whether an opening mark opens a name that closes before the verb: « Le chèque « Sillage » rembourse »."""
    return cut.group()[0] == "«" and low.find("»", cut.end(), verb) >= 0


def _over_insertion(low: str, position: int) -> int:
    """« Un comité, confié à X, sera créé »: back over the words between two commas."""
    before = low.rfind(", ", 0, max(0, position - 2))
    stops = [low.rfind(mark, 0, max(before, 0)) for mark in (". ", "; ")]
    opening = max((stop + 2 for stop in stops if stop >= 0), default=0)
    return opening if 0 < before - opening < 80 else position


def _stop(low: str, position: int, most: int = 140, *, commas: int = 0) -> int:
    """Where an action ends: at a stop, but not at the closing mark of a name quoted inside it."""
    stop = len(low)
    for end in _STOP.finditer(low, position):
        if end.group() == ", " and commas:
            commas -= 1
            continue
        if end.group() == "»" and low.rfind("«", position, end.start()) > low.rfind("»", position, end.start()):
            continue
        stop = end.start()
        break
    if stop - position > most:
        stop = position + most
        stop = low.rfind(" ", position, stop)
    return max(stop, position)


_FOLDED = frozenset(p.translate(str.maketrans("éèêîâ", "eeeia")) for p in PRESENTS)
_WEAK = """
conseiller faire donner prendre porter tenir permettre travailler utiliser limiter fixer etudier examiner traiter
servir suivre inclure lever monter poser revoir mesurer employer augmenter apprendre repondre conclure proposer
prevoir adopter consulter communiquer informer intervenir recourir valider vendre appliquer aborder imaginer
identifier anticiper remplacer affecter reproduire conduire mener supprimer solliciter exiger preserver tripler
prevenir partager reduire cibler combler
"""
#: Infinitives that tell a measure wherever they stand.
_STRONG = INFINITIVES - frozenset(_WEAK.split())
