"""Checks the additions of a plan: does a total equal the sum of its parts, and if not, by how much?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tramontane.plan.document import AxisPart, EnvelopePart, PlanDocument


@dataclass(frozen=True, slots=True)
class Sum:
    """The envelope ``envelope`` (of ``axis``, or of the plan) against those of the axes just below it.

    ``gap`` = total - parts_sum, in ``currency``. ``is_partial``: a part is a lower bound or some axis has no envelope,
    so the parts may legitimately stay below the total. ``is_closed``: the gap is nil.
    """

    axis: str | None
    envelope: str
    parts: tuple[str, ...]
    total: Decimal
    parts_sum: Decimal
    gap: Decimal
    is_closed: bool
    is_partial: bool
    currency: str

    @property
    def is_exceeded(self) -> bool:
        """The parts promise more than the total."""
        return self.gap < 0


def sums(document: PlanDocument) -> tuple[Sum, ...]:
    """Every total that has at least one part to be compared with, the plan's first, then in tree order."""
    return sums_of(document.axes, document.envelopes)


def sums_of(axes: Sequence[AxisPart], envelopes: Sequence[EnvelopePart]) -> tuple[Sum, ...]:
    """The same from the lines alone."""
    children: dict[str | None, list[str]] = {}
    for axis in axes:
        children.setdefault(axis.parent, []).append(axis.ref)
    main = {e.axis: e for e in reversed(envelopes) if e.scope != "action" and _is_addable(e)}
    found = []
    for ref in (None, *(a.ref for a in axes)):
        total = main.get(ref)
        below = children.get(ref, [])
        parts = [main[c] for c in below if c in main and total and main[c].currency == total.currency]
        if total is None or not parts:
            continue
        added = sum((p.maximum for p in parts), Decimal(0))
        gap = total.maximum - added
        found.append(
            Sum(
                axis=ref,
                envelope=total.ref,
                parts=tuple(p.ref for p in parts),
                total=total.maximum,
                parts_sum=added,
                gap=gap,
                is_closed=gap == 0,
                is_partial=len(parts) < len(below) or any(p.qualifier not in ("exact", "about") for p in parts),
                currency=total.currency,
            )
        )
    return tuple(found)


def _is_addable(envelope: EnvelopePart) -> bool:
    """A sum of money for the whole period that the document does not deny."""
    return (
        envelope.per == "total"
        and envelope.minimum == envelope.maximum
        and envelope.modality not in ("rejected", "negated", "superseded", "requested", "spent")
    )
