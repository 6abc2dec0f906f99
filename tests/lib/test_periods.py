"""Periods include both their ends; the day is that of Paris."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib.periods import Period, day_in_france, year


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 5000))
def test_a_period_holds_its_two_ends_and_nothing_around(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    period = Period(first, last)
    assert first in period
    assert last in period
    assert first - timedelta(days=1) not in period
    assert last + timedelta(days=1) not in period
    assert period.days == length + 1


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


def test_the_budget_year_is_the_calendar_year() -> None:
    assert (year(2024).days, year(2025).days) == (366, 365)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2024, 7, 11, 21, 59, tzinfo=UTC), date(2024, 7, 11)),
        (datetime(2024, 7, 11, 22, 0, tzinfo=UTC), date(2024, 7, 12)),
        (datetime(2024, 12, 31, 22, 59, tzinfo=UTC), date(2024, 12, 31)),
        (datetime(2024, 12, 31, 23, 0, tzinfo=UTC), date(2025, 1, 1)),
    ],
)
def test_the_day_changes_at_midnight_in_paris(instant: datetime, day: date) -> None:
    assert day_in_france(instant) == day
