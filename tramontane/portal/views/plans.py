"""A plan and the pages of its lines: axis, envelope, pledge, indicator; all its pledges."""

import json
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tramontane.evidence.queries import rendition
from tramontane.opendata.archive import public_json
from tramontane.plan.document import LinePart, json_schema
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import reading_of_indicator
from tramontane.portal.live import live_value
from tramontane.portal.page import addresses, illustrated_page, published_page, render
from tramontane.portal.problems import open_to_all
from tramontane.portal.rows.evidence import Quote, quote
from tramontane.portal.rows.figures import money_figure, proving
from tramontane.portal.rows.indicators import indicator_row
from tramontane.portal.rows.lines import axis_sheet, envelope_sheet, indicator_sheet, pledge_sheet, trail
from tramontane.portal.rows.plan import PlanSheet, plan_sheet
from tramontane.portal.rows.pledges import PER_PAGE, pledge_page
from tramontane.portal.views.departed import absent
from tramontane.portal.views.pictures import trajectory
from tramontane.portal.views.published import page_asked, plan_or_404, reading_day


@published_page
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """A plan, whole."""
    found = plan_or_404(request, slug)
    return render(request, "portal/plan.html", {"plan": sheet_of(request, found), "dated": True})


def sheet_of(request: HttpRequest, found: PublishedPlan) -> PlanSheet:
    """The sheet of a plan with the live value of the indicators that follow a measure."""
    at, day = addresses(request), reading_day(request)
    sheet = plan_sheet(found, at, day)
    followed = {i.ref: v for i in found.document.indicators if (v := live_value(found, i, day))}
    if not followed:
        return sheet
    rows = tuple(indicator_row(found, at, i, day, followed.get(i.ref)) for i in found.document.indicators)
    return replace(sheet, indicators=rows)


def quotes(request: HttpRequest, found: PublishedPlan, line: LinePart, *names: str) -> tuple[Quote, ...]:
    """The sentences that prove fields of a line."""
    uids = dict.fromkeys(u for name in names for u in proving(found, line, name))
    at = addresses(request)
    shown: list[Quote] = []
    for fact in map(found.fact, uids):
        source = found.source(fact.source)
        text = rendition(source.sha256)
        shown.extend(quote(at, source, span, text, fact.uid) for span in fact.spans[:1])
    return tuple(shown)


@published_page
def axis(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """An axis: its money, parts, promises and indicators."""
    found = plan_or_404(request, slug)
    try:
        line = found.axis(ref)
    except KeyError:
        raise absent(request, found, "axis", ref, _("Ce plan n’a pas cet axe.")) from None
    sheet = sheet_of(request, found)
    context = axis_sheet(found, addresses(request), sheet, line, reading_day(request))
    return render(
        request, "portal/axis.html", {**context, "quotes": quotes(request, found, line, "title"), "dated": True}
    )


@published_page
def envelope(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """An envelope: how much, for what, on what terms, who says so."""
    found = plan_or_404(request, slug)
    try:
        line = found.envelope(ref)
    except KeyError:
        raise absent(request, found, "envelope", ref, _("Ce plan n’a pas cette enveloppe.")) from None
    sheet = sheet_of(request, found)
    context = envelope_sheet(found, addresses(request), sheet, line)
    context["sum"] = money_figure(found, addresses(request), line)
    shown = quotes(request, found, line, "amount")
    return render(request, "portal/envelope.html", {**context, "quotes": shown, "dated": True})


@published_page
def pledge(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """A promise and the sentence that makes it."""
    found = plan_or_404(request, slug)
    try:
        line = found.pledge(ref)
    except KeyError:
        raise absent(request, found, "pledge", ref, _("Ce plan n’a pas cet engagement.")) from None
    context = pledge_sheet(found, addresses(request), sheet_of(request, found), line)
    return render(
        request, "portal/pledge.html", {**context, "quotes": quotes(request, found, line, "title"), "dated": True}
    )


@published_page
def pledges(request: HttpRequest, slug: str) -> HttpResponse:
    """All the promises of a plan, a page at a time."""
    found, at = plan_or_404(request, slug), addresses(request)
    paged = page_asked(request, len(found.document.pledges), PER_PAGE)
    sheet = sheet_of(request, found)
    context = {
        "plan": sheet,
        "trail": trail(found, at, sheet, None),
        "groups": pledge_page(found, at, int(paged["current"])),
        **paged,
    }
    return render(request, "portal/pledges.html", {**context, "dated": True})


@illustrated_page
def indicator(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """An indicator: from where, to where, by when, where it stands and how that is known."""
    found = plan_or_404(request, slug)
    try:
        line = found.indicator(ref)
    except KeyError:
        raise absent(request, found, "indicator", ref, _("Ce plan n’a pas cet indicateur.")) from None
    day = reading_day(request)
    now = live_value(found, line, day) or reading_of_indicator(line)
    row = indicator_row(found, addresses(request), line, day, now)
    context = indicator_sheet(found, addresses(request), sheet_of(request, found), line)
    shown = quotes(request, found, line, "baseline", "target", "value")
    context["trajectory"] = trajectory(request, found, ref)
    return render(request, "portal/indicator.html", {**context, "row": row, "now": now, "quotes": shown, "dated": True})


@published_page
def plan_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan document in force, without the bytes of its sources."""
    return _json(public_json(plan_or_404(request, slug)))


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    """The JSON Schema of a plan document."""
    return _json(json.dumps(json_schema(), ensure_ascii=False, indent=1))


def _json(text: str) -> HttpResponse:
    return open_to_all(HttpResponse(text, content_type="application/json"))
