"""A plan exports to one document and imports back to the same plan; what does not prove itself is refused whole."""

import base64
import json
from typing import Any

import jsonschema
import pytest
import yaml
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import People
from tests.plan.strategies import plan_documents
from tramontane.evidence.models import Document
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import import_plan
from tramontane.plan.assembly import assemble
from tramontane.plan.document import PlanDocument, json_schema
from tramontane.plan.models import Plan

SCHEMA = jsonschema.Draft202012Validator(json_schema())
World = tuple[Plan, People]


@pytest.fixture(scope="module")
def exported(told_twice: World) -> PlanDocument:
    return assemble(told_twice[0], contents=True)


def brought_back(document: PlanDocument, people: People, slug: str = "copie") -> PlanDocument:
    """Import, assemble, undo."""
    with transaction.atomic():
        plan = import_plan(document=document, by=people.officer, organisation=people.organisation, slug=slug)
        found = assemble(plan, contents=True)
        transaction.set_rollback(True)
    return found


def test_an_export_imports_to_the_same_plan_under_another_address(told_twice: World, exported: PlanDocument) -> None:
    found = brought_back(exported, told_twice[1])
    assert found.model_copy(update={"slug": exported.slug}) == exported


def test_an_export_with_its_sources_imports_into_an_empty_base(told_twice: World, exported: PlanDocument) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("TRUNCATE plan_plan, plan_party, evidence_document CASCADE")
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        assert not Document.objects.exists()
        assert brought_back(exported, told_twice[1], slug="") == exported
        transaction.set_rollback(True)


@settings(max_examples=15)
@given(data=st.data())
def test_any_plan_imports_to_itself(told_twice: World, exported: PlanDocument, data: Any) -> None:
    document = data.draw(plan_documents(exported))
    found = brought_back(document, told_twice[1])
    assert _lines(found) == _lines(document)


def _lines(document: PlanDocument) -> dict[str, Any]:
    """All but what follows from the facts that the lines cite."""
    return document.model_copy(update={"slug": "x", "facts": (), "links": (), "sources": ()}).model_dump()


@settings(max_examples=15)
@given(data=st.data())
def test_json_and_yaml_are_the_same_document_and_the_schema_accepts_it(exported: PlanDocument, data: Any) -> None:
    document = data.draw(plan_documents(exported))
    said = document.model_dump_json(by_alias=True)
    assert PlanDocument.model_validate_json(said) == document
    plain = json.loads(said)
    SCHEMA.validate(plain)
    assert PlanDocument.model_validate(yaml.safe_load(yaml.safe_dump(plain, allow_unicode=True))) == document


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "tramontane-plan/3"),
        (("slug",), "Une Adresse"),
        (("heading", "status"), "dreamt"),
        (("heading", "period_start"), "l’an prochain"),
        (("heading", "colour"), "blue"),
        (("envelopes", 0, "scope"), "world"),
        (("envelopes", 0, "minimum"), -5),
        (("facts", 0, "uid"), "xyz"),
        (("facts", 0, "value", "kind"), "rumour"),
        (("facts", 0, "spans"), None),
        (("sources", 0, "sha256"), "00"),
        (("links", 0, "relation"), "likes"),
        (("stewards", 0, "kind"), "club"),
        (("axes",), "none"),
    ],
)
def test_the_schema_refuses_what_is_not_a_plan(exported: PlanDocument, path: tuple[Any, ...], value: object) -> None:
    plain = json.loads(exported.model_dump_json(by_alias=True))
    here = plain
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate(plain)


@pytest.mark.parametrize("name", ["heading", "slug", "territory"])
def test_the_schema_wants_what_every_plan_has(exported: PlanDocument, name: str) -> None:
    plain = json.loads(exported.model_dump_json(by_alias=True))
    del plain[name]
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate(plain)


def _changed_fact(document: PlanDocument) -> dict[str, Any]:
    fact = document.facts[0].model_copy(update={"uid": "0" * 16})
    return {"facts": (fact, *document.facts[1:])}


def _changed_source(document: PlanDocument, content: str | None) -> dict[str, Any]:
    source = document.sources[0].model_copy(update={"content": content, "sha256": "0" * 64})
    return {"sources": (source, *document.sources[1:])}


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        (_changed_fact, "plan.fact_changed"),
        (lambda d: {"facts": d.facts[1:]}, "plan.fact_missing"),
        (lambda d: _changed_source(d, None), "plan.source_missing"),
        (lambda d: _changed_source(d, "%%"), "plan.source_damaged"),
        (lambda d: _changed_source(d, base64.b64encode(b"autre").decode()), "plan.source_changed"),
        (lambda d: {"sources": d.sources[1:]}, "plan.fact_source"),
        (lambda d: {"territory": d.territory.model_copy(update={"code": "99"})}, "plan.territory"),
    ],
)
def test_what_does_not_prove_itself_is_refused_and_nothing_is_kept(
    told_twice: World, exported: PlanDocument, fault: Any, rule: str
) -> None:
    before = Plan.objects.count()
    with pytest.raises(Refusal) as refused:
        brought_back(exported.model_copy(update=fault(exported)), told_twice[1])
    assert refused.value.rule == rule
    assert Plan.objects.count() == before
