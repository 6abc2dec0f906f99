"""The plan document: one plan, with its proof, as it is published, exported, compared and imported back.

This is the contract between the desk, the portal, the exports and other instances. ``proofs`` maps a field
of a line to the uids of the facts that state it. Money is in ``currency`` base units; dates are EDTF
(``evidence.values``). The JSON Schema is generated from these classes (``json_schema``).

Format 2 adds to format 1 who answers for a line and how indicators are followed; a document of format 1 reads as
one of format 2 that says nothing of these.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from tramontane.evidence.values import Edtf, Modality, Number, Per, Qualifier, StatusWord, Value

FORMAT: Literal["tramontane-plan/2"] = "tramontane-plan/2"
#: Formats that are read as the present one: it only adds fields that may be left out.
OLDER = ("tramontane-plan/1",)

Ref = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Uid = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2), PlainSerializer(str, when_used="json")]
Role = Literal["owner", "signatory", "funder", "operator", "partner"]
Direction = Literal["up", "down", "hold"]
PartyKind = Literal["region", "state", "eu", "person", "other"]
EnvelopeScope = Literal["plan", "axis", "action"]
Frequency = Literal["month", "quarter", "half", "year"]
WeatherLevel = Literal["assured", "reachable", "support", "compromised"]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TerritoryPart(_Part):
    """Where the plan applies: INSEE code of the Region, name."""

    code: str
    name: str
    slug: str


class StewardPart(_Part):
    """An organisation that keeps the plan."""

    code: str
    name: str
    kind: Literal["region", "state", "other"]


class LinePart(_Part):
    """What every line has: a reference that never changes in its plan, who answers for it, the facts behind each field.

    ``owner`` is the code of one of the stewards.
    """

    ref: Ref
    owner: Ref | None = None
    proofs: dict[str, tuple[Uid, ...]] = {}


class HeadingPart(LinePart):
    """The plan itself: name, period, step in its life. Fields with proofs: title, period, status."""

    title: str
    summary: str = ""
    period_start: Edtf | None = None
    period_end: Edtf | None = None
    period_years: int | None = None
    status: StatusWord | None = None
    status_on: Edtf | None = None


class ParticipationPart(LinePart):
    """A party and what it is to the plan. Field with proofs: party."""

    party: str
    party_kind: PartyKind = "other"
    role: Role


class AxisPart(LinePart):
    """A part of the plan, under ``parent`` (an axis ref) or at the top. Field with proofs: title."""

    parent: Ref | None = None
    title: str
    summary: str = ""


class EnvelopePart(LinePart):
    """Money promised: to the whole plan (``scope`` "plan", no axis), to an axis, or to one action (of an axis or not).

    Field with proofs: amount.
    """

    scope: EnvelopeScope
    axis: Ref | None = None
    title: str = ""
    minimum: Money
    maximum: Money
    currency: str = "EUR"
    per: Per = "total"
    qualifier: Qualifier = "exact"
    modality: Modality = "firm"
    funder: str | None = None


class PledgePart(LinePart):
    """A promise (engagement politique). Field with proofs: title."""

    axis: Ref | None = None
    title: str
    modality: Modality = "firm"
    is_negated: bool = False
    due: Edtf | None = None


class ReadingPart(_Part):
    """A value of an indicator on a day, with the fact or the note (and the file ``source``) that states it.

    ``low`` and ``high`` bound what the value may be, by ``method``.
    """

    on: str
    value: Number
    note: str = ""
    fact: Uid | None = None
    low: Number | None = None
    high: Number | None = None
    method: str = ""
    source: Sha256 | None = None


class WaypointPart(_Part):
    """A value to reach on a day between the baseline and the target."""

    on: Day
    value: Number


class WeatherPart(_Part):
    """How an indicator is going, said on a day by a role of an organisation (code of a steward)."""

    level: WeatherLevel
    on: Day
    comment: str
    role: str
    organisation: Ref | None = None


class IndicatorPart(LinePart):
    """What the plan wants to change, from where to where, by when. Fields with proofs: baseline, target, value.

    ``factor`` 2 means « doubler » when the baseline is not said. ``measure`` is the code of a live measure
    of an instrument (``academy.certified``); without one the value is the last reading. A value is due on
    ``due_on``, then every ``frequency``; ``tolerance`` is a percentage of the way from baseline to target.
    """

    axis: Ref | None = None
    title: str
    unit: str = ""
    per: Per = "total"
    direction: Direction = "up"
    baseline: Number | None = None
    target: Number | None = None
    factor: Number | None = None
    qualifier: Qualifier = "exact"
    deadline: Edtf | None = None
    horizon_years: int | None = None
    measure: str | None = None
    readings: tuple[ReadingPart, ...] = ()
    baseline_on: Day | None = None
    waypoints: tuple[WaypointPart, ...] = ()
    frequency: Frequency | None = None
    due_on: Day | None = None
    tolerance: Number | None = None
    weather: WeatherPart | None = None


class MilestonePart(LinePart):
    """A dated step. Field with proofs: title."""

    axis: Ref | None = None
    title: str
    due: Edtf | None = None
    done_on: str | None = None


class EventPart(LinePart):
    """A session, a fair, a conference. Field with proofs: title."""

    axis: Ref | None = None
    title: str
    date: Edtf | None = None
    place: str = ""


class ContextPart(LinePart):
    """A figure the sources state but that is not the plan's own: national money, funds raised, the ecosystem.

    Field with proofs: fact.
    """

    title: str


class SpanPart(_Part):
    """A quote and where it stands: code points of the source, then of the readable text; page of a PDF."""

    start: int
    end: int
    quote: str
    text_start: int
    text_end: int
    page: int | None = None
    boxes: tuple[tuple[float, float, float, float], ...] = ()


class FactPart(_Part):
    """A fact as one source states it."""

    uid: Uid
    source: Sha256
    value: Value
    confidence: Number = Decimal(1)
    spans: tuple[SpanPart, ...]


class LinkPart(_Part):
    """``source`` supersedes (completes, corrects, conflicts with…) ``target``: who said so, when, why."""

    source: Uid
    target: Uid
    relation: Literal["same", "completes", "supersedes", "corrects", "conflicts", "distinct"]
    reason: str
    decided_by: str | None = None
    on: str


class SourcePart(_Part):
    """A source of the plan. ``content`` (base64 of the archived bytes) only in full exports."""

    sha256: Sha256
    title: str
    publisher: str
    genre: Literal["act", "release", "press", "other"] = "other"
    published_on: str | None = None
    media_type: str
    size: int
    file_name: str = ""
    url: str = ""
    is_demonstration: bool = False
    content: str | None = None


def _present(told: object) -> object:
    return FORMAT if told in OLDER else told


class PlanDocument(_Part):
    """One whole plan. Lists are in display order; refs and uids inside it always resolve."""

    format: Annotated[Literal["tramontane-plan/2"], BeforeValidator(_present)] = FORMAT
    slug: Ref
    territory: TerritoryPart
    is_demonstration: bool = False
    stewards: tuple[StewardPart, ...] = ()
    heading: HeadingPart
    participations: tuple[ParticipationPart, ...] = ()
    axes: tuple[AxisPart, ...] = ()
    envelopes: tuple[EnvelopePart, ...] = ()
    pledges: tuple[PledgePart, ...] = ()
    indicators: tuple[IndicatorPart, ...] = ()
    milestones: tuple[MilestonePart, ...] = ()
    events: tuple[EventPart, ...] = ()
    context: tuple[ContextPart, ...] = ()
    facts: tuple[FactPart, ...] = ()
    links: tuple[LinkPart, ...] = ()
    sources: tuple[SourcePart, ...] = ()


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a plan document."""
    schema = PlanDocument.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
