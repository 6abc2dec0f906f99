"""Reads one annotated document as the platform would: bytes in, facts in the exchange format out."""

from datetime import date
from typing import Any

from tramontane.evidence.exchange import document_of
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read, sniff


def facts_of(name: str, content: bytes, published: date | None) -> dict[str, Any]:
    """The card and the facts of one document, in the exchange format."""
    rendition = read(content, sniff(content, name))
    return document_of(name, extract(rendition, published), rendition)
