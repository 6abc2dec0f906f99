"""An archive holds its plan whole, says what it is, and comes back: same tables, same document, same plan."""

import io
import zipfile

import pytest

from tests.conftest import People
from tramontane.opendata.archive import archive, public_json, read_archive
from tramontane.opendata.dictionary import DICTIONARY, dictionary
from tramontane.opendata.files.separated import read_csv, write_csv
from tramontane.opendata.tables import TABLES, LiveTable, Table, live_tables
from tramontane.plan.actions import import_plan
from tramontane.plan.assembly import assemble
from tramontane.plan.models import Plan
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import published_plan


@pytest.fixture
def found(told_twice: tuple[Plan, People]) -> PublishedPlan:
    """The published plan told by two documents."""
    plan = published_plan("horizon-ia")
    assert plan is not None
    return plan


def test_the_tables_of_an_archive_are_those_of_the_plan(found: PublishedPlan) -> None:
    document, tables = read_archive(archive(found, "https://plans.example/"))
    assert document == found.document
    assert tables == {t.code: t.rows([found]) for t in TABLES}
    assert sum(map(len, tables.values())) > 30


def test_an_archive_says_what_it_is(found: PublishedPlan) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(found, "https://plans.example/"))) as opened:
        assert opened.testzip() is None
        names = opened.namelist()
        readme = opened.read("horizon-ia-v1/LISEZ-MOI.md").decode()
        columns = read_csv(DICTIONARY.row, opened.read("horizon-ia-v1/dictionnaire.csv"))
    assert {n.partition("/")[0] for n in names} == {"horizon-ia-v1"}
    assert len(names) == len(set(names)) == len(TABLES) + 5
    assert columns == dictionary()
    for said in ("Version 1", "Licence Ouverte", "https://plans.example/donnees/plans/horizon-ia/v1/", "axes.csv"):
        assert said in readme
    for table in TABLES:
        assert f"tables/{table.code}.csv" in readme


def test_importing_what_was_exported_changes_nothing(found: PublishedPlan, told_twice: tuple[Plan, People]) -> None:
    people = told_twice[1]
    document, _tables = read_archive(archive(found, "https://plans.example/"))
    again = import_plan(document=document, by=people.officer, organisation=people.organisation, slug="copie")
    back = assemble(again)
    assert back.model_copy(update={"slug": document.slug}) == document


def test_the_public_document_never_holds_the_bytes_of_sources(found: PublishedPlan) -> None:
    assert '"content":null' in public_json(found).replace(" ", "").replace("\n", "")


def test_the_dictionary_says_every_column_of_every_table() -> None:
    said = [(d.jeu, d.colonne) for d in dictionary()]
    tables: tuple[Table | LiveTable, ...] = (*TABLES, *live_tables())
    assert said == [(t.code, c.code) for t in tables for c in t.columns]
    assert len(said) == len(set(said)) > 120
    assert read_csv(DICTIONARY.row, write_csv(DICTIONARY.row, dictionary())) == dictionary()
    assert "firm = ferme" in next(d.codes for d in dictionary() if (d.jeu, d.colonne) == ("engagements", "modalite"))
