"""Addresses like one that does not exist, so that a slip of the pen is mended in one gesture."""

from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches

from django.db import DatabaseError

from tramontane.plan.published import parts_of, title_of
from tramontane.plan.queries import published_plans
from tramontane.portal import menus
from tramontane.portal.addresses import Addresses

MOST = 3
_LONGEST = 200
"""Comparing costs time: a longer address was not mistyped."""


@dataclass(frozen=True, slots=True)
class Near:
    """An address that exists and what is there."""

    href: str
    title: str


def near(path: str) -> tuple[Near, ...]:
    """The addresses most like ``path``; the database is asked for plans only, and its silence is no obstacle."""
    if len(path) > _LONGEST:
        return ()
    known = {Addresses().page(p): str(label) for label, p in (*menus.MAIN, *(e for m in menus.FOOT for e in m.entries))}
    with suppress(DatabaseError):
        known |= _of_plans(path)
    found = get_close_matches(path.lower(), known, n=MOST, cutoff=0.75)
    return tuple(Near(href, known[href]) for href in found)


def _of_plans(path: str) -> dict[str, str]:
    """Plans by address, and the lines of the one that the path names, of the kind it names."""
    at = Addresses()
    parts = path.removeprefix(at.home()).strip("/").split("/")
    if "plan" not in parts[0]:
        return {}
    plans = published_plans()
    known = {at.plan(p.slug): p.document.heading.title for p in plans}
    for plan in plans:
        if len(parts) > 2 and parts[1] == plan.slug:
            for kind in ("axis", "envelope", "pledge", "indicator"):
                known |= {at.line(plan.slug, kind, p.ref): title_of(p) for p in parts_of(plan.document)[kind]}
    return known
