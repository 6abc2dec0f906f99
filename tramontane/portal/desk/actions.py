"""Decisions taken from a page that may be out of date: each first checks that the page showed what is there now."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tramontane.accounts.models import Organisation, User
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import assign_lines, correct_line, decide_lines
from tramontane.plan.assembly import assemble, fingerprint
from tramontane.plan.document import LinePart
from tramontane.plan.models import Plan, Version
from tramontane.portal.desk.queries import line_mark, lines_of
from tramontane.portal.publication import publish


class ChangedMeanwhile(Refusal):
    """Somebody changed what the page showed; ``refs`` are the lines concerned (none for a whole plan)."""

    def __init__(self, message: str, refs: tuple[str, ...] = ()) -> None:
        super().__init__("desk.changed", message)
        self.refs = refs


@transaction.atomic
def decide_seen_lines(*, plan: Plan, seen: Mapping[str, str], verdict: str, by: User, reason: str) -> int:
    """Decide lines as they were seen (``line_mark`` by reference); returns how many changed state. All or nothing."""
    _hold(plan)
    _refuse_changed(plan, seen)
    return decide_lines(plan=plan, refs=seen, verdict=verdict, by=by, reason=reason)


def correct_seen_line(*, plan: Plan, seen: str, part: LinePart, by: User, reason: str) -> LinePart:
    """Correct one line as it was seen. Raises ``Refusal`` when the database finds the result inconsistent."""
    try:
        with transaction.atomic():
            _hold(plan)
            _refuse_changed(plan, {part.ref: seen})
            return correct_line(plan=plan, ref=part.ref, part=part, by=by, reason=reason)
    except IntegrityError as error:
        message = _(
            "Cette correction contredit une autre ligne du plan (axe dans lui-même, portée sans axe) : revoyez-la."
        )
        raise Refusal("line.inconsistent", message) from error


@transaction.atomic
def assign_seen_line(*, plan: Plan, ref: str, seen: str, owner: Organisation | None, by: User) -> int:
    """Say which steward answers for a line as it was seen; 0 when it did already."""
    _hold(plan)
    _refuse_changed(plan, {ref: seen})
    return assign_lines(plan=plan, refs=[ref], owner=owner, by=by)


@transaction.atomic
def publish_seen_plan(*, plan: Plan, seen: str, by: User, note: str) -> Version:
    """Publish exactly what the page showed (``seen`` is its fingerprint)."""
    _hold(plan)
    try:
        now = fingerprint(assemble(plan, states=("validated",)).model_dump(mode="json", by_alias=True))
    except ValueError:
        now = ""
    if now != seen:
        raise ChangedMeanwhile(_("Le plan a changé entre-temps : relisez ce qui serait publié, puis recommencez."))
    return publish(plan=plan, by=by, note=note)


def _hold(plan: Plan) -> None:
    """Nobody else decides on this plan, drafts it or publishes it until the end of the transaction."""
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def _refuse_changed(plan: Plan, seen: Mapping[str, str]) -> None:
    now = {part.ref: line_mark(row, part) for pairs in lines_of(plan).values() for row, part in pairs}
    changed = tuple(ref for ref, mark in seen.items() if now.get(ref) != mark)
    if changed:
        one = _("Cette ligne a changé entre-temps. Relisez-la, puis décidez.")
        several = _("Des lignes ont changé entre-temps. Relisez-les, puis décidez.")
        raise ChangedMeanwhile(one if len(changed) == 1 else several, changed)
