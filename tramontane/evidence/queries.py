"""Reads of evidence: documents, renditions, facts, and who may see a document before it is published."""

from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Prefetch, QuerySet

from tramontane.accounts.models import User
from tramontane.accounts.queries import organisations_of
from tramontane.evidence.layout import load_layout
from tramontane.evidence.models import Citation, Document, Fact, RenditionRecord
from tramontane.evidence.rendition import Rendition

#: What a source is worth when two disagree: an act beats a release, a release beats the press.
RANK = {"act": 3, "release": 2, "press": 1, "other": 0}


def documents_of(user: User | AnonymousUser) -> QuerySet[Document]:
    """Documents that the person's organisations have deposited."""
    return Document.objects.filter(deposits__organisation__in=organisations_of(user, "reader")).distinct()


def document(sha256: str) -> Document | None:
    """The document with that fingerprint, or with that beginning of it (12 characters or more)."""
    if len(sha256) < 12:
        return None
    return Document.objects.filter(sha256__startswith=sha256).first()


@lru_cache(maxsize=32)
def _rendition(document_id: int, sha256: str) -> Rendition:
    record = RenditionRecord.objects.get(document_id=document_id)
    return load_layout(record.raw, record.text, record.layout)


#: By hand: every page that quotes a source asks it, and the ORM took longer to word it than PostgreSQL to answer.
_RENDITION = """
SELECT r.document_id FROM evidence_renditionrecord r JOIN evidence_document d ON d.id = r.document_id
 WHERE d.sha256 = %s
"""


def rendition(sha256: str) -> Rendition | None:
    """The text of the document and its map; kept in memory, because renditions never change. None if not read yet."""
    with connection.cursor() as cursor:
        cursor.execute(_RENDITION, [sha256])
        found = cursor.fetchone()
    return None if found is None else _rendition(found[0], sha256)


def facts_with_passages(facts: QuerySet[Fact]) -> QuerySet[Fact]:
    """The same facts with their document and their passages in order, in two queries."""
    citations = Prefetch("citations", Citation.objects.select_related("passage").order_by("rank"))
    return facts.select_related("document").prefetch_related(citations)
