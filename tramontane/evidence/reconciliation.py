"""Decides how facts on one subject bear on one another: which prevails, and what becomes of the others.

A source is worth its rank (act > official release > press > other); a firm word beats an estimate; a later
word of equal or higher rank beats an earlier one of a lower rank. Two firm words of equal rank that differ
stay in conflict until a person decides.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tramontane.evidence.values import Status, Value

Relation = Literal["same", "completes", "supersedes", "corrects", "conflicts", "distinct"]

#: The order in which a plan lives.
LIFE = ("announced", "presented", "submitted", "to_adopt", "adopted", "signed", "launched", "opened")


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


@dataclass(frozen=True, slots=True)
class Proposal:
    """``source`` bears on ``target`` this way; the reason is a French sentence."""

    source: str
    target: str
    relation: Relation
    reason: str


def is_firm(value: Value) -> bool:
    """The value is stated without estimate, approximation, condition or negation."""
    return getattr(value, "modality", "firm") in ("firm", "spent") and getattr(value, "qualifier", "exact") != "about"


def precedence(statement: Statement) -> tuple[object, ...]:
    """Sort key of statements on one subject: the last one prevails."""
    value = statement.value
    day = statement.published_on or date.min
    if isinstance(value, Status):
        return (value.value in LIFE and LIFE.index(value.value), statement.rank, day, statement.uid)
    dated = getattr(value, "modality", "firm") != "superseded"
    return (dated, is_firm(value), statement.rank, day, statement.uid)


def head_of(statements: Sequence[Statement]) -> Statement:
    """The statement that prevails on its subject, what people decided first."""
    by_uid = {s.uid: s for s in statements}
    head = max(statements, key=precedence)
    for _ in statements:
        winner = next(
            (
                s
                for s in statements
                for other, relation in s.decided
                if other == head.uid and relation in ("supersedes", "corrects") and s.uid in by_uid
            ),
            None,
        )
        if winner is None:
            return head
        head = winner
    return head


def proposals(
    statements: Sequence[Statement], *, agree: Callable[[Value, Value], bool], subject: str
) -> tuple[Statement, tuple[Proposal, ...]]:
    """The statement that prevails and how it bears on each of the others. ``agree`` says when two values are one."""
    head = head_of(statements)
    found = [_relate(head, other, agree, subject) for other in statements if other != head]
    return head, tuple(p for p in found if p is not None)


def _relate(head: Statement, other: Statement, agree: Callable[[Value, Value], bool], subject: str) -> Proposal | None:
    if agree(head.value, other.value):
        same = Proposal(head.uid, other.uid, "same", f"Deux sources disent la même chose ({subject}).")
        return None if head.source == other.source else same
    relation, reason = _difference(head, other)
    return Proposal(head.uid, other.uid, relation, f"{reason} ({subject}).")


def _difference(head: Statement, other: Statement) -> tuple[Relation, str]:
    """What the prevailing statement is to one that says something else, and why."""
    if isinstance(head.value, Status):
        return "supersedes", "Étape suivante de la vie du plan"
    if is_firm(head.value) and not is_firm(other.value):
        return "supersedes", "Valeur ferme après une estimation ou une annonce"
    if getattr(other.value, "modality", "") == "superseded":
        return "supersedes", "La source dit elle-même que ce chiffre est remplacé"
    later = (head.published_on or date.min) >= (other.published_on or date.min)
    if head.rank > other.rank and later:
        return "supersedes", "Source de rang supérieur et plus récente"
    return "conflicts", "Deux sources de même poids ne disent pas la même chose"


def newest_first(statements: Iterable[Statement]) -> list[Statement]:
    """Best sources first: rank, then date."""
    return sorted(statements, key=lambda s: (-s.rank, -(s.published_on or date.min).toordinal()))
