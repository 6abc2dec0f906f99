"""Pages of money: of a plan, of an envelope, of the acts; as of any day; and the same as tables."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.ledger import queries as ledger
from tramontane.lib.language import fr
from tramontane.opendata.files.separated import MEDIA_TYPE, write_csv
from tramontane.plan.models import Plan
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import public_state
from tramontane.portal.limits import limited
from tramontane.portal.money import files, rows
from tramontane.portal.page import addresses, page_of, render
from tramontane.portal.views.calendar import download
from tramontane.portal.views.published import day_of, plan_or_404, reading_day

#: Movements beside other things, and on their own page; the table has them all.
LAST = 10
PAGE = 50
EVERY = 100_000


def money_state() -> str:
    """What these pages depend on."""
    return f"{public_state()}|{ledger.journal_state()}"


money_page = page_of(money_state)


def _opened(request: HttpRequest, slug: str) -> tuple[PublishedPlan, Plan]:
    found = plan_or_404(request, slug)
    return found, Plan.objects.get(slug=slug)


def _envelope_or_404(plan: Plan, code: str) -> ledger.BudgetEnvelope:
    envelope = ledger.find_envelope(plan, code)
    if envelope is None:
        raise Http404(_("Ce plan n’a pas cette enveloppe budgétaire."))
    return envelope


def _heading(found: PublishedPlan, request: HttpRequest) -> dict[str, object]:
    at, day = addresses(request), reading_day(request)
    heading = found.document.heading
    return {"title": heading.title, "slug": found.slug, "plan_href": at.plan(found.slug), "day": day, "dated": True}


@money_page
def money(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the money of a plan stands: in all, by envelope, axis, year and funder; its last movements."""
    found, plan = _opened(request, slug)
    at, day, on = addresses(request), reading_day(request), day_of(request)
    envelopes = list(ledger.envelopes_of(plan))
    held = ledger.positions(envelopes, on=on)
    whole = sum(held.values(), ledger.Position())
    closed = [y.year for y in ledger.years_of(plan) if y.closing and y.closing.on <= day]
    context = {
        "plan": _heading(found, request),
        "sentence": rows.headline(whole, day),
        "steps": rows.steps_of(whole),
        "whole": rows.held(ledger.Execution("", "", whole)),
        "envelopes": [rows.held_envelope(e, held[e.pk], at.money_envelope(slug, e.code)) for e in envelopes],
        "axes": [
            rows.held(part, at.axis(slug, part.ref) if part.ref else "")
            for part in ledger.grouped(envelopes, held, by="axis")
        ],
        "funders": [rows.held(part) for part in ledger.grouped(envelopes, held, by="funder")],
        "years": rows.year_rows(whole, closed),
        "needs": rows.need_rows(ledger.forecast(plan, today=day)) if on is None else (),
        "movements": rows.movement_rows(ledger.movements(plan=plan, until=on, limit=LAST), found, at),
        "dated": True,
    }
    return render(request, "portal/money/plan.html", context)


@money_page
def envelope(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """An envelope: from what was voted to what is left, credits beside, and every movement with its act."""
    found, plan = _opened(request, slug)
    own = _envelope_or_404(plan, code)
    at, day, on = addresses(request), reading_day(request), day_of(request)
    position = ledger.position(own, on=on)
    closed = [y.year for y in ledger.years_of(plan) if y.closing and y.closing.on <= day]
    moved = ledger.movements(envelope=own, until=on, limit=PAGE + 1)
    context = {
        "plan": _heading(found, request),
        "envelope": rows.held_envelope(own, position, at.money_envelope(slug, code)),
        "code": code,
        "first_year": own.first_year,
        "axis": (fr(own.axis.title), at.axis(slug, own.axis.ref)) if own.axis else None,
        "comes_from": fr(own.comes_from.title) if own.comes_from else "",
        "years": rows.year_rows(position, closed),
        "recovery": [rows.money(a) for a in (position.recovery_due, position.recovery_collected)],
        "movements": rows.movement_rows(moved[:PAGE], found, at, own.title),
        "is_cut": len(moved) > PAGE,
        "dated": True,
    }
    return render(request, "portal/money/envelope.html", context)


@money_page
def movements(request: HttpRequest, slug: str) -> HttpResponse:
    """Every movement of a plan, the latest first, fifty by fifty (``?page=2``)."""
    found, plan = _opened(request, slug)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    moved = ledger.movements(plan=plan, until=day_of(request), limit=PAGE + 1, offset=max(number - 1, 0) * PAGE)
    if not number or (number > 1 and not moved):
        raise Http404(_("Cette page de mouvements n’existe pas."))
    context = {
        "plan": _heading(found, request),
        "movements": rows.movement_rows(moved[:PAGE], found, addresses(request)),
        "number": number,
        "has_older": len(moved) > PAGE,
        "dated": True,
    }
    return render(request, "portal/money/movements.html", context)


@money_page
def acts(request: HttpRequest, slug: str) -> HttpResponse:
    """The acts of a plan, the latest first, each with what it moved."""
    found, plan = _opened(request, slug)
    at, on = addresses(request), day_of(request)
    log = [
        (rows.act_row(a.act, found, at), rows.movement_rows([m for m in a.movements if _is_seen(m.on, on)], found, at))
        for a in ledger.acts_of(plan)
        if _is_seen(a.act.on, on)
    ]
    context = {"plan": _heading(found, request), "acts": log, "dated": True}
    return render(request, "portal/money/acts.html", context)


@limited(1)
@money_page
def movements_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Every movement of a plan."""
    _found, plan = _opened(request, slug)
    moved = ledger.movements(plan=plan, until=day_of(request), limit=EVERY)
    content = write_csv(files.MovementLine, files.movement_lines(slug, moved))
    return download(content, MEDIA_TYPE, f"{slug}-mouvements.csv")


@limited(1)
@money_page
def positions_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Where each envelope stands on the day shown."""
    _found, plan = _opened(request, slug)
    envelopes = list(ledger.envelopes_of(plan))
    held = ledger.positions(envelopes, on=day_of(request))
    lines = files.position_lines(slug, envelopes, held, reading_day(request))
    return download(write_csv(files.PositionLine, lines), MEDIA_TYPE, f"{slug}-enveloppes.csv")


def _is_seen(day: date, on: date | None) -> bool:
    return on is None or day <= on
