"""Servers under measure: started on a free port, asked for their processor time, stopped."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import psutil

from bench.samples import ticks_of

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
_START_SECONDS = 30


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(pid: int) -> float:
    """Processor seconds of a process, its living descendants and those it has reaped."""
    root = psutil.Process(pid)
    ticks = 0
    for process in (root, *root.children(recursive=True)):
        try:
            ticks += ticks_of(Path(f"/proc/{process.pid}/stat").read_text())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return ticks / _TICKS_PER_SECOND


class Server:
    """A web server in its own session, as a context manager; ``path`` must answer 200 once it is ready."""

    def __init__(self, command: Sequence[str], *, port: int, path: str, env: dict[str, str], cwd: Path) -> None:
        self.port = port
        self._command, self._path, self._env, self._cwd = command, path, env, cwd

    def __enter__(self) -> "Server":
        self._process = subprocess.Popen(  # noqa: S603  (our own commands)
            self._command,
            env=self._env,
            cwd=self._cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        limit = time.monotonic() + _START_SECONDS
        while not self._answers():
            if time.monotonic() > limit or self._process.poll() is not None:
                self.__exit__()
                raise RuntimeError(f"{self._command[0]} does not serve {self._path}")
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        for word in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, word)
            except ProcessLookupError:
                return
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                continue

    def cpu_seconds(self) -> float:
        """Processor seconds of the whole server since it started."""
        return cpu_seconds(self._process.pid)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{self._path}", timeout=5):
                return True
        except urllib.error.HTTPError:
            return False
        except OSError:
            return False
