"""Where the money of a plan stands at the desk, and what waits there."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tramontane.ledger import queries as ledger
from tramontane.plan.queries import may, published_plan
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.money.movements import FAMILIES
from tramontane.portal.desk.money.rows import order_rows, proposal_row
from tramontane.portal.money import rows as shown
from tramontane.portal.page import render, today

#: Decided proposals still shown.
LAST = 10


@require_safe
@desk_page
def money(request: HttpRequest, slug: str) -> HttpResponse:
    """Envelopes, proposals that wait, orders without an answer, years."""
    plan, user = plan_of(request, slug), person(request)
    envelopes = list(ledger.envelopes_of(plan))
    held = ledger.positions(envelopes)
    whole = sum(held.values(), ledger.Position())
    waiting = [proposal_row(p, plan, user) for p in ledger.proposals_of(plan, only_open=True)]
    decided = ledger.proposals_of(plan).exclude(verdict="")[:LAST]
    context = {
        "plan": plan,
        "sentence": shown.headline(whole, today()) if envelopes else "",
        "envelopes": [shown.held_envelope(e, held[e.pk], "") for e in envelopes],
        "years": shown.year_rows(whole, [y.year for y in ledger.years_of(plan) if y.is_closed]),
        "waiting": waiting,
        "decided": [proposal_row(p, plan, user) for p in decided],
        "orders": order_rows(ledger.orders_of(plan), today()),
        "unproven": list(ledger.unproven_acts(plan).order_by("-on", "-id")),
        "families": [(code, form.title) for code, form in FAMILIES.items()],  # type: ignore[attr-defined]  # each has one
        "published": published_plan(plan.slug),
        "may_propose": may(user, "officer", plan),
        "may_confirm": may(user, "publisher", plan),
    }
    return render(request, "portal/desk/money/overview.html", context)
