"""« Mes tâches »: what is late because of me, done where it is shown."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.actions import ChangedMeanwhile
from tramontane.portal.desk.follow.actions import decide_seen_readings
from tramontane.portal.desk.follow.queries import followed
from tramontane.portal.desk.follow.rows import MOST, Bound, seen_of, tasks
from tramontane.portal.desk.forms import DecideForm
from tramontane.portal.page import render, today


@require_safe
@desk_page
def my_tasks(request: HttpRequest) -> HttpResponse:
    """What waits for me."""
    return tasks_page(request)


def tasks_page(request: HttpRequest, *, status: int = 200, bound: Bound | None = None, **more: Any) -> HttpResponse:  # noqa: ANN401
    """The page, with forms that were not taken in the place of theirs."""
    found = tasks(person(request), today(), bound)
    context = {"tasks": found, "most": MOST, "sent": None, "ticked": (), "clashes": (), "decision": None, "of": ""}
    return render(request, "portal/desk/tasks.html", context | more, status=status)


@require_POST
@desk_page
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Validate or refuse the ticked values; the page comes back with everything kept when it cannot be done."""
    plan, user = plan_of(request, slug, "officer"), person(request)
    form, wanted = DecideForm(request.POST), seen_of(request.POST.getlist("line"))
    status, clashes = 422, tuple[tuple[str, str], ...]()
    if not wanted:
        form.add_error(None, _("Cochez au moins une valeur."))
    elif form.is_valid():
        data = form.cleaned_data
        seen = {s.number: (s.ref, s.mark) for s in wanted}
        try:
            count = decide_seen_readings(plan=plan, seen=seen, verdict=data["verdict"], by=user, reason=data["reason"])
        except ChangedMeanwhile as refusal:
            status = 409
            now = {f.part.ref: f"{f.part.title} : {f.sentence}" for f in followed(user, [plan.pk])}
            changed = [s for s in wanted if s.ref in refusal.refs]
            clashes = tuple((s.sentence, now.get(s.ref, "")) for s in changed)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            said = (_("valeur validée"), _("valeurs validées"))
            if data["verdict"] != "validated":
                said = (_("valeur refusée"), _("valeurs refusées"))
            messages.success(request, f"{french.counted(count, *said)}.")
            return redirect(f"{reverse('desk_tasks')}#a-valider")
    ticked = tuple(s.number for s in wanted)
    return tasks_page(request, status=status, decision=form, of=slug, ticked=ticked, clashes=clashes)
