"""A fact with what its source is worth, and how one fact bears on another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tramontane.evidence.values import Status, Value

Relation = Literal["same", "completes", "supersedes", "corrects", "conflicts", "distinct"]

#: The order in which a plan lives.
LIFE = ("announced", "presented", "submitted", "to_adopt", "adopted", "signed", "launched", "opened")
#: From this place on, a plan is voted: what is said of it is no announcement any more.
VOTED = LIFE.index("adopted")


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact and what its source is worth. ``excerpt`` is the sentence around its best passage."""

    uid: str
    value: Value
    source: str
    rank: int
    published_on: date | None
    source_title: str
    excerpt: str = ""
    decided: tuple[tuple[str, Relation], ...] = ()
    """What a person decided: (uid of the other fact, relation of this one to it)."""
    tells_vote: bool = False
    """Its source tells that the plan is adopted, not that it will be."""

    @property
    def day(self) -> date:
        """When its source was published; the dawn of time when nobody knows."""
        return self.published_on or date.min


@dataclass(frozen=True, slots=True)
class Proposal:
    """``source`` bears on ``target`` this way; the reason is a French sentence."""

    source: str
    target: str
    relation: Relation
    reason: str


def tells_vote(values: Iterable[Value]) -> bool:
    """Whether a document tells that the plan was adopted, or lives already."""
    return any(isinstance(v, Status) and v.value in LIFE[VOTED:] for v in values)


def newest_first(statements: Iterable[Statement]) -> list[Statement]:
    """Best sources first: rank, then date."""
    return sorted(statements, key=lambda s: (-s.rank, -s.day.toordinal()))
