"""What a sum is the amount of, when that can never be the plan's money: a turnover, a tax, a bill, a threshold."""

import re
from collections.abc import Iterator

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.whose.owners import back_at, is_back

#: Heads of one word.
_ALONE = (
    "encours ebitda capitalisation creance creances dividende dividendes recettes fiscalite exportations importations"
    " amende amendes rancon chauffage fraude minimis loyer loyers sinistre percu dgf cper fse feader pnrr pib seuil"
    " seuils legs ventes emprunts benefice benefices impots taxes tva indemnites salaire salaires remuneration"
)
#: The first word of the others, with what must follow it.
_FOLLOWED = {
    "produit": r"\s(?:net|brut)\b",
    "produits": r"\s(?:nets|fiscaux|des\s(?:taxes|impots|cessions))\b",
    "resultat": r"\s(?:nets?|operationnel|d'exploitation|courant|comptable)\b",
    "excedent": r"\s(?:brut|budgetaire|commercial|de\s(?:fonctionnement|tresorerie))\b",
    "carnet": r"s?\sde\scommandes",
    "facture": r"\s(?:d'(?:energie|electricite|eau|gaz)|energetique|electrique|de\s(?:chauffage|carburant))",
    "factures": r"\s(?:d'(?:energie|electricite|eau|gaz)|energetiques|electriques)",
    "dotation": r"\s(?:globale\sde|de\sl'etat|aux?\s(?:colleges?|lycees?|communes?|departements?)|de\ssolidarite)",
    "dotations": r"\s(?:globales|de\sl'etat|aux\s(?:colleges|lycees|communes|departements)|de\ssolidarite)",
    "loi": r"\sde\sfinances",
    "epargne": r"\s(?:brute|nette|des\s)",
    "valeur": r"\s(?:ajoutee|boursiere)",
    "masse": r"\ssalariale",
    "budget": (
        r"\s(?:primitif[^.;]{0,24}\s(?:s'eleve|atteint|arrete|est\sde|pese|represente|se\smonte)|annexe|principal"
        r"|supplementaire|informatique|voirie|(?:de\s)?communication|marketing|militaire|federal|europeen|national"
        r"|de\s(?:fonctionnement|l'etat|la\s(?:defense|culture|sante)|l'universite|l'ecole))"
    ),
    "cout": r"\s(?:complet|de\sla\svie|du\s(?:chauffage|batiment|chantier|siege)|des\stravaux)",
    "panier": r"\smoyen",
    "ticket": r"\smoyen",
    "contrat": r"\s(?:de\splan|d'armement)",
    "aide": r"\spublique\sau\sdeveloppement",
    "actifs": r"\ssous\sgestion",
    "commerce": r"\sexterieur",
    "manque": r"\sa\sgagner",
    "fonds": r"\s(?:propres|de\sroulement)\s(?:de|atteign|s'elev)",
}
_RULES = {word: re.compile(rf"{word}(?!\w)") for word in _ALONE.split()} | {
    word: re.compile(word + after) for word, after in _FOLLOWED.items()
}
#: What a head stands after when it is what money is meant for, not what it is.
_MEANT = re.compile(
    r"\b(?:contre|pour|sur|dans|par|vers|face\sa|sans|selon|a|au|aux|en|hors|avec)\s?(?:la\s|le\s|les\s|l'|un\s|une\s|son\s|sa\s|ses\s"
    r"|leurs?\s)?$"
)
_ASIDE = re.compile(r";|[.!?]\s|\btandis\sque\b|\bmais\b")
_REACH = 150
_WORKS = r"(?:voie\sverte|pistes?\scyclables?|piscine|stade|patinoire|caserne|rocade|pont|toiture|refection)\b"
#: After a sum: what it is made of, or from whose purse it comes.
_MADE_OF = re.compile(
    r"(?:\s(?:de\s|d'|en\s)(?:recettes?|economies|pertes|benefices?|loyers?|encours|exportations|ventes|redevances"
    r"|creances?|impots|taxes|dettes?|travaux,\sa\s(?:sa|leur)\scharge|chiffre\sd'affaires|capitalisation|fonds\spropres)\b"
    rf"|\s(?:pour|a)\s(?:la|le|les|l'|une?)\s?{_WORKS}"
    r"|,\s(?:et\s)?(?:elle|il)s?\s(?:figur\w+|(?:est|sont)\sinscrit\w*)\sau\sbudget\s(?!regional|du\splan)"
    r"|\s(?:\(?ht\)?\s|euros\s)?indument\b|[^.;:]{0,40}\b(?:a|de)\s(?:sa|leur)\s(?:charge|poche)\b"
    r"|[^.;:]{0,40}\ba\sla\scharge\sd(?:es\s|u\s|e\sl')(?!conseil\sregional)"
    r"|[^.;:]{0,30}\bsur\s(?:ses|leurs|mes)\s(?:propres\s)?(?:fonds|ressources|deniers|moyens|economies|reserves)\b"
    r"|[^.;:]{0,30}\bsur\s(?:fonds|ressources|moyens)\spropres|\s?\([^()]{0,30}sur\sfonds\spropres)"
)
_PAID_BY = (
    r"\b(?:paye|porte|supporte|assume|pris\sen\scharge|acquitte|regle|debourse)e?s?\s(?:\w+ment\s)?par\s"
    r"(?!la\sregion|le\sconseil|la\scollectivite|le\splan|le\sbudget\sregional|l'axe|le\svolet|nous|celle-ci|elle\b|lui\b"
    r"|le\scanton|le\sgouvernement|moitie|tranche|annee|an\b|acompte)"
)
_PAID_AFTER = re.compile(rf",?\s?\(?[^.;:,()\d]{{0,24}}{_PAID_BY}")
_PAID_BEFORE = re.compile(rf"[^.;:]{{0,40}},\s(?:\w+\s)?{_PAID_BY}[^.;:,]{{2,40}},\s[^.;:,]{{0,30}}$")
#: « Cette ligne est portée par la banque », right after the sum; « dont 45 000 € payés par la Région ».
_THAT_PAID = re.compile(
    rf"(?:cette\s(?:ligne|somme|enveloppe|depense)|ce\s(?:montant|budget|pret|chantier)|ces\s(?:credits|prets|sommes|depenses)|le\stout"
    rf"|elles?|ils?|l'ensemble)\b[^.;:]{{0,40}}?(?:{_PAID_BY}|\ba\s(?:sa|leur)\scharge|\ba\sla\scharge\sd(?!e\sla\sregion))"
)
_PARTLY = re.compile(
    r",?\s(?:dont|desquels)\s[^.;:]{1,40}\s(?:paye|finance|apporte|pris\sen\scharge|rembourse)\w*\spar\s(?:la\sregion|le\splan)"
)
#: Limits that a rule sets to what candidates are or do, not to what is given to them.
_LIMIT = re.compile(
    r"\b(?:couts?|bilan|chiffre|assiette|depenses?|revenus?|effectif|travaux|marches?|patrimoine|cumul)\b[^.;,]{0,50}?"
    r"\b(?:inferieure?s?|superieure?s?|exced\w+|depass\w+|moins\sde|plus\sde|au\smoins)\b[^.;,]{0,16}$"
    r"|\bau-dela\sd(?:e|u\sseuil\sde)\s$|\ben\s(?:deca|dessous)\sd(?:e|u\sseuil\sde)\s$|\bminimis\b[^.;]{0,50}$"
    r"|\b(?:rapport(?:e|ent|era|eront|ait|aient)|encaiss\w+|empoch\w+|engrang\w+|factur\w+)\s(?:\w+\s)?$"
    r"|\bprix\s(?:de\svente\s|public\s)?:\s$|\b(?:forfait|abonnement|tarif|prix)s?\s(?:demarr\w+|commenc\w+|debut\w+)\s(?:a\s)?$"
    r"|\b(?:licence|abonnement|tarif|prix|cotisation|adhesion)s?\b[^.;,]{0,40}\b(?:est|sont|passe|reste)\w*\sa\s$"
    rf"|\bseuils?\b[^.;]{{0,60}}$|{_WORKS}\s(?:a|de)\s$"
)


