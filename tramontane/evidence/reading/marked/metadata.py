"""The title and publication date that an HTML page states outside its visible text."""

import re
from dataclasses import dataclass
from datetime import date

from tramontane.evidence.reading.marked.tokens import Token, decoded

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_JSON_DAY = re.compile(r"\"datePublished\"\s*:\s*\"(\d{4}-\d{2}-\d{2})")
_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date",
)


@dataclass(slots=True)
class Metadata:
    """What was found so far; the surest statement of the date wins."""

    title: str = ""
    published_on: str = ""
    _rank: int = 99
    _linked_data: bool = False

    def meta(self, attributes: dict[str, str]) -> None:
        """A ``<meta>`` element."""
        name = (
            (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").strip().lower()
        )
        if name in _NAMES:
            self._dated(attributes.get("content", ""), 0 if name == _NAMES[0] else 2)

    def time(self, attributes: dict[str, str], *, dated: bool) -> None:
        """A ``<time>`` element; ``dated`` if it stands in the header of an article."""
        if "pubdate" in attributes or attributes.get("itemprop", "").lower() == "datepublished":
            self._dated(attributes.get("datetime", ""), 3)
        elif dated:
            self._dated(attributes.get("datetime", ""), 4)

    def enter(self, token: Token) -> None:
        """Any element: linked data announces itself."""
        self._linked_data = token.name == "script" and "ld+json" in token.attributes.get("type", "").lower()

    def text(self, raw: str, start: int, end: int, element: str) -> None:
        """Text that is not shown."""
        if element == "title" and not self.title:
            self.title = " ".join(decoded(raw[start : min(end, start + 2000)]).split())[:500]
        elif element == "script" and self._linked_data and (found := _JSON_DAY.search(raw, start, end)):
            self._dated(found[1], 1)

    def _dated(self, value: str, rank: int) -> None:
        found = _DAY.match(value)
        if found is None or rank >= self._rank:
            return
        try:
            date.fromisoformat(found[1])
        except ValueError:
            return
        self.published_on, self._rank = found[1], rank
