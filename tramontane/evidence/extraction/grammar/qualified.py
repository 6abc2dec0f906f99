"""What is said around a sum: more or less than it, a year's worth of it, or so much for each one."""

import re
from decimal import Decimal

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.values import Per, Qualifier

_OVER = r"(?:etre superieure?s? a|depasser|exceder|aller au-dela de) "
_QUALIFIERS: tuple[Qualifier, ...] = ("at_most", "at_least", "less_than", "more_than", "about")
_BEFORE = re.compile(
    r"(?<![a-z])(?=[dejnsmplcuifabtqgv≤≥<>+≈≃~±])(?:"
    r"(?P<at_most>(?:ne |n')?(?:depass|exced)\w{0,8} (?:pas|jamais|point|guere|en aucun cas|en tout) "
    rf"|ne (?:peu[tx]|peuvent|pourr\w+|pouvant|puisse|doi\w+|devr\w+|saur\w+) (?:pas )?{_OVER}"
    rf"|sans (?:pouvoir )?{_OVER}"
    r"|(?:jusqu'a|au (?:plus|maximum)|maxi(?:mum)? (?:de |d'|:)|maximale? (?:de |d'|:)|max\.? |plafonn\w{1,4} a"
    r"|plafond (?:est )?(?:de |d'|fixe a|:)|limitee?s? a|dans la limite de|a concurrence (?:de|d')|≤|<=) ?)"
    r"|(?P<at_least>(?:au (?:moins|minimum)|a minima) (?:de )?|minimum (?:de |d'|: )|minimale? (?:de |d')|a partir de "
    r"|plancher (?:de |d')|(?:pas|etre) inferieure?s? a |(?:≥|>=) ?)"
    r"|(?P<less_than>(?:un peu )?moins (?:de |d')|inferieure?s? a |en[ -]dessous (?:de |d')"
    r"|sous (?:la barre |le seuil )?(?:de |d')?|< ?|n'attei\w+ pas )"
    r"|(?P<more_than>(?:un peu |bien )?plus (?:de |d')|(?:depass|exced|franchi)\w{0,6} |au-dela (?:de |d')"
    r"|superieure?s? a |au-dessus (?:de |d')|> ?|\+ de )"
    r"|(?P<about>(?:environ|quelque|pres (?:de|d')|autour (?:de|d')|aux? alentours? (?:de|d')|a peu pres"
    r"|de l'ordre (?:de|d')|approximativement|presque|quasi(?:ment)?|avoisin\w{1,6}|frol\w{1,6}|approch\w{1,6}"
    r"|tourn\w{1,6} autour (?:de|d')|pas loin (?:de|d')|grosso modo|dans les|env\.|≈|≃|~|±) ?)"
    r")(?:les? |la |des |(?:seuil|barre|cap) (?:de |d'|des ))*$"
)
_AFTER: tuple[tuple[Qualifier, re.Pattern[str]], ...] = (
    ("about", re.compile(r",? (?:environ\b|env\.|a peu pres\b|ou presque\b|grosso modo\b|approximativement\b)")),
    ("at_least", re.compile(r",? (?:\((?:au )?minimum\)|(?:au )?minimum\b|au moins\b|a minima\b|ou plus\b|et plus\b)")),
    ("at_most", re.compile(r",? (?:\((?:au )?maxi(?:mum)?\)|(?:au )?maxi(?:mum)?\b|max\b\.?|au plus\b|ou moins\b)")),
)
_EACH = (
    r"entreprises?|societes?|firmes?|pm[ei]|tpe|eti|start-?ups?|jeunes? pousses?|artisane?s?|commerces?|commercante?s?"
    r"|projets?|dossiers?|demandes?|demandeurs?|demandeuses?|porteurs?|porteuses?|candidats?|candidates?|candidatures?"
    r"|beneficiaires?|laureate?s?|structures?|organismes?|etablissements?|lycees?|colleges?|ecoles?|classes?|campus"
    r"|universites?|laboratoires?|equipes?|consortiums?|groupements?|associations?|clubs?|communes?|villes?|villages?"
    r"|collectivites?|intercommunalites?|epci|departements?|mairies?|territoires?|sites?|lieux?|centres?|tiers-lieux?"
    r"|habitante?s?|administree?s?|contribuables?|citoyens?|citoyennes?|foyers?|menages?|familles?|tetes?|personnes?"
    r"|eleves?|lyceens?|lyceennes?|etudiante?s?|stagiaires?|apprenante?s?|apprentie?s?|alternante?s?|diplomee?s?"
    r"|jeunes?|salariee?s?|agente?s?|collaborateurs?|collaboratrices?|participante?s?|adherente?s?|abonnee?s?"
    r"|utilisateurs?"
    r"|patiente?s?|chercheure?s?|chercheuses?|doctorante?s?|theses?|bourses?|chaires?|postes?|emplois?|etp|ept"
    r"|recrutements?|embauches?|contrats?|conventions?|places?|unites?|licences?|machines?|serveurs?|gpu|requetes?"
    r"|formations?|formateurs?|formatrices?|parcours|modules?|sessions?|ateliers?|diagnostics?|audits?|missions?"
    r"|accompagnements?|prestations?|actions?|operations?|exploitations?|agriculteurs?|agricultrices?|fermes?|hectares?"
    r"|exposante?s?|visiteurs?|billets?|vehicules?|logements?|mois|jours?|journees?|semaines?|heures?"
)
_PER = re.compile(
    rf",? ?\(?(?P<year>(?:par|chaque|l') ?(?:an|annee|exercice)s?\b(?! (?:passe|dernier|derniere|prochain))"
    rf"|/ ?an(?:nee)?\b"
    rf"|annuel(?:le)?s?\b|annuellement\b|tous les ans\b)"
    rf"|,? ?\(?(?P<unit>(?:par|pour chaque|a chaque) (?:jeune |petite |nouvel(?:le)? |grande )?(?:{_EACH})\b"
    rf"|/ ?(?:{_EACH})\b|chacune?s?\b|(?:la|le) (?:place|poste|journee|jour|unite|tonne)\b|l'(?:unite|heure|entree)\b)"
)
_YEARLY = cue(
    r"\b(?:chaque annee|tous les ans|annuellement|par an|annuel(?:le)?s?),? ?"
    r"(?:[a-z'-]+ ){0,2}(?:de |d'|: |a )?(?:\w+ )?$"
)
_WHOLE = r"total|enveloppe|budget|fonds|ensemble|globa|somme|millions?"
_PRICED = cue(
    rf"\b(?:cheques?|bourses?|primes?|tickets?|coupons?|vouchers?|forfaits?|gratifications?|indemnites?|allocations?"
    rf"|tarifs?|entree|droits? d'inscription|abonnement|adhesion|cotisation|pass)\b"
    rf"(?:(?!\b(?:{_WHOLE}))[^.;!?\n]){{0,50}}$"
)
_CAPPED = cue(rf"\b(?:aides?|subventions?|soutiens?)\b(?:(?!\b(?:{_WHOLE}))[^.;!?\n]){{0,70}}$")
_EVERY = cue(
    rf"\b(?:chaque|toute?) (?:{_EACH})\b[^.;!?\n]{{0,50}}$"
    r"|\brapporte\w* a (?:l'|la |chaque )[^.;!?\n]{0,60}$"
    rf"|\bpar (?:{_EACH})\b(?: [a-z'-]+){{0,2}},? (?:de |d'|a |:)? ?$"
)
_REACH = 48


