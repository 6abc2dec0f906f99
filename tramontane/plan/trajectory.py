"""The path of an indicator, from its baseline to its target by way of its waypoints, linear between two days."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from tramontane.lib.edtf import first_day, last_day
from tramontane.plan.deadlines import later
from tramontane.plan.document import IndicatorPart


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Trajectory:
    """At least two points, in the order of days; values never turn back. ``direction`` is "up", "down" or "hold"."""

    points: tuple[Point, ...]
    direction: str

    @property
    def start(self) -> Point:
        """Where the path begins."""
        return self.points[0]

    @property
    def end(self) -> Point:
        """Where it leads."""
        return self.points[-1]

    @property
    def length(self) -> Decimal:
        """How far the target is from the baseline."""
        return abs(self.end.value - self.start.value)

    def expected(self, day: date) -> Decimal:
        """The value on the path that day: the baseline before it starts, the target after it ends."""
        if day <= self.start.on:
            return self.start.value
        if day >= self.end.on:
            return self.end.value
        before, after = self.segment(day)
        share = Decimal((day - before.on).days) / Decimal((after.on - before.on).days)
        return before.value + (after.value - before.value) * share

    def segment(self, day: date) -> tuple[Point, Point]:
        """The two points around a day, strictly inside the path or on its end."""
        place = bisect_left([p.on for p in self.points], day)
        place = min(max(place, 1), len(self.points) - 1)
        return self.points[place - 1], self.points[place]

    def day_of(self, value: Decimal) -> date:
        """The last day on which the path asks for no more than ``value``; its ends when the value is out of it."""
        sign = -1 if self.direction == "down" else 1
        if (self.start.value - value) * sign > 0:
            return self.start.on
        for before, after in reversed(list(pairwise(self.points))):
            if (after.value - value) * sign <= 0:
                return after.on
            if (before.value - value) * sign <= 0:
                share = (value - before.value) / (after.value - before.value)
                return before.on + timedelta(days=int(share * (after.on - before.on).days))
        return self.start.on


def goal_of(indicator: IndicatorPart) -> Decimal | None:
    """The value to reach: the target, or the baseline multiplied by the factor."""
    if indicator.target is not None:
        return indicator.target
    if indicator.baseline is not None and indicator.factor is not None:
        return indicator.baseline * indicator.factor
    return None


def trajectory(indicator: IndicatorPart, plan_start: str | None = None) -> Trajectory | str:
    """The path of an indicator, or a sentence that says why it cannot be drawn.

    It starts on the day of the baseline or, without one, at the start of the plan (EDTF ``plan_start``).
    """
    goal, hold = goal_of(indicator), indicator.direction == "hold"
    if goal is None:
        return _("la cible est un multiple de la valeur de départ, qui n’est pas renseignée")
    if indicator.baseline is None and not hold:
        return _("la valeur de départ n’est pas renseignée")
    start = date.fromisoformat(indicator.baseline_on) if indicator.baseline_on else first_day(plan_start)
    if start is None:
        return _("la date de la valeur de départ n’est pas renseignée")
    end = last_day(indicator.deadline)
    if end is None and indicator.horizon_years:
        end = later(start, 12 * indicator.horizon_years)
    if end is None:
        return _("l’échéance n’est pas renseignée")
    if end <= start:
        return _("l’échéance ne suit pas la date de départ")
    baseline = goal if hold or indicator.baseline is None else indicator.baseline
    between = () if hold else tuple(Point(date.fromisoformat(w.on), w.value) for w in indicator.waypoints)
    points = (Point(start, baseline), *between, Point(end, goal))
    return _checked(points, indicator.direction)


def _checked(points: tuple[Point, ...], direction: str) -> Trajectory | str:
    if any(a.on >= b.on for a, b in pairwise(points)):
        return _("une étape de la trajectoire est hors de sa période")
    sign = {"up": 1, "down": -1}.get(direction, 0)
    if any((b.value - a.value) * sign < 0 for a, b in pairwise(points)):
        return _("la trajectoire revient en arrière : le sens, les étapes et la cible ne vont pas ensemble")
    return Trajectory(points, direction)
