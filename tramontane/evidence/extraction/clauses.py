"""Whose money a clause speaks of: the plan's, or somebody else's; and how sure it is of it (see modalities)."""

import re
from collections.abc import Set
from dataclasses import dataclass

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.cues.texts import Text
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.modality.amendments import fates_of
from tramontane.evidence.extraction.modality.modalities import modality_of
from tramontane.evidence.extraction.modality.surroundings import Surroundings, surroundings
from tramontane.evidence.values import Modality

_FOREIGN = cue(
    r"\bbudget\s(?:total\s|global\s|annuel\s|primitif\s|general\s)?(?:de\sla\s(?:region|collectivite|ville|metropole"
    r"|province)"
    r"|du\s(?:conseil|canton|departement)|regional|cantonal|municipal|de\sl'universite)"
    r"|\bau\sniveau\s(?:national|mondial|europeen)|\beconomie\s(?:mondiale|nationale|francaise|regionale)"
    r"|\bdans\sle\smonde"
    r"|\bmarche\w*\s(?:mondial|europeen|francais|national)\w*"
    r"|\bmarche\b[^.]{0,30}\b(?:passer|atteind|represent|pes)|\bpib\b|\bchiffre\sd'affaires|\bsociete\sau\scapital"
    r"|\bventes\b"
    r"|\bcapital\s(?:social|de)\b|\bdividende|\bdeficit|\bdette\b|\ble\smeme\sjour\b|\bdans\sla\smeme\sseance\b"
    r"|\bbenefices?\s(?:net|record|du\sgroupe|annuel)|\bbenefices\b|\bvaloris\w+\sa|\brachet\w+|\brachat"
    r"|\bamende\s(?:de|record)"
    r"|\blevee?s?\s(?:de|du|un|une|plus)\b|\b(?:ont|a|avait|avaient|vient\sde|viennent\sde)\s(?:deja\s"
    r"|ainsi\s)?lev(?:e\b(?!\s(?:le|la|les|l'|son|sa)\b)|er\s(?:\d|plus|pres|un))"
    r"|\blev(?:er|ee|ant)\s(?:\d|plus|pres)|\btours?\sde\stable|\bcapital-risque|\bserie\s[abc]\b"
    r"|\bplan\sde\srelance|\bfrance\s2030|\bstrategie\snationale|\bplan\snational|\betat\s(?:a|avait)\s(?:promis"
    r"|annonce|mis|consacre)"
    r"|\bcommission\seuropeenne|\binvestai\b|\bhorizon\seurope\b"
    r"|\brien\sa\svoir|\bne\spas\sconfondre|\ba\sne\spas\s|\bde\s(?:son|leur)\scote\b|\bentierement\sprive"
    r"|\bfonds\sprives?|\bargent\sprive|\bcapitaux\sprives?|\binvestisseurs?\sprives?"
    r"|\b(?:credit|plan|programme|schema|dispositif|protocole|contrat|strategie|appel)\sprecedente?\b|\b(?:son"
    r"|leur)\spropre\s(?:plan|programme|schema|fonds)"
    r"|\b(?:programme|plan|dispositif|strategie|schema)\s(?:d'avant|anterieure?|d'hier)\b|\bfonds\sd'avant\b|\binterreg\b"
    r"|\b(?:phase\s|projet\s|operation\s)?pilote\s(?:\(?20\d\d\D\d{4}\)?)?[^.;]{0,24}\bcout\b|\bcout\s(?:final|definitif|reel)\b"
    r"|\babrog|\bprecedente?\s(?:plan|schema|programme|strategie)|\bplan\sprecedent|\ble\sprecedent\b"
    r"|\bancien\s(?:plan|programme)|\bchaque\sannee\squ"
    r"|\bs'est\sachev|\barrivee?s?\sa\s(?:son\s|leur\s)?terme|\ba\spris\sfin|\bclos(?:e)?\sen\b|\bqui\ss'achev"
    r"|\bechue?\b|\bclos(?:e|es)?\sdepuis|\bcout(?:e|ent)\sdeja\b|\bentree\s:|\babonnement\b|\btarifs?\s:|\bgard(?:e"
    r"|ent)\s(?:son|sa|ses|leurs?)\b|\b(?:region|ville|canton|departement|metropole|pays|province|agglomeration"
    r"|commune)s?\svoisine?s?\b|\ba\s(?:son|ses|leur)\s(?:proprietaire|actionnaire|promoteur|exploitant)"
    r"|\bcomparaison\b|\bc'est\s(?:son|leur)\saffaire|\bprojets?\seuropeens?\b|\bmasse\ssalariale\b|\bloyers?\b|\blegs\b"
    r"|\b(?:candidature|procedure|dossier|convention)\s(?:separe|distinct)ee?\b|\bgeree?s?\sa\spart\b"
    r"|\bautres?\s(?:deliberation|dossier|rapport|point)s?\s:|\bprend\w*\sla\ssuite\b[^.;]{4,60}\b(?:clos|solde|acheve"
    r"|echu)|\bsoldee?s?\s(?:a|apres|pour|en)\s|\b(?:billets?|entree|place|forfait|ticket)s?\s(?:est|sont)\sa\s"
    r"|\bsecurite\ssociale\b|\bcyberattaque|\bescroquerie|\b(?:salaire|remuneration|paie)\s(?:median|moyen|annuel)"
)
_LEFT_OUT = cue(
    r"\b(?:n'est|ne\ssont|n'etaient|n'etait|ne\ssera|ne\sseront|n'y\sest|n'y\ssont)\s(?:pas|nullement"
    r"|donc\spas)\s(?:\w+\s)?"
    r"(?:compris|inclus|compte|retrace|integre|impute|repris|comptabilise|pris\sen\scompte|finance\w*\spar\sle\splan)"
    r"|\bn'(?:entr|appartien|emarg|apparai|relev|figur)\w*\spas\b|\bn'y\s(?:figur|entr|apparai)\w*\spas\b"
    r"|\bne\s(?:figur|relev|provien|fait|font|pass|transit|viendr)\w*\spas\spar\b|\bne\s(?:figur|relev|provien|fait"
    r"|font)\w*\spas\b"
    r"|\bnon\s(?:compris|inclus|retrace|comptabilise|regiona)|\bsans\s(?:argent|credits?|participation|aide"
    r"|fonds)\s(?:public\w*\s)?(?:de\sla\sregion|regiona\w+)"
    r"|\bobjet\sd'(?:un|une)\s(?:acte|budget|convention|deliberation|autre|financement)\s?(?:distinct|separe"
    r"|specifique|part)"
    r"|\bhors\s(?:du\s|de\sl'|de\sla\s|de\scette\s|de\sce\s|des\s)?(?:present|plan|enveloppe|budget|perimetre|qui\s(?:suit|precede)"
    r"|strategie|credits|programme|feuille)"
    r"|\bce\sn'est\sni\snotre|\bn'est\spas\snotre\s(?:budget|plan|affaire)|\betrang\w+\sau\s(?:plan|programme"
    r"|present)|\bsans\slien\savec|\bdistincts?\sd(?:u|e)|\best\sun\sautre\sbudget"
    r"|\bque\s(?:nous\sne|l'on\sne|on\sne|je\sne|la\sregion\sne)\s\w+\s(?:pas|point)\s(?:dans|a)\b"
    r"|\bautre\sligne\sbudgetaire"
    r"|\breleve\sd'un\sautre"
)
_LEAVES_OUT = cue(
    r"\bne\sfigur\w+\s(?:pas|ni)\b[^.;:]{0,40}:|\bne\s(?:comprend|comprennent|comprenant|compte|comptent|inclut|incluent|prend\w*\sen\scompte|tien\w*\scompte"
    r"|couvr\w+)\s(?:pas|ni|toutefois\spas)\b"
    r"|\bhors\s(?!du\splan|enveloppe|de\sl'enveloppe|du\spresent)|\bsans\scompter\b|\bindependamment\sd|\bhormis\b"
    r"|\bexcepte\b|\ba\sl'exclusion\b"
)
_BESIDE = cue(
    r"\ben\ssus\b|\ben\splus\sd(?:e|u|es)\b|\bs'(?:y\s)?ajout\w+|\bvien(?:t|nent|dront|dra)\s(?:s'ajouter|en\splus"
    r"|en\ssus|completer|en\scomplement)"
    r"|\bpar\sailleurs\b|\ben\scomplement\sd|\ben\sdehors\sd|\ben\smarge\sd|\bindependamment|\bparallelement"
    r"|\bautres?\s(?:plan|programme)|\ben\splus\s?[.,;)–-]"
)
_SHARE = cue(
    r"\bparticipation\s(?:de|du|des)\b|\bcontribution\s(?:de|du|des)\b|\bapport\s(?:de|du|des)\b|\bcofinanc"
    r"|\bcontrepartie|\bmecen"
)
_OTHERS = (
    r"(?:l'etat|l'europe|l'union\seuropeenne|l'ue|bruxelles(?!-capitale)|(?:le\s)?feder|(?:le\s)?fse"
    r"|la\sconfederation|innosuisse"
    r"|ottawa|berne|le\sfederal|le\sgouvernement\sfederal"
    r"|le\sdepartement|les\sdepartements|les?\sindustriels?|les?\sentreprises?|les?\suniversites?|l'universite"
    r"|l'ecole|le\schu|l'hopital|la\sbanque\s\w+|bpifrance|(?:la\s)?caisse\sdes\sdepots"
    r"|le\sgroupe|la\ssociete|la\sstart-up|la\sjeune\spousse|l'entreprise|l'operateur|l'agence\s(?!regiona|ligerien"
    r"|territoria)|les?\spartenaires?|la\sfondation|le\sfonds\s(?!regiona|d')"
    r"|les?\sinvestisseurs?|les?\sfondateurs?|le\scnrs|l'inria|l'anr|l'ademe|la\schambre|la\scci|mecen\w+"
    r"|le\sministere|l'elysee|matignon|(?:le|la|son)\sministre|le\sgouvernement\sfrancais|la\sfrance|paris|une?\s(?:banque|entreprise|societe|fondation|groupe"
    r"|investisseur|promoteur|mecene|industriel|assureur)|les?\s(?:banques|mecenes|promoteurs?))"
)
_GIVES = (
    r"(?:apport|financ|contribu|abond|investi|promi|promet|vers|participa|participe|attribu|accord|allou|consacr"
    r"|engag|injecte|debloqu|octroy"
    r"|degag|ajout|pret|align|mise|inject|plac|mobilis|mettra|met\s|mis\w*\s|compl|depens|prend|paie|paye|donne(?:ra|ront)?\s(?!son"
    r"|leur|le\s))"
)
_AFFORDED = cue(
    rf"\b{_OTHERS}\b(?:,\s(?:lui|elle|eux|pour\s(?:sa|leur)\spart|de\s(?:son"
    rf"|leur)\scote),)?[^.,;:]{{0,48}}?\b{_GIVES}\w*"
)
_APART_NEXT = cue(
    rf"(?:cette\ssomme|ce\smontant|ces\scredits|cet\sargent|cela|elle|il|ils)\b[^.]{{0,40}}?"
    rf"(?:{_LEFT_OUT.pattern}|(?:viendrai\w+|viendr\w+|vient|viennent|serai\w+)\s(?:en\s(?:sus|plus)|a\spart)\s?[.,;]"
    rf"|s'y\sajout)"
)
_OWNER_PAYS = re.compile(
    r"(?:^|,\s|\bet\s)(?:la\sregion|la\scollectivite|le\sconseil\sregional|nous)\s(?:y\s)?(?:[a-z]+\s)?$"
)
_IF_OTHERS = cue(rf"\b(?:si|quand|lorsque|pourvu\sque)\s{_OTHERS}\b")
_ADDS = cue(r"\b(?:ajouter|ajouteraient|viendraient|apporter|completer|gagner)\b[^.;]{0,30}$")
_HOME_AFFORDED = cue(_AFFORDED.pattern.replace("l'etat|", "", 1))
_STATES = frozenset(
    ["Luxembourg", "Québec", "Sénégal", "Genève", "Vaud", "Valais", "Neuchâtel", "Fribourg", "Jura", "Berne", "Tessin"]
)
_NAMED_PAYER = re.compile(rf"(?:^|[.;]\s|,\s(?:et\s)?){_OTHERS},?\s$")
_FROM_OTHERS = cue(
    rf"\s(?:(?:provien\w+|viendr\w+|viennent|vient|emanent)\s(?:de\s|du\s|des\s)(?:{_OTHERS}|l'etat|feder|l'europe"
    rf"|l'union|fonds)|(?:(?:supplementaires?|complementaires?|additionnels?)\s)?(?:(?:apporte|verse|finance|promis"
    rf"|mis|attendu|octroye|accorde|attribue|alloue|investi|verses)e?s?\s(?:par|de|du)\s{_OTHERS})"
    rf"|(?:de\s|d'|du\s|en\s|par\s)(?:l'etat|feder|l'europe|l'union|l'agence\snationale|l'anr|l'ademe|bpifrance"
    rf"|la\sfondation|la\scommission|france\s2030|la\sconfederation|fonds\s(?:europeen|prive|federa)\w*"
    rf"|credits\s(?:europeen|federa|de\sl'etat)\w*|contributions?\s(?:prive|europeen)\w*|mecenat|dons?\b"
    rf"|partenaires\sprives))"
)
_AFFORDS_AFTER = cue(
    rf"[^.;]{{0,40}}?\b(?:promis|apportes?|verses?|annonces?|debloques?|finances?|investis)\spar\s(?:{_OTHERS}"
    rf"|le\s(?:groupe|fonds|geant)|[a-z-]+\s(?:france|group)?)"
)
_ABROAD = cue(
    r"(?<![\w-])(?:la\s|l'|le\s|les\s|en\s|au\s|aux\s|a\s)(?:flandre|allemagne|angleterre|royaume-uni|chine"
    r"|etats-unis|catalogne|baviere|lombardie|singapour|coree|japon"
    r"|espagne|italie|pays-bas|canada|inde|israel|ontario|bade-wurtemberg|piemont|estonie|finlande|suede|danemark"
    r"|ecosse)\b(?![\w-])"
)
_THAT_IS = cue(r"\bsoit\s(?:environ\s|pres\sde\s|quelque\s|encore\s)?$|\b(?:pour|sur)\sune?\s(?:credit|budget)\sde\s$")
_PART_OF = cue(r"\bdont\s(?:[\w']+\s){0,2}$")
#: « plafonnés à 250 000 € chacun »: one of what the sum before pays for.
_ONE_OF = re.compile(r"[^.;:]{0,80}\b(?:plafonn\w+\sa|a\sraison\sde|dans\sla\slimite\sde|jusqu'a)\s$")
_OF_IT = cue(r"\ben\s(?:recoi|recev|represent|obtien|absorb|capt|concentr)\w*\s[^.;]{0,24}$")
_RANKED = cue(r"\b(?:le|du)\s(?:premier|dernier)\s$|^(?:premier|dernier)\s")
_ENUMERATED = re.compile(
    r"\)?(?:\s(?:a|au|aux|pour|dans|sur)\s(?:la\s|le\s|les\s|l')?[^.;:(),]{2,50})?(?:,|\set|,\set)\s(?:(?:a|au|aux"
    r"|pour|dans|sur)\s(?:la\s|le\s|les\s|l')?[^.;:(),]{2,50}\s?\()?"
)
_OTHER_POLICY = re.compile(
    r"\s*(?:[•–—*-]\s*)?(?:(?:le|la|les|l'|son|sa|ses)\s?)(?:nouve\w+\s|futur\w*\s|grands?\s)?(?:(?:entretien"
    r"|renovation|plan|reseau|chantier|budget)\s(?:des?\s|d'|du\s|de\sla\s|de\sl')?)?"
    r"(?:routes?|voirie|stade|piscine|velos?|autoroute|cantines?|ordures|aeroport|tramway|metro|fibre"
    r"|tres\shaut\sdebit|espaces\sverts|eclairage|proprete)\b"
    r"|(?:l'an\s(?:dernier|passe)|l'annee\s(?:derniere|passee)),\s(?![^.]{0,120}\b(?:adopt|vot|plan|axe|volet))"
)
_THEREIN = cue(r"\by\s(?:pren|recoi|mobilis|represent|absorb|figur|obtien|pes|compt)\w*")
_REACH = 300
_LEAD = 90
_BEFORE_PLAN = cue(
    r"\b(?:l'an\s(?:dernier|passe)|l'annee\s(?:derniere|passee)|(?:en|depuis|entre)\s20\d\d|de\s20\d\d\sa\s20\d\d|ces\sdernieres\sannees"
    r"|jusqu'(?:ici|a\spresent)|par\sle\spasse|naguere)\b"
)
_PRICE = cue(
    r"(?<!\w)(?:une?|chaque|le\sprix\sd'une?)\s(?!plan|axe|volet|projet|programme|campus|centre|chantier|poste)"
    r"[^.;,:]{2,40}?\s(?:coute|vaut|se\svend|se\sloue|se\snegocie|s'achete|est\svendue?|est\sfacturee?)\s"
    r"(?:\w+\s){0,2}$"
)
_BUILT = cue(
    r"(?:le|la|l'|un|une)\s?(?:nouve\w+|futur\w*)\s(?:lycee|hopital|college|musee|palais|theatre|gare|pont|siege|caserne"
    r"|mediatheque|prison|port|ecole|terminal|stade)\b[^.;]{0,40}\b(?:cout|revien|s'eleve|est\schiffr)\w*[^.;]{0,20}$"
)
_EARLIER = cue(
    r"\bav(?:ait|aient|ions)\s(?:deja\s|alors\s)?(?:\w+\s)?(?:consacr|mis|investi|vot|allou|mobilis|engag|attribu|debours"
    r"|depens|finance)\w*"
)
_BY_EARLIER = cue(r"\s(?:avaient|avait)\s(?:deja\s)?ete\s(?:consomm|depens|vers|pay|mandat|engag|attribu)\w*")
_COST = cue(r"\b(?:a|ont|avait|avaient)(?:,\s[^,.;]{2,24},)?\s(?:deja\s)?coute\b")
_SPENT_ON = cue(
    r"\b(?:a|ont|ai|as|avons|avait|avaient)\s(?:deja\s)?(?:vers|depens|consomm|pay|debours|claqu|gaspill|dilapid)e\b"
)
_OF_PLAN = cue(
    r"\b(?:axes?|volets?|piliers?|du\splan|du\sprogramme|de\sla\sstrategie|de\sl'enveloppe|a\sce\sjour|a\sla\sdate"
    r"|marches?\s(?:des?|d'|du|public)|contrat|subvention|appels?\sa\sprojets|convention|au\s3[01]\s"
    r"|taux\sd'execution|autorisations?|credits)\b"
)
_ELSEWHERE = cue(
    r"\b(?:ailleurs|autres?\s(?:actualites|breves|nouvelles|infos?)|et\saussi|chez\snos\svoisins|dans\sl'actualite"
    r"|pour\smemoire)\b"
)
_DATELINE = re.compile(r"[A-ZÉÈÎ][A-ZÉÈÎ' -]{3,30}\s(?:\||[–—]\s)")
#: A section about another plan, or about what this one does not pay.
_APART = cue(
    r"\b(?:plan|programme|strategie|schema|pacte|dispositif|feuille\sde\sroute)s?\s(?:precedent|anterieur|passe|d'avant)\w*"
    r"|\b(?:precedente?|ancien(?:ne)?)s?\s(?:plan|programme|strategie|schema|pacte|feuille)|\bhors\s(?:du\s)?(?:plan|enveloppe|budget)\b|\bnon\scompris\sdans"
)
_ENTRY = re.compile(r"\W*[^:;.\n]{2,40}?\s?(?::|\.{3,})")
_OWN_BUDGET = cue(r"\W*(?:le\s)?budget\s(?:regional|cantonal|municipal|total|global)\s?(?::|\.{3,}|=)")
_BRIEFS = cue(r"[^a-z]*en\sbref[^a-z]*")
_BACK = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """How one sum is spoken of: ``external`` when the clause says it is not the plan's money."""

    external: bool
    modality: Modality


