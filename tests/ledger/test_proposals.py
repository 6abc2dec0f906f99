"""Movements of the budget take two people: what one proposed, another one confirms, once, whole, or not at all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROLES
from tests.ledger.world import DAY, YEAR, World, euros, make_world
from tramontane.accounts.actions import give_mandate, open_account
from tramontane.accounts.models import User
from tramontane.ledger import actions, proposed
from tramontane.ledger.integrity import balances, entries, identities
from tramontane.ledger.models import BudgetEnvelope, JournalEntry, Proposal
from tramontane.ledger.queries import ReturnRow, effects, position, proposal_acts, verdicts
from tramontane.lib.errors import Refusal


def propose(world: World, name: str, kind: str, by: User | None = None, **said: Any) -> Proposal:
    """Proposed by the officer, on the act of that kind."""
    more = {n: said.pop(n) for n in ("reason", "key") if n in said}
    if name != "apply_return":
        said = {"on": DAY, **said}
    told = proposed.SCHEMAS[name].model_validate(said)
    return actions.propose(
        plan=world.plan, name=name, said=told, act=world.act(kind), by=by or world.people.officer, **more
    )


@pytest.fixture
def second(world: World) -> User:
    """A second publisher."""
    user = open_account(email="second@example.org", name="Second")
    give_mandate(user=user, organisation=world.people.organisation, role="publisher")
    return user


def test_what_is_confirmed_is_what_was_proposed_and_once(world: World, voted: BudgetEnvelope) -> None:
    made = propose(world, "vote_authorisation", "deliberation", envelope="recherche", amount=euros("50.10"))
    assert position(voted).voted == euros(1000)
    assert made.arguments == {"on": "2024-02-01", "envelope": "recherche", "amount": "50.10"}
    first = actions.confirm(proposal=made, by=world.by)
    again = actions.confirm(proposal=made, by=world.by)
    assert first.entry is not None
    assert (first.entry_id, first.entry.key, first.decided_at) == (again.entry_id, made.key, again.decided_at)
    assert position(voted).voted == euros("1050.10")
    assert JournalEntry.objects.filter(act=made.act, by=world.by, key=made.key).count() == 1


def test_who_proposed_does_not_confirm_and_an_officer_never_does(
    world: World, voted: BudgetEnvelope, second: User
) -> None:
    mine = propose(world, "vote_authorisation", "deliberation", by=world.by, envelope="recherche", amount=euros(1))
    for decide in (actions.confirm, lambda **told: actions.decline(answer="Non.", **told)):
        with pytest.raises(Refusal) as refused:
            decide(proposal=mine, by=world.by)
        assert refused.value.rule == "proposal.second_person"
        for role in ROLES[:2]:
            with pytest.raises(Refusal) as refused:
                decide(proposal=mine, by=getattr(world.people, role))
            assert refused.value.rule == "plan.not_yours"
    assert actions.confirm(proposal=mine, by=second).verdict == "confirmed"


def test_a_reader_and_another_region_propose_nothing(world: World, voted: BudgetEnvelope, sud: Any) -> None:
    for user in (world.people.reader, sud.publisher):
        with pytest.raises(Refusal) as refused:
            propose(world, "vote_authorisation", "deliberation", by=user, envelope="recherche", amount=euros(1))
        assert refused.value.rule == "plan.not_yours"
    assert not Proposal.objects.exists()


def test_what_the_ledger_would_refuse_is_refused_when_proposed(world: World, voted: BudgetEnvelope) -> None:
    asked: tuple[tuple[str, str, dict[str, Any], str], ...] = (
        ("revise_authorisation", "deliberation", {"envelope": "recherche", "change": euros(-2000)}, "ledger.overdrawn"),
        ("vote_authorisation", "closing", {"envelope": "recherche", "amount": euros(5)}, "ledger.act"),
        ("vote_credits", "budget", {"envelope": "absente", "year": YEAR, "amount": euros(5)}, "budget.absent"),
        ("reopen_year", "closing", {"year": YEAR, "reason": "Erreur."}, "ledger.year_open"),
        ("correct_entry", "correction", {"entry": 0, "reason": "Erreur."}, "ledger.absent"),
    )
    for name, kind, said, rule in asked:
        with pytest.raises(Refusal) as refused:
            propose(world, name, kind, **said)
        assert refused.value.rule == rule
    assert not Proposal.objects.exists()
    assert JournalEntry.objects.count() == 2


def test_a_refusal_at_confirmation_leaves_nothing_half_and_the_proposal_open(
    world: World, voted: BudgetEnvelope
) -> None:
    made = propose(world, "revise_authorisation", "deliberation", envelope="recherche", change=euros(-900))
    world.reserve(voted, 500)
    before = position(voted)
    with pytest.raises(Refusal) as refused:
        actions.confirm(proposal=made, by=world.by)
    assert "n’a plus que 500" in refused.value.message.replace("\u202f", " ").replace("\xa0", " ")
    made.refresh_from_db()
    assert (made.verdict, made.entry_id, position(voted)) == ("", None, before)
    declined = actions.decline(proposal=made, answer="L’enveloppe a servi.", by=world.by)
    with pytest.raises(Refusal) as refused:
        actions.confirm(proposal=declined, by=world.by)
    assert refused.value.rule == "proposal.declined"


def test_the_same_form_sent_twice_proposes_once(world: World, voted: BudgetEnvelope) -> None:
    said: dict[str, Any] = {"key": uuid4(), "envelope": "recherche"}
    one, two = (propose(world, "vote_authorisation", "deliberation", amount=euros(5), **said) for _ in range(2))
    assert one == two
    with pytest.raises(Refusal) as refused:
        propose(world, "vote_authorisation", "deliberation", amount=euros(6), **said)
    assert refused.value.rule == "ledger.key"


def test_a_whole_budget_is_opened_and_voted_or_nothing(world: World, voted: BudgetEnvelope) -> None:
    opening = {"code": "calcul", "title": "Calcul", "section": "investment", "funder": world.funder.name}
    lines = [
        {"envelope": "calcul", "before": 0, "after": euros(80)},
        {"envelope": "calcul", "year": YEAR, "before": 0, "after": euros(20)},
        {"envelope": "recherche", "before": euros(1000), "after": euros(900)},
    ]
    said: dict[str, Any] = {"openings": [{**opening, "first_year": YEAR}], "voted": lines}
    made = propose(world, "import_budget", "budget", **said)
    stale = propose(world, "import_budget", "budget", **said)
    assert not BudgetEnvelope.objects.filter(code="calcul").exists()
    actions.confirm(proposal=made, by=world.by)
    opened = BudgetEnvelope.objects.get(code="calcul")
    assert (position(opened).voted, position(opened).credit(YEAR).voted) == (euros(80), euros(20))
    assert position(voted).voted == euros(900)
    before = JournalEntry.objects.count()
    with pytest.raises(Refusal):
        actions.confirm(proposal=stale, by=world.by)
    assert JournalEntry.objects.count() == before


def test_the_accountant_s_file_is_posted_whole_and_what_is_known_is_left(world: World, voted: BudgetEnvelope) -> None:
    commitment = world.award(world.reserve(voted, 400), 200)
    for number in ("A", "B"):
        world.order(commitment, 50, reference=number)
    on = date(2024, 3, 1)
    rows: list[dict[str, Any]] = [
        {"reference": "A", "year": YEAR, "amount": euros(50), "on": on},
        {"reference": "B", "year": YEAR, "amount": euros(50), "on": on, "rejected": "RIB"},
    ]
    one, two = (propose(world, "apply_return", "accountant", rows=rows) for _ in range(2))
    actions.confirm(proposal=one, by=world.by)
    assert (position(voted).paid, position(voted).ordered) == (euros(50), euros(0))
    assert [v.code for v in verdicts(world.plan, [ReturnRow(**r) for r in rows])] == ["known", "known"]
    before = JournalEntry.objects.count()
    with pytest.raises(Refusal) as refused:
        actions.confirm(proposal=two, by=world.by)
    assert (refused.value.rule, JournalEntry.objects.count()) == ("ledger.known", before)


def _movements(world: World) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield "vote_authorisation", "deliberation", {"envelope": "recherche", "amount": 5}
    yield "lapse_authorisation", "deliberation", {"envelope": "recherche", "amount": 5}
    yield "revise_credits", "budget", {"envelope": "recherche", "year": YEAR, "change": -5}
    yield "transfer_authorisation", "deliberation", {"source": "recherche", "target": "formation", "amount": 5}
    yield "transfer_credits", "budget", {"source": "recherche", "target": "formation", "year": YEAR, "amount": 5}
    last = JournalEntry.objects.filter(plan=world.plan).order_by("-id")[0]
    yield "correct_entry", "correction", {"entry": last.pk, "reason": "Deux fois."}
    yield "close_year", "closing", {"year": YEAR}
    yield "reopen_year", "closing", {"year": YEAR, "reason": "Un mandat manquait."}


def test_before_and_after_are_what_the_ledger_holds_before_and_after(world: World, voted: BudgetEnvelope) -> None:
    world.envelope("formation")
    for name, kind, said in _movements(world):
        made = propose(world, name, kind, **said)
        told = effects(world.plan, name, proposed.said(name, made.arguments))
        assert told, name
        assert [(e.kind, e.before) for e in told] == [(e.kind, _shown(world, e)) for e in told], name
        actions.confirm(proposal=made, by=world.by)
        assert [(e.kind, e.after) for e in told] == [(e.kind, _shown(world, e)) for e in told], name
    assert [*balances(), *entries(), *identities()] == []


def _shown(world: World, effect: Any) -> Decimal:
    envelope = BudgetEnvelope.objects.get(plan=world.plan, title=effect.envelope)
    held = position(envelope)
    names = {"0": "voted", "1": "available", "4": "lapsed", "6": "lapsed"}
    place: Any = held.credit(effect.year) if effect.year else held
    found: Decimal = getattr(place, names[effect.kind[1]])
    return found


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**9), places=2),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)),
)
def test_what_is_stored_is_read_back_to_the_cent_and_the_day(amount: Decimal, on: date) -> None:
    told = proposed.CreditVote(envelope="e", year=on.year, amount=amount, on=on)
    assert proposed.said("vote_credits", told.stored()) == told


@pytest.mark.parametrize(
    "bad", [{"amount": "1e1000"}, {"amount": "-5"}, {"amount": "0.001"}, {"amount": "NaN"}, {"x": 1}, {"on": "hier"}]
)
def test_what_has_another_shape_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        proposed.said("vote_authorisation", {"envelope": "e", "amount": "5", "on": "2024-01-01", **bad})


def test_every_action_has_its_schema_its_acts_and_its_word() -> None:
    assert set(proposed.SCHEMAS) == set(proposed.POSTS) == set(Proposal.Action.values)
    assert all(proposal_acts(name) for name in proposed.SCHEMAS)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_confirm_at_once_post_once() -> None:
    world = make_world()
    envelope = world.envelope()
    second = open_account(email="second@example.org", name="Second")
    give_mandate(user=second, organisation=world.people.organisation, role="publisher")
    made = propose(world, "vote_authorisation", "deliberation", envelope="recherche", amount=euros(5))
    start = Barrier(2)

    def confirm(user: User) -> int | None:
        try:
            start.wait(10)
            return actions.confirm(proposal=made, by=user).entry_id
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(confirm, (world.by, second)))
    assert found[0] == found[1] is not None
    assert position(envelope).voted == euros(5)
    assert JournalEntry.objects.count() == 1
