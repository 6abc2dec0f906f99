"""Columns of a table, declared on the fields of its row: code, label, type, unit, description, codes."""

import types
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tramontane.instrument import Words

Type = Literal["text", "integer", "decimal", "boolean", "date", "instant"]
_TYPES: dict[type, Type] = {
    str: "text",
    int: "integer",
    Decimal: "decimal",
    bool: "boolean",
    date: "date",
    datetime: "instant",
}
TYPE_WORDS: dict[str, Words] = {
    "text": _("texte"),
    "integer": _("nombre entier"),
    "decimal": _("nombre décimal"),
    "boolean": _("vrai ou faux"),
    "date": _("date (AAAA-MM-JJ)"),
    "instant": _("instant (ISO 8601, UTC)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a file. ``labels`` is the code of the column whose codes this one puts in words."""

    code: str
    label: Words
    type: Type = "text"
    unit: Words = ""
    description: Words = ""
    is_optional: bool = False
    codes: Mapping[str, Words] | None = None
    labels: str = ""

    @property
    def header(self) -> str:
        """« montant_max : Montant maximum (euros) »: the code comes first and holds no colon."""
        unit = f" ({self.unit})" if str(self.unit) else ""
        return f"{self.code} : {self.label}{unit}"


def column(label: Words, description: Words = "", *, unit: Words = "", codes: Mapping[str, Words] | None = None) -> Any:  # noqa: ANN401 - what ``dataclasses.field`` returns
    """A field of a row, with what the dictionary says of it."""
    return field(metadata={"label": label, "description": description, "unit": unit, "codes": codes})


def columns_of(row: type) -> tuple[Column, ...]:
    """The columns of a row in order, a coded one followed by its words.

    Raises ``TypeError`` for a field whose type no column can hold.
    """
    return _columns(row)


@cache
def _columns(row: type) -> tuple[Column, ...]:
    found: list[Column] = []
    hints = get_type_hints(row)
    for item in fields(row):
        said = item.metadata
        type_, is_optional = _type(row, item.name, hints[item.name])
        made = Column(
            code=item.name,
            label=said.get("label") or item.name.replace("_", " "),
            type=type_,
            unit=said.get("unit", ""),
            description=said.get("description", ""),
            is_optional=is_optional,
            codes=said.get("codes"),
        )
        found.append(made)
        if made.codes is not None:
            code, about = f"{item.name}_libelle", _("Le code de la colonne précédente, en clair.")
            found.append(
                Column(
                    code=code,
                    label=format_lazy(_("{label}, en clair"), label=made.label),
                    description=about,
                    labels=item.name,
                )
            )
    return tuple(found)


def _type(row: type, name: str, hint: Any) -> tuple[Type, bool]:  # noqa: ANN401 - an annotation
    kinds = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    kept = [k for k in kinds if k is not type(None)]
    if len(kept) != 1 or kept[0] not in _TYPES:
        raise TypeError(f"{row.__name__}.{name}: {hint} is no type of a column")
    return _TYPES[kept[0]], len(kept) < len(kinds)


def values_of(row: object) -> tuple[Any, ...]:
    """The values of a row, one for each of its columns; words of a code that has none are the code itself."""
    found: list[Any] = []
    for col in columns_of(type(row)):
        if col.labels:
            code = found[-1]
            known = _codes(type(row), col.labels)
            found.append(str(known.get(code, code)) if code else "")
        else:
            found.append(getattr(row, col.code))
    return tuple(found)


def _codes(row: type, code: str) -> Mapping[str, Words]:
    return next(c.codes for c in columns_of(row) if c.code == code) or {}
