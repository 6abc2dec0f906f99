"""An officer proposes a movement without scripts, a publisher confirms it, everybody reads it; axe finds nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.config.processes import Platform, tramontane
from tests.journeys.test_officer import sign_in
from tests.journeys.visits import Visitor, audit, overflow, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = "/espace/plans/strategie-ia-occitanie/"
MONEY = f"{PLAN}argent/"
HEAD = "enveloppe;intitulé;section;financeur;axe;AP/AE votées;CP 2026;CP 2027"


def checked(page: Page) -> list[str]:
    """What is wrong with the page shown."""
    wider = overflow(page)
    return audit(page) + ([f"{page.url} is {wider} px too wide"] if wider > 0 else [])


def bring(page: Page, sheet: Path, *rows: str) -> None:
    """Drop a spreadsheet on the page shown."""
    sheet.write_text("\n".join(rows), encoding="utf-8")
    page.get_by_label("Tableau", exact=True).set_input_files(sheet)
    with page.expect_navigation():
        page.get_by_role("button", name="Lire le").click()
    page.get_by_role("table").first.wait_for()


def test_a_transfer_is_proposed_confirmed_and_public(visitor: Visitor, platform: Platform) -> None:
    page = visitor.window(scripts=False)
    sign_in(page, "Claire")
    page.goto(PLAN)
    page.get_by_role("link", name="L’argent").click()
    page.get_by_role("link", name="Virer d’une enveloppe à une autre").click()
    page.get_by_label("Des crédits (CP)").check()
    page.get_by_label("De l’enveloppe").select_option("recherche")
    page.get_by_label("Vers l’enveloppe").select_option("rd-entreprises")
    page.get_by_label("Montant").fill("123 456,78")
    page.get_by_label("Acte qui le permet").select_option(index=1)
    with page.expect_navigation():
        page.get_by_role("button", name="Proposer").click()
    assert "dites lequel" in said(page)
    assert page.get_by_label("Montant").input_value() == "123 456,78"
    page.get_by_label("Exercice, pour des crédits").fill("2026")
    with page.expect_navigation():
        page.get_by_role("button", name="Proposer").click()
    assert "une autre personne le confirmera" in said(page)
    assert page.get_by_role("button", name="Confirmer").count() == 0
    address = page.url

    public = visitor.window(scripts=False)
    public.goto("/plans/strategie-ia-occitanie/argent/mouvements/")
    assert "123 456,78" not in said(public)
    page = visitor.window(scripts=False)
    sign_in(page, "Paul")
    page.goto(address)
    assert "+ 123 456,78 €" in said(page)
    page.get_by_role("button", name="Confirmer").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "le mouvement est au journal" in said(page)
    public.reload()
    assert "+ 123 456,78 €" in said(public)
    visitor.faults[:] = [f for f in visitor.faults if "422" not in f]
    done = tramontane(platform.folder, "check-integrity", demo="oui")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_of_money_at_the_desk_passes(visitor: Visitor, width: int, scheme: str, tmp_path: Path) -> None:
    page, found, sheet = visitor.window(width=width, scheme=scheme), [], tmp_path / "tableau.csv"
    sign_in(page, "Paul")
    families = [f"proposer/{f}/" for f in ("autorisations", "credits", "virement", "exercice", "correction")]
    for address in ("", *families, "actes/nouveau/", "enveloppes/nouvelle/", "budget/", "comptable/"):
        page.goto(f"{MONEY}{address}")
        found += checked(page)
    page.goto(f"{MONEY}proposer/credits/")
    with page.expect_navigation():
        page.get_by_role("button", name="Proposer").click()
    page.get_by_role("alert").wait_for()
    found += checked(page)
    for row in ("recherche;;;;;beaucoup;;", f"recherche;;;;;;;{width}"):
        page.goto(f"{MONEY}budget/")
        bring(page, sheet, HEAD, row)
        found += checked(page)
    page.get_by_label("Acte qui le permet").select_option(index=1)
    with page.expect_navigation():
        page.get_by_role("button", name="Proposer ce budget").click()
    page.wait_for_url("**/propositions/*/")
    found += checked(page)
    proposal = page.url
    page.goto(f"{MONEY}comptable/")
    bring(page, sheet, "mandat;exercice;montant;date;SIRET;payé/rejeté;motif", "absent;2026;5;20/11/2026;;payé;")
    found += checked(page)
    page = visitor.window(width=width, scheme=scheme)
    sign_in(page, "Claire")
    for address in (MONEY, proposal):
        page.goto(address)
        found += checked(page)
    visitor.faults[:] = [f for f in visitor.faults if "422" not in f]
    assert found == []
