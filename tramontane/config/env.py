"""The environment, read and checked once: everything the platform takes from outside is a field here."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlparse, urlsplit

import platformdirs

Network = IPv4Network | IPv6Network


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
    proxies: int
    pages_per_minute: int
    fetch_networks: tuple[Network, ...]
    fetch_ports: frozenset[int]
    extraction_seconds: int
    extraction_mb: int
    llm_url: str
    llm_key: str
    llm_model: str
    llm_seconds: int
    contact: str
    publisher: str
    director: str
    hosting: str

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

    @property
    def site(self) -> str:
        """The address of the site for those who are not on a page of it: the first public host, or this machine."""
        public = next((h for h in self.hosts if h not in LOCAL_HOSTS), "")
        return f"https://{public}" if public else f"http://localhost:{self.port}"


LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")
_YES, _NO = ("1", "oui", "yes", "true", "on"), ("0", "non", "no", "false", "off")


def read(source: Mapping[str, str] | None = None) -> Env:
    """Read and check ``TRAMONTANE_*`` from ``source`` (the process environment by default).

    An empty variable is a missing one. Raises ``EnvironmentProblem`` with one clear French line.
    """
    source = os.environ if source is None else source

    def text(name: str, default: str = "") -> str:
        return source.get(f"TRAMONTANE_{name}", "").strip() or default

    def number(name: str, default: int, low: int, high: int) -> int:
        given = text(name, str(default))
        if not (given.isascii() and given.isdecimal() and low <= int(given) <= high):
            raise EnvironmentProblem(f"TRAMONTANE_{name} doit être un nombre de {low} à {high} (reçu : {given!r}).")
        return int(given)

    def choice(name: str, *, default: bool) -> bool:
        given = text(name, "oui" if default else "non").lower()
        if given not in (*_YES, *_NO):
            raise EnvironmentProblem(f"TRAMONTANE_{name} doit valoir « oui » ou « non » (reçu : {given!r}).")
        return given in _YES

    hosts = tuple(h.strip() for h in text("HOSTS").split(",") if h.strip())
    secret_key = text("SECRET_KEY")
    in_production = bool(secret_key) or any(h not in LOCAL_HOSTS for h in hosts)
    demo = choice("DEMO", default=not in_production)
    if demo and in_production:
        raise EnvironmentProblem(
            "Le mode démonstration est interdit en production : retirez TRAMONTANE_DEMO, "
            "ou bien TRAMONTANE_SECRET_KEY et les hôtes publics de TRAMONTANE_HOSTS."
        )
    if in_production and len(secret_key) < 32:
        raise EnvironmentProblem("TRAMONTANE_SECRET_KEY doit compter au moins 32 caractères en production.")
    database_url = text("DATABASE_URL")
    if database_url and urlparse(database_url).scheme not in ("postgresql", "postgres"):
        raise EnvironmentProblem("TRAMONTANE_DATABASE_URL doit commencer par postgresql://.")
    log_format = text("LOG_FORMAT", "text")
    if log_format not in ("text", "json"):
        raise EnvironmentProblem("TRAMONTANE_LOG_FORMAT doit valoir « text » ou « json ».")
    llm_url, llm_key, llm_model = text("LLM_URL"), text("LLM_KEY"), text("LLM_MODEL")
    if llm_url and not _is_service(llm_url):
        raise EnvironmentProblem(
            "TRAMONTANE_LLM_URL doit être une adresse https:// (ou http:// sur cette machine seulement), "
            "sans identifiant, « ? » ni « # »."
        )
    if llm_url and not (llm_model and llm_model.isprintable() and len(llm_model) <= 200):
        raise EnvironmentProblem("TRAMONTANE_LLM_MODEL doit nommer le modèle que sert TRAMONTANE_LLM_URL.")
    if not (llm_key.isascii() and llm_key.isprintable()) or " " in llm_key:
        raise EnvironmentProblem("TRAMONTANE_LLM_KEY ne peut contenir que des caractères ASCII visibles, sans espace.")
    data = text("DATA")
    return Env(
        data=Path(data).expanduser() if data else Path(platformdirs.user_data_dir("tramontane", appauthor=False)),
        port=number("PORT", 8000, 1, 65535),
        host=text("HOST", "127.0.0.1"),
        database_url=database_url,
        secret_key=secret_key,
        hosts=hosts,
        demo=demo,
        smtp_url=text("SMTP_URL"),
        mail_from=text("MAIL_FROM", "Tramontane <ne-pas-repondre@localhost>"),
        log_format=log_format,
        workers=number("WORKERS", 2, 1, 64),
        proxies=number("PROXIES", 0, 0, 9),
        pages_per_minute=number("PAGES_PER_MINUTE", 1200, 0, 1_000_000),
        fetch_networks=_networks(text("FETCH_NETWORKS")),
        fetch_ports=_ports(text("FETCH_PORTS", "80,443")),
        extraction_seconds=number("EXTRACTION_SECONDS", 600, 1, 36_000),
        extraction_mb=number("EXTRACTION_MB", 2048, 1, 1_000_000),
        llm_url=llm_url,
        llm_key=llm_key,
        llm_model=llm_model,
        llm_seconds=number("LLM_SECONDS", 60, 1, 600),
        contact=_contact(text("CONTACT")),
        publisher=text("PUBLISHER"),
        director=text("DIRECTOR"),
        hosting=text("HOSTING"),
    )


def _contact(given: str) -> str:
    """An e-mail address or an https page; nothing when none was given."""
    if given and not re.fullmatch(r"https://[!-~]+|[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+", given):
        raise EnvironmentProblem("TRAMONTANE_CONTACT doit être une adresse électronique, ou une page https://.")
    return given


def _is_service(url: str) -> bool:
    """An https address, or an http one of this machine, that holds neither secrets nor what comes after a path."""
    if not (url.isascii() and url.isprintable()) or any(mark in url for mark in " \\?#@"):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(host)))


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _networks(given: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(n.strip()) for n in given.split(",") if n.strip())
    except ValueError:
        raise EnvironmentProblem(
            "TRAMONTANE_FETCH_NETWORKS doit être une liste de réseaux, par exemple 10.12.0.0/16,fd12:3456::/32 "
            f"(reçu : {given!r})."
        ) from None


def _ports(given: str) -> frozenset[int]:
    ports = [p.strip() for p in given.split(",") if p.strip()]
    if not ports or not all(p.isascii() and p.isdecimal() and 0 < int(p) < 65536 for p in ports):
        raise EnvironmentProblem(
            f"TRAMONTANE_FETCH_PORTS doit être une liste de ports, par exemple 80,443 (reçu : {given!r})."
        )
    return frozenset(map(int, ports))
