"""Jobs of dead workers are taken back, a few times only."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from tramontane.config.runtime.worker import take_back

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nobody_works() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


def left(age: str, attempts: int = 0) -> int:
    """A job in progress on a worker that last gave a sign of life that long ago; its number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id", [age]
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts, worker_id)"
            " VALUES ('default', 'x', 'doing', %s, %s) RETURNING id",
            [attempts, worker],
        )
        return int(cursor.fetchone()[0])


def status_of(job: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        return str(cursor.fetchone()[0])


def rescue() -> int:
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]

        async def once() -> int:
            async with working.open_async():
                return await take_back(working)

        return asyncio.run(once())


def test_the_job_of_a_dead_worker_waits_again_and_a_live_one_keeps_its_own() -> None:
    dead, alive = left("1 minute"), left("1 second")
    assert rescue() == 1
    assert (status_of(dead), status_of(alive)) == ("todo", "doing")


def test_a_job_that_kills_its_workers_is_given_up() -> None:
    job = left("1 minute", attempts=2)
    assert rescue() == 1
    assert status_of(job) == "failed"
