"""One's own letter of the desk: wanted or not, from the desk or from the letter itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tramontane.portal.desk.access import desk_page, person
from tramontane.portal.desk.letters import desk_letter_of, set_desk_letter, stop_desk_letter
from tramontane.portal.follow.views import named, private
from tramontane.portal.page import render


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def letters(request: HttpRequest) -> HttpResponse:
    """Whether I receive the letter that says what waits for me; a button changes it."""
    user = person(request)
    if request.method == "POST":
        is_stopped = request.POST.get("lettre") != "oui"
        set_desk_letter(user=user, is_stopped=is_stopped)
        said = _("Vous ne recevrez plus cette lettre.") if is_stopped else _("Vous recevrez de nouveau cette lettre.")
        messages.success(request, said)
        return redirect("desk_letters")
    known = desk_letter_of(user)
    return render(request, "portal/desk/letters.html", {"is_stopped": known is not None and known.is_stopped})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def stop(request: HttpRequest, given: str) -> HttpResponse:
    """Stop the letter of an officer by its own link, without signing in."""
    uid = named("desk", given)
    if request.method == "POST":
        stop_desk_letter(uid=uid)
        return render(request, "portal/follow/stopped.html", {"is_desk": True})
    return render(request, "portal/follow/stop.html", {"is_desk": True})
