"""A document that cannot be read leaves its bytes and a precise reason, nothing else, and others go on."""

import pytest
from django.test import override_settings
from fpdf import FPDF

from tests.conftest import ANNOUNCEMENT, People
from tests.evidence.reading.reading_documents import docx, package, paragraph, pdf
from tramontane.evidence.actions import Description
from tramontane.evidence.models import Fact, Passage, RenditionRecord
from tramontane.plan.actions import ask_import, process_import
from tramontane.plan.models import Import, Line, Plan, PlanDocumentLink


def encrypted() -> bytes:
    document = FPDF()
    document.set_encryption(owner_password="a", user_password="b")
    document.add_page()
    return bytes(document.output())


def image_only() -> bytes:
    document = FPDF()
    document.add_page()
    document.rect(10, 10, 100, 100, style="F")
    return bytes(document.output())


BAD = {
    "chiffre.pdf": (encrypted(), "mot de passe"),
    "images.pdf": (image_only(), "reconnaissance de caractères"),
    "tronque.pdf": (pdf("texte " * 500)[:-600], "la fin du PDF manque"),
    "renomme.docx": (package({"xl/workbook.xml": "<x/>"}), "renommé"),
    "bombe.docx": (docx(paragraph("a" * 3_000_000)), "trop volumineux"),
    "entites.docx": (docx(paragraph("x"), prolog='<!DOCTYPE x [<!ENTITY a "b">]>'), "abîmé"),
    "muet.html": (b"<html><script>60 M</script><p hidden>60 M</html>", "Aucun texte lisible"),
    "nul.txt": (b"60 M\0 EUR", "caractères nuls"),
    "blancs.txt": (b" \r\n\t ", "vide"),
}


def bring(plan: Plan, people: People, name: str, content: bytes) -> Import:
    about = Description(title=name, publisher="Région", file_name=name)
    asked = ask_import(
        plan=plan, content=content, description=about, organisation=people.organisation, by=people.officer
    )
    return process_import(asked=asked)


@pytest.mark.parametrize("name", BAD)
def test_a_refused_document_leaves_nothing_half(drafted_plan: Plan, occitanie: People, name: str) -> None:
    content, said = BAD[name]
    kept = (RenditionRecord, Fact, Passage, Line, PlanDocumentLink)
    before = [model.objects.count() for model in kept]
    done = bring(drafted_plan, occitanie, name, content)
    assert (done.state, done.ended_at is None) == ("failed", False)
    assert said in done.message
    assert [model.objects.count() for model in kept] == before
    assert bring(drafted_plan, occitanie, "annonce.txt", ANNOUNCEMENT).state == "done"


SUMS = "Le plan vaut 12 millions d’euros, puis 3 M€ pour la mer.\n".encode() * 6000
#: Four bytes a character in memory: a copy of it does not fit in what a process has left over.
WIDE = b"a " * 4_500_000 + "😀".encode()


@pytest.mark.parametrize(
    ("content", "limit", "said"),
    [
        (SUMS, {"EXTRACTION_SECONDS": 0.3}, "relever les faits dépasse 0.3 secondes de calcul"),
        (WIDE, {"EXTRACTION_MB": 1}, "relever les faits demande plus de 1 Mo de mémoire"),
    ],
    ids=["time", "memory"],
)
def test_a_document_too_long_to_analyse_leaves_nothing_half(
    drafted_plan: Plan, occitanie: People, content: bytes, limit: dict[str, float], said: str
) -> None:
    kept = (RenditionRecord, Fact, Passage, Line, PlanDocumentLink)
    before = [model.objects.count() for model in kept]
    with override_settings(**limit):
        done = bring(drafted_plan, occitanie, "sommes.txt", content)
        assert (done.state, done.ended_at is None) == ("failed", False)
        assert said in done.message
        assert [model.objects.count() for model in kept] == before
        assert bring(drafted_plan, occitanie, "annonce.txt", ANNOUNCEMENT).state == "done"