def read_sums(parsed: Parsed, foreign: Set[int] = frozenset()) -> list[Reading]:
    """One reading per sum of the document, in order.

    ``foreign`` are the numbers of the sums that the passage gives to somebody else (see whose).
    A sum after « dont », or that something « en reçoit », follows the sum it is
    part of.
    """
    readings: list[Reading] = []
    fates = fates_of(parsed)
    for index in range(len(parsed.money)):
        reading = _read(parsed, index)
        fate = fates.get(parsed.sentence_at(parsed.money[index].start).index)
        modality: Modality = "rejected" if fate == "refused" and reading.modality == "proposed" else reading.modality
        if index in foreign:
            reading = Reading(True, "firm" if modality == "superseded" else modality)
        else:
            reading = Reading(reading.external, modality)
        if readings and _is_share(parsed, index):
            reading = Reading(readings[-1].external or reading.external, reading.modality)
        elif readings and reading.modality == "firm" and _is_listed_with(parsed, index):
            reading = Reading(reading.external, readings[-1].modality)
        readings.append(reading)
    return readings


def _is_share(parsed: Parsed, index: int) -> bool:
    """Whether a sum is part of the one before it, in its sentence or in the sentence before."""
    money, before = parsed.money[index], parsed.money[index - 1].end
    start = max(0, money.start - 24, before)
    if _PART_OF.search(parsed.low, start, money.start) or _THAT_IS.search(parsed.low, start, money.start):
        return parsed.sentence_at(before - 1).index >= parsed.sentence_at(money.start).index - 1
    sentence = parsed.sentence_at(money.start)
    if money.per == "unit" and before > sentence.start and _ONE_OF.match(parsed.low, before, money.core[0]):
        return True
    told = _OF_IT.search(parsed.low, sentence.start, money.start)
    return bool(told) and parsed.sentence_at(before - 1).index == sentence.index - 1


