"""Every public page also as JSON, from the rows that it shows, announced by the page."""

import json
import re
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import gettext_lazy

from tests.conftest import People, publish_all
from tests.portal.test_public_pages import START, links
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import import_plan
from tramontane.plan.models import Plan
from tramontane.plan.queries import published_plan
from tramontane.portal.twins import plain

#: Pages about the platform itself, forms and the desk: they show no row of a plan.
NO_TWIN = re.compile(
    r"/(en|accessibilite|mentions-legales|donnees-personnelles|ecoconception|securite|etat-du-service|glossaire|integrer"
    r"|composants|donnees|abonnements|api|espace|connexion|static|schemas|recherche|changements|plans/[^/]+/changements)/"
)


def every_page(client: Client, *starts: str) -> list[str]:
    """The public pages that links lead to."""
    found: dict[str, None] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in found or not address.endswith("/") or NO_TWIN.match(address):
            continue
        found[address] = None
        waiting += [a for a in links(client, address) if a.startswith("/")]
    return list(found)


def test_every_public_page_announces_its_twin_and_the_twin_answers(client: Client, plan: Plan) -> None:
    pages = every_page(client, *START)
    assert len(pages) > 40
    for address in pages:
        announced = re.findall(r'<link rel="alternate" type="application/json" href="([^"]+)"', _body(client, address))
        assert announced == [f"{address.rstrip('/') or '/accueil'}.json"], address
        answer = client.get(announced[0])
        assert answer.status_code == 200, announced
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
        assert answer.json()["format"] in ("tramontane-page/1", "tramontane-plan/2")


def _body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_twin_says_the_figures_of_its_page(client: Client, plan: Plan) -> None:
    found = client.get("/plans/boussole/enveloppes/enveloppe-filiere.json").json()
    assert found["sum"]["value"] == "22000000"
    assert found["sum"]["href"] in links(client, "/plans/boussole/enveloppes/enveloppe-filiere/")
    assert found["quotes"][0]["quote"] in _body(client, "/plans/boussole/enveloppes/enveloppe-filiere/")
    assert found["plan"]["slug"] == "boussole"
    assert "axes" not in found["plan"], "the whole plan has its own document"


def test_a_twin_counts_as_many_lines_as_its_page(client: Client, plan: Plan) -> None:
    for address, rows in (
        ("/contradictions/", "rows"),
        ("/sources/", "rows"),
        ("/plans/boussole/versions/", "versions"),
    ):
        count = len(client.get(f"{address[:-1]}.json").json()[rows])
        body = _body(client, address)
        assert count == max(body.count('<th scope="row">'), body.count('class="facing"')), address


def test_a_twin_carries_the_day_and_refuses_a_bad_one_as_a_problem(client: Client, plan: Plan) -> None:
    assert "/plans.json?au=2024-08-01" in _body(client, "/plans/?au=2024-08-01")
    assert client.get("/plans.json?au=2024-08-01").json()["au"] == "2024-08-01"
    for address, status in (
        ("/plans.json?au=hier", 400),
        ("/plans.json?au=2020-01-01", 404),
        ("/plans/boussole/axes/rien.json", 404),
        ("/sources/0123456789ab.json", 404),
    ):
        answer = client.get(address)
        assert answer.status_code == status, address
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == status
        assert answer.json()["detail"].endswith((".", ").")), address


def test_a_twin_is_revalidated_like_its_page(client: Client, plan: Plan, occitanie: People) -> None:
    tag = client.get("/comparer.json").headers["ETag"]
    assert client.get("/comparer.json", headers={"if-none-match": tag}).status_code == 304
    document = published_plan("boussole")
    assert document is not None
    again = import_plan(document=document.document, by=occitanie.officer, organisation=occitanie.organisation, slug="b")
    publish_all(again, occitanie, datetime(2024, 7, 13, 9, tzinfo=PARIS))
    assert client.get("/comparer.json", headers={"if-none-match": tag}).status_code == 200


def test_no_page_has_a_twin_of_its_own_making() -> None:
    names = {str(n) for n in get_resolver().reverse_dict if isinstance(n, str)}
    assert {n for n in names if n.endswith("_json")} >= {"axis_json", "envelope_json", "pledge_json", "indicator_json"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("1.50"), 1.5),
        (Decimal("60000000.00"), 60000000),
        (gettext_lazy("Plans"), "Plans"),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({"a": (1, None, True)}, {"a": [1, None, True]}),
    ],
)
def test_values_of_rows_become_json(value: Any, expected: Any) -> None:
    assert plain(value) == expected
    json.dumps(plain(value))


def test_what_is_no_value_of_a_row_is_refused() -> None:
    with pytest.raises(TypeError, match="no value of a row"):
        plain(object())
