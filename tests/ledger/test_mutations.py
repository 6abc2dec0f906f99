"""Each trigger, check, unique index and refusal in a function is taken away in turn: a test then fails.

A trigger holds several rules: each sentence that it raises is taken out of its function too.
"""

import re
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


_RAISED = re.compile(r"RAISE EXCEPTION [^;]*?CONSTRAINT = '(\w+)'[^;]*;", re.DOTALL)
#: The functions of proposals have their own breaks, in ``test_proposals``.
_FUNCTIONS = r"""
SELECT pg_get_functiondef(oid) FROM pg_proc
 WHERE proname LIKE 'ledger\_%' AND proname NOT LIKE '%proposal%' ORDER BY oid
"""
#: Raised by functions that no broken rule reaches in SQL: ``test_actions`` sends a key twice.
_ELSEWHERE = ("entry_key_reused",)


def refusals() -> dict[str, list[str]]:
    """What functions raise → the functions that raise it, as they are defined."""
    found: dict[str, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_FUNCTIONS)
        for (source,) in cursor.fetchall():
            for said in dict.fromkeys(_RAISED.findall(source)):
                found[said].append(source)
    return found


def test_a_refusal_taken_out_of_its_function_is_missed(money: object) -> None:
    found, missed = refusals(), []
    assert len(found) > 15
    for said, sources in found.items():
        with transaction.atomic(), connection.cursor() as cursor:
            for source in sources:
                cursor.execute(_RAISED.sub(lambda m: "NULL;" if m[1] == said else m[0], source))  # noqa: B023
            if any(b.said == said and not survives(b) for b in BREAKS):
                missed.append(said)
            transaction.set_rollback(True)
    assert set(found) - set(missed) == set(_ELSEWHERE)
