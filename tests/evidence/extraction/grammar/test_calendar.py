"""What is said without its year or its month, placed from the day of publication, at each limit."""

from datetime import date, timedelta

import pytest

from tramontane.evidence.extraction.grammar.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Calendar,
    is_ahead,
    month_number,
)


def on(year: int, month: int, day: int) -> Calendar:
    return Calendar(date(year, month, day), (), None)


NEVER = Calendar(None, (), None)
WEDNESDAY = on(2024, 5, 22)


def test_each_month_is_known_by_its_first_letters() -> None:
    assert [month_number(m) for m in MONTHS] == list(range(1, 13))
    short = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
    assert [month_number(m) for m in short] == list(range(1, 13))


@pytest.mark.parametrize(
    ("season", "published", "found"),
    [
        ("printemps", (2024, 11, 4), "2024-21"), ("printemps", (2024, 11, 5), "2025-21"),
        ("ete", (2024, 2, 4), "2023-22"), ("ete", (2024, 2, 6), "2024-22"),
        ("automne", (2024, 5, 6), "2023-23"), ("automne", (2024, 5, 8), "2024-23"),
        ("hiver", (2024, 6, 5), "2023-24"), ("hiver", (2024, 6, 7), "2024-24"),
    ],
)  # fmt: skip
def test_a_season_alone_is_the_nearest_one(season: str, published: tuple[int, int, int], found: str) -> None:
    assert on(*published).season(SEASONS[season]) == found
    assert NEVER.season(SEASONS[season]) is None


@pytest.mark.parametrize(("season", "month"), [("printemps", 5), ("ete", 8), ("automne", 11), ("hiver", 12)])
def test_a_season_is_past_from_the_sixth_of_its_middle_month(season: str, month: int) -> None:
    code = SEASONS[season]
    for day, past, ahead in ((5, 2023, 2024), (6, 2024, 2025), (7, 2024, 2025)):
        assert on(2024, month, day).season(code, "dernier") == f"{past}-{code}"
        assert on(2024, month, day).season(code, "prochain") == f"{ahead}-{code}"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_past_from_its_fifteenth(month: int) -> None:
    for day, past, ahead in ((14, 2023, 2024), (15, 2024, 2025), (16, 2024, 2025)):
        assert on(2024, month, day).month(month, "dernier") == f"{past}-{month:02}"
        assert on(2024, month, day).month(month, "prochain") == f"{ahead}-{month:02}"


def test_a_month_alone_is_the_nearest_one() -> None:
    assert on(2024, 2, 3).month(8) == "2023-08"
    assert on(2024, 2, 20).month(8) == "2024-08"
    assert on(2024, 11, 20).month(2) == "2025-02"
    assert on(2024, 3, 1).month(3, "de l'annee derniere") == "2023-03"
    assert on(2024, 3, 1).month(3, "de l'annee prochaine") == "2025-03"
    assert (NEVER.month(3), Calendar(None, (2025,), 2025).month(3)) == ("XXXX-03", "2025-03")


def test_a_day_alone_is_the_nearest_one_and_needs_to_exist() -> None:
    assert on(2024, 1, 1).day(7, 2) == "2023-07-02"
    assert on(2024, 1, 2).day(7, 2) == "2024-07-02"
    assert on(2024, 1, 10).day(12, 30) == "2023-12-30"
    assert on(2024, 12, 20).day(1, 3) == "2025-01-03"
    assert on(2024, 5, 22).day(5, 22) == on(2024, 5, 22).day(5, 22, None, "dernier") == "2024-05-22"
    assert on(2024, 5, 22).day(5, 22, None, "prochain") == "2025-05-22"
    assert on(2024, 5, 22).day(5, 22, None, "de l'annee derniere") == "2023-05-22"
    assert on(2025, 5, 22).day(2, 29) == "2024-02-29"
    assert on(2022, 5, 22).day(2, 29) == "XXXX-02-29"
    assert on(2024, 5, 22).day(2, 30) is None
    assert NEVER.day(4, 31) is None
    assert NEVER.day(4, 30) == "XXXX-04-30"


def test_the_years_of_a_text_place_a_day_when_publication_is_unknown() -> None:
    told = Calendar(None, (2023, 2024, 2026), 2024)
    assert told.day(7, 11) == "2024-07-11"
    assert told.day(7, 11, "mardi") == "2023-07-11"
    assert told.day(7, 11, "samedi") == "2026-07-11"
    assert told.day(7, 11, "lundi") == "XXXX-07-11"
    assert Calendar(None, (2023, 2024), None).day(7, 11) == "XXXX-07-11"
    assert on(2024, 5, 22).day(7, 11, "lundi") == "2024-07-11"
    assert on(2024, 5, 22).day(7, 11, "vendredi") == "2025-07-11"


