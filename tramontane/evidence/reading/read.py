"""The way in: bytes and a media type become a rendition, or a refusal that says what to do."""

from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.formats import DOCX, HTML, MARKDOWN, PDF, TEXT, sniff
from tramontane.evidence.reading.isolation import read_safely
from tramontane.evidence.rendition import Rendition

__all__ = ["read", "read_safely", "sniff"]


def read(content: bytes, media_type: str) -> Rendition:
    """The rendition of one document, in this process. For files from outside, prefer ``read_safely``.

    ``media_type`` may carry a charset. Raises ``Refusal``: ``document.empty``, ``.no_text``, ``.type``,
    ``.wrong_type``, ``.encrypted``, ``.damaged``, ``.encoding`` or ``.too_large``.
    """
    essence, _, parameters = media_type.partition(";")
    essence = essence.strip().lower()
    name, _, charset = parameters.strip().partition("=")
    charset = charset.strip("\"' ") if name.strip().lower() == "charset" else ""
    if essence not in {TEXT, MARKDOWN, HTML, PDF, DOCX}:
        raise refusals.unknown_type()
    if not content:
        raise refusals.empty()
    if len(content) > refusals.MAX_BYTES:
        raise refusals.too_large(f"plus de {refusals.MAX_BYTES // 1_000_000} Mo")
    return _read(content, essence, charset)


def _read(content: bytes, essence: str, charset: str) -> Rendition:
    """Readers are imported when needed, so that a child process starts fast."""
    match essence:
        case "application/pdf":
            from tramontane.evidence.reading.pdf import read_pdf  # noqa: PLC0415

            return read_pdf(content)
        case "text/html":
            from tramontane.evidence.reading.markup import read_html  # noqa: PLC0415

            return read_html(content, charset)
        case "text/markdown" | "text/plain":
            from tramontane.evidence.reading.text import read_markdown, read_text  # noqa: PLC0415

            return (read_markdown if essence == MARKDOWN else read_text)(content, charset)
        case _:
            from tramontane.evidence.reading.docx import read_docx  # noqa: PLC0415

            return read_docx(content)
