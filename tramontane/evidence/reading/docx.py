"""Reads Word files (DOCX): the text of ``word/document.xml``, mapped to that XML character by character."""

import re
from dataclasses import dataclass, field

from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.formats import BODY
from tramontane.evidence.reading.marked.contexts import Effect, integer
from tramontane.evidence.reading.marked.outline import Context, Outline
from tramontane.evidence.reading.marked.tokens import Token, tokens
from tramontane.evidence.reading.marked.writer import Writer
from tramontane.evidence.reading.tables import MAX_SPAN
from tramontane.evidence.reading.word.numbering import Lists
from tramontane.evidence.reading.word.package import parts_of
from tramontane.evidence.rendition import Rendition

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
_NAMESPACE = re.compile(
    r"xmlns:([A-Za-z_][\w.-]{0,30})\s*=\s*[\"']"
    r"http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006|purl\.oclc\.org/ooxml/wordprocessingml)/main[\"']"
)
_LEVEL = re.compile(r"(?:heading|titre|title)\s?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titre|titredudocument)", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense)?\s?(?:quote|citation)(?:intense)?", re.IGNORECASE)
_FALSE = frozenset(["0", "false", "off", "none"])
_REMOVED = frozenset(["del", "moveFrom"])
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read_docx(content: bytes) -> Rendition:
    """A Word file. Deleted, moved-away, struck and hidden text is not evidence."""
    parts = parts_of(content, (BODY, STYLES, NUMBERING))
    raw = parts[BODY]
    prefix = prefix_of(raw)
    lists = Lists(parts.get(NUMBERING, ""), prefix_of(parts.get(NUMBERING, "")))
    reader = _Body(raw, prefix, _levels(parts.get(STYLES, "")), lists)
    rendition = reader.read()
    if not rendition.text.strip():
        raise refusals.no_text()
    return rendition


def prefix_of(xml: str) -> str:
    """The prefix of the WordprocessingML names, ``w:`` nearly always."""
    found = _NAMESPACE.search(xml, 0, 20_000)
    return f"{found[1]}:" if found else "w:"


def level_of(name: str) -> int | None:
    """The heading level that a style name or identifier says: 1 to 6, 0 for the document's title."""
    if found := _LEVEL.match(name):
        return min(int(found[1]), 6)
    return 0 if _TITLE.fullmatch(name) else None


def _levels(styles: str) -> dict[str, int]:
    """Heading level by style identifier, read from the style's name (it is English in every language of Word)."""
    prefix = prefix_of(styles)
    levels: dict[str, int] = {}
    style = ""
    for token in tokens(styles, xml=True):
        name = token.name.removeprefix(prefix)
        value = token.attributes.get(f"{prefix}val".lower(), "")
        if name == "style":
            style = token.attributes.get(f"{prefix}styleId".lower(), "")
        elif name == "name" and (level := level_of(value)) is not None:
            levels[style] = level
        elif name == "outlineLvl" and integer(value, 9) < 6:
            levels.setdefault(style, integer(value, 9) + 1)
    return levels


@dataclass(slots=True)
class _Paragraph:
    """What the properties of the open paragraph say."""

    level: int | None = None
    quote: bool = False
    list_id: str = ""
    list_level: int = 0


