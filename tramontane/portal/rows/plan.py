"""Everything the page of a plan shows, made once per published version and day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tramontane.evidence.values import Period
from tramontane.lib import french
from tramontane.lib.edtf import last_day
from tramontane.lib.periods import day_in_france
from tramontane.plan.arithmetic import sums
from tramontane.plan.contradictions import disputes
from tramontane.plan.document import SourcePart
from tramontane.plan.memory import once_per_version
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.days import sort_key
from tramontane.portal.rows.figures import NOTHING, Figure, figure, money_figure, proving
from tramontane.portal.rows.indicators import IndicatorRow, indicator_row
from tramontane.portal.rows.money import (
    Addition,
    AxisRow,
    EnvelopeRow,
    Step,
    addition,
    axis_rows,
    envelope_row,
    history,
    rest_words,
)
from tramontane.portal.rows.pledges import PledgeGroup, pledge_groups


@dataclass(frozen=True, slots=True)
class DateRow:
    """A milestone or an event. ``when`` is "" when the source does not say."""

    when: str
    title: Figure
    place: str
    kind: str
    state: str
    is_late: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party and what it is to the plan."""

    name: str
    roles: str
    proof: Figure


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list."""

    title: str
    href: str
    publisher: str
    genre: str
    published: str
    published_on: str
    note: str
    facts: int


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan, ready to be shown."""

    slug: str
    number: int
    title: str
    title_proof: Figure
    summary: str
    territory: str
    href: str
    status: str
    status_tone: str
    status_figure: Figure
    period: Figure
    total: Figure
    total_note: str
    modality: str
    history: tuple[Step, ...]
    axes: tuple[AxisRow, ...]
    bars: tuple[AxisRow, ...]
    addition: Addition | None
    rest: str
    envelopes: tuple[EnvelopeRow, ...]
    indicators: tuple[IndicatorRow, ...]
    pledges: tuple[PledgeGroup, ...]
    pledge_count: int
    dates: tuple[DateRow, ...]
    parties: tuple[PartyRow, ...]
    context: tuple[Figure, ...]
    context_titles: tuple[str, ...]
    sources: tuple[SourceRow, ...]
    disputes: int
    published: str
    published_on: str
    published_by: str
    note: str
    is_demonstration: bool


@once_per_version
def plan_sheet(plan: PublishedPlan, at: Addresses, today: date) -> PlanSheet:
    """The sheet of a plan as read on ``today``."""
    document, heading, total = plan.document, plan.document.heading, plan.total
    check = next((s for s in sums(document) if s.axis is None), None)
    axes = axis_rows(plan, at)
    facts = [proving(plan, c, "fact") for c in document.context]
    return PlanSheet(
        slug=plan.slug,
        number=plan.number,
        title=heading.title,
        title_proof=figure(plan, at, heading, "title", heading.title),
        summary=heading.summary,
        territory=document.territory.name,
        href=at.plan(plan.slug),
        status=str(words.STATUS[heading.status]) if heading.status else "",
        status_tone={"adopted": "ok", "signed": "ok", "rejected": "bad", "postponed": "warn"}.get(
            heading.status or "", ""
        ),
        status_figure=figure(plan, at, heading, "status", status_words(plan)),
        period=figure(plan, at, heading, "period", period_words(plan)),
        total=money_figure(plan, at, total) if total else NOTHING,
        total_note=_("pour toute la durée du plan") if total and total.per == "total" else "",
        modality=str(words.MODALITY[total.modality]) if total and total.modality != "firm" else "",
        history=history(plan, at),
        axes=axes,
        bars=tuple(a for a in axes if a.width) if total or any(a.width for a in axes) else (),
        addition=addition(plan, at, check) if check else None,
        rest=rest_words(check),
        envelopes=tuple(envelope_row(plan, at, e) for e in plan.envelopes_of(None) if e is not total),
        indicators=tuple(indicator_row(plan, at, i, today) for i in document.indicators),
        pledges=pledge_groups(plan, at),
        pledge_count=len(document.pledges),
        dates=date_rows(plan, at, today),
        parties=party_rows(plan, at),
        context=tuple(
            Figure(in_words(plan.fact(u[0]).value) if u else c.title, href=at.fact(u[0]) if u else "")
            for c, u in zip(document.context, facts, strict=True)
        ),
        context_titles=tuple(c.title for c in document.context),
        sources=tuple(source_row(at, s, len(plan.facts_of_source(s.sha256))) for s in document.sources),
        disputes=len(disputes(document)),
        published=french.day(day_in_france(plan.published_at)),
        published_on=day_in_france(plan.published_at).isoformat(),
        published_by=plan.published_by,
        note=plan.note,
        is_demonstration=document.is_demonstration,
    )


