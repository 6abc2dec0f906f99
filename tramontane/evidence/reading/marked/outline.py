"""Collects the blocks and tables of a marked-up source while its text is written."""

from dataclasses import dataclass, field

from tramontane.evidence.reading.lines import blocks_of_lines, lines_of, marker_at
from tramontane.evidence.reading.marked.contexts import Effect
from tramontane.evidence.reading.marked.writer import Writer
from tramontane.evidence.reading.tables import MAX_COLUMNS, Cell, Table, blocks_of, captioned, trimmed
from tramontane.evidence.rendition import Block, BlockKind, Segment


@dataclass(slots=True)
class Context:
    """What a run of text is where it stands."""

    kind: BlockKind
    level: int = 1
    marker: str = ""


@dataclass(slots=True)
class _Grid:
    """A table being read."""

    first_block: int
    layout: bool
    cells: list[Cell] = field(default_factory=list)
    caption: tuple[int, int] | None = None
    row: int = -1
    column: int = 0
    opened: tuple[int, int, int, bool] | None = None
    """Start in the text, width, height, header: of the open cell."""
    taken: dict[int, int] = field(default_factory=dict)
    """Last row that a cell from above covers, by column."""

    def place(self, width: int, height: int) -> int:
        """The column of the next cell of the row."""
        while self.column < MAX_COLUMNS and self.taken.get(self.column, -1) >= self.row:
            self.column += 1
        column, self.column = self.column, self.column + width
        if height > 1:
            for covered in range(column, min(self.column, MAX_COLUMNS)):
                self.taken[covered] = self.row + height - 1
        return column


@dataclass(slots=True)
class Outline:
    """Blocks in the making: runs of text closed by ``flush`` in the current context."""

    writer: Writer
    contexts: list[Context] = field(default_factory=list)
    tables: list[_Grid] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _done: list[_Grid] = field(default_factory=list)

    def flush(self, separator: str = "\n") -> None:
        """Ends the running block."""
        run = self.writer.close(separator)
        if run is None:
            return
        context = self.contexts[-1] if self.contexts else Context("paragraph")
        self._blocks.append(Block(context.kind, *run, level=context.level, marker=context.marker))
        if context.kind == "item":
            context.kind, context.marker = "paragraph", ""

    def enter(self, context: Context) -> Effect:
        """What follows is of another kind, until ``leave("context")``."""
        self.contexts.append(context)
        return "context"

    def open_table(self, *, layout: bool) -> Effect:
        """A table starts; one inside another shows that the outer one only lays out the page."""
        self.flush()
        for outer in self.tables[-1:]:
            outer.layout = True
        self.tables.append(_Grid(len(self._blocks), layout))
        return "table"

    def open_caption(self) -> Effect:
        """The caption of the open table starts; one that comes after a row is ordinary text."""
        self.flush()
        if self.tables[-1].row >= 0 or self.tables[-1].caption:
            return "block"
        self.tables[-1].caption = (self.writer.length, self.writer.length)
        return "caption"

    def open_row(self) -> Effect:
        """A row of the open table starts."""
        self.flush()
        self.tables[-1].row += 1
        self.tables[-1].column = 0
        return "row"

    def open_cell(self, width: int, height: int, *, header: bool) -> Effect:
        """A cell of the open row starts."""
        self.flush()
        self.tables[-1].row = max(self.tables[-1].row, 0)
        self.tables[-1].opened = (self.writer.length, width, height, header)
        self.contexts.append(Context("paragraph"))
        return "cell"

    def leave(self, effect: Effect) -> None:
        """The end of an element that had this effect."""
        if not effect:
            return
        self.flush("\t" if effect == "cell" else "\n")
        if effect in {"context", "cell"}:
            self.contexts.pop()
        if effect == "cell":
            self._close_cell(self.tables[-1])
        elif effect == "caption" and (caption := self.tables[-1].caption):
            self.tables[-1].caption = (caption[0], self.writer.length)
        elif effect == "table":
            self._close_table(self.tables.pop())

    def _close_cell(self, grid: _Grid) -> None:
        if grid.opened is None:
            return
        (start, width, height, header), grid.opened = grid.opened, None
        column = grid.place(width, height)
        grid.cells.append(Cell(grid.row, column, start, self.writer.length, width, height, header))

    def _close_table(self, grid: _Grid) -> None:
        """Keeps cells for data, and the blocks inside the cells of a table that only lays out the page."""
        single = all(c.row == 0 for c in grid.cells) or all(c.column == 0 for c in grid.cells)
        if grid.layout or single:
            return
        inner = self._blocks[grid.first_block :]
        if any(b.kind == "heading" for b in inner):
            return
        caption_end = grid.caption[1] if grid.caption else 0
        self._blocks[grid.first_block :] = [b for b in inner if b.start < caption_end]
        self._done.append(grid)

    def finish(self) -> tuple[str, tuple[Segment, ...], tuple[Block, ...], str]:
        """Text, map, blocks in order and the title that the text itself gives."""
        self.flush()
        text, segments = self.writer.finish()
        blocks = [piece for block in self._blocks for piece in _refined(block, text)]
        for number, grid in enumerate(sorted(self._done, key=lambda g: g.cells[0].start)):
            caption = " ".join(text[slice(*grid.caption)].split()) if grid.caption else ""
            blocks += blocks_of(Table(grid.cells, caption), number, text)
        blocks.sort(key=lambda b: b.start)
        tops = [i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == 1]
        title = ""
        if tops:
            top = blocks[tops[0]]
            blocks[tops[0]] = Block("title", top.start, top.end)
            title = " ".join(text[top.start : top.end].split()) if len(tops) == 1 else ""
        return text, segments, tuple(captioned(blocks, text)), title


def _refined(block: Block, text: str) -> list[Block]:
    """The block without white space at its ends; bullets typed by hand become items."""
    start, end = trimmed(text, block.start, block.end)
    if start >= end:
        return []
    if block.kind == "paragraph":
        newline = text.find("\n", start, end)
        if newline >= 0 or marker_at(text, start, end):
            return _typed_list(text, start, end)
    return [Block(block.kind, start, end, level=block.level, marker=block.marker)]


def _typed_list(text: str, start: int, end: int) -> list[Block]:
    """Items that a paragraph holds as lines; a paragraph that has none stays whole."""
    lines = lines_of(text, start, end)
    if not any(marker_at(text, line.start, line.end) for line in lines):
        return [Block("paragraph", start, end)]
    blocks = blocks_of_lines(text, lines, lambda _before, _line: True, titled=False)
    return [Block("paragraph", b.start, b.end) if b.kind in {"cell", "heading"} else b for b in blocks]
