from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.evidence.extraction.grammar.dates import dates_in
from tramontane.evidence.extraction.grammar.folding import fold_text

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
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
    ],
)
def test_what_is_relative_resolves_from_the_publication(text: str, expected: str) -> None:
    assert read(text, date(2024, 5, 22)) == [expected]


def test_an_impossible_date_is_no_date() -> None:
    assert read("le 31/02/2024") == []
    assert read("le 31 février 2024") == []
