"""One bounded question to a server that speaks the OpenAI protocol: bounded in time and size, never redirected."""

import socket
import ssl
import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

LARGEST_ANSWER = 64 * 1024


class ModelError(Exception):
    """The model gave no answer that can be used; the message is one word or two, for the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where the model is: ``url`` comes before ``/chat/completions``; ``seconds`` bound the whole exchange."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0


def post(endpoint: Endpoint, body: bytes) -> bytes:
    """The body of the answer. Raises ``ModelError`` for anything but a status 200 of bounded size within the time.

    The exchange runs in a thread of its own: names that resolve slowly, TLS and answers that drip byte by byte
    escape the limits of a socket, and none of them may hold the caller.
    """
    exchange = _Exchange(endpoint, body)
    threading.Thread(target=exchange.run, name="language-model", daemon=True).start()
    try:
        found = exchange.outcome.get(timeout=endpoint.seconds)
    except Empty:
        exchange.abandon()
        raise ModelError("timeout") from None
    if isinstance(found, ModelError):
        raise found
    return found


class _Exchange:
    """One request and its answer; ``outcome`` receives one of the two ends."""

    def __init__(self, endpoint: Endpoint, body: bytes) -> None:
        self.endpoint = endpoint
        self.body = body
        self.outcome: SimpleQueue[bytes | ModelError] = SimpleQueue()
        self._is_over = threading.Event()
        self._socket: socket.socket | None = None

    def run(self) -> None:
        """Ask, and say how it ended."""
        try:
            self.outcome.put(self._answer())
        except ModelError as problem:
            self.outcome.put(problem)
        except TimeoutError:
            self.outcome.put(ModelError("timeout"))
        except (OSError, HTTPException, ValueError) as problem:
            self.outcome.put(ModelError(f"connection {type(problem).__name__}"))

    def abandon(self) -> None:
        """Hang up, whatever the other side does."""
        self._is_over.set()
        if self._socket is not None:
            try:
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                return  # already closed

    def _answer(self) -> bytes:
        connection = _connection(self.endpoint)
        try:
            connection.connect()
            self._socket = connection.sock
            if self._is_over.is_set():
                raise ModelError("timeout")
            path = f"{urlsplit(self.endpoint.url).path.rstrip('/')}/chat/completions"
            connection.request("POST", path, self.body, _headers(self.endpoint))
            with connection.getresponse() as response:
                if response.status != 200:
                    raise ModelError(f"status {response.status}")
                content = b""
                # Piece by piece: a chunk that claims a negative length would make read() wait for the end.
                while piece := response.read1(8192):
                    content += piece
                    if len(content) > LARGEST_ANSWER:
                        raise ModelError("too large")
                return content
        finally:
            connection.close()


def _connection(endpoint: Endpoint) -> HTTPConnection:
    parts = urlsplit(endpoint.url)
    host = parts.hostname or ""
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(host, parts.port or 443, timeout=endpoint.seconds, context=context)
    return HTTPConnection(host, parts.port or 80, timeout=endpoint.seconds)


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    return {**headers, "Authorization": f"Bearer {endpoint.key}"} if endpoint.key else headers
