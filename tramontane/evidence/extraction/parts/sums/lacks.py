"""Sums that say what an addition misses, rather than what it adds."""

from tramontane.evidence.extraction.cues.cue import cue

_GIVEN = (
    r"(?:affecte|ventile|reparti|fleche|attribue|alloue|detaille|explique|justifie|documente|identifie|rattache"
    r"|distribue|programme|assigne)"
)
_BEFORE = cue(
    r"\b(?:(?:manqu(?:e|ent|ait|aient|erait|eraient)|differences?|ecart|trou|decalage|delta|discordance"
    r"|erreur)(?:\s\(?|,\ssoit\s|\s?:\s)"
    r"|(?:exced|depass)\w+\s[^.;:\n]{3,80}\s(?=de\s)|ou\s(?:sont|est|seraient)\s(?:donc\s)?(?:passee?s?|alle?e?s?|partie?s?)\s)"
    r"(?:(?:encore|donc|ainsi|alors|toujours|est|serait|atteint)\s){0,2}(?:de\s|d')?"
    r"(?:environ\s|pres\sde\s|plus\sde\s|quelque\s|ces\s|les\s)?$"
)
_AFTER = cue(
    r"\s(?:(?:ont|a)\s(?:disparu|fondu)|dont\s(?:nul|personne|rien|aucun\w*|on\sne)\b|a\s(?:trouver|boucler)\b|manquants?\b|qui\smanquent(?=\s?[.,;:!?)»\n]|\s(?:a\sl'appel|sont|seraient|correspond|constitu|form|serv|representent))|d'ecart\b|de\sdifference\b|introuvables?\b|envoles\b"
    r"|evapores\b|inexplique|se\s(?:sont|est)\s(?:evapor|volatilis|envol|perdu))"
    rf"|[^.;:\n]{{0,40}}?\b(?:non\s{_GIVEN}|pas\s(?:encore\s)?(?:ete\s)?{_GIVEN}"
    r"|sans\s(?:affectation|explication|destination|emploi)\b|inexplique|(?:ne\sse\s\w+|n'\w+|ne\s\w+)\s(?:a|dans"
    r"|sur)\saucune?\b|rest\w*\sa\s(?:affecter|repartir|ventiler|flecher|programmer|attribuer|distribuer|preciser"
    r"|definir|justifier|expliquer))"
)
_REACH = 100


def is_lack(low: str, start: int, end: int) -> bool:
    """« Il manque 3 M€ », « une différence de 2 M€ », « 500 000 € non affectés »: what no part receives."""
    return bool(_BEFORE.search(low, max(0, start - _REACH), start) or _AFTER.match(low, end))
