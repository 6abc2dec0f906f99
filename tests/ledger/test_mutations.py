"""Each trigger, check and unique index of the ledger is dropped in turn: a test then fails, and this shows which."""

from collections import defaultdict

import pytest
from django.db import connection, transaction

from tests.ledger.breaks import BREAKS, make_money
from tests.rules import Break, assert_refused

pytestmark = pytest.mark.slow

BY_RULE: dict[str, list[Break]] = defaultdict(list)
for _broken in BREAKS:
    BY_RULE[_broken.rule].append(_broken)

_DROP = """
SELECT format('DROP TRIGGER %%I ON %%s', t.tgname, t.tgrelid::regclass) FROM pg_trigger t
 WHERE t.tgname = %(rule)s AND NOT t.tgisinternal
UNION ALL
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I CASCADE', k.conrelid::regclass, k.conname) FROM pg_constraint k
 WHERE k.conname = %(said)s AND k.contype IN ('c', 'u')
UNION ALL
SELECT format('DROP INDEX %%I', i.relname) FROM pg_class i
 WHERE i.relname = %(said)s AND i.relkind = 'i'
   AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = i.relname)
"""


@pytest.fixture(scope="module")
def money(module_db: None) -> object:
    """Money that has known everything, made once."""
    return make_money()


def drop(broken: Break) -> None:
    """Take the rule away."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        said = broken.said if "(" in broken.rule else broken.rule
        cursor.execute(_DROP, {"rule": broken.rule, "said": said})
        statements = [row[0] for row in cursor.fetchall()]
        assert len(statements) == 1, (broken.rule, statements)
        cursor.execute(statements[0])


def survives(broken: Break) -> bool:
    """Whether the test of the rule still passes."""
    try:
        assert_refused(broken)
    except (Exception, pytest.fail.Exception):  # noqa: BLE001  (any failure is what is wanted)
        return False
    return True


@pytest.mark.parametrize("rule", sorted(BY_RULE))
def test_a_rule_taken_away_is_missed(money: object, rule: str) -> None:
    failing = []
    for number, broken in enumerate(BY_RULE[rule]):
        with transaction.atomic():
            drop(broken)
            if not survives(broken):
                failing.append(number)
            transaction.set_rollback(True)
    print(f"{rule}: {len(failing)} of {len(BY_RULE[rule])} tests fail without it")  # noqa: T201  (the list)
    assert failing
