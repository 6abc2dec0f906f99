"""The calendar of a plan: page, table and file for calendars."""

from django.http import HttpRequest, HttpResponse

from tramontane.opendata.files.separated import MEDIA_TYPE, write_csv
from tramontane.plan.published import PublishedPlan
from tramontane.portal.calendar import files
from tramontane.portal.calendar.gantt import gantt
from tramontane.portal.calendar.rows import DatedRow, dated_rows, summary, year_groups
from tramontane.portal.limits import limited
from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.problems import open_to_all
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import plan_or_404, reading_day


def _rows(request: HttpRequest, slug: str) -> tuple[PublishedPlan, tuple[DatedRow, ...]]:
    found = plan_or_404(request, slug)
    return found, dated_rows(found, addresses(request), reading_day(request))


@published_page
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What the plan dates: list by year, picture, table."""
    found, rows = _rows(request, slug)
    day = reading_day(request)
    context = {
        "plan": plan_sheet(found, addresses(request), day),
        "day": day,
        "sentence": summary(rows),
        "years": year_groups(rows),
        "rows": rows,
        "gantt": gantt(found, rows, day),
        "timed": sum(r.is_precise for r in rows),
        "dated": True,
    }
    return render(request, "portal/calendar.html", context)


@limited(1)
@published_page
def calendar_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same lines as a table."""
    found, rows = _rows(request, slug)
    content = write_csv(files.CalendarLine, files.calendar_lines(found, rows, reading_day(request)))
    return download(content, MEDIA_TYPE, f"{slug}-jalons.csv")


@limited(1)
@published_page
def calendar_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """What has a day or a month, for calendars."""
    found, rows = _rows(request, slug)
    return download(files.ics(found, rows, request.build_absolute_uri("/")), files.MEDIA_TYPE, f"{slug}.ics")


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that anyone may take."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return open_to_all(response)
