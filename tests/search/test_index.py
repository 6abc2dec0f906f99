"""The index: made once, made again where it changed, emptied of what is gone; best answers first."""

import math
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.search.feeds import feed, item
from tramontane.search.actions import refresh_index
from tramontane.search.integrity import index
from tramontane.search.models import Collection, Entry, IndexState, Posting, Term, Trigram, Word
from tramontane.search.queries import MOST_RESULTS, collections, contents, index_mark, ranked, search, size
from tramontane.search.questions import understand

pytestmark = pytest.mark.django_db


def titles(text: str, **filters: Any) -> list[str]:
    """The titles that answer, best first."""
    return ["".join(p.text for p in r.title) for r in search(text, **filters).results]


def make(*items: Any, code: str = "site") -> None:
    """An index that holds those items only."""
    refresh_index(feeds=[feed(code, *items, fingerprint=str(datetime.now(UTC)))], mark="now")


def test_a_word_is_found_whatever_its_accents_case_and_ending() -> None:
    make(item("Étudiants formés"), item("Autre chose"))
    for asked in ("etudiant", "ÉTUDIANTE", "formée", "forme etudiants"):
        assert titles(asked)[0] == "Étudiants formés", asked


def test_a_title_counts_more_than_a_text_and_a_rare_word_more_than_a_common_one() -> None:
    make(
        item("Budget", "Les dépenses."),
        item("Calendrier", "Le budget est voté."),
        item("Supercalculateur", "Le plan de la Région."),
        *(item(f"Plan {n}", "Le plan de la Région.") for n in range(20)),
    )
    assert titles("budget") == ["Budget", "Calendrier"]
    assert titles("plan supercalculateur")[0] == "Supercalculateur"


def test_scores_are_those_of_bm25() -> None:
    make(item("Alpha", "bravo charlie"), item("Delta", "bravo bravo echo"), item("Foxtrot", "golf", weight=50))
    # « Page du site », the kind, is two words more; a word of a title counts three times.
    lengths = {"Alpha": 7, "Delta": 8, "Foxtrot": 6}
    average = sum(lengths.values()) / 3

    def bm25(frequency: int, length: int, documents: int) -> float:
        idf = math.log(1 + (3 - documents + 0.5) / (documents + 0.5))
        return idf * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / average))

    expected = {"Delta": bm25(2, 8, 2), "Alpha": bm25(1, 7, 2), "Foxtrot": 0.5 * bm25(1, 6, 1)}
    question = understand("bravo golf")
    named = dict(Entry.objects.values_list("id", "title"))
    found = {named[h.entry]: h.score for h in ranked(question, collections())}
    assert found == pytest.approx(expected)


def test_a_typing_error_is_forgiven_only_when_the_word_is_unknown() -> None:
    make(item("Enveloppe totale"), item("Développement"), item("Formation"), item("Formations"))
    found = search("envelope totale")
    assert titles("envelope totale")[0] == "Enveloppe totale"
    assert found.question.suggestion == "enveloppe totale"
    assert search("enveloppe").question.suggestion == ""
    assert search("zzzzzz").question.unknown == ("zzzzzz",)
    assert search("Le Formassion à 2030 ?").question.suggestion in ("Le formation à 2030 ?", "Le formations à 2030 ?")


def test_synonyms_find_but_come_after_the_word_itself() -> None:
    make(item("Enveloppe du plan"), item("Budget du plan"), item("Calendrier du plan"))
    assert titles("budget") == ["Budget du plan", "Enveloppe du plan"]
    assert titles("argent")[:2] in (["Budget du plan", "Enveloppe du plan"], ["Enveloppe du plan", "Budget du plan"])
    assert search("bujdet").question.suggestion == "budget"


def test_an_exact_title_comes_first_even_when_all_its_words_are_small() -> None:
    make(item("Du tout"), item("Plan"), *(item(f"Plan du plan {n}", "plan plan plan") for n in range(9)))
    assert titles("plan")[0] == "Plan"
    assert titles("du tout") == ["Du tout"]


def test_one_result_for_each_page() -> None:
    long = [item("Délibération", f"budget {n}", url=f"/d/#{n}", page="/d/") for n in range(5)]
    make(*long, item("Autre budget"))
    assert len(titles("budget")) == 2


def test_filters_keep_a_kind_and_a_collection_and_count_the_others() -> None:
    one = feed("plan:a", item("Budget A", kind="axis"), item("Budget de A", kind="plan"))
    refresh_index(feeds=[one, feed("plan:b", item("Budget B", kind="axis"))], mark="m")
    found = search("budget", kind="axis")
    assert found.total == 2
    assert {(f.code, f.count) for f in found.kinds} == {("axis", 2), ("plan", 1)}
    assert {(f.code, f.count) for f in found.collections} == {("plan:a", 1), ("plan:b", 1)}
    assert titles("budget", kind="axis", collection="plan:b") == ["Budget B"]
    assert titles("budget", collection="plan:z") == []
    assert {(f.code, f.count) for f in contents()} == {("axis", 2), ("plan", 1)}


