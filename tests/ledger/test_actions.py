"""Every posting of the domain does what it says; every refusal says whose money, how much is left, what can be done."""

import pytest

from tests.ledger.world import World, euros
from tramontane.ledger.models import BudgetEnvelope
from tramontane.ledger.queries import commitment_position, position
from tramontane.lib.errors import Refusal


def test_money_goes_from_the_vote_to_the_last_payment(world: World, voted: BudgetEnvelope) -> None:
    call = world.reserve(voted, 400)
    commitment = world.award(call, 300)
    order = world.order(commitment, 120)
    world.pay(order)
    world.order(commitment, "30.50")
    held = position(voted)
    assert (held.voted, held.available, held.reserved) == (euros(1000), euros(600), euros(100))
    assert (held.committed, held.ordered, held.paid) == (euros("149.50"), euros("30.50"), euros(120))
    year = held.credit(2024)
    assert (year.voted, year.available) == (euros(600), euros("449.50"))
    assert (year.ordered, year.paid, year.lapsed) == (euros("30.50"), euros(120), euros(0))
    assert commitment_position(commitment).awarded == euros(300)


def test_an_envelope_is_not_overdrawn_and_says_what_is_left(world: World, voted: BudgetEnvelope) -> None:
    with pytest.raises(Refusal, match=r"«.Recherche.» n’a plus que 1.000.€ d’autorisations") as refused:
        world.reserve(voted, 1001)
    assert refused.value.rule == "ledger.overdrawn"
    assert "virez-en d’une autre enveloppe" in refused.value.message
