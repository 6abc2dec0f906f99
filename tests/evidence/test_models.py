"""What the database refuses of evidence: an edited source, a quote that is not in it, a fact without proof."""

import pytest
from django.db import transaction

from tests.conftest import People
from tests.rules import DEFERRED_NOW, WITHOUT_TRIGGERS, Break, Copy, assert_refused, breaks, cases, frozen
from tramontane.evidence.models import Citation, Document
from tramontane.plan.models import Plan

FROZEN = ("archive", "renditionrecord", "deposit", "passage", "fact", "citation", "factlink")
OTHER_DOCUMENT = Copy("evidence_document", {"sha256": "repeat('0', 64)"})
OF_OTHER = "(SELECT id FROM evidence_document WHERE sha256 = repeat('0', 64))"
NEW_FACT = Copy("evidence_fact", {"uid": "'0123456789abcdef'"}, where="kind <> 'check'")

BREAKS = [
    *(b for table in FROZEN for b in frozen(table, "evidence")),
    breaks("document_frozen", "UPDATE evidence_document SET sha256 = repeat('0', 64)"),
    breaks("document_frozen", "UPDATE evidence_document SET size = size + 1"),
    breaks("document_frozen", "UPDATE evidence_document SET media_type = 'text/html'"),
    breaks("document_frozen", "UPDATE evidence_document SET archived_at = now()"),
    breaks("document_frozen", "DELETE FROM evidence_document"),
    breaks("document_not_emptied", "TRUNCATE evidence_document CASCADE", said="evidence_document_frozen"),
    breaks(
        "archive_matches",
        OTHER_DOCUMENT,
        Copy("evidence_archive", {"document_id": OF_OTHER}),
        said="archive_matches_sha256",
    ),
    breaks(
        "archive_matches",
        Copy("evidence_document", {"sha256": "encode(sha256('abc'), 'hex')", "size": "4"}),
        "INSERT INTO evidence_archive SELECT id, 'abc' FROM evidence_document WHERE size = 4",
        said="archive_matches_sha256",
    ),
    breaks("passage_reproduces", Copy("evidence_passage", {"start": "start + 1", "end": '"end" + 1'})),
    breaks("passage_reproduces", Copy("evidence_passage", {"quote": "quote || '#'", "end": '"end" + 1'})),
    breaks("passage_reproduces", OTHER_DOCUMENT, Copy("evidence_passage", {"document_id": OF_OTHER})),
    breaks(
        "citation_same_document",
        Copy(
            "evidence_citation",
            {
                "rank": "99",
                "passage_id": "(SELECT p.id FROM evidence_passage p JOIN evidence_fact f ON f.id = fact_id"
                " WHERE p.document_id <> f.document_id LIMIT 1)",
            },
        ),
    ),
    breaks("fact_has_a_passage", NEW_FACT, DEFERRED_NOW),
    breaks("document_sha256", Copy("evidence_document", {"sha256": "repeat('G', 64)"})),
    breaks("document_sha256", Copy("evidence_document", {"sha256": "'ab'"})),
    breaks("document_not_empty", Copy("evidence_document", {"sha256": "repeat('0', 64)", "size": "0"})),
    breaks("evidence_document(sha256)", Copy("evidence_document"), said="evidence_document_sha256_key"),
    breaks("deposit_once", Copy("evidence_deposit")),
    breaks("passage_once", Copy("evidence_passage")),
    breaks("passage_not_empty", WITHOUT_TRIGGERS, Copy("evidence_passage", {"end": "start"})),
    breaks("passage_text_not_empty", Copy("evidence_passage", {"text_end": "text_start"})),
    breaks("evidence_fact(uid)", Copy("evidence_fact"), said="evidence_fact_uid_key"),
    breaks("fact_kind", Copy("evidence_fact", {"uid": "'0'", "kind": "'rumour'", "value": """'{"kind": "rumour"}'"""})),
    breaks("fact_value_kind", Copy("evidence_fact", {"uid": "'0'", "value": """'{"kind": "rumour"}'"""})),
    breaks("fact_value_kind", Copy("evidence_fact", {"uid": "'0'", "value": "'{}'"})),
    breaks("fact_confidence", Copy("evidence_fact", {"uid": "'0'", "confidence": "1.001"})),
    breaks("fact_confidence", Copy("evidence_fact", {"uid": "'0'", "confidence": "-0.1"})),
    breaks("citation_rank", Copy("evidence_citation")),
    breaks("factlink_two_facts", Copy("evidence_factlink", {"target_id": "source_id"})),
    breaks("factlink_relation", Copy("evidence_factlink", {"relation": "'likes'"})),
]


@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(told_twice: tuple[Plan, People], broken: Break) -> None:
    assert_refused(broken)


def test_the_description_of_a_document_can_be_mended(told_twice: tuple[Plan, People]) -> None:
    with transaction.atomic():
        changed = Document.objects.update(title="Titre corrigé", publisher="Conseil régional", published_on=None)
        transaction.set_rollback(True)
    assert changed == 2


def test_every_stored_passage_is_what_its_source_says(told_twice: tuple[Plan, People]) -> None:
    citations = Citation.objects.select_related("passage__document__rendition")
    assert citations.exists()
    for citation in citations:
        passage = citation.passage
        raw = passage.document.rendition.raw
        text = passage.document.rendition.text
        assert raw[passage.start : passage.end] == passage.quote
        assert text[passage.text_start : passage.text_end].split() == passage.quote.split()
