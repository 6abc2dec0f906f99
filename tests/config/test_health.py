"""``/sante/`` tells database, worker and queue apart, without a session."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nobody_works() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


def beat(age: str = "0 seconds") -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [age])


def ask(query: str = "") -> tuple[int, dict[str, Any]]:
    answer = Client().get(f"/sante/{query}")
    assert not answer.cookies
    return answer.status_code, answer.json()


def test_all_is_well_with_a_worker_that_beats() -> None:
    beat()
    status, said = ask()
    assert (status, said["state"]) == (200, "ok")
    assert said["queue"] == {"state": "ok", "waiting": 0, "doing": 0, "failed": 0, "oldest_waiting_seconds": None}


@pytest.mark.parametrize("ages", [[], ["1 hour"]])
def test_a_missing_worker_is_not_a_missing_database(ages: list[str]) -> None:
    for age in ages:
        beat(age)
    status, said = ask()
    assert status == 503
    assert (said["database"]["state"], said["worker"]["state"]) == ("ok", "absent")
    assert ask("?partie=database")[0] == 200


def test_a_job_that_waits_too_long_is_seen() -> None:
    beat()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at)"
            " VALUES ('q', 'x', 'todo', now() - interval '1 hour'), ('q', 'x', 'todo', now() + interval '1 hour'),"
            " ('q', 'x', 'failed', null)"
        )
    status, said = ask()
    queue = said["queue"]
    assert status == 503
    assert (queue["state"], queue["waiting"], queue["failed"]) == ("late", 1, 1)
    assert float(str(queue["oldest_waiting_seconds"])) >= 3600


def test_messages_that_cannot_leave_are_seen() -> None:
    beat()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_message (key, kind, recipient, subject, text, html, headers, state, attempts,"
            " problem, created_at, next_attempt_at)"
            " SELECT state || age, 'digest', 'a@example.org', '', 'x', '', '{}', state, 1,"
            " '', now() - age::interval, now() FROM (VALUES ('waiting', '1 hour'), ('failed', '2 hours'),"
            " ('uncertain', '2 hours')) AS rows (state, age)"
        )
    status, said = ask()
    assert status == 503
    assert {k: said["mail"][k] for k in ("state", "waiting", "failed", "uncertain")} == {
        "state": "late",
        "waiting": 1,
        "failed": 1,
        "uncertain": 1,
    }
    assert 3600 <= said["mail"]["oldest_waiting_seconds"] < 3700
    assert "example.org" not in str(said)


def test_a_lost_database_is_said_without_waiting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", str(tmp_path))
    status, said = ask()
    assert status == 503
    assert {part: said[part]["state"] for part in ("database", "worker", "queue", "mail")} == {
        "database": "down",
        "worker": "unknown",
        "queue": "unknown",
        "mail": "unknown",
    }


def test_only_reading_is_allowed() -> None:
    assert Client().post("/sante/").status_code == 405
