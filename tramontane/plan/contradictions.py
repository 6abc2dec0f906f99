"""Pairs of facts of a plan that do not say the same, and what explains it."""

from dataclasses import dataclass
from typing import Literal

from tramontane.evidence.values import Status
from tramontane.plan.document import FactPart, PlanDocument

_STATES: dict[str, Literal["explained", "corrected", "open"]] = {
    "supersedes": "explained",
    "corrects": "corrected",
    "conflicts": "open",
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``newer`` supersedes, corrects or contradicts ``older``; an open one still waits for a person."""

    relation: Literal["supersedes", "corrects", "conflicts"]
    state: Literal["explained", "corrected", "open"]
    newer: FactPart
    older: FactPart
    reason: str
    decided_by: str | None
    on: str


def contradictions(document: PlanDocument) -> tuple[Contradiction, ...]:
    """The contradictions of a plan, open ones first; of several links between two facts the last one counts."""
    facts = {f.uid: f for f in document.facts}
    last = {}
    for link in document.links:
        last[frozenset((link.source, link.target))] = link
    found = [
        Contradiction(
            relation=link.relation,  # type: ignore[arg-type]  # narrowed by the filter below
            state=_STATES[link.relation],
            newer=facts[link.source],
            older=facts[link.target],
            reason=link.reason,
            decided_by=link.decided_by,
            on=link.on,
        )
        for link in last.values()
        if link.relation in _STATES and link.source in facts and link.target in facts
    ]
    return tuple(sorted(found, key=lambda c: (c.state != "open", c.state != "corrected")))


def disputes(document: PlanDocument) -> tuple[Contradiction, ...]:
    """The contradictions that readers are shown: announced, then adopted, is the life of a plan and not one of them."""
    found = contradictions(document)
    return tuple(c for c in found if c.relation == "conflicts" or not isinstance(c.newer.value, Status))
