"""Sums whose multiplier is understood from the sum before or after them, and bare numbers that are none."""

import pytest

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.money import money_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trente millions iront à la recherche et 18 aux PME. Le but : 2.000 entreprises.", "30 18"),
        ("22 millions d’euros, dont 2 de mécénat.", "22 2"),
        ("22 M€ (dont 2 du FEDER)", "22 2"),
        ("Un total de 22 millions, dont environ 5 pour la formation", "22 5"),
        ("CHF 14 millions pour 2026–2029. Le Conseil d’État en demandait 16 ; la commission", "14 16"),
        ("28 millions d’euros jusqu’en 2029. L’opposition, par la voix de Léa Roy, en réclamait 45.", "28 45"),
        ("Douze millions pour les labos, à Poitiers. Dix pour les boîtes. Et dix encore pour former.", "12 10 10"),
        ("qui devait apporter 2 millions, n’en versera finalement que 1,5, hors budget", "2 1.5"),
        ("on a demandé huit millions au FEDER, en plus –, on pourrait monter à quarante. Mais", "8 40"),
        ("Le budget de 30 millions sera ramené à 28.", "30 28"),
        ("doté de 32 puis 28 millions", "32 28"),
        ("doté de 32 28 millions", "32 28"),
        ("12, 8 et 5 millions d’euros", "12 8 5"),
        ("La Région et l’État apportent 12 et 5 millions d’euros respectivement", "12 5"),
        ("20 M€ au lieu de 32.", "20 32"),
        ("20 M€, contre 32 prévus", "20 32"),
        ("20 M€ et non 32.", "20 32"),
        ("5 M€ en 2026 et 7 en 2027", "5 7"),
        ("12 M€ (30 %) pour la recherche, 8 pour la santé et 3 pour les PME", "12 8 3"),
        ("20 millions d’euros sur 5 ans pour la santé et 3 aux PME", "20 3"),
        ("Deux millions pour les écoles et un pour les lycées", "2"),
    ],
)  # fmt: skip
def test_the_multiplier_is_that_of_the_sum_beside(text: str, expected: str) -> None:
    values = [m.max / 10**6 for m in money_in(fold_text(text))]
    assert [float(v) for v in values] == [float(v) for v in expected.split()]


def test_a_sum_without_its_multiplier_is_marked_and_keeps_the_currency() -> None:
    first, second = money_in(fold_text("14,2 millions de francs, dont 2 de mécénat"))
    assert (first.elided, second.elided, second.currency) == (False, True, "CHF")


@pytest.mark.parametrize(
    "text",
    [
        "un fonds de 12 millions d’euros pour 40 projets, dont 3 à Lyon",
        "12 millions d’euros, dont 3 lycées",
        "12 millions d’euros, dont 30 % pour",
        "12 millions d’euros, dont 3 000 pour les PME",
        "12 millions d’euros pour 200 entreprises et 18 aux PME",
        "12 millions d’euros. Vote : 30 pour, 12 contre.",
        "12 millions d’euros pour la période 2024-2028 et 3 axes",
        "12 millions d’euros pour 40 agents. L’opposition en demandait 60.",
        "12 millions d’euros pour former. La part doit passer à 40 %.",
        "12 millions d’euros. Le taux sera porté à 40 points.",
        "12 millions d’euros et 18 agents pour la santé",
        "12 millions d’euros. Rendez-vous à 18 heures pour la suite.",
        "12 000 € pour la santé et 18 pour la recherche",
        "L’opposition en demandait 16.",
        "axe 12, 8 et 12 millions",
        "en 2027, 12 millions",
        "à 19 h 30, 12 millions",
        "le 5 juin, 12 millions",
        "12 millions d’euros. Trois axes. En 2026, la Région en comptait 45, tous dans les villes.",
    ],
)
def test_a_bare_number_that_counts_something_is_no_sum(text: str) -> None:
    values = [m.max for m in money_in(fold_text(text))]
    assert not [v for v in values if v not in (12_000_000, 12_000)]


def test_a_half_and_a_closing_word_belong_to_an_understood_sum() -> None:
    told = "Dix-huit millions pour les ports. Onze et demi pour les fermes. Six, enfin, pour apprendre."
    assert [int(m.max) for m in money_in(fold_text(told))] == [18_000_000, 11_500_000, 6_000_000]
    part = "Vingt millions iront à la mer, dont sept iraient aux ports."
    assert [int(m.max) for m in money_in(fold_text(part))] == [20_000_000, 7_000_000]
