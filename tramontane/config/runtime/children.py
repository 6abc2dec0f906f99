"""A process of ours that must live: started, watched, started again when it dies, stopped with all its own."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time

STOP_SECONDS = 25.0
_WINDOW_SECONDS, _MOST_DEATHS = 60.0, 8


class Child:
    """``python -m module``, in its own session so that a Ctrl-C reaches the supervisor alone."""

    def __init__(self, *, name: str, module: str) -> None:
        self.name = name
        self.module = module
        self._deaths: list[float] = []
        self._start_at = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it ends by itself when this process disappears (``end_with_parent``)."""
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", self.module],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "TRAMONTANE_PARENT": str(os.getpid())},
        )

    def died(self) -> int | None:
        """Its exit code, once, when it has just ended by itself; what it leaves of its own is killed."""
        if self._process is None or (code := self._process.poll()) is None:
            return None
        self._kill()
        self._process = None
        now = time.monotonic()
        self._deaths = [at for at in self._deaths if at > now - _WINDOW_SECONDS] + [now]
        self._start_at = now + min(5.0, 0.2 * 2 ** (len(self._deaths) - 1))
        return code

    @property
    def is_hopeless(self) -> bool:
        """It died too often in the last minute."""
        return len(self._deaths) >= _MOST_DEATHS

    def start_again_if_due(self) -> None:
        """After a death, start it again once a growing delay has passed."""
        if self._process is None and time.monotonic() >= self._start_at:
            self.start()

    def ask_to_stop(self) -> None:
        """Send SIGTERM: the current request or job may end."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()

    def wait(self, seconds: float) -> bool:
        """Wait for its end, kill it and its own after ``seconds``; says whether it ended by itself."""
        if self._process is None:
            return True
        try:
            self._process.wait(max(0.0, seconds))
            ended = True
        except subprocess.TimeoutExpired:
            ended = False
        self._kill()
        self._process.wait()
        self._process = None
        return ended

    def _kill(self) -> None:
        """Kill every process of its session's group: nothing of a dead server may keep the port."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


def end_with_parent(parent: int | None = None) -> None:
    """Make this process end when ``parent`` does, even killed: the supervisor's end never leaves children behind.

    ``parent`` defaults to the supervisor named by ``TRAMONTANE_PARENT``; without one nothing happens.
    """
    watched = parent or int(os.environ.get("TRAMONTANE_PARENT", "0") or 0)
    if not watched:
        return

    def watch() -> None:
        while os.getppid() == watched:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(STOP_SECONDS)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()
