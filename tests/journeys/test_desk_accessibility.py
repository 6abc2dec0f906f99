"""axe finds nothing at the desk either, error pages included, on a wide screen and on a small phone."""

import pytest
from playwright.sync_api import Page

from tests.journeys.visits import Visitor, audit, overflow

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = "/espace/plans/strategie-ia-occitanie/"
PAGES = (
    "/espace/",
    "/espace/plans/nouveau/",
    "/espace/courriels/",
    PLAN,
    *(f"{PLAN}{p}/" for p in ("importer", "contradictions", "publier")),
    *(f"/en{p}" for p in ("/espace/", PLAN)),
)


def enter(page: Page) -> None:
    """Sign in by a demonstration account."""
    page.goto("/connexion/")
    page.get_by_role("button", name="Paul, directeur Occitanie").click()
    page.wait_for_url("**/espace/")


def checked(page: Page) -> list[str]:
    """What is wrong with the page shown."""
    wider = overflow(page)
    return audit(page) + ([f"{page.url} is {wider} px too wide"] if wider > 0 else [])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_of_the_desk_passes(visitor: Visitor, width: int, scheme: str) -> None:
    page, found = visitor.window(width=width, scheme=scheme), []
    enter(page)
    for address in PAGES:
        page.goto(address)
        found += checked(page)
    page.goto(PLAN)
    line = page.get_by_role("link", name="Ouvrir la ligne").first.get_attribute("href")
    source = page.locator("#documents li a").first.get_attribute("href")
    for address in filter(None, (line, source)):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found += checked(page)
    assert found == []


def test_a_refused_form_passes_too(visitor: Visitor) -> None:
    page = visitor.window(width=320)
    enter(page)
    page.goto(f"{PLAN}importer/")
    page.get_by_role("button", name="Importer").click()
    page.get_by_role("alert").wait_for()
    found = checked(page)
    page.get_by_role("link", name="Publié par").click()
    assert page.evaluate("document.activeElement.id") == "id_publisher"
    visitor.faults[:] = [f for f in visitor.faults if "422" not in f]
    assert found == []
