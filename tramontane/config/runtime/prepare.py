"""Bring the database and the static files up to date; do nothing when they are."""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tramontane.config.env import Env

_MIGRATION_LOCK = 7_261_094


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
    """Apply the migrations that are missing, one process at a time; says whether there were any."""
    if migrations_on_disk() <= migrations_applied():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATION_LOCK])
        try:
            call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATION_LOCK])
    return True


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
