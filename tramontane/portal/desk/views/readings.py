"""Readings by spreadsheet: a file to fill in, every bad cell told, a preview, then all or nothing."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tramontane.accounts.models import User
from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import NewReading, SourceFile
from tramontane.plan.models import Plan
from tramontane.plan.sheets.cells import MAX_BYTES, sheets
from tramontane.plan.sheets.formats import EXTENSIONS
from tramontane.plan.sheets.readings import Row, Told, read_readings
from tramontane.plan.sheets.template import Line, template
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.actions import ChangedMeanwhile
from tramontane.portal.desk.follow.actions import propose_seen_readings
from tramontane.portal.desk.follow.forms import SheetForm
from tramontane.portal.desk.follow.preview import Preview, preview
from tramontane.portal.desk.follow.queries import Followed, followed
from tramontane.portal.desk.kept import Kept, opened
from tramontane.portal.page import render, today


@require_safe
@desk_page
def empty(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The spreadsheet to fill in."""
    plan = plan_of(request, slug)
    if form not in EXTENSIONS:
        raise Http404(_("Ce format n’existe pas : csv, xlsx ou ods."))
    lines = [Line(f.part.ref, f.part.title, f.part.unit, _origin(f)) for f in _mine(person(request), plan).values()]
    response = HttpResponse(template(EXTENSIONS[form], lines), content_type=EXTENSIONS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="releves-{slug}.{form}"'
    return response


def _origin(f: Followed) -> str:
    last = max(f.part.readings, key=lambda r: r.on, default=None)
    return last.note if last else ""


def _mine(user: User, plan: Plan) -> Mapping[str, Followed]:
    """The indicators that the person may change, by reference."""
    return {f.part.ref: f for f in followed(user, [plan.pk]) if f.may_change}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def readings(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a spreadsheet, read its preview, confirm it."""
    plan = plan_of(request, slug, "officer")
    if request.method != "POST":
        return _page(request, plan, SheetForm())
    if "kept" in request.POST:
        return _confirm(request, plan)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, plan, form, status=422)
    file = form.cleaned_data["sheet"]
    if file.size > MAX_BYTES:
        form.add_error("sheet", _("Ce tableau dépasse 1 Mo : gardez-y les seuls relevés à importer."))
        return _page(request, plan, form, status=422)
    return _shown(request, plan, Kept(file.name, file.read()))


def _shown(request: HttpRequest, plan: Plan, kept: Kept, *, changed: bool = False) -> HttpResponse:
    """The faults of a file, or what it would write."""
    user = person(request)
    mine = _mine(user, plan)
    if not mine:
        raise PermissionDenied
    try:
        told = read_readings(sheets(kept.name, kept.content), {r: f.part.title for r, f in mine.items()}, today())
    except Refusal as refusal:
        form = SheetForm()
        return _page(request, plan, form, status=422, refusal=refusal.message)
    found = preview(told, mine, kept.name)
    more = {"preview": found, "name": kept.name, "told": told, "changed": changed}
    if not told.faults and found.new:
        more["kept"] = kept.signed("readings", plan, user)
    status = 422 if told.faults else 409 if changed else 200
    return _page(request, plan, SheetForm(), status=status, **more)


def _confirm(request: HttpRequest, plan: Plan) -> HttpResponse:
    user = person(request)
    try:
        kept = opened(request.POST["kept"], "readings", plan, user)
    except Refusal as refusal:
        return _page(request, plan, SheetForm(), status=422, refusal=refusal.message)
    mine = _mine(user, plan)
    told = read_readings(sheets(kept.name, kept.content), {r: f.part.title for r, f in mine.items()}, today())
    seen = dict(pair.split(" ", 1) for pair in request.POST.getlist("seen") if " " in pair)
    if told.faults:
        return _shown(request, plan, kept)
    if {row.ref for row in told.rows} - seen.keys():
        return _shown(request, plan, kept, changed=True)
    try:
        made = propose_seen_readings(
            plan=plan,
            seen={row.ref: seen[row.ref] for row in told.rows},
            readings=_by_indicator(told, kept.name),
            by=user,
            source=SourceFile(name=kept.name, content=kept.content),
        )
    except ChangedMeanwhile:
        return _shown(request, plan, kept, changed=True)
    said = french.counted(len(made), _("valeur proposée"), _("valeurs proposées"))
    messages.success(request, _("{count} : une autre personne les validera.").format(count=said))
    return redirect("desk_tasks")


def _by_indicator(told: Told, name: str) -> dict[str, list[NewReading]]:
    found: dict[str, list[NewReading]] = {}
    for row in told.rows:
        found.setdefault(row.ref, []).append(new_reading(row, name))
    return found


def new_reading(row: Row, name: str) -> NewReading:
    """What a row proposes; without an origin of its own, the file is it."""
    return NewReading(
        on=row.on, value=row.value, low=row.low, high=row.high, method=row.method, note=row.note or name[:500]
    )


def _page(request: HttpRequest, plan: Plan, form: SheetForm, *, status: int = 200, **more: Any) -> HttpResponse:  # noqa: ANN401
    empty_preview: Preview | None = None
    context = {"plan": plan, "form": form, "preview": empty_preview, "told": None, "kept": "", "name": ""}
    context |= {"changed": False, "refusal": "", "formats": tuple(EXTENSIONS)}
    return render(request, "portal/desk/readings.html", context | more, status=status)
