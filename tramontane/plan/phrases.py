"""A fact as one short French phrase."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from tramontane.evidence.values import Action, Amount, Count, Event, Period, Status, Target, Value
from tramontane.lib import french
from tramontane.plan import words


def in_words(value: Value) -> str:
    """The value of a fact as one short French phrase."""
    return _PHRASES[value.kind](value)


def _amount(value: Amount) -> str:
    said = french.amount(value.min, value.max, value.currency, per=value.per, qualifier=value.qualifier)
    return f"{said} ({value.year})" if value.year else said


def _target(value: Target) -> str:
    if value.value is None and value.factor is not None:
        aim = {2: _("doubler"), 3: _("tripler")}.get(
            int(value.factor) if value.factor == int(value.factor) else 0,
            _("multiplier par {n}").format(n=french.number(value.factor)),
        )
        said = f"{aim} : {value.unit}" if value.unit else aim
    elif value.value is None:
        said = value.label or value.unit or _("cible sans valeur")
    else:
        said = french.quantity(value.value, value.unit, per=value.per, qualifier=value.qualifier)
        if value.value_max is not None and value.value_max != value.value:
            upper = french.quantity(value.value_max, value.unit, per=value.per)
            said = _("de {low} à {high}").format(low=french.number(value.value), high=upper)
        elif value.baseline is not None:
            said = _("de {low} à {high}").format(low=french.number(value.baseline), high=said)
    if value.deadline:
        said += _(", échéance {day}").format(day=french.edtf(value.deadline))
    elif value.horizon_years:
        said += _(", en {years}").format(years=french.counted(value.horizon_years, _("an"), _("ans")))
    return said


def _status(value: Status) -> str:
    word = str(words.STATUS[value.value])
    return f"{word} {french.edtf_when(value.date)}" if value.date else word


def _period(value: Period) -> str:
    if value.start or value.end:
        return french.years(value.start, value.end)
    return french.counted(value.years, _("an"), _("ans")) if value.years else _("période sans date")


def _action(value: Action) -> str:
    return _("exclu : {label}").format(label=value.label) if value.negated else value.label


def _event(value: Event) -> str:
    return ", ".join(p for p in (value.label, french.edtf(value.date) if value.date else "", value.place) if p)


def _count(value: Count) -> str:
    return french.quantity(value.value, value.unit, qualifier=value.qualifier)


def _axis(value: Any) -> str:  # noqa: ANN401 - dispatched by kind
    return f"{value.label} ({french.short_money(value.amount)})" if value.amount is not None else str(value.label)


def _actor(value: Any) -> str:  # noqa: ANN401 - dispatched by kind
    return f"{value.name}, {value.role}" if value.role else str(value.name)


def _check(value: Any) -> str:  # noqa: ANN401 - dispatched by kind
    verdict = _("l’addition tombe juste") if value.consistent else _("l’addition ne tombe pas juste")
    total, parts = french.short_money(value.total), french.short_money(value.parts_sum)
    return french.tied(_("{total} ; parties : {parts} ; {verdict}").format(total=total, parts=parts, verdict=verdict))


_PHRASES: dict[str, Callable[[Any], str]] = {
    "plan": lambda v: f"{v.name} ({v.territory})" if v.territory else v.name,
    "status": _status,
    "period": _period,
    "amount": _amount,
    "axis": _axis,
    "action": _action,
    "target": _target,
    "count": _count,
    "actor": _actor,
    "event": _event,
    "programme": lambda v: v.name,
    "check": _check,
}
