"""The formats that every table has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from tramontane.opendata import licence
from tramontane.opendata.files import objects, separated, sheets
from tramontane.opendata.tables import LiveTable, Table

Code = Literal["csv", "json", "ods"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``name`` for people, ``media_type`` for HTTP, ``iana`` and ``eu`` for the catalogue."""

    code: Code
    name: str
    media_type: str
    iana: str
    eu: str


FORMATS: tuple[Format, ...] = (
    Format("csv", "CSV", separated.MEDIA_TYPE, "text/csv", "CSV"),
    Format("json", "JSON", objects.MEDIA_TYPE, "application/json", "JSON"),
    Format("ods", "ODS", sheets.MEDIA_TYPE, sheets.MEDIA_TYPE, "ODS"),
)
BY_CODE: dict[str, Format] = {f.code: f for f in FORMATS}


def write(table: Table | LiveTable, rows: Iterable[Any], format_: str, *, codes_only: bool = False) -> bytes:
    """The file of a table. Raises ``KeyError`` for another format."""
    if BY_CODE[format_].code == "csv":
        return separated.write_csv(table.row, rows, codes_only=codes_only)
    if format_ == "json":
        found = tuple(rows)
        about = {
            "jeu": table.code,
            "titre": str(table.title),
            "description": str(table.about),
            "licence": licence.CODE,
            "nombre": len(found),
        }
        return objects.write_json(table.row, found, about)
    return sheets.write_ods([(table.code, table.row, rows)])
