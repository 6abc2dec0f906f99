"""A value as the text of a cell, and back: numbers with a point, ISO dates, formulas made harmless reversibly."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tramontane.opendata.columns import Column

#: What a spreadsheet may run as a formula (OWASP « CSV injection »), full-width forms included; and the mark itself.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_MARK = "'"


def guarded(text: str) -> str:
    """The text, behind an apostrophe when a spreadsheet could run it; ``unguarded`` takes it away."""
    return _MARK + text if text.lstrip(" \u00a0\u202f").startswith(_STARTS) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if text.startswith(_MARK) else text


def plain(value: Decimal) -> str:
    """A number without exponent."""
    return format(value, "f")


def text_of(column: Column, value: Any) -> str:  # noqa: ANN401 - a value of that column
    """The text of a cell; nothing for None. Only text columns are guarded: numbers and dates cannot be formulas."""
    if value is None:
        return ""
    if column.type == "text":
        return guarded(str(value))
    if column.type == "boolean":
        return "vrai" if value else "faux"
    if column.type == "decimal":
        return plain(value)
    if column.type == "instant":
        return instant(value)
    return value.isoformat() if column.type == "date" else str(value)


def instant(value: datetime) -> str:
    """An instant in UTC: « 2024-07-12T07:00:00Z »."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def value_of(column: Column, text: str) -> Any:  # noqa: ANN401 - a value of that column
    """The value that ``text_of`` wrote. Raises ``ValueError`` for another text."""
    if column.type == "text":
        return None if column.is_optional and not text else unguarded(text)
    if not text:
        if column.is_optional:
            return None
        raise ValueError(f"{column.code} is empty")
    return _READ[column.type](text)


def _boolean(text: str) -> bool:
    return {"vrai": True, "faux": False}[text]


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError as problem:
        raise ValueError(f"{text!r} is no number") from problem


_READ: dict[str, Any] = {
    "boolean": _boolean,
    "decimal": _decimal,
    "integer": int,
    "date": date.fromisoformat,
    "instant": lambda text: datetime.fromisoformat(text.replace("Z", "+00:00")),
}
