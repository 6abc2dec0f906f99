"""Draws pictures in a child process with bounded time: neither the web process nor the worker loads Vega."""

import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypedDict

from django.utils.translation import gettext as _

import tramontane
from tramontane.lib import french
from tramontane.portal.pictures.illustrations import Illustration, Point

logger = logging.getLogger("tramontane.pictures")
CHILD = "tramontane.portal.pictures.child"


class Drawn(TypedDict):
    """A picture in one theme."""

    name: str
    theme: str
    svg: str
    specification: str
    width: int
    height: int


@cache
def recipe() -> str:
    """Changes with what pictures are made by: our files and the libraries'."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for name in ("altair", "vl-convert-python"):
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


def draw(wanted: Sequence[Illustration], *, seconds: float = 300) -> list[Drawn]:
    """Every picture in every theme. Raises ``subprocess.TimeoutExpired`` or ``RuntimeError``."""
    if not wanted:
        return []
    root = str(Path(tramontane.__file__).parent.parent)
    environment = {"PYTHONPATH": root, "LANG": "C.UTF-8", "TZ": "UTC"}
    asked = json.dumps([as_asked(i) for i in wanted]).encode()
    with subprocess.Popen(  # noqa: S603  (our own module)
        [sys.executable, "-m", CHILD],
        env=environment,
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            output, errors = process.communicate(asked, timeout=seconds)
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            raise
    said = errors.decode("utf-8", "replace").strip()
    if process.returncode:
        raise RuntimeError(f"the drawing child failed: {said[-4000:]}")
    if said:
        logger.warning("pictures that could not be drawn: %s", said[-4000:])
    found: list[Drawn] = json.loads(output)
    return found


def as_asked(wanted: Illustration) -> dict[str, Any]:
    """A picture for the child: plain values, with the words that are drawn beside each point."""
    return {
        "kind": wanted.kind,
        "name": wanted.name,
        "sentence": wanted.sentence,
        "points": [_plain(p) for p in wanted.points],
    }


def _plain(point: Point) -> dict[str, Any]:
    return {
        "label": point.label,
        "nature": point.nature,
        "date": point.date,
        "when": point.when,
        "value": json_number(point.value),
        "unit": point.unit,
        "text": point.text,
        "figure": french.number(point.value),
        "said": f"{point.nature} : {point.text}",
        "note": point.note,
        "proof": point.proof,
        "isReading": point.nature == _("relevé"),
    }


def json_number(value: Decimal) -> int | float:
    """A number that JavaScript reads back as it was: our amounts have at most fifteen digits."""
    return int(value) if value == value.to_integral_value() else float(value)
