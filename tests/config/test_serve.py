"""``tramontane serve``: opens, comes back from any death of its parts, leaves nothing running."""

import signal
import subprocess
from pathlib import Path

import pytest

from tests.config.conftest import AGENT, copied
from tests.config.processes import COMMAND, Platform, environment, eventually, tramontane

pytestmark = pytest.mark.slow

LETTER = """La Région adopte le plan « Horizon IA »

Réuni le 11 juillet 2024 à Toulouse, le conseil régional a adopté le plan « Horizon IA ».
Ce plan est doté de {} millions d’euros pour la période 2024-2028.
"""


def test_it_opens_in_a_folder_that_cannot_have_the_whole_demonstration(made: Path, tmp_path: Path) -> None:
    data, letter = copied(made, tmp_path / "data"), tmp_path / "acte.txt"
    letter.write_text(LETTER.format(60), encoding="utf-8")
    about = ("--plan", "sud-ia", "--territory", "93", "--publisher", "Région", "--genre", "act")
    brought = tramontane(data, "import", str(letter), *about, "--as", AGENT)
    assert brought.returncode == 0, brought.stderr
    with Platform(data, demo="oui") as platform:
        assert "La démonstration reste incomplète" in platform.said
        assert "TRAMONTANE_DATA" in platform.said
        assert platform.stop(signal.SIGINT) == 0


def test_it_opens_stops_on_ctrl_c_and_opens_again(tmp_path: Path) -> None:
    with Platform(tmp_path / "data") as platform:
        status, health = platform.health
        assert status == 200
        assert {part: health[part]["state"] for part in ("database", "worker", "queue")} == {
            "database": "ok",
            "worker": "ok",
            "queue": "ok",
        }
        assert "base de données à jour" in platform.said
        assert f"http://127.0.0.1:{platform.port}/" in platform.said
        assert "Pour entrer" in platform.said
        assert platform.stop(signal.SIGINT) == 0
        assert eventually(lambda: platform.everything() == []), platform.everything()
    platform.log.write_text("")
    with Platform(tmp_path / "data") as platform:
        assert "base de données à jour" not in platform.said
        assert "fichiers de présentation" not in platform.said
        assert platform.stop(signal.SIGTERM) == 0
        assert eventually(lambda: platform.everything() == []), platform.everything()


def test_every_part_comes_back_after_kill_9(made: Path, tmp_path: Path) -> None:
    with Platform(copied(made, tmp_path / "data")) as platform:
        for mark in ("runtime.web", "runtime.worker", "bin/postgres"):
            killed = platform.kill(mark)
            assert eventually(lambda: platform.has_another(mark, killed)), (mark, platform.said)  # noqa: B023
            assert eventually(lambda: platform.health[0] == 200), (mark, platform.health, platform.said)
        assert "Le serveur web s’est arrêté (code -9) : il repart." in platform.said
        assert "L’exécutant s’est arrêté" in platform.said
        assert "La base de données s’était arrêtée : elle est repartie." in platform.said
        assert platform.stop() == 0
        assert eventually(lambda: platform.everything() == [])


def test_a_killed_supervisor_takes_web_and_worker_with_it(made: Path, tmp_path: Path) -> None:
    with Platform(copied(made, tmp_path / "data")) as platform:
        children = [platform.child("runtime.web"), platform.child("runtime.worker")]
        platform.process.kill()
        platform.process.wait()
        assert eventually(lambda: not any(child.is_running() for child in children))
        port = platform.port
    platform.log.write_text("")
    with Platform(tmp_path / "data", port=str(port)) as again:
        assert again.stop() == 0
        assert eventually(lambda: again.everything() == [])


def test_kill_9_during_imports_leaves_nothing_half_done(made: Path, tmp_path: Path) -> None:
    """Documents are on their way while worker, then database, then web are killed: all arrive, once, whole."""
    data = copied(made, tmp_path / "data")
    with Platform(data) as platform:
        files = []
        for number in range(6):
            files.append(tmp_path / f"lettre-{number}.txt")
            files[-1].write_text(LETTER.format(60 + number) * 40, encoding="utf-8")
        options = ["--plan", "horizon", "--territory", "76", "--publisher", "Région", "--as", AGENT]
        command = [*COMMAND, "import", *map(str, files), *options]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        bringing = subprocess.Popen(command, env=environment(data), text=True, **pipes)  # type: ignore[call-overload]
        assert eventually(lambda: platform.health[1]["queue"]["doing"] > 0)
        platform.kill("runtime.worker")
        assert eventually(lambda: platform.health[0] == 200)
        platform.kill("bin/postgres")
        assert eventually(lambda: platform.health[0] == 200)
        platform.kill("runtime.web")
        bringing.communicate(timeout=120)
        assert eventually(lambda: platform.health[0] == 200)
        # What the killed database interrupted on our side is asked again; what was done is found.
        again = tramontane(data, "import", *map(str, files), *options)
        assert again.returncode == 0, again.stderr
        assert len(again.stdout.splitlines()) == len(files)
        assert platform.health[1]["queue"] | {"oldest_waiting_seconds": None} == {
            "state": "ok",
            "waiting": 0,
            "doing": 0,
            "failed": 0,
            "oldest_waiting_seconds": None,
        }
        checked = tramontane(data, "check-integrity")
        assert checked.returncode == 0, checked.stderr
        assert platform.stop() == 0
