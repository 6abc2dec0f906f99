"""What was typed, understood: the stems to look for, spelling forgiven, synonyms added."""

import unicodedata
from dataclasses import dataclass

from django.db import connection

from tramontane.search.spelling import distance, tolerance, trigrams
from tramontane.search.synonyms import alike, synonyms
from tramontane.search.text import asked, key, words

MOST_CHARACTERS = 300
MOST_WORDS = 16
#: Words whose spelling is corrected in one question, and the letters of the longest of them.
_MOST_CORRECTED, _LONGEST_CORRECTED = 4, 24
_CLOSEST = 3
_SYNONYM, _NEAR, _FAR = 0.4, 0.8, 0.6

_STEMS = """
SELECT given.form, t.id, t.documents, coalesce(cardinality(ts_lexize('french_stem', given.form)), 1) = 0
  FROM unnest(%s::text[]) AS given(form)
  LEFT JOIN search_term t ON t.lexeme = (ts_lexize('french_stem', given.form))[1]
"""
_CANDIDATES = """
SELECT asked, form, written, term_id, documents FROM (
  SELECT near.asked, w.form, w.written, w.term_id, t.documents,
         row_number() OVER (PARTITION BY near.asked ORDER BY near.alike DESC, t.documents DESC, w.form) AS place
    FROM (SELECT asked, word_id, alike, rank() OVER (PARTITION BY asked ORDER BY alike DESC) AS place
            FROM (SELECT given.asked, s.word_id,
                         count(*) / (s.length + length(given.asked))::float8 AS alike
                    FROM unnest(%s::text[], %s::text[]) AS given(asked, gram)
                    JOIN search_trigram s ON s.gram = given.gram
                     AND s.length BETWEEN length(given.asked) - 2 AND length(given.asked) + 2
                   GROUP BY given.asked, s.word_id, s.length) counted) near
    JOIN search_word w ON w.id = near.word_id JOIN search_term t ON t.id = w.term_id
   WHERE near.place <= 60
) ranked WHERE place <= 40
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A stem that stands for a word asked; ``weight`` is 1 for the word itself, less for what is only near it.

    ``documents`` is how many entries hold it, ``rarity`` how many it is judged by: a rare synonym is not worth more
    than the words it stands for.
    """

    term: int
    documents: int
    weight: float
    rarity: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of the question. ``correction`` is how the nearest known word is written, "" when it needs none."""

    form: str
    choices: tuple[Choice, ...]
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. ``is_cut``: it was longer than what is looked for."""

    text: str
    key: str
    words: tuple[Asked, ...]
    is_cut: bool

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that nothing published comes near to."""
        return tuple(w.form for w in self.words if not w.choices)

    @property
    def suggestion(self) -> str:
        """The same question with its words corrected, "" when none was."""
        corrections = {w.form: w.correction for w in self.words if w.correction}
        said, at = "", 0
        for start, end, folded in words(self.text):
            right = next((corrections[f] for f in folded if f in corrections), "")
            if right:
                said, at = f"{said}{self.text[at:start]}{right}", end
        return said + self.text[at:] if said else ""


def cleaned(text: str) -> str:
    """What was typed on one line, without control characters, no longer than what is looked for."""
    plain = "".join(
        " " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text[: 4 * MOST_CHARACTERS]
    )
    return " ".join(plain.split())[:MOST_CHARACTERS].strip()


def understand(text: str) -> Question:
    """The stems behind a text of any length. One query, two when a word is unknown, none when there is no word."""
    shown = cleaned(text)
    found = asked(shown)
    forms = found[:MOST_WORDS]
    is_cut = len(found) > MOST_WORDS or len(" ".join(text.split())) > MOST_CHARACTERS
    stems = _stems(forms)
    near = _near([f for f in forms if f in stems and stems[f] is None and not _said_otherwise(f, stems)])
    meant = tuple(_word(f, stems, near) for f in forms if f in stems)
    return Question(shown, key(shown), meant, is_cut)


def _stems(forms: list[str]) -> dict[str, Choice | None]:
    """The stem of each word and of its synonyms, None when nothing published has it; empty words are left out."""
    if not forms:
        return {}
    wanted = list(dict.fromkeys((*forms, *(s for f in forms for s in synonyms(f)))))
    with connection.cursor() as cursor:
        cursor.execute(_STEMS, [wanted])
        rows = cursor.fetchall()
    return {form: None if id_ is None else Choice(id_, n, 1.0, n) for form, id_, n, is_empty in rows if not is_empty}


def _said_otherwise(form: str, stems: dict[str, Choice | None]) -> bool:
    return any(stems.get(s) for s in synonyms(form))


def _near(unknown: list[str]) -> dict[str, list[tuple[str, Choice]]]:
    """The known words nearest to each unknown one, as (how it is written, stem), best first."""
    wanted = [f for f in unknown if tolerance(f) and len(f) <= _LONGEST_CORRECTED][:_MOST_CORRECTED]
    if not wanted:
        return {}
    pairs = [(f, gram) for f in wanted for gram in trigrams(f)]
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, [[f for f, _g in pairs], [g for _f, g in pairs]])
        rows = cursor.fetchall()
    measured: dict[str, list[tuple[int, int, str, int]]] = {}
    for form, other, written, term, documents in rows:
        far = distance(form, other, tolerance(form))
        if far <= tolerance(form) and len(other) > 2:
            measured.setdefault(form, []).append((far, -documents, written, term))
    found = {form: _closest(near) for form, near in measured.items()}
    return found | _near_synonyms({f: min(measured[f])[0] if f in measured else tolerance(f) + 1 for f in wanted})


def _closest(near: list[tuple[int, int, str, int]]) -> list[tuple[str, Choice]]:
    """The stems at the least distance, the most frequent first, each with its most usual writing."""
    best = min(near)[0]
    kept: dict[int, tuple[str, Choice]] = {}
    for far, documents, written, term in sorted(near):
        if far == best:
            kept.setdefault(term, (written, Choice(term, -documents, _NEAR if far < 2 else _FAR, -documents)))
    return list(kept.values())[:_CLOSEST]


def _near_synonyms(least: dict[str, int]) -> dict[str, list[tuple[str, Choice]]]:
    """The same for words of the synonyms that nothing published says: nearer than ``least``, their fellows stand in."""
    meant: dict[str, str] = {}
    for form, bound in least.items():
        near = alike(form) if bound > 1 else ()
        measured = [(distance(f, w, bound - 1), w) for w in near for f in {form, form.rstrip("sx")}]
        if measured and min(measured)[0] < bound:
            meant[form] = min(measured)[1]
    stems = _stems(list(meant.values())) if meant else {}
    found: dict[str, list[tuple[str, Choice]]] = {}
    for form, word in meant.items():
        found[form] = [(word, c) for c in _fellows(word, stems)]
    return {form: near for form, near in found.items() if near}


def _fellows(form: str, stems: dict[str, Choice | None]) -> list[Choice]:
    """The stems said for a word, that word included, all judged by the commonest of them."""
    there = [c for w in (form, *synonyms(form)) if (c := stems.get(w))]
    common = max((c.documents for c in there), default=0)
    return [Choice(c.term, c.documents, _SYNONYM, common) for c in there]


def _word(form: str, stems: dict[str, Choice | None], near: dict[str, list[tuple[str, Choice]]]) -> Asked:
    own = stems[form]
    choices = {} if own is None else {own.term: own}
    for fellow in _fellows(form, stems):
        choices.setdefault(fellow.term, fellow)
    corrected = near.get(form, [])
    for _written, choice in corrected:
        choices.setdefault(choice.term, choice)
    return Asked(form, tuple(choices.values()), corrected[0][0] if corrected else "")
