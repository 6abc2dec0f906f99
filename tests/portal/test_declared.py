"""What the site declares of itself, and its own gaps: honest, from what was measured, with somebody to write to."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import People
from tests.portal.samples import boussole
from tests.portal.test_changes import read
from tests.portal.test_public_pages import shown
from tramontane.evidence.actions import Description
from tramontane.plan.actions import ask_import, process_import
from tramontane.plan.models import Plan
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows import declared
from tramontane.portal.rows.quality import counts, plan_quality

PAGES = (
    "/accessibilite/", "/mentions-legales/", "/donnees-personnelles/", "/ecoconception/", "/securite/", "/glossaire/",
)  # fmt: skip


@pytest.fixture(params=["accueil@region.example", "https://region.example/contact"])
def reachable(request: pytest.FixtureRequest, settings: Any) -> str:
    """An operator that gave a contact."""
    settings.CONTACT = request.param
    return str(request.param)


@pytest.mark.parametrize("address", PAGES)
def test_declarations_cost_one_query_and_leave_nothing(client: Client, db: None, address: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200
    assert len(asked) <= 1
    assert not response.cookies


def test_without_a_contact_the_pages_say_so_and_security_txt_is_not_there(client: Client, db: None) -> None:
    assert "n’a pas encore donné d’adresse" in shown(client, "/accessibilite/")
    assert "non renseigné par l’exploitant" in shown(client, "/mentions-legales/")
    assert client.get("/.well-known/security.txt").status_code == 404


def test_with_a_contact_every_page_offers_it(client: Client, db: None, reachable: str) -> None:
    text = client.get("/.well-known/security.txt").content.decode()
    found = dict(line.split(": ", 1) for line in text.splitlines())
    assert found["Contact"] == (reachable if reachable.startswith("https") else f"mailto:{reachable}")
    end = date.fromisoformat(found["Expires"][:10])
    assert timedelta(days=30) < end - date.today() < timedelta(days=365)  # noqa: DTZ011  (about half a year)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+0[12]:00", found["Expires"])
    for address in ("/accessibilite/", "/mentions-legales/", "/donnees-personnelles/", "/securite/"):
        assert reachable.removeprefix("https://") in shown(client, address)


RUN = {
    "date": "2026-11-25", "tool": "axe-core 4", "rules": ["wcag2aa"], "pages": 40, "types": 20, "views": 120,
    "variants": ["320 pixels, sombre"], "weights": [{"path": "/", "bytes": 21_540, "requests": 3}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("violations", "said"),
    [([], "ne relèvent aucun défaut"), (["/ image-alt: une image sans texte"], "1 défaut relevé")],
)
def test_the_declaration_tells_what_the_last_run_found(  # noqa: PLR0917 - fixtures
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, violations: list[str], said: str
) -> None:
    (tmp_path / "run.json").write_text(json.dumps(RUN | {"violations": violations}), encoding="utf-8")
    monkeypatch.setattr(declared, "RECORD", tmp_path / "run.json")
    declared.last_audit.cache_clear()
    try:
        page = shown(client, "/accessibilite/")
        assert said in page
        assert "25 novembre 2026" in page
        assert all(v in page for v in violations)
        assert "non conforme" in page
        assert "Défenseur des droits" in page
        assert "21,5 ko" in shown(client, "/ecoconception/")
    finally:
        declared.last_audit.cache_clear()


def test_without_a_run_nothing_is_claimed(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(declared, "RECORD", tmp_path / "none.json")
    declared.last_audit.cache_clear()
    assert "Aucun contrôle automatique n’est enregistré" in shown(client, "/accessibilite/")
    declared.last_audit.cache_clear()


def test_the_run_that_is_committed_is_whole() -> None:
    declared.last_audit.cache_clear()
    audit = declared.last_audit()
    assert audit is not None
    assert audit.pages > 30
    assert len(audit.variants) == 4
    assert audit.views > audit.pages
    assert all(w.kilobytes <= 60 and w.requests <= 10 for w in audit.weights)


def test_the_state_of_the_service_is_never_kept(client: Client, db: None) -> None:
    response = client.get("/etat-du-service/")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "arrêtée" in shown(client, "/etat-du-service/")


def test_every_sort_of_gap_has_a_number_and_a_list(client: Client, plan: Plan) -> None:
    body = client.get("/qualite/").content.decode()
    for href in re.findall(r'<li><a href="(#[^"]+)"><strong>', body):
        assert f'id="{href[1:]}"' in body
    page = shown(client, "/qualite/")
    assert "1 échéances passées sans nouvelle" in page
    assert "rien de publié depuis le 12 juillet 2024" in page
    assert "Premier appel" in page
    assert "0 documents refusés" in page


def test_a_refused_document_is_counted_without_being_named(client: Client, plan: Plan, occitanie: People) -> None:
    tag = client.get("/qualite/").headers["ETag"]
    description = Description(title="Note confidentielle", publisher="Région", genre="other", file_name="n.pdf")
    asked = ask_import(
        plan=plan, content=b"%PDF-1.7 nothing", description=description, organisation=occitanie.organisation,
        by=occitanie.officer,
    )  # fmt: skip
    assert process_import(asked=asked).state == "failed"
    again = client.get("/qualite/", headers={"if-none-match": tag})
    assert again.status_code == 200
    page = shown(client, "/qualite/")
    assert "1 document que nous n’avons pas su lire" in page
    assert "confidentielle" not in page


def test_a_reading_grows_old_and_a_deadline_passes() -> None:
    early = plan_quality(read(boussole()), Addresses(), date(2024, 8, 1))
    later = plan_quality(read(boussole()), Addresses(), date(2029, 1, 1))
    assert early.stale == ()
    assert early.late == ()
    assert next(g.missing for g in later.late).startswith("échéance passée")
    assert len(later.late) == 2
    assert sum(c.count for c in counts((later,), 3, Addresses())) > sum(
        c.count for c in counts((early,), 0, Addresses())
    )


def test_the_quality_page_keeps_to_its_queries(client: Client, plan: Plan) -> None:
    tag = client.get("/qualite/").headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        client.get("/qualite/")
    assert len(asked) <= 3
    with CaptureQueriesContext(connection) as unchanged:
        assert client.get("/qualite/", headers={"if-none-match": tag}).status_code == 304
    assert len(unchanged) == 1
