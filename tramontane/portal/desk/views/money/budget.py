"""A budget by spreadsheet: every bad cell told, a preview of each balance, then one proposal for the whole sheet."""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tramontane.ledger import actions as ledger
from tramontane.ledger.proposed import Budget
from tramontane.ledger.queries import effects
from tramontane.ledger.sheets.budget import Known, Told, read_budget, template
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.plan.sheets.cells import sheets
from tramontane.plan.sheets.formats import EXTENSIONS
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.kept import Kept, opened
from tramontane.portal.desk.money.forms import FileForm, funders_for
from tramontane.portal.desk.money.movements import BudgetForm
from tramontane.portal.desk.money.rows import shown
from tramontane.portal.page import render, today


@require_safe
@desk_page
def empty(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The budget as it stands, to fill in."""
    plan = plan_of(request, slug)
    if form not in EXTENSIONS:
        raise Http404(_("Ce format n’existe pas : csv, xlsx ou ods."))
    response = HttpResponse(template(EXTENSIONS[form], _known(plan)), content_type=EXTENSIONS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="budget-{slug}.{form}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def budget(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a spreadsheet, read its preview, propose it."""
    plan = plan_of(request, slug, "officer")
    if request.method != "POST":
        return _page(request, plan, FileForm())
    if "kept" in request.POST:
        return _propose(request, plan)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, plan, form, status=422)
    file = form.cleaned_data["sheet"]
    kept = Kept(file.name, file.read())
    try:
        told = _read(plan, kept)
    except Refusal as refusal:
        return _page(request, plan, FileForm(), status=422, refusal=refusal.message)
    return _shown(request, plan, kept, told, BudgetForm(plan=plan, today=today(), initial={"on": today()}))


def _propose(request: HttpRequest, plan: Plan) -> HttpResponse:
    user = person(request)
    try:
        kept = opened(request.POST["kept"], "budget", plan, user)
    except Refusal as refusal:
        return _page(request, plan, FileForm(), status=422, refusal=refusal.message)
    told, form = _read(plan, kept), BudgetForm(request.POST, plan=plan, today=today())
    if told.faults or request.POST.get("seen") != _mark(told):
        return _shown(request, plan, kept, told, form, changed=True)
    if not form.is_valid():
        return _shown(request, plan, kept, told, form)
    data = form.cleaned_data
    said = Budget(on=data["on"], openings=tuple(told.openings), voted=tuple(told.voted))
    try:
        made = ledger.propose(
            plan=plan,
            name="import_budget",
            said=said,
            act=data["act"],
            reason=data["reason"],
            key=data["key"],
            by=user,
        )
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _shown(request, plan, kept, told, form)
    messages.success(request, _("Budget proposé : une autre personne le confirmera."))
    return redirect("desk_money_proposal", plan.slug, made.pk)


def _known(plan: Plan) -> Known:
    return Known.of(plan, funders_for(plan), today().year)


def _read(plan: Plan, kept: Kept) -> Told:
    return read_budget(sheets(kept.name, kept.content), _known(plan))


def _mark(told: Told) -> str:
    """The fingerprint of what the preview has shown."""
    said = "|".join(part.model_dump_json() for part in (*told.openings, *told.voted))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _shown(
    request: HttpRequest, plan: Plan, kept: Kept, told: Told, form: BudgetForm, *, changed: bool = False
) -> HttpResponse:
    """The faults of a file, or what it would change and the act that allows it."""
    more: dict[str, Any] = {"told": told, "name": kept.name, "changed": changed, "acted": form}
    if not told.faults and told.voted:
        said = Budget(on=today(), openings=tuple(told.openings), voted=tuple(told.voted))
        more |= {"effects": shown(effects(plan, "import_budget", said)), "seen": _mark(told)}
        more |= {"kept": kept.signed("budget", plan, person(request))}
    status = 409 if changed and not told.faults else 422 if told.faults or form.errors else 200
    return _page(request, plan, FileForm(), status=status, **more)


def _page(request: HttpRequest, plan: Plan, form: FileForm, *, status: int = 200, **more: Any) -> HttpResponse:  # noqa: ANN401
    context = {"plan": plan, "form": form, "told": None, "kept": "", "name": "", "seen": "", "effects": ()}
    context |= {"acted": None, "changed": False, "refusal": "", "formats": tuple(EXTENSIONS)}
    return render(request, "portal/desk/money/budget.html", context | more, status=status)
