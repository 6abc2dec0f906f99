"""Words that people use for one another about public plans: general groups, none made for a page."""

from functools import cache

from tramontane.search.spelling import trigrams

_GROUPS = """
    argent budget somme sommes sous financement enveloppe montant credit depense cout subvention fonds
    entreprise boite societe pme startup tpe
    formation former cours etudes apprendre apprentissage cursus
    emploi metier travail embauche job
    adoption vote deliberation adopter voter
    objectif cible but indicateur resultat
    engagement promesse promettre
    calendrier date echeance jalon delai
    evenement conference rencontre salon colloque
    contradiction desaccord incoherence divergence
    chercheur recherche laboratoire labo
    etudiant eleve lyceen lycee college universite fac ecole
    etat gouvernement prefet prefecture sgar
    cookie traceur rgpd donnees
    accessibilite handicap rgaa malvoyant
    supercalculateur calcul gpu ordinateur
    sante hopital medical medecine
    agriculture agricole agriculteur
    energie electricite
    deplacement mobilite transport
    partenaire signataire cosignataire partie
    source document preuve reference
    comparer comparaison comparatif
    telecharger telechargement json export opendata
    reutiliser reutilisation licence
    lacune manque qualite
    paca provence sud
    aura auvergne rhone
"""
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _line in _GROUPS.split("\n"):
    for _word in _line.split():
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), *(w for w in _line.split() if w != _word))


def synonyms(form: str) -> tuple[str, ...]:
    """The folded words said for that one, singular or plural; none for most words."""
    return _BY_WORD.get(form) or _BY_WORD.get(form.rstrip("sx"), ())


def vocabulary() -> tuple[str, ...]:
    """Every word of the groups."""
    return tuple(_BY_WORD)


def alike(form: str) -> list[str]:
    """The words of the groups that share three letters in a row with one that may be misspelt."""
    grams = set(trigrams(form))
    return [word for word, own in _grams().items() if not own.isdisjoint(grams)]


@cache
def _grams() -> dict[str, frozenset[str]]:
    return {word: frozenset(trigrams(word)) for word in _BY_WORD}
