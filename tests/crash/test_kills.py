"""kill -9 of worker, web and database on the real processes, at many moments of an import and of a publication."""

import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import psutil
import psycopg
import pytest

from tests.config.processes import Platform, environment, eventually, tramontane
from tests.conftest import DELIBERATION
from tests.crash.desk import Desk, status_of
from tramontane.config import embedded

pytestmark = pytest.mark.slow

#: Seconds between the sending of a form and the kill: before, during and after the transaction.
MOMENTS = (0.0, 0.02, 0.08)
PUBLISHING = (0.0, 0.03)
WHO = ("postmaster", "backend")
FILLING = "\nLe conseil a entendu les personnes présentes, qui ont parlé de la vie de la cité et du temps.\n".encode()


def large(number: int, times: int = 7_000) -> bytes:
    """A document of its own, about 95 bytes × ``times``: long enough to read for a kill to fall in the middle."""
    return DELIBERATION + f"\nExemplaire numéro {number}.\n".encode() + FILLING * times


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """``tramontane serve`` on a new folder."""
    with Platform(tmp_path_factory.mktemp("crash") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def desk(platform: Platform) -> Desk:
    """A publisher with plans that wait for publication."""
    folder = platform.folder
    variables = environment(folder, database_url=embedded.url(folder / "postgresql"))
    command = [sys.executable, "-m", "tests.crash.prepare", str(len(PUBLISHING) + len(WHO))]
    done = subprocess.run(
        command,
        env=variables | {"DJANGO_SETTINGS_MODULE": "tramontane.config.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return Desk(platform, done.stdout)


def rows(platform: Platform, query: str) -> list[tuple[Any, ...]]:
    """What the database says, through a connection of our own."""
    with psycopg.connect(embedded.url(platform.folder / "postgresql"), autocommit=True, connect_timeout=5) as link:
        return link.execute(query.encode()).fetchall()


def imports(platform: Platform, state: str) -> int:
    """How many imports are in that state."""
    return int(rows(platform, f"SELECT count(*) FROM plan_import WHERE state = '{state}'")[0][0])  # noqa: S608


def kill_with_its_own(platform: Platform, mark: str) -> None:
    """kill -9 a child of the supervisor and everything it has started, at once."""
    victim = platform.child(mark)
    family = [victim, *victim.children(recursive=True)]
    for process in family:
        process.kill()
    assert eventually(lambda: not victim.is_running() or victim.status() == psutil.STATUS_ZOMBIE)


def is_well(platform: Platform) -> bool:
    """All parts answer again."""
    return platform.health[0] == 200


def assert_sound(platform: Platform) -> None:
    """``check-integrity`` finds nothing."""
    assert eventually(lambda: is_well(platform)), (platform.health, platform.said)
    checked = tramontane(platform.folder, "check-integrity")
    assert checked.returncode == 0, checked.stderr


def assert_nothing_waits(platform: Platform) -> None:
    """Every import has ended, and ended well."""
    waiting = "SELECT count(*) FROM plan_import WHERE state IN ('waiting', 'running')"
    assert eventually(lambda: rows(platform, waiting) == [(0,)], 60), rows(platform, "SELECT * FROM plan_import")
    assert imports(platform, "failed") == 0


def test_a_worker_killed_while_it_reads_leaves_an_import_that_ends(platform: Platform, desk: Desk) -> None:
    done = imports(platform, "done")
    assert status_of(desk.bring("vide", large(1))) == 302
    assert eventually(lambda: imports(platform, "running") == 1)
    time.sleep(0.5)
    kill_with_its_own(platform, "runtime.worker")
    assert rows(
        platform,
        "SELECT count(*) FROM evidence_fact f JOIN plan_import i USING (document_id) WHERE i.state = 'running'",
    ) == [(0,)]
    assert_nothing_waits(platform)
    assert imports(platform, "done") == done + 1
    assert_sound(platform)


def test_a_web_server_killed_during_an_import_keeps_all_of_the_document_or_nothing(
    platform: Platform, desk: Desk
) -> None:
    contents = {moment: large(10 + n, times=1_500) for n, moment in enumerate(MOMENTS)}
    for moment, content in contents.items():
        link = desk.bring("vide", content)
        time.sleep(moment)
        kill_with_its_own(platform, "runtime.web")
        status_of(link)
        halves = (
            "SELECT count(*) FROM evidence_document d WHERE NOT EXISTS"
            " (SELECT 1 FROM evidence_archive a WHERE a.document_id = d.id)"
            " OR NOT EXISTS (SELECT 1 FROM plan_import i WHERE i.document_id = d.id)"
        )
        assert rows(platform, halves) == [(0,)]
        assert eventually(lambda: is_well(platform)), platform.said
    before = imports(platform, "done") + imports(platform, "waiting") + imports(platform, "running")
    for content in contents.values():
        assert status_of(desk.bring("vide", content)) == 302
    assert imports(platform, "done") + imports(platform, "waiting") + imports(platform, "running") <= before + len(
        MOMENTS
    )
    assert_nothing_waits(platform)
    assert rows(
        platform,
        "SELECT count(*) FROM (SELECT 1 FROM plan_import GROUP BY plan_id, document_id HAVING count(*) > 1) AS twice",
    ) == [(0,)]
    assert_sound(platform)


def test_a_web_server_killed_during_a_publication_has_published_once_or_not_at_all(
    platform: Platform, desk: Desk
) -> None:
    for number, moment in enumerate(PUBLISHING):
        link = desk.publish(f"pret-{number}")
        time.sleep(moment)
        kill_with_its_own(platform, "runtime.web")
        status_of(link)
        assert eventually(lambda: is_well(platform)), platform.said
    published = {
        slug for (slug,) in rows(platform, "SELECT slug FROM plan_version v JOIN plan_plan p ON p.id = v.plan_id")
    }
    for number in range(len(PUBLISHING)):
        if f"pret-{number}" not in published:
            assert status_of(desk.publish(f"pret-{number}")) == 302
    told = rows(platform, "SELECT p.slug, count(*) FROM plan_version v JOIN plan_plan p ON p.id = v.plan_id GROUP BY 1")
    assert {(f"pret-{number}", 1) for number in range(len(PUBLISHING))} <= set(told)
    assert_sound(platform)


@pytest.mark.parametrize("who", WHO)
def test_a_database_killed_during_an_import_and_a_publication_comes_back_whole(
    platform: Platform, desk: Desk, who: str
) -> None:
    assert status_of(desk.bring("vide", large(30 + len(who), times=4_000))) == 302
    assert eventually(lambda: imports(platform, "running") == 1)
    last = f"pret-{len(PUBLISHING) + WHO.index(who)}"
    link = desk.publish(last)
    postmaster = platform.child("bin/postgres")
    backends = [p for p in postmaster.children() if "tramontane" in " ".join(p.cmdline())]
    assert backends
    (postmaster if who == "postmaster" else backends[0]).kill()
    status_of(link)
    assert eventually(lambda: is_well(platform)), (platform.health, platform.said)
    assert_nothing_waits(platform)
    if not rows(platform, f"SELECT 1 FROM plan_version v JOIN plan_plan p ON p.id = v.plan_id WHERE slug = '{last}'"):  # noqa: S608
        assert status_of(desk.publish(last)) == 302
    assert_sound(platform)