def qualifier_before(low: str, start: int) -> tuple[Qualifier | None, int]:
    """The word that qualifies a sum beginning at ``start``, and where that word begins."""
    match = _BEFORE.search(low, max(0, start - _REACH), start)
    if not match:
        return None, start
    return next(name for name in _QUALIFIERS if match[name]), match.start()


def qualifier_after(low: str, end: int) -> tuple[Qualifier | None, int]:
    """The word that qualifies a sum ending at ``end``, and where that word ends."""
    for name, words in _AFTER:
        if match := words.match(low, end):
            return name, match.end()
    return None, end


def rhythm_after(low: str, end: int) -> tuple[Per | None, int]:
    """« par an », « par entreprise » after a sum ending at ``end``, and where that ends."""
    match = _PER.match(low, end)
    if not match:
        return None, end
    stop = match.end() + ("(" in match.group() and low[match.end() : match.end() + 1] == ")")
    return ("year" if match["year"] else "unit"), stop


def rhythm_before(low: str, start: int, value: Decimal, qualifier: Qualifier) -> Per:
    """What the words before a sum make of it: « chaque année », « un chèque de », « l'aide est plafonnée à »."""
    if _YEARLY.search(low, max(0, start - _REACH), start):
        return "year"
    if value > 500_000:
        return "total"
    first = max(0, start - 110)
    if value <= 100_000 and (_PRICED.search(low, first, start) or _EVERY.search(low, first, start)):
        return "unit"
    return "unit" if qualifier == "at_most" and _CAPPED.search(low, first, start) else "total"
