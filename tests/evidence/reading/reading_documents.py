"""Documents made for the tests of reading, and what must hold of any rendition."""

import io
import re
import zipfile

from fpdf import FPDF

from tramontane.evidence.reading.read import read
from tramontane.evidence.rendition import Rendition
from tramontane.lib.errors import Refusal

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, *, prolog: str = '<?xml version="1.0" encoding="UTF-8"?>\r\n', **parts: str) -> bytes:
    """A Word file whose document has this body (XML); ``styles=…`` and ``numbering=…`` give other parts."""
    document = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    others = {f"word/{n}.xml": f'<w:{n} xmlns:w="{WORD}">{content}</w:{n}>' for n, content in parts.items()}
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **others})


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def pdf(*pages: str, size: float = 11) -> bytes:
    """A PDF of these pages of wrapped text."""
    document = FPDF()
    document.set_font("Helvetica", size=size)
    for page in pages:
        document.add_page()
        document.multi_cell(0, size / 2, page)
    return bytes(document.output())


def attempt(content: bytes, media_type: str) -> Rendition | str:
    """The rendition, or the rule that refuses it."""
    try:
        return read(content, media_type)
    except Refusal as refusal:
        return refusal.rule


def squeezed(text: str) -> str:
    """The text without its white space (a no-break space is white space too)."""
    return "".join(text.split())


def assert_sound(rendition: Rendition) -> None:
    """Segments and blocks are sorted, disjoint, in bounds; whatever is not white space has a source."""
    raw_at = text_at = 0
    covered: set[int] = set()
    for s in rendition.segments:
        assert s.text_start >= text_at
        assert s.raw_start >= raw_at
        assert s.text_len > 0
        assert s.raw_len > 0
        text_at, raw_at = s.text_start + s.text_len, s.raw_start + s.raw_len
        covered.update(range(s.text_start, text_at))
    assert text_at <= len(rendition.text)
    assert raw_at <= len(rendition.raw)
    assert not [i for i, c in enumerate(rendition.text) if not c.isspace() and i not in covered]
    at = 0
    for b in rendition.blocks:
        assert at <= b.start < b.end <= len(rendition.text)
        piece = rendition.text[b.start : b.end]
        assert piece == piece.strip()
        assert (b.kind == "cell") == (b.table is not None and b.row is not None and b.column is not None)
        assert (b.kind == "item") or not b.marker
        at = b.end


def words(rendition: Rendition) -> list[tuple[str, str]]:
    """Each word of the text with the stretch of the source that states it."""
    found = re.finditer(r"\S+", rendition.text)
    return [(m[0], rendition.raw[slice(*rendition.raw_span(*m.span()))]) for m in found]


def shape(rendition: Rendition) -> list[tuple[str, int, str, str]]:
    """Kind, level, marker and text of each block."""
    return [(b.kind, b.level, b.marker, rendition.text[b.start : b.end]) for b in rendition.blocks]


def grid(rendition: Rendition) -> list[tuple[int | None, int | None, str, tuple[str, ...], str]]:
    """Row, column, text, headers and row header of each cell."""
    cells = [b for b in rendition.blocks if b.kind == "cell"]
    return [(b.row, b.column, rendition.text[b.start : b.end], b.headers, b.row_header) for b in cells]
