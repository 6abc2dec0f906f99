"""What is watched under every test, whatever it tests; ``test_guards.py`` shows that each guard bites."""

import gzip
import random
import re
import socket
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from types import FrameType
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client

from tramontane.portal.readonly import only_read

_WRITE = re.compile(
    r"^\s*(?:WITH\b.*?\b)?(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|TRUNCATE|CREATE|ALTER|DROP)\b"
    r"|\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b",
    re.IGNORECASE | re.DOTALL,
)
_LEFTOVER = re.compile(r"\{\{|\{%|%\}")
_OURS = ("tramontane.", "tests.", "test_")
#: Elements whose text is shown as it was typed.
_UNREAD = ("script", "style", "textarea", "pre", "mark")


class GuardError(AssertionError):
    """A guard saw what no test may do."""


def shuffle_unordered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of a queryset without an order come back in any order."""
    fetch_all: Callable[[Any], None] = QuerySet._fetch_all

    def fetch(self: Any) -> None:
        is_new = self._result_cache is None
        fetch_all(self)
        if is_new and not self.ordered and not self.query.is_sliced:
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch)


def name_locked_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our code says which table ``select_for_update`` locks."""
    lock: Callable[..., Any] = QuerySet.select_for_update

    def select_for_update(self: Any, *args: Any, of: tuple[str, ...] = (), **options: Any) -> Any:
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == "django.db.models.manager":
            frame = frame.f_back
        caller = str(frame.f_globals.get("__name__")) if frame else ""
        if not of and caller.startswith(_OURS):
            raise GuardError(f"{caller}: select_for_update() does not name its table: of=(…)")
        return lock(self, *args, of=of, **options)

    monkeypatch.setattr(QuerySet, "select_for_update", select_for_update)


def refuse_outbound_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets reach this machine only."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _local_only(getattr(socket.socket, name)))


def _local_only(connect: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def checked(self: Any, address: Any) -> Any:
        host = address[0] if isinstance(address, tuple) else ""
        is_ip = self.family in (socket.AF_INET, socket.AF_INET6)
        if is_ip and not (str(host).startswith("127.") or host in ("::1", "localhost", "")):
            raise GuardError(f"a test may not reach {host}")
        return connect(self, address)

    return checked


class _Page(HTMLParser):
    """Collects what a page may not hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and not names.get("src")):
            self.faults.append(f"inline <{tag}>")
        self.faults += [f"{n}= on <{tag}>" for n in names if n == "style" or n.startswith(("on", "hx-on"))]
        self.faults += [
            f"javascript: in <{tag}>" for v in names.values() if (v or "").strip().lower().startswith("javascript:")
        ]
        self.faults += [f"{v!r} on <{tag}>" for v in names.values() if _LEFTOVER.search(v or "") and tag != "input"]
        if tag in _UNREAD:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._open and _LEFTOVER.search(data):
            self.faults.append(f"leftover template mark in {data.strip()[:60]!r}")


def inspect_html(response: HttpResponse) -> None:
    """Raise ``GuardError`` for inline scripts, styles, handlers and leftover template marks in an HTML answer."""
    if getattr(response, "streaming", False) or "html" not in response.headers.get("Content-Type", ""):
        return
    page = _Page()
    is_squeezed = response.headers.get("Content-Encoding") == "gzip"
    content = gzip.decompress(response.content) if is_squeezed else response.content
    page.feed(content.decode(response.charset or "utf-8", "replace"))
    if page.faults:
        raise GuardError("; ".join(sorted(set(page.faults))))


def watch_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer of the test client is inspected; GET and HEAD write nothing, even inside a test's transaction."""
    ask: Callable[..., Any] = Client.request

    def request(self: Client, **sent: Any) -> Any:
        is_reading = sent.get("REQUEST_METHOD") in ("GET", "HEAD")
        try:
            if not is_reading:
                response = ask(self, **sent)
            else:
                with connection.execute_wrapper(_refuse_write):
                    response = ask(self, **sent)
        finally:
            only_read(False)
        inspect_html(response)
        return response

    monkeypatch.setattr(Client, "request", request)


def _refuse_write(execute: Callable[..., Any], sql: Any, params: Any, many: Any, context: Any) -> Any:
    """Refuse what PostgreSQL would refuse in the read-only mode that the middleware asked for."""
    said = sql if isinstance(sql, str) else str(sql)
    if getattr(connection, "only_read", False) and _WRITE.search(said):
        raise GuardError(f"a page that only reads wrote: {said[:120]}")
    return execute(sql, params, many, context)


def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All guards, for the time of one test."""
    shuffle_unordered(monkeypatch)
    name_locked_tables(monkeypatch)
    refuse_outbound_network(monkeypatch)
    watch_client(monkeypatch)
    yield
