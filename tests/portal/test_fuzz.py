"""Whatever one asks by GET, nothing breaks: Schemathesis over the API and over every public address."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.conftest import People, make_people, publish_all
from tests.portal.conftest import PUBLISHED_AT
from tests.portal.samples import boussole
from tramontane.plan.actions import import_plan
from tramontane.plan.queries import published_plan
from tramontane.portal.api.documentation import document
from tramontane.portal.readonly import only_read

pytestmark = pytest.mark.slow
#: Seconds are bounded by the number of demands for each address.
EXAMPLES = 8
#: The desk, sign-in and the state of the service (503 without a worker) have their own tests.
_APART = re.compile(r"^/(sante|espace|connexion|deconnexion|static|compte|accounts)")
_TYPES = {"int": "integer"}


def _routes(patterns: Any, prefix: str = "/") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(getattr(pattern.pattern, "_route", ""))
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and hasattr(pattern.pattern, "_route"):
            yield route


def public_document() -> dict[str, Any]:
    """A description of every public address, made from the addresses themselves."""
    paths: dict[str, Any] = {}
    known = {"slug": "boussole", "ref": "filiere", "number": 1, "code": "axes", "suffix": "csv", "notation": "ttl"}
    for route in _routes(get_resolver().url_patterns):
        if _APART.match(route) or (route.startswith("/api/") and "<" in route):
            continue
        names = re.findall(r"<(?:(\w+):)?(\w+)>", route)
        parameters = [
            {"name": n, "in": "path", "required": True, "schema": _schema(kind, known.get(n))} for kind, n in names
        ]
        day = {
            "name": "au",
            "in": "query",
            "schema": {"anyOf": [{"type": "string", "format": "date"}, {"type": "string"}]},
        }
        paths[re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)] = {
            "get": {"parameters": [*parameters, day], "responses": {"200": {"description": "ok"}}}
        }
    return {"openapi": "3.1.0", "info": {"title": "pages", "version": "1"}, "paths": paths}


def _schema(kind: str, known: Any) -> dict[str, Any]:
    free: dict[str, Any] = {"type": _TYPES.get(kind, "string")}
    return {"anyOf": [{"const": known}, free]} if known is not None else free


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The connection of the test serves the application too, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    only_read(False)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def published(module_db: None, made_people: People) -> None:
    """The plan Boussole, published once for the module."""
    made = import_plan(document=boussole(), by=made_people.officer, organisation=made_people.organisation)
    publish_all(made, made_people, PUBLISHED_AT)
    assert published_plan("boussole")


@pytest.fixture(scope="module")
def made_people(module_db: None) -> People:
    """The people of a Region, for the module."""
    return make_people("region-occitanie", "Région Occitanie")


bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
api = schemathesis.openapi.from_dict(document())
pages = schemathesis.openapi.from_dict(public_document())
api.app = pages.app = WSGIHandler()


@api.parametrize()
@bounded
def test_the_api_answers_as_it_says_whatever_one_asks(case: Any, published: None) -> None:
    case.call_and_validate(
        checks=[not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    )


@pages.parametrize()
@bounded
def test_no_public_address_ever_breaks(case: Any, published: None) -> None:
    case.call_and_validate(checks=[not_a_server_error])
