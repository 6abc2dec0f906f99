"""Facts in words: what a source states, on what terms, about what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tramontane.evidence.values import Action, Amount, Count, Event, Path, Period, Status, Target, Value
from tramontane.lib import french
from tramontane.plan.contradictions import Contradiction, contradictions
from tramontane.plan.document import FactPart
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.addresses import Addresses

NEGATIVE = ("rejected", "negated", "superseded")


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
        said += _(", en {years}").format(years=french.counted(value.horizon_years, "an", "ans"))
    return said


def _status(value: Status) -> str:
    word = str(words.STATUS[value.value])
    return f"{word} {french.edtf_when(value.date)}" if value.date else word


def _period(value: Period) -> str:
    if value.start or value.end:
        return french.years(value.start, value.end)
    return french.counted(value.years, "an", "ans") if value.years else _("période sans date")


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
    return f"{total} ; {_('parties')} : {parts} ; {verdict}"


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


@dataclass(frozen=True, slots=True)
class Support:
    """A line of a plan that a fact proves."""

    plan: str
    kind: str
    field: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties a fact to another: « remplace » « environ 50 M€ », by whom, why."""

    words: str
    other: str
    href: str
    source: str
    reason: str
    decided_by: str
    on: str
    is_dispute: bool


def supports(plan: PublishedPlan, at: Addresses, uid: str) -> tuple[Support, ...]:
    """The lines of a plan that rest on a fact."""
    return tuple(
        Support(
            plan=plan.document.heading.title,
            kind=str(words.LINE[p.kind]),
            field=str(words.FIELD.get(p.field, p.field)),
            title=p.title,
            href=at.line(plan.slug, p.kind, p.ref),
        )
        for p in plan.lines_proved_by(uid)
    )


def relations(plan: PublishedPlan, at: Addresses, uid: str) -> tuple[Relation, ...]:
    """What bears on a fact, and what it bears on."""
    found = []
    for link in plan.links_of(uid):
        forward = link.source == uid
        other = plan.fact(link.target if forward else link.source)
        names = words.RELATION if forward else words.RELATION_BACK
        found.append(
            Relation(
                words=str(names[link.relation]),
                other=in_words(other.value),
                href=at.fact(other.uid),
                source=plan.source(other.source).title,
                reason=link.reason,
                decided_by=link.decided_by or "",
                on=french.edtf(link.on[:10]),
                is_dispute=is_dispute(link.relation, forward=forward) and not isinstance(other.value, Status),
            )
        )
    return tuple(found)


def disputes(plan: PublishedPlan) -> tuple[Contradiction, ...]:
    """The contradictions of a plan; that it was announced, then adopted, is its life and not one of them."""
    found = contradictions(plan.document)
    return tuple(c for c in found if c.relation == "conflicts" or not isinstance(c.newer.value, Status))


def is_dispute(relation: str, *, forward: bool) -> bool:
    """Whether that relation makes this fact doubtful: it is contradicted, or a later one took its place."""
    return relation == "conflicts" or (not forward and relation in ("supersedes", "corrects"))


def terms(value: Value) -> tuple[tuple[str, str], ...]:
    """What frames a value, as (question, answer): modality, scope, label."""
    modality = getattr(value, "modality", None)
    rows: list[tuple[str, str]] = []
    if modality:
        rows.append((_("Modalité"), f"{words.MODALITY[modality]}. {words.MODALITY_MEANING[modality]}"))
    if isinstance(value, Amount):
        rows.append((_("Porte sur"), str(words.SCOPE[value.scope])))
        if value.min == value.max:
            rows.append((_("Valeur exacte"), french.money(value.max, value.currency)))
    label = getattr(value, "label", "")
    if label and not isinstance(value, (Action, Event)):
        rows.append((_("Objet"), str(label)))
    return tuple(rows)


def place(plan: PublishedPlan, fact: FactPart) -> Path:
    """Where a fact starts in its source, to put facts in the order of the text."""
    return (fact.spans[0].text_start, fact.spans[0].text_end) if fact.spans else (10**9, 10**9)
