"""Every public page also as JSON, from the very rows that the page shows: one mechanism for all of them.

``twinned`` declares a page and its twin; ``render`` (``page.py``) gives the rows to ``twin_answer`` instead of the
template when the twin is asked. No view knows which of the two it makes.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from pydantic import BaseModel

from tramontane.lib.errors import Refusal
from tramontane.opendata import licence
from tramontane.opendata.files.objects import json_value
from tramontane.portal.limits import View, limited
from tramontane.portal.problems import open_to_all, problem
from tramontane.portal.rows.figures import Figure
from tramontane.portal.rows.plan import PlanSheet

FORMAT = "tramontane-page/1"
#: What a page needs and its rows do not say.
_APART = frozenset({"dated", "licence", "places"})
_TWINNED: set[str] = set()


def twinned(route: str, view: View, name: str, twin: View | None = None) -> list[URLPattern]:
    """The page at ``route`` and its twin: ``plans/`` and ``plans.json``; ``twin`` when it is not the same rows."""
    _TWINNED.add(name)
    other = limited()(twin or as_json(view))
    return [
        path(f"{route.removesuffix('/') or 'accueil'}.json", other, name=f"{name}_json"),
        path(route, view, name=name),
    ]


def twin_of(request: HttpRequest) -> str:
    """The address of the twin of the page asked, with its question and its day; nothing when it has none."""
    match = request.resolver_match
    if match is None or match.url_name not in _TWINNED:
        return ""
    query = request.META.get("QUERY_STRING", "")
    at_home = request.path_info == "/"
    own = f"{request.path}accueil.json" if at_home else f"{request.path.removesuffix('/')}.json"
    return f"{own}{'?' if query else ''}{query}"


def as_json(view: View) -> View:
    """The rows of a page, as a twin answers them: readable by any site, errors as problems."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - any view's
        request.as_json = True  # type: ignore[attr-defined]  # ours, read by ``render``
        try:
            return open_to_all(view(request, *args, **kwargs))
        except Http404 as absent:
            told = absent.args[0] if absent.args and isinstance(absent.args[0], str) else ""
            return problem(request, 404, told or _("Cette page n’existe pas."))
        except Refusal as refusal:
            return problem(request, 400, refusal.message)

    return answer


def twin_answer(request: HttpRequest, context: Mapping[str, Any]) -> HttpResponse:
    """The rows of a page as JSON."""
    day = getattr(request, "shown_day", None)
    said = {
        "format": FORMAT,
        "adresse": request.path,
        "au": day.isoformat() if day else None,
        "licence": licence.CODE,
        **{name: plain(value) for name, value in context.items() if name not in _APART},
    }
    return HttpResponse(json.dumps(said, ensure_ascii=False, separators=(",", ":")), content_type="application/json")


def plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 - whatever a row holds; one line a kind
    """A value of a row for JSON. Dataclasses give the fields they were made of; sources never give their bytes."""
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, (Decimal, datetime, date)):
        return json_value(value)
    if isinstance(value, BaseModel):
        return {k: v for k, v in value.model_dump(mode="json", by_alias=True).items() if k != "content"}
    if isinstance(value, PlanSheet):
        return _heading(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.init}
    if hasattr(value, "_asdict"):
        return {k: plain(v) for k, v in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(v) for v in value)
    if isinstance(value, (str, Promise)):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no value of a row")


def _heading(sheet: PlanSheet) -> dict[str, Any]:
    """What a page says of its plan beside its own rows; the whole plan has its document."""
    said = {f.name: getattr(sheet, f.name) for f in fields(sheet)}
    return {name: plain(value) for name, value in said.items() if isinstance(value, (str, int, Figure))}
