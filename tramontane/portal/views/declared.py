"""What the site declares of itself: accessibility, legal notice, personal data, ecodesign, security, state, words."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tramontane.lib.periods import PARIS
from tramontane.portal.glossary import in_order
from tramontane.portal.page import published_page, render, today
from tramontane.portal.rows.declared import last_audit, standing
from tramontane.portal.rows.service import down_state, service_state

_VALID = timedelta(days=180)
"""How long ``security.txt`` is to be believed (RFC 9116 advises less than a year)."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Where readers write: the words of the link and its address."""

    text: str
    href: str


def contact() -> Contact | None:
    """The contact that the operator gave."""
    given: str = settings.CONTACT
    if not given:
        return None
    return Contact(given.removeprefix("https://"), given if given.startswith("https://") else f"mailto:{given}")


def _declared(request: HttpRequest, name: str, **more: object) -> HttpResponse:
    identity = {
        "contact": contact(),
        "publisher": settings.PUBLISHER,
        "director": settings.DIRECTOR,
        "hosting": settings.HOSTING,
    }
    return render(request, f"portal/declared/{name}.html", identity | more, is_prose=True)


@published_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, what was not, whom to tell, whom to appeal to."""
    audit = last_audit()
    return _declared(request, "accessibility", audit=audit, standing=standing(audit))


@published_page
def legal(request: HttpRequest) -> HttpResponse:
    """Who publishes, who hosts, under which terms."""
    return _declared(request, "legal")


@published_page
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom, for how long, with which rights."""
    return _declared(request, "privacy")


@published_page
def ecodesign(request: HttpRequest) -> HttpResponse:
    """What a page costs, measured by the tests."""
    return _declared(request, "ecodesign", audit=last_audit())


@published_page
def security(request: HttpRequest) -> HttpResponse:
    """How to report a weakness, and what the platform promises."""
    return _declared(request, "security")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116; not found as long as the operator gave no contact, for one is required."""
    found = contact()
    if found is None:
        raise Http404(_("L’exploitant de ce site n’a pas donné d’adresse où signaler une faille."))
    end = datetime.combine(today() + _VALID, time(0), PARIS).isoformat()
    lines = (
        f"Contact: {found.href}",
        f"Expires: {end}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
        f"Policy: {request.build_absolute_uri('/securite/')}",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")


@require_safe
def service(request: HttpRequest) -> HttpResponse:
    """How the platform is doing; never an error, that is when it is asked."""
    try:
        state = service_state()
    except OperationalError:
        state = down_state()
    response = render(request, "portal/declared/service.html", {"state": state})
    response.headers["Cache-Control"] = "no-store"
    return response


@published_page
def glossary(request: HttpRequest) -> HttpResponse:
    """What words mean."""
    return render(request, "portal/glossary.html", {"terms": in_order()})
