"""What the ledger answers: positions at any day and moment, movements, needs, differences, and the same euro once."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.world import World, euros, make_world
from tramontane.ledger.models import BudgetEnvelope, JournalLine
from tramontane.ledger.queries import (
    ReturnRow,
    acts_of,
    commitment_position,
    committed_by,
    consolidated,
    consumption,
    differences,
    execution,
    forecast,
    gaps,
    movements,
    orders_of,
    position,
    years_of,
)
from tramontane.ledger.queries.acts import ALLOWED_ACTS
from tramontane.ledger.queries.positions import Position, position_from
from tramontane.lib.periods import Period
from tramontane.plan.actions import open_plan
from tramontane.plan.models import Party, Territory


def replay(envelope: BudgetEnvelope, on: date | None, at: datetime | None) -> Position:
    """The position that the journal makes, line by line."""
    held: dict[tuple[str, int], Decimal] = {}
    for line in (
        JournalLine.objects.filter(account__envelope=envelope).select_related("entry", "account").order_by("id")
    ):
        if (on is None or line.entry.on <= on) and (at is None or line.entry.recorded_at <= at):
            key = (line.account.kind, line.account.fiscal_year or 0)
            held[key] = held.get(key, Decimal(0)) + line.amount
    return position_from(held)


def seen(position: Position) -> tuple[object, ...]:
    """What a position says, years without anything left out."""
    return (replace_years(position), tuple(c for c in position.credits if c.voted or c.lapsed or c.paid or c.ordered))


def replace_years(position: Position) -> tuple[Decimal, ...]:
    """Its authorisations and recoveries."""
    return (
        *(position.voted, position.available, position.reserved, position.committed, position.ordered),
        *(position.paid, position.lapsed, position.recovery_due, position.recovery_collected),
    )


@settings(max_examples=5, suppress_health_check=list(HealthCheck), deadline=None)
@given(days=st.lists(st.integers(0, 60), min_size=6, max_size=14))
def test_a_position_is_what_a_replay_gives_at_every_day_and_moment(db: None, days: list[int]) -> None:
    """Entries are written in any order of the days they count from."""
    from django.db import transaction

    with transaction.atomic():
        world = make_world()
        envelope, moments = world.envelope(), []
        world.vote(envelope, 1000, on=date(2024, 1, 1))
        world.credit(envelope, 500, on=date(2024, 1, 1))
        call = world.reserve(envelope, 500, on=date(2024, 1, 1))
        grant = world.award(call, 300, on=date(2024, 1, 1))
        for number, shift in enumerate(days):
            day = date(2024, 1, 2) + timedelta(days=shift)
            if number % 2:
                world.pay(world.order(grant, number + 1, on=day), on=day)
            else:
                world.do("extend_reservation", "deliberation", reservation=call, amount=euros(3), on=day)
            moments.append(timezone.now())
        for day in (date(2023, 12, 31), *(date(2024, 1, 1) + timedelta(days=n) for n in (0, 3, 20, 61, 200))):
            assert seen(position(envelope, on=day)) == seen(replay(envelope, day, None))
            for at in moments[::3]:
                assert seen(position(envelope, on=day, at=at)) == seen(replay(envelope, day, at))
        for at in moments:
            assert seen(position(envelope, at=at)) == seen(replay(envelope, None, at))
        assert commitment_position(grant, at=moments[0]).awarded == euros(300)
        transaction.set_rollback(True)


def test_the_same_euro_is_counted_once_across_plans(world: World, voted: BudgetEnvelope) -> None:
    state = Party.objects.create(name="État", kind="state")
    territory = Territory.objects.get(code="76")
    second = open_plan(slug="second", territory=territory, stewards=[world.people.organisation])
    third = open_plan(slug="troisieme", territory=territory, stewards=[world.people.organisation])
    national = world.envelope("national", funder=state)
    world.vote(national, 500)
    part = world.envelope("part", plan=second, funder=state, comes_from=national)
    again = world.envelope("part", plan=third, funder=state, comes_from=part)
    own = world.envelope("propre", plan=second)
    for plan, envelopes in ((second, (part, own)), (third, (again,))):
        other = World(plan, world.people, world.funder, world.document)
        for envelope in envelopes:
            other.vote(envelope, 100)
    assert consolidated([world.plan]).voted == euros(1500)
    assert consolidated([second]).voted == euros(200)
    assert consolidated([world.plan, second, third]).voted == euros(1600)
    assert consolidated([world.plan, third]).voted == euros(1500)
    assert consolidated([second, third]).voted == euros(200)


def test_schedules_say_which_credits_will_be_needed(world: World, voted: BudgetEnvelope) -> None:
    call = world.reserve(voted, 400)
    schedule = [(date(2023, 6, 1), euros(50)), (date(2024, 6, 1), euros(100)), (date(2025, 6, 1), euros(50))]
    grant = world.award(call, 200, schedule=schedule)
    world.order(grant, 70)
    needs = {n.year: (n.due, n.available, n.missing) for n in forecast(world.plan, today=date(2024, 3, 1))}
    assert needs[2024] == (euros(80), euros(530), euros(0))
    assert needs[2025] == (euros(50), euros(0), euros(50))


def test_the_accountants_file_is_compared_row_by_row(world: World, voted: BudgetEnvelope) -> None:
    grant = world.award(world.reserve(voted, 400), 300, beneficiary="12345678901234")
    for number in ("A", "B", "C"):
        world.order(grant, 50, reference=number)
    day = date(2024, 3, 1)
    rows = [
        ReturnRow(reference="A", year=2024, amount=euros(49), on=day),
        ReturnRow(reference="B", year=2024, amount=euros(50), on=day, siret="0" * 14),
        ReturnRow(reference="Z", year=2024, amount=euros(50), on=day),
    ]
    found = {d.reference: (d.reason.replace("\u00a0", " "), d.is_fault) for d in differences(world.plan, rows)}
    assert found["A"][0].startswith("49 € dans le fichier")
    assert found["B"][0].startswith("le SIRET")
    assert found["Z"][0].startswith("aucun mandat")
    assert found["C"] == ("attend encore la réponse du comptable", False)
    assert [o.state for o in orders_of(world.plan)] == ["waiting"] * 3


def test_movements_execution_curve_and_totals(world: World, voted: BudgetEnvelope) -> None:
    call = world.reserve(voted, 400, instrument="funding")
    grant = world.award(call, 300)
    world.pay(world.order(grant, 120, on=date(2024, 3, 1)), on=date(2024, 3, 9))
    world.do("amend_commitment", "amendment", commitment=grant, change=euros(-30))
    told = movements(plan=world.plan)
    assert [(m.kind, m.amount) for m in told[:2]] == [("payment", euros(120)), ("order", euros(120))]
    assert ("amendment", euros(-30)) in [(m.kind, m.amount) for m in told]
    assert [m.kind for m in movements(envelope=voted, kinds=["vote"])] == ["vote"]
    assert consumption([voted]) == [(date(2024, 3, 9), euros(120))]
    assert consumption([voted], of="voted") == [(date(2024, 2, 1), euros(1000))]
    (whole,) = execution(world.plan, by="axis")
    assert (whole.label, whole.position.awarded) == ("Ensemble du plan", euros(270))
    assert [e.label for e in execution(world.plan, by="year")] == ["2024"]
    assert execution(world.plan, by="funder")[0].label == "Région Occitanie"
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    assert committed_by("funding", year) == euros(270)
    assert [(g.instrument, g.difference) for g in gaps({"funding": euros("270.01")}, year)] == [
        ("funding", euros("0.01"))
    ]
    assert gaps({"funding": euros(270), "academy": euros(0)}, year) == []
    assert {e.act.kind for e in acts_of(world.plan) if e.movements} == {
        *("deliberation", "budget", "certification", "accountant", "amendment"),
    }
    assert [(y.year, y.is_closed) for y in years_of(world.plan)] == [(2024, False)]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ALLOWED_ACTS)
def test_the_list_of_acts_is_that_of_the_database(kind: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_allowed_acts(%s)", [kind])
        assert tuple(cursor.fetchone()[0]) == ALLOWED_ACTS[kind]
