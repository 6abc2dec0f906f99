"""The last rendered copy of each public page, on disk, bounded in number and in size."""

import contextlib
import hashlib
import json
import logging
import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

MOST_FILES = 2000
MOST_BYTES = 64 * 1024 * 1024
LONGEST = 512 * 1024
_BETWEEN_PRUNINGS = 50
_TYPES = ("text/html", "application/atom+xml", "application/json")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Copy:
    """A page as it was answered: when, of which type, under which policy (``Content-Security-Policy``, "" for ours)."""

    at: datetime
    media_type: str
    policy: str
    body: bytes


_kept: dict[str, str] = {}
"""The mark (ETag) under which this process kept each path: a page is written once for each version of it."""


def keep(request: HttpRequest, response: HttpResponse) -> None:
    """Keep what anonymous visitors read at an address without a question; a full disk only means no copy."""
    mark = response.headers.get("ETag", "")
    if not _is_worth_keeping(request, response, mark) or _kept.get(request.path) == mark:
        return
    try:
        _write(request.path, response)
    except OSError as problem:
        _log.warning("no copy of %s: %s", request.path, problem)
        return
    if len(_kept) >= MOST_FILES:
        _kept.clear()
    _kept[request.path] = mark
    if len(_kept) % _BETWEEN_PRUNINGS == 0:
        prune()


def _is_worth_keeping(request: HttpRequest, response: HttpResponse, mark: str) -> bool:
    return (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and response.status_code == 200
        and bool(mark)
        and response.headers.get("Cache-Control", "").startswith("public")
        and response.headers.get("Content-Type", "").startswith(_TYPES)
        and not response.streaming
        and len(response.content) <= LONGEST
    )


def _write(path: str, response: HttpResponse) -> None:
    head = {
        "path": path,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "type": response.headers["Content-Type"],
        "policy": response.headers.get("Content-Security-Policy", ""),
    }
    target = _file(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".new")
    with os.fdopen(handle, "wb") as output:
        output.write(json.dumps(head).encode() + b"\n" + response.content)
    Path(name).replace(target)


def find(path: str) -> Copy | None:
    """The last copy of a page; None when there is none, or when it cannot be read."""
    try:
        first, _end, body = _file(path).read_bytes().partition(b"\n")
        head = json.loads(first)
        if head["path"] != path:
            return None
        return Copy(datetime.fromisoformat(head["at"]), head["type"], head["policy"], body)
    except (OSError, ValueError, KeyError):
        return None


def prune() -> None:
    """Drop the oldest copies beyond the bounds, and what a killed process left half written."""
    files = []
    for path in Path(settings.COPIES).glob("*"):
        with contextlib.suppress(OSError):
            stat = path.stat()
            files.append((stat.st_mtime, stat.st_size, path))
    size = 0
    for number, (_when, bytes_, path) in enumerate(sorted(files, reverse=True), start=1):
        size += bytes_
        if number > MOST_FILES or size > MOST_BYTES:
            with contextlib.suppress(OSError):
                path.unlink()


def _file(path: str) -> Path:
    return Path(settings.COPIES) / hashlib.blake2b(path.encode(), digest_size=16).hexdigest()
