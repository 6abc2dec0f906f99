"""An officer turns a communiqué into decided lines by keyboard alone, in few gestures; another person publishes it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.config.processes import eventually
from tests.journeys.test_officer import sign_in
from tests.journeys.visits import Visitor, audit, overflow, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COMMUNIQUE = Path(__file__).with_name("communique.txt")
SLUG = "cap-ia"
#: The bar of the field: forty facts in a communiqué of five thousand characters.
MOST_GESTURES = 120


def bring(page: Page) -> int:
    """Open a plan and bring it the communiqué; returns how many gestures that took."""
    page.goto("/espace/plans/nouveau/")
    page.get_by_label("Territoire").select_option(label="Occitanie")
    page.get_by_label("Adresse du plan").fill(SLUG)
    page.get_by_role("button", name="Ouvrir le plan").click()
    page.get_by_label("Fichiers").set_input_files(COMMUNIQUE)
    page.get_by_label("Publié par").fill("Région Bretagne")
    page.get_by_label("Date de publication").fill("2025-06-27")
    page.get_by_role("button", name="Importer").click()
    page.wait_for_url(f"**/espace/plans/{SLUG}/")
    return 7


def waiting(page: Page) -> int:
    return page.locator(".queue > .card-line").count()


def test_a_communique_is_decided_by_keyboard_in_few_gestures(visitor: Visitor) -> None:
    page = visitor.window()
    sign_in(page, "Claire")
    gestures = bring(page)

    def is_read() -> bool:
        page.goto(f"/espace/plans/{SLUG}/relire/")
        return waiting(page) > 0

    assert eventually(is_read)
    found, sums = waiting(page), page.get_by_role("button", name="lignes de cette addition")
    assert found >= 40
    assert audit(page) == []
    while sums.count():
        sums.first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        gestures += 1
    page.locator(".queue > .card-line").first.focus()
    page.keyboard.press("e")
    page.keyboard.type("Sans rapport avec le plan.")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    gestures += 3
    page.locator(".queue > .card-line").first.focus()
    while waiting(page):
        assert page.evaluate("document.activeElement.className") == "card-line"
        with page.expect_navigation():
            page.keyboard.press("v")
        gestures += 1
        assert gestures < MOST_GESTURES
    assert "Tout est décidé." in said(page)
    narrow = visitor.window(width=320, scheme="dark", scripts=False)
    sign_in(narrow, "Claire")
    narrow.goto(f"/espace/plans/{SLUG}/relire/")
    assert overflow(narrow) <= 0
