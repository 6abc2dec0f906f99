"""Pages of money: they say what the ledger holds, as of any day, each movement with its act."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.conftest import People, publish_all
from tests.ledger.world import World, euros, make_world
from tests.portal.french_left import french_left
from tests.portal.samples import boussole
from tramontane.ledger.models import BudgetEnvelope
from tramontane.ledger.queries import position
from tramontane.plan.actions import import_plan

pytestmark = pytest.mark.django_db
HOME = "/plans/boussole/argent/"


@pytest.fixture
def world(occitanie: People) -> World:
    """A published plan whose money has lived: voted, reserved, committed, paid in part; another envelope untouched."""
    plan = import_plan(document=boussole(), by=occitanie.officer, organisation=occitanie.organisation)
    publish_all(plan, occitanie)
    made = make_world("argent-voisin", people=occitanie)
    made.plan, made.acts = plan, {}
    research, teaching = made.envelope("recherche"), made.envelope("formation")
    made.vote(research, 1_000_000, date(2024, 2, 1))
    made.vote(teaching, 500_000, date(2024, 2, 1))
    made.credit(research, 600_000, on=date(2024, 2, 1))
    reservation = made.reserve(research, 400_000, on=date(2024, 3, 1))
    commitment = made.award(reservation, 80_000, on=date(2024, 3, 10), title="Aide à un laboratoire")
    order = made.order(commitment, "50000.50", on=date(2024, 5, 2))
    made.pay(order, on=date(2024, 5, 9))
    return made


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\u202f", " ").replace("\u00a0", " ")


def rows(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode()
    return [{k.split(" : ")[0]: v for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))]


def test_the_page_says_what_is_voted_committed_and_paid(client: Client, world: World) -> None:
    said = words(client, HOME)
    assert "1,5 M€ votés, 80 000 € engagés, 50 000,50 € payés, au" in said
    assert "/plans/boussole/argent/enveloppes/recherche/" in said


def test_an_envelope_tells_every_step_and_each_movement_with_its_act(client: Client, world: World) -> None:
    said = words(client, f"{HOME}enveloppes/recherche/")
    held = position(BudgetEnvelope.objects.get(plan=world.plan, code="recherche"))
    assert held.voted == held.available + held.reserved + held.committed + held.ordered + held.paid + held.lapsed
    for told in ("600 000 € sur 1 M€ votés", "320 000 €", "29 999,50 €", "50 000,50 €", "Acte de nature accountant"):
        assert told in said, told
    assert said.index("paiement 2024") < said.index("mandatement 2024") < said.index("vote d’autorisations")
    assert "500 000" not in said


def test_a_past_day_shows_what_the_money_was_then(client: Client, world: World) -> None:
    asked = "?au=2024-03-05"
    plan_was_out = client.get(f"{HOME}{asked}").status_code
    assert plan_was_out == 404  # not published yet that day: money never shows more than the plan does
    told = rows(client, f"{HOME}enveloppes.csv")
    research = next(r for r in told if r["enveloppe"] == "recherche" and not r["exercice"])
    assert Decimal(research["paye"]) == euros("50000.50")


def test_the_table_has_every_movement_and_adds_up_to_the_position(client: Client, world: World) -> None:
    told = rows(client, f"{HOME}mouvements.csv")
    assert [r["nature"] for r in told] == ["payment", "order", "award", "reservation", "credit_vote", "vote", "vote"]
    assert sum(Decimal(r["montant"]) for r in told if r["nature"] == "vote") == euros(1_500_000)
    assert all(r["acte_numero"] and r["acte_date"] for r in told)


def test_the_acts_are_listed_with_what_they_moved(client: Client, world: World) -> None:
    said = words(client, f"{HOME}actes/")
    assert "Acte de nature deliberation" in said
    assert "affectation" in said


def test_a_transfer_leaves_one_envelope_and_reaches_the_other(client: Client, world: World) -> None:
    research, teaching = (BudgetEnvelope.objects.get(plan=world.plan, code=c) for c in ("recherche", "formation"))
    moved = {"source": research, "target": teaching, "amount": euros(7_000)}
    world.do("transfer_authorisation", "deliberation", **moved, on=date(2024, 6, 1))
    assert "− 7 000 €" in words(client, f"{HOME}enveloppes/recherche/")
    assert "+ 7 000 €" in words(client, f"{HOME}enveloppes/formation/")


def test_the_page_is_fresh_after_a_posting_and_unchanged_without(client: Client, world: World) -> None:
    tag = client.get(HOME).headers["ETag"]
    assert client.get(HOME, headers={"If-None-Match": tag}).status_code == 304
    world.vote(BudgetEnvelope.objects.get(plan=world.plan, code="formation"), 1)
    assert client.get(HOME, headers={"If-None-Match": tag}).status_code == 200


def test_a_plan_without_money_says_so(client: Client, plan: object) -> None:
    said = words(client, HOME)
    assert "Aucun euro n’est encore inscrit" in said
    assert "votés" not in said


@pytest.mark.parametrize("page", ["", "enveloppes/recherche/", "mouvements/", "actes/"])
def test_in_english_what_stays_in_french_says_so(client: Client, world: World, page: str) -> None:
    said = words(client, f"/en{HOME}{page}")
    assert french_left(said) == []
    assert '<span lang="fr">Acte de nature' in said


@pytest.mark.parametrize(
    "address", ["enveloppes/rien/", "mouvements/?page=0", "mouvements/?page=9", "mouvements/?page=x"]
)
def test_what_is_not_there_is_not_found(client: Client, world: World, address: str) -> None:
    assert client.get(f"{HOME}{address}").status_code == 404


def test_the_pages_keep_to_their_number_of_queries(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(HOME)
    for address in (HOME, f"{HOME}enveloppes/recherche/", f"{HOME}actes/", f"{HOME}mouvements/"):
        with django_assert_max_num_queries(20):
            assert client.get(address).status_code == 200
