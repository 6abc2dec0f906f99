"""When the next value is due: periods counted from the first day, days of lateness, stale weather."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib.edtf import first_day, last_day
from tramontane.plan.deadlines import MONTHS, due, later, next_due, weather_due
from tramontane.plan.document import IndicatorPart, ReadingPart, WeatherPart

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
rhythms = st.sampled_from(sorted(MONTHS))


def indicator(**more: Any) -> IndicatorPart:
    return IndicatorPart(ref="projets", title="Projets", target=Decimal(100), **more)


@given(days, st.integers(-60, 60))
def test_so_many_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    found = later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@given(days, rhythms, days)
def test_a_reading_answers_for_the_period_it_falls_in_and_no_later_one(first: date, rhythm: str, last: date) -> None:
    found = next_due(first, rhythm, last)
    assert found >= first
    months = (found.year - first.year) * 12 + found.month - first.month
    assert months % MONTHS[rhythm] == 0
    assert later(first, months - MONTHS[rhythm]) >= last
    if found != first:
        assert later(first, months - 2 * MONTHS[rhythm]) < last


@given(days, rhythms, days, days)
def test_a_newer_reading_never_makes_a_value_due_earlier(first: date, rhythm: str, one: date, other: date) -> None:
    old, new = sorted((one, other))
    assert next_due(first, rhythm, old) <= next_due(first, rhythm, new)


def test_the_end_of_months_stays_the_end_of_months() -> None:
    assert next_due(date(2026, 1, 31), "month", date(2026, 1, 31)) == date(2026, 2, 28)
    assert next_due(date(2026, 1, 31), "month", date(2026, 2, 28)) == date(2026, 3, 31)


def test_a_value_of_the_quarter_just_ended_answers_for_what_is_due_after_it() -> None:
    assert next_due(date(2026, 4, 15), "quarter", date(2026, 3, 31)) == date(2026, 7, 15)
    assert next_due(date(2026, 4, 15), "quarter", date(2025, 12, 31)) == date(2026, 4, 15)


def test_lateness_is_counted_in_days_and_said_in_words() -> None:
    part = indicator(frequency="quarter", due_on="2026-06-30")
    found = due(part, date(2026, 7, 12))
    assert found is not None
    assert (found.days_late, found.words()) == (12, "valeur attendue depuis le 30\xa0juin 2026 : 12\xa0jours de retard")
    told = part.model_copy(update={"readings": (ReadingPart(on="2026-06-01", value=Decimal(0), note="x"),)})
    found = due(told, date(2026, 7, 12))
    assert found is not None
    assert (found.is_late, found.words()) == (False, "prochaine valeur attendue le 30\xa0septembre 2026")
    assert due(part, date(2026, 7, 12), date(2026, 6, 15)) == found
    assert due(indicator(), date(2026, 7, 12)) is None


def test_weather_is_stale_after_a_period_or_three_months() -> None:
    said = WeatherPart(level="assured", on="2026-01-31", comment="Bien.", role="Directrice")
    assert weather_due(indicator()) is None
    assert weather_due(indicator(weather=said)) == date(2026, 4, 30)
    assert weather_due(indicator(weather=said, frequency="month", due_on="2026-01-31")) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-07-11~", date(2024, 7, 11), date(2024, 7, 11)),
        ("2024-23", date(2024, 9, 1), date(2024, 11, 30)),
        ("2024-34", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-01/2024-03", date(2024, 1, 1), date(2024, 3, 31)),
        ("XXXX-07-11", None, None),
        ("2024-99", None, None),
        (None, None, None),
    ],
)
def test_the_days_that_a_date_may_mean(edtf: str | None, first: date | None, last: date | None) -> None:
    assert (first_day(edtf), last_day(edtf)) == (first, last)
