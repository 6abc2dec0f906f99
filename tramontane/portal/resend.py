"""A form that could not be taken (session over, token too old): what was typed is shown and can be sent again."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from tramontane.portal.addresses import Addresses

#: Beyond this, a page would not carry what was typed.
MOST_CHARACTERS = 1_500_000
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def may_resend(request: HttpRequest) -> bool:
    """Whether a form may be offered again: sent by one of our pages of the desk, and small enough.

    A form that another site made its visitor send is never offered: its ``Origin`` is not ours.
    """
    origin = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    is_ours = (origin.scheme, origin.netloc) == (request.scheme, request.get_host())
    is_desk = request.method == "POST" and request.path_info.startswith("/espace/")
    return is_ours and is_desk and sum(len(v) for values in request.POST.lists() for v in values[1]) <= MOST_CHARACTERS


def resend_page(request: HttpRequest, *, signed_in: bool) -> HttpResponse:
    """The typed values, kept in a form with a fresh token (403); files cannot be kept by any browser."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    context = {
        "fields": fields,
        "typed": [value for _name, value in fields if len(value) > 2],
        "files": [f.name for name in request.FILES for f in request.FILES.getlist(name)],
        "at": Addresses(),
        "shown_day": None,
        "signed_in": signed_in,
    }
    return HttpResponse(render_to_string("portal/errors/resend.html", context, request=request), status=403)
