"""The picture of a calendar: axes × dated lines on one scale of years, as percentages that HTML and SVG can draw."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.plan.published import PublishedPlan
from tramontane.portal.calendar.rows import DatedRow
from tramontane.portal.rows.figures import plain

_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """A first of January: where it is, in percent of the scale, and its year."""

    x: str
    year: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A dated line: where it starts and how long it may last, in percent of the scale."""

    title: str
    when: str
    said: str
    state: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The dated lines of one axis."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """The whole picture; ``now`` is where the day of reading is, "" when it is off the scale."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    now: str


def gantt(plan: PublishedPlan, rows: tuple[DatedRow, ...], today: date) -> Gantt | None:
    """The picture of the rows that have a date; None when none has."""
    dated = [r for r in rows if r.first and r.last]
    if not dated:
        return None
    start = min(r.first.year for r in dated if r.first)
    end = max(r.last.year for r in dated if r.last)
    step = -(-(end - start + 1) // _MOST_TICKS)
    scale = _Scale(start, end)
    titles = {a.ref: a.title for a in plan.document.axes} | {"": _("Pour l’ensemble du plan")}
    lanes = []
    for ref, title in titles.items():
        bars = tuple(_bar(scale, r) for r in dated if r.axis == ref)
        if bars:
            lanes.append(Lane(title, bars))
    return Gantt(
        ticks=tuple(Tick(scale.at(date(y, 1, 1)), str(y)) for y in range(start, end + 1, step)),
        lanes=tuple(lanes),
        now=scale.at(today) if start <= today.year <= end else "",
    )


class _Scale:
    """From the first of January of a year to the last of December of another."""

    def __init__(self, start: int, end: int) -> None:
        self.first = date(start, 1, 1).toordinal()
        self.days = Decimal(date(end, 12, 31).toordinal() + 1 - self.first)

    def at(self, day: date) -> str:
        """Where a day begins, in percent."""
        return self.share(day.toordinal() - self.first)

    def share(self, days: int) -> str:
        """So many days, in percent."""
        return plain((Decimal(days) * 100 / self.days).quantize(Decimal("0.01")))


def _bar(scale: _Scale, row: DatedRow) -> Bar:
    if row.first is None or row.last is None:
        raise ValueError(row.ref)
    length = row.last.toordinal() - row.first.toordinal() + 1
    return Bar(row.title.text, row.when, row.said, row.state, scale.at(row.first), scale.share(length))
