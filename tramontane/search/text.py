"""Texts as search sees them: words folded to bare Latin letters and digits, sums and initials spelt out."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from tramontane.lib.words import SMALL, fold

LONGEST_WORD = 40
"""Letters of a word that count; longer ones are cut."""

#: A word; the accents of a decomposed text (é as e and its accent) are part of it.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_SUM = re.compile(r"(?<=\d)(\s*)(Md|M|k)\s?€")
_SCALES = {"Md": "milliards euros", "M": "millions euros", "k": "milliers euros"}
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_AI = re.compile(r"\b(?:ia|intelligences?\s+artificielles?)\b", re.IGNORECASE)
#: Words of questions and the commonest verbs: they say nothing of what is looked for.
_EMPTY_WORDS = """
    combien comment quand quoi quel quelle quels quelles pourquoi lequel laquelle lesquels lesquelles
    etre sont etait etaient avoir ont avait fait faire faut doit peut peuvent va vont veut veulent sait dit
    cela ca ceci celui celle ceux celles comme si ni or car aussi tres alors deja encore quelque quelques chaque
    je tu moi toi svp merci bonjour cherche trouver savoir connaitre voir suis
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def words(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every word of a text: where it starts and ends, and its folded forms (usually one, none for foreign letters)."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), folded(found[0])


def places(text: str, forms: AbstractSet[str]) -> list[tuple[int, int, str]]:
    """Where the words of a text that are among some folded forms start and end, and their (first) form."""
    found = []
    for match in _WORD.finditer(text):
        said = folded(match[0])
        if not forms.isdisjoint(said):
            found.append((match.start(), match.end(), said[0]))
    return found


@lru_cache(maxsize=65_536)
def folded(word: str) -> tuple[str, ...]:
    """One word as it is compared."""
    return tuple(w[:LONGEST_WORD] for w in fold(word[:200]).split())


@lru_cache(maxsize=65_536)
def _searched(word: str) -> tuple[str, ...]:
    return tuple(w for w in folded(word) if w not in SMALL and (len(w) > 1 or w.isdigit()))


def spelt_out(text: str) -> str:
    """« 60 M€ » as « 60 millions euros », « I.A. » as « IA »."""
    plain = _SUM.sub(lambda m: f" {_SCALES[m[2]]}", text).replace("€", " euros")
    return _INITIALS.sub(lambda m: m[0].replace(".", "") + " ", plain)


def written_forms(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text that can be looked for, in order, as (folded, as written); as often as they occur.

    Artificial intelligence is always there under both its names.
    """
    for word in _WORD.findall(_AI.sub("ia intelligence artificielle", spelt_out(text))):
        for form in _searched(word):
            yield form, word


def forms(text: str) -> list[str]:
    """The folded words of a text that can be looked for."""
    return [form for form, _word in written_forms(text)]


def asked(text: str) -> list[str]:
    """The folded words of a question, each once, without those that only make it a question."""
    plain = _AI.sub("ia", spelt_out(text))
    found = list(dict.fromkeys(form for word in _WORD.findall(plain) for form in _searched(word)))
    return [w for w in found if w not in _EMPTY] or found


def key(title: str) -> str:
    """A title as it is compared with what was typed."""
    return fold(title)[:300]
