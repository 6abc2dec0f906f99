"""What other sites may show in a frame, without a script: a plan's card, a figure, the axes; and the HTML to copy."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from tramontane.plan.published import PublishedPlan
from tramontane.portal.middleware import POLICY
from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.rows.figures import Figure, money_figure
from tramontane.portal.rows.indicators import indicator_row
from tramontane.portal.rows.lines import find_row
from tramontane.portal.rows.money import envelope_title
from tramontane.portal.rows.plan import plan_sheet
from tramontane.portal.views.published import plan_or_404, plans_or_404, reading_day

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
FRAMED = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
_WITH_FRAME = f"{POLICY}; frame-src 'self'"


def embedded_page(view: View[P]) -> View[P]:
    """A published page that any site may frame; « nothing changed » says so too, for browsers merge its headers."""
    shown = published_page(view)

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = shown(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = FRAMED
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.xframe_options_exempt = True
        return response

    return answer


@embedded_page
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """The card of a plan: total, step, axes."""
    sheet = plan_sheet(plan_or_404(request, slug), addresses(request), reading_day(request))
    return render(request, "portal/embed/card.html", {"plan": sheet})


@embedded_page
def axes(request: HttpRequest, slug: str) -> HttpResponse:
    """The axes of a plan as one bar and their amounts."""
    sheet = plan_sheet(plan_or_404(request, slug), addresses(request), reading_day(request))
    return render(request, "portal/embed/axes.html", {"plan": sheet, "rows": sheet.axes, "bars": sheet.bars})


@embedded_page
def axis(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """One axis: its amount and its share of the whole."""
    sheet = plan_sheet(plan_or_404(request, slug), addresses(request), reading_day(request))
    try:
        row = find_row(sheet.axes, ref)
    except KeyError:
        raise Http404(_("Ce plan n’a pas cet axe.")) from None
    return render(request, "portal/embed/axes.html", {"plan": sheet, "rows": (row,), "bars": ()})


@embedded_page
def total(request: HttpRequest, slug: str) -> HttpResponse:
    """The total of a plan."""
    found = plan_or_404(request, slug)
    sheet = plan_sheet(found, addresses(request), reading_day(request))
    return _figure(request, found, sheet.total, sheet.title, sheet.href, sheet.total_note)


@embedded_page
def envelope(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """The amount of an envelope."""
    found, at = plan_or_404(request, slug), addresses(request)
    try:
        line = found.envelope(ref)
    except KeyError:
        raise Http404(_("Ce plan n’a pas cette enveloppe.")) from None
    shown = money_figure(found, at, line)
    return _figure(request, found, shown, envelope_title(found, line), at.envelope(slug, ref), "")


@embedded_page
def indicator(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """What an indicator aims at, and where it stands."""
    found, at, day = plan_or_404(request, slug), addresses(request), reading_day(request)
    try:
        line = found.indicator(ref)
    except KeyError:
        raise Http404(_("Ce plan n’a pas cet indicateur.")) from None
    row = indicator_row(found, at, line, day)
    now = _("aujourd’hui : {value}").format(value=row.value.text or _("non renseigné"))
    note = _("échéance : {day} ; {now}").format(day=row.deadline, now=now) if row.deadline else now
    return _figure(request, found, row.target, row.title, row.href, note)


def _figure(  # noqa: PLR0917 - one frame
    request: HttpRequest, plan: PublishedPlan, shown: Figure, title: str, href: str, note: str
) -> HttpResponse:
    sheet = plan_sheet(plan, addresses(request), reading_day(request))
    context = {"plan": sheet, "shown": shown, "title": title, "href": href, "note": note}
    return render(request, "portal/embed/figure.html", context)


@dataclass(frozen=True, slots=True)
class Sample:
    """Something to embed: what it is called, where the frame is, how high, and the HTML to copy."""

    title: str
    path: str
    html: str


@published_page
def choose(request: HttpRequest) -> HttpResponse:
    """The HTML to copy, for each thing of the plan chosen by ``?plan=``."""
    plans = plans_or_404(request)
    asked = request.GET.get("plan", plans[0].slug if plans else "")
    plan = next((p for p in plans if p.slug == asked), None)
    if plan is None and plans:
        raise Http404(_("Aucun plan publié ne porte cette adresse."))
    context = {
        "choices": tuple((p.slug, p.document.heading.title, p is plan) for p in plans),
        "samples": _samples(request, plan) if plan else (),
    }
    response = render(request, "portal/embed/choose.html", context)
    response.headers["Content-Security-Policy"] = _WITH_FRAME
    return response


def _samples(request: HttpRequest, plan: PublishedPlan) -> tuple[Sample, ...]:
    name, root = plan.document.heading.title, f"integrer/plans/{plan.slug}/"
    rows = [(_("La carte du plan"), "", 480), (_("Le montant total"), "total/", 260)]
    if plan.document.axes:
        rows.append((_("Les axes du plan"), "axes/", 420))
    rows += [(a.title, f"axes/{a.ref}/", 240) for a in plan.document.axes]
    rows += [
        (envelope_title(plan, e), f"enveloppes/{e.ref}/", 260) for e in plan.document.envelopes if e.scope == "action"
    ]
    rows += [(i.title, f"indicateurs/{i.ref}/", 260) for i in plan.document.indicators]
    return tuple(_sample(request, f"{title} — {name}", root + path, height) for title, path, height in rows)


def _sample(request: HttpRequest, title: str, path: str, height: int) -> Sample:
    shown = addresses(request).page(path)
    html = format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        *(request.build_absolute_uri(shown), title, height),
    )
    return Sample(title, shown, html + "")  # no longer safe: it is shown, not run
