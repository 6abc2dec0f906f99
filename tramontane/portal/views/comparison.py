"""Plans side by side, and what is missing from them."""

from django.http import HttpRequest, HttpResponse

from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.rows.comparison import compare
from tramontane.portal.rows.quality import plan_quality
from tramontane.portal.views.published import plans_or_404, reading_day


@published_page
def comparison(request: HttpRequest) -> HttpResponse:
    """The same questions to every plan."""
    sheets, questions = compare(plans_or_404(request), addresses(request), reading_day(request))
    return render(request, "portal/comparison.html", {"sheets": sheets, "questions": questions, "dated": True})


@published_page
def quality(request: HttpRequest) -> HttpResponse:
    """Our own gaps."""
    rows = tuple(plan_quality(p, addresses(request)) for p in plans_or_404(request))
    context = {
        "rows": rows,
        "fields": sum(r.fields for r in rows),
        "proved": sum(r.proved for r in rows),
        "dated": True,
    }
    return render(request, "portal/quality.html", context)
