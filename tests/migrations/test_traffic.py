"""The release to come migrates the demonstration while the release in service is read and written: nobody is failed."""

import http.client
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from tests.config.processes import COMMAND, ROOT, Platform, environment, eventually, tramontane
from tramontane.config import embedded

pytestmark = pytest.mark.slow
TOKEN = "a" * 32
FORM = "application/x-www-form-urlencoded"


class Visitor:
    """One client that reads the site and the desk, and writes at the desk, again and again; counts what it was told."""

    def __init__(self, platform: Platform, email: str, plan: str) -> None:
        self.platform, self.session = platform, ""
        self.answered, self.failures = 0, list[str]()
        self.cycle = (
            *("/", "/plans/", f"/plans/{plan}/", "/recherche/?q=formation", "/comparer/", "/qualite/", "/donnees/axes.csv"),
            *("/espace/", f"/espace/plans/{plan}/", f"/espace/plans/{plan}/publier/", "/espace/taches/"),
        )
        self.sign_in(email)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._visit)

    def __enter__(self) -> "Visitor":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(60)

    def ask(self, method: str, path: str, sent: dict[str, str] | None = None) -> http.client.HTTPResponse:
        """One request over a connection of its own, read to its end."""
        link = http.client.HTTPConnection("127.0.0.1", self.platform.port, timeout=60)
        cookies = f"csrftoken={TOKEN}" + (f"; sessionid={self.session}" if self.session else "")
        headers = {"Cookie": cookies, "Host": f"localhost:{self.platform.port}", "Content-Type": FORM}
        body = urlencode({**sent, "csrfmiddlewaretoken": TOKEN}) if sent is not None else None
        link.request(method, path, body=body, headers=headers)
        answer = link.getresponse()
        answer.read()
        link.close()
        return answer

    def sign_in(self, email: str) -> None:
        """By the demonstration account."""
        cookie = self.ask("POST", "/connexion/demonstration/", {"account": email}).headers.get_all("Set-Cookie") or []
        found = [c.partition("=")[2].partition(";")[0] for c in cookie if c.startswith("sessionid=")]
        self.session = found[0]

    def _visit(self) -> None:
        turn = 0
        while not self._stop.is_set():
            turn += 1
            for path in self.cycle:
                self._once("GET", path, 200)
            self._once("POST", "/espace/courriels/", 302, {"lettre": "oui" if turn % 2 else "non"})

    def _once(self, method: str, path: str, wanted: int, sent: dict[str, str] | None = None) -> None:
        try:
            status = self.ask(method, path, sent).status
        except (OSError, http.client.HTTPException) as error:
            self.failures.append(f"{method} {path}: {error!r}")
        else:
            self.answered += 1
            if status != wanted:
                self.failures.append(f"{method} {path}: {status}")


@pytest.fixture
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The release in service, with the demonstration, its last migration of search taken back."""
    folder = tmp_path_factory.mktemp("traffic") / "data"
    assert tramontane(folder, "demo", demo="oui").returncode == 0
    with Platform(folder, demo="oui", pages_per_minute="0") as running:
        back = [sys.executable, str(ROOT / "manage.py"), "migrate", "search", "0001", "--verbosity=0"]
        subprocess.run(back, env=environment(folder, demo="oui"), check=True, timeout=60)
        yield running


def next_release(platform: Platform) -> dict[str, str]:
    """The environment of the release to come, on the same folder."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.migrations.next_release.settings"}
    return environment(platform.folder, demo="oui") | settings


def waiting(reader: "psycopg.Connection[tuple[object, ...]]") -> bool:
    """Whether something waits for a table to itself."""
    asked = "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND NOT granted"
    return reader.execute(asked).fetchone() != (0,)


def test_migrating_fails_no_request_even_behind_a_long_reader(platform: Platform, tmp_path: Path) -> None:
    """While somebody reads a table for long, what migrates steps aside: everybody else goes on being answered."""
    said = tmp_path / "migrate.log"
    with psycopg.connect(embedded.url(platform.folder / "postgresql"), connect_timeout=5) as reader:
        email, plan = reader.execute(
            "SELECT u.email, p.slug FROM accounts_user u JOIN accounts_mandate m ON m.user_id = u.id"
            " JOIN plan_plan_stewards s USING (organisation_id) JOIN plan_plan p ON p.id = s.plan_id"
            " WHERE m.role = 'publisher' AND u.is_demonstration ORDER BY p.slug LIMIT 1"
        ).fetchone() or ("", "")
        reader.commit()
        with Visitor(platform, email, plan) as visitor:
            assert eventually(lambda: visitor.answered >= 12)
            reader.execute("SELECT count(*) FROM plan_version")  # until the commit, as a long report or a backup would
            with said.open("w") as log:
                migrating = subprocess.Popen([*COMMAND, "migrate"], env=next_release(platform), stdout=log, stderr=log)
            try:
                assert eventually(lambda: waiting(reader)), said.read_text()
                start = visitor.answered
                assert eventually(lambda: visitor.answered >= start + 48), "requests wait behind the migration"
                assert migrating.poll() is None, said.read_text()
                reader.commit()
                assert migrating.wait(60) == 0, said.read_text()
            finally:
                reader.commit()
                migrating.kill()
                migrating.wait(10)
            assert "waits for a table in use" in said.read_text()
            start = visitor.answered
            assert eventually(lambda: visitor.answered >= start + 24)
        assert visitor.failures == []
        done = reader.execute(
            "SELECT count(*) FROM django_migrations WHERE app = 'next_release' OR (app, name) = ('search', '0002_covering')"
        ).fetchone()
        assert done == (6,)
        assert reader.execute("SELECT count(*) FROM plan_plan WHERE next_rank <> id").fetchone() == (0,)
