"""What a pronoun, or « ce dispositif », at the head of a sentence stands for: the subject of the sentence before it."""

import re

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.naming.names import PLAN_NOUN

SCHEME_NOUN = (
    r"(?:dispositif|(?:l'|cet\s)appel(?!\sd)|appels?\sa\s(?:projets|manifestation)|fonds|bourses?|aide|prime|concours|cheque|guichet"
    r"|prets?|(?<!son\s)accord|convention|partenariat)"
)
_PRONOUN = re.compile(
    rf"(?:ce|cette|cet|ces)\s{SCHEME_NOUN}\b"
    r"|(?:ils?|elles?|ce\sdernier|cette\sderniere|celui-ci|celle-ci)\b(?!\s(?:s'agi|y\s(?:a|aura)\b|faut|faudra|est\sprevu))"
)
_SCHEME_FIRST = cue(rf"[^.;]{{0,60}}?\b{SCHEME_NOUN}\b")
_PLAN = cue(rf"\b{PLAN_NOUN}\b")
_MOST = 3


def antecedent(parsed: Parsed, sentence: Sentence) -> Sentence | None:
    """The sentence whose subject the pronoun that opens a sentence takes up; None without such a pronoun.

    « Il ouvrira en mai. Il sera doté de 2 M€. » goes back through both, three sentences at most.
    """
    found: Sentence | None = None
    for _ in range(_MOST):
        if not sentence.index or not _PRONOUN.match(parsed.low, sentence.start, sentence.end):
            break
        before = parsed.sentences[sentence.index - 1]
        if parsed.blocks[before.block].kind in ("heading", "title", "cell"):
            break
        found = sentence = before
    return found


def takes_up_scheme(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a sentence's opening pronoun stands for a scheme (a fund, a grant, a call), not for the plan."""
    told = antecedent(parsed, sentence)
    if told is None:
        return False
    scheme = _SCHEME_FIRST.match(parsed.low, told.start, told.end)
    return bool(scheme) and not _PLAN.search(parsed.low, told.start, scheme.end() if scheme else told.end)


def takes_up_plan(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a sentence's opening pronoun can stand for the plan."""
    told = antecedent(parsed, sentence)
    if told is None or takes_up_scheme(parsed, sentence):
        return False
    return bool(_PLAN.search(parsed.low, told.start, told.end))
