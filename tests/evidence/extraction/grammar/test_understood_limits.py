"""How far, and how close to its words, a bare number is still a sum."""

import pytest

from tests.evidence.extraction.grammar.test_lexicons import words
from tests.evidence.extraction.grammar.test_understood_words import millions


def test_a_day_named_with_another_is_no_sum() -> None:
    for text in ("le 3 et 4 mars", "le 3 et le 4 mars", "le 3 au 4 mars", "le 3 ou le 4 avril", "le 1er et le 2 juin"):
        assert millions(f"Soit 20 M€ pour la santé, {text} pour les PME, et 16 pour elles.") == [20, 16], text
    assert millions("Soit 20 M€ pour la santé et 3 et 4 mars pour elles") == [20]
    assert millions("Soit 20 M€ pour la santé et 32 et 4 axes pour elles") == [20]


@pytest.mark.parametrize("word", words("an|ans|année|années|mois|exercice|exercices|pour cent"))
def test_a_duration_or_a_share_between_two_sums_breaks_nothing(word: str) -> None:
    assert millions(f"Soit 20 M€ (3 {word}) pour la santé et 16 pour les PME.") == [20, 16]
    assert millions(f"Soit 20 M€ (3 {word}zz) pour la santé et 16 pour les PME.") == [20]


@pytest.mark.parametrize("sign", list("#+(/.-"))
def test_a_sign_before_a_number_makes_it_a_label(sign: str) -> None:
    assert 12 not in millions(f"soit le bac {sign}12 puis 5 millions")


@pytest.mark.parametrize("use", words("ira|va|iront|vont|seront|sont|reviendront|financeront"))
def test_a_verb_of_use_is_a_whole_word(use: str) -> None:
    assert millions(f"Soit 20 M€ pour la santé et 16 {use} aux PME.") == [20, 16]
    if use in ("ira", "va"):
        assert millions(f"Soit 20 M€ pour la santé et 16 {use}zz aux PME.") == [20]


@pytest.mark.parametrize("way", words("pour|au|aux|a|dans|sur|vers|en|iront|vont|seront|du|de la|des"))
def test_what_shares_a_sum_out_lets_a_number_follow(way: str) -> None:
    assert millions(f"Soit 20 M€ {way} eux et 16 pour elles.") == [20, 16]
    assert millions(f"Soit 20 M€ ({way} eux) et 16 pour elles.") == [20, 16]
    assert millions(f"Soit 20 M€ {way}zz eux et 16 pour elles.") == [20]
    assert millions(f"Soit 20 M€ z{way} eux et 16 pour elles.") == [20]


@pytest.mark.parametrize("joint", ["et ", "puis ", "enfin ", "encore "])
def test_two_links_may_join_a_number_to_its_sum(joint: str) -> None:
    assert millions(f"Soit 20 M€ pour la santé ; {joint}16 pour elles.") == [20, 16]
    assert millions(f"Soit 20 M€ pour la santé, plus {joint}16 pour elles.") == [20, 16]
    alone = joint in ("et ", "puis ", "enfin ")
    assert millions(f"Soit 20 M€ pour la santé, ici {joint}16 pour elles.") == ([20, 16] if alone else [20])


def test_up_to_three_words_stand_between_a_verb_and_its_number() -> None:
    for between, found in (("", [20, 16]), (" ici", [20, 16]), (" ici et la", [20, 16]), (" ici et la bas", [20])):
        assert millions(f"La Région voulait 20 M€. L’État en verse{between} 16.") == found, between
    for between, found in (("", [20, 16]), (" ici", [20, 16]), (" ici même", [20, 16]), (" ici même donc", [20])):
        assert millions(f"Le budget de 20 M€ pourrait monter{between} à 16.") == found, between
    for ending, found in (("", [20, 16]), ("erions", [20, 16])):
        assert millions(f"Le budget de 20 M€ tomb{ending or 'e'} à 16.") == found, ending


def test_a_part_is_told_within_eighty_letters() -> None:
    for size, found in ((79, [20, 16]), (80, [20])):
        text = f"Le plan vaut 20 M€{' et'.ljust(size - 6, 'x')} dont 16."
        assert text.index("16.") - text.index("€") - 1 == size
        assert millions(text) == found, size


def test_a_number_is_a_sum_within_two_hundred_and_twenty_letters() -> None:
    for size, found in ((220, [20, 16]), (221, [20])):
        text = f"Le plan vaut 20 M€{' pour '.ljust(size - 4, 'x')} et 16 pour elles."
        assert text.index("16 ") - text.index("€") - 1 == size
        assert millions(text) == found, size


def test_a_bare_number_is_below_a_thousand() -> None:
    assert millions("Soit 20 M€ pour la santé et 999 pour elles") == [20, 999]
    assert millions("Soit 20 M€ pour la santé et 1000 pour elles") == [20]


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("vingt mio de francs", 1), ("20 mio de francs", 1), ("vingt millions de francs", 1), ("20 M CHF", 1),
        ("20M€", 1),
        ("vingt mia de francs", 1000), ("20 mia de francs", 1000), ("vingt mrd de francs", 1000), ("20 md€", 1000),
        ("20 G$", 1000), ("20G$", 1000), ("vingt milliards", 1000),
    ],
)  # fmt: skip
def test_each_multiplier_passes_on_to_the_next_sum(said: str, times: int) -> None:
    assert millions(f"Soit {said} pour la santé et 16 pour elles.") == [20 * times, 16 * times]


def test_each_one_has_its_own_of_two_sums() -> None:
    for end in ("chacun", "chacune", "chacuns", "chacunes", "respectivement", f"{'x' * 58} chacun"):
        assert millions(f"ils versent 12 et 5 millions {end}, donc") == [12, 5], end
        assert millions(f"ils versent 12 et 5 millions {end}zz, donc") == [5], end
        assert millions(f"ils versent 12 et 5 millions z{end}, donc") == [5] or end[0] == "x", end
    for end in (f"{'x' * 59} chacun", "donc. Chacun", "donc ; chacun"):
        assert millions(f"ils versent 12 et 5 millions {end}, donc") == [5], end
