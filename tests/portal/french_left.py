"""French found where a page in English does not say that it is French."""

import re
from html.parser import HTMLParser

#: Words that are in any French sentence and in no English one, and letters that English does not have.
_FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|une?|est|sont|pour|avec|dans|qui|que|ce|cette|ces|aux?|et|ou|pas|ne|nous|vous|votre|vos|"
    r"leurs?|elle|ils?|aucune?|rien|sans|ans|par|sur|mais|jusqu|aujourd|chaque|depuis|jour|mois)\b"
    r"|\b[a-zàâçéèêëîïôùûœ]*[àâçéèêëîïôùûœ][a-zàâçéèêëîïôùûœ]*\b|«|\d M€|\d\u202f\d",
    re.IGNORECASE,
)
#: Names and terms of law that keep their French name, with their meaning in English beside them.
_KEPT = re.compile(
    r"(?i)délibération|crédits de paiement|autorisation de programme|autorisation d’engagement|Licence Ouverte|"
    r"Défenseur des droits|Libre réponse 71120, 75342 Paris CEDEX 07|entreprises de taille intermédiaire|"
    r"Commission nationale de l’informatique et des libertés|Français|\?au="
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_UNREAD = frozenset(("script", "style", "code", "pre", "textarea"))


class _Reader(HTMLParser):
    """Keeps the text that no element says to be French."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.told: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        language = named.get("lang") or self.open[-1][1]
        if tag == "html":
            self.language = language
        if tag not in _VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1]
        if language == "en" and tag not in _UNREAD and tag != "title" and data.strip():
            self.told.append(" ".join(data.split(" ")).strip())


def french_left(html: str) -> list[str]:
    """The runs of text of a page in English that look French and do not say so; the page must say it is English."""
    reader = _Reader()
    reader.feed(html)
    assert reader.language == "en"
    assert "\ufdd0" not in html
    return [text for text in reader.told if _FRENCH.search(_KEPT.sub("", text))]
