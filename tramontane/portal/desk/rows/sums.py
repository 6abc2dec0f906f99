"""Additions of a plan in the making, and the lines that one gesture validates when they are right."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tramontane.lib.language import FRENCH
from tramontane.plan.arithmetic import Sum, sums
from tramontane.plan.published import PublishedPlan
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.desk.rows.lines import Group, LineRow
from tramontane.portal.languages import speaking
from tramontane.portal.rows.money import Addition, addition


@dataclass(frozen=True, slots=True)
class SumRow:
    """An addition, the draft lines it is made of (envelopes, axes), the reason kept in French with the decision."""

    addition: Addition
    waiting: tuple[LineRow, ...]
    reason: str


def sum_rows(plan: PublishedPlan | None, groups: tuple[Group, ...]) -> tuple[SumRow, ...]:
    """Every addition of a plan; only one that is right has lines to validate."""
    if plan is None:
        return ()
    lines = {line.ref: line for group in groups for line in group.lines}
    return tuple(_row(plan, check, lines) for check in sums(plan.document))


def _row(plan: PublishedPlan, check: Sum, lines: dict[str, LineRow]) -> SumRow:
    told = addition(plan, DESK, check)
    refs = [check.envelope, *check.parts]
    axes = [a for r in refs if (a := plan.envelope(r).axis)]
    waiting = tuple(lines[r] for r in (*axes, *refs) if lines[r].state == "draft") if check.is_closed else ()
    with speaking(FRENCH):
        kept = addition(plan, DESK, check)
        terms = " + ".join(t.text for t in kept.terms)
        reason = _("L’addition tombe juste : {total} = {terms} {unit}.").format(
            total=kept.total.text, terms=terms, unit=kept.unit
        )
    return SumRow(told, waiting, reason.replace(" .", "."))
