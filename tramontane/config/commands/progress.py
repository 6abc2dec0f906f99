"""A progress bar on standard error, when a person watches."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

T = TypeVar("T")


def progress(items: Iterable[T], *, label: str, length: int) -> "AbstractContextManager[ProgressBar[T]]":
    """Iterate over it; silent when standard error is not a terminal."""
    return click.progressbar(items, length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())


def counter(*, label: str, length: int) -> "AbstractContextManager[ProgressBar[int]]":
    """Call ``update`` on it at each of ``length`` steps."""
    return progress(range(length), label=label, length=length)
