"""axe finds nothing on any public page, and no page is wider than a small phone.

With ``DECLARATION`` in the environment (``make declaration``), a whole run is recorded for the accessibility page.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest

from tests.journeys.test_citizen import PLAN, weight
from tests.journeys.visits import STANDARDS, Visitor, audit, overflow
from tests.journeys.walk import one_of_each, public_addresses
from tramontane.portal.rows.declared import RECORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
#: Pages in English: the same templates, other words.
ENGLISH = tuple(f"/en{p}" for p in ("/", PLAN, "/comparer/", "/recherche/?q=recherche", "/changements/", "/connexion/"))
SCHEMES = {"light": "clair", "dark": "sombre"}


@dataclass
class Run:
    """What the tests of this module saw."""

    pages: int = 0
    types: int = 0
    views: int = 0
    tool: str = ""
    variants: set[str] = field(default_factory=set)
    violations: list[str] = field(default_factory=list)
    weights: list[dict[str, object]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every test of the module contributed."""
        return self.pages > 0 and len(self.variants) == 4 and len(self.weights) == 3


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """The run, written at its end when it is asked for and whole."""
    seen = Run()
    yield seen
    if os.environ.get("DECLARATION") and seen.is_whole:
        written = {
            "date": date.today().isoformat(),  # noqa: DTZ011  (the day of whoever runs the tests)
            "tool": seen.tool,
            "rules": STANDARDS,
            "pages": seen.pages,
            "types": seen.types,
            "views": seen.views,
            "variants": sorted(seen.variants),
            "violations": sorted(seen.violations),
            "weights": seen.weights,
        }
        RECORD.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def test_every_public_page_passes(visitor: Visitor, run: Run) -> None:
    addresses = public_addresses(visitor.site)
    assert len(addresses) > 30
    page, found = visitor.window(), []
    for address in addresses:
        page.goto(address)
        found += audit(page)
    run.pages, run.tool = len(addresses), f"axe-core {page.evaluate('axe.version')}"
    run.views += len(addresses)
    run.violations += [f.replace(visitor.site, "") for f in found]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_type_of_page_passes_in_all_its_dresses(visitor: Visitor, run: Run, width: int, scheme: str) -> None:
    page, found = visitor.window(width=width, scheme=scheme), []
    addresses = one_of_each(public_addresses(visitor.site))
    for address in (*addresses, "/plans/strategie-ia-occitanie/?au=2024-06-15", "/connexion/", *ENGLISH):
        page.goto(address)
        found += audit(page)
        if (wider := overflow(page)) > 0:
            found.append(f"{page.url} is {wider} px wider than {width} px")
    run.types = len(addresses) + 1
    run.views += len(addresses) + 2 + len(ENGLISH)
    run.variants.add(f"{width} pixels, {SCHEMES[scheme]}")
    run.violations += [f.replace(visitor.site, "") for f in found]
    assert found == []


def test_errors_pass_too(visitor: Visitor) -> None:
    page = visitor.window(width=320)
    found = []
    for address in ("/comparrer/", "/plans/strategie-ia-occitani/", "/?au=2020-01-01", "/?au=hier"):
        page.goto(address)
        found += audit(page)
        if (wider := overflow(page)) > 0:
            found.append(f"{page.url} is {wider} px too wide")
    visitor.faults[:] = [f for f in visitor.faults if "404" not in f and "400" not in f]
    assert found == []


@pytest.mark.parametrize("address", ["/", PLAN, "/comparer/"])
def test_each_page_weighs_little(visitor: Visitor, run: Run, address: str) -> None:
    page = visitor.window()
    page.goto(address, wait_until="networkidle")
    measured = {"path": address, "bytes": weight(page, visitor), "requests": len(visitor.asked)}
    run.weights.append(measured)
    run.weights.sort(key=lambda w: str(w["path"]))
    assert weight(page, visitor) <= 60_000
    assert len(visitor.asked) <= 10
