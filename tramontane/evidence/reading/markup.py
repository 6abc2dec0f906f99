"""Reads HTML pages: what a browser shows of their main text, mapped to the source character by character."""

import re
from dataclasses import dataclass, field

from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.formats import declared_charset, decode, refuse_binary
from tramontane.evidence.reading.marked.contexts import BLOCKS, Effect, Numbering, Open, Stack, integer
from tramontane.evidence.reading.marked.metadata import Metadata
from tramontane.evidence.reading.marked.outline import Context, Outline
from tramontane.evidence.reading.marked.tokens import Token, tokens
from tramontane.evidence.reading.marked.writer import Writer
from tramontane.evidence.reading.tables import MAX_SPAN
from tramontane.evidence.rendition import Rendition

_UNSHOWN_NAMES = """
    script style template noscript head title textarea select option datalist button svg object audio
    video canvas iframe noembed noframes xmp rp del s strike
"""
_UNSHOWN = frozenset(_UNSHOWN_NAMES.split())
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_PAGE_PARTS = frozenset(["header", "footer", "aside"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search"])
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOTHING = re.compile(r"0*\.?0+(?:%|[a-z]+)?")
_IMPLIED = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th", "caption"),
    "th": ("td", "th", "caption"),
    "tr": ("tr", "caption"),
    "tbody": ("tbody", "thead", "tfoot", "tr", "caption"),
    "tfoot": ("tbody", "thead", "tfoot", "tr", "caption"),
    "thead": ("tbody", "thead", "tfoot", "tr", "caption"),
}
_HEADINGS = {f"h{n}": n for n in range(1, 7)}


def read_html(content: bytes, charset: str = "") -> Rendition:
    """An HTML page. Menus, page headers and footers are left out unless the page holds nothing else."""
    refuse_binary(content, "HTML")
    raw = decode(content, charset or declared_charset(content))
    if not raw.removeprefix("\ufeff").strip():
        raise refusals.empty()
    for whole in (False, True):
        page = _Page(raw, whole=whole)
        rendition = page.read()
        if rendition.text.strip():
            return rendition
    raise refusals.no_text(" (la page est vide ou construite par un programme)")


def hidden_by_style(style: str) -> bool:
    """Whether inline style takes an element out of sight."""
    if not style:
        return False
    shown: dict[str, str] = {}
    for declaration in _COMMENT.sub("", style.lower()).split(";"):
        name, _, value = declaration.partition(":")
        value, important = value.strip().removesuffix("!important").strip(), "!important" in value
        if important or not shown.get(name.strip(), "").endswith("!"):
            shown[name.strip()] = value + "!" * important
    said = {name: value.rstrip("!") for name, value in shown.items()}
    if said.get("display") == "none" or said.get("visibility") in {"hidden", "collapse"}:
        return True
    return any(_NOTHING.fullmatch(said.get(name, "")) for name in ("opacity", "font-size"))


@dataclass(slots=True)
class _Page:
    raw: str
    whole: bool = False
    """Keep the parts of the page that are not its main text."""
    stack: Stack = field(default_factory=Stack)
    hidden: int = 0
    kept: int = 0
    lists: list[Numbering] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    out: Outline = field(init=False)

    def __post_init__(self) -> None:
        self.out = Outline(Writer(self.raw))

    def read(self) -> Rendition:
        for token in tokens(self.raw):
            if token.kind == "open":
                self._open(token)
            elif token.kind == "close":
                self._close(token)
            else:
                self._text(token)
        while self.stack.items:
            self._pop()
        text, segments, blocks, title = self.out.finish()
        title = title or self.metadata.title
        return Rendition(self.raw, text, segments, blocks, title=title, published_on=self.metadata.published_on)

    def _text(self, token: Token) -> None:
        start = token.start
        if start == 0 and self.raw.startswith("\ufeff"):
            start = 1
        if self.hidden:
            self.metadata.text(self.raw, start, token.end, self.stack.items[-1].name)
        elif self.kept:
            self.out.writer.keep(start, token.end)
        else:
            self.out.writer.fold(start, token.end)

    def _open(self, token: Token) -> None:
        name = token.name
        self._imply(name)
        if name in _VOID:
            self._void(token)
            return
        if name == "time":
            article = self.stack.place("article", "main")
            self.metadata.time(token.attributes, dated=0 <= article < self.stack.place("header"))
        hides = self._hides(token)
        self.metadata.enter(token)
        element = Open(name, hides=hides, kept=name == "pre")
        if not hides and not self.hidden:
            element.effect = self._start(token)
        elif name == "html":
            element.hides = False
        self.hidden += element.hides
        self.kept += element.kept
        self.stack.push(element)

    def _void(self, token: Token) -> None:
        if token.name == "meta":
            self.metadata.meta(token.attributes)
        elif not self.hidden and token.name == "br":
            self.out.writer.blank("\n")
        elif not self.hidden and token.name == "hr":
            self.out.flush()

    def _hides(self, token: Token) -> bool:
        name, given = token.name, token.attributes
        if name in _UNSHOWN or (name == "dialog" and "open" not in given):
            return True
        if given and ("hidden" in given or given.get("aria-hidden", "").strip().lower() == "true"):
            return True
        if given and hidden_by_style(given.get("style", "")):
            return True
        if self.whole:
            return False
        if name == "nav" or given.get("role", "").lower() in _ROLES:
            return True
        return name in _PAGE_PARTS and self.stack.place("article", "main") < 0

    def _imply(self, name: str) -> None:
        """Closes what the start of this element ends without a tag."""
        if name in BLOCKS and name not in {"html", "body"}:
            self._close_named("p")
        for other in _IMPLIED.get(name, ()):
            self._close_named(other)
        if name in _HEADINGS and self.stack.items and self.stack.items[-1].name in _HEADINGS:
            self._pop()

    def _start(self, token: Token) -> Effect:
        """What a visible element changes to the outline; the effect of its end."""
        name, given, out = token.name, token.attributes, self.out
        if name in {"sup", "sub"} and out.writer.last[-1:].isdigit():
            out.writer.blank()
        if name not in BLOCKS:
            return ""
        if name in {"table", "caption", "tr", "td", "th"}:
            return self._start_table(token)
        out.flush()
        if name in {"ol", "ul", "menu", "dir"}:
            style = (given.get("type", "1") or "1") if name == "ol" else "•"
            self.lists.append(Numbering(style, integer(given.get("start", ""), 1)))
            return "list"
        context = self._context(name, given)
        return out.enter(context) if context else "block"

    def _context(self, name: str, given: dict[str, str]) -> Context | None:
        if name in _HEADINGS or given.get("role") == "heading":
            level = _HEADINGS.get(name) or min(max(integer(given.get("aria-level", ""), 2), 1), 6)
            return Context("heading", level)
        if name == "blockquote":
            return Context("quote")
        if name == "li":
            numbering = self.lists[-1] if self.lists else Numbering("•")
            return Context("item", max(len(self.lists), 1), numbering.marker(given.get("value", "")))
        return None

    def _start_table(self, token: Token) -> Effect:
        name, given, out = token.name, token.attributes, self.out
        if name == "table":
            return out.open_table(layout=given.get("role") in {"presentation", "none"})
        if not out.tables:
            out.flush()
            return "block"
        if name == "caption":
            return out.open_caption()
        if name == "tr":
            return out.open_row()
        width = min(max(integer(given.get("colspan", ""), 1), 1), MAX_SPAN)
        height = max(integer(given.get("rowspan", ""), 1), 1)
        return out.open_cell(
            width, height, header=name == "th" or self.stack.place("thead") > self.stack.place("table")
        )

    def _close(self, token: Token) -> None:
        if token.name == "br":
            self._void(token)
        elif token.name in {"body", "html"}:
            return
        elif token.name in _HEADINGS:
            self._close_named(max(_HEADINGS, key=self.stack.place))
        elif not self._close_named(token.name) and self.stack.release(token.name):
            self.hidden -= 1

    def _close_named(self, name: str) -> bool:
        at = self.stack.closes(name)
        if at is None:
            return False
        while len(self.stack.items) > at:
            self._pop()
        return True

    def _pop(self) -> None:
        element = self.stack.pop()
        self.hidden -= element.hides
        self.kept -= element.kept
        if element.effect == "list":
            self.out.flush()
            self.lists.pop()
        else:
            self.out.leave(element.effect)
