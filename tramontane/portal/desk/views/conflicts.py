"""Facts of a plan that disagree: a person decides, with a reason that will be published."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tramontane.evidence.models import Fact
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import settle_conflict
from tramontane.plan.models import Plan
from tramontane.plan.queries import may
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.forms import SettleForm
from tramontane.portal.desk.queries import standing
from tramontane.portal.desk.rows.pairs import Pair, pairs
from tramontane.portal.page import render


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def conflicts(request: HttpRequest, slug: str) -> HttpResponse:
    """The contradictions of a plan, each open one with its form."""
    if request.method != "POST":
        plan = plan_of(request, slug)
        return _page(request, plan, _pairs(plan))
    plan = plan_of(request, slug, "officer")
    found = _pairs(plan)
    uids = (request.POST.get("first", ""), request.POST.get("second", ""))
    asked = next((p for p in found if {p.first.uid, p.second.uid} == set(uids)), None)
    if asked is None or not asked.is_open:
        messages.warning(request, _("Cette contradiction a été tranchée entre-temps : relisez ce qui a été décidé."))
        return redirect("desk_conflicts", slug)
    form = _form(asked, request)
    if form.is_valid() and _settle(request, plan, asked, form):
        messages.success(request, _("Contradiction tranchée ; les lignes qui en dépendent ont été refaites."))
        return redirect("desk_conflicts", slug)
    return _page(request, plan, found, form, status=422)


def _pairs(plan: Plan) -> tuple[Pair, ...]:
    found = standing(plan)
    return pairs(found) if found else ()


def _prefix(pair: Pair) -> str:
    return f"{pair.first.uid}-{pair.second.uid}"


def _form(pair: Pair, request: HttpRequest | None = None) -> SettleForm:
    return SettleForm(request.POST if request else None, prefix=_prefix(pair))


def _settle(request: HttpRequest, plan: Plan, pair: Pair, form: SettleForm) -> bool:
    source, target, relation = form.decision(pair.first.uid, pair.second.uid)
    facts = {f.uid: f for f in Fact.objects.filter(uid__in=(source, target)).order_by("id")}
    try:
        settle_conflict(
            plan=plan,
            source=facts[source],
            target=facts[target],
            relation=relation,
            by=person(request),
            reason=form.cleaned_data["reason"],
        )
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    return True


def _page(
    request: HttpRequest, plan: Plan, found: tuple[Pair, ...], sent: SettleForm | None = None, *, status: int = 200
) -> HttpResponse:
    forms = {p: sent if sent and sent.prefix == _prefix(p) else _form(p) for p in found if p.is_open}
    context = {
        "plan": plan,
        "opened": tuple(forms.items()),
        "settled": tuple(p for p in found if not p.is_open),
        "sent": sent,
        "may_decide": may(person(request), "officer", plan),
    }
    return render(request, "portal/desk/conflicts.html", context, status=status)
