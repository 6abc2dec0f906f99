"""The file of the accountant: what each row would do, then one proposal; what is recorded already is left."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tramontane.ledger.proposed import Return, ReturnLine
from tramontane.ledger.queries import Verdict, orders_of, verdicts
from tramontane.ledger.sheets.returns import Told, read_return, template
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.plan.sheets.cells import sheets
from tramontane.plan.sheets.formats import EXTENSIONS
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.kept import Kept, opened
from tramontane.portal.desk.money.actions import propose_return
from tramontane.portal.desk.money.forms import FileForm, ReturnForm
from tramontane.portal.desk.money.rows import return_rows
from tramontane.portal.page import render, today


@require_safe
@desk_page
def empty(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The orders that wait, to fill in."""
    plan = plan_of(request, slug)
    if form not in EXTENSIONS:
        raise Http404(_("Ce format n’existe pas : csv, xlsx ou ods."))
    waiting = [o for o in orders_of(plan) if o.state == "waiting"]
    response = HttpResponse(template(EXTENSIONS[form], waiting), content_type=EXTENSIONS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="mandats-{slug}.{form}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def returns(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring the file, read what becomes of each row, propose it."""
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
        told = _read(kept)
    except Refusal as refusal:
        return _page(request, plan, FileForm(), status=422, refusal=refusal.message)
    return _shown(request, plan, kept, told, ReturnForm(today=today(), initial={"on": today()}))


def _propose(request: HttpRequest, plan: Plan) -> HttpResponse:
    user = person(request)
    try:
        kept = opened(request.POST["kept"], "return", plan, user)
    except Refusal as refusal:
        return _page(request, plan, FileForm(), status=422, refusal=refusal.message)
    told, form = _read(kept), ReturnForm(request.POST, today=today())
    judged = _judged(plan, told)
    new = [v.row for v in judged if v.code == "new"]
    if told.faults or not new or any(v.code == "fault" for v in judged) or not form.is_valid():
        return _shown(request, plan, kept, told, form)
    data = form.cleaned_data
    lines = tuple(
        ReturnLine(reference=r.reference, year=r.year, amount=r.amount, on=r.on, siret=r.siret, rejected=r.rejected)
        for r in new
    )
    try:
        made = propose_return(plan=plan, file=kept, said=Return(rows=lines), by=user, **data)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _shown(request, plan, kept, told, form)
    messages.success(request, _("Retour du comptable proposé : une autre personne le confirmera."))
    return redirect("desk_money_proposal", plan.slug, made.pk)


def _read(kept: Kept) -> Told:
    return read_return(sheets(kept.name, kept.content), today())


def _judged(plan: Plan, told: Told) -> list[Verdict]:
    return verdicts(plan, [row for _line, row in told.rows])


def _shown(request: HttpRequest, plan: Plan, kept: Kept, told: Told, form: ReturnForm) -> HttpResponse:
    """What is wrong in the file, or what becomes of each row; only a file without fault is proposed."""
    judged = _judged(plan, told)
    rows = return_rows([line for line, _row in told.rows], judged)
    counts = {code: sum(v.code == code for v in judged) for code in ("new", "known", "fault")}
    more: dict[str, Any] = {"told": told, "name": kept.name, "rows": rows, "counts": counts, "acted": form}
    is_wrong = bool(told.faults) or counts["fault"] > 0
    if not is_wrong and counts["new"]:
        more["kept"] = kept.signed("return", plan, person(request))
    return _page(request, plan, FileForm(), status=422 if is_wrong or form.errors else 200, **more)


def _page(request: HttpRequest, plan: Plan, form: FileForm, *, status: int = 200, **more: Any) -> HttpResponse:  # noqa: ANN401
    context = {"plan": plan, "form": form, "told": None, "kept": "", "name": "", "rows": (), "counts": {}}
    context |= {"acted": None, "refusal": "", "formats": tuple(EXTENSIONS)}
    return render(request, "portal/desk/money/returns.html", context | more, status=status)
