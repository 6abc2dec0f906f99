"""Words inside a sum, and numbers that only number what a sum is given to."""

import pytest

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.money import money_in


def told(text: str) -> list[tuple[int, int]]:
    return [(int(m.min), int(m.max)) for m in money_in(fold_text(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Trois autres millions d’euros pourraient venir de la Métropole.", 3_000_000),
        ("Où sont passés les 5 autres millions d’euros ?", 5_000_000),
        ("La Ville y mettra dix bons millions d’euros.", 10_000_000),
        ("Restent deux petits millions de francs.", 2_000_000),
        ("Les quatre premiers millions d’euros sont partis.", 4_000_000),
        ("Les 2 derniers millions d’euros suivront.", 2_000_000),
        ("L’État promet six nouveaux millions d’euros.", 6_000_000),
        ("Un bon milliard d’euros dort dans les caisses.", 1_000_000_000),
    ],
)
def test_a_word_may_stand_before_the_multiplier(text: str, value: int) -> None:
    assert told(text) == [(value, value)]


@pytest.mark.parametrize("word", ["orientation", "axe", "défi", "objectif", "engagement", "chantier", "lot", "article"])
def test_a_number_of_order_bounds_no_range(word: str) -> None:
    assert told(f"Amendement tendant à porter l’{word} 3 à 15 000 000 € : non adopté.") == [(15_000_000, 15_000_000)]
    assert told(f"Il porte {word} 2 à 12 M€.") == [(12_000_000, 12_000_000)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Une aide de 3 à 15 millions d’euros.", (3_000_000, 15_000_000)),
        ("De 5 000 à 40 000 € par projet.", (5000, 40_000)),
        ("Entre 250 et 500 000 euros.", (250_000, 500_000)),
    ],
)
def test_a_range_stays_a_range(text: str, bounds: tuple[int, int]) -> None:
    assert told(text) == [bounds]


@pytest.mark.parametrize("text", ["Trois autres projets suivront.", "Dix bons élèves.", "Les cinq premiers mois."])
def test_such_words_alone_make_no_money(text: str) -> None:
    assert told(text) == []
