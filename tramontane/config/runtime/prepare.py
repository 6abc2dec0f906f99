"""Bring the database and the static files up to date; do nothing when they are."""

import contextlib
import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from tramontane.config.env import Env, EnvironmentProblem

_MIGRATION_LOCK = 7_261_094
_LOCK_WAIT = "500ms"
"""How long a migration may wait for a table, and all requests on that table behind it."""
_PAUSE, _PATIENCE = 1.0, 300.0
#: Lock not available, deadlock.
_BUSY = ("55P03", "40P01")
_log = logging.getLogger(__name__)


def migrations_on_disk() -> set[tuple[str, str]]:
    """(application, migration) of every migration file, without importing one."""
    found: set[tuple[str, str]] = set()
    for application in apps.get_app_configs():
        with contextlib.suppress(ModuleNotFoundError):
            package = import_module(f"{application.name}.migrations")
            for folder in package.__path__:
                names = (path.stem for path in Path(folder).glob("[0-9a-zA-Z]*.py"))
                found |= {(application.label, name) for name in names}
    return found


def migrations_applied() -> set[tuple[str, str]]:
    """(application, migration) of every migration the database has had."""
    return set(MigrationRecorder(connection).applied_migrations())


def migrate() -> bool:
    """Apply the migrations that are missing, one process at a time, while the site answers; says whether any were.

    A migration that wants a table in use would make everybody who comes after it wait as well: it gives up after half
    a second and is tried again. Raises ``EnvironmentProblem`` when a table stays in use.
    """
    if migrations_on_disk() <= migrations_applied():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATION_LOCK])
        try:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [_LOCK_WAIT])
            with connection.execute_wrapper(_wait_aside):
                _insist()
        finally:
            cursor.execute("SELECT set_config('lock_timeout', '0', false)")
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATION_LOCK])
    return True


def _insist() -> None:
    """Migrate until no table is in use; each migration is whole or not at all, so that it can be tried again."""
    limit = time.monotonic() + _PATIENCE
    while True:
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) not in _BUSY:
                raise
            if time.monotonic() > limit:
                raise EnvironmentProblem(
                    "Une table de la base est restée occupée : rien n’a été perdu. Terminez ce qui la lit depuis"
                    " longtemps (une sauvegarde, une requête oubliée), puis recommencez."
                ) from error
            _log.warning("a migration waits for a table in use: %s", error)
            time.sleep(_PAUSE)
        else:
            return


def _wait_aside(execute: Callable[..., Any], sql: Any, params: Any, many: Any, context: Any) -> Any:  # noqa: ANN401
    """What is built aside (CONCURRENTLY) keeps nobody waiting: it may wait as long as it needs."""
    if "CONCURRENTLY" not in str(sql):
        return execute(sql, params, many, context)
    execute("SELECT set_config('lock_timeout', '0', false)", None, False, context)
    try:
        return execute(sql, params, many, context)
    finally:
        execute("SELECT set_config('lock_timeout', %s, false)", [_LOCK_WAIT], False, context)


def _static_sources() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list(None):
            yield name, Path(storage.path(name))


def collect_static() -> bool:
    """Collect, fingerprint and compress the static files when one changed; says whether it was needed."""
    digest = hashlib.sha256()
    for name, path in sorted(_static_sources()):
        digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    mark = Path(settings.STATIC_ROOT) / ".fingerprint"
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return False
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(digest.hexdigest())
    return True


def load_demonstration(env: Env, progress: Callable[[str], None] = lambda step: None) -> bool:
    """Load what is missing of the demonstration, in that mode only; says whether anything was."""
    if not env.demo:
        return False
    demo = import_module("tramontane.config.demo")
    if demo.is_loaded():
        return False
    demo.load(progress)
    return True


def index() -> bool:
    """Bring the index of search to what is published and to this release; says whether it was needed."""
    searchable = import_module("tramontane.portal.searchable")
    return bool(searchable.refresh_search())
