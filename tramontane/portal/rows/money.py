"""The money of a plan: axes with their bars, additions, and how the announced figure moved."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tramontane.evidence.values import Amount, Status
from tramontane.lib import french
from tramontane.plan.arithmetic import Sum, sums
from tramontane.plan.document import AxisPart, EnvelopePart, FactPart
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.figures import NOTHING, Figure, figure, money_figure, plain, source_words

COLOURS = 6


@dataclass(frozen=True, slots=True)
class Addition:
    """A total against its parts: « 60 = 22 + 10 + 14 + 9 + 5 ». ``unit`` says what is added."""

    about: str
    total: Figure
    terms: tuple[Figure, ...]
    added: str
    unit: str
    verdict: str
    is_closed: bool
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class EnvelopeRow:
    """An envelope beside others: what for, how much, on what terms."""

    title: str
    href: str
    sum: Figure
    modality: str


@dataclass(frozen=True, slots=True)
class AxisRow:
    """An axis in the tree: its money and share of the whole (percent, for the bar and in words)."""

    ref: str
    title: str
    summary: str
    href: str
    proof: Figure
    sum: Figure
    share: str
    start: str
    width: str
    colour: int
    others: tuple[EnvelopeRow, ...]
    addition: Addition | None
    note: str
    children: tuple["AxisRow", ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A moment in the life of the total: « environ 50 M€ » « annoncés pour juin 2024 »."""

    sum: str
    said: str
    href: str
    source: str
    is_now: bool
    when: str


def main_envelope(plan: PublishedPlan, axis: str) -> EnvelopePart | None:
    """The envelope of an axis for the whole period, firm before estimated."""
    own = [e for e in plan.envelopes_of(axis) if e.scope == "axis"]
    return min(own, key=lambda e: (e.per != "total", e.modality != "firm"), default=None)


def axis_rows(plan: PublishedPlan, at: Addresses) -> tuple[AxisRow, ...]:
    """The tree of axes; bars are shares of the plan's total, or of the sum of the axes when it has none."""
    checks = {s.axis: s for s in sums(plan.document)}
    top = plan.children(None)
    amounts = [e.maximum for a in top if (e := main_envelope(plan, a.ref)) and e.per == "total"]
    total = plan.total
    whole = total.maximum if total and total.per == "total" else sum(amounts, Decimal(0))
    rows, start = [], Decimal(0)
    for rank, axis in enumerate(top):
        row = _axis(plan, at, axis, checks, whole, start, rank % COLOURS + 1)
        rows.append(row)
        start += Decimal(row.width or 0)
    return tuple(rows)


def _axis(  # noqa: PLR0917 - one place in a tree
    plan: PublishedPlan,
    at: Addresses,
    axis: AxisPart,
    checks: dict[str | None, Sum],
    whole: Decimal,
    start: Decimal,
    colour: int,
) -> AxisRow:
    envelope = main_envelope(plan, axis.ref)
    counts = envelope is not None and envelope.per == "total" and whole > 0
    part = envelope.maximum if envelope and counts else Decimal(0)
    width = min(part * 100 / whole, Decimal(100)).quantize(Decimal("0.01")) if counts else Decimal(0)
    others = tuple(envelope_row(plan, at, e) for e in plan.envelopes_of(axis.ref) if e is not envelope)
    check = checks.get(axis.ref)
    return AxisRow(
        ref=axis.ref,
        title=axis.title,
        summary=axis.summary,
        href=at.axis(plan.slug, axis.ref),
        proof=figure(plan, at, axis, "title", axis.title),
        sum=money_figure(plan, at, envelope) if envelope else NOTHING,
        share=french.percent(part, whole) if counts else "",
        start=plain(start),
        width=plain(width) if counts else "",
        colour=colour,
        others=others,
        addition=addition(plan, at, check) if check else None,
        note=_note(plan, axis.ref, french.percent(part, whole) if counts else ""),
        children=tuple(_axis(plan, at, c, checks, whole, Decimal(0), colour) for c in plan.children(axis.ref)),
    )


def _note(plan: PublishedPlan, axis: str, share: str) -> str:
    """« 37 % du total · 2 engagements · 1 indicateur », what there is of it."""
    pledges, indicators = len(plan.pledges_of(axis)), len(plan.indicators_of(axis))
    said = (
        _("{share} du total").format(share=share) if share else "",
        french.counted(pledges, _("engagement"), _("engagements")) if pledges else "",
        french.counted(indicators, _("indicateur"), _("indicateurs")) if indicators else "",
    )
    return " · ".join(s for s in said if s)


def envelope_row(plan: PublishedPlan, at: Addresses, envelope: EnvelopePart) -> EnvelopeRow:
    """An envelope in a list."""
    return EnvelopeRow(
        title=envelope_title(plan, envelope),
        href=at.envelope(plan.slug, envelope.ref),
        sum=money_figure(plan, at, envelope),
        modality=str(words.MODALITY[envelope.modality]) if envelope.modality != "firm" else "",
    )


