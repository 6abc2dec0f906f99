"""Live measures of instruments, asked when an indicator follows one."""

from datetime import date
from decimal import Decimal

from tramontane.instrument import measure
from tramontane.lib.edtf import last_day
from tramontane.lib.periods import Period
from tramontane.plan.document import IndicatorPart
from tramontane.plan.models import Territory
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import IndicatorValue


def live_value(plan: PublishedPlan, indicator: IndicatorPart, day: date) -> IndicatorValue | None:
    """The measure from the start of the plan to ``day``; None when the indicator follows none.

    One that follows a measure that is not installed here, and has no reading, is "broken": an error, not a zero.
    """
    followed = measure(indicator.measure) if indicator.measure else None
    if followed is None:
        return IndicatorValue(None, None, "broken") if indicator.measure and not indicator.readings else None
    start = last_day(plan.document.heading.period_start)
    first = date(min(start.year, day.year) if start else day.year, 1, 1)
    territory = Territory.objects.get(code=plan.document.territory.code)
    return IndicatorValue(Decimal(followed.of(territory, Period(first, day))), day.isoformat(), "measure")
