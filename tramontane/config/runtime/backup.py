"""One file that holds the whole database and says what it is: made, checked, put back.

The file is a ZIP of ``manifest.json`` and ``database.dump`` (pg_dump's custom format). It is put back in one
transaction: whatever happens, the database holds all of the backup or what it held before.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from tramontane import __version__
from tramontane.config import embedded
from tramontane.config.env import EnvironmentProblem
from tramontane.config.runtime.prepare import migrations_applied, migrations_on_disk

FORMAT = "tramontane-backup/1"
_CHUNK = 1 << 20

#: Everything of ours in the schema, whoever owns it; what extensions brought stays.
_EMPTY = """
DO $$
DECLARE object record;
BEGIN
  FOR object IN
    SELECT c.oid::regclass::text AS name,
           CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                          WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END AS kind
      FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'c')
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     ORDER BY array_position('{v,m,r,p,S,c}'::text[], c.relkind::text)
  LOOP EXECUTE format('DROP %s IF EXISTS %s CASCADE', object.kind, object.name); END LOOP;
  FOR object IN
    SELECT p.oid::regprocedure::text AS name, p.prokind FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', object.name); END LOOP;
  FOR object IN
    SELECT t.oid::regtype::text AS name FROM pg_type t
     WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd')
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
  LOOP EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', object.name); END LOOP;
END $$;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. ``made_at`` is ISO 8601 in UTC; ``migrations`` are ``app.name``, sorted."""

    format: str
    version: str
    made_at: str
    server: str
    sha256: str
    size: int
    tables: int
    migrations: tuple[str, ...]


def tables() -> int:
    """How many tables the database has: 0 means it is empty, and a dump goes through them one by one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
        return int(cursor.fetchone()[0])


def dump(file: Path, *, each_table: Callable[[], None] = lambda: None) -> Manifest:
    """Write a consistent copy of the whole database to ``file``, while the site goes on.

    Raises ``EnvironmentProblem`` when pg_dump refuses and ``OSError`` when the file cannot be written.
    """
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".sauvegarde-") as folder:
        copy = Path(folder) / "database.dump"
        options = ["--format=custom", "--no-owner", "--no-privileges", "--verbose", f"--file={copy}"]
        _run([_program("pg_dump"), *options, f"--dbname={_address()}"], "dumping contents of table", each_table)
        manifest = Manifest(
            format=FORMAT,
            version=__version__,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            server=_server_version(),
            sha256=_sha256(copy),
            size=copy.stat().st_size,
            tables=tables(),
            migrations=tuple(sorted(f"{app}.{name}" for app, name in migrations_applied())),
        )
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("manifest.json", json.dumps(asdict(manifest), indent=1))
            archive.write(copy, "database.dump")
    file.chmod(0o600)
    return manifest


def read_manifest(file: Path) -> Manifest:
    """What the backup says of itself, refused when this version of the platform cannot put it back."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = Manifest(**json.loads(archive.read("manifest.json")))
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as problem:
        raise EnvironmentProblem(f"{file} n’est pas une sauvegarde de Tramontane, ou elle est abîmée.") from problem
    if manifest.format != FORMAT:
        raise EnvironmentProblem(f"{file} est d’un format inconnu ({manifest.format}) : mettez Tramontane à jour.")
    known = {f"{app}.{name}" for app, name in migrations_on_disk()}
    # A dependency may squash its own migrations; only ours say which version of the platform this is.
    ours = {m for m in manifest.migrations if m.split(".")[0] in ("accounts", "evidence", "plan", "ledger")}
    if not ours <= known:
        raise EnvironmentProblem(
            f"Cette sauvegarde vient d’une version plus récente ({manifest.version}) : mettez à jour d’abord."
        )
    return manifest


def put_back(file: Path, manifest: Manifest, *, each_table: Callable[[], None] = lambda: None) -> None:
    """Replace all the database holds by the backup, in one transaction.

    Raises ``EnvironmentProblem`` when the copy is damaged or PostgreSQL refuses it; nothing has changed then.
    """
    with tempfile.TemporaryDirectory(dir=settings.ENV.data, prefix=".restauration-") as folder:
        copy, script = Path(folder) / "database.dump", Path(folder) / "database.sql"
        try:
            with zipfile.ZipFile(file) as archive:
                archive.extract("database.dump", folder)
        except (zipfile.BadZipFile, KeyError) as problem:
            raise EnvironmentProblem(f"{file} est abîmé : rien n’a été changé.") from problem
        if _sha256(copy) != manifest.sha256:
            raise EnvironmentProblem(f"{file} est abîmé (empreinte différente) : rien n’a été changé.")
        options = ["--no-owner", "--no-privileges", f"--file={script}"]
        _run([_program("pg_restore"), *options, str(copy)])
        with script.open("a") as text:
            text.write("\nRESET ALL;\nANALYZE;\n")
        _strip_new_settings(script)
        command = [_program("psql"), "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction", "--echo-queries"]
        command += ["--output=/dev/null", f"--command={_EMPTY}", f"--file={script}", f"--dbname={_address()}"]
        connection.close()
        _run(command, "COPY ", each_table)


def _strip_new_settings(script: Path) -> None:
    """A dump by a newer pg_dump sets a variable that PostgreSQL 16 does not know."""
    if int(_server_version().split(".")[0]) >= 17:
        return
    older = script.with_suffix(".older")
    with script.open("rb") as source, older.open("wb") as target:
        target.writelines(line for line in source if not line.startswith(b"SET transaction_timeout"))
    older.replace(script)


def _server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def _program(name: str) -> str:
    """The platform's own PostgreSQL program, or the system's when the server is newer than it."""
    server = int(_server_version().split(".")[0])
    if server <= int(embedded.MAJOR):
        return str(embedded.binary(name))
    found = shutil.which(name)
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout if found else ""  # noqa: S603
    major = re.search(r"\) (\d+)", said)
    if found is None or major is None or int(major[1]) < server:
        raise EnvironmentProblem(f"Le serveur est PostgreSQL {server} : installez son programme {name}.")
    return found


def _address() -> str:
    """The database as libpq reads it, without the password."""
    hidden = ("password", "context", "cursor_factory", "client_encoding", "prepare_threshold")
    parameters = {
        k: v for k, v in connection.get_connection_params().items() if k not in hidden and v not in (None, "")
    }

    def quoted(value: object) -> str:
        return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"

    return " ".join(f"{key}={quoted(value)}" for key, value in parameters.items())


def _run(command: list[str], mark: str = "\0", each: Callable[[], None] = lambda: None) -> None:
    """Run a PostgreSQL program; ``each`` is called for every line of its output that holds ``mark``."""
    password = connection.settings_dict["PASSWORD"]
    environment = {**os.environ, "LC_ALL": "C"} | ({"PGPASSWORD": password} if password else {})
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=environment
    ) as process:
        for line in process.stdout or ():
            if mark in line:
                each()
            if "rror:" in line or "ERROR" in line or "FATAL" in line:
                said.append(line.strip())
    if process.returncode:
        name = Path(command[0]).name
        if any("No space left" in line for line in said):
            raise EnvironmentProblem(f"Le disque est plein : {name} n’a pas pu finir.")
        raise EnvironmentProblem(f"{name} a échoué : {said[0] if said else f'code {process.returncode}'}")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
