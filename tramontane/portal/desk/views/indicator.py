"""One indicator at the desk: its value, its weather, its rhythm; the forms of « Mes tâches » come here too."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tramontane.accounts.models import User
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.actions import ChangedMeanwhile
from tramontane.portal.desk.follow.actions import follow_seen_indicator, propose_seen_reading, say_seen_weather
from tramontane.portal.desk.follow.forms import FollowForm, ReadingForm, SeenForm, WeatherForm
from tramontane.portal.desk.follow.queries import Followed, followed_one, last_role
from tramontane.portal.desk.follow.rows import proposal_rows, reading_initial
from tramontane.portal.desk.follow.sheet import FollowedSheet, followed_sheet
from tramontane.portal.desk.views.tasks import tasks_page
from tramontane.portal.page import render, today

DONE = {
    "reading": gettext_lazy("Valeur proposée : une autre personne la validera."),
    "weather": gettext_lazy("Météo enregistrée : elle paraîtra à la prochaine version."),
    "follow": gettext_lazy("Suivi enregistré."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def indicator(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """An indicator; each of its forms says what it is in ``what``."""
    role = "officer" if request.method == "POST" else "reader"
    plan, user = plan_of(request, slug, role), person(request)
    found = _found(user, plan, ref)
    if request.method != "POST":
        return _page(request, plan, found)
    what = request.POST.get("what", "")
    form = _form(request, plan, found, what)
    if not form.is_valid():
        return _again(request, plan, found, form)
    try:
        _write(plan, form, request.POST.get("seen", ""), user)
    except ChangedMeanwhile:
        now = _found(user, plan, ref)
        shown = (request.POST.get("seen_words", ""), now.sentence)
        return _again(request, plan, now, _form(request, plan, now, what), clash=shown, status=409)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _again(request, plan, found, form)
    messages.success(request, f"{found.part.title} : {DONE[what]}")
    if _from_tasks(request):
        return redirect(reverse("desk_tasks"))
    return redirect("desk_indicator", slug, ref)


def _found(user: User, plan: Plan, ref: str) -> Followed:
    found = followed_one(user, plan, ref)
    if found is None:
        raise Http404(_("Ce plan n’a pas cet indicateur."))
    return found


def _from_tasks(request: HttpRequest) -> bool:
    return request.POST.get("retour") == "taches"


def _people(plan: Plan) -> Any:  # noqa: ANN401 - a queryset of django-stubs
    roles = ("officer", "publisher")
    mandates = {"mandates__organisation__plans": plan, "mandates__role__in": roles}
    return User.objects.filter(is_active=True, **mandates).distinct().order_by("name", "email")


def _form(request: HttpRequest, plan: Plan, found: Followed, what: str) -> SeenForm:
    if what == "reading":
        return ReadingForm(request.POST, request.FILES, of=found)
    if what == "weather":
        return WeatherForm(request.POST, of=found)
    if what == "follow":
        return FollowForm(request.POST, of=found, plan=plan, people=_people(plan))
    raise Http404(_("Ce formulaire n’existe pas."))


def _write(plan: Plan, form: SeenForm, seen: str, by: User) -> None:
    ref, data = form.of.part.ref, form.cleaned_data
    if isinstance(form, ReadingForm):
        propose_seen_reading(plan=plan, ref=ref, seen=seen, reading=form.reading(), by=by, source=form.file())
    elif isinstance(form, WeatherForm):
        say_seen_weather(plan=plan, ref=ref, seen=seen, by=by, **data)
    else:
        follow_seen_indicator(plan=plan, ref=ref, seen=seen, by=by, **{**data, "frequency": data["frequency"] or None})


def _again(
    request: HttpRequest,
    plan: Plan,
    found: Followed,
    form: SeenForm,
    *,
    clash: tuple[str, str] | None = None,
    status: int = 422,
) -> HttpResponse:
    """The page it came from, with what was typed."""
    if _from_tasks(request):
        key = (plan.slug, found.part.ref, form.what)
        clashes = (clash,) if clash else ()
        return tasks_page(request, status=status, bound={key: form}, sent=form, clashes=clashes)
    return _page(request, plan, found, status=status, sent=form, clashes=(clash,) if clash else ())


def _page(request: HttpRequest, plan: Plan, found: Followed, *, status: int = 200, **more: Any) -> HttpResponse:  # noqa: ANN401
    user, sent = person(request), more.get("sent")
    sheet: FollowedSheet = followed_sheet(found, today())
    forms: dict[str, SeenForm] = {
        "reading": ReadingForm(of=found, initial=reading_initial(found, today())),
        "weather": WeatherForm(of=found, initial={"role": last_role(user)}),
        "follow": FollowForm(of=found, plan=plan, people=_people(plan)),
    }
    if isinstance(sent, SeenForm):
        forms[sent.what] = sent
    context = {
        "plan": plan,
        "found": found,
        "sheet": sheet,
        "forms": forms,
        "proposals": proposal_rows(found, user),
        "sent": None,
        "clashes": (),
    }
    return render(request, "portal/desk/indicator.html", context | more, status=status)
