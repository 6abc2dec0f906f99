"""axe finds nothing on any public page, and no page is wider than a small phone."""

import pytest

from tests.journeys.visits import Visitor, audit, overflow
from tests.journeys.walk import one_of_each, public_addresses

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_public_page_passes(visitor: Visitor) -> None:
    addresses = public_addresses(visitor.site)
    assert len(addresses) > 30
    page, found = visitor.window(), []
    for address in addresses:
        page.goto(address)
        found += audit(page)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_type_of_page_passes_in_all_its_dresses(visitor: Visitor, width: int, scheme: str) -> None:
    page, found = visitor.window(width=width, scheme=scheme), []
    addresses = one_of_each(public_addresses(visitor.site))
    for address in (*addresses, "/plans/strategie-ia-occitanie/?au=2024-06-15", "/connexion/"):
        page.goto(address)
        found += audit(page)
        if (wider := overflow(page)) > 0:
            found.append(f"{page.url} is {wider} px wider than {width} px")
    assert found == []
