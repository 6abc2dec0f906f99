"""Dates as French writes them, read to EDTF; what is relative resolves from the day of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre")  # fmt: skip
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}
_RANKS = {"premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2e": 2, "2eme": 2, "2nd": 2, "troisieme": 3, "3e": 3,
          "3eme": 3, "quatrieme": 4, "4e": 4, "4eme": 4, "dernier": 4}  # fmt: skip

_M = "(?:" + "|".join(MONTHS) + ")"
_W = "(?:" + "|".join(_WEEKDAYS) + ")"
_Y = r"(?:19|20)\d\d"
_DAY = r"(?:1er|[12]?\d|3[01])"
_TURN = r"(?: (?P<turn{n}>derniere?|prochaine?|passee?))?"
_DATE = re.compile(
    r"(?<![\w./-])(?:"
    rf"(?P<iso>{_Y}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d-])"
    rf"|(?P<slash>(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.]{_Y})(?!\d)"
    rf"|(?:(?P<weekday>{_W}) )?(?P<first>{_DAY}) (?:et|au|-|&"
    rf"|–) (?P<last>{_DAY}) (?P<month2>{_M})\b(?: (?P<year2>{_Y})\b)?"
    rf"|(?:(?P<weekday1>{_W}),? )?(?P<day>{_DAY}) (?P<month1>{_M})\b(?: (?P<year1>{_Y})\b)?{_TURN.format(n=1)}"
    rf"|(?P<rank>{'|'.join(_RANKS)}) (?P<part>trimestre|semestre)(?: (?:de )?(?P<year3>{_Y})\b)?"
    rf"|(?P<season>printemps|automne|hiver|ete(?= (?:{_Y}|prochain"
    rf"|dernier)))(?: (?:de )?(?P<year4>{_Y})\b)?{_TURN.format(n=4)}"
    rf"|(?P<edge>fin|debut|mi|courant)[ -](?:(?P<month6>{_M})\b(?: (?P<year6>{_Y})\b)?|(?P<year7>{_Y})\b)"
    rf"|(?P<month5>{_M})\b(?: (?P<year5>{_Y})\b)?{_TURN.format(n=5)}"
    rf"|(?P<named>{_W})\b{_TURN.format(n=6)}"
    rf"|(?P<relative>hier|(?<!de )demain|aujourd'hui|ce (?:jour|matin|soir)|cet apres-midi|l'an (?:dernier"
    rf"|passe)|l'annee (?:derniere|prochaine)|cette annee)\b"
    rf"|(?P<year>{_Y})(?![\w%]| ?(?:€|euros|millions|- ?\d|– ?\d))"
    r")"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """``low[start:end]`` says the EDTF date ``edtf``; ``bare`` when it is a lone year."""

    start: int
    end: int
    edtf: str
    bare: bool = False


def dates_in(low: str, published_on: date | None) -> Iterator[Dated]:
    """The dates of a folded text, in order. Without a publication day, weekdays and the text's years place them."""
    years = sorted({int(y) for y in re.findall(rf"(?<!\d){_Y}(?!\d)", low)})
    calendar = _Calendar(published_on, tuple(years))
    for match in _DATE.finditer(low):
        edtf = calendar.read(match)
        if edtf:
            yield Dated(match.start(), match.end(), edtf, bool(match["year"]))


