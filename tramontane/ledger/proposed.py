"""What each movement of the budget that may be proposed says: one frozen schema by action, stored as JSON.

What is stored is what is executed: a proposal is read back through its schema, and nothing else reaches the action.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Amount = Annotated[Decimal, Field(gt=0, max_digits=14, decimal_places=2)]
Change = Annotated[Decimal, Field(max_digits=14, decimal_places=2)]
Year = Annotated[int, Field(ge=2000, le=2100)]


class Said(BaseModel):
    """What a proposal says, whatever it moves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def stored(self) -> dict[str, Any]:
        """As JSON: amounts and days as text, nothing rounded."""
        return self.model_dump(mode="json")


class Dated(Said):
    """A movement that counts from one day."""

    on: date


class Vote(Dated):
    """Authorisations into an envelope (by code), or out of it when they lapse."""

    envelope: str
    amount: Amount


class Revision(Dated):
    """Authorisations raised, or lowered under zero."""

    envelope: str
    change: Change


class CreditVote(Vote):
    """Credits of a year into an envelope."""

    year: Year


class CreditRevision(Revision):
    """Credits of a year raised or lowered."""

    year: Year


class Transfer(Dated):
    """Authorisations from one envelope to another."""

    source: str
    target: str
    amount: Amount


class CreditTransfer(Transfer):
    """Credits of a year from one envelope to another."""

    year: Year


class YearSaid(Dated):
    """A fiscal year to close, or to open again."""

    year: Year


class Correction(Dated):
    """An entry, by number, to undo by its opposite."""

    entry: int


class Opening(Said):
    """An envelope to open. ``funder``: the name of a party; ``axis``: its reference, or ""."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    title: Annotated[str, Field(min_length=1, max_length=300)]
    section: Annotated[str, Field(pattern=r"^(investment|operations)$")]
    funder: str
    axis: str = ""
    first_year: Year


class Voted(Said):
    """What a budget makes of what is voted: authorisations (no ``year``) or credits, from ``before`` to ``after``."""

    envelope: str
    year: Year | None = None
    before: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
    after: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]

    @property
    def change(self) -> Decimal:
        """What to add, under zero to take back."""
        return self.after - self.before


class Budget(Dated):
    """A whole budget: envelopes to open, then what is voted in each."""

    openings: tuple[Opening, ...] = ()
    voted: tuple[Voted, ...]


class ReturnLine(Said):
    """An order that the accountant has paid, or ``rejected`` for a reason."""

    reference: str
    year: Year
    amount: Amount
    on: date
    siret: str = ""
    rejected: str = ""


class Return(Said):
    """A whole file of the accountant."""

    rows: Annotated[tuple[ReturnLine, ...], Field(min_length=1)]


SCHEMAS: Mapping[str, type[Said]] = {
    "vote_authorisation": Vote,
    "revise_authorisation": Revision,
    "lapse_authorisation": Vote,
    "transfer_authorisation": Transfer,
    "vote_credits": CreditVote,
    "revise_credits": CreditRevision,
    "transfer_credits": CreditTransfer,
    "close_year": YearSaid,
    "reopen_year": YearSaid,
    "correct_entry": Correction,
    "import_budget": Budget,
    "apply_return": Return,
}
#: Action → the kinds of entries it posts: the act must allow every one of them.
POSTS: Mapping[str, tuple[str, ...]] = {
    "vote_authorisation": ("vote",),
    "revise_authorisation": ("revision",),
    "lapse_authorisation": ("lapse",),
    "transfer_authorisation": ("transfer",),
    "vote_credits": ("credit_vote",),
    "revise_credits": ("credit_revision",),
    "transfer_credits": ("credit_transfer",),
    "close_year": ("closing",),
    "reopen_year": ("reopening",),
    "correct_entry": ("correction",),
    "import_budget": ("vote", "revision", "credit_vote", "credit_revision"),
    "apply_return": ("payment", "rejection"),
}


def said(action: str, arguments: Mapping[str, Any]) -> Said:
    """The stored arguments of an action, read back. Raises ``ValidationError`` when they are of another shape."""
    return SCHEMAS[action].model_validate(dict(arguments))
