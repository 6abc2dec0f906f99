"""Someone looks for a figure: from the field of the header to the page that states it; axe finds nothing on the way."""

import pytest

from tests.journeys.visits import Visitor, audit, overflow, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASKED = (
    "/recherche/",
    "/recherche/?q=formassions+occitanie",
    "/recherche/?q=zzzzzz",
    "/recherche/?q=ia&type=axe&page=2",
)


def test_a_misspelt_question_leads_to_its_page_without_scripts(visitor: Visitor) -> None:
    page = visitor.window(scripts=False)
    page.goto("/")
    page.get_by_role("search").get_by_role("searchbox").fill("supercalculateurs regionnal")
    page.get_by_role("search").get_by_role("button", name="Chercher").click()
    page.wait_for_url("**/recherche/?q=*")
    assert "Vouliez-vous dire" in said(page)
    page.get_by_role("link", name="Engagement", exact=False).first.click()
    page.wait_for_url("**type=engagement**")
    page.locator(".results a").first.click()
    page.wait_for_url("**/engagements/**")
    assert "supercalculateur" in said(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_search_passes_in_all_its_dresses(visitor: Visitor, width: int, scheme: str) -> None:
    page, found = visitor.window(width=width, scheme=scheme), []
    for address in ASKED:
        page.goto(address)
        found += audit(page)
        if (wider := overflow(page)) > 0:
            found.append(f"{page.url} is {wider} px wider than {width} px")
    assert found == []
