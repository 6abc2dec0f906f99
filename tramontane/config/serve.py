"""``tramontane serve``: one foreground process that keeps the database, the web server and the worker alive."""

import contextlib
import http.client
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

import click
from django.db import connections

from tramontane.config import embedded
from tramontane.config.env import Env, EnvironmentProblem
from tramontane.config.runtime import messages, prepare
from tramontane.config.runtime.children import STOP_SECONDS, Child
from tramontane.config.runtime.conditions import ensure_port_is_free, ensure_space, ensure_writable, hold
from tramontane.config.runtime.database import open_database
from tramontane.lib.errors import Refusal

_TICK = 0.1
_MOST_REVIVALS, _REVIVAL_WINDOW = 5, 60.0


def _say(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()


def _step(name: str) -> None:
    _say(f"  démonstration : {name}")


def _warn(line: str) -> None:
    click.echo(line, err=True)


class Supervisor:
    """Starts all the parts, watches them, and stops them in order: web and worker first, then the database."""

    def __init__(self, env: Env, *, with_worker: bool = True) -> None:
        self.env = env
        self.children = [Child(name="Le serveur web", module="tramontane.config.runtime.web")]
        if with_worker:
            self.children.append(Child(name="L’exécutant", module="tramontane.config.runtime.worker"))
        self.server: embedded.EmbeddedServer | None = None
        self._stopping = False
        self._is_watching = False
        self._revivals: list[float] = []

    def run(self) -> int:
        """Serve until Ctrl-C or SIGTERM; returns the exit code. Raises ``EnvironmentProblem`` if it cannot start."""
        for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(word, self._on_signal)
        ensure_writable(self.env.data)
        lock = hold(self.env.data)
        try:
            ensure_port_is_free(self.env.host, self.env.port)
            ensure_space(self.env.data)
            self.server = open_database(self.env)
            self._prepare()
            self._is_watching = True
            return self._watch()
        except KeyboardInterrupt:
            return 0
        finally:
            self._is_watching = True
            self._stop()
            lock.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        first, self._stopping = not self._stopping, True
        if first and not self._is_watching:
            raise KeyboardInterrupt

    def _prepare(self) -> None:
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("base de données à jour", prepare.migrate),
            ("traductions compilées", messages.compile_catalogues),
            ("fichiers de présentation réunis", prepare.collect_static),
            ("plans de démonstration chargés", self._load_demonstration),
            ("index de recherche à jour", prepare.index),
        )
        for done, step in steps:
            started = time.monotonic()
            if step():
                _say(f"  {done} ({time.monotonic() - started:.1f} s)")
        connections.close_all()

    def _load_demonstration(self) -> bool:
        """What is already in the folder may not let it be whole: the platform opens all the same."""
        try:
            return prepare.load_demonstration(self.env, _step)
        except Refusal as refusal:
            _warn(
                f"La démonstration reste incomplète : {refusal.message}"
                " Le dossier contient déjà autre chose ; pour l’avoir entière, donnez-en un neuf (TRAMONTANE_DATA)."
            )
            return False

    def _watch(self) -> int:
        for child in self.children:
            child.start()
        announced = False
        while not self._stopping:
            self._watch_database()
            for child in self.children:
                code = child.died()
                if code is not None and not self._stopping:
                    _warn(f"{child.name} s’est arrêté (code {code}) : il repart.")
                if child.is_hopeless:
                    _warn(f"{child.name} ne tient pas : arrêt de Tramontane.")
                    return 1
                child.start_again_if_due()
            if not announced:
                announced = self._announce()
            time.sleep(_TICK)
        return 0

    def _watch_database(self) -> None:
        if self.server is None or self.server.is_alive():
            return
        now = time.monotonic()
        self._revivals = [at for at in self._revivals if at > now - _REVIVAL_WINDOW] + [now]
        if len(self._revivals) > _MOST_REVIVALS:
            raise EnvironmentProblem("La base de données ne tient pas : arrêt de Tramontane.")
        self.server.revive()
        _warn("La base de données s’était arrêtée : elle est repartie.")

    def _announce(self) -> bool:
        """Once the site answers, say where it is and how to sign in."""
        if not _answers(self.env):
            return False
        shown = f"[{self.env.host}]" if ":" in self.env.host else self.env.host
        local = "localhost" if self.env.host in ("0.0.0.0", "::") else shown  # noqa: S104
        _say(f"\nTramontane est ouvert : http://{local}:{self.env.port}/")
        if self.env.demo:
            _say("Pour entrer : « Se connecter », puis un compte de démonstration, en un clic.")
        elif self.env.smtp_url:
            _say("Pour entrer : « Se connecter » et votre adresse ; un code vous est envoyé.")
        else:
            _say("Pour entrer : « Se connecter » et votre adresse ; sans TRAMONTANE_SMTP_URL, le code s’affiche ici.")
        _say("Ctrl-C pour arrêter.")
        return True

    def _stop(self) -> None:
        limit = time.monotonic() + STOP_SECONDS
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            if not child.wait(limit - time.monotonic()):
                _warn(f"{child.name} n’a pas fini à temps : interrompu.")
        if self.server is not None:
            self.server.stop()


def _answers(env: Env) -> bool:
    """Whether the web server answers with the database behind it."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(env.host, env.host)  # noqa: S104
    link = http.client.HTTPConnection(host, env.port, timeout=2)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(link):
        link.request("GET", "/sante/?partie=database", headers={"Host": "localhost"})
        return link.getresponse().status == 200
    return False
