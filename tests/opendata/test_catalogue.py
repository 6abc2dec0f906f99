"""The catalogue says what DCAT-AP demands, the same in both notations, and only addresses that exist."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from tests.conftest import People
from tramontane.opendata.catalogue.dcat import Holdings, catalogue
from tramontane.opendata.catalogue.graph import Iri, Node, Text, jsonld, turtle
from tramontane.opendata.places import Places
from tramontane.opendata.tables import TABLES, live_tables
from tramontane.plan.models import Plan
from tramontane.plan.queries import published_plans, versions_up_to

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

SHAPES = Path(__file__).with_name("dcat-ap.shapes.ttl")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
AT = Places("https://plans.example/")


def graph_of(content: bytes, notation: str = "json-ld") -> Graph:
    """The triples of a catalogue."""
    return Graph().parse(data=content, format=notation)


def made(at: Places = AT) -> tuple[Node, ...]:
    """The catalogue of what is published."""
    plans = published_plans()
    return catalogue(
        Holdings(plans=plans, versions=versions_up_to({p.slug: p.number for p in plans}), live=live_tables()), at
    )


def faults(graph: Graph) -> str:
    """What the shapes refuse; nothing when the catalogue is valid."""
    conforms, _results, text = validate(graph, shacl_graph=Graph().parse(SHAPES), advanced=False)
    return "" if conforms else str(text)


def test_the_catalogue_conforms_and_says_the_same_in_both_notations(told_twice: tuple[Plan, People]) -> None:
    nodes = made()
    graph = graph_of(jsonld(nodes))
    assert faults(graph) == ""
    assert isomorphic(graph, graph_of(turtle(nodes), "turtle"))
    assert len(set(graph.subjects(None, DCAT.Dataset))) == len(TABLES) + 2
    assert len(set(graph.subjects(None, DCAT.Distribution))) == 3 * len(TABLES) + 2


def test_an_empty_platform_has_a_catalogue_too(db: None) -> None:
    assert faults(graph_of(jsonld(made()))) == ""


def test_a_plan_tells_its_versions_and_its_region(told_twice: tuple[Plan, People]) -> None:
    graph = graph_of(jsonld(made()))
    plan = URIRef("https://plans.example/plans/horizon-ia/")
    assert (plan, DCAT.hasVersion, URIRef("https://plans.example/donnees/plans/horizon-ia/v1/")) in graph
    assert (plan, DCT.spatial, URIRef("http://id.insee.fr/geo/region/76")) in graph


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (DCAT.Dataset, DCT.title),
        (DCAT.Dataset, DCT.description),
        (DCAT.Catalog, DCT.publisher),
        (DCAT.Catalog, DCT.title),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, DCT.license),
        (DCAT.DataService, DCAT.endpointURL),
    ],
)
def test_the_shapes_bite(told_twice: tuple[Plan, People], kind: Any, name: Any) -> None:
    graph = graph_of(jsonld(made()))
    one = next(iter(graph.subjects(None, kind)))
    graph.remove((one, name, None))
    assert re.split("[#/]", name)[-1] in faults(graph)


def test_a_wrong_class_of_value_is_seen(told_twice: tuple[Plan, People]) -> None:
    graph = graph_of(jsonld(made()))
    one = next(iter(graph.subjects(None, DCAT.Distribution)))
    graph.set((one, DCT.license, Literal("libre")))
    assert "license" in faults(graph)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufffe\uffff"), max_size=40))
def test_turtle_keeps_any_text(text: str) -> None:
    nodes = (Node("urn:a", ("skos:Concept",), (("dct:title", Text(text, "fr")), ("dct:source", Iri("urn:b")))),)
    graph = graph_of(turtle(nodes), "turtle")
    assert str(graph.value(URIRef("urn:a"), DCT.title)) == text
