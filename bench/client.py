"""A small load: a fixed number of requests over a few kept-alive connections, nothing to install."""

import http.client
import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass

CONNECTIONS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(port: int, path: str, headers: Mapping[str, str] | None = None) -> Answer:
    """One request on a connection of its own. Header names come back in lower case."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        link.request("GET", path, headers=dict(headers or {}))
        answer = link.getresponse()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    finally:
        link.close()


def load(port: int, path: str, *, requests: int, status: int, headers: Mapping[str, str] | None = None) -> None:
    """Ask ``requests`` times; raises ``RuntimeError`` unless every answer has that status."""
    turns = itertools.count()
    wrong: list[str] = []

    def run() -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            while next(turns) < requests and not wrong:
                link.request("GET", path, headers=dict(headers or {}))
                answer = link.getresponse()
                answer.read()
                if answer.status != status:
                    wrong.append(f"{path} answered {answer.status} instead of {status}")
        except (OSError, http.client.HTTPException) as problem:
            wrong.append(f"{path}: {problem!r}")
        finally:
            link.close()

    threads = [threading.Thread(target=run) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(wrong[0])
