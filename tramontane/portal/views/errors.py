"""The pages of errors: what happened, in words, and what to do next."""

import re
from contextlib import suppress
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.page import is_signed_in
from tramontane.portal.resend import may_resend, resend_page
from tramontane.portal.views.departed import Left
from tramontane.portal.views.near import near
from tramontane.portal.views.published import Moved, NotYet


def _page(
    request: HttpRequest,
    status: int,
    title: str,
    message: str = "",
    *,
    signed_in: bool = False,
    template: str = "portal/errors/error.html",
    **more: object,
) -> HttpResponse:
    """An error page; by default it asks nothing to the database and nothing about the visitor."""
    context: dict[str, Any] = {
        "title": title,
        "message": message,
        "status": status,
        "near": (),
        "search": "",
        "now": timezone.now(),
        "at": Addresses(),
        "shown_day": None,
        "signed_in": signed_in,
        **more,
    }
    return HttpResponse(render_to_string(template, context, request=request), status=status)


def unavailable(request: HttpRequest, title: str, message: str, seconds: int) -> HttpResponse:
    """503: what is going on, and when to try again."""
    response = _page(request, 503, title, message)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


def too_many(seconds: int) -> HttpResponse:
    """429: the same bytes for everyone, made once."""
    response = HttpResponse(_too_many(), status=429)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def _too_many() -> str:
    return render_to_string("portal/errors/too_many.html")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(
        request, 400, _("Cette demande n’est pas lisible"), _("L’adresse ou le formulaire envoyé est incomplet.")
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    message = _("Votre compte ne donne pas accès à cette page. Demandez un mandat à l’organisme qui porte le plan.")
    return _page(request, 403, _("Cette page ne vous est pas ouverte"), message, signed_in=is_signed_in(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, when a form was open too long or its cookie is refused; a form of the desk is offered again."""
    if may_resend(request):
        return resend_page(request, signed_in=is_signed_in(request))
    message = _("Le formulaire a expiré, ou votre navigateur refuse les cookies. Rechargez la page et renvoyez-le.")
    return _page(request, 403, _("Le formulaire n’a pas été accepté"), message)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with addresses like this one; 301 for a plan that moved, 410 for a line that left its plan.

    A day before the first publication says from when there is something to read.
    """
    if isinstance(exception, Moved):
        return _moved(request, exception)
    if isinstance(exception, Left):
        context = {"departure": exception.departure, "kind": words.LINE[exception.departure.kind]}
        return _page(request, 410, _("Ce n’est plus dans le plan"), template="portal/errors/gone.html", **context)
    told = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    if isinstance(exception, NotYet):
        return _page(request, 404, _("Rien n’était publié ce jour-là"), told)
    message = told or _("L’adresse est peut-être mal recopiée, ou la page n’a jamais existé.")
    return _page(
        request, 404, _("Cette page n’existe pas"), message, near=near(request.path), search=_search(request.path_info)
    )


def _moved(request: HttpRequest, moved: Moved) -> HttpResponse:
    """The same page at the new address of its plan."""
    path = request.path.replace(f"plans/{moved.former}", f"plans/{moved.now}", 1)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def _search(path: str) -> str:
    """The search for the words of an address; "" on a platform without search."""
    said = re.findall(r"[^\W\d_]{3,}", path.strip("/").rpartition("/")[2])
    with suppress(NoReverseMatch):
        return f"{reverse('search')}?{urlencode({'q': ' '.join(said)})}"
    return ""


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    message = _("L’erreur vient de nous et elle est enregistrée. Réessayez ; rien de ce qui est publié n’est perdu.")
    return _page(request, 500, _("La page n’a pas pu être préparée"), message)
