"""The first page: what the published plans promise, in one sentence and one card each."""

from django.http import HttpRequest, HttpResponse

from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import plans_or_404, reading_day


@published_page
def home(request: HttpRequest) -> HttpResponse:
    """Home."""
    at, today = addresses(request), reading_day(request)
    plans = sorted(plans_or_404(request), key=lambda p: p.total is None)
    sheets = tuple(plan_sheet(p, at, today) for p in plans)
    recent = sorted(zip(plans, sheets, strict=True), key=lambda pair: pair[0].published_at, reverse=True)[:6]
    context = {"sheets": sheets, "recent": tuple(s for _p, s in recent), "dated": True}
    return render(request, "portal/home.html", context)


@published_page
def plans(request: HttpRequest) -> HttpResponse:
    """The list of plans."""
    at, today = addresses(request), reading_day(request)
    sheets = tuple(plan_sheet(p, at, today) for p in plans_or_404(request))
    return render(request, "portal/plans.html", {"sheets": sheets, "dated": True})