def _is_listed_with(parsed: Parsed, index: int) -> bool:
    """« irait à l'industrie (14 M€), à la formation (11 M€) et… »: the verb of the first sum holds for all."""
    money, last = parsed.money[index], parsed.money[index - 1]
    same = parsed.sentence_at(money.start).index == parsed.sentence_at(last.start).index
    return same and bool(_ENUMERATED.fullmatch(parsed.low, last.end, money.start))


def plan_key(name: str) -> str:
    """What tells a plan's name from another's: letters and figures, without article nor « plan », « stratégie »."""
    return re.sub(r"^(?:le|la|les|l'|plan|strategie)\s|[^a-z0-9]+", "", fold_text(name))


def is_foreign(low: str, start: int, end: int) -> bool:
    """Whether ``low[start:end]`` speaks of something that is not the document's plan."""
    return bool(_FOREIGN.search(low, start, end))


def _read(parsed: Parsed, index: int) -> Reading:
    low, money = parsed.low, parsed.money[index]
    sentence = parsed.sentence_at(money.start)
    start, end = parsed.clause_at(money.start, money.end)
    before = parsed.money[index - 1].end if index else 0
    if start - sentence.start < _LEAD and low[sentence.start : start].endswith(": ") and before <= sentence.start:
        start = sentence.start
    window = max(start, money.start - _REACH), min(end, money.end + _REACH)
    around = surroundings(parsed, index, window)
    modality = modality_of(around, parsed.plain[money.core[1] : money.core[1] + 40])
    external = (
        _is_external(parsed, around)
        or (modality == "spent" and _is_past(around))
        or _is_bought(around)
        or _is_elsewhere(parsed, around)
        or low.startswith("vu ", sentence.start)
        or bool(_OTHER_POLICY.match(low, sentence.start) and not _THEREIN.search(low, sentence.start, money.start))
    )
    return Reading(external, modality)


