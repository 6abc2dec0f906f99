"""What the database refuses of money, broken on purpose in SQL, whoever asks: the owner of the tables too."""

import pytest

from tests.ledger.breaks import BREAKS, make_money
from tests.rules import Break, assert_refused, cases


@pytest.fixture(scope="module")
def money(module_db: None) -> object:
    """Money that has known everything, made once."""
    return make_money()


@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(money: object, broken: Break) -> None:
    assert_refused(broken)
