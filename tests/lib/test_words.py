"""Words compared, and addresses made from titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib.words import fold, keywords, similarity, slug, without_article

ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@given(st.text(max_size=200))
def test_any_title_gives_an_address_of_at_most_sixty_characters(title: str) -> None:
    found = slug(title)
    assert ADDRESS.fullmatch(found)
    assert len(found) <= 60
    assert slug(found) == found or found == "sans-titre"


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_similarity_is_symmetric_from_nought_to_one_and_a_text_is_like_itself(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == 1


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("L’œuvre d’été : « IA & santé »", "oeuvre-d-ete-ia-sante"),
        ("Enveloppe totale du plan", "enveloppe-totale-du-plan"),
        ("…", "sans-titre"),
        ("a" * 80, "sans-titre"),
    ],
)
def test_addresses_of_titles(title: str, address: str) -> None:
    assert slug(title) == address


def test_small_words_plurals_and_articles_do_not_count() -> None:
    assert keywords("Les projets de la Région") == ("projet", "region")
    assert without_article("l’animation des travaux") == "animation des travaux"
