"""Rows of every type of column, with the texts that files and spreadsheets stumble on."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_type_hints

from hypothesis import strategies as st

from tramontane.opendata.columns import column, columns_of

COLOURS = {"red": "rouge", "blue": "bleu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A row with a column of each type, said or not."""

    nom: str = column("Nom", "Un texte.")
    couleur: str = column("Couleur", codes=COLOURS)
    nombre: int = column("Nombre", unit="pièces")
    montant: Decimal | None = column("Montant", unit="euros")
    jour: date | None = column("Jour")
    instant: datetime = column("Instant")
    vrai: bool = column("Vrai")
    rang: int | None = column("Rang")


_HOSTILE = ("=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''", " =cmd|' /C calc'!A0", "＝1", "a;b,c")
_MORE = ('"', 'a"b', "l1\r\nl2", "l1\rl2", "deux  espaces ", "é\u202f€", "\ufeff", "NULL", "vrai", "0012", "1e3", "")
texts = st.sampled_from(_HOSTILE + _MORE) | st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30
)
#: What XML can hold too: no control character, no character outside of Unicode's text.
xml_texts = st.sampled_from(_HOSTILE + _MORE) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n\r"), max_size=30
)
decimals = st.decimals(-(10**12), 10**12, places=2) | st.decimals(-1, 1, places=6)
instants = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001

VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(-(10**15), 10**15),
    Decimal: decimals,
    bool: st.booleans(),
    date: st.dates(),
    datetime: instants,
}


def rows_of(row: type, text: st.SearchStrategy[str] = texts) -> st.SearchStrategy[Any]:
    """Rows of any table, each value drawn from the type of its column."""
    optional = {c.code: c.is_optional for c in columns_of(row)}
    drawn = {}
    for item in fields(row):
        hint = get_type_hints(row)[item.name]
        kind = next(k for k in VALUES if hint in (k, k | None))
        values = text if kind is str else VALUES[kind]
        drawn[item.name] = st.none() | values if optional[item.name] else values
    return st.builds(row, **drawn)
