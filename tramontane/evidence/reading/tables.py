"""Turns cells found in a text, a page or a Word file into blocks that know their headers, row and caption."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tramontane.evidence.rendition import Block

MAX_SPAN = 50
MAX_COLUMNS = 64
MAX_HEADER_ROWS = 5
MAX_HEADER = 200
MAX_CAPTION = 500
_NUMBER = re.compile(
    r"(?:CHF|Fr\.)?[\s\d.,%€$+()/*–'’-]*\d[\s\d.,%€$+()/*–'’-]*(?:[kKM]?€|M[dD]?€?|EUR|CHF|euros?)?\s*"
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\s*(?:[*†¹²³]|\([^()]{1,20}\))?\s*")
_ANNOUNCES = re.compile(
    r"(?:tableau|annexe|table)\b|[^\n]{0,200}\((?:en|montants?)\s[^()\n]{1,40}\)\s*$"
    r"|[^\n]{0,200}\ben\s(?:k\s?€|m\s?€|md\s?€|keur|meur|euros?|milliers\sd['’]euros|millions\s(?:d['’]euros"
    r"|de\sfrancs)|chf|francs)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """``text[start:end]`` at a row and column (from 0), over ``width`` columns and ``height`` rows."""

    row: int
    column: int
    start: int
    end: int
    width: int = 1
    height: int = 1
    header: bool = False


@dataclass(slots=True)
class Table:
    """The cells of one table, in reading order."""

    cells: list[Cell] = field(default_factory=list)
    caption: str = ""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))


def blocks_of(table: Table, number: int, text: str) -> list[Block]:
    """One block for each cell that holds something."""
    depth = _header_rows(table.cells, text)
    headers = _headers(table.cells, depth, text)
    blocks: list[Block] = []
    lead, lead_until, row = "", -1, -1
    for cell in table.cells:
        start, end = trimmed(text, cell.start, cell.end)
        first = cell.row != row and cell.row > lead_until
        if first:
            lead, lead_until = text[start:end][:MAX_HEADER], cell.row + cell.height - 1
        row = cell.row
        if start < end:
            body = cell.row >= depth
            blocks.append(
                Block(
                    "cell",
                    start,
                    end,
                    table=number,
                    row=cell.row,
                    column=cell.column,
                    headers=headers.get(cell.column, ()) if body else (),
                    row_header="" if first or not body else lead,
                    caption=table.caption[-MAX_CAPTION:],
                )
            )
    return blocks


def _header_rows(cells: Sequence[Cell], text: str) -> int:
    """How many leading rows are headers: those marked so, else the first if it looks like one."""
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.row > MAX_HEADER_ROWS:
            break
        by_row.setdefault(cell.row, []).append(cell)
    depth = 0
    while depth < MAX_HEADER_ROWS and depth in by_row and all(c.header for c in by_row[depth]):
        depth += 1
    if depth:
        return depth if any(c.row >= depth for c in cells) else 0
    if len(by_row) < 2:
        return 0
    first = [text[c.start : min(c.end, c.start + MAX_HEADER)] for c in by_row[min(by_row)]]
    named = all(not _NUMBER.fullmatch(t) or _YEAR.fullmatch(t) for t in first if t.strip())
    return 1 if named and sum(bool(t.strip()) for t in first) > 1 else 0


def _headers(cells: Iterable[Cell], depth: int, text: str) -> dict[int, tuple[str, ...]]:
    """The header texts above each column, outermost first."""
    stacks: dict[int, list[str]] = {}
    for cell in cells:
        if cell.row >= depth:
            break
        start, end = trimmed(text, cell.start, cell.end)
        if start < end:
            label = " ".join(text[start : min(end, start + MAX_HEADER)].split())
            for column in range(cell.column, cell.column + cell.width):
                stacks.setdefault(column, []).append(label)
    return {column: tuple(labels) for column, labels in stacks.items()}


def captioned(blocks: list[Block], text: str) -> list[Block]:
    """Gives a table without a caption the sentence that announces it (« … comme suit (en k€) : »)."""
    done: list[Block] = []
    caption, current = "", None
    for block in blocks:
        if block.kind == "cell" and not block.caption:
            if block.table != current:
                current, caption = block.table, _announcement(done[-1], text) if done else ""
            done.append(replace(block, caption=caption) if caption else block)
        else:
            current = None if block.kind != "cell" else block.table
            done.append(block)
    return done


def _announcement(block: Block, text: str) -> str:
    said = text[max(block.start, block.end - MAX_CAPTION) : block.end]
    announces = said.endswith(":") or block.kind == "heading" or _ANNOUNCES.match(said)
    return " ".join(said.split()) if block.kind != "cell" and announces else ""
