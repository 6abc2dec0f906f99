"""The example of docs/ledger.md, from the vote to the last payment, is what the ledger does."""

from datetime import date

from tests.ledger.world import World, euros
from tramontane.ledger.queries import position


def test_the_example_of_the_documentation(world: World) -> None:
    envelope = world.envelope()
    world.vote(envelope, 1_000_000, on=date(2022, 7, 11))
    world.credit(envelope, 300_000, on=date(2023, 12, 20))
    call = world.reserve(envelope, 400_000, on=date(2024, 1, 15))
    schedule = [(date(2024, 5, 1), euros(50_000)), (date(2024, 11, 30), euros(30_000))]
    grant = world.award(call, 80_000, on=date(2024, 3, 10), schedule=schedule)
    world.pay(world.order(grant, 50_000, on=date(2024, 5, 2)), on=date(2024, 5, 9))
    world.pay(world.order(grant, 25_000, on=date(2024, 11, 30)), on=date(2024, 12, 8))
    world.do("complete_commitment", "completion", commitment=grant, amount=euros(5_000), on=date(2024, 12, 15))
    world.do("close_year", "closing", plan=world.plan, year=2024, on=date(2025, 2, 10))
    held = position(envelope)
    assert (held.voted, held.available, held.reserved) == (euros(1_000_000), euros(600_000), euros(325_000))
    assert (held.committed, held.ordered, held.paid) == (euros(0), euros(0), euros(75_000))
    year = held.credit(2024)
    assert (year.voted, year.paid, year.lapsed) == (euros(300_000), euros(75_000), euros(225_000))
    assert (year.available, year.ordered) == (euros(0), euros(0))
    then = position(envelope, on=date(2024, 5, 9))
    assert (then.committed, then.paid, then.credit(2024).available) == (euros(30_000), euros(50_000), euros(250_000))
    assert position(envelope, on=date(2024, 5, 8)).ordered == euros(50_000)
    assert position(envelope, on=date(2022, 7, 10)).voted == euros(0)
