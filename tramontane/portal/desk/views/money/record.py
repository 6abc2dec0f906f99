"""Acts recorded and envelopes opened: what money stands on, before any moves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tramontane.ledger.actions import open_envelope
from tramontane.ledger.queries import Act
from tramontane.lib.errors import Refusal
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.money.actions import record_brought_act
from tramontane.portal.desk.money.forms import ActForm, EnvelopeForm
from tramontane.portal.desk.money.movements import FAMILIES
from tramontane.portal.page import render, today


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def new_act(request: HttpRequest, slug: str) -> HttpResponse:
    """Record an act; ``?nature=`` chooses its kind, ``?suite=`` the movement to propose next."""
    plan = plan_of(request, slug, "officer")
    asked = request.GET.get("nature", "")
    after = request.POST.get("suite") or request.GET.get("suite", "")
    after = after if after in FAMILIES else ""
    is_sent = request.method == "POST"
    told = (request.POST, request.FILES) if is_sent else ()
    form = ActForm(*told, plan=plan, today=today(), initial={"kind": asked if asked in Act.Kind.values else ""})
    if is_sent and form.is_valid():
        data = dict(form.cleaned_data)
        upload = data.pop("upload")
        try:
            act = record_brought_act(
                plan=plan, by=person(request), file=(upload.name, upload.read()) if upload else None, **data
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Acte enregistré : {act}.").format(act=act))
            return redirect("desk_money_propose", slug, after) if after else redirect("desk_money", slug)
    context = {"plan": plan, "form": form, "after": after}
    return render(request, "portal/desk/money/act.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def new_envelope(request: HttpRequest, slug: str) -> HttpResponse:
    """Open an empty envelope."""
    plan = plan_of(request, slug, "publisher")
    form = EnvelopeForm(request.POST or None, plan=plan, initial={"first_year": today().year})
    if request.method == "POST" and form.is_valid():
        try:
            made = open_envelope(plan=plan, by=person(request), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Enveloppe ouverte, vide : {title}.").format(title=made.title))
            return redirect("desk_money", slug)
    context = {"plan": plan, "form": form}
    return render(request, "portal/desk/money/envelope.html", context, status=422 if form.errors else 200)
