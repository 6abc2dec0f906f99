"""What stops the platform from starting: one clear French line, an exit code, no traceback."""

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tests.config.processes import ROOT, free_port, tramontane
from tramontane.config.env import EnvironmentProblem
from tramontane.config.runtime.conditions import ensure_space, hold


def refused(done: "subprocess.CompletedProcess[str]", said: str) -> None:
    assert done.returncode not in (0, None)
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_port_already_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(tramontane(tmp_path / "data", "serve", port=str(port)), f"127.0.0.1:{port} (le port est déjà pris)")


def test_an_address_that_is_not_ours(tmp_path: Path) -> None:
    refused(tramontane(tmp_path / "data", "serve", host="192.0.2.1"), "n’est pas celle de cette machine")


@pytest.mark.parametrize("folder", ["/dev/null/tramontane", "/proc/tramontane"])
@pytest.mark.parametrize("command", [("serve",), ("check-integrity",), ("backup", "sauvegarde.tmt")])
def test_a_folder_that_cannot_be_written(tmp_path: Path, folder: str, command: tuple[str, ...]) -> None:
    refused(tramontane(Path(folder), *command), f"Impossible d’écrire dans {folder}")


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    refused(tramontane(tmp_path / "data", "serve"), "un fichier porte déjà ce nom")


def test_a_database_that_does_not_answer_and_its_password(tmp_path: Path) -> None:
    url = f"postgresql://agent:motdepasse@127.0.0.1:{free_port()}/tramontane"
    done = tramontane(tmp_path / "data", "serve", database_url=url)
    refused(done, "La base de données de TRAMONTANE_DATABASE_URL ne répond pas")
    assert "motdepasse" not in done.stderr


def test_a_wrong_variable(tmp_path: Path) -> None:
    refused(tramontane(tmp_path / "data", "serve", port="beaucoup"), "TRAMONTANE_PORT")


def test_demonstration_in_production(tmp_path: Path) -> None:
    done = tramontane(tmp_path / "data", "serve", demo="oui", hosts="ia.example.fr", secret_key="k" * 40)
    refused(done, "Le mode démonstration est interdit en production")


def test_an_almost_full_disk(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="Le disque est plein"):
        ensure_space(tmp_path, needed=shutil.disk_usage(tmp_path).total * 2)
    ensure_space(tmp_path, needed=1)


def test_a_second_platform_on_the_same_folder(tmp_path: Path) -> None:
    lock = hold(tmp_path)
    refused(tramontane(tmp_path, "serve", port=str(free_port())), "Tramontane tourne déjà avec le dossier")
    lock.close()
    hold(tmp_path).close()


def test_no_python_recent_enough(tmp_path: Path) -> None:
    """The script that makes .venv, where the only Python is too old."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "cmp", "cat", "grep"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    old = tmp_path / "bin" / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n')
    old.chmod(0o755)
    done = subprocess.run(
        [".ci/venv", "requirements.lock"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    refused(done, "Tramontane demande Python 3.11 ou plus récent")
    assert "3.9.2" in done.stderr
    assert not (tmp_path / ".venv").exists()
