"""Differences between two versions, in words."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tramontane.lib import french
from tramontane.plan.differences import Change
from tramontane.plan.published import PublishedPlan, parts_of
from tramontane.portal import words
from tramontane.portal.addresses import Addresses

_MONEY = ("minimum", "maximum")
_DATES = ("baseline_on", "due_on", "period_start", "period_end", "status_on", "deadline", "due", "date", "done_on")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change as a reader understands it."""

    what: str
    tone: str
    kind: str
    title: str
    href: str
    field: str
    before: str
    after: str


def change_rows(plan: PublishedPlan, at: Addresses, changes: tuple[Change, ...]) -> tuple[ChangeRow, ...]:
    """The rows of a list of changes; a line has a link when it is in ``plan``, the version in force."""
    present = {(kind, part.ref) for kind, parts in parts_of(plan.document).items() for part in parts}
    return tuple(
        ChangeRow(
            what=str(words.CHANGE[c.what]),
            tone={"added": "ok", "removed": "bad", "changed": "warn"}[c.what],
            kind=str(words.LINE[c.kind]),
            title=c.title,
            href=at.line(plan.slug, c.kind, c.ref) if (c.kind, c.ref) in present else "",
            field=str(words.FIELD.get(c.field, c.field)),
            before=_shown(c.field, c.before),
            after=_shown(c.field, c.after),
        )
        for c in changes
    )


def _shown(field: str, value: str) -> str:
    """A value of a document in French; codes and identifiers as words where there are some."""
    if not value or field in ("proofs", "readings", "waypoints", "weather"):
        return ""
    if field in _MONEY:
        try:
            return french.short_money(Decimal(value))
        except InvalidOperation:
            return value
    if field in _DATES:
        return french.edtf(value)
    for table, name in (
        (words.FREQUENCY, "frequency"),
        (words.STATUS, "status"),
        (words.MODALITY, "modality"),
        (words.ROLE, "role"),
    ):
        if field == name:
            return str(table.get(value, value))
    return value
