"""What must be true before anything starts: a folder we can write, a free port, a database that answers."""

import errno
import fcntl
import shutil
import socket
from pathlib import Path
from typing import IO

import psycopg

from tramontane.config.env import EnvironmentProblem

FREE_BYTES = 200 * 1024 * 1024
_REASONS = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre quota de disque est atteint",
    errno.EISDIR: "c’est un dossier",
    errno.EACCES: "droits insuffisants",
    errno.EPERM: "droits insuffisants",
    errno.EROFS: "système de fichiers en lecture seule",
    errno.ENOTDIR: "un fichier porte déjà ce nom sur le chemin",
    errno.EEXIST: "un fichier porte déjà ce nom",
    errno.ENOENT: "ce chemin ne peut pas être créé",
    errno.EADDRINUSE: "le port est déjà pris",
    errno.EADDRNOTAVAIL: "cette adresse n’est pas celle de cette machine",
}


def reason(problem: OSError) -> str:
    """What an ``OSError`` means, in French."""
    return _REASONS.get(problem.errno or 0, problem.strerror or str(problem))


def ensure_writable(folder: Path) -> None:
    """Make the data folder and write a byte in it; raises ``EnvironmentProblem``."""
    probe = folder / ".essai"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"1")
        probe.unlink()
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            raise EnvironmentProblem(full(folder)) from problem
        raise EnvironmentProblem(
            f"Impossible d’écrire dans {folder} ({reason(problem)}) : choisissez un autre dossier avec TRAMONTANE_DATA."
        ) from problem


def full(folder: Path) -> str:
    """The line that says the disk is full."""
    return f"Le disque est plein : libérez de la place pour {folder} (au moins {FREE_BYTES // 2**20} Mo)."


def ensure_space(folder: Path, needed: int = FREE_BYTES) -> None:
    """Refuse to start with less than ``needed`` bytes free: a database that fills the disk stops in mid-sentence."""
    if shutil.disk_usage(folder).free < needed:
        raise EnvironmentProblem(full(folder))


def ensure_port_is_free(host: str, port: int) -> None:
    """Bind the address for an instant; raises ``EnvironmentProblem``."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as problem:
        raise EnvironmentProblem(f"TRAMONTANE_HOST={host} n’est pas une adresse connue.") from problem
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as problem:
            raise EnvironmentProblem(
                f"Impossible d’ouvrir {host}:{port} ({reason(problem)}) : choisissez-en un autre avec TRAMONTANE_PORT."
            ) from problem


def ensure_database_answers(url: str) -> None:
    """Connect once to an external database, within five seconds; raises ``EnvironmentProblem`` (no secret in it)."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as problem:
        said = next((line.strip() for line in str(problem).splitlines() if line.strip()), "sans explication")
        raise EnvironmentProblem(f"La base de données de TRAMONTANE_DATABASE_URL ne répond pas : {said}") from problem


def hold(folder: Path) -> IO[str]:
    """Take the data folder for one supervisor; keep what is returned, closing it lets go.

    Raises ``EnvironmentProblem`` when another one has it.
    """
    lock = (folder / "serve.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        lock.close()
        raise EnvironmentProblem(
            f"Tramontane tourne déjà avec le dossier {folder} : arrêtez-le, ou choisissez un autre TRAMONTANE_DATA."
        ) from problem
    return lock
