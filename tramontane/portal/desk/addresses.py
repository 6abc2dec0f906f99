"""The addresses of the desk, in the form that rows of the public portal expect."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tramontane.portal.addresses import Addresses


@dataclass(frozen=True, slots=True)
class DeskAddresses(Addresses):
    """Where a plan in the making is: its lines, its sources, its facts."""

    def plan(self, slug: str) -> str:
        """The desk of a plan."""
        return self.page(f"espace/plans/{slug}/")

    def line(self, slug: str, kind: str, ref: str) -> str:
        """The page of a line."""
        return self.page(f"espace/plans/{slug}/lignes/{ref}/")

    def axis(self, slug: str, ref: str) -> str:
        """The page of an axis."""
        return self.line(slug, "axis", ref)

    def envelope(self, slug: str, ref: str) -> str:
        """The page of an envelope."""
        return self.line(slug, "envelope", ref)

    def pledge(self, slug: str, ref: str) -> str:
        """The page of a pledge."""
        return self.line(slug, "pledge", ref)

    def indicator(self, slug: str, ref: str) -> str:
        """The page of an indicator."""
        return self.line(slug, "indicator", ref)

    def follow(self, slug: str, ref: str) -> str:
        """How an indicator is followed."""
        return self.page(f"espace/plans/{slug}/indicateurs/{ref}/")

    def source(self, sha256: str) -> str:
        """A source, published or not."""
        return self.page(f"espace/sources/{sha256[:12]}/")

    def fact(self, uid: str) -> str:
        """A fact, among those of the source shown."""
        return f"#fait-{uid}"


@dataclass(frozen=True, slots=True)
class ReviewAddresses(DeskAddresses):
    """Where facts lead on the page that reviews a document: to the line they state, nowhere without one."""

    lines: Mapping[str, str] = field(default_factory=dict)

    def fact(self, uid: str) -> str:
        """The card of the line that the fact states."""
        return f"#ligne-{self.lines[uid]}" if uid in self.lines else ""


DESK = DeskAddresses()
