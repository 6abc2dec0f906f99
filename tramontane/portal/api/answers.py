"""Answers of the API: an object, a page of rows with its neighbours, what is wrong with a demand."""

import json
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import ValidationError
from pydantic import BaseModel

from tramontane.opendata.files.objects import json_row
from tramontane.portal.problems import problem


def said(data: Any) -> HttpResponse:  # noqa: ANN401 - an object of JSON values
    """An object."""
    return HttpResponse(json.dumps(data, ensure_ascii=False, separators=(",", ":")), content_type="application/json")


def page_of(request: HttpRequest, rows: tuple[Any, ...], asked: BaseModel) -> HttpResponse:
    """The page asked of the rows that the filters keep, with the addresses of the pages around it."""
    wanted = asked.model_dump(exclude={"page", "par_page", "au"}, exclude_none=True)
    kept = [r for r in rows if all(getattr(r, name) == value for name, value in wanted.items())] if wanted else rows
    number, size = int(getattr(asked, "page", 1)), int(getattr(asked, "par_page", 100))
    after = _address(request, number + 1) if number * size < len(kept) else None
    before = _address(request, number - 1) if number > 1 else None
    response = said(
        {
            "total": len(kept),
            "page": number,
            "par_page": size,
            "suivante": after,
            "precedente": before,
            "lignes": [json_row(r) for r in kept[(number - 1) * size : number * size]],
        }
    )
    links = [f'<{where}>; rel="{rel}"' for where, rel in ((after, "next"), (before, "prev")) if where]
    if links:
        response.headers["Link"] = ", ".join(links)
    return response


def _address(request: HttpRequest, number: int) -> str:
    query = {**request.GET.dict(), "page": number}
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")


def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """400: which parameter is wrong, and what was expected, in French."""
    errors = [{"parametre": str(e["loc"][-1]), "raison": _reason(e)} for e in error.errors]
    detail = _("Un paramètre de la demande n’est pas lisible : {names}.")
    return problem(request, 400, detail.format(names=", ".join(e["parametre"] for e in errors)), errors)


def _reason(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    reasons = {
        "int_parsing": _("un nombre entier est attendu"),
        "int_from_float": _("un nombre entier est attendu"),
        "int_parsing_size": _("ce nombre est trop grand"),
        "bool_parsing": _("vrai ou faux est attendu : true ou false"),
        "greater_than_equal": _("au moins {ge} est attendu").format(ge=context.get("ge", "")),
        "less_than_equal": _("au plus {le} est attendu").format(le=context.get("le", "")),
        "literal_error": _("une de ces valeurs est attendue : {expected}").format(
            expected=str(context.get("expected", "")).replace(" or ", ", ")
        ),
        "string_too_long": _("{n} caractères au plus sont attendus").format(n=context.get("max_length", "")),
    }
    return reasons.get(error["type"], _("cette valeur n’est pas celle attendue"))