@dataclass(slots=True)
class _Body:
    raw: str
    prefix: str
    levels: dict[str, int]
    lists: Lists
    paragraphs: list[_Paragraph] = field(default_factory=list)
    path: list[tuple[str, Effect, bool]] = field(default_factory=list)
    """Open elements: local name, effect of the end, hides."""
    hidden: int = 0
    run_hidden: bool = False
    raised: bool = False
    spaced: bool = False
    """The open ``<w:t>`` keeps the white space at its ends."""
    header_row: bool = False
    out: Outline = field(init=False)

    def __post_init__(self) -> None:
        self.out = Outline(Writer(self.raw, xml=True))

    def read(self) -> Rendition:
        for token in tokens(self.raw, xml=True):
            if token.kind == "open":
                self._open(token)
                if token.empty:
                    self._close()
            elif token.kind == "close":
                self._close()
            elif self.path and self.path[-1][0] == "t" and not self.hidden and not self.run_hidden:
                self._text(token)
        text, segments, blocks, title = self.out.finish()
        title = title or next((" ".join(text[b.start : b.end].split()) for b in blocks if b.kind == "title"), "")
        return Rendition(self.raw, text, segments, blocks, title=title)

    def _text(self, token: Token) -> None:
        start, end = token.start, token.end
        if not self.spaced:
            piece = self.raw[start:end]
            start += len(piece) - len(piece.lstrip(" \t\r\n"))
            end = max(start, end - (len(piece) - len(piece.rstrip(" \t\r\n"))))
        writer = self.out.writer
        if start < end and self.raised and writer.last[-1:].isdigit():
            writer.blank()
        if token.kind == "literal":
            writer.literal(start, end)
        else:
            writer.keep(start, end)

    def _open(self, token: Token) -> None:
        own = token.name.startswith(self.prefix)
        name = token.name[len(self.prefix) :] if own else token.name
        hides = (name in _REMOVED or name.endswith("PrChange")) if own else name.endswith(":Fallback")
        self.hidden += hides
        effect: Effect = ""
        if own and not self.hidden:
            effect = self._start(name, token)
        self.path.append((name, effect, hides))

    def _close(self) -> None:
        if not self.path:
            return
        name, effect, hides = self.path.pop()
        self.hidden -= hides
        if name == "pPr" and self.paragraphs and not self.hidden:
            self._enter_paragraph(self.paragraphs[-1])
        elif name == "r":
            self.run_hidden = self.raised = False
        elif name == "p" and effect and self.paragraphs:
            self.paragraphs.pop()
        self.out.leave(effect)

    def _start(self, name: str, token: Token) -> Effect:
        """What an element of WordprocessingML changes; the effect of its end."""
        out = self.out
        match name:
            case "p":
                out.flush()
                self.paragraphs.append(_Paragraph())
                return out.enter(Context("paragraph"))
            case "tbl":
                return out.open_table(layout=False)
            case "tr" if out.tables:
                self.header_row = False
                return out.open_row()
            case "tc" if out.tables:
                return out.open_cell(1, 1, header=self.header_row)
            case "t":
                self.spaced = token.attributes.get("xml:space") == "preserve"
            case "br" | "cr" if not self.run_hidden:
                out.writer.blank("\n")
            case "tab" | "ptab" if not self.run_hidden and self.path and self.path[-1][0] == "r":
                out.writer.blank("\t")
            case "noBreakHyphen" | "softHyphen" if not self.run_hidden:
                out.writer.put(_SIGNS[name], token.start, token.end)
            case _:
                self._property(name, token)
        return ""

    def _property(self, name: str, token: Token) -> None:
        value = token.attributes.get(f"{self.prefix}val".lower(), "")
        place = self.path[-1][0] if self.path else ""
        if place == "rPr":
            in_run = len(self.path) > 1 and self.path[-2][0] == "r"
            if name in {"vanish", "strike", "dstrike"} and in_run and value not in _FALSE:
                self.run_hidden = True
            elif name == "vertAlign" and in_run:
                self.raised = value in {"superscript", "subscript"}
        elif place in {"pPr", "numPr"} and self.paragraphs:
            self._paragraph_property(name, value, self.paragraphs[-1])
        elif name == "tblHeader":
            self.header_row = value not in _FALSE
        elif name == "gridSpan" and self.out.tables and (opened := self.out.tables[-1].opened):
            width = min(max(integer(value, 1), 1), MAX_SPAN)
            self.out.tables[-1].opened = (opened[0], width, *opened[2:])

    def _paragraph_property(self, name: str, value: str, paragraph: _Paragraph) -> None:
        if name == "pStyle":
            level = self.levels.get(value, level_of(value))
            paragraph.level = paragraph.level if level is None else level
            paragraph.quote = _QUOTE.fullmatch(value) is not None
        elif name == "outlineLvl" and integer(value, 9) < 6:
            paragraph.level = integer(value, 9) + 1
        elif name == "ilvl":
            paragraph.list_level = min(max(integer(value, 0), 0), 8)
        elif name == "numId" and value != "0":
            paragraph.list_id = value

    def _enter_paragraph(self, paragraph: _Paragraph) -> None:
        """Now that its properties are known, says what the open paragraph is."""
        context = self.out.contexts[-1]
        if paragraph.level is not None:
            context.kind, context.level = "heading", max(paragraph.level, 1)
        elif paragraph.list_id:
            context.kind, context.level = "item", paragraph.list_level + 1
            context.marker = self.lists.marker(paragraph.list_id, paragraph.list_level)
        elif paragraph.quote:
            context.kind = "quote"
