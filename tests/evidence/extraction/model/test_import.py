"""The import of a document asks the model when the settings name one, once for each document, and never needs it."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.conftest import DELIBERATION, import_all, make_people
from tests.evidence.extraction.model.documents import proposal
from tests.evidence.extraction.model.model_server import ModelServer, serving
from tramontane.evidence.actions import Description, archive_document, read_document, state_facts
from tramontane.evidence.models import Document, Fact

pytestmark = pytest.mark.django_db
ABOUT = Description(title="Essai", publisher="Région", published_on=date(2024, 7, 12), file_name="essai.txt")
SAMPLE = """Le plan « Horizon IA » de la Région Occitanie est doté de 60 M€.
Antenne mobile dans chaque département rural, avec deux conseillers.
""".encode()


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as model:
        yield model


def on(server: ModelServer, seconds: float = 10) -> Any:
    return override_settings(LLM_URL=server.endpoint().url, LLM_KEY="cle", LLM_MODEL="essai", LLM_SECONDS=seconds)


def stated(document: Document) -> dict[str, tuple[object, object]]:
    return {f.uid: (f.value, f.confidence) for f in Fact.objects.filter(document=document).order_by("uid")}


def test_a_document_is_asked_about_once_and_its_facts_stay(server: ModelServer) -> None:
    server.proposes(proposal(2, "Antenne mobile dans chaque département rural", "action"))
    document = archive_document(content=SAMPLE, description=ABOUT)
    rendition = read_document(document=document)
    with on(server):
        state_facts(document=document, rendition=rendition)
        first = stated(document)
        server.proposes(proposal(2, "chaque département rural, avec deux conseillers", "action"))
        state_facts(document=document, rendition=rendition)
    assert stated(document) == first
    assert len(server.requests) == 1
    added = Fact.objects.get(document=document, value__label="Antenne mobile dans chaque département rural")
    assert added.confidence < 1
    assert [p.quote for p in added.passages.order_by("id")] == ["Antenne mobile dans chaque département rural"]


@pytest.mark.parametrize("behaviour", ["silence", "error", "noise"])
def test_a_model_that_fails_leaves_the_facts_as_without_it(server: ModelServer, behaviour: str) -> None:
    document = archive_document(content=SAMPLE, description=ABOUT)
    rendition = read_document(document=document)
    if behaviour == "error":
        server.says("", status="500 Internal Server Error")
    elif behaviour == "noise":
        server.says("600 M€")
    else:
        server.drips(b"", b"")
    with on(server, seconds=0.3):
        facts = state_facts(document=document, rendition=rendition)
    without = archive_document(content=SAMPLE + b" ", description=ABOUT)
    same = state_facts(document=without, rendition=read_document(document=without))
    assert len(server.requests) == 1
    assert [(f.value, f.confidence) for f in facts] == [(f.value, f.confidence) for f in same]


@pytest.mark.django_db(transaction=True)
def test_an_import_asks_outside_of_any_transaction(server: ModelServer) -> None:
    seen: list[bool] = []
    server.proposes()
    answer = server.behaviour

    def watching(client: Any) -> None:
        seen.append(in_a_transaction())
        answer(client)

    server.behaviour = watching
    with on(server):
        import_all(make_people("region-occitanie", "Région Occitanie"), "essai", [DELIBERATION])
    assert seen == [False]


def in_a_transaction() -> bool:
    """Whether another session of the database of the tests stands in a transaction."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%%'"
                " AND datname = current_database()"
            )
            return bool(cursor.fetchone()[0])
    finally:
        connection.close()


def test_without_an_address_nothing_of_it_is_imported() -> None:
    code = """
import django, sys
django.setup()
import tramontane.evidence.actions, tramontane.plan.tasks, tramontane.config.urls
from django.conf import settings
assert settings.LLM_URL == ""
sys.exit(any(name.startswith("tramontane.evidence.extraction.model") for name in sys.modules))
"""
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0
