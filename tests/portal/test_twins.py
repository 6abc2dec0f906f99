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
from tests.portal.access.addresses import ADDRESSES
from tests.portal.test_public_pages import START, links, shown
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import import_plan
from tramontane.plan.models import Plan
from tramontane.plan.queries import published_plan
from tramontane.portal.twins import plain

#: Forms, the desk and files are no pages to be read; the twin of a frame is that of the page it is taken from.
NO_TWIN = re.compile(r"/(en|abonnements|espace|connexion|static|schemas|integrer/plans|sante)/")
#: How a twin may begin.
FORMATS = ("tramontane-page/1", "tramontane-plan/2")
#: Addresses with parameters of their own → how they are filled.
PARAMS = {
    "slug": "boussole", "number": 1, "code": "axes", "suffix": "csv", "notation": "ttl", "given": "x", "form": "csv",
    "name": "parts", "family": "credits", "digest": "0" * 32,
    "reference": "projets-accompagnes", "uid": "0" * 16, "short": "0" * 12,
    "empreinte": "0" * 12,
}  # fmt: skip
REFS = {
    "axis": "filiere", "envelope": "total", "pledge": "ecole", "indicator": "projets-accompagnes",
}  # fmt: skip


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
    assert len(pages) > 50
    for address in pages:
        announced = re.findall(r'<link rel="alternate" type="application/json" href="([^"]+)"', _body(client, address))
        assert announced == [f"{address.rstrip('/') or '/accueil'}.json"], address
        answer = client.get(announced[0])
        assert answer.status_code == 200, announced
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
        is_file = address in (
            "/recherche/",
            "/donnees/dictionnaire/",
        )  # these have their own shape, which is documented
        assert is_file or answer.json()["format"] in FORMATS


def test_a_new_page_has_its_twin(client: Client, plan: Plan) -> None:
    """Whatever address answers HTML to a visitor has the same address in JSON, linked from elsewhere or not."""
    document = published_plan("boussole")
    assert document is not None
    found = {"uid": document.document.facts[0].uid, "short": document.document.sources[0].sha256[:12]}
    pages = []
    for address in ADDRESSES:
        ref = next((ref for kind, ref in REFS.items() if kind in address.name), "filiere")
        path = address.path(**PARAMS, ref=ref) if "ref" in address.params else address.path(**PARAMS | found)
        answer = None if NO_TWIN.match(path) or path.startswith("/deconnexion") else client.get(path)
        if answer is not None and answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            pages.append(path)
            twin = client.get(f"{path.rstrip('/') or '/accueil'}.json")
            assert (twin.status_code, twin.headers["Content-Type"]) == (200, "application/json"), path
    assert len(pages) >= 30, pages


def test_a_page_of_prose_says_its_words_in_its_twin(client: Client, plan: Plan) -> None:
    """Legal notice, accessibility, personal data…: their words are in no row."""
    for path in ("accessibilite", "mentions-legales", "donnees-personnelles", "ecoconception", "securite"):
        said = client.get(f"/{path}.json").json()["texte"]
        assert said[0]["balise"] == "h1"
        page = re.sub(r"\s", "", shown(client, f"/{path}/"))
        assert [b for b in said if re.sub(r"\s", "", b["texte"]) not in page] == [], path
        assert len(said) > 5


def test_the_twin_of_a_question_asks_the_same(client: Client, plan: Plan) -> None:
    asked = client.get("/recherche/", {"q": "filière", "type": "axis"}).content.decode()
    assert "/recherche.json?q=fili%C3%A8re&amp;type=axis" in asked
    assert client.get("/comparer.json?plan=boussole").json()["sheets"][0]["slug"] == "boussole"
    assert "/comparer.json?plan=boussole" in _body(client, "/comparer/?plan=boussole")


def test_the_state_of_the_service_is_told_to_machines_too(client: Client, plan: Plan) -> None:
    answer = client.get("/etat-du-service.json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert {"name", "tone", "says"} == set(answer.json()["state"]["parts"][0])


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
