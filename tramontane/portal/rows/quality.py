"""What is missing from published plans: lines without a proof, sums that do not close, conflicts that wait."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tramontane.plan.arithmetic import sums
from tramontane.plan.contradictions import disputes
from tramontane.plan.document import LinePart
from tramontane.plan.memory import once_per_version
from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.money import Addition, addition

#: The field whose proof each kind of line cannot do without.
PROVED_FIELD = {
    "participation": "party",
    "axis": "title",
    "envelope": "amount",
    "pledge": "title",
    "indicator": "target",
    "milestone": "title",
    "event": "title",
    "context": "fact",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A line that lacks something, and what."""

    kind: str
    title: str
    href: str
    missing: str


@dataclass(frozen=True, slots=True)
class PlanQuality:
    """The gaps of one plan. ``fields`` counts what must have a proof, ``proved`` what has one."""

    title: str
    href: str
    fields: int
    proved: int
    unproved: tuple[Gap, ...]
    additions: tuple[Addition, ...]
    open_conflicts: int
    unread: tuple[Gap, ...]


@once_per_version
def plan_quality(plan: PublishedPlan, at: Addresses) -> PlanQuality:
    """The gaps of a published plan."""
    fields = list(_fields(plan))
    unproved = tuple(
        Gap(
            kind=str(words.LINE[kind]),
            title=title_of(line),
            href=at.line(plan.slug, kind, line.ref),
            missing=_("sans preuve : {field}").format(field=words.FIELD.get(name, name)),
        )
        for kind, line, name in fields
        if not line.proofs.get(name)
    )
    return PlanQuality(
        title=plan.document.heading.title,
        href=at.plan(plan.slug),
        fields=len(fields),
        proved=len(fields) - len(unproved),
        unproved=unproved,
        additions=tuple(addition(plan, at, s) for s in sums(plan.document) if not s.is_closed),
        open_conflicts=sum(c.state == "open" for c in disputes(plan.document)),
        unread=tuple(
            Gap(str(words.LINE["indicator"]), i.title, at.indicator(plan.slug, i.ref), _("valeur non renseignée"))
            for i in plan.document.indicators
            if not i.readings and not i.measure
        ),
    )


def _fields(plan: PublishedPlan) -> Iterator[tuple[str, LinePart, str]]:
    """Every field of public weight that says something."""
    heading = plan.document.heading
    yield "heading", heading, "title"
    if heading.status:
        yield "heading", heading, "status"
    if heading.period_start or heading.period_end:
        yield "heading", heading, "period"
    for kind, parts in parts_of(plan.document).items():
        for part in parts:
            if kind in PROVED_FIELD:
                yield kind, part, PROVED_FIELD[kind]
    for indicator in plan.document.indicators:
        if indicator.baseline is not None:
            yield "indicator", indicator, "baseline"
