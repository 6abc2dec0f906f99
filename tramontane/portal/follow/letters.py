"""A letter: what it says once, and its two twins, text and HTML, made from the same rows; nothing remote in either."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string


@dataclass(frozen=True, slots=True)
class Link:
    """Words and a whole address."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing told: its name, sentences, and where to look."""

    title: str
    sentences: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a letter says of one plan."""

    title: str
    intro: str
    items: tuple[Item, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """``opening`` and ``closing`` are paragraphs; ``action`` is the one thing that the letter is for, if any."""

    subject: str
    opening: tuple[str, ...]
    closing: tuple[str, ...] = ()
    action: Link | None = None
    parts: tuple[Part, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        """The letter as text."""
        return render_to_string("portal/letters/letter.txt", {"letter": self}).strip() + "\n"

    @property
    def html(self) -> str:
        """The letter as HTML."""
        return render_to_string("portal/letters/letter.html", {"letter": self}).strip() + "\n"


def stopping(address: str) -> Mapping[str, str]:
    """The headers by which a mailbox offers to stop in one click (RFC 2369 and 8058)."""
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
