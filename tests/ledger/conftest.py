"""Fixtures of the ledger: a world of money, empty or voted."""

import pytest

from tests.ledger.world import World, make_world
from tramontane.ledger.models import BudgetEnvelope


@pytest.fixture
def world(db: None) -> World:
    """A plan without money yet."""
    return make_world()


@pytest.fixture
def voted(world: World) -> BudgetEnvelope:
    """An envelope of 1 000 € of authorisations and 600 € of credits of 2024."""
    envelope = world.envelope()
    world.vote(envelope, 1000)
    world.credit(envelope, 600)
    return envelope
