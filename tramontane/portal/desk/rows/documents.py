"""The documents of a plan on the desk: what was brought, by whom, and what came of it."""

from dataclasses import dataclass

from tramontane.lib import french
from tramontane.lib.language import fr
from tramontane.plan.models import Import, Plan
from tramontane.plan.queries import imports_of
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.desk.queries import RUNNING
from tramontane.portal.desk.words import IMPORT, IMPORT_TONE


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A document on its way into the plan, or already in it."""

    title: str
    publisher: str
    published: str
    href: str
    state: str
    tone: str
    message: str
    by: str
    when: str
    is_running: bool
    number: int
    is_held: bool


def import_rows(plan: Plan) -> tuple[ImportRow, ...]:
    """Every import of a plan, newest first."""
    return tuple(_row(i) for i in imports_of(plan))


def _row(asked: Import) -> ImportRow:
    document = asked.document
    return ImportRow(
        title=fr(document.title),
        publisher=fr(document.publisher),
        published=french.day(document.published_on) if document.published_on else "",
        href=DESK.source(document.sha256),
        state=str(IMPORT[asked.state]),
        tone=IMPORT_TONE[asked.state],
        message=fr(asked.message),
        by=fr(str(asked.asked_by)),
        when=french.instant(asked.asked_at),
        is_running=asked.state in RUNNING,
        number=asked.pk,
        is_held=asked.state == Import.State.HELD,
    )
