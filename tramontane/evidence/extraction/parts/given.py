"""Sums that somebody receives: what a decision grants, what the owner of the plan gives, shares and subsidies."""

import re

from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.sentences import Sentence

_DECIDES = re.compile(
    r"\b(?:attribu|allou|accord|octroi|octroy|subventionn)(?:e|es|ent|er|era|ant|ons)?\s"
    r"|(?:^|[:;•–-]\s|\bd'|\b(?:de|et|decide|deliberation|article\s(?:\d+|premier)\.?)\s|,\s)(?:affect|approuv|autoris|inscri|vot"
    r"|decid|cre|fix|plafonn|port|engag|consacr|ouvr|reserv|financ|soutien|verse|redeploi|redeploy|mobilis|institu|adopt|prelev)\w*\s"
)
#: Whoever owns the plan gives.
_OWNER_GIVES = re.compile(
    r"\b(?:la\sregion|le\sconseil\sregional|la\scollectivite|nous)\s(?:\w+\s){0,2}?(?:prevo[iy]|consacr|met|mobilis|engag|financ"
    r"|invest|vers|apport|attribu|affect|reserv|debloqu|allou|inject|flech|accord)\w*\s"
)
#: « Aux transports, près de 8 M€ », « Reste la gouvernance : 500 000 € », « 22 M€ d'aides à l'équipement »
_GIVEN_TO = re.compile(
    r"(?:aux?|a\s(?:la|l'))\s?[^.,;:\d]{2,40},\s(?:pres\sde\s|environ\s|quelque\s)?$"
    r"|(?:restent?|vien\w+\sensuite|suivent?|enfin|puis)\b[^.;\d]{2,50}[:(]\s?$"
)
_GRANTS = re.compile(r"\s(?:de|d')\s?(?:subventions?|aides?|soutien|bourses)\b")
_SHARED_BY = re.compile(
    r"\b(?:dotation|enveloppe|budget|plafond|montant|aide|subvention|bourse|prime|cheque|bon)s?\s(?:maximale?s?\s|globale?s?\s)?"
    r"(?:de\sl'|de\sla\s|du\s|des\s|de\s|d'|par\s)(?:ce\s|cet\s|cette\s)?(?:present\s)?(?:appel|dispositif|fonds|guichet|aide|lot|programme|concours|projet"
    r"|dossier|beneficiaire|entreprise|these|etablissement|bourse|laureat)"
    r"|\bla\spart\sd(?:e|u|es)\s|\b(?:reliquat|subvention|bourse|allocation|contrat|marche|convention|avance|plafonne\w*|plafond)s?\b"
)
_AWAITED = re.compile(r"\bsollicit|\bdemand|\battend|\bnotifi|\bne\sfigur|\bpar\sailleurs")
#: What a beneficiary gets one by one.
_AID = re.compile(
    r"\b(?:aides?|cheques?|plafon\w+|bon|bonus|subsides?|subventions?|bourses?|primes?|allocations?|prets?|avances?|forfait|lots?"
    r"|dossiers?|beneficiaires?|laureats?|projets?|recevr\w+|recoi\w+|touch\w+|vers\w+|financ\w+|accord\w+|attribu\w+|soutien|chaires?|theses?|pass|jusqu'a|maximum|au\splus)\b"
)


def is_aid(low: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of aid: a sum each is a grant there, a price elsewhere."""
    return _AID.search(low, sentence.start, sentence.end) is not None


def is_given(low: str, sentence: Sentence, money: Money) -> bool:
    """« La Région versera 3 M€ », « attribue au CHU 2 M€ », « Aux transports, 8 M€ », « 22 M€ d'aides »."""
    span = (sentence.start, money.start)
    granted = _DECIDES.search(low, *span) or _SHARED_BY.search(low, *span)
    if granted and not _AWAITED.search(low, sentence.start, sentence.end):
        return True
    return bool(_OWNER_GIVES.search(low, *span) or _GIVEN_TO.match(low, *span) or _GRANTS.match(low, money.core[1]))
