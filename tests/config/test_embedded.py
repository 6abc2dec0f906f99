"""The embedded PostgreSQL: shared, stopped by the last one out, alive again after any death."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.config.processes import ROOT, eventually
from tramontane.config import embedded
from tramontane.config.env import EnvironmentProblem


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    where = tmp_path / "pg"
    yield where
    for process in psutil.process_iter(["cmdline"]):
        if str(where) in " ".join(process.info["cmdline"] or []):
            process.kill()


def answers(server: embedded.EmbeddedServer) -> bool:
    with psycopg.connect(server.url("postgres")) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_the_last_user_stops_the_server(folder: Path) -> None:
    first = embedded.start(folder, durable=False)
    second = embedded.start(folder, durable=False)
    assert second.pid == first.pid
    assert first.stop() is False
    assert answers(second)
    assert second.stop() is True
    assert is_gone(first.pid)
    assert second.stop() is False


def test_data_outlive_kill_9_of_the_server(folder: Path) -> None:
    server = embedded.start(folder)
    server.ensure_database()
    server.ensure_database()
    connection = psycopg.connect(server.url(), autocommit=True)
    connection.execute("CREATE TABLE kept AS SELECT 1 AS n")
    os.kill(server.pid, signal.SIGKILL)
    assert eventually(lambda: not server.is_alive())
    killed = server.pid
    server.revive()
    assert server.pid != killed
    with psycopg.connect(server.url()) as again:
        assert again.execute("SELECT n FROM kept").fetchone() == (1,)
    assert server.stop()


def test_a_server_left_by_a_killed_run_is_joined_not_doubled(folder: Path) -> None:
    code = "import sys, time; from pathlib import Path; from tramontane.config import embedded; "
    code += "print(embedded.start(Path(sys.argv[1]), durable=False).pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, cwd=ROOT) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        run.kill()
    server = embedded.start(folder)
    assert server.pid == pid
    assert server.stop()
    assert eventually(lambda: is_gone(pid))


def test_a_number_given_since_to_another_program_is_not_our_server(folder: Path) -> None:
    server = embedded.start(folder, durable=False)
    lines = (folder / "data" / "postmaster.pid").read_text().splitlines()
    os.kill(server.pid, signal.SIGKILL)
    assert eventually(lambda: not server.is_alive())
    server.stop()
    (folder / "data" / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]))
    again = embedded.start(folder, durable=False)
    assert again.pid != os.getpid()
    assert answers(again)
    again.stop()


def test_a_first_start_cut_short_begins_again(folder: Path) -> None:
    (folder / "data.new" / "base").mkdir(parents=True)
    server = embedded.start(folder, durable=False)
    assert answers(server)
    server.stop()
    assert not (folder / "data.new").exists()


def test_a_path_too_long_for_a_socket_is_not_a_limit(folder: Path) -> None:
    long = folder / ("é" * 60) / "dossier de données"
    short = embedded.socket_folder(long)
    assert short != long
    server = embedded.start(long, durable=False)
    assert answers(server)
    assert short.stat().st_mode & 0o077 == 0
    server.stop()
    assert not short.exists()


def test_data_of_another_postgresql_are_left_alone(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "PG_VERSION").write_text("16\n")
    with pytest.raises(EnvironmentProblem, match="PostgreSQL 16"):
        embedded.start(folder)
    assert (folder / "data" / "PG_VERSION").read_text() == "16\n"


def test_the_server_listens_to_no_network(folder: Path) -> None:
    server = embedded.start(folder, durable=False)
    postmaster = psutil.Process(server.pid)
    assert [c for c in postmaster.net_connections(kind="inet") if c.status == psutil.CONN_LISTEN] == []
    assert folder.stat().st_mode & 0o077 == 0
    server.stop()
