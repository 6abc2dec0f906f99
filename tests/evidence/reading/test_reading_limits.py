"""Files made to exhaust the machine, very long ones, real ones damaged at random: a rendition or a refusal, in time."""

import io
import random
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.reading.reading_documents import assert_sound, attempt, docx, package, paragraph
from tramontane.evidence.reading.read import read_safely, sniff
from tramontane.evidence.rendition import Rendition
from tramontane.lib.errors import Refusal

TEXT, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TWO_GIGABYTES = 2_000_000_000


def outcome(content: bytes, media_type: str, **limits: float) -> Rendition | str:
    try:
        return read_safely(content, media_type, **limits)  # type: ignore[arg-type]  # seconds and memory_mb
    except Refusal as refusal:
        return refusal.rule


def deflated(size: int) -> bytes:
    """A stream that inflates to ``size`` zeros, made without having them: one block, again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    step = 10_000_000
    block = packer.compress(bytes(step)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + block * (size // step) + zlib.compressobj(9, zlib.DEFLATED, -15).flush() + bytes(4)


def inflating_docx() -> bytes:
    """A Word file of two megabytes whose text is two gigabytes of zeros."""
    packed = deflated(TWO_GIGABYTES)[2:-4]
    name = b"word/document.xml"
    sizes = len(packed).to_bytes(4, "little") + TWO_GIGABYTES.to_bytes(4, "little")
    head = b"\x14\0\0\0\x08\0\0\0\0\0" + bytes(4) + sizes + len(name).to_bytes(2, "little") + bytes(2)
    local = b"PK\x03\x04" + head + name + packed
    central = b"PK\x01\x02\x14\0" + head + bytes(14) + name
    end = b"PK\x05\x06" + bytes(4) + b"\1\0\1\0" + len(central).to_bytes(4, "little") + len(local).to_bytes(4, "little")
    return local + central + end + bytes(2)


def pdf_of_stream(stream: bytes) -> bytes:
    """A PDF of one page whose content is this deflated stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer<</Size 5/Root 1 0 R>>\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)


def test_a_word_file_that_inflates_to_two_gigabytes_is_refused_without_being_inflated() -> None:
    content = inflating_docx()
    assert len(content) < 4_000_000
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.getinfo("word/document.xml").file_size == TWO_GIGABYTES
    assert outcome(content, DOCX, memory_mb=200) == "document.too_large"


def test_a_pdf_that_inflates_to_two_gigabytes_ends_in_a_refusal_within_its_memory() -> None:
    content = pdf_of_stream(deflated(TWO_GIGABYTES))
    assert len(content) < 4_000_000
    assert outcome(content, PDF, memory_mb=512) in {"document.no_text", "document.too_heavy", "document.damaged"}
    assert outcome(pdf_of_stream(zlib.compress(b"0 0 m")), PDF) == "document.no_text"


@pytest.mark.slow
def test_a_pdf_of_five_hundred_pages_is_read_whole() -> None:
    document = FPDF()
    document.set_font("Helvetica", size=11)
    for number in range(500):
        document.add_page()
        document.multi_cell(0, 6, f"Page {number + 1}.\n" + "La Région a voté 60 millions d'euros en cinq ans. " * 30)
    found = outcome(bytes(document.output()), PDF)
    assert isinstance(found, Rendition)
    assert [p.number for p in found.pages] == list(range(1, 501))
    assert all(f"Page {p.number}." in found.text[p.start : p.end] for p in found.pages)


def test_external_entities_of_a_page_are_text_and_read_nothing() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>60 M€ &x; fin'
    found = outcome(page.encode(), HTML)
    assert isinstance(found, Rendition)
    assert "root:" not in found.text
    assert "60 M€ &x; fin" in found.text


@cache
def real(media_type: str) -> bytes:
    """A document of the demonstration, or the same text as the format has it."""
    sources = sorted(p for p in (Path(django_settings.ROOT) / "demo" / "documents").iterdir() if p.is_file())
    texts = [p.read_text(encoding="utf-8") for p in sources if p.suffix in {".txt", ".md"}]
    text = texts[0] if texts else "Le plan est doté de 60 M€.\n" * 100
    if media_type == HTML:
        rows = "".join(f"<tr><td>{n}<td>1 200 k€" for n in range(9))
        said = "".join(f"<p class='a'>{line} &eacute;&#8239;€</p>" for line in text.splitlines())
        return f"<!doctype html><meta charset=utf-8><ul><li>a<ul><li>b</ul></ul><table>{rows}</table>{said}".encode()
    if media_type == DOCX:
        return docx("".join(paragraph(line.replace("&", "et").replace("<", "")) for line in text.splitlines()))
    if media_type == PDF:
        document = FPDF()
        document.set_font("Helvetica", size=11)
        document.add_page()
        document.multi_cell(0, 6, text.encode("latin-1", "replace").decode("latin-1"))
        with document.table() as table:
            for number in range(9):
                table.row((f"Axe {number}", "1 200", "2 400"))
        return bytes(document.output())
    return text.encode()


def damaged(media_type: str, seed: int) -> bytes:
    """A real file cut, with bits turned over, or with a stretch repeated, removed or exchanged."""
    chance = random.Random(seed)  # noqa: S311  (damage, not secrets)
    if media_type == DOCX and chance.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(real(DOCX))) as archive:
            body = archive.read("word/document.xml")
        return package({"word/document.xml": _spoilt(body, chance)})
    return _spoilt(real(media_type), chance)


def _spoilt(sound: bytes, chance: random.Random) -> bytes:
    content = bytearray(sound)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(content))
        match chance.randrange(5):
            case 0 if len(content) > 200:
                del content[max(at, 100) :]
            case 1:
                del content[at : at + chance.randrange(1, 60)]
            case 2:
                content[at:at] = content[at : at + chance.randrange(1, 400)]
            case 3:
                content[at : at + 4] = chance.randbytes(4)
            case _:
                content[at] ^= 1 << chance.randrange(8)
        content = content or bytearray(b"x")
    return bytes(content)


seeds = st.integers(0, 2**32)


@settings(max_examples=60)
@given(st.sampled_from([TEXT, MARKDOWN, HTML, DOCX]), seeds)
def test_a_damaged_document_gives_a_sound_rendition_or_a_refusal(media_type: str, seed: int) -> None:
    found = attempt(damaged(media_type, seed), media_type)
    if isinstance(found, Rendition):
        assert found.text.strip()
        assert_sound(found)
    else:
        assert found.startswith("document.")


@settings(max_examples=15)
@given(seeds)
def test_a_damaged_pdf_gives_a_sound_rendition_or_a_refusal(seed: int) -> None:
    """In the child: PDFium is native code, and its crash is a refusal too."""
    found = outcome(damaged(PDF, seed), PDF, seconds=20)
    if isinstance(found, Rendition):
        assert found.text.strip()
        assert_sound(found)
    else:
        assert found.startswith("document.")
        assert found != "document.too_slow"


@given(
    st.sampled_from([TEXT, MARKDOWN, HTML, DOCX, PDF]), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a", ""]), seeds
)
def test_the_type_of_a_damaged_file_is_found_or_refused(media_type: str, name: str, seed: int) -> None:
    try:
        found = sniff(damaged(media_type, seed), name)
    except Refusal as refusal:
        found = refusal.rule
    assert found in {TEXT, MARKDOWN, HTML, DOCX, PDF, "document.type"}
