"""What is written behind the rules is named by ``check-integrity``; the chain says when the past has changed."""

from datetime import date

import pytest
from django.db import connection

from tests.ledger.breaks import make_money
from tests.ledger.world import World
from tramontane.ledger.actions import seal_journal
from tramontane.ledger.integrity import balances, entries, identities, seals
from tramontane.ledger.queries import seals as sealed

#: What is written behind the rules → what must be said of it.
BREAKS = {
    "UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'A1'": "n’a pas le solde de ses lignes",
    "UPDATE ledger_journalline SET running = running + 1": "n’a pas le solde que donnent les lignes d’avant",
    "UPDATE ledger_daybalance SET balance = balance + 1": "n’a pas le solde de ses écritures au",
    "DELETE FROM ledger_daybalance": "n’a pas le solde de ses écritures au",
    "UPDATE ledger_journalline SET amount = amount + 1 WHERE amount > 0": "équilibrée",
    "DELETE FROM ledger_journalline": "n’a pas de ligne",
    "UPDATE ledger_journalentry SET act_id = 0": "n’a pas l’acte qui la permet",
    "UPDATE ledger_journalline l SET amount = amount * 2 FROM ledger_journalentry e"
    " WHERE e.id = l.entry_id AND e.kind = 'correction'": "n’est pas l’opposé",
    "UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'A6'": "a voté autre chose que ce qu’elle porte",
    "UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'C2'": "n’a pas autant de crédits que de mandats",
    "UPDATE ledger_account SET balance = 3 WHERE kind = 'C1' AND fiscal_year = 2023": "est clos et porte encore",
    "UPDATE ledger_budgetenvelope SET comes_from_id = (SELECT id FROM ledger_budgetenvelope WHERE code = 'part')"
    " WHERE code = 'formation'": "alimente d’autres plans au-delà",
    "UPDATE ledger_journalentry SET reason = 'autre' WHERE kind = 'rejection'": "ne sont plus celles du scellé",
    "UPDATE ledger_journalline SET amount = amount * 2": "ne sont plus celles du scellé",
    "UPDATE ledger_act SET title = 'autre'": "ne sont plus celles du scellé",
    "DELETE FROM ledger_journalentry WHERE kind = 'lapse'": "ne sont plus celles du scellé",
    "UPDATE ledger_seal SET sha256 = repeat('0', 64)": "ne sont plus celles du scellé",
}


@pytest.fixture(scope="module")
def money(module_db: None) -> World:
    """Money that has known everything, made once."""
    return make_money()


def found() -> list[str]:
    """What every check of the ledger says."""
    return [*balances(), *entries(), *identities(), *seals()]


def test_sound_money_has_no_fault(money: World) -> None:
    assert found() == []


@pytest.mark.parametrize(("broken", "said"), BREAKS.items())
def test_what_is_written_behind_the_rules_is_named(money: World, broken: str, said: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(broken)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert said in "\n".join(found())


def test_each_seal_binds_what_was_written_since_the_one_before(money: World) -> None:
    first = seal_journal(day=date(2024, 6, 1))
    assert seal_journal(day=date(2024, 6, 1)).pk == first.pk
    empty = seal_journal(day=date(2024, 6, 2))
    assert (empty.entries, empty.last_entry_id) == (0, first.last_entry_id)
    money.vote(money.envelope("nouvelle"), 10)
    third = seal_journal(day=date(2024, 6, 3))
    assert third.entries == 1
    assert len({first.sha256, empty.sha256, third.sha256}) == 3
    assert [(row.day, row.entries) for row in sealed(since=date(2024, 6, 2))] == [
        (date(2024, 6, 2), 0),
        (date(2024, 6, 3), 1),
    ]
    assert list(seals()) == []
