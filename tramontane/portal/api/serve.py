"""How the API answers: reading only, for any site, within limits, « nothing changed » when nothing did."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.lib.errors import Refusal
from tramontane.portal.limits import View, limited
from tramontane.portal.page import live_page, published_page
from tramontane.portal.problems import open_to_all, problem

METHODS = "GET, HEAD, OPTIONS"


def served(view: View, known: frozenset[str] | None = None, *, is_live: bool = False) -> View:
    """An operation as the API answers it; ``known`` are the parameters it takes (None: it does not matter).

    A misspelt filter is refused: ignored, it would give all the rows as if they were the answer.
    """
    dated: Callable[[View], View] = live_page if is_live else published_page
    reading = limited()(dated(view))

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - any view's
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in ("GET", "HEAD"):
            refused = problem(request, 405, _("Cette API ne fait que lire : GET ou HEAD."))
            refused.headers["Allow"] = METHODS
            return refused
        strange = sorted(set(request.GET) - known) if known is not None else []
        if strange:
            errors = [{"parametre": name, "raison": _("ce paramètre n’existe pas ici")} for name in strange]
            return problem(request, 400, _("Paramètre inconnu : {names}.").format(names=", ".join(strange)), errors)
        request.method = "GET"
        request.COOKIES = {}  # the same answer for everyone: whoever is signed in is not known here
        try:
            response = open_to_all(reading(request, *args, **kwargs))
            response.headers.pop("Vary", None)
            return response
        except Http404 as absent:
            told = absent.args[0] if absent.args and isinstance(absent.args[0], str) else ""
            return problem(request, 404, told or _("Il n’y a rien à cette adresse."))
        except Refusal as refusal:
            return problem(request, 400, refusal.message)

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # it only reads
    answer.units = 0  # type: ignore[attr-defined]  # counted by ``limited``
    return answer


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Allow"] = METHODS
    response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match, Accept, Content-Type"
    response.headers["Access-Control-Max-Age"] = "86400"
    return open_to_all(response)


def nothing(_request: HttpRequest, **_anything: str) -> HttpResponse:
    """Any other address."""
    raise Http404