def _is_past(around: Surroundings) -> bool:
    """« L'an dernier, la Ville avait dépensé… »: money spent before the plan or beside it."""
    low, sentence = around.low, around.sentence
    start = sentence.start
    start = max(0, sentence.start - 80) if "?" in low[max(0, sentence.start - 3) : sentence.start] else start
    past = _BEFORE_PLAN.search(low, start, sentence.end) or _COST.search(low, around.start, around.money.start)
    past = past or _SPENT_ON.search(low, around.start, around.money.start)
    past = past or _BY_EARLIER.match(around.after)
    return bool(past) and not _OF_PLAN.search(low, start, sentence.end)


def _is_bought(around: Surroundings) -> bool:
    """« Un processeur coûte 30 000 € », « le nouveau lycée coûtera 40 M€ », « en 2021, elle avait consacré 5 M€ »."""
    low, start = around.low, max(around.sentence.start, around.floor)
    if _PRICE.search(low, start, around.money.start) or _BUILT.match(low, around.sentence.start, around.money.start):
        return True
    return bool(_EARLIER.search(around.near_before)) and bool(
        _BEFORE_PLAN.search(low, around.sentence.start, around.money.start)
    )


def _is_elsewhere(parsed: Parsed, around: Surroundings) -> bool:
    """In a list of short news, an item of another place or under « ailleurs »."""
    number = around.sentence.block
    block = parsed.blocks[number]
    if _DATELINE.match(parsed.plain, block.start, block.end) and number:
        own = parsed.territory.name if parsed.territory else None
        places = {p.name for p in parsed.places_between(block.start, block.end)}
        told = own in places or parsed.low.find("plan", block.start, block.end) >= 0
        return not told
    for before in reversed(parsed.blocks[max(0, number - _BACK) : number]):
        short = before.end - before.start < 60
        if before.kind == "item" and block.kind != "item" and short and before.marker[:1].isdigit():
            return bool(_APART.search(parsed.low, before.start, before.end))
        if before.kind == "item" and short and _BRIEFS.fullmatch(parsed.low, before.start, before.end):
            return True
        if before.kind in ("heading", "title") or (short and before.kind == "paragraph"):
            said = parsed.low.part(before.start, before.end)
            entry = block.kind == "item" and bool(_ENTRY.match(parsed.low, block.start, block.end))
            apart = before.kind != "paragraph" and bool(_APART.search(said))
            return short and bool(apart or _ELSEWHERE.search(said) or (_BRIEFS.fullmatch(said) and not entry))
    return False


