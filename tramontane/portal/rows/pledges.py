"""Promises in lists: whole where they are few; the first of each axis, then pages of a hundred, where they are many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.plan.document import PledgePart
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.addresses import Addresses

PER_PAGE = 100
_FEW = 100
"""A plan of so many promises shows them all."""
_FIRST = 10
"""What is shown of each axis otherwise."""


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """A promise in a list."""

    title: str
    href: str
    is_sourced: bool
    note: str
    due: str


class More(NamedTuple):
    """Where the rest of a list is; nothing when all of it is shown."""

    words: str = ""
    href: str = ""


NO_MORE = More()


@dataclass(frozen=True, slots=True)
class PledgeGroup:
    """The promises of one axis, or of the whole plan, or the first of them."""

    title: str
    anchor: str
    rows: tuple[PledgeRow, ...]
    more: More = NO_MORE


class _Group(NamedTuple):
    """The promises of one axis (None: of no axis), and how many come before them in the list of the plan."""

    axis: str | None
    title: str
    parts: tuple[PledgePart, ...]
    before: int

    @property
    def anchor(self) -> str:
        return "ensemble" if self.axis is None else f"axe-{self.axis}"


def pledge_row(plan: PublishedPlan, at: Addresses, pledge: PledgePart) -> PledgeRow:
    """A promise, with what must be known before believing it."""
    note = _("exclu par le document") if pledge.is_negated else ""
    if not note and pledge.modality != "firm":
        note = str(words.MODALITY[pledge.modality])
    return PledgeRow(
        title=pledge.title,
        href=at.pledge(plan.slug, pledge.ref),
        is_sourced=bool(pledge.proofs.get("title")),
        note=note,
        due=french.edtf(pledge.due) if pledge.due else "",
    )


def pledge_groups(plan: PublishedPlan, at: Addresses) -> tuple[PledgeGroup, ...]:
    """Promises by axis, in the order of the tree, those of the whole plan last."""
    most = _FEW if len(plan.document.pledges) <= _FEW else _FIRST
    return tuple(
        PledgeGroup(g.title, g.anchor, _rows(plan, at, g.parts[:most]), _more(plan, at, g, most)) for g in _groups(plan)
    )


def pledge_page(plan: PublishedPlan, at: Addresses, number: int) -> tuple[PledgeGroup, ...]:
    """Page ``number`` (from 1) of all the promises, by axis."""
    first = (number - 1) * PER_PAGE
    return tuple(
        PledgeGroup(g.title, g.anchor, _rows(plan, at, shown))
        for g in _groups(plan)
        if (shown := g.parts[max(0, first - g.before) : max(0, first - g.before + PER_PAGE)])
    )


def pledges_of_axis(plan: PublishedPlan, at: Addresses, axis: str) -> tuple[tuple[PledgeRow, ...], More]:
    """The promises of an axis, and where the rest of them is."""
    found = next((g for g in _groups(plan) if g.axis == axis), None)
    return (_rows(plan, at, found.parts[:PER_PAGE]), _more(plan, at, found, PER_PAGE)) if found else ((), NO_MORE)


def pledges_beside(plan: PublishedPlan, at: Addresses, pledge: PledgePart) -> tuple[tuple[PledgeRow, ...], More]:
    """The promises around one in its axis, and where it is among all those of the plan."""
    group = next(g for g in _groups(plan) if g.axis == pledge.axis)
    place = next(i for i, p in enumerate(group.parts) if p.ref == pledge.ref)
    around = group.parts[max(0, place - _FIRST) : place + _FIRST + 1]
    page = (group.before + place) // PER_PAGE + 1
    told = _("Tous les engagements du plan ({n})").format(n=french.number(len(plan.document.pledges)))
    return _rows(plan, at, (p for p in around if p.ref != pledge.ref)), More(
        told, at.pledges(plan.slug, page, group.anchor)
    )


def _groups(plan: PublishedPlan) -> Iterator[_Group]:
    before = 0
    for axis, title in (*((a.ref, a.title) for a in plan.document.axes), (None, _("Pour l’ensemble du plan"))):
        parts = plan.pledges_of(axis)
        if parts:
            yield _Group(axis, title, parts, before)
        before += len(parts)


def _rows(plan: PublishedPlan, at: Addresses, parts: Iterable[PledgePart]) -> tuple[PledgeRow, ...]:
    return tuple(pledge_row(plan, at, p) for p in parts)


def _more(plan: PublishedPlan, at: Addresses, group: _Group, shown: int) -> More:
    if len(group.parts) <= shown:
        return NO_MORE
    told = _("Voir les {n} engagements").format(n=french.number(len(group.parts)))
    return More(told, at.pledges(plan.slug, group.before // PER_PAGE + 1, group.anchor))