@dataclass(frozen=True, slots=True)
class _Calendar:
    published: date | None
    years: tuple[int, ...]

    def read(self, match: re.Match[str]) -> str | None:  # noqa: PLR0911 (one line per form)
        """The EDTF of one match, None if nothing allows to place it."""
        g = match.groupdict()
        if g["iso"] or g["slash"]:
            return _written(g["iso"] or "-".join(reversed(re.split(r"[/.]", g["slash"]))))
        if g["first"]:
            return self._days(g)
        if g["day"]:
            return self._day(_number(g["day"]), g["month1"], g["year1"], g["weekday1"], g["turn1"])
        if g["part"]:
            year = g["year3"] or (str(self.published.year) if self.published else None)
            base = 32 if g["part"] == "trimestre" else 39
            rank = min(_RANKS[g["rank"]], 4 if base == 32 else 2)
            return f"{year}-{base + rank}" if year else None
        if g["season"]:
            return self._season(g["season"], g["year4"], g["turn4"])
        if g["edge"]:
            return g["year7"] or self._month(g["month6"], g["year6"], None)
        if g["month5"]:
            return self._month(g["month5"], g["year5"], g["turn5"])
        if g["named"]:
            return self._weekday(_WEEKDAYS.index(g["named"]), g["turn6"])
        if g["relative"]:
            return self._relative(g["relative"])
        return g["year"]

    def _days(self, g: dict[str, str | None]) -> str | None:
        first, last = _number(str(g["first"])), _number(str(g["last"]))
        start = self._day(first, str(g["month2"]), g["year2"], g["weekday"], None)
        end = self._day(last, str(g["month2"]), g["year2"] or (start or "")[:4] or None, None, None)
        return f"{start}/{end}" if start and end and first < last and "X" not in start else start

    def _day(self, day: int, month: str, year: str | None, weekday: str | None, turn: str | None) -> str | None:
        number = MONTHS.index(month) + 1
        if year:
            return _written(f"{year}-{number:02}-{day:02}") if year.isdigit() else f"XXXX-{number:02}-{day:02}"
        around = [self.published.year + n for n in (-1, 0, 1)] if self.published else list(self.years)
        days = [d for d in (_day_of(y, number, day) for y in around) if d]
        if weekday:
            days = [d for d in days if d.weekday() == _WEEKDAYS.index(weekday)] or days
        elif not self.published:
            days = days if len(self.years) == 1 else []
        nearest = self._nearest(days, turn)
        if nearest and (self.published or weekday is None or nearest.weekday() == _WEEKDAYS.index(weekday)):
            return nearest.isoformat()
        return f"XXXX-{number:02}-{day:02}" if _day_of(2024, number, day) else None

    def _nearest(self, days: list[date], turn: str | None) -> date | None:
        if not days or not self.published:
            return days[0] if days else None
        ahead = turn is not None and turn.startswith("prochain")
        kept = [d for d in days if (d > self.published if ahead else d <= self.published)] if turn else days
        published = self.published
        return min(kept or days, key=lambda d: abs((d - published).days))

    def _month(self, month: str | None, year: str | None, turn: str | None) -> str | None:
        number = MONTHS.index(str(month)) + 1
        if year:
            return f"{year}-{number:02}"
        if not self.published:
            return f"{self.years[0]}-{number:02}" if len(self.years) == 1 else f"XXXX-{number:02}"
        nearest = self._nearest([date(self.published.year + n, number, 15) for n in (-1, 0, 1)], turn)
        return nearest.isoformat()[:7] if nearest else None

    def _season(self, season: str, year: str | None, turn: str | None) -> str | None:
        code = _SEASONS[season]
        if not year and self.published:
            middle = {21: 5, 22: 8, 23: 11, 24: 12}[code]
            nearest = self._nearest([date(self.published.year + n, middle, 6) for n in (-1, 0, 1)], turn)
            year = str(nearest.year) if nearest else None
        return f"{year}-{code}" if year else None

    def _weekday(self, weekday: int, turn: str | None) -> str | None:
        if not self.published:
            return None
        back = (self.published.weekday() - weekday) % 7
        if turn and turn.startswith("prochain"):
            return (self.published + timedelta(days=7 - back)).isoformat()
        return (self.published - timedelta(days=back or 7 if turn else back)).isoformat()

    def _relative(self, word: str) -> str | None:
        if not self.published:
            return None
        if word.startswith(("l'an", "cette")):
            shift = 0 if word.startswith("cette") else 1 if word.endswith("prochaine") else -1
            return str(self.published.year + shift)
        return (self.published + timedelta(days={"hier": -1, "demain": 1}.get(word, 0))).isoformat()


def _number(day: str) -> int:
    return int(day.removesuffix("er"))


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(iso: str) -> str | None:
    day = _day_of(*map(int, iso.split("-")))
    return day.isoformat() if day else None
