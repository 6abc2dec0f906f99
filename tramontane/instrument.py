"""The contract by which an instrument plugs in: one frozen value per package, read from ``settings.INSTRUMENTS``.

A misspelt word, a duplicate code, a broken import or a missing value refuses to start: there is no silent hole.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from tramontane.lib.money import Euros
from tramontane.lib.periods import Period
from tramontane.plan.models import Territory

Words = str | Promise
"""A word or sentence, translated when shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry of the menu. ``to`` is the name of a URL of the instrument."""

    label: Words
    to: str
    permission: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A live number. An indicator follows it by its full code (``academy.certified``)."""

    code: str
    label: Words
    unit: Words
    of: Callable[[Territory, Period], Decimal | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What the instrument says it has committed, compared with the ledger to the cent, every night."""

    code: str
    label: Words
    total: Callable[[Period], Euros]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page that search can find."""

    title: str
    body: str
    url: str
    updated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences the assistant may quote, and where to check them."""

    text: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A table published as open data; its columns are the fields of ``row``, a frozen dataclass."""

    code: str
    title: Words
    row: type
    rows: Callable[[], Iterable[Any]]


def _nothing() -> Iterator[Any]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """Everything an instrument gives to the platform. ``code`` is for ever; ``path`` is public and French."""

    code: str
    path: str
    name: Words
    summary: Words
    urls: str
    navigation: Sequence[Link] = field(default=())
    measures: Sequence[Measure] = field(default=())
    spending: Sequence[Spending] = field(default=())
    documents: Callable[[], Iterable[Document]] = _nothing
    passages: Callable[[], Iterable[Passage]] = _nothing
    datasets: Sequence[Dataset] = field(default=())
    demo: Callable[[], None] | None = None


@cache
def installed() -> tuple[Instrument, ...]:
    """The instruments that ``settings.INSTRUMENTS`` names, in that order; ``ImproperlyConfigured`` if one is wrong."""
    found: dict[str, Instrument] = {}
    paths: set[str] = set()
    for name in settings.INSTRUMENTS:
        value = getattr(import_module(f"{name}.instrument"), "instrument", None)
        if not isinstance(value, Instrument):
            raise ImproperlyConfigured(f"{name}.instrument.instrument is not an Instrument")
        if value.code in found:
            raise ImproperlyConfigured(f"two instruments have the code {value.code!r}")
        if value.path in paths:
            raise ImproperlyConfigured(f"two instruments have the path {value.path!r}")
        found[value.code] = value
        paths.add(value.path)
    return tuple(found.values())


def measure(code: str) -> Measure | None:
    """The live measure of that full code (``academy.certified``), or None when its instrument is not installed."""
    owner, _, name = code.partition(".")
    return next((m for i in installed() if i.code == owner for m in i.measures if m.code == name), None)
