"""Plans side by side, and what is missing from them."""

from django.http import HttpRequest, HttpResponse

from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import public_state_and_refusals, refused_documents
from tramontane.portal.limits import costing
from tramontane.portal.page import addresses, page_of, published_page, render
from tramontane.portal.rows.compared.questions import compare
from tramontane.portal.rows.quality import counts, plan_quality
from tramontane.portal.views.published import day_of, plans_or_404, reading_day

MOST = 4
"""Plans shown when nobody chose: beyond, a table is hard to read."""


@costing(5)
@published_page
def comparison(request: HttpRequest) -> HttpResponse:
    """The same questions to the plans chosen by ``?plan=``, repeated; to the first ones when none is."""
    plans = plans_or_404(request)
    chosen, unknown = _chosen(request, plans)
    sheets, questions = compare(chosen, addresses(request), reading_day(request))
    taken = {p.slug for p in chosen}
    context = {
        "choices": tuple((p.slug, p.document.heading.title, p.document.territory.name, p.slug in taken) for p in plans),
        "sheets": sheets,
        "questions": questions,
        "unknown": unknown,
        "dated": True,
    }
    return render(request, "portal/comparison.html", context)


def _chosen(
    request: HttpRequest, plans: tuple[PublishedPlan, ...]
) -> tuple[tuple[PublishedPlan, ...], tuple[str, ...]]:
    """The plans asked for, in the order of the list, and what was asked that is not there."""
    asked = dict.fromkeys(request.GET.getlist("plan"))
    if not asked:
        return plans[:MOST], ()
    known = {p.slug for p in plans}
    return tuple(p for p in plans if p.slug in asked), tuple(s for s in asked if s not in known)


@costing(5)
@page_of(public_state_and_refusals)
def quality(request: HttpRequest) -> HttpResponse:
    """Our own gaps: each sort with its number, then their lists, plan by plan."""
    at, day = addresses(request), reading_day(request)
    rows = tuple(plan_quality(p, at, day) for p in plans_or_404(request))
    known = refused_documents() if day_of(request) is None else {}
    refused = tuple((r, *known[r.slug]) for r in rows if r.slug in known)
    context = {
        "rows": rows,
        "refused": refused,
        "counts": counts(rows, sum(failed + held for _r, failed, held in refused), at),
        "fields": sum(r.fields for r in rows),
        "proved": sum(r.proved for r in rows),
        "dated": True,
    }
    return render(request, "portal/quality.html", context)
