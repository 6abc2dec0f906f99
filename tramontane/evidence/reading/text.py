"""Reads plain text and Markdown: the text is the source, character for character."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.formats import decode, refuse_binary
from tramontane.evidence.reading.lines import Line, blocks_of_lines, lines_of, marker_at, wrapping
from tramontane.evidence.reading.tables import trimmed
from tramontane.evidence.rendition import Block, Rendition, Segment

BOM = "\ufeff"
_SHARPS = re.compile(r"(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#{1,20}$")
_UNDERLINE = re.compile(r"(?:={2,200}|-{2,200})$")


def read_text(content: bytes, charset: str = "") -> Rendition:
    """A plain text file."""
    raw, text = _decoded(content, charset)
    lines = lines_of(text)
    return _rendition(raw, text, blocks_of_lines(text, lines, wrapping(text, lines)))


def read_markdown(content: bytes, charset: str = "") -> Rendition:
    """A Markdown file; its marks stay in the text, its blocks leave them out."""
    raw, text = _decoded(content, charset)
    blocks: list[Block] = []
    run: list[Line] = []
    numbers = count()
    lines = lines_of(text)
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        heading = _heading(text, line, following)
        if heading is None:
            if not (_is_underline(text, line) and index and not line.gap):
                run.append(line)
            continue
        blocks += _flow(text, run, numbers)
        run = []
        blocks.append(heading)
    blocks += _flow(text, run, numbers)
    first = next((i for i, b in enumerate(blocks) if b.kind == "heading"), None)
    if first is not None and blocks[first].level == 1:
        blocks[first] = replace(blocks[first], kind="title")
    return _rendition(raw, text, blocks)


def _decoded(content: bytes, charset: str) -> tuple[str, str]:
    refuse_binary(content, "texte")
    raw = decode(content, charset)
    text = raw.removeprefix(BOM)
    if not text.strip():
        raise refusals.empty()
    return raw, text


def _rendition(raw: str, text: str, blocks: list[Block]) -> Rendition:
    title = next((text[b.start : b.end] for b in blocks if b.kind == "title"), "")
    segment = Segment(0, len(text), len(raw) - len(text), len(text))
    return Rendition(raw, text, (segment,), tuple(blocks), title=" ".join(title.split()))


def _is_underline(text: str, line: Line) -> bool:
    return _UNDERLINE.match(text, line.start, line.end) is not None


def _heading(text: str, line: Line, following: Line | None) -> Block | None:
    """A heading marked with ``#``, or underlined with ``=`` or ``-``."""
    if found := _SHARPS.match(text, line.start, line.end):
        closing = _CLOSING.search(text, max(found.end(), line.end - 24), line.end)
        end = closing.start() if closing else line.end
        return Block("heading", found.end(), end, level=len(found[1])) if found.end() < end else None
    if following is None or following.gap or not _is_underline(text, following) or "|" in text[line.start : line.end]:
        return None
    if _is_underline(text, line) or marker_at(text, line.start, line.end):
        return None
    return Block("heading", line.start, line.end, level=1 if text[following.start] == "=" else 2)


def _flow(text: str, lines: list[Line], tables: Iterator[int]) -> Iterator[Block]:
    """Paragraphs, items, quotes and tables: in Markdown only a blank line or a mark ends a paragraph."""

    def joins(last: Line, line: Line) -> bool:
        return (text[last.start] == ">") == (text[line.start] == ">") and text[line.start] not in "|`"

    known: dict[int, int] = {}
    for block in blocks_of_lines(text, lines, joins, titled=False):
        if block.table is not None:
            if block.table not in known:
                known[block.table] = next(tables)
            yield replace(block, table=known[block.table])
        elif block.kind != "item" and text[block.start] == ">":
            start, _ = trimmed(text, block.start + 1, block.end)
            if start < block.end:
                yield Block("quote", start, block.end)
        else:
            yield Block("paragraph", block.start, block.end) if block.kind == "heading" else block
