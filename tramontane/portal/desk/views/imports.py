"""Documents into a plan: each is judged on its own, and nothing typed is lost."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tramontane.accounts.models import Organisation, User
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import ask_import, confirm_import
from tramontane.plan.models import Plan
from tramontane.plan.queries import imports_of
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.brought import Brought
from tramontane.portal.desk.forms import ImportForm
from tramontane.portal.desk.queries import depositors
from tramontane.portal.desk.rows.documents import import_rows
from tramontane.portal.page import render


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: refused with a reason, or on its way."""

    name: str
    message: str
    is_refused: bool


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def import_documents(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring documents."""
    plan, user = plan_of(request, slug, "officer"), person(request)
    organisations = depositors(user, plan)
    if request.method != "POST":
        return _page(request, plan, ImportForm(organisations=organisations))
    form = ImportForm(request.POST, request.FILES, organisations=organisations)
    if not form.is_valid():
        return _page(request, plan, form, status=422)
    organisation: Organisation = form.cleaned_data["organisation"]
    outcomes = tuple(_bring(plan, brought, organisation, user) for brought in form.documents())
    if any(o.is_refused for o in outcomes):
        return _page(request, plan, form, outcomes, status=422)
    said = french.counted(len(outcomes), _("document reçu"), _("documents reçus"))
    messages.success(request, _("{count} : la lecture commence.").format(count=said))
    return redirect("desk_plan", slug)


@require_POST
@desk_page
def confirm(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say whether a held document speaks of the plan."""
    plan = plan_of(request, slug, "officer")
    asked = get_object_or_404(imports_of(plan), pk=number)
    try:
        if request.POST.get("belongs") not in ("yes", "no"):
            raise Refusal("import.answer", _("Dites si ce document parle de ce plan : oui ou non."))
        belongs = request.POST["belongs"] == "yes"
        confirm_import(asked=asked, belongs=belongs, by=person(request))
        said = _("Confirmé : la lecture commence.") if belongs else _("Document laissé hors du plan.")
        messages.success(request, said)
    except Refusal as refusal:
        messages.warning(request, refusal.message)
    return redirect(f"{reverse('desk_plan', args=[slug])}#documents")


@require_safe
@desk_page
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the readings under way are, in one sentence, for the page that waits for them."""
    rows = import_rows(plan_of(request, slug))
    running = [r for r in rows if r.is_running]
    said = "; ".join(f"{r.title} : {r.state}" for r in running)
    last = next((f"{r.title} : {r.message or r.state}" for r in rows if not r.is_running), "")
    return JsonResponse({"running": len(running), "said": said or last})


def _bring(plan: Plan, brought: Brought, organisation: Organisation, by: User) -> Outcome:
    try:
        received = brought.receive()
        asked = ask_import(
            plan=plan,
            content=received.content,
            description=received.description,
            organisation=organisation,
            by=by,
            media_type=received.media_type,
        )
    except Refusal as refusal:
        return Outcome(brought.name, refusal.message, is_refused=True)
    if asked.state == "held":
        return Outcome(brought.name, asked.message, is_refused=False)
    is_known = asked.asked_by_id != by.pk or asked.state == "done"
    said = _("Ce document était déjà dans le plan.") if is_known else _("Reçu : la lecture commence.")
    return Outcome(brought.name, said, is_refused=False)


def _page(
    request: HttpRequest, plan: Plan, form: ImportForm, outcomes: tuple[Outcome, ...] = (), *, status: int = 200
) -> HttpResponse:
    context = {"plan": plan, "form": form, "outcomes": outcomes}
    return render(request, "portal/desk/import.html", context, status=status)
