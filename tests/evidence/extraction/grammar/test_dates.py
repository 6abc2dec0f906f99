from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.extraction.grammar.strategies import MONTHS, WEEKDAYS
from tramontane.evidence.extraction.grammar.dates import dates_in
from tramontane.evidence.extraction.grammar.folding import fold_text

DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))


def read(text: str, published_on: date | None = None) -> list[str]:
    return [d.edtf for d in dates_in(fold_text(text), published_on)]


def written(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"


@given(DAYS, st.sampled_from(["{} {}", "le {} {}", "mardi {} {}"]))
def test_a_full_date_is_read_back(day: date, shape: str) -> None:
    assert read(shape.format(written(day), day.year)) == [day.isoformat()]
    assert read(day.strftime("%d/%m/%Y")) == read(day.isoformat()) == [day.isoformat()]


@given(DAYS, st.integers(-150, 150))
def test_a_date_without_year_is_the_nearest_to_publication(day: date, shift: int) -> None:
    assert read(f"le {written(day)}", day + timedelta(days=shift)) == [day.isoformat()]


@given(DAYS, st.integers(-300, 300))
def test_a_weekday_decides_the_year(day: date, shift: int) -> None:
    assert read(f"{WEEKDAYS[day.weekday()]} {written(day)}", day + timedelta(days=shift)) == [day.isoformat()]


@given(DAYS, st.integers(0, 6))
def test_a_lone_weekday_is_in_the_week_before_publication(published: date, weekday: int) -> None:
    (found,) = read(f"réunis {WEEKDAYS[weekday]} à Brest", published)
    day = date.fromisoformat(found)
    assert day.weekday() == weekday
    assert 0 <= (published - day).days < 7


def test_without_publication_the_years_of_the_text_place_a_weekday() -> None:
    assert read("adopté jeudi 11 juillet pour 2024-2028")[0] == "2024-07-11"
    assert read("adopté le 11 juillet") == ["XXXX-07-11"]
    assert read("mardi dernier") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lundi prochain", "2024-05-27"),
        ("mercredi dernier", "2024-05-15"),
        ("hier", "2024-05-21"),
        ("ce matin", "2024-05-22"),
        ("en juin", "2024-06"),
        ("en décembre dernier", "2023-12"),
        ("à l’automne", "2024-23"),
        ("au printemps 2026", "2026-21"),
        ("au 2e trimestre 2026", "2026-34"),
        ("premier semestre 2026", "2026-40"),
        ("fin 2028", "2028"),
        ("d’ici 2030", "2030"),
        ("les 9 et 10 octobre 2025", "2025-10-09/2025-10-10"),
        ("l’an dernier", "2023"),
        ("jeudi dernier", "2024-05-16"),
        ("mardi dernier", "2024-05-21"),
        ("en juin prochain", "2024-06"),
        ("le 29 juin dernier", "2023-06-29"),
        ("d’ici 2028", "2028"),
        ("fin 2025", "2025"),
        ("mi-2026", "2026"),
        ("début mars", "2024-03"),
        ("automne 2024", "2024-23"),
        ("1er trimestre 2025", "2025-33"),
        ("2024-2028", "2024/2028"),
        ("25 octobre", "2024-10-25"),
        ("jeudi 11 juillet", "2024-07-11"),
        ("11/07/2024", "2024-07-11"),
        ("dans cinq ans", "2029"),
        ("dans deux ans", "2026"),
        ("d’ici trois ans", "2027"),
        ("il y a deux ans", "2022"),
        ("dans 18 mois", "2025-11"),
        ("il y a cinq mois", "2023-12"),
        ("dans trois semaines", "2024-06-12"),
        ("sous quinze jours", "2024-06-06"),
        ("il y a trois jours", "2024-05-19"),
        ("mardi 5", "2024-03-05"),
        ("mercredi 12, à Brest", "2024-06-12"),
        ("ce jeudi", "2024-05-23"),
        ("ce lundi", "2024-05-20"),
        ("vendredi en huit", "2024-05-31"),
        ("lundi en quinze", "2024-06-10"),
        ("jeudi de la semaine prochaine", "2024-05-30"),
        ("jeudi de la semaine dernière", "2024-05-16"),
        ("mercredi prochain", "2024-05-29"),
        ("aujourd’hui", "2024-05-22"),
        ("avant-hier", "2024-05-20"),
        ("après-demain", "2024-05-24"),
        ("demain", "2024-05-23"),
        ("ce soir", "2024-05-22"),
        ("la semaine dernière", "2024-05-13/2024-05-19"),
        ("cette semaine", "2024-05-20/2024-05-26"),
        ("la semaine prochaine", "2024-05-27/2024-06-02"),
        ("le week-end prochain", "2024-06-01/2024-06-02"),
        ("le mois dernier", "2024-04"),
        ("ce mois-ci", "2024-05"),
        ("le mois prochain", "2024-06"),
        ("le trimestre dernier", "2024-33"),
        ("le trimestre prochain", "2024-35"),
        ("le semestre prochain", "2024-41"),
        ("l’an prochain", "2025"),
        ("l’année dernière", "2023"),
        ("cette année", "2024"),
        ("à la rentrée", "2024-09"),
        ("à la rentrée dernière", "2023-09"),
        ("à la rentrée 2025", "2025-09"),
        ("la rentrée universitaire 2026", "2026-09"),
        ("à la rentrée de septembre 2025", "2025-09"),
        ("cet été", "2024-22"),
        ("l’été dernier", "2023-22"),
        ("l’automne prochain", "2024-23"),
        ("l’hiver 2025-2026", "2025-24"),
        ("au T3 2027", "2027-35"),
        ("S1 2026", "2026-40"),
        ("au second semestre", "2024-41"),
        ("dernier trimestre de l’année 2026", "2026-36"),
        ("d’ici à fin 2028", "2028"),
        ("d’ici la fin de l’année", "2024"),
        ("fin de l’année prochaine", "2025"),
        ("fin de l’année dernière", "2023"),
        ("fin de l’année 2027", "2027"),
        ("courant 2026", "2026"),
        ("fin juin prochain", "2024-06"),
        ("mi-avril dernier", "2024-04"),
        ("fin novembre 2025", "2025-11"),
        ("début du mois de mars", "2024-03"),
        ("fin du mois", "2024-05"),
        ("4 juillet de l’année prochaine", "2025-07-04"),
        ("en mars de l’année dernière", "2023-03"),
        ("31.12.2028", "2028-12-31"),
        ("11/7/24", "2024-07-11"),
        ("le 12/09", "2024-09-12"),
        ("12.X.2025", "2025-10-12"),
        ("14 VII 2025", "2025-07-14"),
        ("2025-10-09", "2025-10-09"),
        ("9 et 10 octobre 2025", "2025-10-09/2025-10-10"),
        ("9, 10 et 11 octobre 2025", "2025-10-09/2025-10-11"),
        ("du 9 au 11 octobre", "2024-10-09/2024-10-11"),
        ("du mercredi 9 au vendredi 11 octobre", "2024-10-09/2024-10-11"),
        ("du 30 septembre au 2 octobre", "2024-09-30/2024-10-02"),
        ("du 30 décembre au 2 janvier 2026", "2025-12-30/2026-01-02"),
        ("du 30 décembre au 2 janvier", "2023-12-30/2024-01-02"),
        ("de juin à septembre 2026", "2026-06/2026-09"),
        ("de novembre à février 2026", "2025-11/2026-02"),
        ("en mai et juin", "2024-05/2024-06"),
        ("1er sept.", "2024-09-01"),
        ("lundi 1er sept.", "2025-09-01"),
        ("12 janv. 2025", "2025-01-12"),
        ("3 févr.", "2024-02-03"),
        ("5 avr.", "2024-04-05"),
        ("14 juil. 2024", "2024-07-14"),
        ("15 oct.", "2024-10-15"),
        ("15 nov 2024", "2024-11-15"),
        ("15 déc. 2025", "2025-12-15"),
        ("le premier janvier 2026", "2026-01-01"),
        ("29 février", "2024-02-29"),
    ],
)
def test_what_is_relative_resolves_from_the_publication(text: str, expected: str) -> None:
    assert read(text, date(2024, 5, 22)) == [expected]


