"""Plans of many promises: the first of each axis on the page of the plan, the rest a page at a time."""

import re
from datetime import datetime

import pytest
from django.test import Client

from tests.conftest import People, publish_all
from tests.portal.samples import boussole
from tests.portal.test_public_pages import shown
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import import_plan
from tramontane.plan.document import PledgePart
from tramontane.plan.models import Plan

PLACES = (*["metiers"] * 130, *["projets"] * 12, *[None] * 60)


@pytest.fixture
def long_plan(occitanie: People) -> Plan:
    """130 promises on one axis, 12 on one before it in the plan, 60 on none."""
    pledges = tuple(PledgePart(ref=f"p{n}", axis=axis, title=f"Promesse {n}") for n, axis in enumerate(PLACES))
    document = boussole().model_copy(update={"slug": "long", "pledges": pledges})
    made = import_plan(document=document, by=occitanie.officer, organisation=occitanie.organisation)
    publish_all(made, occitanie, datetime(2024, 7, 12, 9, tzinfo=PARIS))
    return made


def promises(client: Client, address: str) -> list[str]:
    """The promises that a page lists, by their references, in order."""
    found: list[str] = re.findall(
        r'<li><a href="/plans/long/engagements/([^/]+)/', client.get(address).content.decode()
    )
    return found


def test_a_long_plan_shows_the_first_of_each_axis_and_leads_to_all(client: Client, long_plan: Plan) -> None:
    assert promises(client, "/plans/long/") == [
        *(f"p{n}" for n in range(130, 140)),
        *(f"p{n}" for n in range(10)),
        *(f"p{n}" for n in range(142, 152)),
    ]
    body = client.get("/plans/long/").content.decode()
    assert "Les engagements (202)" in body
    links = dict(re.findall(r'<a href="([^"]+)">Voir les (\d+) engagements</a>', body))
    assert links == {
        "/plans/long/engagements/#axe-projets": "12",
        "/plans/long/engagements/#axe-metiers": "130",
        "/plans/long/engagements/?page=2#ensemble": "60",
    }
    for address in links:
        path, _hash, anchor = address.partition("#")
        assert f'id="{anchor}"' in client.get(path).content.decode()


def test_the_pages_hold_every_promise_once(client: Client, long_plan: Plan) -> None:
    pages = [promises(client, f"/plans/long/engagements/?page={n}") for n in (1, 2, 3)]
    assert [len(p) for p in pages] == [100, 100, 2]
    assert sorted(ref for page in pages for ref in page) == sorted(f"p{n}" for n in range(202))
    assert pages[0] == promises(client, "/plans/long/engagements/")
    assert "Page 2 sur 3" in shown(client, "/plans/long/engagements/?page=2")
    assert "?au=2025-01-01&amp;page=3" in client.get("/plans/long/engagements/?au=2025-01-01&page=2").content.decode()


@pytest.mark.parametrize("page", ["0", "4", "-1", "deux", "", "²"])
def test_a_page_that_does_not_exist_is_not_found(client: Client, long_plan: Plan, page: str) -> None:
    assert "Cette liste n’a pas autant de pages" in shown(client, f"/plans/long/engagements/?page={page}", 404)


def test_an_axis_shows_a_hundred_and_a_promise_those_around_it(client: Client, long_plan: Plan) -> None:
    assert len(promises(client, "/plans/long/axes/metiers/")) == 100
    assert "Voir les 130 engagements" in shown(client, "/plans/long/axes/metiers/")
    assert len(promises(client, "/plans/long/axes/projets/")) == 12
    assert "Voir les" not in shown(client, "/plans/long/axes/projets/")
    around = promises(client, "/plans/long/engagements/p50/")
    assert around == [f"p{n}" for n in (*range(40, 50), *range(51, 61))]
    body = client.get("/plans/long/engagements/p120/").content.decode()
    assert '<a href="/plans/long/engagements/?page=2#axe-metiers">Tous les engagements du plan (202)</a>' in body
    assert "p120" in promises(client, "/plans/long/engagements/?page=2")


def test_a_short_plan_shows_all_of_them(client: Client, plan: Plan) -> None:
    assert "Voir les" not in shown(client, "/plans/boussole/")
    assert client.get("/plans/boussole/engagements.json").json()["groups"][0]["rows"][0]["title"] == "Ouvrir une école"
