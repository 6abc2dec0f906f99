"""What an extractor returns: claims that are not yet facts, with the characters that state them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from tramontane.evidence.rendition import Rendition
from tramontane.evidence.values import StatusWord, Value


@dataclass(frozen=True, slots=True)
class Claim:
    """A typed value and the stretches of ``Rendition.text`` that state it (start, end; best first).

    ``confidence`` runs from 0 to 1. Only a ``check`` has no span.
    """

    value: Value
    spans: tuple[tuple[int, int], ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Card:
    """What one document says of its main plan, in one line."""

    plan: str | None = None
    territory: str | None = None
    total: float | int | None = None
    currency: str | None = None
    per: str | None = None
    modality: str | None = None
    status: StatusWord | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one reading of one document gave."""

    claims: tuple[Claim, ...]
    card: Card = field(default_factory=Card)


class Extractor(Protocol):
    """The interface of any extractor: pure, deterministic, no network, linear in the length of the text."""

    def __call__(self, rendition: Rendition, published_on: date | None) -> Extraction:
        """Every claim of the document, in the order of its text."""
        ...
