"""Answers from the last copies when the database does not, or when the operator closed the platform for a while."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tramontane.portal.resilience import copies
from tramontane.portal.views.errors import unavailable

PAUSE = 5.0
"""Seconds during which a database that did not answer is not asked again: pages stay fast, it can get up."""
_ALWAYS = ("/sante/", "/etat-du-service/", "/etat-du-service.json")
"""How the platform is doing, which is asked when it is not doing well."""
_MAIN = b'<main id="contenu"'
_FRAME = b'<p class="credit">'
_log = logging.getLogger(__name__)


class LastCopyMiddleware:
    """Keeps what it answers and answers what it kept; says so, with the date, on the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.asleep_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; without the database when it is known to be down or closed."""
        if request.path_info in _ALWAYS:
            return self.get_response(request)
        closed = _closed()
        if closed is not None:
            return _copy(request, _("Une maintenance est en cours.")) or unavailable(
                request, _("Le service est fermé pour maintenance"), closed or _patience(), 600
            )
        if time.monotonic() < self.asleep_until and request.method in ("GET", "HEAD"):
            found = _copy(request, _("La base de données ne répond pas."))
            if found is not None:
                return found
        response = self.get_response(request)
        copies.keep(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The last copy when the database is gone, or a page that says to come back; nothing for other errors."""
        if not isinstance(error, (OperationalError, InterfaceError)) or not _is_gone(error):
            return None
        self.asleep_until = time.monotonic() + PAUSE
        _log.warning("the database does not answer: %s", error)
        connection.close()
        if request.method not in ("GET", "HEAD"):
            message = _("Rien n’a été enregistré. Gardez cette page ouverte et renvoyez-la dans une minute.")
            return unavailable(request, _("La base de données ne répond pas"), message, 60)
        return _copy(request, _("La base de données ne répond pas.")) or unavailable(
            request, _("La base de données ne répond pas"), _patience(), 30
        )


def _patience() -> str:
    return _("Rien de ce qui est publié n’est perdu. Les pages déjà lues restent ouvertes ; revenez bientôt.")


def _is_gone(error: Exception) -> bool:
    """Whether it is the connection that failed (class 08, 57P, or no answer at all), not a slow query or a lock."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(("08", "57P"))


def _closed() -> str | None:
    """What the operator wrote to close the platform ("" for nothing more); None when it is open."""
    try:
        return Path(settings.MAINTENANCE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def _copy(request: HttpRequest, why: str) -> HttpResponse | None:
    """The last copy of the page asked for, with a banner; None for pages with a question, and those never kept."""
    if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
        return None
    found = copies.find(request.path)
    if found is None:
        return None
    body = found.body
    if found.media_type.startswith("text/html"):
        banner = render_to_string("portal/parts/last_copy.html", {"why": why, "at": found.at}).encode()
        for mark in (_MAIN, _FRAME):
            if mark in body:
                body = body.replace(mark, banner + mark, 1)
                break
    response = HttpResponse(body, content_type=found.media_type)
    response.headers["Cache-Control"] = "no-store"
    if found.policy:
        response.headers["Content-Security-Policy"] = found.policy
        response.xframe_options_exempt = "frame-ancestors *" in found.policy
    return response
