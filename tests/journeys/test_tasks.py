"""An officer gives a value in place without scripts, a colleague validates it; axe finds nothing on the way."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.test_officer import sign_in
from tests.journeys.visits import Visitor, audit, overflow, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = "/espace/plans/strategie-ia-occitanie/"
PROJECTS = "accompagner-100-projets-d-innovation-en-cinq-ans"


def checked(page: Page) -> list[str]:
    """What is wrong with the page shown, everything unfolded."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    wider = overflow(page)
    return audit(page) + ([f"{page.url} is {wider} px too wide"] if wider > 0 else [])


def test_a_value_is_given_in_four_interactions_then_validated(visitor: Visitor) -> None:
    page = visitor.window(scripts=False)
    sign_in(page, "Claire")
    page.get_by_role("link", name="Mes tâches").click()
    due = page.locator("#a-relever .task").first
    title = due.locator("a").first.inner_text()
    due.get_by_label("Valeur", exact=True).fill("72")
    due.get_by_role("button", name="Proposer la valeur").click()
    page.wait_for_url("**/espace/taches/")
    assert "une autre personne la validera" in said(page)
    page = visitor.window(scripts=False)
    sign_in(page, "Paul")
    page.get_by_role("link", name="Mes tâches").click()
    waiting = page.locator("#a-valider li", has_text="72")
    assert title in waiting.inner_text()
    waiting.get_by_role("checkbox").check()
    page.get_by_role("button", name="Valider", exact=True).click()
    assert "valeur validée" in said(page)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (320, "light")])
def test_every_page_of_the_follow_up_passes(visitor: Visitor, width: int, scheme: str, tmp_path: Path) -> None:
    page, found = visitor.window(width=width, scheme=scheme), []
    sign_in(page, "Paul")
    for address in ("/espace/taches/", f"{PLAN}indicateurs/{PROJECTS}/", f"{PLAN}releves/"):
        page.goto(address)
        found += checked(page)
    sheet = tmp_path / "releves.csv"
    for rows in (f"{PROJECTS};hier;x", f"{PROJECTS};2026-01-31;{width}"):
        page.goto(f"{PLAN}releves/")
        sheet.write_text(f"indicateur;date;valeur\n{rows}", encoding="utf-8")
        page.get_by_label("Tableau des relevés").set_input_files(sheet)
        page.get_by_role("button", name="Lire le tableau").click()
        page.get_by_role("table").first.wait_for()
        found += checked(page)
    page.get_by_role("button", name="Confirmer").click()
    page.wait_for_url("**/espace/taches/")
    page.get_by_role("button", name="Dire la météo").first.click()
    page.get_by_role("alert").wait_for()
    found += checked(page)
    visitor.faults[:] = [f for f in visitor.faults if "422" not in f]
    assert found == []
