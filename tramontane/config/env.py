"""The environment, read and checked once: everything the platform takes from outside is a field here."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import platformdirs


class EnvironmentProblem(Exception):  # noqa: N818  (it is about the machine, not an error of ours)
    """A variable, a folder, a port, a server cannot be used; the message is one French line for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """What ``TRAMONTANE_*`` variables say, with their defaults."""

    data: Path
    port: int
    host: str
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    demo: bool
    smtp_url: str
    mail_from: str
    log_format: str
    workers: int

    @property
    def postgresql(self) -> Path:
        """The folder of the embedded PostgreSQL, used when ``database_url`` is empty."""
        return self.data / "postgresql"

    @property
    def is_production(self) -> bool:
        """A real secret key or a public host was given."""
        return bool(self.secret_key) or any(h not in LOCAL_HOSTS for h in self.hosts)

    @property
    def is_secure(self) -> bool:
        """Served to the public, hence behind TLS."""
        return any(h not in LOCAL_HOSTS for h in self.hosts)


LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")
_YES, _NO = ("1", "oui", "yes", "true", "on"), ("0", "non", "no", "false", "off")


@dataclass(frozen=True, slots=True)
class _Variables:
    """``TRAMONTANE_*`` in ``source``, one type at a time; an empty variable is a missing one."""

    source: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        return self.source.get(f"TRAMONTANE_{name}", "").strip() or default

    def number(self, name: str, default: int, low: int, high: int) -> int:
        given = self.text(name, str(default))
        if not (given.isascii() and given.isdecimal() and low <= int(given) <= high):
            raise EnvironmentProblem(f"TRAMONTANE_{name} doit être un nombre de {low} à {high} (reçu : {given!r}).")
        return int(given)

    def choice(self, name: str, *, default: bool) -> bool:
        given = self.text(name, "oui" if default else "non").lower()
        if given not in (*_YES, *_NO):
            raise EnvironmentProblem(f"TRAMONTANE_{name} doit valoir « oui » ou « non » (reçu : {given!r}).")
        return given in _YES

    def folder(self, name: str, default: str) -> Path:
        return Path(self.text(name) or default).expanduser()


def read(source: Mapping[str, str] | None = None) -> Env:
    """Read and check ``TRAMONTANE_*`` from ``source`` (the process environment by default).

    Raises ``EnvironmentProblem`` with one clear French line.
    """
    given = _Variables(os.environ if source is None else source)
    hosts = tuple(h.strip() for h in given.text("HOSTS").split(",") if h.strip())
    secret_key = given.text("SECRET_KEY")
    in_production = bool(secret_key) or any(h not in LOCAL_HOSTS for h in hosts)
    env = Env(
        data=given.folder("DATA", platformdirs.user_data_dir("tramontane", appauthor=False)),
        port=given.number("PORT", 8000, 1, 65535),
        host=given.text("HOST", "127.0.0.1"),
        database_url=given.text("DATABASE_URL"),
        secret_key=secret_key,
        hosts=hosts,
        demo=given.choice("DEMO", default=not in_production),
        smtp_url=given.text("SMTP_URL"),
        mail_from=given.text("MAIL_FROM", "Tramontane <ne-pas-repondre@localhost>"),
        log_format=given.text("LOG_FORMAT", "text"),
        workers=given.number("WORKERS", 2, 1, 64),
    )
    _check(env)
    return env


def _check(env: Env) -> None:
    """What variables may not say together, or at all."""
    if env.demo and env.is_production:
        raise EnvironmentProblem(
            "Le mode démonstration est interdit en production : retirez TRAMONTANE_DEMO, "
            "ou bien TRAMONTANE_SECRET_KEY et les hôtes publics de TRAMONTANE_HOSTS."
        )
    if env.is_production and len(env.secret_key) < 32:
        raise EnvironmentProblem("TRAMONTANE_SECRET_KEY doit compter au moins 32 caractères en production.")
    if env.database_url and urlparse(env.database_url).scheme not in ("postgresql", "postgres"):
        raise EnvironmentProblem("TRAMONTANE_DATABASE_URL doit commencer par postgresql://.")
    if env.log_format not in ("text", "json"):
        raise EnvironmentProblem("TRAMONTANE_LOG_FORMAT doit valoir « text » ou « json ».")