def test_an_impossible_date_is_no_date() -> None:
    assert read("le 31/02/2024") == []
    assert read("le 31 février 2024") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La commission se réunira jeudi", "2024-05-23"),
        ("Le vote aura lieu lundi", "2024-05-27"),
        ("inscriptions avant vendredi", "2024-05-24"),
        ("Le plan a été adopté jeudi", "2024-05-16"),
        ("Le vote aura lieu. Il a parlé jeudi", "2024-05-16"),
        ("La commission se réunira mercredi", "2024-05-22"),
    ],
)
def test_the_verb_says_whether_a_weekday_is_to_come(text: str, expected: str) -> None:
    assert read(text, date(2024, 5, 22)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "La Région a 5 ans",
        "les métiers de demain",
        "le plan a été 2 fois reporté",
        "12 sept projets",
        "d’ici quelques mois",
        "lundi 12 entreprises",
        "une conférence de rentrée",
        "2000 € et 2050 millions",
        "version 1.2.3",
        "le 1/3 du budget",
        "en mode T2",
        "le 2028e",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert [e for e in read(text, date(2024, 5, 22)) if e != "2024-05-20"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le 12 juin 2025 à Lille. Le bilan du plan 2021-2024 viendra le 3 septembre.", "2025-09-03"),
        ("Selon la loi du 7 octobre 2016, le 12 juin 2025 est retenu. Suite le 3 septembre.", "2025-09-03"),
        ("Le 12 juin 2025 et le 4 mai 2024. Suite le 3 septembre.", "XXXX-09-03"),
        ("Le 12 juin 2025. Suite en septembre", "2025-09"),
    ],
)
def test_without_publication_the_year_of_the_full_dates_is_that_of_the_others(text: str, expected: str) -> None:
    assert read(text)[-1] == expected


def test_two_days_a_month_apart_and_both_with_their_year_are_two_dates() -> None:
    assert read("du 1er janvier 2024 au 31 décembre 2028") == ["2024-01-01", "2028-12-31"]


def test_a_lone_year_and_a_span_of_years_are_bare() -> None:
    found = list(dates_in(fold_text("en 2026, pour 2027-2030, fin 2031"), None))
    assert [(d.edtf, d.bare) for d in found] == [("2026", True), ("2027/2030", True), ("2031", False)]
