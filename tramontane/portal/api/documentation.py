"""The API described: its OpenAPI 3.1 document, and a page made from that document, without a script."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.lib.language import FRENCH
from tramontane.opendata import licence
from tramontane.opendata.places import Places
from tramontane.plan.queries import published_plans
from tramontane.portal.api.answers import said
from tramontane.portal.api.routes import api
from tramontane.portal.api.schemas import OF_A_PLAN, ONLY
from tramontane.portal.languages import speaking
from tramontane.portal.page import live_page, render
from tramontane.portal.problems import MEDIA_TYPE

PREFIX = "/api"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    is_in_path: bool
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: its address, what it gives, an example that answers."""

    code: str
    path: str
    summary: str
    about: str
    parameters: tuple[Parameter, ...]
    example: str


@cache
@speaking(FRENCH)
def document() -> dict[str, Any]:
    """The OpenAPI document, in French; errors are problems (RFC 9457), and every answer says what may still be read."""
    found: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=f"{PREFIX}/"))
    found["info"]["description"] = _(
        "Lecture sans clé de tout ce qui est publié. {n} unités par minute et par adresse ; au-delà, 429."
    ).format(n=settings.READS_PER_MINUTE)
    found["info"]["license"] = {"name": str(licence.NAME), "identifier": licence.CODE}
    for operations in found["paths"].values():
        for operation in operations.values():
            operation["summary"] = str(operation["summary"])
            operation["description"] = str(operation.get("description") or operation["summary"])
            for status, answer in operation["responses"].items():
                answer["description"] = _STATUS.get(status, "")
                if status != 200 and "content" in answer:
                    answer["content"] = {MEDIA_TYPE: answer["content"].pop("application/json")}
            operation["responses"][304] = {"description": _STATUS[304]}
    return found


_STATUS = {
    200: "Ce qui est demandé.",
    304: "Rien n’a changé depuis l’ETag donné dans If-None-Match.",
    400: "Un paramètre n’est pas lisible.",
    404: "Rien n’est publié à cette adresse, ou ne l’était ce jour-là.",
    429: "Trop de demandes : Retry-After dit combien de secondes attendre.",
}


def openapi(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return said(document())


def parameters_of(path: str) -> frozenset[str]:
    """The names that an operation takes in its query; ``path`` as the document writes it."""
    found = document()["paths"][path]["get"].get("parameters", ())
    return frozenset(p["name"] for p in found if p["in"] == "query")


@live_page
def page(request: HttpRequest) -> HttpResponse:
    """The documentation for people."""
    plans = published_plans()
    slug = plans[0].slug if plans else ""
    context = {
        "operations": tuple(_operation(path, found["get"], slug) for path, found in document()["paths"].items()),
        "limit": settings.READS_PER_MINUTE,
        "example": f"{request.build_absolute_uri('/')}{PREFIX[1:]}/engagements?modalite=firm&par_page=20",
        "licence": licence,
        "openapi": Places().openapi(),
    }
    return render(request, "portal/data/api.html", context)


def _operation(path: str, found: dict[str, Any], slug: str) -> Operation:
    filled = path.replace("{slug}", slug)
    return Operation(
        code=found["operationId"],
        path=path,
        summary=_in_the_language(found["summary"]),
        about=_in_the_language(found["description"] if found["description"] != found["summary"] else ""),
        parameters=tuple(_parameter(p) for p in found.get("parameters", ())),
        example=filled if slug and "{" not in filled else "",
    )


def _parameter(found: dict[str, Any]) -> Parameter:
    schema = next((s for s in found["schema"].get("anyOf", ()) if s.get("type") != "null"), found["schema"])
    codes = schema.get("enum") or ([schema["const"]] if "const" in schema else None)
    words = {"integer": _("nombre entier"), "boolean": _("true ou false"), "string": _("texte")}
    kind = ", ".join(map(str, codes)) if codes else words.get(schema.get("type", ""), "")
    about = _in_the_language(found["schema"].get("description", ""))
    return Parameter(found["name"], found["in"] == "path", kind, about)


def _in_the_language(words: str) -> str:
    """What the document says in French, in the language of the page."""
    for pattern in (ONLY, OF_A_PLAN):
        before, _label, after = pattern.partition("{label}")
        if words.startswith(before) and words.endswith(after):
            return _(pattern).format(label=_(words.removeprefix(before).removesuffix(after)))
    return _(words) if words else ""
