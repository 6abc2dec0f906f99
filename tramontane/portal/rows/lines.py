"""What the page of one axis, envelope, pledge or indicator shows beside its proofs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.plan.document import AxisPart, EnvelopePart, IndicatorPart, PledgePart, ReadingPart
from tramontane.plan.published import PublishedPlan
from tramontane.plan.trajectory import trajectory
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.figures import exact_words, figure
from tramontane.portal.rows.indicators import deadline_words, target_words
from tramontane.portal.rows.money import AxisRow, envelope_title
from tramontane.portal.rows.plan import PlanSheet, date_rows
from tramontane.portal.rows.pledges import pledge_row, pledges_beside, pledges_of_axis

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A published reading: its day, value and interval in words, and where it comes from."""

    on: str
    value: str
    interval: str
    fact: str
    note: str
    file: str


def axis_sheet(plan: PublishedPlan, at: Addresses, sheet: PlanSheet, axis: AxisPart, today: date) -> Context:
    """The row of an axis in the tree, what is above it, and what belongs to it and to its parts."""
    refs = {i.ref for i in plan.indicators_of(axis.ref)}
    pledges, more = pledges_of_axis(plan, at, axis.ref)
    return {
        "plan": sheet,
        "axis": find_row(sheet.axes, axis.ref),
        "trail": trail(plan, at, sheet, axis.parent),
        "pledges": pledges,
        "more_pledges": more,
        "indicators": tuple(r for r in sheet.indicators if r.ref in refs),
        "dates": date_rows(plan, at, today, axis.ref),
    }


def find_row(rows: tuple[AxisRow, ...], ref: str) -> AxisRow:
    """The row of an axis anywhere in the tree; ``KeyError`` if it is not there."""
    waiting = list(rows)
    while waiting:
        row = waiting.pop()
        if row.ref == ref:
            return row
        waiting.extend(row.children)
    raise KeyError(ref)


def trail(plan: PublishedPlan, at: Addresses, sheet: PlanSheet, axis: str | None) -> tuple[tuple[str, str], ...]:
    """The breadcrumb down to an axis."""
    above = [(_("Accueil"), at.home()), (_("Les plans"), at.page("plans/")), (sheet.title, sheet.href)]
    if axis is not None:
        chain = (*plan.ancestors(axis), plan.axis(axis))
        above.extend((a.title, at.axis(plan.slug, a.ref)) for a in chain)
    return tuple(above)


def envelope_sheet(plan: PublishedPlan, at: Addresses, sheet: PlanSheet, envelope: EnvelopePart) -> Context:
    """An envelope in words."""
    return {
        "plan": sheet,
        "ref": envelope.ref,
        "title": envelope_title(plan, envelope),
        "trail": trail(plan, at, sheet, envelope.axis),
        "exact": exact_words(envelope),
        "scope": words.ENVELOPE_SCOPE[envelope.scope],
        "per": words.PER[envelope.per],
        "modality": words.MODALITY[envelope.modality],
        "meaning": words.MODALITY_MEANING[envelope.modality],
        "is_firm": envelope.modality == "firm",
        "funder": envelope.funder or "",
    }


def pledge_sheet(plan: PublishedPlan, at: Addresses, sheet: PlanSheet, pledge: PledgePart) -> Context:
    """A promise in words."""
    siblings, more = pledges_beside(plan, at, pledge)
    return {
        "plan": sheet,
        "pledge": pledge,
        "row": pledge_row(plan, at, pledge),
        "trail": trail(plan, at, sheet, pledge.axis),
        "modality": words.MODALITY[pledge.modality],
        "meaning": words.MODALITY_MEANING[pledge.modality],
        "siblings": siblings,
        "more_pledges": more,
    }


def indicator_sheet(plan: PublishedPlan, at: Addresses, sheet: PlanSheet, indicator: IndicatorPart) -> Context:
    """An indicator in words, with its past readings, newest first."""
    readings = tuple(_reading(at, indicator, r) for r in sorted(indicator.readings, key=lambda r: r.on, reverse=True))
    path = trajectory(indicator, plan.document.heading.period_start)
    points = () if isinstance(path, str) else path.points
    names = {s.code: s.name for s in plan.document.stewards}
    return {
        "plan": sheet,
        "indicator": indicator,
        "trail": trail(plan, at, sheet, indicator.axis),
        "target": figure(plan, at, indicator, "target", target_words(indicator)),
        "deadline": deadline_words(indicator),
        "direction": words.DIRECTION[indicator.direction],
        "readings": readings,
        "points": tuple((french.day(p.on), french.quantity(p.value, per=indicator.per)) for p in points),
        "owner": names.get(indicator.owner or "", ""),
        "frequency": words.FREQUENCY[indicator.frequency] if indicator.frequency else "",
    }


def _reading(at: Addresses, indicator: IndicatorPart, reading: ReadingPart) -> ReadingRow:
    bounds = ""
    if reading.low is not None and reading.high is not None:
        bounds = _("entre {low} et {high} ({method})").format(
            low=french.number(reading.low), high=french.number(reading.high), method=reading.method
        )
    return ReadingRow(
        on=french.edtf(reading.on),
        value=french.quantity(reading.value, indicator.unit, per=indicator.per),
        interval=bounds,
        fact=at.fact(reading.fact) if reading.fact else "",
        note=reading.note,
        file=at.source(reading.source) if reading.source else "",
    )
