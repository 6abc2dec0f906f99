"""Pages that only read are refused any write by PostgreSQL itself, at the price of one statement per change of mode."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_ON_SERVER: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()
"""What each open psycopg connection was last told."""


def only_read(wanted: bool) -> None:  # noqa: FBT001 - a switch
    """From now on this thread's connection refuses writes, or accepts them again.

    Nothing is sent when the connection already is in that mode or is not open yet (it is told when it opens). One that
    is gone is put away: a page that needs no database goes on, another opens a new one.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    wrapper.only_read = wanted
    try:
        _tell(wrapper)
    except OperationalError:
        wrapper.close()


@contextmanager
def writing() -> Iterator[None]:
    """Accept writes for the time of the block: sessions are kept even when a page only reads."""
    before = bool(getattr(connections[DEFAULT_DB_ALIAS], "only_read", False))
    only_read(False)
    try:
        yield
    finally:
        only_read(before)


def _tell(wrapper: Any) -> None:  # noqa: ANN401 - a database wrapper, whose class has no such attribute
    """Send the mode when it differs; inside a transaction it would come too late, and be rolled back with it."""
    raw = wrapper.connection
    wanted = getattr(wrapper, "only_read", False)
    if raw is None or wrapper.in_atomic_block or _ON_SERVER.get(raw, False) == wanted:
        return
    with wrapper.cursor() as cursor:
        cursor.execute(f"SET default_transaction_read_only = {'on' if wanted else 'off'}")
    _ON_SERVER[wrapper.connection] = wanted


def _on_open(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    _tell(connection)


connection_created.connect(_on_open, dispatch_uid="tramontane.portal.readonly")
