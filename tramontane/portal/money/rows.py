"""Rows of the pages of money: amounts in words, bars, movements with their acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tramontane.ledger.queries import Act, BudgetEnvelope, Credits, Execution, Movement, Need, Position
from tramontane.lib import french
from tramontane.lib.language import fr
from tramontane.lib.money import Euros
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses

#: The steps of a euro, from what is left to what is paid: field of a position, its words, its colour.
STEPS: tuple[tuple[str, Any, int], ...] = (
    ("paid", gettext_lazy("payé"), 1),
    ("ordered", gettext_lazy("mandaté, à payer"), 2),
    ("committed", gettext_lazy("engagé, à mandater"), 3),
    ("reserved", gettext_lazy("affecté, à engager"), 4),
    ("lapsed", gettext_lazy("caduc"), 5),
    ("available", gettext_lazy("reste disponible"), 6),
)
NO_SCALE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of what was voted. ``start`` and ``width``: percents of the whole, for the eye."""

    code: str
    label: str
    amount: Euros
    text: str
    share: str
    start: Decimal
    width: Decimal
    colour: int


@dataclass(frozen=True, slots=True)
class Held:
    """A part of the plan and where its money stands; every amount in words beside its number."""

    label: str
    href: str
    section: str
    funder: str
    position: Position
    steps: tuple[Step, ...]
    voted: str
    awarded: str
    paid: str
    left: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """The payment credits of a fiscal year."""

    year: int
    voted: str
    paid: str
    left: str
    is_closed: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act; ``source`` is its document's page, when it is published."""

    words: str
    title: str
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A movement as people read it. ``amount`` carries its sign; ``late`` when it was written long after its day."""

    number: int
    label: str
    on: date
    written: date
    amount: Euros
    text: str
    about: str
    year: int | None
    act: ActRow
    reason: str
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What schedules ask of the credits of a year."""

    year: int
    due: str
    available: str
    missing: str


def money(amount: Euros) -> str:
    """An amount in full when it has cents or odd euros, « 22 M€ » when it is round."""
    return french.short_money(amount)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A percent of the whole with two decimals, for bars; nothing of nothing is nothing."""
    return (part * 100 / whole).quantize(Decimal("0.01")) if whole else NO_SCALE


def steps_of(position: Position) -> tuple[Step, ...]:
    """What was voted, cut into what became of it; together they make it."""
    return _cut(position.voted, [(code, label, getattr(position, code), colour) for code, label, colour in STEPS])


def credit_steps(credits_: Credits) -> tuple[Step, ...]:
    """The credits of a year, cut the same way."""
    wanted = [(c, w, k) for c, w, k in STEPS if hasattr(credits_, c)]
    words = {"lapsed": _("annulé à la clôture")}
    return _cut(credits_.voted, [(c, words.get(c, w), getattr(credits_, c), k) for c, w, k in wanted])


def _cut(whole: Euros, parts: Sequence[tuple[str, Any, Euros, int]]) -> tuple[Step, ...]:
    found, start = [], Decimal(0)
    for code, label, amount, colour in parts:
        width = share(amount, whole)
        words = french.percent(amount, whole) if whole else ""
        found.append(Step(code, str(label), amount, money(amount), words, start, width, colour))
        start += width
    return tuple(found)


def held(part: Execution, href: str = "", *, section: str = "", funder: str = "") -> Held:
    """One line of execution."""
    position = part.position
    told = (position.voted, position.awarded, position.paid, position.available)
    return Held(part.label, href, section, funder, position, steps_of(position), *map(money, told))


def held_envelope(envelope: BudgetEnvelope, position: Position, href: str) -> Held:
    """The line of an envelope."""
    part = Execution(envelope.code, fr(envelope.title), position)
    return held(part, href, section=envelope.get_section_display(), funder=fr(envelope.funder.name))


def year_rows(position: Position, closed: Iterable[int]) -> tuple[YearRow, ...]:
    """The credits, year by year."""
    shut = set(closed)
    return tuple(
        YearRow(
            c.year, money(c.voted), money(c.paid), money(c.available), is_closed=c.year in shut, steps=credit_steps(c)
        )
        for c in position.credits
    )


def act_row(act: Act, plan: PublishedPlan, at: Addresses) -> ActRow:
    """An act, with a link to its document when the plan publishes it as a source."""
    sha = act.document.sha256 if act.document else ""
    published = any(s.sha256 == sha for s in plan.document.sources)
    return ActRow(str(act), fr(act.title), act.on, at.source(sha) if published else "")


def movement_rows(
    found: Iterable[Movement], plan: PublishedPlan, at: Addresses, own: str = ""
) -> tuple[MovementRow, ...]:
    """Movements, in the order given; on the page of an envelope (``own``) its title is not said again."""
    return tuple(
        MovementRow(
            m.entry.pk,
            str(m.label),
            m.on,
            m.recorded_at.date(),
            m.amount,
            signed(m.amount),
            " · ".join(filter(None, (fr(m.holder), *_envelopes(m, own)))),
            m.year,
            act_row(m.act, plan, at),
            fr(m.entry.reason),
            m.is_reversed,
        )
        for m in found
    )


def _envelopes(movement: Movement, own: str) -> tuple[str, ...]:
    if movement.kind.endswith("transfer"):
        return (" → ".join(map(fr, movement.envelopes)),)
    return () if own else tuple(map(fr, movement.envelopes))


def need_rows(found: Iterable[Need]) -> tuple[NeedRow, ...]:
    """The forecast; "" when nothing is missing."""
    return tuple(
        NeedRow(n.year, money(n.due), money(n.available), money(n.missing) if n.missing else "") for n in found
    )


def signed(amount: Euros) -> str:
    """« + 22 M€ », « − 500 000 € »."""
    sign = "−" if amount < 0 else "+"
    return f"{sign}{french.NBSP}{money(abs(amount))}"


def headline(position: Position, day: date) -> str:
    """« 60 M€ votés, 12 M€ engagés, 3 M€ payés, au 25 novembre 2026. »"""
    return _("{voted} votés, {awarded} engagés, {paid} payés, au {day}.").format(
        voted=money(position.voted), awarded=money(position.awarded), paid=money(position.paid), day=french.day(day)
    )
