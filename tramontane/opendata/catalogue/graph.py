"""A small graph of linked data, and its two notations: JSON-LD without a remote context, and Turtle."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: in a language, or of a datatype (``xsd:dateTime``); plain without either."""

    value: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Iri:
    """Another resource."""

    value: str


@dataclass(frozen=True, slots=True)
class Node:
    """A resource, its classes and what is said of it, in order."""

    iri: str
    types: tuple[str, ...]
    said: tuple[tuple[str, Text | Iri], ...] = ()


def jsonld(nodes: Iterable[Node]) -> bytes:
    """The graph as JSON-LD."""
    graph = [
        {"@id": n.iri, "@type": list(n.types), **{p: [_object(v) for v in values] for p, values in _grouped(n).items()}}
        for n in nodes
    ]
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1).encode()


def turtle(nodes: Iterable[Node]) -> bytes:
    """The graph as Turtle."""
    parts = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    for node in nodes:
        said = [f"a {', '.join(node.types)}"]
        said += [f"{p} {', '.join(map(_term, values))}" for p, values in _grouped(node).items()]
        parts.append(f"\n<{node.iri}> " + " ;\n    ".join(said) + " .")
    return ("\n".join(parts) + "\n").encode()


def _grouped(node: Node) -> dict[str, list[Text | Iri]]:
    found: dict[str, list[Text | Iri]] = {}
    for name, value in node.said:
        found.setdefault(name, []).append(value)
    return found


def _object(value: Text | Iri) -> dict[str, Any]:
    if isinstance(value, Iri):
        return {"@id": value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return {"@value": value.value, "@type": value.datatype} if value.datatype else {"@value": value.value}


def _term(value: Text | Iri) -> str:
    if isinstance(value, Iri):
        return f"<{value.value}>"
    text = json.dumps(value.value, ensure_ascii=False).replace("\u007f", "\\u007F")
    suffix = f"@{value.language}" if value.language else f"^^{value.datatype}" if value.datatype else ""
    return text + suffix
