"""One HTTP exchange with an address that was checked, in a bounded time: nothing resolves the name again."""

import io
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Any

from tramontane.evidence.fetching.addresses import WEB_PORTS, Target

HEADERS = {
    "User-Agent": "Tramontane (archive de documents publics)",
    "Accept": "text/html, application/pdf, text/plain, text/markdown, */*;q=0.5",
    "Accept-Language": "fr, *;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_CONNECT_SECONDS = 5.0
_MOST_ADDRESSES = 4


class Deadline:
    """An instant after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """How long may still be waited. Raises ``TimeoutError`` when it is over."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Incoming(io.RawIOBase):
    """What a socket receives; each read has what is left of the whole time, so that dripping gains nothing."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 (a writable buffer)
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


class _Line:
    """What ``http.client`` asks of a socket."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._sock, self._deadline))

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def close(self) -> None:
        """The answer may still be read: ``exchange`` closes the socket."""


@contextmanager
def exchange(
    target: Target, addresses: Sequence[str], deadline: Deadline, tls: ssl.SSLContext | None
) -> Iterator[HTTPResponse]:
    """The answer to GET, its body still to read. Raises ``OSError`` and ``HTTPException``."""
    sock = _connected(addresses, target.port, deadline)
    try:
        if target.scheme == "https":
            sock.settimeout(deadline.left())
            sock = (tls or ssl.create_default_context()).wrap_socket(sock, server_hostname=target.host)
        connection = HTTPConnection(target.host, target.port)
        connection.default_port = WEB_PORTS[target.scheme]
        connection.sock = _Line(sock, deadline)
        connection.request("GET", target.path, headers=HEADERS)
        yield connection.getresponse()
    finally:
        sock.close()


def _connected(addresses: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    """A connection to the first of the addresses that answers."""
    failed: OSError = OSError("no address")
    for address in addresses[:_MOST_ADDRESSES]:
        try:
            return socket.create_connection((address, port), timeout=min(deadline.left(), _CONNECT_SECONDS))
        except OSError as error:
            failed = error
    raise failed
