"""Reads the text layer of PDF files with PDFium: characters in order, page after page, and where each word stands."""

import re
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as api

from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.columns import Box, column_order, union
from tramontane.evidence.reading.layout import blocks_of_pages
from tramontane.evidence.rendition import Page, Rendition, WordBox, identity

_WORD = re.compile(r"\S+")
_READABLE = str.maketrans({"\x02": "-", "\ufffe": "-", "\r": " ", "\x0b": " ", **{chr(c): " " for c in range(14, 32)}})
_NO_PASSWORD = 4
"""``FPDF_ERR_PASSWORD``"""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page as PDFium gives it: characters and their boxes (None for those PDFium adds)."""

    text: str
    boxes: list[Box | None]
    width: float
    height: float


def read_pdf(content: bytes) -> Rendition:
    """A PDF file that holds text. Pages are separated by a form feed, in ``raw`` and in ``text``."""
    if b"%PDF-" not in content[:1024]:
        raise refusals.wrong_type("PDF")
    if b"%%EOF" not in content[-2048:] or b"startxref" not in content[-4096:]:
        raise refusals.damaged(" (la fin du PDF manque)")
    document = _opened(content)
    try:
        sheets = list(_sheets(document))
    finally:
        document.close()
    raw = "\f".join(sheet.text for sheet in sheets)
    if not raw.strip(" \r\n\f\t\xa0\ufffd"):
        raise refusals.no_text(" : ses pages sont des images")
    text = raw.translate(_READABLE)
    pages, boxes = _placed(sheets, text)
    blocks = blocks_of_pages(text, pages, boxes)
    title = next((" ".join(text[b.start : b.end].split()) for b in blocks if b.kind == "title"), "")
    return Rendition(raw, text, identity(raw), tuple(blocks), tuple(pages), tuple(boxes), title=title)


def _opened(content: bytes) -> Any:  # noqa: ANN401 (pypdfium2 is not typed)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _NO_PASSWORD or "assword" in str(error):
            raise refusals.encrypted() from error
        raise refusals.damaged() from error
    pages = len(document)
    if 0 < pages <= refusals.MAX_PAGES:
        return document
    document.close()
    raise refusals.too_large(f"{pages} pages") if pages else refusals.damaged(" (aucune page)")


def _sheets(document: Any) -> Iterator[_Sheet]:  # noqa: ANN401 (pypdfium2 is not typed)
    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            layer = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise refusals.damaged(f" (page {number + 1})") from error
        total += layer.count_chars()
        if total > refusals.MAX_CHARACTERS:
            raise refusals.too_large("trop de caractères")
        width, height = page.get_size()
        text, boxes = _characters(layer, page.get_bbox(), page.get_rotation())
        yield _in_order(_Sheet(text, boxes, width, height))
        layer.close()
        page.close()


def _in_order(sheet: _Sheet) -> _Sheet:
    """The sheet, column after column."""
    order = column_order(sheet.text, sheet.boxes, sheet.width)
    if len(order) == len(sheet.text) and None not in order:
        return sheet
    text = "".join("\n" if at is None else sheet.text[at] for at in order)
    return _Sheet(text, [None if at is None else sheet.boxes[at] for at in order], sheet.width, sheet.height)


def _characters(layer: Any, crop: Box, rotation: int) -> tuple[str, list[Box | None]]:  # noqa: ANN401 (pypdfium2 is not typed)
    """Code points (never a surrogate or NUL) and their boxes."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    codes: list[str] = []
    boxes: list[Box | None] = []
    high = 0
    for index in range(layer.count_chars()):
        code = api.FPDFText_GetUnicode(layer.raw, index)
        if high and 0xDC00 <= code < 0xE000:
            codes[-1], high = chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00), 0
            continue
        high = code if 0xD800 <= code < 0xDC00 else 0
        codes.append("\ufffd" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code))
        found = api.FPDFText_GetCharBox(layer.raw, index, byref(left), byref(right), byref(bottom), byref(top))
        edges = (left.value, bottom.value, right.value, top.value)
        boxes.append(_displayed(edges, crop, rotation) if found and left.value < right.value else None)
    text = "".join(codes).replace("\f", " ")
    return text, boxes


def _displayed(edges: Box, crop: Box, rotation: int) -> Box:
    """PDF coordinates (from the bottom left of the sheet) as seen on the page, from its top left."""
    x0, y0, x1, y1 = edges[0] - crop[0], edges[1] - crop[1], edges[2] - crop[0], edges[3] - crop[1]
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    if rotation == 90:
        return y0, x0, y1, x1
    if rotation == 180:
        return width - x1, y0, width - x0, y1
    if rotation == 270:
        return height - y1, width - x1, height - y0, width - x0
    return x0, height - y1, x1, height - y0


def _placed(sheets: Sequence[_Sheet], text: str) -> tuple[list[Page], list[WordBox]]:
    """Pages and word boxes, in positions of the whole text."""
    pages: list[Page] = []
    words: list[WordBox] = []
    start = 0
    for number, sheet in enumerate(sheets, 1):
        end = start + len(sheet.text)
        pages.append(Page(number, start, end, sheet.width, sheet.height))
        words += (
            WordBox(word.start(), word.end(), number, *box)
            for word in _WORD.finditer(text, start, end)
            if (box := union(sheet.boxes[word.start() - start : word.end() - start]))
        )
        start = end + 1
    return pages, words
