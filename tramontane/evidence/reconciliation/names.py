"""Whether two names are those of one plan: by the words each has of its own, its acronym, its subject, its year."""

import re
from collections.abc import Iterable
from itertools import product

from tramontane.lib.words import fold, keywords, similarity

_WORDS = """
    plan strategie feuille route programme schema pacte trajectoire ia intelligence artificielle regional regionale
    regionaux region conseil territoire territorial territoriale ai cantonal cantonale metropole ville commune
    commun commune nouveau nouvelle projet futur faveur matiere
"""
_GENERIC = frozenset(_WORDS.split())
_AI = frozenset(("ia", "ai", "artificielle"))
#: Other subjects a region has plans for; a plan of one of them that does not speak of AI is not the AI plan.
_OTHER_WORDS = """
    donnee data numerique hydrogene energie climat cybersecurite cyber quantique robotique sante mobilite eau
    industrie tourisme foret biodiversite agriculture formation orientation innovation
"""
_SUBJECTS = frozenset(_OTHER_WORDS.split())
_ALIKE = 0.6


def alike(one: str, other: str) -> bool:
    """Two labels that speak of the same thing, whatever their accents, articles and plurals."""
    return similarity(one, other) >= _ALIKE


def years_in(name: str) -> tuple[int, ...]:
    """The years a name bears: « IA 2021 », « Cap 2024-2028 »."""
    return tuple(int(y) for y in re.findall(r"(?<!\d)(20\d\d)(?!\d)", name))


def same_name(some: Iterable[str], others: Iterable[str], places: str = "") -> bool | None:
    """Whether two plans share a name. None when a name is missing, or says nothing but « plan régional d’IA ».

    ``places``: the names of the territories, which are no part of the name of a plan.
    """
    here = frozenset(keywords(places))
    found = [_compare(one, other, here) for one, other in product(sorted(some), sorted(others))]
    if True in found:
        return True
    return False if False in found else None


def _compare(one: str, other: str, places: frozenset[str]) -> bool | None:
    if _is_acronym(one, other) or _is_acronym(other, one):
        return True
    first, second = _key(one, places), _key(other, places)
    millennia = years_in(one), years_in(other)
    if all(millennia) and not set(millennia[0]) & set(millennia[1]) and first == second:
        return False
    if first and second and first & second <= _SUBJECTS and _speaks_of_ai(one) != _speaks_of_ai(other):
        return None if first & second else False
    if first and second:
        return len(first & second) / len(first | second) >= _ALIKE or (
            len(first & second) > 1 and (first <= second or second <= first)
        )
    return False if _another_subject(one, other) or _another_subject(other, one) else None


def _key(name: str, places: frozenset[str]) -> frozenset[str]:
    """The words a name has of its own."""
    return frozenset(w for w in keywords(name) if w not in _GENERIC | places and not w.isdigit())


def _another_subject(one: str, other: str) -> bool:
    """The first is of another subject, without a word of AI; the second is of AI, and not of that subject."""
    mine, theirs = set(keywords(one)), set(keywords(other))
    return bool(mine & _SUBJECTS) and not mine & theirs & _SUBJECTS and _speaks_of_ai(other) and not _speaks_of_ai(one)


def _speaks_of_ai(name: str) -> bool:
    return not _AI.isdisjoint(keywords(name))


def _is_acronym(short: str, long: str) -> bool:
    """« SRIA » for « Stratégie régionale d’intelligence artificielle », with or without its small words."""
    letters = re.sub(r"[^A-Z0-9]", "", short)
    if not 3 <= len(letters) <= 8 or len(short.split()) > 1 or letters != re.sub(r"\W", "", short):
        return False
    whole = [w for part in re.split(r"[\s’'-]+", long) for w in fold(part).split()]
    initials = ("".join(w[0] for w in whole), "".join(w[0] for w in keywords(long)))
    wanted = letters.lower()
    return len(whole) > 1 and any(wanted == known or known.startswith(wanted) for known in initials)
