"""What a command is given to read: a file of this machine, or an address of the web."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import click

from tramontane.evidence.actions import fetch_document
from tramontane.evidence.fetching.fetch import Fetched
from tramontane.evidence.reading.read import sniff

_WEB = ("http://", "https://")


def is_address(given: str) -> bool:
    """An address of the web rather than a path."""
    return given.lower().startswith(_WEB)


def stem(given: str) -> str:
    """What names a source when nobody gave it a title."""
    if not is_address(given):
        return Path(given).stem
    parts = urlsplit(given)
    return PurePosixPath(unquote(parts.path)).stem or parts.hostname or given


def received(given: str, folder: Path = Path(), media_type: str = "") -> Fetched:
    """The document at an address or in a file; its content says what it is, unless ``media_type`` does.

    Raises ``Refusal`` and ``OSError``.
    """
    if is_address(given):
        found = fetch_document(address=given)
        return replace(found, media_type=media_type or found.media_type)
    content = (folder / given).read_bytes()
    return Fetched(content, media_type or sniff(content, given), Path(given).name, "")


class SourceType(click.Path):
    """An existing file, or an address."""

    name = "source"

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """As it was given."""
        return value if is_address(str(value)) else str(super().convert(value, param, ctx))
