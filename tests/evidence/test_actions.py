"""A document is archived once, read once, and its facts are stated once, each reproduced by its passages."""

from datetime import date

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ANNOUNCEMENT, DELIBERATION, People, make_people
from tramontane.evidence.actions import Description, archive_document, link_facts, read_document, state_facts
from tramontane.evidence.models import Archive, Citation, Deposit, Document, Fact, FactLink, Passage
from tramontane.evidence.queries import document, documents_of, rendition
from tramontane.evidence.reading.read import read
from tramontane.lib.errors import Refusal

ABOUT = Description(title="Essai", publisher="Région", published_on=date(2024, 7, 12), file_name="essai.txt")
SENTENCES = [s for s in (DELIBERATION + ANNOUNCEMENT).decode().replace("\n", ". ").split(". ") if s.strip()]


@pytest.fixture(scope="module")
def people(module_db: None) -> People:
    return make_people("region-occitanie", "Région Occitanie")


def test_the_same_bytes_twice_are_the_same_document_with_its_first_description(people: People) -> None:
    first = archive_document(content=b"texte", description=ABOUT, organisation=people.organisation, by=people.officer)
    again = archive_document(
        content=b"texte", description=Description(title="Autre", publisher="Autre", file_name="b.txt")
    )
    assert first == again
    assert Document.objects.get(pk=first.pk).title == "Essai"
    assert Archive.objects.filter(document=first).count() == 1
    assert Deposit.objects.filter(document=first).count() == 1


@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "document.empty"), (b"x" * 11, "document.too_large"), (b"\x00\x01\x02", "document.")]
)
def test_what_cannot_be_archived_is_refused_in_french(people: People, content: bytes, rule: str) -> None:
    about = Description(title="Essai", publisher="Région", file_name="essai.bin")
    with override_settings(MAX_DOCUMENT_BYTES=10), pytest.raises(Refusal) as refused:
        archive_document(content=content, description=about)
    assert refused.value.rule.startswith(rule)
    assert refused.value.message[0].isupper()


def test_who_deposited_a_document_may_read_it_and_nobody_else(people: People) -> None:
    found = archive_document(content=b"depot", description=ABOUT, organisation=people.organisation, by=people.officer)
    other = make_people("region-voisine", "Région voisine")
    assert found in documents_of(people.reader)
    assert found not in documents_of(other.publisher)


def test_a_document_is_found_by_twelve_characters_of_its_fingerprint_or_more(people: People) -> None:
    found = archive_document(content=b"empreinte", description=ABOUT)
    assert document(found.short) == document(found.sha256) == found
    assert document(found.sha256[:11]) is None


@settings(max_examples=12)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_stated_facts_are_reproduced_by_their_passages_and_twice_adds_nothing(
    people: People, sentences: list[str], between: str
) -> None:
    content = between.join(f"{s}." for s in sentences).encode()
    kept = archive_document(content=content, description=ABOUT)
    text = read(content, "text/plain")
    assert text.raw == content.decode()
    once = [f.uid for f in state_with_rendition(kept)]
    counts = (Fact.objects.count(), Passage.objects.count(), Citation.objects.count())
    assert [f.uid for f in state_with_rendition(kept)] == once
    assert (Fact.objects.count(), Passage.objects.count(), Citation.objects.count()) == counts
    for passage in Passage.objects.filter(document=kept):
        assert text.raw[passage.start : passage.end] == passage.quote
    uncited = Fact.objects.filter(document=kept, citations=None).exclude(kind="check")
    assert not uncited.exists()


def state_with_rendition(kept: Document) -> list[Fact]:
    """Read (once) and state (again)."""
    known = rendition(kept.sha256)
    return state_facts(document=kept, rendition=known or read_document(document=kept))


@pytest.fixture(scope="module")
def two_facts(people: People) -> tuple[Fact, Fact]:
    kept = archive_document(content=DELIBERATION, description=ABOUT)
    first, second = state_with_rendition(kept)[:2]
    return first, second


def relate(pair: tuple[Fact, Fact], relation: str, signature: str = "") -> FactLink:
    """Say how the first bears on the second."""
    return link_facts(
        source=pair[0], target=pair[1], relation=relation, reason="Essai", on=date(2024, 7, 12), signature=signature
    )


def test_what_a_person_decided_is_never_overridden_by_the_machine(two_facts: tuple[Fact, Fact]) -> None:
    proposed = relate(two_facts, "conflicts")
    assert relate(two_facts, "conflicts") == proposed
    decided = relate(two_facts, "supersedes", "Jeanne")
    assert decided.pk > proposed.pk
    assert relate(two_facts, "conflicts") == decided
    assert relate((two_facts[1], two_facts[0]), "supersedes") == decided
    assert relate(two_facts, "supersedes", "Paul") == decided
    assert relate(two_facts, "distinct", "Paul").pk > decided.pk
