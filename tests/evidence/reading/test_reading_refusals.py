"""Every file that cannot be read is refused by a rule and a French sentence that says what to do."""

import io
import zipfile

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.reading.reading_documents import attempt, docx, package, paragraph, pdf
from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.read import read, sniff
from tramontane.evidence.rendition import Rendition
from tramontane.lib.errors import Refusal

TEXT, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def rule(content: bytes, media_type: str) -> str:
    with pytest.raises(Refusal) as refused:
        read(content, media_type)
    message = refused.value.message
    assert message.endswith(".")
    assert any(verb in message for verb in ("nvoyez", "Convertissez", "Découpez"))
    return refused.value.rule


def locked() -> bytes:
    document = FPDF()
    document.set_encryption(owner_password="a", user_password="b")
    document.set_font("Helvetica")
    document.add_page()
    document.cell(text="secret")
    return bytes(document.output())


def picture() -> bytes:
    document = FPDF()
    document.add_page()
    document.rect(10, 10, 100, 100, style="F")
    return bytes(document.output())


def lying_archive() -> bytes:
    """A DOCX whose directory says that 60 MB of zeros weigh nothing."""
    content = bytearray(package({"word/document.xml": b"\0" * 60_000_000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.rindex(mark)
        content[at + place : at + place + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (b"", TEXT, "document.empty"),
        (b"", PDF, "document.empty"),
        (b" \r\n\t", TEXT, "document.empty"),
        (b"\xef\xbb\xbf", MARKDOWN, "document.empty"),
        (b"x", "application/msword", "document.type"),
        (b"x", "", "document.type"),
        (b"bonjour", PDF, "document.wrong_type"),
        (b"bonjour", DOCX, "document.wrong_type"),
        (pdf("x"), TEXT, "document.wrong_type"),
        (pdf("x"), HTML, "document.wrong_type"),
        (docx(paragraph("x")), TEXT, "document.wrong_type"),
        (PNG, HTML, "document.wrong_type"),
        (package({"xl/workbook.xml": "<x/>"}), DOCX, "document.wrong_type"),
        (pdf("x"), DOCX, "document.wrong_type"),
        (docx(paragraph("x")), PDF, "document.wrong_type"),
        (b"un\0deux", TEXT, "document.encoding"),
        (b"<p>un\0deux", HTML, "document.encoding"),
        (b"\xff\xfe\x00\xd8\x00", TEXT, "document.encoding"),
        (b"abc \x81\x8d\x8f\x90\x9d \x00", TEXT, "document.encoding"),
        (locked(), PDF, "document.encrypted"),
        (OLE, DOCX, "document.encrypted"),
        (picture(), PDF, "document.no_text"),
        (docx("<w:p/>"), DOCX, "document.no_text"),
        (b"<html><script>x</script></html>", HTML, "document.no_text"),
        (pdf("texte " * 500)[:-600], PDF, "document.damaged"),
        (b"%PDF-1.7\nn'importe quoi\nstartxref\n0\n%%EOF", PDF, "document.damaged"),
        (docx(paragraph("x"))[:-60], DOCX, "document.damaged"),
        (docx("<w:p><w:r>"), DOCX, "document.damaged"),
        (docx(paragraph("x"), prolog=BOMB), DOCX, "document.damaged"),
        (docx(paragraph("x"), prolog="<!DOCTYPE x>"), DOCX, "document.damaged"),
        (docx(paragraph("x"), prolog='<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://x/">'), DOCX, "document.damaged"),
        (docx(paragraph("a" * 3_000_000)), DOCX, "document.too_large"),
        (lying_archive(), DOCX, "document.damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(content: bytes, media_type: str, expected: str) -> None:
    assert rule(content, media_type) == expected


def test_a_damaged_part_is_seen_by_its_checksum() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:document>contenu</w:document>")
    assert rule(stream.getvalue().replace(b"contenu", b"inconnu"), DOCX) == "document.damaged"


def test_a_package_of_very_many_parts_is_refused() -> None:
    parts = {f"{n}": "" for n in range(refusals.MAX_ENTRIES)} | {"word/document.xml": "<x/>"}
    assert rule(package({**parts}), DOCX) == "document.too_large"


def test_a_file_over_the_limit_is_refused_before_any_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MAX_BYTES", 10)
    assert rule(b"a" * 11, TEXT) == "document.too_large"
    assert read(b"a" * 10, TEXT).text == "a" * 10


def test_a_pdf_of_very_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MAX_PAGES", 1)
    assert rule(pdf("un", "deux"), PDF) == "document.too_large"


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    document = FPDF()
    document.set_encryption(owner_password="a")
    document.set_font("Helvetica")
    document.add_page()
    document.cell(text="public")
    assert read(bytes(document.output()), PDF).text == "public"


SOUND = {TEXT: b"Un texte.", HTML: b"<p>Un <b>texte", PDF: pdf("Un texte."), DOCX: docx(paragraph("Un texte."))}


@given(st.sampled_from(sorted(SOUND)), st.data())
def test_damage_anywhere_gives_a_rendition_or_a_refusal_never_a_crash(media_type: str, data: st.DataObject) -> None:
    content = bytearray(SOUND[media_type])
    at = data.draw(st.integers(0, len(content) - 1))
    content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    outcome = attempt(bytes(content), media_type)
    assert isinstance(outcome, Rendition) or outcome.startswith("document.")


@pytest.mark.parametrize(
    ("content", "filename", "expected"),
    [
        (b"bonjour", "a.txt", TEXT),
        (b"# bonjour", "NOTE.MD", MARKDOWN),
        (b"bonjour", "a.html", HTML),
        (b"\xef\xbb\xbf \r\n<!doctype HTML><p>", "a.txt", HTML),
        (b'<?xml version="1.0"?><!-- x --><html>', "page", HTML),
        (b"<p>un fragment", "a.txt", TEXT),
        (pdf("x"), "a.docx", PDF),
        (b"\n%PDF-1.4", "a", PDF),
        (docx(paragraph("x")), "a.pdf", DOCX),
        (docx(paragraph("x"))[:-60], "a.docx", DOCX),
        (docx(paragraph("x"))[:-60], "telecharger", DOCX),
        (OLE, "a.docx", DOCX),
        (b"", "a.pdf", PDF),
    ],
)
def test_the_type_comes_from_the_content_then_from_the_name(content: bytes, filename: str, expected: str) -> None:
    assert sniff(content, filename) == expected


@pytest.mark.parametrize(
    ("content", "filename"),
    [
        (package({"xl/workbook.xml": "<x/>"}), "a.xlsx"),
        (b"PK\x03\x04 truncated", "a.zip"),
        (OLE, "a.doc"),
        (PNG, "a.png"),
        (b"bonjour", "bonjour"),
        (b"bonjour", "a.rtf"),
    ],
)
def test_another_type_is_refused_with_the_list_of_those_accepted(content: bytes, filename: str) -> None:
    with pytest.raises(Refusal, match=r"\.txt, \.md, \.html, \.pdf .* \.docx") as refused:
        sniff(content, filename)
    assert refused.value.rule == "document.type"
