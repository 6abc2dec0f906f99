"""The pictures of a plan: page, numbers, specification, and the drawings themselves, which never change."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tramontane.opendata.files.separated import MEDIA_TYPE, write_csv
from tramontane.plan.published import PublishedPlan
from tramontane.portal.limits import limited
from tramontane.portal.page import addresses, illustrated_page, published_page, render
from tramontane.portal.pictures.illustrations import (
    Illustration,
    Point,
    illustration,
    illustrations,
    trajectory_name,
)
from tramontane.portal.pictures.queries import Shown, shown, sights, specification_of, svg_of
from tramontane.portal.problems import open_to_all
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.calendar import download
from tramontane.portal.views.published import plan_or_404, reading_day

FOREVER = "public, max-age=31536000, immutable"


@illustrated_page
def pictures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every picture of a plan, each with its sentence and its table."""
    found = plan_or_404(request, slug)
    at = addresses(request)
    drawn = sights(found.slug, found.number)
    context = {
        "plan": plan_sheet(found, at, reading_day(request)),
        "pictures": tuple(shown(i, drawn) for i in illustrations(found, at)),
        "dated": True,
    }
    return render(request, "portal/pictures.html", context)


def trajectory(request: HttpRequest, plan: PublishedPlan, ref: str) -> Shown | None:
    """The picture of an indicator, for its own page."""
    found = illustration(plan, addresses(request), trajectory_name(ref))
    return shown(found, sights(plan.slug, plan.number, found.name)) if found else None


def _illustration_or_404(request: HttpRequest, slug: str, name: str) -> tuple[PublishedPlan, Illustration]:
    found = plan_or_404(request, slug)
    wanted = illustration(found, addresses(request), name)
    if wanted is None:
        raise Http404(_("Ce plan n’a pas cette image."))
    return found, wanted


@limited(1)
@published_page
def picture_csv(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The numbers of a picture."""
    _plan, wanted = _illustration_or_404(request, slug, name)
    return download(write_csv(Point, wanted.points), MEDIA_TYPE, f"{slug}-{name}.csv")


@limited(1)
@illustrated_page
def picture_specification(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The Vega-Lite specification of a picture: any editor of that format opens it."""
    plan, _wanted = _illustration_or_404(request, slug, name)
    text = specification_of(plan.slug, plan.number, name)
    if text is None:
        raise Http404(_("Cette image n’est pas encore dessinée : elle le sera dans quelques minutes."))
    return download(text.encode(), "application/json", f"{slug}-{name}.vl.json")


@require_safe
def picture_svg(_request: HttpRequest, digest: str) -> HttpResponse:
    """A drawing: its address is the fingerprint of its bytes."""
    svg = svg_of(digest)
    if svg is None:
        raise Http404(_("Cette image n’existe plus : revenez à la page du plan."))
    response = open_to_all(HttpResponse(svg, content_type="image/svg+xml"))
    response.headers["Cache-Control"] = FOREVER
    return response
