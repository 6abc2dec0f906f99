"""``migrate`` never waits in front of readers: it steps aside, comes back, and says when it cannot."""

from typing import Any

import psycopg
import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tramontane.config.env import EnvironmentProblem
from tramontane.config.runtime import prepare

LAST = ("search", "0002_covering")


@pytest.fixture
def behind(transactional_db: None) -> MigrationRecorder:
    """A database that has not had its last migration of search."""
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied(*LAST)
    return recorder


def another() -> "psycopg.Connection[tuple[Any, ...]]":
    """Somebody else's connection to the same database."""
    parameters = connection.get_connection_params()
    return psycopg.connect(**{k: parameters[k] for k in ("dbname", "user", "host")})


def lock_wait() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        return str(cursor.fetchone()[0])


def test_a_table_that_stays_in_use_is_said_and_nothing_is_half_done(
    behind: MigrationRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "_PATIENCE", 0.0)
    with another() as reader:
        reader.execute("SELECT count(*) FROM search_posting")
        with pytest.raises(EnvironmentProblem, match="restée occupée"):
            prepare.migrate()
        assert LAST not in behind.applied_migrations()
        assert lock_wait() == "0", "the connection is as it was"
    assert prepare.migrate()
    assert LAST in behind.applied_migrations()
    assert not prepare.migrate()


def test_what_is_built_aside_waits_as_long_as_it_needs(transactional_db: None) -> None:
    seen = []

    def execute(sql: str, *_: object) -> None:
        seen.append((sql, lock_wait()))
        if "set_config" in sql:
            with connection.cursor() as cursor:
                cursor.execute(sql.replace("%s", f"'{prepare._LOCK_WAIT}'"))

    execute(f"SELECT set_config('lock_timeout', '{prepare._LOCK_WAIT}', false)")
    prepare._wait_aside(execute, "ALTER TABLE x ADD y int", None, False, {})
    prepare._wait_aside(execute, "CREATE INDEX CONCURRENTLY x ON y (z)", None, False, {})
    assert [wait for sql, wait in seen if "x" in sql] == ["500ms", "0"]
    assert lock_wait() == "500ms"
    connection.close()
