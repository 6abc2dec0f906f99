"""When the next value of an indicator is due, and by how many days it is late."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.plan.document import IndicatorPart

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Due:
    """The day the next value is due, and how many days ago that was (0 when it is to come)."""

    on: date
    days_late: int

    @property
    def is_late(self) -> bool:
        """Whether the value should be there."""
        return self.days_late > 0

    def words(self) -> str:
        """« Prochaine valeur attendue le… », « attendue depuis le…, 12 jours de retard »."""
        if not self.is_late:
            return _("prochaine valeur attendue le {day}").format(day=french.day(self.on))
        late = french.counted(self.days_late, _("jour de retard"), _("jours de retard"))
        return _("valeur attendue depuis le {day} : {late}").format(day=french.day(self.on), late=late)


def later(day: date, months: int) -> date:
    """The same day so many months later or, for want of one, the last of that month. ``months`` may be negative."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_due(first: date, frequency: str, last: date | None) -> date:
    """The first due day whose value is not known: a reading answers for the period that ends on its due day.

    Periods are counted from ``first``, so that one due on a 31st stays due at the end of months.
    """
    step, count = MONTHS[frequency], 0
    if last is not None:
        count = max(0, ((last.year - first.year) * 12 + last.month - first.month) // step - 1)
        while later(first, step * (count - 1)) < last:
            count += 1
    return later(first, step * count)


def due(indicator: IndicatorPart, today: date, *readings: date) -> Due | None:
    """What is due of an indicator, given its readings and other ones; None when no rhythm was set."""
    if not indicator.frequency or not indicator.due_on:
        return None
    days = [*readings, *(date.fromisoformat(r.on) for r in indicator.readings)]
    on = next_due(date.fromisoformat(indicator.due_on), indicator.frequency, max(days, default=None))
    return Due(on, max(0, (today - on).days))


#: A weather older than this many months is stale where no rhythm of readings says otherwise.
WEATHER_MONTHS = 3


def weather_due(indicator: IndicatorPart) -> date | None:
    """The day after which what was said of the weather is stale; None when nothing was said."""
    if indicator.weather is None:
        return None
    months = MONTHS[indicator.frequency] if indicator.frequency else WEATHER_MONTHS
    return later(date.fromisoformat(indicator.weather.on), months)
