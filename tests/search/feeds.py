"""Small collections for the tests of the index."""

from collections.abc import Iterable

from tramontane.search.entries import Feed, Item


def item(title: str, body: str = "", *, kind: str = "page", url: str = "", page: str = "", weight: int = 100) -> Item:
    """An item whose address is made of its title."""
    return Item(kind=kind, title=title, body=body, url=url or f"/{abs(hash((title, body)))}/", page=page, weight=weight)


def feed(code: str, *items: Item, fingerprint: str = "1") -> Feed:
    """A collection of those items."""

    def made() -> Iterable[Item]:
        return items

    return Feed(code=code, label=code.title(), fingerprint=fingerprint, items=made)
