"""The addresses of public pages, made without a search so that a page of a thousand links stays cheap.

A test checks each against the URL of the same name.
"""

from dataclasses import dataclass

from django.urls import get_script_prefix


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where everything public is. ``day`` ("" or "?au=2024-07-11") is carried from page to page."""

    day: str = ""

    def home(self) -> str:
        """The first page."""
        return f"{get_script_prefix()}{self.day}"

    def page(self, path: str) -> str:
        """A page by its path, without the first slash: ``plans/``, ``comparer/``."""
        return f"{get_script_prefix()}{path}{self.day}"

    def search(self, form: str = "/") -> str:
        """The search page, which shows no day; ``form``: "/", ".json" or ".atom"."""
        return f"{get_script_prefix()}recherche{form}"

    def plan(self, slug: str) -> str:
        """A plan."""
        return self.page(f"plans/{slug}/")

    def plan_json(self, slug: str) -> str:
        """The document of a plan."""
        return self.page(f"plans/{slug}.json")

    def axis(self, slug: str, ref: str) -> str:
        """An axis of a plan."""
        return self.page(f"plans/{slug}/axes/{ref}/")

    def envelope(self, slug: str, ref: str) -> str:
        """An envelope of a plan."""
        return self.page(f"plans/{slug}/enveloppes/{ref}/")

    def pledge(self, slug: str, ref: str) -> str:
        """A pledge of a plan."""
        return self.page(f"plans/{slug}/engagements/{ref}/")

    def pledges(self, slug: str, page: int = 1, anchor: str = "") -> str:
        """All the pledges of a plan, a page at a time; ``anchor`` is an axis on that page."""
        where = self.page(f"plans/{slug}/engagements/")
        number = f"{'&' if self.day else '?'}page={page}" if page > 1 else ""
        return f"{where}{number}{'#' if anchor else ''}{anchor}"

    def indicator(self, slug: str, ref: str) -> str:
        """An indicator of a plan."""
        return self.page(f"plans/{slug}/indicateurs/{ref}/")

    def line(self, slug: str, kind: str, ref: str) -> str:
        """The page of a line of any kind; lines without a page of their own are on the plan's."""
        own = {"axis": self.axis, "envelope": self.envelope, "pledge": self.pledge, "indicator": self.indicator}
        return own[kind](slug, ref) if kind in own else self.plan(slug)

    def money(self, slug: str, path: str = "") -> str:
        """Where the money of a plan stands; ``path``: "actes/", or a file ("mouvements.csv", "enveloppes.csv")."""
        return self.page(f"plans/{slug}/argent/{path}")

    def money_envelope(self, slug: str, code: str) -> str:
        """An envelope of the budget and its movements."""
        return self.money(slug, f"enveloppes/{code}/")

    def calendar(self, slug: str) -> str:
        """What a plan dates."""
        return self.page(f"plans/{slug}/jalons/")

    def calendar_file(self, slug: str, suffix: str) -> str:
        """The same as a file: ``csv``, or ``ics`` for calendars."""
        return self.page(f"plans/{slug}/jalons.{suffix}")

    def pictures(self, slug: str) -> str:
        """The pictures of a plan."""
        return self.page(f"plans/{slug}/images/")

    def picture_file(self, slug: str, name: str, suffix: str) -> str:
        """The numbers of a picture (``csv``) or its specification (``vl.json``)."""
        return self.page(f"plans/{slug}/images/{name}.{suffix}")

    def briefing(self, slug: str) -> str:
        """The briefing of a plan for a session."""
        return self.page(f"plans/{slug}/note/")

    def briefing_pdf(self, slug: str) -> str:
        """The same as a PDF."""
        return self.page(f"plans/{slug}/note.pdf")

    def versions(self, slug: str) -> str:
        """The published versions of a plan."""
        return self.page(f"plans/{slug}/versions/")

    def version(self, slug: str, number: int) -> str:
        """One published version."""
        return self.page(f"plans/{slug}/versions/{number}/")

    def fact(self, uid: str) -> str:
        """A fact: the proof of a figure."""
        return self.page(f"affirmations/{uid}/")

    def source(self, sha256: str) -> str:
        """A source."""
        return self.page(f"sources/{sha256[:12]}/")

    def passage(self, sha256: str, uid: str) -> str:
        """The sentence of a fact in its source."""
        return f"{self.source(sha256)}#f-{uid}"

    def changes(self, slug: str = "", form: str = "/") -> str:
        """What changed in a plan, or in all; ``form`` is "/" or ".atom"."""
        return self.page(f"plans/{slug}/changements{form}" if slug else f"changements{form}")

    def feed(self, slug: str, kind: str, ref: str) -> str:
        """The feed of a line that has its own page."""
        folder = {"axis": "axes", "envelope": "enveloppes", "pledge": "engagements", "indicator": "indicateurs"}[kind]
        return self.page(f"plans/{slug}/{folder}/{ref}/changements.atom")