def period_years(plan: PublishedPlan) -> int | None:
    """The number of years that a source gives when it says no bounds (« sur cinq ans »)."""
    stated = (plan.fact(u).value for u in plan.document.heading.proofs.get("period", ()))
    return next((v.years for v in stated if isinstance(v, Period) and v.years), None)


def period_words(plan: PublishedPlan) -> str:
    """« 2024–2028 », or « 5 ans »."""
    heading, length = plan.document.heading, period_years(plan)
    said = french.years(heading.period_start, heading.period_end)
    return said or (french.counted(length, _("an"), _("ans")) if length else "")


def status_words(plan: PublishedPlan) -> str:
    """« adopté le 11 juillet 2024 »."""
    heading = plan.document.heading
    if not heading.status:
        return ""
    word = str(words.STATUS[heading.status])
    return f"{word} {french.edtf_when(heading.status_on)}" if heading.status_on else word


def date_rows(plan: PublishedPlan, at: Addresses, today: date, axis: str | None = "") -> tuple[DateRow, ...]:
    """Milestones and events by date, those without a date last; of one axis, or of the plan when ``axis`` is ""."""
    found = []
    for m in plan.document.milestones:
        end = last_day(m.due)
        late = bool(end and end < today and not m.done_on)
        state = _("atteint le {day}").format(day=french.edtf(m.done_on)) if m.done_on else ""
        row = DateRow(
            when=french.edtf(m.due) if m.due else "",
            title=figure(plan, at, m, "title", m.title),
            place="",
            kind=_("jalon"),
            state=_("échéance passée, non déclaré atteint") if late else state,
            is_late=late,
            is_now=bool(m.done_on),
        )
        found.append((m.axis, sort_key(m.due), row))
    for e in plan.document.events:
        end = last_day(e.date)
        row = DateRow(
            when=french.edtf(e.date) if e.date else "",
            title=figure(plan, at, e, "title", e.title),
            place=e.place,
            kind="",
            state="",
            is_late=False,
            is_now=bool(end and end < today),
        )
        found.append((e.axis, sort_key(e.date), row))
    return tuple(row for where, _key, row in sorted(found, key=lambda f: f[1]) if axis in ("", where))


def party_rows(plan: PublishedPlan, at: Addresses) -> tuple[PartyRow, ...]:
    """Parties with their roles joined, in the order of the document."""
    roles: dict[str, list[str]] = {}
    proofs: dict[str, Figure] = {}
    for p in plan.document.participations:
        roles.setdefault(p.party, []).append(str(words.ROLE[p.role]))
        shown = figure(plan, at, p, "party", p.party)
        if not proofs.get(p.party, NOTHING).href:
            proofs[p.party] = shown
    return tuple(PartyRow(name, french.enumeration(found), proofs[name]) for name, found in roles.items())


def source_row(at: Addresses, source: SourcePart, facts: int) -> SourceRow:
    """A source in a list."""
    return SourceRow(
        title=source.title,
        href=at.source(source.sha256),
        publisher=source.publisher,
        genre=str(words.GENRE[source.genre]),
        published=french.edtf(source.published_on) if source.published_on else "",
        published_on=source.published_on or "",
        note=" · ".join(
            (
                source.publisher,
                str(words.GENRE[source.genre]),
                french.edtf(source.published_on) if source.published_on else _("date inconnue"),
                french.counted(facts, _("affirmation relevée"), _("affirmations relevées")),
            )
        ),
        facts=facts,
    )