def test_a_full_day_needs_to_exist() -> None:
    assert (NEVER.full(2024, 2, 29), NEVER.full(2025, 2, 29)) == ("2024-02-29", None)


def day(shift: int) -> str:
    return (date(2024, 5, 22) + timedelta(days=shift)).isoformat()


def test_each_weekday_from_a_wednesday() -> None:
    back = {"lundi": 2, "mardi": 1, "mercredi": 0, "jeudi": 6, "vendredi": 5, "samedi": 4, "dimanche": 3}
    for i, name in enumerate(WEEKDAYS):
        gone = back[name]
        assert WEDNESDAY.weekday(name) == day(-gone), name
        assert WEDNESDAY.weekday(name, "dernier") == day(-(gone or 7)), name
        assert WEDNESDAY.weekday(name, "prochain") == day(7 - gone), name
        assert WEDNESDAY.weekday(name, ahead=True) == day(7 - gone if gone else 0), name
        assert WEDNESDAY.weekday(name, "dernier", ahead=True) == day(-(gone or 7)), name
        assert WEDNESDAY.weekday(name, near=True) == day(-gone if gone <= 3 else 7 - gone), name
        assert WEDNESDAY.weekday(name, "en huit") == day(14 - (gone or 7)), name
        assert WEDNESDAY.weekday(name, "en quinze") == day(21 - (gone or 7)), name
        assert WEDNESDAY.weekday(name, "de la semaine prochaine") == day(i + 5), name
        assert WEDNESDAY.weekday(name, "de la semaine derniere") == day(i - 9), name
        assert NEVER.weekday(name) is None


def test_a_numbered_weekday_is_looked_for_a_hundred_days_around() -> None:
    assert WEDNESDAY.numbered("mercredi", 22) == "2024-05-22"
    assert WEDNESDAY.numbered("vendredi", 31) == "2024-05-31"
    assert NEVER.numbered("vendredi", 31) is None
    assert on(2020, 2, 21).numbered("dimanche", 31) == "2020-05-31"
    assert on(2020, 2, 20).numbered("dimanche", 31) is None
    assert on(2020, 1, 9).numbered("mardi", 1) == "2019-10-01"
    assert on(2020, 1, 10).numbered("mardi", 1) is None


@pytest.mark.parametrize(
    ("unit", "count", "found"),
    [
        ("day", 0, "2024-05-22"), ("day", -22, "2024-04-30"), ("day", 10, "2024-06-01"),
        ("week", 0, "2024-05-20/2024-05-26"),
        ("week", 1, "2024-05-27/2024-06-02"), ("week", -1, "2024-05-13/2024-05-19"),
        ("weekend", 0, "2024-05-25/2024-05-26"), ("weekend", 1, "2024-06-01/2024-06-02"),
        ("weekend", -1, "2024-05-18/2024-05-19"), ("year", 0, "2024"), ("year", 3, "2027"), ("year", -2, "2022"),
        ("month", 0, "2024-05"), ("month", 7, "2024-12"), ("month", 8, "2025-01"), ("month", -4, "2024-01"),
        ("month", -5, "2023-12"), ("month", 20, "2026-01"), ("quarter", 0, "2024-34"), ("quarter", 2, "2024-36"),
        ("quarter", 3, "2025-33"), ("quarter", -1, "2024-33"), ("quarter", -2, "2023-36"), ("half", 0, "2024-40"),
        ("half", 1, "2024-41"), ("half", 2, "2025-40"), ("half", -1, "2023-41"),
    ],
)  # fmt: skip
def test_each_unit_counts_from_publication(unit: str, count: int, found: str) -> None:
    assert WEDNESDAY.shifted(unit, count) == found
    assert NEVER.shifted(unit, count) is None


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_is_in_its_quarter_and_its_half(month: int) -> None:
    assert on(2024, month, 3).shifted("quarter", 0) == f"2024-{33 + (month - 1) // 3}"
    assert on(2024, month, 3).shifted("half", 0) == f"2024-{40 + (month - 1) // 6}"
    assert on(2024, month, 3).shifted("month", 0) == f"2024-{month:02}"


def test_what_is_ahead() -> None:
    assert [is_ahead(t) for t in (None, "dernier", "prochain", "prochaine", "de l'annee prochaine")] == [
        False, False, True, True, True,
    ]  # fmt: skip
