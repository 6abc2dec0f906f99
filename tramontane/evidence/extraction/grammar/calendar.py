"""Places days, months, seasons and weekdays on the calendar, from the day of publication or the years of the text."""

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre")  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}
_STEMS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_MIDDLES = {21: 5, 22: 8, 23: 11, 24: 12}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day a text was published, if known, and the years it names; each method gives EDTF or None."""

    published: date | None
    years: tuple[int, ...]
    own_year: int | None

    def full(self, year: int, month: int, day: int) -> str | None:
        """A day said with its year; None if there is no such day."""
        placed = _day_of(year, month, day)
        return placed.isoformat() if placed else None

    def day(self, month: int, day: int, weekday: str | None = None, turn: str | None = None) -> str | None:
        """A day and its month without a year."""
        around = [self.published.year + n for n in (-1, 0, 1)] if self.published else list(self.years)
        days = [d for d in (_day_of(y, month, day) for y in around) if d]
        if weekday:
            same = [d for d in days if d.weekday() == WEEKDAYS.index(weekday)]
            days = same or (days if self.published else [])
        elif not self.published:
            days = [d for d in days if d.year == self.own_year]
        nearest = self._nearest(days, turn)
        if nearest:
            return nearest.isoformat()
        return f"XXXX-{month:02}-{day:02}" if _day_of(2024, month, day) else None

    def month(self, month: int, turn: str | None = None) -> str | None:
        """A month without a year."""
        if not self.published:
            return f"{self.own_year or 'XXXX'}-{month:02}"
        nearest = self._nearest([date(self.published.year + n, month, 15) for n in (-1, 0, 1)], turn)
        return nearest.isoformat()[:7] if nearest else None

    def season(self, code: int, turn: str | None = None) -> str | None:
        """A season without a year."""
        if not self.published:
            return None
        nearest = self._nearest([date(self.published.year + n, _MIDDLES[code], 6) for n in (-1, 0, 1)], turn)
        return f"{nearest.year}-{code}" if nearest else None

    def weekday(self, name: str, turn: str | None = None, *, ahead: bool = False, near: bool = False) -> str | None:
        """A weekday: the last one, today included; the next one if ``ahead``; the nearest if ``near``."""
        if not self.published:
            return None
        back = (self.published.weekday() - WEEKDAYS.index(name)) % 7
        monday = self.published - timedelta(days=self.published.weekday())
        if turn and "semaine" in turn:
            week = monday + timedelta(days=7 if "prochaine" in turn else -7)
            return (week + timedelta(days=WEEKDAYS.index(name))).isoformat()
        if turn in ("en huit", "en quinze"):
            return (self.published + timedelta(days=(14 if turn == "en huit" else 21) - (back or 7))).isoformat()
        if is_ahead(turn) or (ahead and back and turn is None):
            return (self.published + timedelta(days=7 - back)).isoformat()
        if near and back > 3:
            back -= 7
        return (self.published - timedelta(days=back or 7 if turn else back)).isoformat()

    def numbered(self, weekday: str, day: int) -> str | None:
        """« mardi 5 »: the nearest such day."""
        if not self.published:
            return None
        around = (self.published + timedelta(days=n) for n in range(-100, 101))
        days = [d for d in around if d.day == day and d.weekday() == WEEKDAYS.index(weekday)]
        nearest = self._nearest(days, None)
        return nearest.isoformat() if nearest else None

    def shifted(self, unit: str, count: int) -> str | None:  # noqa: PLR0911 (one line per unit)
        """The day, week, month, quarter, half or year ``count`` away from publication."""
        if not self.published:
            return None
        published, year = self.published, self.published.year
        if unit == "day":
            return (published + timedelta(days=count)).isoformat()
        if unit == "week":
            monday = published + timedelta(days=7 * count - published.weekday())
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        if unit == "weekend":
            saturday = published + timedelta(days=7 * count - published.weekday() + 5)
            return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
        if unit == "year":
            return str(year + count)
        months = year * 12 + published.month - 1
        if unit == "month":
            return f"{(months + count) // 12}-{(months + count) % 12 + 1:02}"
        size, base = (3, 33) if unit == "quarter" else (6, 40)
        part, parts = months // size + count, 12 // size
        return f"{part // parts}-{base + part % parts}"

    def _nearest(self, days: list[date], turn: str | None) -> date | None:
        if not days or not self.published:
            return days[0] if days else None
        published = self.published
        if turn and "annee" in turn:
            kept = [d for d in days if d.year == published.year + (1 if is_ahead(turn) else -1)]
        elif turn:
            kept = [d for d in days if (d > published if is_ahead(turn) else d <= published)]
        else:
            kept = days
        return min(kept or days, key=lambda d: abs((d - published).days))


def is_ahead(turn: str | None) -> bool:
    """« prochain », « de l'année prochaine »."""
    return turn is not None and "prochain" in turn


def month_number(word: str) -> int:
    """The number of a month written in full or shortened."""
    return next(i for i, stem in enumerate(_STEMS, start=1) if word.startswith(stem))


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