def _is_external(parsed: Parsed, around: Surroundings) -> bool:
    low, money, sentence = around.low, around.money, around.sentence
    start, end = around.start, around.end
    return (
        bool(_FOREIGN.search(low, start, end) and not _OWN_BUDGET.match(low, sentence.start))
        or (start > sentence.start and bool(_FOREIGN.search(low, max(sentence.start, money.start - 160), money.start)))
        or _is_set_apart(around)
        or _is_afforded(parsed, around)
        or _is_compared(parsed, around)
        or _is_ranked(low, money.core[0])
    )


def _is_ranked(low: Text, start: int) -> bool:
    """« Le premier million », whose number begins at ``start``."""
    return bool(_RANKED.search(low.part(max(0, start - 10), start)) or _RANKED.match(low.part(start, start + 20)))


def _is_set_apart(around: Surroundings) -> bool:
    """« 4 M€, non compris dans le plan », « ne comprend pas les 10 M€ », « s'ajoutent 30 M€ »."""
    low, money, sentence = around.low, around.money, around.sentence
    return bool(
        _LEFT_OUT.search(low, money.end, min(sentence.end, money.end + 160))
        or _LEAVES_OUT.search(low, sentence.start, money.start)
        or _BESIDE.search(low, around.start, around.end)
        or _LEFT_OUT.search(low, around.start, money.start)
        or _APART_NEXT.match(around.following)
        or (_ADDS.search(around.near_before) and _IF_OTHERS.search(low, sentence.start, money.start))
    )


