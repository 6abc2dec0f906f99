"""A reader follows a plan by e-mail without scripts nor account: asks, confirms, changes, stops; axe finds nothing."""

import re

import pytest
from playwright.sync_api import Page

from tests.config.processes import Platform, eventually
from tests.journeys.visits import Visitor, audit, overflow, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = "/plans/strategie-ia-occitanie/"
READER = "lectrice@example.org"


def letter(platform: Platform, part: str) -> str:
    """The path of the link of the last letter, that the worker prints where no mail server is set."""
    found = re.compile(rf"^http://localhost:\d+(/abonnements/{part}/\S+)$", re.MULTILINE)
    assert eventually(lambda: found.search(platform.said.partition(READER)[2])), platform.said[-2000:]
    return str(found.findall(platform.said)[-1])


def look(visitor: Visitor, page: Page) -> list[str]:
    """What axe and a narrow window find wrong with a page."""
    wrong = []
    for width, scheme in ((1280, "light"), (320, "dark")):
        window = visitor.window(width=width, scheme=scheme)
        window.goto(page.url)
        wrong += audit(window)
        if overflow(window) > 0:
            wrong.append(f"{window.url} is wider than {width} px")
    return wrong


def test_a_reader_follows_a_plan_changes_their_mind_and_is_forgotten(visitor: Visitor, platform: Platform) -> None:
    page, wrong = visitor.window(scripts=False), []
    page.goto(PLAN)
    page.get_by_role("link", name="Suivre ce plan par courriel").click()
    page.wait_for_url("**/abonnements/?plan=*")
    wrong += look(visitor, page)
    page.get_by_role("button", name="Recevoir le lien de confirmation").click()
    assert "Écrivez votre adresse électronique." in said(page)
    page.get_by_label("Adresse électronique").first.fill(READER)
    page.get_by_label("chaque lundi").check()
    page.get_by_role("button", name="Recevoir le lien de confirmation").click()
    page.wait_for_url("**/abonnements/demande/")
    wrong += look(visitor, page)

    page.goto(letter(platform, "confirmer"))
    wrong += look(visitor, page)
    page.get_by_role("button", name="Confirmer").click()
    assert "Vous suivez le plan « Stratégie IA Occitanie » : chaque lundi." in said(page)
    page.get_by_role("link", name="Voir et changer mes abonnements").click()
    wrong += look(visitor, page)
    page.get_by_label("le plan « Stratégie IA Occitanie »").select_option(label="chaque premier du mois")
    page.get_by_role("button", name="Enregistrer").click()
    assert "C’est enregistré." in said(page)
    page.get_by_role("link", name="Ne plus rien recevoir").click()
    wrong += look(visitor, page)
    page.get_by_role("button", name="Arrêter").click()
    assert "votre adresse est effacée" in said(page)
    assert page.context.cookies() == []
    visitor.faults[:] = [f for f in visitor.faults if "422" not in f]
    assert wrong == []
