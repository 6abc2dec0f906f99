"""Sums that say what an addition misses, rather than what it adds."""

import re

from tramontane.evidence.extraction.grammar.money import Money

_GIVEN = (
    r"(?:affecte|ventile|reparti|fleche|attribue|alloue|detaille|explique|justifie|documente|identifie|rattache"
    r"|distribue|programme|assigne)"
)
_BEFORE = re.compile(
    r"\b(?:manqu(?:e|ent|ait|aient|erait|eraient)|differences?|ecart|trou|decalage|delta|discordance"
    r"|erreur)\s(?:(?:encore|donc|ainsi|alors|toujours|est|serait|atteint)\s){0,2}(?:de\s|d')?"
    r"(?:environ\s|pres\sde\s|plus\sde\s|quelque\s|ces\s|les\s)?$"
)
_AFTER = re.compile(
    r"\s(?:manquants?\b|qui\smanquent(?=\s?[.,;:!?)»\n])|d'ecart\b|de\sdifference\b|introuvables?\b|envoles\b"
    r"|evapores\b|inexplique|se\s(?:sont|est)\s(?:evapor|volatilis|envol|perdu))"
    rf"|[^.;:\n]{{0,40}}?\b(?:non\s{_GIVEN}|pas\s(?:encore\s)?(?:ete\s)?{_GIVEN}"
    r"|sans\s(?:affectation|explication|destination|emploi)\b|inexplique|(?:ne\sse\s\w+|n'\w+|ne\s\w+)\s(?:a|dans"
    r"|sur)\saucune?\b|rest\w*\sa\s(?:affecter|repartir|ventiler|flecher|programmer|attribuer|distribuer|preciser"
    r"|definir|justifier|expliquer))"
)
_REACH = 60


def is_lack(low: str, money: Money) -> bool:
    """« Il manque 3 M€ », « une différence de 2 M€ », « 500 000 € non affectés »: what no part receives."""
    start = money.core[0]
    return bool(_BEFORE.search(low, max(0, start - _REACH), start) or _AFTER.match(low, money.end))
