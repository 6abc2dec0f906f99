"""A citizen checks a figure: from the first page to the sentence that states it, by keyboard, on a phone."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.journeys.visits import Visitor, plain, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = "/plans/strategie-ia-occitanie/"
#: What has the focus: its words, whether it can be seen in the window, and whether something shows that it has it.
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  const shown = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  return {tag: e.tagName, id: e.id, href: e.getAttribute("href"), seen, shown};
}"""
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"


def test_a_figure_opens_the_sentence_that_states_it_without_scripts(visitor: Visitor) -> None:
    page = visitor.window(scripts=False)
    page.goto("/")
    page.locator("main").get_by_role("link", name="Stratégie IA Occitanie", exact=True).click()
    page.wait_for_url(f"**{PLAN}")
    page.locator("main a.figure", has_text="60").first.click()
    page.wait_for_url("**/affirmations/*/")
    assert "60" in said(page)
    page.locator("main a[href*='#f-']").first.click()
    page.wait_for_url("**/sources/*/*")
    uid = urlsplit(page.url).fragment.removeprefix("f-")
    marked = page.locator(f"mark:has(a[href*='{uid}'])").first
    assert "60 millions d’euros" in plain(marked.inner_text())
    assert page.locator(f"[id='f-{uid}']").count() == 1


def test_the_past_shows_what_was_announced_then(visitor: Visitor) -> None:
    page = visitor.window(scripts=False)
    page.goto(f"{PLAN}?au=2024-06-15")
    assert "environ 50 M€" in plain(page.locator(".hero .giant").inner_text())
    assert "60 M€" not in said(page)
    assert "15 juin 2024" in plain(page.get_by_role("region", name="Date affichée").inner_text())
    page.get_by_role("link", name="Voir l’état d’aujourd’hui").click()
    assert "60 M€" in said(page)


def test_contradictions_explain_how_50_became_60(visitor: Visitor) -> None:
    page = visitor.window(scripts=False)
    page.goto("/")
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Contradictions").click()
    facing = page.locator("main section.facing", has_text="60 M€").first
    words = plain(facing.inner_text())
    assert "environ 50 M€" in words
    assert "remplace" in words
    assert facing.locator("blockquote, mark").count() >= 2


def test_the_keyboard_alone_reaches_everything(visitor: Visitor) -> None:
    page = visitor.window()
    page.goto("/")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert (first["href"], first["seen"], first["shown"]) == ("#contenu", True, True)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.goto("/")
    wanted = page.locator(FOCUSABLE).count()
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert [r for r in reached if not (r["seen"] and r["shown"])] == []
    assert len({(r["tag"], r["id"], r["href"]) for r in reached if r["tag"] != "BODY"}) > 20


def weight(page: Page, visitor: Visitor) -> int:
    """Bytes that came over the wire, headers included."""
    sizes = [request.sizes() for request in visitor.asked if not request.url.startswith("data:")]
    return sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)


@pytest.mark.parametrize("address", ["/", PLAN])
def test_the_first_view_is_light_and_leaves_nothing_behind(visitor: Visitor, address: str) -> None:
    page = visitor.window()
    page.goto(address, wait_until="networkidle")
    assert len(visitor.asked) <= 10
    assert weight(page, visitor) <= 60_000
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
