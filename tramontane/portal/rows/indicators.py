"""Indicators in words: from where, to where, by when, and where they stand.

« Not filled in », zero, late, unknown and error are five different displays.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.edtf import last_day
from tramontane.plan.deadlines import due
from tramontane.plan.document import IndicatorPart
from tramontane.plan.progress import Progress, progress
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import IndicatorValue, reading_of_indicator
from tramontane.plan.trajectory import goal_of
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.figures import NOTHING, Figure, figure, plain, source_words


@dataclass(frozen=True, slots=True)
class WeatherRow:
    """What was said of the weather: a word and what it means, when, why, by whom."""

    word: str
    meaning: str
    tone: str
    on: str
    comment: str
    signed: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in a list. ``progress`` is a width in percent from baseline to target, "" when it cannot be told.

    ``sentence`` is « 41 sur 100, 3 mois de retard sur la trajectoire »; ``stands`` says how that was found.
    """

    ref: str
    title: str
    href: str
    unit: str
    baseline: Figure
    target: Figure
    deadline: str
    value: Figure
    value_on: str
    origin: str
    progress: str
    is_late: bool
    interval: str
    method: str
    sentence: str
    stands: Progress
    tone: str
    weather: WeatherRow | None
    due: str
    is_stale: bool
    is_broken: bool


def indicator_row(
    plan: PublishedPlan, at: Addresses, indicator: IndicatorPart, today: date, live: IndicatorValue | None = None
) -> IndicatorRow:
    """The row of an indicator on the day ``today``; ``live`` is its live measure when it follows one."""
    now = live or reading_of_indicator(indicator)
    end = last_day(indicator.deadline)
    stands = progress(indicator, now.seen, plan.document.heading.period_start)
    awaited = None if indicator.measure else due(indicator, today)
    return IndicatorRow(
        ref=indicator.ref,
        title=indicator.title,
        href=at.indicator(plan.slug, indicator.ref),
        unit=indicator.unit,
        baseline=_number(plan, at, indicator, "baseline", indicator.baseline),
        target=figure(plan, at, indicator, "target", target_words(indicator), value=_plain(indicator.target)),
        deadline=deadline_words(indicator),
        value=_standing(plan, at, indicator, now),
        value_on=french.edtf(now.on) if now.on else "",
        origin=origin_words(plan, now),
        progress=_width(indicator, now.value),
        is_late=bool(end and end < today and not _is_reached(indicator, now.value)),
        interval=interval_words(now),
        method=now.method,
        sentence=_sentence(indicator, now, stands),
        stands=stands,
        tone=words.PROGRESS_TONE[stands.status],
        weather=_weather(plan, indicator),
        due=awaited.words() if awaited else "",
        is_stale=bool(awaited and awaited.is_late),
        is_broken=now.origin == "broken",
    )


def interval_words(value: IndicatorValue) -> str:
    """« entre 38 et 44 », or nothing."""
    if value.low is None or value.high is None:
        return ""
    return _("entre {low} et {high}").format(low=french.number(value.low), high=french.number(value.high))


def _sentence(indicator: IndicatorPart, now: IndicatorValue, stands: Progress) -> str:
    """The value over its goal, then the status; the status alone says why when there is no value."""
    goal = goal_of(indicator)
    if now.value is None:
        return ""
    if goal is None:
        return f"{french.number(now.value)}, {stands.words}"
    value = _("{value} sur {goal}").format(value=french.number(now.value), goal=french.number(goal))
    if indicator.direction != "up":
        value = _("{value} pour {goal} visés").format(value=french.number(now.value), goal=french.number(goal))
    return f"{value}, {stands.words}"


def _weather(plan: PublishedPlan, indicator: IndicatorPart) -> WeatherRow | None:
    told = indicator.weather
    if told is None:
        return None
    names = {s.code: s.name for s in plan.document.stewards}
    signed = f"{told.role}, {names[told.organisation]}" if told.organisation in names else told.role
    return WeatherRow(
        word=str(words.WEATHER[told.level]),
        meaning=str(words.WEATHER_MEANING[told.level]),
        tone=words.WEATHER_TONE[told.level],
        on=french.edtf(told.on),
        comment=told.comment,
        signed=signed,
    )


def target_words(indicator: IndicatorPart) -> str:
    """« 100 projets », « plus de 150 », « doubler », « de 50 à 100 par an » is told by baseline and target."""
    if indicator.target is not None:
        return french.quantity(indicator.target, indicator.unit, per=indicator.per, qualifier=indicator.qualifier)
    if indicator.factor is None:
        return ""
    known = {Decimal(2): _("doubler"), Decimal(3): _("tripler")}
    return known.get(indicator.factor, _("multiplier par {n}").format(n=french.number(indicator.factor)))


def deadline_words(indicator: IndicatorPart) -> str:
    """« 2028 », « en 5 ans », or nothing."""
    if indicator.deadline:
        return french.edtf(indicator.deadline)
    if indicator.horizon_years:
        return _("en {years}").format(years=french.counted(indicator.horizon_years, _("an"), _("ans")))
    return ""


def origin_words(plan: PublishedPlan, value: IndicatorValue) -> str:
    """Where a value comes from."""
    if value.origin == "fact" and value.fact:
        return source_words(plan.source(plan.fact(value.fact).source))
    if value.origin == "measure":
        return _("mesure de la plateforme")
    return value.note


def _standing(plan: PublishedPlan, at: Addresses, indicator: IndicatorPart, now: IndicatorValue) -> Figure:
    if now.value is None:
        return NOTHING
    text = french.quantity(now.value, indicator.unit, per=indicator.per)
    href = at.fact(now.fact) if now.fact else f"{at.indicator(plan.slug, indicator.ref)}#valeur"
    return Figure(text, value=plain(now.value), href=href, is_long=len(text) > 22)


def _number(plan: PublishedPlan, at: Addresses, indicator: IndicatorPart, name: str, value: Decimal | None) -> Figure:
    if value is None:
        return NOTHING
    return figure(plan, at, indicator, name, french.quantity(value, per=indicator.per), value=plain(value))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _is_reached(indicator: IndicatorPart, value: Decimal | None) -> bool:
    goal = goal_of(indicator)
    if value is None or goal is None:
        return False
    return value <= goal if indicator.direction == "down" else value >= goal


def _width(indicator: IndicatorPart, value: Decimal | None) -> str:
    goal, start = goal_of(indicator), indicator.baseline or Decimal(0)
    if value is None or goal is None or goal == start:
        return ""
    done = (value - start) * 100 / (goal - start)
    return plain(min(max(done, Decimal(0)), Decimal(100)).quantize(Decimal("0.1")))
