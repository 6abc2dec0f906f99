"""What the floors above give to search: pages and parts of pages, by collection."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

PLAN = "plan:"
"""How the collection of a plan is called: « plan:sud-ia »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to be found at ``url``, which may end with an anchor.

    ``context`` says what it belongs to (plan, Region): searched, shown above the title. Items that share a ``page``
    give one result, the best of them; it is the address unless said otherwise. ``weight``: 100 is ordinary.
    """

    kind: str
    title: str
    url: str
    body: str = ""
    context: str = ""
    page: str = ""
    weight: int = 100
    updated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A collection and how to make it again: ``items`` is only called when ``fingerprint`` has changed."""

    code: str
    label: str
    fingerprint: str
    items: Callable[[], Iterable[Item]]
