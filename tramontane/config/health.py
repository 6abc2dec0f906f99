"""``/sante/``: whether database, worker, queue and mail are well, each apart, in bounded time and without a session."""

from typing import Any

import psycopg
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tramontane.portal.limits import costing

_SECONDS = 2
#: Heartbeats come every two seconds; a worker silent for longer than that is gone.
_LATE_HEARTBEAT = 10.0
_LATE_JOB = 600.0

_WORKER = "SELECT extract(epoch FROM now() - max(last_heartbeat))::float FROM procrastinate_workers"
_QUEUE = """
SELECT count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),
       count(*) FILTER (WHERE status = 'doing'),
       count(*) FILTER (WHERE status = 'failed'),
       extract(epoch FROM now() - min(coalesce(job.scheduled_at, deferred.at))
               FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()))::float
FROM procrastinate_jobs AS job
LEFT JOIN procrastinate_events AS deferred ON deferred.job_id = job.id AND deferred.type = 'deferred'
WHERE status IN ('todo', 'doing', 'failed')
"""
_MAIL = """
SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')), count(*) FILTER (WHERE state = 'failed'),
       count(*) FILTER (WHERE state = 'uncertain'),
       extract(epoch FROM now() - min(created_at) FILTER (WHERE state IN ('waiting', 'sending')))::float
FROM accounts_message WHERE state IN ('waiting', 'sending', 'failed', 'uncertain')
"""


def _open() -> "psycopg.Connection[tuple[Any, ...]]":
    """A connection of its own: the answer never waits on the request's, nor for longer than a few seconds."""
    ours = ("context", "cursor_factory", "connect_timeout", "options")
    parameters = {key: value for key, value in connection.get_connection_params().items() if key not in ours}
    options = f"-c statement_timeout={_SECONDS * 1000} -c default_transaction_read_only=on"
    return psycopg.connect(**parameters, connect_timeout=_SECONDS, options=options, autocommit=True)


def _worker(database: "psycopg.Connection[tuple[Any, ...]]") -> dict[str, object]:
    row = database.execute(_WORKER).fetchone()
    age = row[0] if row else None
    if age is None:
        return {"state": "absent"}
    return {"state": "ok" if age < _LATE_HEARTBEAT else "absent", "heartbeat_seconds_ago": round(age, 1)}


def _queue(database: "psycopg.Connection[tuple[Any, ...]]") -> dict[str, object]:
    waiting, doing, failed, oldest = database.execute(_QUEUE).fetchone() or (0, 0, 0, None)
    return {
        "state": "ok" if oldest is None or oldest < _LATE_JOB else "late",
        "waiting": waiting,
        "doing": doing,
        "failed": failed,
        "oldest_waiting_seconds": None if oldest is None else round(oldest, 1),
    }


def _mail(database: "psycopg.Connection[tuple[Any, ...]]") -> dict[str, object]:
    waiting, refused, interrupted, oldest = database.execute(_MAIL).fetchone() or (0, 0, 0, None)
    return {
        "state": "ok" if oldest is None or oldest < _LATE_JOB else "late",
        "waiting": waiting,
        "failed": refused,
        "uncertain": interrupted,
        "oldest_waiting_seconds": None if oldest is None else round(oldest, 1),
    }


def examine() -> dict[str, dict[str, object]]:
    """The state of each part: "ok", "down" (database), "absent" (worker), "late" (queue, mail), "unknown"."""
    parts: dict[str, dict[str, object]] = {
        "database": {"state": "down"},
        "worker": {"state": "unknown"},
        "queue": {"state": "unknown"},
        "mail": {"state": "unknown"},
    }
    try:
        with _open() as database:
            parts["database"] = {"state": "ok"}
            parts["worker"] = _worker(database)
            parts["queue"] = _queue(database)
            parts["mail"] = _mail(database)
    except psycopg.OperationalError:
        parts["database"] = {"state": "down"}
    except psycopg.errors.UndefinedTable:
        parts["database"] = {"state": "not migrated"}
    return parts


@costing(0)
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when all parts are well, 503 otherwise; ``?partie=database`` judges that part alone (for a load balancer)."""
    parts = examine()
    only = request.GET.get("partie")
    judged = {only: parts[only]} if only in parts else parts
    well = all(part["state"] == "ok" for part in judged.values())
    return JsonResponse({"state": "ok" if well else "degraded", **judged}, status=200 if well else 503)
