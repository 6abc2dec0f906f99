"""The platform as its operator runs it: real processes on a temporary folder and a free port."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

COMMAND = [sys.executable, "-m", "tramontane.config.cli"]
ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """The environment of an operator: nothing of the tests' own server."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TRAMONTANE_", "DJANGO_", "PYTEST_"))}
    given = {f"TRAMONTANE_{name.upper()}": value for name, value in variables.items()}
    return kept | {"TRAMONTANE_DATA": str(folder), "TRAMONTANE_DEMO": "non", "PYTHONPATH": str(ROOT)} | given


def tramontane(folder: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env=environment(folder, **variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


def eventually(true: Callable[[], object], seconds: float = 30) -> bool:
    """Whether it becomes true in time."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if true():
            return True
        time.sleep(0.05)
    return False


class Platform:
    """``tramontane serve``, as a context manager that leaves nothing behind whatever the test does."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self.port = int(variables.get("port", free_port()))
        self.log = folder.parent / f"{folder.name}.log"
        self.variables = variables | {"port": str(self.port)}

    def __enter__(self) -> "Platform":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "serve"],
                env=environment(self.folder, **self.variables),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.supervisor = psutil.Process(self.process.pid)
        assert eventually(lambda: self.is_open or self.process.poll() is not None), self.said
        assert self.process.poll() is None, self.said
        assert eventually(lambda: self.health[0] == 200), (self.health, self.said)
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop()
        for left in self.everything():
            left.kill()

    @property
    def said(self) -> str:
        """What it wrote, on both outputs."""
        return self.log.read_text()

    @property
    def is_open(self) -> bool:
        """Whether it has announced its address."""
        return f":{self.port}/" in self.said

    @property
    def health(self) -> tuple[int, dict[str, Any]]:
        """Status and content of ``/sante/``; (0, {}) when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/sante/", timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as answer:
            return answer.code, json.load(answer)
        except OSError:
            return 0, {}

    def child(self, mark: str) -> psutil.Process:
        """The child of the supervisor whose command line holds ``mark``."""
        found = [p for p in self.supervisor.children() if mark in " ".join(_command(p))]
        assert len(found) == 1, (mark, found)
        return found[0]

    def has_another(self, mark: str, killed: int) -> bool:
        """Whether that child has been replaced."""
        return any(p.pid != killed for p in self.supervisor.children() if mark in " ".join(_command(p)))

    def kill(self, mark: str) -> int:
        """kill -9 that child; returns its number, once it is gone."""
        victim = self.child(mark)
        victim.send_signal(signal.SIGKILL)
        assert eventually(lambda: not victim.is_running() or victim.status() == psutil.STATUS_ZOMBIE)
        return victim.pid

    def stop(self, word: int = signal.SIGINT) -> int:
        """Ctrl-C, and its exit code."""
        self.process.send_signal(word)
        return self.process.wait(40)

    def everything(self) -> list[psutil.Process]:
        """Every live process that belongs to this data folder, whoever its parent is."""
        found = []
        for process in psutil.process_iter():
            try:
                ours = str(self.folder) in " ".join(process.cmdline()) or (
                    process.environ().get("TRAMONTANE_DATA") == str(self.folder)
                )
                if ours and process.status() != psutil.STATUS_ZOMBIE and process.pid != os.getpid():
                    found.append(process)
            except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
                continue
        return found


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []
