"""Words to show for what a document says: verbs in the infinitive, names without their grammar."""

import re

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.names import PLAN_NOUN

_SUBJECT = re.compile(
    rf"(?:(?:ils?|elles?|nous|on)|(?:le|la|ce|cette|notre|son|sa)\s{PLAN_NOUN})\s"
    r"(?:(?P<adverb>aussi|egalement|ainsi|ensuite|enfin)\s)?(?P<verb>[a-z]+r(?:a|ont|ons))\b"
)
_ENDINGS = (
    ("fera", "faire"), ("aura", "avoir"), ("sera", "être"), ("pourra", ""), ("devra", ""), ("enverra", "envoyer"),
    ("iendra", "enir"), ("cevra", "cevoir"), ("verra", "voir"), ("quérra", "quérir"), ("querra", "quérir"),
    ("uira", "uire"), ("oiera", "oyer"), ("uiera", "uyer"), ("dra", "dre"), ("ttra", "ttre"), ("vra", "vre"),
    ("era", "er"), ("clura", "clure"), ("crira", "crire"),
)  # fmt: skip


def infinitive(verb: str) -> str | None:
    """« soutiendra », « financeront » → « soutenir », « financer »; None for a verb it does not know."""
    stem = re.sub(r"(?<=r)(?:ont|ons)$", "a", verb.lower())
    if stem == "ira":
        return "aller"
    for ending, base in _ENDINGS:
        if stem.endswith(ending):
            if base in ("faire", "avoir", "être") and len(stem) > len(ending) + 3:
                continue
            return f"{stem.removesuffix(ending)}{base}" if base else None
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