def test_beyond_the_most_results_the_count_is_said_to_be_bounded() -> None:
    make(*(item(f"Budget {n}") for n in range(MOST_RESULTS + 20)))
    found = search("budget")
    assert (found.total, found.is_bounded) == (MOST_RESULTS, True)


def test_pages_hold_twenty_results_and_stay_in_bounds() -> None:
    make(*(item(f"Budget {n}") for n in range(45)))
    assert [len(search("budget", page=n).results) for n in (1, 2, 3, 99, -4)] == [20, 20, 5, 5, 20]
    assert search("budget", page=99).page == 3


def test_only_what_changed_is_made_again() -> None:
    a, b = feed("plan:a", item("Alpha")), feed("plan:b", item("Bravo"))
    assert refresh_index(feeds=[a, b], mark="1") == ("plan:a", "plan:b")
    mark, before = index_mark(), set(Entry.objects.values_list("id", flat=True))
    assert refresh_index(feeds=[a, b], mark="1") == ()
    assert index_mark() == mark
    assert refresh_index(feeds=[a, feed("plan:b", item("Charlie"), fingerprint="2")], mark="2") == ("plan:b",)
    assert titles("alpha") == ["Alpha"]
    assert titles("bravo") == []
    assert titles("charlie") == ["Charlie"]
    assert len(before & set(Entry.objects.values_list("id", flat=True))) == 1
    assert index_mark().startswith("2 ")


def test_what_is_gone_leaves_nothing() -> None:
    make(item("Alpha", "bravo charlie"))
    refresh_index(feeds=[], mark="2")
    assert [m.objects.count() for m in (Collection, Entry, Posting, Term, Word, Trigram)] == [0] * 6
    assert IndexState.objects.get().mark == "2"
    assert size() == 0


def test_a_refresh_that_fails_changes_nothing() -> None:
    make(item("Alpha"))
    before = index_mark()

    def items() -> Any:
        yield item("Bravo")
        raise ValueError("no more")

    broken = feed("site", fingerprint="9")
    with pytest.raises(ValueError, match="no more"):
        refresh_index(feeds=[type(broken)(code="site", label="x", fingerprint="9", items=items)], mark="3")
    assert titles("alpha") == ["Alpha"]
    assert (index_mark(), list(index())) == (before, [])


def test_what_integrity_looks_at_is_seen() -> None:
    make(item("Alpha", "bravo"), item("Bravo"))
    assert list(index()) == []
    for statement in (
        "UPDATE search_term SET documents = documents + 1",
        "DELETE FROM search_entry",
        "DELETE FROM search_word",
    ):
        with connection.cursor() as cursor:
            cursor.execute(statement)
    assert len(list(index())) == 3


def test_a_question_costs_few_queries_however_many_answers() -> None:
    make(*(item(f"Budget {n}", "formation") for n in range(60)))
    with CaptureQueriesContext(connection) as known:
        search("budget formation", kind="page")
    with CaptureQueriesContext(connection) as misspelt:
        search("budgett formassion")
    with CaptureQueriesContext(connection) as nothing:
        search("")
    assert (len(known), len(nothing)) == (5, 0)
    assert len(misspelt) <= 7


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1 --",
        "\0\0",
        "%" * 500,
        "a" * 100_000,
        "mot " * 10_000,
        "é" * 5_000,
        "{{ 7 * 7 }} <script>",
        "\ud800",
        "🎉🎉🎉",
        "& | ! ( ) :* <->",
        " ".join(f"inconnu{chr(97 + n % 26)}{chr(97 + n // 26)}xyz" for n in range(300)),
    ],
)
def test_hostile_questions_are_only_questions(text: str) -> None:
    make(item("Budget"))
    with CaptureQueriesContext(connection) as asked:
        found = search(text)
    assert found.total <= 1
    assert len(found.question.text) <= 300
    assert len(asked) <= 7


def test_a_long_question_says_that_it_was_cut() -> None:
    make(item("Budget"))
    assert search("budget " + " ".join(f"mot{n}" for n in range(40))).question.is_cut
    assert not search("budget").question.is_cut


WORDS = (
    "former",
    "métiers",
    "région",
    "élus",
    "santé",
    "énergie",
    "calcul",
    "école",
    "projet",
    "budget",
    "ville",
    "plan",
)
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=25, unique=True
)


@given(TITLES)
def test_every_title_finds_its_own_page_among_the_first_three(made: list[str]) -> None:
    make(*(item(t, " ".join(made[::-1])[:200]) for t in made))
    for title in made:
        assert title in titles(title)[:3], (title, titles(title)[:3])
