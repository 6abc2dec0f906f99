"""The published versions of a plan and what each one changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.lib.periods import day_in_france
from tramontane.plan.differences import differences
from tramontane.plan.queries import VersionRow, published_version, versions_of
from tramontane.portal.page import addresses, published_page, render, today
from tramontane.portal.rows.changes import change_rows
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import day_of, plan_or_404, reading_day


def is_out(request: HttpRequest, version: VersionRow) -> bool:
    """Whether a version was published by the end of the day shown."""
    day = day_of(request)
    return day is None or day_in_france(version.published_at) <= day


@published_page
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version, newest first."""
    sheet = plan_sheet(plan_or_404(request, slug), addresses(request), reading_day(request))
    rows = tuple(v for v in reversed(versions_of(slug)) if is_out(request, v))
    return render(request, "portal/versions.html", {"plan": sheet, "versions": rows})


@published_page
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version: who published it, why, and its differences with the one before."""
    current = plan_or_404(request, slug)
    row = next((v for v in versions_of(slug) if v.number == number and is_out(request, v)), None)
    found = published_version(slug, number) if row else None
    if found is None:
        raise Http404(_("Ce plan n’a pas de version {n}.").format(n=number))
    before = published_version(slug, number - 1) if number > 1 else None
    at = addresses(request)
    changes = change_rows(current, at, differences(before.document if before else None, found.document))
    sheet = plan_sheet(found, at, today())
    context = {"plan": sheet, "version": row, "changes": changes, "is_first": before is None}
    return render(request, "portal/version.html", context)
