"""What a spreadsheet would write: new values beside what stands, and what is already known."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.language import fr
from tramontane.plan.document import IndicatorPart, ReadingPart
from tramontane.plan.models import Reading
from tramontane.plan.sheets.readings import Row, Told
from tramontane.portal.desk.follow.queries import Followed, interval_words


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A value of the file: where it is, what it says, what stands that day."""

    line: str
    title: str
    on: str
    value: str
    interval: str
    origin: str
    before: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be proposed (``new``), how many values are known already, and the marks of the indicators."""

    new: tuple[PreviewRow, ...]
    known: int
    empty: int
    seen: tuple[str, ...]


def preview(told: Told, mine: Mapping[str, Followed], name: str) -> Preview:
    """What confirming a file would do."""
    new = [row for row in told.rows if not _is_known(row, mine[row.ref], row.note or name)]
    refs = dict.fromkeys(row.ref for row in told.rows)
    return Preview(
        new=tuple(_shown(row, mine[row.ref].shown, name) for row in new),
        known=len(told.rows) - len(new),
        empty=told.empty,
        seen=tuple(f"{ref} {mine[ref].mark}" for ref in refs),
    )


def _is_known(row: Row, f: Followed, note: str) -> bool:
    """Whether the same words stand or wait that day."""
    told = (row.value, row.low, row.high, row.method, note)
    there: list[ReadingPart | Reading] = [r for r in f.part.readings if r.on == row.on.isoformat()]
    there += [r for r in f.waiting if r.on == row.on]
    return any((r.value, r.low, r.high, r.method, r.note) == told for r in there)


def _shown(row: Row, part: IndicatorPart, name: str) -> PreviewRow:
    stands = next((r for r in part.readings if r.on == row.on.isoformat()), None)
    bounds = ""
    if row.low is not None and row.high is not None:
        bounds = f"{interval_words(row.low, row.high)} ({fr(row.method)})"
    return PreviewRow(
        line=_("ligne {number}").format(number=row.number),
        title=part.title,
        on=french.day(row.on),
        value=french.quantity(row.value, part.unit, per=part.per),
        interval=bounds,
        origin=fr(row.note or name),
        before=french.quantity(stands.value, part.unit, per=part.per) if stands else "",
    )
