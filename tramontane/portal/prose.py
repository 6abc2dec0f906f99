"""What a page says in prose, for its twin: headings, paragraphs, items and cells of its main part, in order."""

from html.parser import HTMLParser

_BLOCKS = {"h1", "h2", "h3", "p", "li", "dt", "dd", "th", "td"}


class _Main(HTMLParser):
    """Collects the text of each block inside <main>, its navigation left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[dict[str, str]] = []
        self._is_inside = False
        self._navs = 0
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins."""
        self._is_inside = self._is_inside or tag == "main"
        self._navs += tag == "nav"
        if self._is_inside and not self._navs and tag in _BLOCKS:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        if tag == "main":
            self._is_inside = False
        self._navs -= tag == "nav"
        if self._open and self._open[-1][0] == tag:
            text = " ".join("".join(self._open.pop()[1]).split())
            self.said += [{"balise": tag, "texte": text}] if text else []

    def handle_data(self, data: str) -> None:
        """Text, of the innermost block."""
        if self._open:
            self._open[-1][1].append(data)


def prose(html: str) -> list[dict[str, str]]:
    """``[{"balise": "h2", "texte": "…"}, …]``."""
    page = _Main()
    page.feed(html)
    return page.said
