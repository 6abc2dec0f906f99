"""An officer brings a document, decides on its lines and publishes, without scripts; the public sees it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.config.processes import Platform, eventually, tramontane
from tests.journeys.visits import Visitor, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SLUG = "sud-ia"
LETTER = """La Région Sud précise le calendrier du plan SUD IA

La Région organisera une conférence sur l’intelligence artificielle à Marseille en mars 2027.
"""
PROMISE = "conférence sur l’intelligence artificielle"


def sign_in(page: Page, name: str) -> None:
    """Enter by a demonstration account, from the first page."""
    page.goto("/")
    page.get_by_role("link", name="Se connecter").click()
    page.get_by_role("button", name=name).click()
    page.wait_for_url("**/espace/")


def test_a_document_becomes_a_published_version(visitor: Visitor, platform: Platform, tmp_path: Path) -> None:
    page = visitor.window(scripts=False)
    sign_in(page, "Karim")
    page.get_by_role("link", name="SUD IA").first.click()
    page.get_by_role("link", name="Importer des documents").click()
    letter = tmp_path / "calendrier.txt"
    letter.write_text(LETTER, encoding="utf-8")
    page.get_by_label("Fichiers").set_input_files(letter)
    page.get_by_label("Publié par").fill("Région Sud")
    page.get_by_label("Date de publication").fill("2026-11-02")
    page.get_by_role("button", name="Importer").click()
    page.wait_for_url(f"**/espace/plans/{SLUG}/")
    assert "la lecture commence" in said(page)

    def is_read() -> bool:
        page.goto(f"/espace/plans/{SLUG}/")
        return PROMISE in said(page)

    assert eventually(is_read)
    page.goto(f"/espace/plans/{SLUG}/?etat=draft")
    for box in page.locator("input[name=line]").all():
        box.check()
    page.get_by_label("Motif").fill("Relu avec la source.")
    page.get_by_role("button", name="Valider", exact=True).click()
    assert "validée" in said(page)
    page = visitor.window(scripts=False)
    sign_in(page, "Nadia")
    page.goto(f"/espace/plans/{SLUG}/publier/")
    page.get_by_label("Ce qui motive cette version").fill("Le calendrier est précisé.")
    page.get_by_role("button", name="Publier la version").click()
    assert "publiée" in said(page)

    public = visitor.window(scripts=False)
    public.goto(f"/plans/{SLUG}/")
    assert PROMISE in said(public)
    public.goto(f"/plans/{SLUG}/versions/")
    assert "Le calendrier est précisé." in said(public)
    checked = tramontane(platform.folder, "check-integrity", demo="oui")
    assert checked.returncode == 0, checked.stderr