def envelope_title(plan: PublishedPlan, envelope: EnvelopePart) -> str:
    """What an envelope pays for."""
    if envelope.title:
        return envelope.title
    if envelope.scope == "plan" or envelope.axis is None:
        return _("Enveloppe du plan")
    return plan.axis(envelope.axis).title


def addition(plan: PublishedPlan, at: Addresses, check: Sum) -> Addition:
    """A check in words; in millions when every number is a whole number of tenths of a million."""
    million = Decimal(10) ** 6
    numbers = [check.total, *(plan.envelope(p).maximum for p in check.parts)]
    in_millions = all(n % (million / 10) == 0 for n in numbers) and check.total >= million
    scale = million if in_millions else Decimal(1)

    def term(ref: str) -> Figure:
        envelope = plan.envelope(ref)
        shown = french.qualified(french.number(envelope.maximum / scale), envelope.qualifier)
        return figure(
            plan, at, envelope, "amount", shown, value=plain(envelope.maximum), exact=envelope_exact(envelope)
        )

    return Addition(
        about=plan.axis(check.axis).title if check.axis else _("Le plan entier"),
        total=term(check.envelope),
        terms=tuple(term(p) for p in check.parts),
        added=french.number(check.parts_sum / scale),
        unit=_("en millions d’euros") if in_millions and check.currency == "EUR" else "",
        verdict=_verdict(check),
        is_closed=check.is_closed,
        is_wrong=check.is_exceeded or (not check.is_closed and not check.is_partial),
    )


def rest_words(check: Sum | None) -> str:
    """What the sources leave out of every axis: « 68 M€ non répartis entre les axes »; "" when nothing."""
    if check is None or check.gap <= 0:
        return ""
    return _("{gap} non répartis entre les axes").format(gap=french.short_money(check.gap, check.currency))


def envelope_exact(envelope: EnvelopePart) -> str:
    """The amount to the euro."""
    return french.money(envelope.maximum, envelope.currency)


def _verdict(check: Sum) -> str:
    gap = french.short_money(abs(check.gap), check.currency)
    if check.is_closed:
        return _("l’addition tombe juste")
    if check.is_exceeded:
        return _("les parties dépassent le total de {gap}").format(gap=gap)
    if check.is_partial:
        return _("{gap} ne sont pas répartis : la source ne chiffre pas toutes les parties").format(gap=gap)
    return _("il manque {gap} pour atteindre le total").format(gap=gap)


def history(plan: PublishedPlan, at: Addresses) -> tuple[Step, ...]:
    """How the announced total became the present one, oldest first; empty when it never moved."""
    total = plan.total
    if total is None:
        return ()
    current = list(total.proofs.get("amount", ()))
    seen, waiting = dict.fromkeys(current), list(current)
    while waiting:
        uid = waiting.pop()
        for link in plan.links_of(uid):
            if link.source == uid and link.relation in ("supersedes", "corrects") and link.target not in seen:
                seen[link.target] = None
                waiting.append(link.target)
    facts = [f for u in seen if isinstance((f := plan.fact(u)).value, Amount)]
    older = [f for f in facts if _is_older(plan, f)]
    if not older:
        return ()
    latest = next((f for f in facts if not _is_older(plan, f)), None)
    ordered = sorted(older, key=lambda f: plan.source(f.source).published_on or "")
    return tuple(step(plan, at, f, is_now=f is latest) for f in (*ordered, *([latest] if latest else [])))


def _is_older(plan: PublishedPlan, fact: FactPart) -> bool:
    return any(k.target == fact.uid and k.relation in ("supersedes", "corrects") for k in plan.links_of(fact.uid))


def step(plan: PublishedPlan, at: Addresses, fact: FactPart, *, is_now: bool) -> Step:
    """What a source said of the total, and when it was to hold."""
    value: Any = fact.value
    source = plan.source(fact.source)
    said = _said(plan, fact)
    return Step(
        sum=french.amount(value.min, value.max, value.currency, per=value.per, qualifier=value.qualifier),
        said=said,
        href=at.fact(fact.uid),
        source=source_words(source),
        is_now=is_now,
        when=french.edtf(source.published_on) if source.published_on else "",
    )


def _said(plan: PublishedPlan, fact: FactPart) -> str:
    """« annoncés pour juin 2024 », « votés le 11 juillet 2024 »: the step of the plan that the same source tells."""
    rank = ("rejected", "signed", "adopted", "to_adopt", "submitted", "presented", "announced", "launched", "opened")
    told = [f.value for f in plan.facts_of_source(fact.source) if isinstance(f.value, Status)]
    best = min(
        told, key=lambda s: (rank.index(s.value) if s.value in rank else len(rank), s.date is None), default=None
    )
    if best is None or not best.date:
        published = plan.source(fact.source).published_on
        verb = str(words.VOTED[best.value]) if best else _("publiés")
        return f"{verb} {french.edtf_when(published)}" if published else verb
    if best.value in ("to_adopt", "submitted"):
        return _("annoncés pour {day}").format(day=french.edtf(best.date))
    return f"{words.VOTED[best.value]} {french.edtf_when(best.date)}"
