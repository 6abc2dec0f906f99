"""What changed, by day, on pages and in feeds: of all plans, of one, of one of its lines."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.plan.queries import Publication, publications
from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.rows.changed.days import Plans, days
from tramontane.portal.rows.changed.feeds import Entry, Feed, Node, atom, entries, identifier
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import day_of, page_asked, plan_or_404, plans_or_404, reading_day

PER_PAGE = 20


@published_page
def changes(request: HttpRequest) -> HttpResponse:
    """All plans, newest day first."""
    plans: Plans = {p.slug: p for p in plans_or_404(request)}
    context = _listed(request, publications(day_of(request)), plans)
    return render(request, "portal/changes.html", {**context, "plan": None, "dated": True})


@published_page
def plan_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan."""
    plan = plan_or_404(request, slug)
    context = _listed(request, publications(day_of(request), slug), {slug: plan})
    sheet = plan_sheet(plan, addresses(request), reading_day(request))
    return render(request, "portal/changes.html", {**context, "plan": sheet, "dated": True})


def _listed(request: HttpRequest, found: tuple[Publication, ...], plans: Plans) -> dict[str, object]:
    """A page of publications; a page that does not exist is not found."""
    paged = page_asked(request, len(found), PER_PAGE)
    end = int(paged["current"]) * PER_PAGE
    shown = found[end - PER_PAGE : end]
    return {"days": days(shown, addresses(request), plans), "count": len(found), **paged}


@published_page
def feed(request: HttpRequest) -> HttpResponse:
    """All plans."""
    at, site = addresses(request), request.build_absolute_uri("/")
    return _answer(
        request,
        id_=identifier("changements", site),
        title=_("Ce qui a changé dans les plans d’intelligence artificielle des Régions"),
        page=at.changes(),
        found=entries(publications(day_of(request))),
    )


@published_page
def plan_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan."""
    plan = plan_or_404(request, slug)
    found = publications(day_of(request), slug)
    return _answer(
        request,
        id_=identifier("plan", found[-1].key[1]),
        title=_("Ce qui a changé : {plan}").format(plan=plan.document.heading.title),
        page=addresses(request).changes(slug),
        found=entries(found),
    )


@published_page
def line_feed(request: HttpRequest, slug: str, ref: str, kind: str) -> HttpResponse:
    """One axis and what is under it, one envelope, one promise or one indicator."""
    plan = plan_or_404(request, slug)
    title = _title(plan, kind, ref)
    found = publications(day_of(request), slug)
    return _answer(
        request,
        id_=identifier("plan", found[-1].key[1], kind, ref),
        title=_("Ce qui a changé : {line} ({plan})").format(line=title, plan=plan.document.heading.title),
        page=addresses(request).line(slug, kind, ref),
        found=entries(found, Node(kind, ref)),
    )


def _title(plan: PublishedPlan, kind: str, ref: str) -> str:
    for part in parts_of(plan.document)[kind]:
        if part.ref == ref:
            return title_of(part)
    raise Http404(_("Ce plan n’a pas cette ligne."))


def _answer(request: HttpRequest, *, id_: str, title: str, page: str, found: tuple[Entry, ...]) -> HttpResponse:
    updated = max((e.updated for e in found), default=datetime(1970, 1, 1, tzinfo=UTC))
    site = request.build_absolute_uri("/").rstrip("/")
    written = atom(Feed(id_, title, site, request.get_full_path(), page, updated, found))
    response = HttpResponse(written, content_type="application/atom+xml; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
