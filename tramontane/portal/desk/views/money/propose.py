"""Movements proposed by one person, confirmed or declined by another."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tramontane.ledger import actions as ledger
from tramontane.ledger.queries import Act, Proposal, proposals_of
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.plan.queries import may
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.money.forms import AnswerForm
from tramontane.portal.desk.money.movements import FAMILIES
from tramontane.portal.desk.money.rows import effect_rows, proposal_row
from tramontane.portal.page import render, today


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def propose(request: HttpRequest, slug: str, family: str) -> HttpResponse:
    """Propose a movement of a family; ``?enveloppe=`` and ``?ecriture=`` choose what it is about."""
    plan = plan_of(request, slug, "officer")
    if family not in FAMILIES:
        raise Http404(_("Ce mouvement n’existe pas."))
    about = {"envelope": request.GET.get("enveloppe"), "entry": request.GET.get("ecriture"), "on": today()}
    form = FAMILIES[family](request.POST or None, plan=plan, today=today(), initial=about)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = ledger.propose(
                plan=plan,
                name=form.action(),
                said=form.said(),
                act=data["act"],
                reason=data["reason"],
                key=data["key"],
                by=person(request),
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Mouvement proposé : une autre personne le confirmera."))
            return redirect("desk_money_proposal", slug, made.pk)
    kinds = [(k, Act.Kind(k).label) for k in form.kinds]
    context = {"plan": plan, "form": form, "family": family, "kinds": kinds}
    return render(request, "portal/desk/money/propose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def proposal(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What a proposal would do; the second person confirms or declines it here."""
    if request.method != "POST":
        plan = plan_of(request, slug)
        return _page(request, plan, get_object_or_404(proposals_of(plan), pk=number), AnswerForm())
    plan = plan_of(request, slug, "publisher")
    found = get_object_or_404(proposals_of(plan), pk=number)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, plan, found, form, status=422)
    try:
        if form.cleaned_data["verdict"] == "confirmed":
            ledger.confirm(proposal=found, by=person(request))
            messages.success(request, _("Confirmé : le mouvement est au journal."))
        else:
            ledger.decline(proposal=found, answer=form.cleaned_data["answer"], by=person(request))
            messages.success(request, _("Proposition écartée : rien n’a bougé."))
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, plan, get_object_or_404(proposals_of(plan), pk=number), form, status=422)
    return redirect("desk_money_proposal", slug, number)


def _page(request: HttpRequest, plan: Plan, found: Proposal, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    user = person(request)
    row = proposal_row(found, plan, user)
    context = {
        "plan": plan,
        "proposal": row,
        "effects": effect_rows(found, plan) if row.is_open else (),
        "form": form,
        "may_decide": row.is_open and not row.is_mine and may(user, "publisher", plan),
    }
    return render(request, "portal/desk/money/proposal.html", context, status=status)
