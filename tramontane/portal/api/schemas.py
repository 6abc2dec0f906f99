"""What the API takes and gives, made from the columns of the tables: it cannot say anything else than the files."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as N_  # noqa: N812 - the name that extraction knows
from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field, create_model

from tramontane.opendata.columns import Column, columns_of
from tramontane.opendata.tables import LiveTable, Table

MOST = 500
#: What a list of one plan is, what a filter does: in French, as all the document of the API.
OF_A_PLAN = N_("{label} d’un plan")
ONLY = N_("Seulement les lignes dont c’est la valeur : {label}.")
#: Columns without codes by which rows can be chosen.
_KEYS = frozenset({"plan", "reference", "axe", "axe_parent", "indicateur", "affirmation", "source", "region_code"})
_JSON_TYPES: dict[str, tuple[Any, dict[str, Any]]] = {
    "text": (str, {}),
    "integer": (int, {}),
    "decimal": (float | str, {}),
    "boolean": (bool, {}),
    "date": (str, {"format": "date"}),
    "instant": (str, {"format": "date-time"}),
}


class Problem(Schema):
    """Ce qui s’oppose à la demande (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[dict[str, str]] = []


class Day(Schema):
    """What every reading of plans takes."""

    model_config = ConfigDict(extra="forbid")
    au: str | None = Field(
        None,
        description=str(_("L’état publié ce jour-là (AAAA-MM-JJ) ; sans lui, l’état d’aujourd’hui.")),
        json_schema_extra={"format": "date"},
    )


class Paging(Schema):
    """Which page of a list."""

    model_config = ConfigDict(extra="forbid")
    page: int = Field(1, ge=1, le=1_000_000, description=str(_("Numéro de la page, à partir de 1.")))
    par_page: int = Field(100, ge=1, le=MOST, description=str(_("Lignes par page, 500 au plus.")))


class Since(Day):
    """Which version to compare with."""

    depuis: int | None = Field(
        None, ge=0, le=1_000_000, description=str(_("Version de départ ; sans elle, la précédente ; 0 : rien."))
    )


class Page(Schema):
    """One page of a list of rows."""

    total: int = Field(description=str(_("Nombre de lignes, toutes pages comprises.")))
    page: int
    par_page: int
    suivante: str | None = Field(description=str(_("Adresse de la page suivante ; null à la dernière.")))
    precedente: str | None


class Change(Schema):
    """A line of a plan added, removed or changed."""

    nature: str
    reference: str
    intitule: str
    changement: Literal["added", "removed", "changed"]
    changement_libelle: str
    champ: str
    champ_libelle: str
    avant: str
    apres: str


class Changes(Schema):
    """What changed between two versions."""

    plan: str
    depuis: int
    version: int
    changements: list[Change]


def _camel(code: str) -> str:
    return "".join(part.capitalize() for part in code.replace(".", "_").replace("-", "_").split("_"))


@cache
def row_schema(table: Table | LiveTable) -> type[BaseModel]:
    """The object of a row."""
    return create_model(_camel(table.code), __base__=Schema, __doc__=str(table.about), **_fields(table))


def _fields(table: Table | LiveTable) -> dict[str, Any]:
    return {c.code: _field(c) for c in table.columns}


def _field(column: Column) -> tuple[Any, Any]:
    kind, more = _JSON_TYPES[column.type]
    unit = f" ({column.unit})" if str(column.unit) else ""
    words = f"{column.label}{unit}. {column.description}".strip()
    extra = {"enum": ["", *column.codes]} if column.codes is not None else {}
    return (kind | None if column.is_optional else kind), Field(
        description=words, json_schema_extra={**more, **extra} or None
    )


@cache
def page_schema(table: Table | LiveTable) -> type[BaseModel]:
    """The object of a page of rows."""
    rows: Any = list[row_schema(table)]  # type: ignore[misc]  # a model made from the columns
    return create_model(f"Page{_camel(table.code)}", __base__=Page, __doc__=str(table.about), lignes=(rows, ...))


@cache
def asked_schema(table: Table, *, of_one_plan: bool) -> type[BaseModel]:
    """What a list takes: the day, the page, and one value for each column that filters."""
    wanted = {c.code: _filter(c) for c in filters_of(table.row) if not (of_one_plan and c.code == "plan")}
    name = f"Demande{_camel(table.code)}{'DuPlan' if of_one_plan else ''}"
    made: type[BaseModel] = create_model(name, __base__=(Paging, Day), **wanted)  # type: ignore[call-overload]
    return made


def filters_of(row: type) -> Iterator[Column]:
    """The columns by which rows can be chosen: coded ones, booleans, references."""
    return (c for c in columns_of(row) if c.codes is not None or c.type == "boolean" or c.code in _KEYS)


def _filter(column: Column) -> tuple[Any, Any]:
    words = ONLY.format(label=column.label)
    if column.codes is not None:
        return Literal[tuple(column.codes)] | None, Field(None, description=words)
    if column.type == "boolean":
        return bool | None, Field(None, description=words)
    return str | None, Field(None, description=words, max_length=100)
