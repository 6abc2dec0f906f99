"""A mail server for tests, on this machine: keeps what it is given, and can refuse, hesitate or hang up."""

import email
import email.policy
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage


class Postbox(socketserver.ThreadingTCPServer):
    """Listens on a free port. ``says`` answers a recipient; ``pause`` waits before the last answer; -1 hangs up."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.received: list[str] = []
        self.says: dict[str, int] = {}
        self.pause = 0.0
        self.has_text = threading.Event()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def letters(self) -> list[EmailMessage]:
        """What was received, parsed."""
        policy = email.policy.default
        return [email.message_from_string(text, policy=policy) for text in self.received]


class _Talk(socketserver.StreamRequestHandler):
    server: Postbox

    def handle(self) -> None:
        self.wfile.write(b"220 postbox\r\n")
        while line := self.rfile.readline().decode().strip():
            word = line.split(":")[0].upper()
            if word == "RCPT TO":
                code = self.server.says.get(line.partition("<")[2].partition(">")[0], 250)
                self.wfile.write(f"{code} answer about {line}\r\n".encode())
            elif word == "DATA":
                self.wfile.write(b"354 go on\r\n")
                self._text()
                if self.server.pause < 0:
                    return
                self.wfile.write(b"250 taken\r\n")
            elif word == "QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 yes\r\n")

    def _text(self) -> None:
        lines = []
        while (line := self.rfile.readline().decode()) not in (".\r\n", ""):
            lines.append(line)
        self.server.received.append("".join(lines))
        self.server.has_text.set()
        time.sleep(max(0.0, self.server.pause))


@contextmanager
def opened() -> Iterator[Postbox]:
    """A mail server for the time of the block."""
    with Postbox() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
