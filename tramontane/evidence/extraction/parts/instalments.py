"""One year, or one instalment, of what the plan pays."""

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.sentences import Sentence

_BEFORE = cue(
    r"\b(?:premiere?|seconde?|deuxieme|troisieme|derniere?)\s(?:engagement|tranche|affectation|versement|echeance)\b[^.;]{0,30}$"
    r"|\b(?:paiements|mandatements|engagements|decaissements|charges)\b[^.;]{0,50}$|\binscrits?\sau\sbudget\b"
    r"|\bbudget\s(?:primitif|20\d\d)\b[^.;]{0,30}$"
    r"|\bl'(?:annee|exercice)\s20\d\d\s(?:pese|represent|mobilis|absorb)[^.;]{0,20}$"
)
_AFTER = cue(r"\s(?:sont\s|ont\sete\s|seront\s)?inscrit\w*\sau\sbudget\b|\s(?:les\s|en\s|de\s)?credits\sde\spaiement\b")
_REACH = 110


def is_instalment(low: str, sentence: Sentence, money: Money) -> bool:
    """« La seconde tranche, soit 14 M€ », « les paiements atteindront 11 M€ en 2026 »."""
    start = max(sentence.start, money.start - _REACH)
    return bool(_BEFORE.search(low, start, money.start) or _AFTER.match(low, money.end))
