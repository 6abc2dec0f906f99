"""Search: one page, and the same answer as JSON and as an Atom feed. It looks in what is published today."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from tramontane.portal.limits import costing
from tramontane.portal.page import addresses, page_of, render
from tramontane.portal.problems import open_to_all
from tramontane.portal.rows.search import SearchSheet, as_data, search_sheet
from tramontane.portal.searchable import is_stale, search_state
from tramontane.portal.views.published import day_of
from tramontane.search.queries import contents


@costing(5)
@page_of(search_state)
def page(request: HttpRequest) -> HttpResponse:
    """The form, then what answers; without a question, what there is to find."""
    day = day_of(request)
    request.shown_day = None  # type: ignore[attr-defined]  # the links of the page lead to what is published today
    sheet = _sheet(request)
    context = {
        "sheet": sheet,
        "asked_day": day,
        "is_stale": is_stale(getattr(request, "page_state", "")),
        "contents": () if sheet.is_asked else contents(),
    }
    return render(request, "portal/search.html", context)


@page_of(search_state)
def as_json(request: HttpRequest) -> HttpResponse:
    """The same results for programs, a page at a time."""
    response = JsonResponse(as_data(_sheet(request), request.build_absolute_uri("/")), json_dumps_params={"indent": 1})
    return open_to_all(response)


@page_of(search_state)
def as_atom(request: HttpRequest) -> HttpResponse:
    """The first results as a feed, to follow a question."""
    sheet, root = _sheet(request), request.build_absolute_uri("/").rstrip("/")
    feed = Atom1Feed(
        title=_("Tramontane : {question}").format(question=sheet.text) if sheet.text else "Tramontane",
        link=f"{root}{sheet.href}",
        description="",
        language="fr",
        feed_url=f"{root}{sheet.atom_href}",
    )
    for row in sheet.rows:
        feed.add_item(
            title=row.plain_title,
            link=f"{root}{row.href}",
            description=row.plain_snippet,
            updateddate=row.updated_at,
            categories=(row.kind,),
            unique_id=f"{root}{row.href}",
        )
    return open_to_all(HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"))


def _sheet(request: HttpRequest) -> SearchSheet:
    asked = {name: request.GET.get(name, "") for name in ("q", "type", "plan", "page")}
    return search_sheet(addresses(request), asked["q"], kind=asked["type"], plan=asked["plan"], page=asked["page"])
