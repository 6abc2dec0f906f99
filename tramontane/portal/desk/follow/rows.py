"""What is late because of me, in the order in which it should be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.lib import french
from tramontane.lib.language import fr
from tramontane.plan.deadlines import weather_due
from tramontane.plan.models import Plan, Reading
from tramontane.plan.queries import plans_of, reading_of_indicator
from tramontane.portal import words
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.desk.follow.forms import ReadingForm, SeenForm, WeatherForm
from tramontane.portal.desk.follow.queries import (
    Followed,
    drafts_of_mine,
    followed,
    interval_words,
    last_role,
    reading_words,
)
from tramontane.portal.desk.queries import PlanRow, plan_rows

#: Forms of one kind that a page shows; the others wait their turn, counted.
MOST = 25
Bound = Mapping[tuple[str, str, str], SeenForm]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to write on an indicator: why in words, how late (days), and the form that does it."""

    slug: str
    plan: str
    ref: str
    title: str
    href: str
    known: str
    why: str
    late: int
    is_mine: bool
    form: SeenForm


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that waits: ``says`` it in words, ``before`` what stands that day, ``ticket`` what its box sends."""

    number: int
    slug: str
    title: str
    href: str
    says: str
    before: str
    method: str
    file: str
    file_href: str
    by: str
    when: str
    is_own: bool
    ticket: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The proposals of a plan that I may validate."""

    slug: str
    plan: str
    rows: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """All that waits for a person."""

    due: tuple[Task, ...]
    weather: tuple[Task, ...]
    waiting: tuple[Waiting, ...]
    own: tuple[Proposal, ...]
    lines: tuple[tuple[PlanRow, int], ...]
    plans: tuple[PlanRow, ...]
    unplanned: tuple[tuple[str, str, int], ...]

    @property
    def count(self) -> int:
        """How many things there are to do."""
        proposals = sum(len(w.rows) for w in self.waiting)
        lines = sum(n + p.conflicts + p.held for p, n in self.lines)
        return len(self.due) + len(self.weather) + proposals + lines


def tasks(user: User, today: date, bound: Bound | None = None) -> Tasks:
    """What a person has to do. ``bound`` are forms that were sent and not taken, by plan, indicator and kind."""
    ids = list(plans_of(user, "officer").order_by().values_list("pk", flat=True))
    mine = [f for f in followed(user, ids) if f.may_change]
    role, sent = last_role(user), bound or {}
    due = [t for f in mine if (t := _due_task(f, user, today, sent))]
    weather = [t for f in mine if (t := _weather_task(f, user, today, role, sent))]
    waiting: dict[str, list[Proposal]] = {}
    own: list[Proposal] = []
    for f in mine:
        for row in proposal_rows(f, user):
            (own if row.is_own else waiting.setdefault(row.slug, [])).append(row)
    titles = {f.row.plan.slug: f.plan_title for f in mine}
    plans, drafts = plan_rows(user), drafts_of_mine(user)
    numbers = dict(Plan.objects.filter(pk__in=ids).order_by().values_list("slug", "pk"))
    with_lines = [(p, drafts.get(numbers.get(p.slug, 0), 0)) for p in plans if p.may_decide]
    return Tasks(
        due=tuple(sorted(due, key=_urgency)),
        weather=tuple(sorted(weather, key=_urgency)),
        waiting=tuple(Waiting(slug, titles[slug], tuple(rows)) for slug, rows in waiting.items()),
        own=tuple(own),
        lines=tuple((p, n) for p, n in with_lines if n or p.conflicts or p.held),
        plans=tuple(p for p in plans if p.may_decide),
        unplanned=_unplanned(mine, titles),
    )


def _urgency(task: Task) -> tuple[bool, int]:
    return (not task.is_mine, -task.late)


def _unplanned(mine: list[Followed], titles: Mapping[str, str]) -> tuple[tuple[str, str, int], ...]:
    """How many indicators of each plan have no rhythm and follow no measure."""
    found: dict[str, int] = {}
    for f in mine:
        if not f.part.frequency and not f.part.measure:
            found[f.row.plan.slug] = found.get(f.row.plan.slug, 0) + 1
    return tuple((slug, titles[slug], count) for slug, count in found.items())


