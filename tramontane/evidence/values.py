"""What a fact can say: one frozen, validated value per kind, as JSON in the database and in exchanges.

Amounts are in the currency's base unit (60 M€ = 60000000). Dates are EDTF strings: ``2024-07-11``,
``2024-06``, ``2024``, seasons ``2024-21`` to ``2024-24``, quarters ``2026-33`` to ``-36``, halves ``-40``/``-41``,
intervals ``2025-10-09/2025-10-10``, open start ``../2024-05-25``, unknown year ``XXXX-07-11``.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter, model_validator

Scope = Literal["plan_total", "axis", "subaxis", "action", "external"]
Modality = Literal[
    "firm",
    "estimated",
    "conditional",
    "requested",
    "rejected",
    "superseded",
    "negated",
    "spent",
    "computed",
    "proposed",
]
Qualifier = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most", "range"]
Per = Literal["total", "year", "unit"]
StatusWord = Literal[
    "announced",
    "presented",
    "submitted",
    "to_adopt",
    "adopted",
    "signed",
    "launched",
    "opened",
    "postponed",
    "rejected",
]


def _plain(number: Decimal) -> int | float | str:
    """JSON numbers while they are exact; never exponent notation."""
    if number == number.to_integral_value():
        return int(number)
    return float(number) if Decimal(repr(float(number))) == number else str(number)


Number = Annotated[Decimal, PlainSerializer(_plain, when_used="json")]
Edtf = Annotated[str, Field(pattern=r"^[0-9X./?~\-]{2,40}$")]
Path = tuple[int, ...]
"""Place of an axis in its document's tree: ``(2,)`` is the second axis, ``(2, 1)`` its first part."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class PlanName(_Value):
    """The plan a document speaks of. ``territory`` as written (« Occitanie », « Région Sud »)."""

    kind: Literal["plan"] = "plan"
    name: str
    territory: str | None = None


class Status(_Value):
    """A step in the life of the main plan."""

    kind: Literal["status"] = "status"
    value: StatusWord
    date: Edtf | None = None


class Period(_Value):
    """How long the main plan applies: two bounds, or a number of years."""

    kind: Literal["period"] = "period"
    start: Edtf | None = Field(default=None, alias="from")
    end: Edtf | None = Field(default=None, alias="to")
    years: int | None = None


class Amount(_Value):
    """A sum of money. ``axis`` is the place of the axis it pays for, or that holds the action it pays for."""

    kind: Literal["amount"] = "amount"
    min: Number
    max: Number
    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$")
    per: Per = "total"
    qualifier: Qualifier = "exact"
    scope: Scope = "external"
    modality: Modality = "firm"
    measure: Literal["AP", "AE", "CP", "engaged", "paid", "credits", "total"] | None = None
    year: int | None = None
    label: str = ""
    axis: Path = ()

    @model_validator(mode="after")
    def _ordered(self) -> "Amount":
        if not Decimal(0) <= self.min <= self.max:
            raise ValueError("an amount needs 0 <= min <= max")
        return self


class Axis(_Value):
    """A part of the plan; ``amount`` is its envelope when the document says one."""

    kind: Literal["axis"] = "axis"
    label: str
    amount: Number | None = None
    level: int = 1
    path: Path = ()


class Action(_Value):
    """Something the plan says will be done (« créer », « ouvrir », « financer »…)."""

    kind: Literal["action"] = "action"
    label: str
    negated: bool = False
    modality: Modality = "firm"
    axis: Path = ()


class Target(_Value):
    """A figure to reach. ``factor`` 2 for « doubler »; ``per`` "year" for a yearly flow."""

    kind: Literal["target"] = "target"
    value: Number | None = None
    value_max: Number | None = None
    factor: Number | None = None
    baseline: Number | None = None
    current: Number | None = None
    unit: str = ""
    deadline: Edtf | None = None
    horizon_years: int | None = None
    per: Per = "total"
    qualifier: Qualifier = "exact"
    modality: Modality = "firm"
    label: str = ""
    axis: Path = ()


class Count(_Value):
    """A figure of context that is neither money nor a target."""

    kind: Literal["count"] = "count"
    value: Number
    unit: str = ""
    qualifier: Qualifier = "exact"


class Actor(_Value):
    """A person or an organisation named by the document."""

    kind: Literal["actor"] = "actor"
    name: str
    type: Literal["person", "organisation"] = "organisation"
    role: str | None = None


class Event(_Value):
    """A session, a fair, a conference, a deadline, a signature."""

    kind: Literal["event"] = "event"
    label: str
    date: Edtf | None = None
    place: str | None = None


class Programme(_Value):
    """A scheme, tool, equipment or other plan named by the document."""

    kind: Literal["programme"] = "programme"
    name: str


class Check(_Value):
    """An addition: the stated total and the sum of its stated parts. It has no passage of its own."""

    kind: Literal["check"] = "check"
    total: Number
    parts_sum: Number
    consistent: bool
    gap: Number
    axis: Path = ()
    """Place of the axis whose amount is the total; empty for the plan's own total."""


Value = Annotated[
    PlanName | Status | Period | Amount | Axis | Action | Target | Count | Actor | Event | Programme | Check,
    Field(discriminator="kind"),
]
_adapter: TypeAdapter[Value] = TypeAdapter(Value)

KINDS = (
    "plan",
    "status",
    "period",
    "amount",
    "axis",
    "action",
    "target",
    "count",
    "actor",
    "event",
    "programme",
    "check",
)


def parse_value(data: object) -> Value:
    """A value from its JSON form; raises ``pydantic.ValidationError``."""
    return _adapter.validate_python(data)


def dump_value(value: Value) -> dict[str, object]:
    """The JSON form of a value, ``kind`` included."""
    return value.model_dump(mode="json", by_alias=True)
