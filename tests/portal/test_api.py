"""The API: what it says is what the files say; pages, filters, past days, errors in French, nothing of who asks."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import People
from tests.portal.test_public_pages import links, shown
from tramontane.opendata.files.objects import json_row
from tramontane.opendata.tables import BY_CODE, TABLES, Table
from tramontane.plan.models import Plan
from tramontane.plan.queries import published_plans
from tramontane.portal.api.documentation import document


def every(client: Client, address: str, **asked: Any) -> list[dict[str, Any]]:
    """All the rows of a list, page after page."""
    found, url = [], address
    query: dict[str, Any] = asked
    while url:
        answer = client.get(url, query).json()
        found += answer["lignes"]
        url, query = answer["suivante"], {}
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.code)
def test_lists_say_the_rows_of_the_files_page_after_page(client: Client, plan: Plan, table: Table) -> None:
    rows = [json_row(r) for r in table.rows(published_plans())]
    assert every(client, f"/api/{table.code}", par_page=3) == rows
    if table.code != "plans":
        assert every(client, f"/api/plans/boussole/{table.code}", par_page=500) == rows
    page = client.get(f"/api/{table.code}?par_page=2&page=2").json()
    assert (page["total"], page["page"], page["par_page"]) == (len(rows), 2, 2)
    assert page["precedente"].endswith("par_page=2&page=1")


def test_filters_keep_the_rows_that_have_that_value(client: Client, plan: Plan) -> None:
    envelopes = every(client, "/api/enveloppes")
    firm = every(client, "/api/enveloppes", modalite="firm", axe="filiere")
    assert firm == [e for e in envelopes if e["modalite"] == "firm" and e["axe"] == "filiere"]
    assert 0 < len(firm) < len(envelopes)
    assert every(client, "/api/engagements", exclu="true") == []
    assert every(client, "/api/axes", plan="autre") == []


def test_a_page_tells_its_neighbours_in_its_header_too(client: Client, plan: Plan) -> None:
    answer = client.get("/api/axes?par_page=2&page=2")
    assert 'par_page=2&page=3>; rel="next"' in answer.headers["Link"]
    assert 'par_page=2&page=1>; rel="prev"' in answer.headers["Link"]
    last = client.get("/api/axes?par_page=500")
    assert "Link" not in last.headers
    assert client.get("/api/axes?page=99").json()["lignes"] == []


def test_one_plan_one_indicator_one_fact_one_source_one_version(client: Client, plan: Plan) -> None:
    found = client.get("/api/plans/boussole").json()
    assert found["intitule"] == "Plan Boussole"
    assert found["nombres"] == {t.code: len(t.rows(published_plans())) for t in TABLES}
    assert client.get(found["archive"]).status_code == 200
    assert client.get("/api/plans/boussole/indicateurs/jeunes-entreprises").json()["releves"] == []
    fact = every(client, "/api/affirmations")[0]
    assert client.get(f"/api/affirmations/{fact['affirmation']}").json() == fact
    source = every(client, "/api/sources")[0]
    assert client.get(f"/api/sources/{source['source'][:12]}").json() == source
    assert client.get("/api/plans/boussole/versions/1").json()["version"] == 1


def test_what_changed_between_versions(client: Client, history: Plan) -> None:
    found = client.get("/api/plans/horizon-ia/versions/2/differences").json()
    assert (found["depuis"], found["version"]) == (1, 2)
    assert {"added"} <= {c["changement"] for c in found["changements"]}
    whole = client.get("/api/plans/horizon-ia/versions/2/differences?depuis=0").json()
    assert {c["changement"] for c in whole["changements"]} == {"added"}
    assert client.get("/api/plans/horizon-ia/versions/2/differences?depuis=2").json()["changements"] == []
    assert client.get("/api/plans/horizon-ia/versions/2/differences?depuis=9").status_code == 404
    assert client.get("/api/plans/horizon-ia/versions/2/differences?au=2024-06-01").status_code == 404


def test_a_past_day_is_read_as_it_was(client: Client, history: Plan) -> None:
    assert client.get("/api/plans/horizon-ia?au=2024-06-01").json()["version"] == 1
    assert client.get("/api/plans/horizon-ia").json()["version"] == 2
    assert client.get("/api/versions?au=2024-06-01").json()["total"] == 1
    early = client.get("/api/plans?au=2020-01-01")
    assert early.status_code == 404
    assert "mai 2024" in early.json()["detail"]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/api/rien", 404, "rien à cette adresse"),
        ("/api/plans/rien", 404, "Aucun plan publié"),
        ("/api/plans/boussole/indicateurs/rien", 404, "pas cet indicateur"),
        ("/api/plans/boussole/versions/9", 404, "pas de version 9"),
        ("/api/affirmations/0123456789abcdef", 404, "Aucun plan"),
        ("/api/sources/0123456789ab", 404, "Aucun plan"),
        ("/api/jeux/a.b", 404, "Aucun instrument"),
        ("/api/axes?au=hier", 400, "La date demandée"),
        ("/api/axes?page=x", 400, "un nombre entier est attendu"),
        ("/api/axes?page=0", 400, "au moins 1 est attendu"),
        ("/api/axes?par_page=501", 400, "au plus 500 est attendu"),
        ("/api/enveloppes?modalite=ferme", 400, "une de ces valeurs est attendue"),
        ("/api/engagements?exclu=peut-etre", 400, "vrai ou faux est attendu"),
        ("/api/axes?modalitte=firm", 400, "Paramètre inconnu : modalitte"),
        ("/api/plans/boussole/axes?plan=boussole", 400, "Paramètre inconnu : plan"),
        ("/api/axes?axe=" + "a" * 101, 400, "Paramètre inconnu : axe"),
        ("/api/enveloppes?axe=" + "a" * 101, 400, "100 caractères au plus"),
    ],
)
def test_errors_are_problems_in_french(client: Client, plan: Plan, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = answer.json()
    assert found["status"] == status
    assert found["title"] in ("Demande illisible", "Introuvable")
    assert said in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_only_reads(client: Client, plan: Plan, method: str) -> None:
    for address in ("/api/axes", "/api/rien", "/api/openapi.json"):
        answer = getattr(client, method)(address)
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_scripts_of_any_site_may_read(client: Client, plan: Plan) -> None:
    asked = client.options("/api/axes", headers={"origin": "https://ailleurs.example"})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in asked.headers["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in asked.headers
    answer = client.get("/api/axes")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_the_answer_is_the_same_whoever_asks(client: Client, plan: Plan, occitanie: People) -> None:
    before = client.get("/api/engagements")
    client.force_login(occitanie.officer)
    after = client.get("/api/engagements")
    assert after.content == before.content
    assert after.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not after.cookies
    assert "Vary" not in after.headers


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/api/plans", 2),
        ("/api/axes", 2),
        ("/api/versions", 3),
        ("/api/plans/boussole", 3),
        ("/api/plans/boussole/indicateurs/jeunes-entreprises", 2),
        ("/api/plans/boussole/versions/1/differences", 4),
        ("/api/contradictions", 2),
    ],
)
def test_answers_keep_to_their_number_of_queries(client: Client, plan: Plan, address: str, most: int) -> None:
    tag = client.get(address).headers["ETag"]
    with CaptureQueriesContext(connection) as whole:
        assert client.get(address).status_code == 200
    assert len(whole) <= most
    with CaptureQueriesContext(connection) as unchanged:
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    assert len(unchanged) == 1


def test_the_document_describes_every_operation_and_its_errors(client: Client, db: None) -> None:
    found = client.get("/api/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert found["info"]["license"]["identifier"] == "etalab-2.0"
    assert len(found["paths"]) == 2 * len(TABLES) - 1 + 8
    for path, operations in found["paths"].items():
        assert list(operations) == ["get"], path
        operation = operations["get"]
        assert operation["summary"], path
        for status, answer in operation["responses"].items():
            assert answer["description"], (path, status)
            kinds = {"200": {"application/json"}, "304": set()}.get(status, {"application/problem+json"})
            assert set(answer.get("content", {})) == kinds, (path, status)


def test_the_objects_of_the_document_are_the_columns_of_the_tables() -> None:
    schemas = document()["components"]["schemas"]
    for code, name in (("enveloppes", "Enveloppes"), ("affirmations", "Affirmations")):
        assert list(schemas[name]["properties"]) == [c.code for c in BY_CODE[code].columns]
    assert "firm" in json.dumps(schemas["Enveloppes"]["properties"]["modalite"])


def test_the_documentation_is_a_page_of_ours_made_from_the_document(client: Client, plan: Plan) -> None:
    page = shown(client, "/api/")
    for path in document()["paths"]:
        assert path in page
    body = client.get("/api/").content.decode()
    assert "<script" not in body
    assert "Retry-After" in page
    assert "600" not in page or "unités par minute" in page
    for address in links(client, "/api/"):
        if address.startswith("/api/"):
            assert client.get(address).status_code == 200, address
    assert all(not a.startswith("http") or "spdx.org" in a for a in links(client, "/api/"))
