"""A published plan ready to be read: the document of a version and the look-ups that pages need."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from tramontane.plan.document import (
    AxisPart,
    EnvelopePart,
    FactPart,
    IndicatorPart,
    LinePart,
    LinkPart,
    PlanDocument,
    PledgePart,
    SourcePart,
)

KINDS = (
    "heading",
    "participation",
    "axis",
    "envelope",
    "pledge",
    "indicator",
    "milestone",
    "event",
    "context",
)


class ProvedLine(NamedTuple):
    """A line of the plan that a fact supports, and the field it states."""

    kind: str
    ref: str
    field: str
    title: str


def parts_of(document: PlanDocument) -> dict[str, tuple[LinePart, ...]]:
    """The lines of a document by kind, in display order."""
    return {
        "heading": (document.heading,),
        "participation": document.participations,
        "axis": document.axes,
        "envelope": document.envelopes,
        "pledge": document.pledges,
        "indicator": document.indicators,
        "milestone": document.milestones,
        "event": document.events,
        "context": document.context,
    }


def title_of(part: LinePart) -> str:
    """What a line is called."""
    return str(getattr(part, "title", "") or getattr(part, "party", "") or part.ref)


@dataclass(frozen=True)
class PublishedPlan:
    """Version ``number`` of a plan, in force since ``published_at``; look-ups raise ``KeyError`` for nothing."""

    slug: str
    number: int
    published_at: datetime
    published_by: str
    note: str
    document: PlanDocument
    _axes: dict[str, AxisPart] = field(init=False, repr=False, default_factory=dict)
    _children: dict[str | None, list[AxisPart]] = field(init=False, repr=False)
    _on_axis: dict[str, dict[str | None, list[LinePart]]] = field(init=False, repr=False, default_factory=dict)
    _by_ref: dict[str, dict[str, LinePart]] = field(init=False, repr=False, default_factory=dict)
    _facts: dict[str, FactPart] = field(init=False, repr=False, default_factory=dict)
    _by_source: dict[str, list[FactPart]] = field(init=False, repr=False)
    _proved: dict[str, list[ProvedLine]] = field(init=False, repr=False)
    _links: dict[str, list[LinkPart]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        document = self.document
        children: dict[str | None, list[AxisPart]] = defaultdict(list)
        by_source: dict[str, list[FactPart]] = defaultdict(list)
        proved: dict[str, list[ProvedLine]] = defaultdict(list)
        links: dict[str, list[LinkPart]] = defaultdict(list)
        for axis in document.axes:
            self._axes[axis.ref] = axis
            children[axis.parent].append(axis)
        for kind, parts in parts_of(document).items():
            self._by_ref[kind] = {p.ref: p for p in parts}
            on_axis = self._on_axis.setdefault(kind, defaultdict(list))
            for part in parts:
                on_axis[getattr(part, "axis", None)].append(part)
                for name, uids in part.proofs.items():
                    for uid in uids:
                        proved[uid].append(ProvedLine(kind, part.ref, name, title_of(part)))
        for fact in document.facts:
            self._facts[fact.uid] = fact
            by_source[fact.source].append(fact)
        for link in document.links:
            links[link.source].append(link)
            links[link.target].append(link)
        for name, value in (("_children", children), ("_by_source", by_source), ("_proved", proved), ("_links", links)):
            object.__setattr__(self, name, dict(value))

    def axis(self, ref: str) -> AxisPart:
        """The axis with that reference."""
        return self._axes[ref]

    def children(self, ref: str | None) -> tuple[AxisPart, ...]:
        """The axes directly under one, or at the top."""
        return tuple(self._children.get(ref, ()))

    def ancestors(self, ref: str) -> tuple[AxisPart, ...]:
        """The axes above one, from the top down, itself left out."""
        above: list[AxisPart] = []
        parent = self._axes[ref].parent
        while parent is not None:
            above.append(self._axes[parent])
            parent = self._axes[parent].parent
        return tuple(reversed(above))

    def envelope(self, ref: str) -> EnvelopePart:
        """The envelope with that reference."""
        return self._by_ref["envelope"][ref]  # type: ignore[return-value]  # keyed by kind

    def envelopes_of(self, axis: str | None) -> tuple[EnvelopePart, ...]:
        """The envelopes of an axis, or those that belong to no axis."""
        return tuple(self._on_axis["envelope"].get(axis, ()))  # type: ignore[arg-type]  # keyed by kind

    def pledge(self, ref: str) -> PledgePart:
        """The pledge with that reference."""
        return self._by_ref["pledge"][ref]  # type: ignore[return-value]  # keyed by kind

    def pledges_of(self, axis: str | None) -> tuple[PledgePart, ...]:
        """The pledges of an axis, or those that belong to no axis."""
        return tuple(self._on_axis["pledge"].get(axis, ()))  # type: ignore[arg-type]  # keyed by kind

    def indicator(self, ref: str) -> IndicatorPart:
        """The indicator with that reference."""
        return self._by_ref["indicator"][ref]  # type: ignore[return-value]  # keyed by kind

    def indicators_of(self, axis: str | None) -> tuple[IndicatorPart, ...]:
        """The indicators of an axis, or those that belong to no axis."""
        return tuple(self._on_axis["indicator"].get(axis, ()))  # type: ignore[arg-type]  # keyed by kind

    def fact(self, uid: str) -> FactPart:
        """The fact with that identifier."""
        return self._facts[uid]

    def source(self, sha256: str) -> SourcePart:
        """The source with that fingerprint or that beginning of it."""
        for source in self.document.sources:
            if source.sha256.startswith(sha256):
                return source
        raise KeyError(sha256)

    def facts_of_source(self, sha256: str) -> tuple[FactPart, ...]:
        """The facts drawn from a source, in the order of its text."""
        return tuple(self._by_source.get(sha256, ()))

    def lines_proved_by(self, uid: str) -> tuple[ProvedLine, ...]:
        """The lines of the plan that rest on a fact."""
        return tuple(self._proved.get(uid, ()))

    def links_of(self, uid: str) -> tuple[LinkPart, ...]:
        """What bears on a fact or that it bears on."""
        return tuple(self._links.get(uid, ()))

    @property
    def total(self) -> EnvelopePart | None:
        """The envelope of the whole plan: the whole period before a year, firm before estimated."""
        whole = [e for e in self.document.envelopes if e.scope == "plan"]
        return min(whole, key=lambda e: (e.per != "total", e.modality != "firm"), default=None)
