"""What is missing from published plans: lines without a proof, sums that do not close, conflicts that wait."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.edtf import last_day
from tramontane.lib.periods import day_in_france
from tramontane.plan.arithmetic import sums
from tramontane.plan.contradictions import disputes
from tramontane.plan.document import LinePart
from tramontane.plan.memory import once_per_version
from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.money import Addition, addition
from tramontane.portal.rows.plan import period_words

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

    slug: str
    title: str
    href: str
    fields: int
    proved: int
    unproved: tuple[Gap, ...]
    additions: tuple[Addition, ...]
    open_conflicts: int
    unread: tuple[Gap, ...]
    stale: tuple[Gap, ...]
    late: tuple[Gap, ...]
    bare: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many gaps of one sort there are, and where their list is (an anchor, or another page)."""

    name: str
    count: int
    href: str


STALE = timedelta(days=365)
"""A reading, or a plan, that nobody brought up to date for so long may no longer be true."""


@once_per_version
def plan_quality(plan: PublishedPlan, at: Addresses, today: date) -> PlanQuality:
    """The gaps of a published plan on a day."""
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
        slug=plan.slug,
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
        stale=tuple(_stale(plan, at, today)),
        late=tuple(_late(plan, at, today)),
        bare=tuple(_bare(plan, at)),
    )


def counts(rows: tuple[PlanQuality, ...], refused: int, at: Addresses) -> tuple[Count, ...]:
    """Every sort of gap with its number, zeros included: what we looked for is part of the answer."""
    return (
        Count(_("chiffres et lignes sans preuve"), sum(len(r.unproved) for r in rows), "#sans-preuve"),
        Count(_("indicateurs sans valeur"), sum(len(r.unread) for r in rows), "#non-renseigne"),
        Count(_("valeurs ou plans de plus d’un an"), sum(len(r.stale) for r in rows), "#ancien"),
        Count(_("échéances passées sans nouvelle"), sum(len(r.late) for r in rows), "#en-retard"),
        Count(_("totaux ou périodes que rien ne dit"), sum(len(r.bare) for r in rows), "#non-dit"),
        Count(_("additions qui ne se ferment pas"), sum(len(r.additions) for r in rows), "#additions"),
        Count(_("contradictions ouvertes"), sum(r.open_conflicts for r in rows), at.page("contradictions/")),
        Count(_("documents refusés ou à confirmer"), refused, "#refuses"),
    )


def _stale(plan: PublishedPlan, at: Addresses, today: date) -> Iterator[Gap]:
    published = day_in_france(plan.published_at)
    if today - published > STALE:
        missing = _("rien de publié depuis le {day}").format(day=french.day(published))
        yield Gap(str(words.LINE["heading"]), plan.document.heading.title, at.plan(plan.slug), missing)
    for i in plan.document.indicators:
        day = last_day(max((r.on for r in i.readings), default=None))
        if day and today - day > STALE and not i.measure:
            missing = _("dernier relevé : {day}").format(day=french.day(day))
            yield Gap(str(words.LINE["indicator"]), i.title, at.indicator(plan.slug, i.ref), missing)


def _late(plan: PublishedPlan, at: Addresses, today: date) -> Iterator[Gap]:
    for i in plan.document.indicators:
        day = last_day(i.deadline)
        if day and day < today and not i.readings and not i.measure:
            missing = _("échéance passée : {day}").format(day=french.edtf(i.deadline or ""))
            yield Gap(str(words.LINE["indicator"]), i.title, at.indicator(plan.slug, i.ref), missing)
    for m in plan.document.milestones:
        day = last_day(m.due)
        if day and day < today and not m.done_on:
            missing = _("prévu {day}, non déclaré atteint").format(day=french.edtf_when(m.due or ""))
            yield Gap(str(words.LINE["milestone"]), m.title, f"{at.plan(plan.slug)}#calendrier", missing)


def _bare(plan: PublishedPlan, at: Addresses) -> Iterator[Gap]:
    heading = plan.document.heading
    asked = (
        (plan.total is None, _("sans montant total")),
        (not period_words(plan), _("sans période")),
        (heading.status is None, _("sans étape")),
    )
    for is_missing, missing in asked:
        if is_missing:
            yield Gap(str(words.LINE["heading"]), heading.title, at.plan(plan.slug), missing)


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
