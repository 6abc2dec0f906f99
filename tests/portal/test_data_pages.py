"""The pages of open data: what they list is what one downloads, by day, by version, and never what is not published."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from tests.conftest import Drafting, People
from tests.portal.test_public_pages import links, shown
from tests.test_instruments import TINY, switch_on
from tramontane.instrument import installed
from tramontane.opendata.archive import read_archive
from tramontane.opendata.dictionary import DICTIONARY, dictionary
from tramontane.opendata.files.objects import read_json
from tramontane.opendata.files.separated import read_csv
from tramontane.opendata.files.sheets import read_ods
from tramontane.opendata.tables import BY_CODE, TABLES, Table
from tramontane.plan.actions.rows import create
from tramontane.plan.document import AxisPart, PledgePart
from tramontane.plan.models import Plan
from tramontane.plan.queries import published_plans


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.code)
def test_the_three_files_of_a_table_say_its_rows(client: Client, plan: Plan, table: Table) -> None:
    rows = table.rows(published_plans())
    get = {f: client.get(f"/donnees/{table.code}.{f}") for f in ("csv", "json", "ods")}
    assert read_csv(table.row, get["csv"].content) == rows
    assert read_json(table.row, get["json"].content) == rows
    assert read_ods(table.row, get["ods"].content, table.code) == rows
    for suffix, answer in get.items():
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{table.code}.{suffix}"'
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["ETag"]
        assert not answer.cookies


def test_a_file_has_as_many_lines_as_the_screen(client: Client, plan: Plan) -> None:
    def count(code: str) -> int:
        return len(BY_CODE[code].rows(published_plans()))

    page = client.get("/plans/boussole/").content.decode()
    assert count("axes") == len(set(re.findall(r"/plans/boussole/axes/([^/\"]+)/", page)))
    assert count("engagements") == len(set(re.findall(r"/plans/boussole/engagements/([^/\"]+)/", page)))
    assert count("indicateurs") == len(set(re.findall(r"/plans/boussole/indicateurs/([^/\"#]+)/", page)))
    assert count("sources") == client.get("/sources/").content.decode().count('<th scope="row">')
    assert count("versions") == client.get("/plans/boussole/versions/").content.decode().count('<th scope="row">')
    assert count("contradictions") == len(client.get("/contradictions.json").json()["rows"])
    assert count("plans") == client.get("/plans/").content.decode().count('class="card"')
    row = r'id="([a-z_]+)">[^<]*</th><td>[^<]*</td>\s*<td class="num"[^>]*>([^<]*)<'
    listed = dict(re.findall(row, client.get("/donnees/").content.decode()))
    assert {code: int(n) for code, n in listed.items()} == {t.code: count(t.code) for t in TABLES}


def test_the_catalogue_for_people_leads_to_every_file_and_says_on_what_terms(client: Client, plan: Plan) -> None:
    page = shown(client, "/donnees/")
    for said in ("Licence Ouverte 2.0", "12 juillet 2024", "archive ZIP", "version 1", "jamais zéro"):
        assert said in page
    files = [a for a in links(client, "/donnees/") if a.startswith("/donnees/")]
    assert len(files) > 3 * len(TABLES)
    for address in files:
        assert client.get(address).status_code == 200, address


def test_a_past_day_gives_the_files_of_that_day(client: Client, history: Plan) -> None:
    now, then = client.get("/donnees/plans.csv"), client.get("/donnees/plans.csv?au=2024-06-01")
    assert read_csv(BY_CODE["plans"].row, now.content)[0].version == 2
    assert read_csv(BY_CODE["plans"].row, then.content)[0].version == 1
    assert len(read_csv(BY_CODE["versions"].row, client.get("/donnees/versions.csv?au=2024-06-01").content)) == 1
    assert "/donnees/axes.csv?au=2024-06-01" in links(client, "/donnees/?au=2024-06-01")
    assert client.get("/donnees/plans/horizon-ia/v2/?au=2024-06-01").status_code == 404
    assert client.get("/donnees/plans/horizon-ia/v1/?au=2024-06-01").status_code == 200
    assert client.get("/donnees/axes.csv?au=2020-01-01").status_code == 404
    assert client.get("/donnees/axes.csv?au=hier").status_code == 400


def test_a_snapshot_never_changes(client: Client, history: Plan) -> None:
    first = client.get("/donnees/plans/horizon-ia/v1/plans.csv").content
    assert read_csv(BY_CODE["plans"].row, first)[0].version == 1
    document, tables = read_archive(client.get("/donnees/plans/horizon-ia/v1/horizon-ia-v1.zip").content)
    assert tables["plans"][0].version == 1
    assert len(tables["versions"]) == 1
    assert client.get("/donnees/plans/horizon-ia/v1/plan.json").json()["heading"]["title"] == document.heading.title
    page = shown(client, "/donnees/plans/horizon-ia/v1/")
    assert "Publiée le 23 mai 2024" in page
    for address in [a for a in links(client, "/donnees/plans/horizon-ia/v1/") if "/v1/" in a]:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    "address",
    [
        "rien.csv",
        "axes.xls",
        "rien.rien.csv",
        "plans/boussole/v0/",
        "plans/boussole/v2/",
        "plans/boussole/v99999999999999999999/",
        "plans/inconnu/v1/",
        "plans/boussole/v1/rien.csv",
        "plans/boussole/v1/autre-v1.zip",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, plan: Plan, address: str) -> None:
    assert client.get(f"/donnees/{address}").status_code == 404


def test_headers_can_be_only_the_codes(client: Client, plan: Plan) -> None:
    content = client.get("/donnees/axes.csv?entetes=codes").content
    assert content.startswith(b"plan,reference,axe_parent,intitule,resume,preuves\r\n")


def test_the_dictionary_is_a_page_and_files(client: Client, db: None) -> None:
    page = shown(client, "/donnees/dictionnaire/")
    for line in dictionary():
        assert line.colonne in page
    assert "firm = ferme" in page
    assert read_csv(DICTIONARY.row, client.get("/donnees/dictionnaire.csv").content) == dictionary()


@pytest.fixture
def tiny(db: None) -> Iterator[None]:
    """The idea box, installed with its demonstration."""
    with override_settings(INSTRUMENTS=[TINY]):
        switch_on()
        (one,) = installed()
        assert one.demo
        one.demo()
        yield
    switch_on()


def test_the_datasets_of_instruments_are_published_too(client: Client, tiny: None) -> None:
    assert "Idées déposées" in shown(client, "/donnees/")
    answer = client.get("/donnees/tiny.ideas.csv")
    assert len(read_csv(installed()[0].datasets[0].row, answer.content)) == 2
    assert b"deposee_le : deposee le" in answer.content
    assert client.get("/donnees/tiny.ideas.csv", headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    assert client.get("/donnees/tiny.ideas.csv?au=2024-07-11").status_code == 404
    assert "tiny.ideas" in shown(client, "/donnees/dictionnaire/")
    assert "/donnees/tiny.ideas.csv" in client.get("/donnees/catalogue.jsonld").content.decode()
    assert client.get("/api/jeux/tiny.ideas?par_page=1").json()["total"] == 2


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/donnees/", 3),
        ("/donnees/dictionnaire/", 0),
        ("/donnees/catalogue.jsonld", 2),
        ("/donnees/axes.csv", 2),
        ("/donnees/versions.csv", 3),
        ("/donnees/plans/boussole/v1/", 4),
        ("/donnees/plans/boussole/v1/boussole-v1.zip", 4),
    ],
)
def test_files_keep_to_their_number_of_queries(client: Client, plan: Plan, address: str, most: int) -> None:
    client.get(address)
    with CaptureQueriesContext(connection) as whole:
        assert client.get(address).status_code == 200
    assert len(whole) <= most


CANARY = "Canari jamais publié"


@pytest.fixture
def with_canary(plan: Plan, draft_plan: Drafting, deliberation: bytes, occitanie: People) -> Plan:
    """A published plan with two lines in draft, and a plan that is not published at all."""
    draft_plan("canari-brouillon", deliberation.replace(b"Horizon IA", CANARY.encode()))
    create(plan, "pledge", PledgePart(ref="canari-brouillon", title=CANARY), 99)
    create(plan, "axis", AxisPart(ref="canari-brouillon-axe", title=CANARY), 99)
    return plan


def test_nothing_unpublished_ever_leaves(client: Client, with_canary: Plan) -> None:
    addresses = ["/donnees/", "/donnees/catalogue.jsonld", "/donnees/catalogue.ttl", "/api/jeux", "/accueil.json"]
    addresses += [f"/donnees/{t.code}.{f}" for t in TABLES for f in ("csv", "json", "ods")]
    addresses += [f"/api/{t.code}" for t in TABLES]
    addresses += ["/comparer.json", "/qualite.json", "/sources.json", "/contradictions.json"]
    addresses += ["/donnees/plans/boussole/v1/boussole-v1.zip", "/donnees/plans/boussole/v1/plan.json"]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        said = _opened(answer.content)
        assert CANARY not in said, address
        assert "canari-brouillon" not in said, address
        assert "@example.org" not in said, f"{address} gives the address of a person"
    for address in (
        "/donnees/plans/canari-brouillon/v1/",
        "/donnees/plans/canari-brouillon/v1/plan.json",
        "/donnees/plans/canari-brouillon/v1/canari-brouillon-v1.zip",
        "/api/plans/canari-brouillon",
        "/api/plans/canari-brouillon/axes",
        "/api/plans/canari-brouillon/versions/1/differences",
        "/plans/canari-brouillon.json",
        "/plans/canari-brouillon/versions.json",
    ):
        assert client.get(address).status_code == 404, address


def _opened(content: bytes) -> str:
    """The text of an answer, archives opened."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return "".join(_opened(found.read(n)) for n in found.namelist() if not n.endswith((".png", ".jpg")))
