"""A public page: the day it shows, the answer « nothing changed », and its rendering."""

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified
from django.shortcuts import render as django_render
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from tramontane.lib.errors import Refusal
from tramontane.lib.periods import day_in_france
from tramontane.plan.queries import public_state
from tramontane.portal.addresses import Addresses
from tramontane.portal.pictures.queries import albums_state
from tramontane.portal.prose import prose
from tramontane.portal.twins import twin_answer, twin_of

P = ParamSpec("P")
READING = ("GET", "HEAD")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class BadDay(Refusal):
    """``?au=`` is not a day (answered 400)."""


def render(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    is_prose: bool = False,
) -> HttpResponse:
    """The page ``template``, or its rows as JSON when its twin is asked.

    Adds what the shell needs: ``at`` (addresses), ``twin``, ``shown_day``, ``signed_in``. A page of prose, whose words
    are in its template and not in its rows, gives them to its twin as ``texte``.
    """
    is_twin = getattr(request, "as_json", False)
    if is_twin and not is_prose:
        return twin_answer(request, context or {})
    shell: dict[str, Any] = {
        "at": addresses(request),
        "twin": twin_of(request),
        "shown_day": getattr(request, "shown_day", None),
        "signed_in": is_signed_in(request),
    }
    page = django_render(request, template, shell | (context or {}), status=status)
    return twin_answer(request, {**(context or {}), "texte": prose(page.content.decode())}) if is_twin else page


def is_signed_in(request: HttpRequest) -> bool:
    """Whether a person has signed in; costs nothing to visitors, who have no cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and bool(request.user.is_authenticated)


def shown_day(request: HttpRequest) -> date | None:
    """The day asked by ``?au=AAAA-MM-JJ``; None for today. Raises ``BadDay``."""
    asked = request.GET.get("au")
    if asked is None:
        return None
    try:
        found = date.fromisoformat(asked)
    except ValueError:
        found = None
    if found is None or found.isoformat() != asked:
        message = _("La date demandée n’existe pas. Écrivez-la ainsi : ?au=2024-07-11 (année, mois, jour).")
        raise BadDay("page.day", message)
    return None if found >= today() else found


def today() -> date:
    """The day it is in Paris."""
    return day_in_france(timezone.now())


def addresses(request: HttpRequest) -> Addresses:
    """The addresses of public pages, carrying the day that is shown."""
    day = getattr(request, "shown_day", None)
    return Addresses(f"?au={day.isoformat()}" if day else "")


def published_page(view: View[P]) -> View[P]:
    """A page that depends only on what is published, on the day shown and on the day it is.

    Anonymous visitors revalidate it by one query (304 when nothing changed); signed-in people get it uncached.
    """
    return page_of(public_state)(view)


def illustrated_page(view: View[P]) -> View[P]:
    """A published page with pictures, which are drawn a little after the publication: revalidated by two queries."""
    return _revalidated(view, lambda: f"{public_state()}|{albums_state()}")


def live_page(view: View[P]) -> View[P]:
    """A page that also depends on what changes without a publication: revalidated by what it says."""
    return _revalidated(view, None)


def page_of(state: Callable[[], str]) -> Callable[[View[P]], View[P]]:
    """A page that depends on ``state()``, on the day shown and on the day it is; answered as ``published_page`` is."""
    return lambda view: _revalidated(view, state)


def _revalidated(view: View[P], state: Callable[[], str] | None) -> View[P]:
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        request.shown_day = shown_day(request)  # type: ignore[attr-defined]  # ours, read by ``addresses``
        if is_signed_in(request):
            response = view(request, *args, **kwargs)
            response.headers["Cache-Control"] = "private, no-store"
            return response
        known = parse_etags(request.headers.get("If-None-Match", "").replace("W/", ""))
        request.page_state = state() if state else ""  # type: ignore[attr-defined]  # ours, for views that show it
        tag = _tag(request.page_state) if state else ""  # type: ignore[attr-defined]
        response = HttpResponseNotModified() if tag in known else view(request, *args, **kwargs)
        if not state:
            tag = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
            response = HttpResponseNotModified() if tag in known else response
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        response.headers["Vary"] = "Cookie"
        return response

    return answer


def _tag(state: str) -> str:
    """What the page depends on; its address and method are keys of any cache already."""
    parts = (state, release(), str(today()))
    return f'"{hashlib.blake2b("|".join(parts).encode(), digest_size=12).hexdigest()}"'


@cache
def release() -> str:
    """The fingerprint of our own files: a new release never answers « nothing changed »."""
    digest = hashlib.blake2b(digest_size=12)
    for path in sorted(Path(__file__).parents[1].rglob("*.*")):
        if path.suffix in (".py", ".html", ".css", ".js", ".svg", ".typ"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
