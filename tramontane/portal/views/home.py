"""The first page: what the published plans promise, in one sentence and one card each, and what changed this week."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import Publication, publications, read_publication
from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.rows.changed.days import days, since
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import day_of, plans_or_404, reading_day

_WEEK = timedelta(days=6)
"""With the day itself, seven days."""


@published_page
def home(request: HttpRequest) -> HttpResponse:
    """Home."""
    at, today = addresses(request), reading_day(request)
    found = publications(day_of(request)) or _none(request)
    plans = sorted(_in_force(found), key=lambda p: (p.total is None, p.document.territory.name, p.slug))
    fresh = since(found, today - _WEEK)
    context = {
        "sheets": tuple(plan_sheet(p, at, today) for p in plans),
        "is_fresh": bool(fresh),
        "days": days(fresh[:6] or found[:3], at, {p.slug: p for p in plans}),
        "dated": True,
    }
    return render(request, "portal/home.html", context)


def _none(request: HttpRequest) -> tuple[Publication, ...]:
    """Nothing; raises ``NotYet`` on a day before the first publication."""
    plans_or_404(request)
    return ()


def _in_force(found: tuple[Publication, ...]) -> tuple[PublishedPlan, ...]:
    """The last version of each plan, without asking the database again."""
    last: dict[str, Publication] = {}
    for publication in found:
        last.setdefault(publication.slug, publication)
    return tuple(read_publication(p)[0] for p in last.values())


@published_page
def plans(request: HttpRequest) -> HttpResponse:
    """The list of plans."""
    at, today = addresses(request), reading_day(request)
    sheets = tuple(plan_sheet(p, at, today) for p in plans_or_404(request))
    return render(request, "portal/plans.html", {"sheets": sheets, "dated": True})