def _due_task(f: Followed, user: User, today: date, sent: Bound) -> Task | None:
    due = f.due(today)
    key = (f.row.plan.slug, f.part.ref, "reading")
    if key not in sent and (due is None or not due.is_late or f.part.measure):
        return None
    form = sent.get(key) or ReadingForm(of=f, initial=reading_initial(f, today))
    return _task(f, user, due.words() if due else "", due.days_late if due else 0, form)


def _weather_task(f: Followed, user: User, today: date, role: str, sent: Bound) -> Task | None:
    key = (f.row.plan.slug, f.part.ref, "weather")
    stale = weather_due(f.part)
    if key not in sent and ((stale is not None and stale >= today) or not (f.part.frequency or f.part.weather)):
        return None
    why = _("météo non renseignée")
    if f.part.weather is not None:
        why = _("météo du {day}, à redire").format(day=french.edtf(f.part.weather.on))
    form = sent.get(key) or WeatherForm(of=f, initial={"role": role})
    return _task(f, user, why, (today - stale).days if stale else 0, form)


def _task(f: Followed, user: User, why: str, late: int, form: SeenForm) -> Task:
    slug = f.row.plan.slug
    return Task(
        slug=slug,
        plan=f.plan_title,
        ref=f.part.ref,
        title=f.shown.title,
        href=DESK.follow(slug, f.part.ref),
        known=known_words(f),
        why=why,
        late=late,
        is_mine=f.row.answerable_id == user.pk,
        form=form,
    )


def known_words(f: Followed) -> str:
    """The last value and its day, or that there is none; then the weather."""
    now = reading_of_indicator(f.part)
    if now.value is None or not now.on:
        said = _("aucune valeur encore")
    else:
        value = french.quantity(now.value, f.part.unit, per=f.part.per)
        said = _("dernière valeur : {value}, {day}").format(value=value, day=french.edtf(now.on))
    if f.part.weather is None:
        return said
    return _("{said} ; météo : {word}").format(said=said, word=words.WEATHER[f.part.weather.level])


def reading_initial(f: Followed, today: date) -> dict[str, Any]:
    """Today, and where the last value came from."""
    last = max(f.part.readings, key=lambda r: r.on, default=None)
    return {"on": today, "note": last.note if last else "", "method": ""}


def proposal_rows(f: Followed, user: User) -> tuple[Proposal, ...]:
    """The values that wait on an indicator."""
    return tuple(_proposal(f, r, user) for r in f.waiting)


def _proposal(f: Followed, reading: Reading, user: User) -> Proposal:
    stands = next((r for r in f.part.readings if r.on == reading.on.isoformat()), None)
    before = ""
    if stands is not None:
        before = _("remplace {value}, validé le même jour").format(
            value=french.quantity(stands.value, f.part.unit, per=f.part.per)
        )
    says = reading_words(reading, f.part)
    document = reading.document
    return Proposal(
        number=reading.pk,
        slug=f.row.plan.slug,
        title=f.shown.title,
        href=DESK.follow(f.row.plan.slug, f.part.ref),
        says=says,
        before=before,
        method=fr(reading.method),
        file=fr(document.title) if document else "",
        file_href=DESK.source(document.sha256) if document else "",
        by=fr(str(reading.proposed_by)),
        when=french.instant(reading.proposed_at),
        is_own=reading.proposed_by_id == user.pk,
        ticket=f"{reading.pk} {f.part.ref}:{f.mark} {f.shown.title} : {says}",
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """A proposal as it was ticked."""

    number: int
    ref: str
    mark: str
    sentence: str


def seen_of(tickets: Iterable[str]) -> tuple[Seen, ...]:
    """What was ticked; what is no ticket of ours is left out."""
    found = []
    for number, mark_of, sentence in (s for t in tickets if len(s := t.split(" ", 2)) == 3):
        ref, _colon, mark = mark_of.partition(":")
        if number.isascii() and number.isdecimal() and len(number) < 12:
            found.append(Seen(int(number), ref, mark, sentence))
    return tuple(found)


__all__ = ("Seen", "Task", "Tasks", "interval_words", "known_words", "proposal_rows", "seen_of", "tasks")
