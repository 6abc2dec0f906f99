"""What is not where one looks for it: near addresses, lines that left, plans that moved."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Drafting, People, publish_all
from tests.portal.french_left import french_left
from tests.portal.test_public_pages import shown
from tramontane.accounts.models import User
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import decide_lines, open_plan, rename_plan
from tramontane.plan.models import Line, Plan, Territory
from tramontane.plan.queries import public_state


@pytest.fixture
def shorter(plan: Plan, occitanie: People) -> Plan:
    """The plan Boussole, whose promise « ecole » left in its second version."""
    decide_lines(plan=plan, refs=["ecole"], verdict="rejected", by=occitanie.officer, reason="Retiré par la Région.")
    publish_all(plan, occitanie)
    return plan


def test_a_line_that_left_is_gone_and_says_since_when(client: Client, shorter: Plan) -> None:
    page = shown(client, "/plans/boussole/engagements/ecole/", 410)
    assert "Ce n’est plus dans le plan" in page
    assert "« Ouvrir une école » figurait au plan jusqu’à la version 1. La version 2, publiée le" in page
    body = client.get("/plans/boussole/engagements/ecole/").content.decode()
    then = body.partition("<main")[2].partition('href="/plans/boussole/engagements/ecole/?au=')[2][:10]
    assert then
    assert "Ouvrir une école" in shown(client, f"/plans/boussole/engagements/ecole/?au={then}")
    assert client.get("/plans/boussole/versions/2/").status_code == 200


def test_a_line_that_never_was_is_not_found(client: Client, shorter: Plan) -> None:
    assert client.get("/plans/boussole/engagements/rien/").status_code == 404


def test_a_line_that_comes_later_is_not_gone_on_a_day_before(client: Client, history: Plan) -> None:
    ref = Line.objects.filter(plan=history, kind="axis").order_by("id").values_list("ref", flat=True)[0]
    assert client.get(f"/plans/horizon-ia/axes/{ref}/").status_code == 200
    assert client.get(f"/plans/horizon-ia/axes/{ref}/?au=2024-06-01").status_code == 404


def test_a_gone_line_costs_few_queries(client: Client, shorter: Plan) -> None:
    client.get("/plans/boussole/engagements/ecole/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/plans/boussole/engagements/ecole/")
    assert len(asked) <= 6


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/comparrer/", "/comparer/"),
        ("/plan/boussole/", "/plans/boussole/"),
        ("/plans/bousole/", "/plans/boussole/"),
        ("/plans/boussole/engagements/ecoles/", "/plans/boussole/engagements/ecole/"),
        ("/Sources/", "/sources/"),
    ],
)
def test_a_mistyped_address_finds_the_one_that_was_meant(client: Client, plan: Plan, address: str, meant: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert f'href="{meant}"' in response.content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    "address", ["/rien-du-tout/", "/" + "a" * 5000, "/%00/", "/plans/%E2%80%AE%E2%80%AE%E2%80%AE%E2%80%AE/"]
)
def test_an_address_like_no_other_proposes_nothing_and_does_not_break(client: Client, plan: Plan, address: str) -> None:
    assert "Cherchiez-vous" not in shown(client, address, 404)


def test_errors_are_dated_and_offer_a_way_on(client: Client, db: None) -> None:
    page = shown(client, "/rien/", 404)
    assert "Page répondue le" in page
    assert "Revenir à l’accueil" in page


def test_a_plan_that_moved_redirects_for_ever_with_its_pages(client: Client, plan: Plan, occitanie: People) -> None:
    before = public_state()
    rename_plan(plan=plan, slug="boussole-ia", by=occitanie.publisher)
    assert public_state() != before
    for path in ("/", ".json", "/axes/filiere/", "/changements.atom", "/versions/1/", "/changements/?page=1"):
        response = client.get(f"/plans/boussole{path}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/plans/boussole-ia{path}")
        assert client.get(response.headers["Location"]).status_code == 200
    assert client.get("/integrer/plans/boussole/total/").headers["Location"] == "/integrer/plans/boussole-ia/total/"
    assert "/plans/boussole-ia/" in client.get("/plans/").content.decode()
    assert "/plans/boussole/" not in client.get("/plans/").content.decode()


def test_an_address_may_come_back_to_its_plan_and_to_no_other(client: Client, plan: Plan, occitanie: People) -> None:
    rename_plan(plan=plan, slug="deux", by=occitanie.publisher)
    with pytest.raises(Refusal, match="boussole"):
        open_plan(slug="boussole", territory=Territory.objects.get(code="93"), stewards=[occitanie.organisation])
    rename_plan(plan=plan, slug="boussole", by=occitanie.publisher)
    assert client.get("/plans/boussole/").status_code == 200
    assert client.get("/plans/deux/").headers["Location"] == "/plans/boussole/"
    assert rename_plan(plan=plan, slug="boussole", by=occitanie.publisher).slug == "boussole"


def test_a_plan_is_renamed_by_its_publisher_to_a_free_address(
    plan: Plan, occitanie: People, stranger: User, draft_plan: Drafting
) -> None:
    for person in (occitanie.officer, stranger):
        with pytest.raises(Refusal):
            rename_plan(plan=plan, slug="deux", by=person)
    draft_plan("autre")
    with pytest.raises(Refusal, match="autre"):
        rename_plan(plan=plan, slug="autre", by=occitanie.publisher)


def test_what_left_and_what_moved_are_said_in_english_too(client: Client, shorter: Plan, occitanie: People) -> None:
    page = shown(client, "/en/plans/boussole/engagements/ecole/", 410)
    assert "This is no longer in the plan" in page
    assert "“ Ouvrir une école ” was in the plan until version 1." in page
    assert french_left(client.get("/en/plans/boussole/engagements/ecole/").content.decode()) == []
    rename_plan(plan=shorter, slug="cap", by=occitanie.publisher)
    moved = client.get("/en/plans/boussole/axes/")
    assert client.get("/en/plans/boussole/?au=2024-08-01").headers["Location"] == "/en/plans/cap/?au=2024-08-01"
    assert moved.status_code == 404