def foreign_heads(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """The stretches in which a sum is the amount of a foreign head, in no order."""
    for word in parsed.low.words.keys() & _RULES.keys():
        for start in parsed.low.words[word]:
            if _RULES[word].match(parsed.low, start) and not _is_meant(parsed, start):
                sentence = parsed.sentence_at(start)
                end = min(sentence.end, start + _REACH)
                aside = _ASIDE.search(parsed.low, start, end)
                yield start, back_at(parsed, start, aside.start() if aside else end)


def _is_meant(parsed: Parsed, start: int) -> bool:
    """« lutter contre la fraude »: what is done about it, or about the plan; « notre part du CPER » is a part of it."""
    floor = parsed.sentence_at(start).start
    meant = _MEANT.search(parsed.low, max(floor, start - 24), start)
    return meant is not None or is_back(parsed, max(floor, start - 120), start)


def is_foreign_kind(parsed: Parsed, money: Money) -> bool:
    """Whether what stands right beside a sum says what it is made of, who pays it, or that it is a mere limit."""
    low, (start, end) = parsed.low, money.core
    sentence = parsed.sentence_at(start)
    last = parsed.sentences[-1].index if parsed.sentences else 0
    following = parsed.sentences[min(sentence.index + 1, last)]
    return bool(
        _MADE_OF.match(low, end, sentence.end)
        or _PAID_AFTER.match(low, end, sentence.end)
        or _PARTLY.match(low, end, sentence.end)
        or _LIMIT.search(low, max(sentence.start, start - 90), start)
        or _PAID_BEFORE.match(low, sentence.start, start)
        or (following.block == sentence.block and _THAT_PAID.match(low, following.start, following.end))
    )