def _is_afforded(parsed: Parsed, around: Surroundings) -> bool:
    """Somebody else than the owner of the plan pays. Outside of France « l'État » is the owner itself."""
    low = around.low
    at_home = parsed.territory is not None and parsed.territory.name in _STATES
    if _OWNER_PAYS.search(around.near_before):
        return False
    return bool(
        _SHARE.search(low, around.start, around.end)
        or (_HOME_AFFORDED if at_home else _AFFORDED).search(low, around.start, around.end)
        or _FROM_OTHERS.match(low, around.money.end)
        or _NAMED_PAYER.search(around.near_before)
        or _AFFORDS_AFTER.match(around.after)
    )


def _is_compared(parsed: Parsed, around: Surroundings) -> bool:
    """Another territory than the document's own in the same clause: a comparison."""
    own = parsed.territory.name if parsed.territory else None
    if _ABROAD.search(around.low, around.start, around.end):
        return True
    start = around.start
    if (
        start - around.sentence.start < 3
        and "?" in around.low[max(0, around.sentence.start - 3) : around.sentence.start]
    ):
        start = parsed.sentences[around.sentence.index - 1].start
    near = parsed.places_between(start, around.end)
    before = [p for p in near if p.end <= around.money.start]
    if own is None or not near:
        return False
    return before[-1].name != own if before else all(p.name != own for p in near)
