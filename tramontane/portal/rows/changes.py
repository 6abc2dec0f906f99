"""Differences between two versions, in words."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from tramontane.lib import french
from tramontane.plan.differences import Change
from tramontane.plan.published import PublishedPlan, parts_of
from tramontane.plan.words import PARTY_KIND, QUALIFIER
from tramontane.portal import words
from tramontane.portal.addresses import Addresses

_MONEY = ("minimum", "maximum")
_DATES = ("baseline_on", "due_on", "period_start", "period_end", "status_on", "deadline", "due", "date", "done_on")
_CODES: dict[str, dict[str, Any]] = {
    "frequency": words.FREQUENCY,
    "status": words.STATUS,
    "modality": words.MODALITY,
    "role": words.ROLE,
    "per": words.PER,
    "direction": words.DIRECTION,
    "scope": words.ENVELOPE_SCOPE,
    "qualifier": QUALIFIER,
    "party_kind": PARTY_KIND,
    "is_negated": {"True": _("oui"), "False": _("non")},
}


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
            before=shown(c.field, c.before),
            after=shown(c.field, c.after),
        )
        for c in changes
    )


def shown(field: str, value: str) -> str:
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
    return str(_CODES.get(field, {}).get(value, value))
