"""Periods with both ends included; the budget year is the calendar year."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``first`` to ``last``, both included. Raises ``ValueError`` when they are the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on or after the day it starts")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.last - self.first).days + 1


def year(number: int) -> Period:
    """The budget year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def day_in_france(instant: datetime) -> date:
    """The day it is in Paris at that instant (aware)."""
    return instant.astimezone(PARIS).date()
