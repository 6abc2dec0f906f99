"""The worker process: procrastinate's jobs, those of killed workers included."""

import asyncio
import logging
import os
import signal
import sys
import threading
from datetime import UTC, datetime
from typing import Any

import django
import psycopg
from procrastinate import App
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from tramontane.config.runtime.children import end_with_parent

logger = logging.getLogger("tramontane.worker")

HEARTBEAT_SECONDS = 2.0
#: A worker silent for that long is dead and its jobs are taken back.
STALLED_SECONDS = 10.0
_GRACE_SECONDS, _MOST_ATTEMPTS = 20.0, 3
_UNAVAILABLE = 75


async def take_back(app: App) -> int:
    """Put the jobs of dead workers back in the queue, at most three times each; returns how many were found."""
    jobs = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS))
    for job in jobs:
        if job.attempts + 1 < _MOST_ATTEMPTS:
            logger.warning("job %s (%s) was left by a dead worker: taken back", job.id, job.task_name)
            await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
        else:
            logger.error("job %s (%s) ended %s workers: given up", job.id, job.task_name, job.attempts + 1)
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
    return len(jobs)


async def _keep_taking_back(app: App) -> None:
    while True:
        await take_back(app)
        await asyncio.sleep(HEARTBEAT_SECONDS * 2)


def _give_up() -> None:
    """A job that does not end in time is left; the next worker takes it back."""
    os._exit(_UNAVAILABLE)


def _worker(app: App, **queues: Any) -> "asyncio.Task[None]":  # noqa: ANN401 - procrastinate's options
    """One worker of this process, for every queue or for the one it is given."""
    return asyncio.create_task(
        app.run_worker_async(
            **queues,
            install_signal_handlers=False,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=STALLED_SECONDS,
            shutdown_graceful_timeout=_GRACE_SECONDS,
            delete_jobs="successful",
        )
    )


async def _work(app: App, mail: str) -> None:
    """Work on all queues; a second worker only sends e-mails, so that no code waits for a document to be read."""
    async with app.open_async():
        workers = [_worker(app), _worker(app, queues=[mail], name=mail)]

        def stop() -> None:
            timer = threading.Timer(_GRACE_SECONDS, _give_up)
            timer.daemon = True
            timer.start()
            for worker in workers:
                worker.cancel()

        for word in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(word, stop)
        rescue = asyncio.create_task(_keep_taking_back(app))
        await asyncio.wait([*workers, rescue], return_when=asyncio.FIRST_COMPLETED)
        for worker in workers:
            worker.cancel()
        rescue.cancel()
        for task in await asyncio.gather(*workers, rescue, return_exceptions=True):
            if isinstance(task, Exception):
                raise task


def main() -> int:
    """Work until SIGTERM or SIGINT; returns the exit code (75 when the database went away)."""
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tramontane.config.settings")
    django.setup()
    from procrastinate.contrib.django import app  # noqa: PLC0415  (exists once Django is set up)

    from tramontane.accounts.actions import MAIL_QUEUE  # noqa: PLC0415

    try:
        with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
            asyncio.run(_work(working, MAIL_QUEUE))
    except (ConnectorException, psycopg.Error) as problem:
        logger.error("the database went away: %s", str(problem.__cause__ or problem).strip().splitlines()[0])
        return _UNAVAILABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
