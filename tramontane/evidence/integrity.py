"""Looks for what evidence should never contain, as if the rules of the database could have been bypassed.

Each check yields one French sentence per fault, and nothing when all is well.
"""

from collections.abc import Iterator

from django.db import connection
from pydantic import ValidationError

from tramontane.evidence.actions import fact_uid
from tramontane.evidence.layout import load_layout
from tramontane.evidence.models import Fact, Passage, RenditionRecord
from tramontane.evidence.rendition import Rendition
from tramontane.evidence.values import parse_value


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def archives() -> Iterator[str]:
    """Every document has its bytes, and they are the ones it was given."""
    for sha256, is_there in _rows(
        "SELECT d.sha256, a.document_id IS NOT NULL FROM evidence_document d"
        " LEFT JOIN evidence_archive a ON a.document_id = d.id"
        " WHERE encode(sha256(a.content), 'hex') IS DISTINCT FROM d.sha256 OR length(a.content) <> d.size ORDER BY 1"
    ):
        yield f"le document {sha256} " + ("ne correspond pas à son empreinte" if is_there else "n’a plus son contenu")


def renditions() -> Iterator[str]:
    """Every map from the text back to the source can be read, stays inside both, and gives back each passage."""
    records = RenditionRecord.objects.order_by("document_id").select_related("document")
    for record in records.iterator(chunk_size=5):
        name = f"le texte du document {record.document.sha256}"
        try:
            text = load_layout(record.raw, record.text, record.layout)
        except (KeyError, TypeError, ValueError):
            yield f"{name} a perdu sa correspondance avec la source"
            continue
        if not _is_inside(text):
            yield f"{name} renvoie hors de sa source"
            continue
        passages = Passage.objects.filter(document_id=record.document_id).order_by("id")
        for number, start, end, *where in passages.values_list("id", "start", "end", "text_start", "text_end"):
            if _origin(text, *where) != (start, end):
                yield f"le passage {number} n’est pas au même endroit dans le texte et dans la source"


def _origin(text: Rendition, start: int, end: int) -> tuple[int, int] | None:
    try:
        return text.raw_span(start, end)
    except ValueError:
        return None


def _is_inside(text: Rendition) -> bool:
    """Segments follow one another in the text, and nothing reaches over an end."""
    reached = 0
    for s in text.segments:
        if s.text_start < reached or s.text_len < 0 or s.raw_start < 0 or s.raw_start + s.raw_len > len(text.raw):
            return False
        reached = s.text_start + s.text_len
    blocks = all(0 <= b.start <= b.end <= len(text.text) for b in text.blocks)
    return blocks and reached <= len(text.text)


def passages() -> Iterator[str]:
    """Every quote is what its source says there."""
    for (number,) in _rows(
        "SELECT p.id FROM evidence_passage p LEFT JOIN evidence_renditionrecord r ON r.document_id = p.document_id"
        ' WHERE substr(r.raw, p.start + 1, p."end" - p.start) IS DISTINCT FROM p.quote ORDER BY 1'
    ):
        yield f"le passage {number} ne se retrouve pas dans sa source"


def facts() -> Iterator[str]:
    """Every fact has a passage of its own document, a value that can be read, and says what its fingerprint says."""
    for (uid,) in _rows(
        "SELECT f.uid FROM evidence_fact f WHERE f.kind <> 'check'"
        " AND NOT EXISTS (SELECT 1 FROM evidence_citation c WHERE c.fact_id = f.id) ORDER BY 1"
    ):
        yield f"le fait {uid} n’a pas de passage"
    for (uid,) in _rows(
        "SELECT DISTINCT f.uid FROM evidence_fact f JOIN evidence_citation c ON c.fact_id = f.id"
        " LEFT JOIN evidence_passage p ON p.id = c.passage_id"
        " WHERE p.document_id IS DISTINCT FROM f.document_id ORDER BY 1"
    ):
        yield f"le fait {uid} cite un autre document que le sien"
    stated = Fact.objects.order_by("id").select_related("document").prefetch_related("passages")
    for fact in stated.iterator(chunk_size=500):
        spans = [(p.start, p.end) for p in fact.passages.all()]
        if fact_uid(fact.document.sha256, fact.value, spans) != fact.uid:
            yield f"le fait {fact.uid} ne dit plus ce que dit son empreinte"
        try:
            kind = parse_value(fact.value).kind
        except ValidationError:
            kind = None
        if kind != fact.kind:
            yield f"le fait {fact.uid} a une valeur illisible"
