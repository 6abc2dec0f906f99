"""The briefing of a plan for a session: the page and its PDF."""

from django.http import HttpRequest, HttpResponse

from tramontane.portal.briefing.pdf import briefing_pdf
from tramontane.portal.briefing.rows import briefing
from tramontane.portal.limits import limited
from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.problems import open_to_all
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import plan_or_404, reading_day


@published_page
def note(request: HttpRequest, slug: str) -> HttpResponse:
    """The briefing as a page."""
    found, at, day = plan_or_404(request, slug), addresses(request), reading_day(request)
    context = {"plan": plan_sheet(found, at, day), "note": briefing(found, at, day), "dated": True}
    return render(request, "portal/note.html", context)


@limited(10)
@published_page
def note_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The briefing as a PDF, made once for a version and a day: its length is bounded, so is its cost."""
    found, at, day = plan_or_404(request, slug), addresses(request), reading_day(request)
    content = briefing_pdf(found, at, day, request.build_absolute_uri("/"))
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="note-{slug}-{day.isoformat()}.pdf"'
    return open_to_all(response)
