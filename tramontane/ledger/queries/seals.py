"""The seals of the journal, to keep elsewhere and have dated by a third party."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tramontane.ledger.models import Seal


@dataclass(frozen=True, slots=True)
class SealRow:
    """A day, how many entries its seal adds, the number of the last one, and the fingerprint in hexadecimal."""

    day: date
    entries: int
    last_entry: int
    sha256: str


def seals(*, since: date | None = None) -> Iterator[SealRow]:
    """Every seal, oldest first; from a day on."""
    rows = Seal.objects.filter(day__gte=since) if since else Seal.objects.all()
    for day, entries, last, sha256 in rows.order_by("day").values_list("day", "entries", "last_entry_id", "sha256"):
        yield SealRow(day, entries, last or 0, sha256)
