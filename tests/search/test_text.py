"""Words are compared bare, questions without their small words, spelling is measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.search.snippets import LENGTH, marked, snippet
from tramontane.search.spelling import distance, tolerance, trigrams
from tramontane.search.synonyms import synonyms, vocabulary
from tramontane.search.text import LONGEST_WORD, asked, forms, key, words

LETTERS = st.text("abcdé", max_size=8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Île-de-France", ["ile", "france"]),
        ("60 M€", ["60", "millions", "euros"]),
        ("1,5 Md€", ["1", "5", "milliards", "euros"]),
        ("Cœur d’été", ["coeur", "ete"]),
        ("l’I.A. régionale", ["ia", "intelligence", "artificielle", "regionale"]),
        ("Intelligences artificielles", ["ia", "intelligence", "artificielle"]),
        ("привет \0 🎉", []),
        ("x" * 99, ["x" * LONGEST_WORD]),
    ],
)
def test_texts_are_cut_into_bare_words(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien la Région va-t-elle dépenser ?", ["region", "depenser"]),
        ("intelligence artificielle IA", ["ia"]),
        ("comment", ["comment"]),
        ("budget, budget et BUDGET", ["budget"]),
    ],
)
def test_questions_keep_what_is_looked_for(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


def test_the_words_of_a_text_say_where_they_are() -> None:
    text = "L’été œuvre"
    assert [(text[s:e], f) for s, e, f in words(text)] == [("L", ("l",)), ("été", ("ete",)), ("œuvre", ("oeuvre",))]


def test_a_title_is_compared_without_accents_or_punctuation() -> None:
    assert key("« Formér » aux métiers !") == "former aux metiers"


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("budget", "budjet", 1), ("budget", "bugdet", 1), ("plan", "plan", 0), ("plan", "plans", 1), ("abc", "xyz", 3)],
)
def test_distances(one: str, other: str, far: int) -> None:
    assert distance(one, other, 2) == min(far, 3)


@given(LETTERS, LETTERS)
def test_a_distance_is_the_same_both_ways_and_bounded(one: str, other: str) -> None:
    far = distance(one, other, 3)
    assert far == distance(other, one, 3)
    assert (far == 0) == (one == other)
    assert far <= 4
    assert far >= min(4, abs(len(one) - len(other)))


@given(LETTERS, st.data())
def test_one_letter_more_is_a_distance_of_one(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    assert distance(word, word[:at] + "x" + word[at:], 2) == 1


def test_short_words_and_numbers_are_never_corrected() -> None:
    assert [tolerance(w) for w in ("ia", "droc", "2024ab", "enveloppe")] == [0, 1, 0, 2]
    assert trigrams("ia") == [" ia", "ia "]


def test_synonyms_are_folded_words_and_go_both_ways() -> None:
    for word in vocabulary():
        assert key(word) == word
        assert all(word in synonyms(other) for other in synonyms(word))
    assert "argent" in synonyms("budgets")
    assert synonyms("toulouse") == ()


@given(st.text(max_size=600), st.sets(st.sampled_from(["plan", "ia", "a", "0"])))
def test_marks_never_change_a_text(text: str, found: set[str]) -> None:
    assert "".join(p.text for p in marked(text, found)) == text
    shown = "".join(p.text for p in snippet(text, found))
    assert len(shown) <= LENGTH + 4
    assert shown.strip("… ").replace(" ", "") in text.replace("\n", " ").replace(" ", "") or not shown.isascii()


def test_a_snippet_shows_the_stretch_with_most_words() -> None:
    text = "Rien ici. " * 60 + "Le supercalculateur DROCC ouvre à Toulouse. " + "Rien là. " * 60
    pieces = snippet(text, {"supercalculateur", "drocc", "toulouse"})
    assert [p.text for p in pieces if p.is_found] == ["supercalculateur", "DROCC", "Toulouse"]
    assert pieces[0].text.startswith("…")
    assert pieces[-1].text.endswith("…")
