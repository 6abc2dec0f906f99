"""Words to show for what a document says: verbs in the infinitive, names without their grammar."""

import re

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.naming.names import PLAN_NOUN

_SUBJECT = re.compile(
    rf"(?:(?:ils?|elles?|nous|on)|(?:le|la|ce|cette|notre|son|sa)\s{PLAN_NOUN})\s"
    r"(?:(?P<adverb>aussi|egalement|ainsi|ensuite|enfin)\s)?(?P<verb>[a-z]+r(?:a|ont|ons))\b"
)
_ENDINGS = (
    ("pourra", ""), ("devra", ""), ("enverra", "envoyer"), ("iendra", "enir"), ("voudra", "vouloir"),
    ("vaudra", "valoir"), ("faudra", ""), ("cevra", "cevoir"), ("mouvra", "mouvoir"), ("verra", "voir"),
    ("courra", "courir"), ("quérra", "quérir"), ("querra", "quérir"), ("jouira", "jouir"), ("fuira", "fuir"),
    ("uira", "uire"), ("aiera", "ayer"), ("oiera", "oyer"), ("uiera", "uyer"), ("dra", "dre"), ("ttra", "ttre"),
    ("vra", "vre"), ("pellera", "peler"), ("vellera", "veler"), ("jettera", "jeter"), ("quettera", "queter"),
    ("èrera", "érer"), ("ègrera", "égrer"), ("plètera", "pléter"), ("prètera", "préter"), ("pètera", "péter"),
    ("era", "er"), ("clura", "clure"), ("crira", "crire"), ("suffira", "suffire"),
)  # fmt: skip
#: Futures that their ending does not tell: « passera », « chauffera » end like « sera », « fera ».
_WHOLE = re.compile(
    r"(?P<to_be>sera)|(?P<to_have>aura)|(?P<know>saura)|(?P<go>ira)"
    r"|(?P<make>(?:re|dé|de|satis|contre|par|sur)?fera)"
    r"|(?P<said>(?:re|inter|pré|pre|contre|mé|me|dé|de)?dira|(?:re|ré|é|e|réé)?lira|(?:sou)?rira)"
)
_KNOWN = {"to_be": "être", "to_have": "avoir", "know": "savoir", "go": "aller"}
_RAISED = re.compile(r"è(?=[bcdgklmnpstv]{1,2}er$)")


def infinitive(verb: str) -> str | None:
    """« soutiendra », « financeront » → « soutenir », « financer »; None for a verb it does not know."""
    stem = re.sub(r"(?<=r)(?:ont|ons)$", "a", verb.lower())
    if whole := _WHOLE.fullmatch(stem):
        kind = whole.lastgroup or ""
        return _KNOWN.get(kind) or (f"{stem[:-3]}aire" if kind == "make" else f"{stem[:-1]}e")
    for ending, base in _ENDINGS:
        if stem.endswith(ending):
            return _RAISED.sub("e", f"{stem.removesuffix(ending)}{base}") if base else None
    return f"{stem[:-1]}" if stem.endswith("ira") else None


def doing_label(text: str) -> str:
    """An action as a line of a plan: « Elle soutiendra la recherche » → « Soutenir la recherche ».

    Only a pronoun or the plan itself is left out as a subject: who else acts is part of what is said.
    """
    words = " ".join(text.split())
    subject = _SUBJECT.match(fold_text(words))
    verb = infinitive(words[subject.start("verb") : subject.end("verb")]) if subject else None
    if not subject or not verb:
        return words
    adverb = "" if subject["adverb"] is None else f" {words[subject.start('adverb') : subject.end('adverb')]}"
    return f"{verb[0].upper()}{verb[1:]}{adverb}{words[subject.end() :]}"
