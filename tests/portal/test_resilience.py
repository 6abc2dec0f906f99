"""Without a database, or closed by the operator: the last copies, dated, then a page that says to come back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.config.processes import ROOT, environment
from tests.portal.test_public_pages import shown
from tramontane.plan.models import Plan
from tramontane.portal.resilience import copies
from tramontane.portal.resilience.middleware import LastCopyMiddleware

ASK = """
import json, sys, django
django.setup()
from django.test import Client
found = {}
for path in sys.argv[1:]:
    answer = Client(raise_request_exception=False).get(path)
    found[path] = [answer.status_code, answer.content.decode(), dict(answer.headers)]
print(json.dumps(found))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> Path:
    """Copies and the maintenance file in a folder of the test."""
    settings.COPIES = tmp_path / "copies"  # type: ignore[attr-defined]  # a Django setting
    settings.MAINTENANCE = tmp_path / "maintenance"  # type: ignore[attr-defined]  # a Django setting
    copies._kept.clear()
    return tmp_path


def gone() -> OperationalError:
    """The error of a server that does not answer."""
    error = OperationalError("no server")
    error.__cause__ = psycopg.OperationalError("no server")
    return error


def answer_without_database(path: str, **question: str) -> HttpResponse | None:
    """What the middleware makes of a page whose database is gone."""
    middleware = LastCopyMiddleware(lambda _r: HttpResponse())
    return middleware.process_exception(RequestFactory().get(path, question), gone())


def test_pages_survive_the_database_in_a_process_that_has_none(client: Client, plan: Plan, folder: Path) -> None:
    for path in ("/", "/plans/boussole/", "/changements.atom", "/integrer/plans/boussole/"):
        client.get(path)
    paths = ["/", "/plans/boussole/", "/changements.atom", "/integrer/plans/boussole/", "/qualite/", "/?au=2024-07-20"]
    variables = environment(folder, database_url="postgresql://nobody@127.0.0.1:1/none", demo="oui")
    asked = subprocess.run(
        [sys.executable, "-c", ASK, *paths],
        env=variables | {"DJANGO_SETTINGS_MODULE": "tests.nowhere", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    found = json.loads(asked.stdout.splitlines()[-1])
    status, body, headers = found["/plans/boussole/"]
    assert status == 200
    assert "Vous lisez la dernière copie de cette page, du" in body
    assert "60" in body
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers
    assert found["/"][0] == 200
    assert found["/changements.atom"][1].startswith("<?xml")
    assert "frame-ancestors *" in found["/integrer/plans/boussole/"][2]["Content-Security-Policy"]
    assert "X-Frame-Options" not in found["/integrer/plans/boussole/"][2]
    for path in ("/qualite/", "/?au=2024-07-20"):
        assert found[path][0] == 503
        assert "La base de données ne répond pas" in found[path][1]
        assert found[path][2]["Retry-After"] == "30"


def test_a_form_sent_meanwhile_is_told_that_nothing_was_kept() -> None:
    middleware = LastCopyMiddleware(lambda _r: HttpResponse())
    answer = middleware.process_exception(RequestFactory().post("/"), gone())
    assert answer is not None
    assert answer.status_code == 503
    assert "Rien n’a été enregistré" in answer.content.decode()


def test_a_slow_query_is_not_a_database_that_is_gone() -> None:
    middleware = LastCopyMiddleware(lambda _r: HttpResponse())
    error = OperationalError("too slow")
    error.__cause__ = psycopg.errors.QueryCanceled("too slow")
    assert middleware.process_exception(RequestFactory().get("/"), error) is None
    assert middleware.process_exception(RequestFactory().get("/"), ValueError()) is None


def test_a_database_that_is_down_is_left_in_peace_for_a_moment(client: Client, plan: Plan) -> None:
    client.get("/plans/boussole/")
    asked = []

    def view(request: HttpRequest) -> HttpResponse:
        asked.append(request.path)
        return HttpResponse()

    middleware = LastCopyMiddleware(view)
    middleware.process_exception(RequestFactory().get("/plans/boussole/"), gone())
    assert "dernière copie" in middleware(RequestFactory().get("/plans/boussole/")).content.decode()
    assert asked == []
    middleware(RequestFactory().get("/autre/"))
    assert asked == ["/autre/"]


def test_only_what_anyone_reads_is_kept(client: Client, plan: Plan, folder: Path) -> None:
    client.get("/plans/boussole/?au=2024-07-20")
    client.head("/plans/boussole/")
    client.get("/rien/")
    client.get("/connexion/")
    assert list((folder / "copies").glob("*")) == []
    client.get("/plans/boussole/")
    assert len(list((folder / "copies").glob("*"))) == 1


def test_a_page_is_written_once_for_each_of_its_versions(client: Client, plan: Plan, folder: Path) -> None:
    client.get("/plans/boussole/")
    (path,) = (folder / "copies").glob("*")
    path.write_bytes(b"read again")
    client.get("/plans/boussole/")
    assert path.read_bytes() == b"read again"
    assert copies.find("/plans/boussole/") is None


def test_copies_are_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "copies").mkdir()
    for number in range(12):
        file = folder / "copies" / f"{number:02d}"
        file.write_bytes(b"x" * 10)
        os.utime(file, (number, number))
    monkeypatch.setattr(copies, "MOST_FILES", 8)
    monkeypatch.setattr(copies, "MOST_BYTES", 50)
    copies.prune()
    assert sorted(p.name for p in (folder / "copies").glob("*")) == ["07", "08", "09", "10", "11"]


def test_a_folder_that_cannot_be_written_costs_only_the_copy(client: Client, plan: Plan, folder: Path) -> None:
    (folder / "copies").write_text("not a folder", encoding="utf-8")
    assert client.get("/plans/boussole/").status_code == 200


def test_maintenance_closes_what_was_never_read_and_says_why(client: Client, plan: Plan, folder: Path) -> None:
    client.get("/plans/boussole/")
    (folder / "maintenance").write_text("Réouverture à 14 h.", encoding="utf-8")
    assert "Une maintenance est en cours." in shown(client, "/plans/boussole/")
    page = shown(client, "/comparer/", 503)
    assert "Réouverture à 14 h." in page
    assert client.get("/comparer/").headers["Retry-After"] == "600"
    assert client.get("/sante/").headers["Content-Type"] == "application/json"
    assert client.get("/etat-du-service/").status_code == 200
    (folder / "maintenance").unlink()
    assert client.get("/comparer/").status_code == 200


def test_the_settings_keep_copies_beside_the_data() -> None:
    assert Path(django_settings.COPIES).name == "copies"
    assert answer_without_database("/jamais/") is not None
