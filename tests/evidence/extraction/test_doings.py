"""What will be done, what happens, what is to be reached, who is named: each kind in its usual sentences."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import read, values, whole
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read as read_file
from tramontane.evidence.values import Action, Actor, Count, Event, Target

LEAD = "La Région Occitanie a adopté le plan « Cap IA ». "
PUBLISHED = date(2025, 3, 14)


def actions(text: str) -> list[Action]:
    return values(read(LEAD + text, PUBLISHED), Action)


@pytest.mark.parametrize(
    ("text", "words", "negated"),
    [
        ("Un comité d’éthique sera installé à l’automne.", "comité d’éthique sera installé", False),
        ("La Région ouvrira un guichet unique.", "La Région ouvrira un guichet unique", False),
        ("Nous n’ouvrirons pas de centre de données géant.", "n’ouvrirons pas de centre", True),
        ("Un agent conversationnel répondra aux habitants dès mars.", "répondra aux habitants", False),
        ("Aucune copie ne sera corrigée par une machine.", "Aucune copie ne sera corrigée", True),
        ("L’État et la Région créent un centre de calcul partagé.", "créent un centre de calcul", False),
        ("Une usine-école serait créée à Tarbes.", "usine-école serait créée", False),
        ("Le second calculateur est abandonné.", "second calculateur est abandonné", True),
        ("On ne paiera pas le raccordement.", "ne paiera pas le raccordement", True),
        ("Le plan prévoit la création d’un observatoire des usages.", "création d’un observatoire", False),
        ("Pas de caméras dans nos lycées.", "Pas de caméras dans nos lycées", True),
        ("Un comité, confié à une chercheuse, sera réuni chaque année.", "sera réuni chaque année", False),
    ],
)
def test_a_promise_is_read_with_its_polarity(text: str, words: str, negated: bool) -> None:
    found = [a for a in actions(text) if words.lower() in a.label.lower() or words.split(" ", 1)[1] in a.label]
    assert found
    assert found[0].negated is negated


@pytest.mark.parametrize(
    "text",
    [
        "Le plan sera adopté en juin.",
        "L’enveloppe atteindra 60 M€.",
        "Combien d’entreprises en profiteront ?",
        "La Région consacrera 10 M€ à la santé.",
        "L’assemblée se prononcera le 2 avril.",
        "Trois chantiers sont ouverts.",
        "Le marché mondial de l’IA pèsera 500 milliards.",
    ],
)
def test_a_step_a_sum_or_a_question_is_no_promise(text: str) -> None:
    assert not actions(text)


def test_a_conditional_promise_says_so() -> None:
    assert [a.modality for a in actions("Une usine-école serait créée à Tarbes.")] == ["conditional"]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Séance plénière du 26 juin 2025.", "2025-06-26"),
        ("La charte sera signée le 20 mai avec l’université.", "2025-05-20"),
        ("Date limite de dépôt : 15 avril 2025.", "2025-04-15"),
        ("Le Parlement en débattra le 23 avril.", "2025-04-23"),
        ("Une revue à mi-parcours est fixée au 15 janvier 2028.", "2028-01-15"),
        ("Le délai référendaire court jusqu’au 17 avril.", "2025-04-17"),
        ("Le salon Numéria se tiendra à Albi les 9 et 10 octobre 2025.", "2025-10-09/2025-10-10"),
    ],
)
def test_what_happens_has_its_day(text: str, on: str) -> None:
    assert on in [e.date for e in values(read(text, PUBLISHED), Event)]


def test_a_row_of_a_calendar_is_an_event() -> None:
    text = "Calendrier | Date\nDépôt des dossiers | 27 mars 2026\nAuditions | 18 mai 2026\n"
    found = values(extract(read_file(text.encode(), "text/plain"), PUBLISHED), Event)
    assert [(e.label, e.date) for e in found] == [("Dépôt des dossiers", "2026-03-27"), ("Auditions", "2026-05-18")]


@pytest.mark.parametrize(
    ("text", "value", "baseline"),
    [
        ("Objectif : 600 entreprises aidées au 31 décembre 2028.", 600, None),
        ("Je veux 5 000 personnes formées chaque année à partir de 2027.", 5000, None),
        ("Le nombre d’étudiants passera de 38 en 2021 à 150 en 2026.", 150, 38),
        ("Le plan vise 80 docteurs formés d’ici à 2029, contre 20 en 2024.", 80, 20),
        ("Résultats attendus : 900 PMI accompagnées.", 900, None),
    ],
)
def test_a_goal_has_its_value_and_its_baseline(text: str, value: int, baseline: int | None) -> None:
    goals = [t for t in values(read(LEAD + text, PUBLISHED), Target) if t.value == value]
    assert goals
    assert baseline is None or goals[0].baseline == baseline


@pytest.mark.parametrize(
    "text",
    [
        "En 2023, 900 PMI ont été accompagnées.",
        "Le texte est adopté par 60 voix contre 12.",
        "1.2 Embauches",
        "La Région compte 300 chercheurs.",
    ],
)
def test_what_is_done_or_counted_is_no_goal(text: str) -> None:
    assert not values(read(LEAD + text, PUBLISHED), Target)


def test_a_column_of_goals_gives_a_goal_a_row() -> None:
    text = (
        "Indicateur | 2023 (départ) | 2025 | Cible 2028\n"
        "Agents formés | 150 | 2 340 | 4 000\n"
        "Délai (jours) | 48 | 37 | 24\n"
    )
    first, second = values(extract(read_file(text.encode(), "text/plain"), PUBLISHED), Target)
    assert list(map(whole, (first.value, first.baseline, first.current))) == [4000, 150, 2340]
    assert (first.deadline, second.unit) == ("2028", "jours")


@pytest.mark.parametrize(
    ("text", "value"), [("Un foyer sur cinq reste mal connecté.", 20), ("Un dixième des aides.", 10)]
)
def test_a_share_in_words_is_a_percentage(text: str, value: int) -> None:
    (count,) = values(read(text, PUBLISHED), Count)
    assert (whole(count.value), count.unit) == (value, "%")


@pytest.mark.parametrize(
    ("text", "name", "kind", "role"),
    [
        ("Nadège Thouroude réclame davantage.", "Nadège Thouroude", "person", None),
        ("Mme Verdier répond.", "Verdier", "person", None),
        (
            "Bastien LECLERCQ, président du conseil régional, a signé.",
            "Bastien Leclercq",
            "person",
            "président du conseil régional",
        ),
        ("L’usine Sucrex emploie 40 personnes.", "Sucrex", "organisation", "usine"),
        ("Innosuisse pourrait verser 2 millions.", "Innosuisse", "organisation", None),
        ("Le tribunal administratif de Lyon a tranché.", "tribunal administratif de Lyon", "organisation", None),
        ("Le calcul est hébergé par Nantes Métropole.", "Nantes Métropole", "organisation", None),
    ],
)
def test_who_is_named_is_read_with_the_role(text: str, name: str, kind: str, role: str | None) -> None:
    found = {a.name: a for a in values(read(text, PUBLISHED), Actor)}
    assert name in found
    assert (found[name].type, found[name].role) == (kind, role)


@pytest.mark.parametrize("text", ["Lundi, il a plu.", "Bordeaux est une ville.", "Chaque lycée aura son référent."])
def test_a_day_a_town_and_a_common_word_are_nobody(text: str) -> None:
    assert not values(read(text, PUBLISHED), Actor)
