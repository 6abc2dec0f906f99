"""Errors for machines (RFC 9457, ``application/problem+json``), in French, and what every open answer carries."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"
#: Anyone's page may read the answer; it depends on no cookie.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def open_to_all(response: HttpResponse) -> HttpResponse:
    """The same answer, readable by the scripts of any site."""
    for name, value in OPEN.items():
        response.headers[name] = value
    return response


def problem(request: HttpRequest, status: int, detail: str, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    """A refusal: what happened, and what to do. ``errors`` says which parameter is wrong, and why."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": _title(status),
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    if errors:
        said["errors"] = errors
    response = HttpResponse(json.dumps(said, ensure_ascii=False), content_type=MEDIA_TYPE, status=status)
    response.headers["Cache-Control"] = "no-store"
    return open_to_all(response)


def _title(status: int) -> str:
    titles = {
        400: _("Demande illisible"),
        404: _("Introuvable"),
        405: _("Lecture seule"),
        429: _("Trop de demandes"),
    }
    return titles.get(status, _("Demande refusée"))
