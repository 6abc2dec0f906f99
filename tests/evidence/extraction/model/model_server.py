"""A real server on this machine that speaks the protocol of the model, and does whatever a test tells it to."""

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedIOBase
from typing import Any

from tramontane.evidence.extraction.model.endpoint import Endpoint

Behaviour = Callable[[Any], None]


@dataclass(frozen=True)
class Request:
    """What the server received."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def sentences(self) -> dict[int, str]:
        """The numbered sentences of the question."""
        data = json.loads(json.loads(self.body)["messages"][1]["content"])
        return {item["sentence"]: item["text"] for item in data["sentences"]}


@dataclass
class ModelServer:
    """Answers every question as ``behaviour`` does; ``stopping`` ends what drips."""

    port: int = 0
    behaviour: Behaviour = lambda _: None
    requests: list[Request] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    hung_up: threading.Event = field(default_factory=threading.Event)

    def endpoint(self, *, seconds: float = 10, key: str = "") -> Endpoint:
        return Endpoint(url=f"http://127.0.0.1:{self.port}/v1", model="essai", key=key, seconds=seconds)

    def says(self, content: str | bytes, *, status: str = "200 OK", headers: str = "") -> None:
        """The body of every answer from now on."""
        body = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
        self.behaviour = lambda connection: connection.sendall(head.encode() + body)

    def proposes(self, *proposals: object) -> None:
        self.says(completion(json.dumps({"proposals": proposals})))

    def drips(self, start: bytes, drop: bytes) -> None:
        """Send the start, then a drop every few milliseconds, for as long as the other side listens."""

        def behaviour(connection: Any) -> None:
            try:
                connection.sendall(start)
                while not self.stopping.wait(0.02):
                    connection.sendall(drop)
            except OSError:
                self.hung_up.set()

        self.behaviour = behaviour


def completion(content: str) -> str:
    """What a model says, as the protocol carries it."""
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [{"message": {"content": content}}]})


def _request(file: BufferedIOBase) -> Request:
    line = file.readline().decode().strip()
    headers = {}
    while pair := file.readline().decode().strip():
        name, value = pair.split(": ", 1)
        headers[name.lower()] = value
    return Request(line, headers, file.read(int(headers.get("content-length", 0))))


@contextmanager
def serving() -> Iterator[ModelServer]:
    """A server for the time of a test."""
    model = ModelServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            model.requests.append(_request(self.rfile))
            model.behaviour(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Clients that hang up are what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        model.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield model
        model.stopping.set()
        server.shutdown()
        thread.join()
