"""The words that bring a passage back to the plan, and to whoever pays for it."""

import re

from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.territories import is_region
from tramontane.evidence.extraction.naming.names import PLAN_NOUN

#: Levels of government that are none of a region's, after « plan ».
OTHER_LEVEL = (
    r"(?:federa(?:le?|ux)|nationa(?:le?|ux)|europeen(?:ne)?|francais(?:e)?|gouvernementa(?:le?|ux)|ministerie(?:l|lle)"
    r"|precedente?|anterieure?|d'alors|d'avant|de\srelance|de\sl'etat|de\sla\sville|de\sla\smetropole|du\sdepartement)"
)
_OWN_PART = r"(?:axes?|volets?|piliers?|enveloppe|mesures?|priorites?)"
_BACK = re.compile(
    rf"(?<!-)\b(?:(?:(?:le|la|ce|cet|cette|notre|nos|du|au|chaque|premier|deuxieme)\s|l')(?:present\s|nouveau\s|nouvelle\s|meme\s)?"
    rf"(?:(?:{PLAN_NOUN})(?!\s{OTHER_LEVEL})(?!\s(?:de\s|d')?20[012]\d)(?!,?\s[«\"])|{_OWN_PART})"
    r"|(?:la\s(?:region|collectivite)(?!\s(?:voisine|d'a\scote))|le\sconseil\sregional|l'executif|l'assemblee"
    r"|le\scanton|le\sgouvernement)\b"
    r"|(?<!finances\s)nous|(?:notre|nos)(?!\spredecesseurs?|\svoisins?|\sconcurrents?)|ici|cette\sfois|desormais)\b"
)
#: What follows a word may change its sense beyond the end of the stretch.
_BEYOND = 24
#: What somebody else is called, when a region owns the plan.
LOCAL = r"|villes?|metropoles?|departements?|agglomerations?|agglos?|communes?|mairies?|intercommunalites?"


def back_at(parsed: Parsed, start: int, end: int) -> int:
    """Where a stretch comes back to the plan or to its owner; its end when it does not."""
    back = _BACK.search(parsed.low, start, end + _BEYOND)
    return min(back.start(), end) if back else end


def is_back(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a stretch speaks of the plan again, or of its owner."""
    return back_at(parsed, start, end) < end


def is_regional(parsed: Parsed) -> bool:
    """Whether a region, not a city, owns the plan."""
    return parsed.territory is not None and is_region(parsed.territory.name)
