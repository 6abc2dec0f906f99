"""``tramontane grant`` and ``tramontane seals``, on a database of their own rights."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.ledger.breaks import make_money
from tests.ledger.world import World
from tramontane.config.runtime.grants import grant, owns_something, role_exists
from tramontane.ledger.queries import position
from tramontane.ledger.queries.holders import find_envelope

FORBIDDEN = [
    "INSERT INTO ledger_journalline (entry_id, account_id, amount) VALUES (1, 1, 1)",
    "UPDATE ledger_account SET balance = 0",
    "UPDATE ledger_journalentry SET reason = ''",
    "DELETE FROM ledger_act",
    "DELETE FROM ledger_seal",
    "TRUNCATE ledger_journalline",
    "ALTER TABLE ledger_journalline DISABLE TRIGGER ALL",
    "DROP TRIGGER journalline_frozen ON ledger_journalline",
    "ALTER TABLE ledger_account DROP CONSTRAINT account_never_overdrawn",
    "SET session_replication_role = replica",
    "ALTER FUNCTION ledger_is_closed RENAME TO gone",
]


@pytest.fixture
def money(db: None) -> World:
    """Money, and a role that owns nothing."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE ledger_test_app")
    assert role_exists("ledger_test_app")
    world = make_money()
    grant("ledger_test_app")
    return world


def test_the_applications_role_posts_and_can_do_nothing_else_to_the_journal(money: World) -> None:
    assert not owns_something("ledger_test_app")
    assert owns_something(connection.settings_dict["USER"])
    envelope = find_envelope(money.plan, "recherche")
    assert envelope is not None
    before = position(envelope).available
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SET ROLE ledger_test_app")
        money.vote(envelope, 7)
        money.reserve(envelope, 7, code="nouvel-appel")
        for statement in FORBIDDEN:
            with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
                cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
    assert position(envelope).available == before
