"""JSON: what the table is, its columns, its rows as objects whose keys are the codes of the columns."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tramontane.opendata.columns import TYPE_WORDS, Column, columns_of, values_of
from tramontane.opendata.files.cells import instant

MEDIA_TYPE = "application/json"


def json_value(value: Any) -> Any:  # noqa: ANN401 - any value of a row
    """A value for JSON: numbers while they are exact there, ISO dates, UTC instants."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        return float(value) if Decimal(repr(float(value))) == value else format(value, "f")
    if isinstance(value, datetime):
        return instant(value)
    return value.isoformat() if isinstance(value, date) else value


def json_row(row: object) -> dict[str, Any]:
    """A row as an object, words of codes included."""
    values = zip(columns_of(type(row)), values_of(row), strict=True)
    return {c.code: json_value(v) for c, v in values}


def json_column(column: Column) -> dict[str, str]:
    """A column as an object."""
    return {
        "code": column.code,
        "libelle": str(column.label),
        "type": column.type,
        "format": str(TYPE_WORDS[column.type]),
        "unite": str(column.unit),
        "description": str(column.description),
    }


def write_json(row: type, rows: Iterable[Any], about: Mapping[str, Any]) -> bytes:
    """A table as JSON: ``about`` (code, title, licence…), ``colonnes``, ``lignes``."""
    found = {
        **about,
        "colonnes": [json_column(c) for c in columns_of(row)],
        "lignes": [json_row(r) for r in rows],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def read_json(row: type, content: bytes) -> tuple[Any, ...]:
    """The rows of a table that ``write_json`` wrote."""
    columns = [c for c in columns_of(row) if not c.labels]
    objects = json.loads(content, parse_float=Decimal)["lignes"]
    return tuple(row(**{c.code: _value(c, one[c.code]) for c in columns}) for one in objects)


def _value(column: Column, value: Any) -> Any:  # noqa: ANN401 - a value of that column
    if value is None:
        return None
    if column.type == "decimal":
        return Decimal(value)
    if column.type == "date":
        return date.fromisoformat(value)
    return datetime.fromisoformat(value.replace("Z", "+00:00")) if column.type == "instant" else value
