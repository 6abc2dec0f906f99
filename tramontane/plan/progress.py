"""Where an indicator stands on its path: a status by a formula that is printed with it. Unknown is never zero."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.french import NBSP
from tramontane.plan.document import IndicatorPart
from tramontane.plan.trajectory import Trajectory, trajectory

Status = Literal["unknown", "off", "late", "on_track", "ahead", "reached"]
#: Mean length of a month, in days.
MONTH = Decimal("30.4375")


@dataclass(frozen=True, slots=True)
class Observed:
    """A value on a day, and the bounds of what it may be when they are known."""

    value: Decimal
    on: date
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """``words`` is the status in a sentence, ``formula`` how it was found, ``doubt`` what the interval leaves open.

    ``months`` counts only for "late" and "ahead"; ``expected`` is None when the path cannot be told.
    """

    status: Status
    words: str
    formula: str = ""
    months: int = 0
    expected: Decimal | None = None
    doubt: str = ""


def progress(indicator: IndicatorPart, seen: Observed | None, plan_start: str | None = None) -> Progress:
    """Where an indicator stands by the last value seen, judged on the day of that value."""
    if seen is None:
        return Progress("unknown", _("aucune valeur n’est renseignée : ce n’est pas zéro"))
    path = trajectory(indicator, plan_start)
    if isinstance(path, str):
        return Progress("unknown", _("avance ou retard inconnus : {reason}").format(reason=path))
    tolerance = _tolerance(indicator, path)
    status = _status(path, seen.value, seen.on, tolerance, indicator.qualifier)
    expected = path.expected(seen.on)
    months = _months(path, seen) if status in ("late", "ahead") else 0
    return Progress(
        status,
        _words(status, months),
        _formula(path, seen, tolerance, indicator),
        months,
        expected,
        _doubt(path, seen, tolerance, indicator),
    )


def _tolerance(indicator: IndicatorPart, path: Trajectory) -> Decimal:
    """The tolerance in units of the indicator: a share of the way or, for a value to hold, of the target."""
    base = path.length or abs(path.end.value)
    return (indicator.tolerance or Decimal(0)) * base / 100


def _status(path: Trajectory, value: Decimal, on: date, tolerance: Decimal, qualifier: str) -> Status:
    if path.direction == "hold":
        return _held(value - path.end.value, tolerance, qualifier)
    sign = -1 if path.direction == "down" else 1
    gap = (value - path.expected(on)) * sign
    if (value - path.end.value) * sign >= 0:
        return "reached"
    if gap < -tolerance:
        return "late"
    return "ahead" if gap > tolerance else "on_track"


def _held(gap: Decimal, tolerance: Decimal, qualifier: str) -> Status:
    """A value to hold is where it should be or away from it; « au moins » and « au plus » watch one side only."""
    if qualifier in ("at_least", "more_than"):
        gap = min(gap, Decimal(0))
    elif qualifier in ("at_most", "less_than"):
        gap = max(gap, Decimal(0))
    return "on_track" if abs(gap) <= tolerance else "off"


def _months(path: Trajectory, seen: Observed) -> int:
    days = abs((seen.on - path.day_of(seen.value)).days)
    return int((Decimal(days) / MONTH).quantize(Decimal(1), ROUND_HALF_UP))


def _words(status: Status, months: int) -> str:
    span = _("moins d’un mois") if not months else french.counted(months, _("mois"), _("mois"))
    return {
        "late": _("{span} de retard sur la trajectoire").format(span=span),
        "ahead": _("{span} d’avance sur la trajectoire").format(span=span),
        "on_track": _("dans la trajectoire"),
        "reached": _("cible atteinte"),
        "off": _("hors de la cible à maintenir"),
        "unknown": "",
    }[status]


def _rounded(value: Decimal) -> str:
    return french.number(value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _formula(path: Trajectory, seen: Observed, tolerance: Decimal, indicator: IndicatorPart) -> str:
    """The numbers of this very case, so that anybody can do the sum again."""
    said = []
    day = french.day(seen.on)
    expected = _rounded(path.expected(seen.on))
    if path.direction == "hold":
        said.append(_("attendu : {value}").format(value=expected))
    elif path.start.on < seen.on < path.end.on:
        a, b = path.segment(seen.on)
        sign, step = ("+", b.value - a.value) if b.value >= a.value else ("−", a.value - b.value)
        done = french.counted((seen.on - a.on).days, _("jour"), _("jours"))
        whole = french.counted((b.on - a.on).days, _("jour"), _("jours"))
        said.append(
            _("attendu au {day} : {start} {sign} {step} × {done} ÷ {whole} = {expected}").format(
                day=day, start=french.number(a.value), sign=sign, step=french.number(step), done=done, whole=whole,
                expected=expected,
            )
        )  # fmt: skip
    else:
        said.append(_("attendu au {day} : {expected}").format(day=day, expected=expected))
    said.append(_("relevé : {value}").format(value=french.number(seen.value)))
    if indicator.tolerance:
        of = _("de la cible") if not path.length else _("du chemin")
        said.append(
            _("tolérance : {share} % {of}, soit {value}").format(
                share=french.number(indicator.tolerance), of=of, value=_rounded(tolerance)
            )
        )
    if path.direction != "hold" and path.start.on < seen.on:
        reached = path.day_of(seen.value)
        said.append(_("la trajectoire passe par cette valeur le {day}").format(day=french.day(reached)))
    return f"{NBSP}; ".join(said).replace(" : ", f"{NBSP}: ")


def _doubt(path: Trajectory, seen: Observed, tolerance: Decimal, indicator: IndicatorPart) -> str:
    """What the interval of the value leaves open."""
    if seen.low is None or seen.high is None:
        return ""
    found = []
    for bound in (seen.low, seen.high):
        status = _status(path, bound, seen.on, tolerance, indicator.qualifier)
        at = Observed(bound, seen.on)
        found.append(_words(status, _months(path, at) if status in ("late", "ahead") else 0))
    if found[0] == found[1]:
        return ""
    return _("selon l’intervalle, entre « {low} » et « {high} »").format(low=found[0], high=found[1])
