"""Indicators as the desk follows them: what is known, what waits, and the mark of what a page showed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.lib import french
from tramontane.lib.language import fr
from tramontane.plan.deadlines import Due, due
from tramontane.plan.document import IndicatorPart
from tramontane.plan.lines import load_indicators
from tramontane.plan.marked import marked
from tramontane.plan.models import Heading, Indicator, Line, Plan, Reading, Weather
from tramontane.plan.queries import owners_of, plans_of
from tramontane.portal.desk.queries import line_mark
from tramontane.portal.desk.rows.said import sentence


@dataclass(frozen=True, slots=True)
class Followed:
    """An indicator, what waits on it, and whether the person may change it."""

    row: Indicator
    part: IndicatorPart
    plan_title: str
    plan_start: str | None
    waiting: tuple[Reading, ...]
    may_change: bool

    @property
    def mark(self) -> str:
        """The fingerprint of all that a page shows of it: two people saw the same if it is the same."""
        waits = "|".join(f"{r.pk} {r.state}" for r in self.waiting)
        return hashlib.sha256(f"{line_mark(self.row, self.part)}|{waits}".encode()).hexdigest()[:16]

    @property
    def sentence(self) -> str:
        """All of it in one sentence, to put two moments side by side."""
        said = [sentence("indicator", self.shown, {})]
        said += [_("valeur proposée : {value}").format(value=reading_words(r, self.part)) for r in self.waiting]
        if self.part.weather:
            said.append(_("météo dite le {day}").format(day=french.edtf(self.part.weather.on)))
        return " ; ".join(said)

    @property
    def shown(self) -> IndicatorPart:
        """What pages say of it (``plan.marked``); the part itself is what forms change."""
        return marked(self.part)

    def due(self, today: date) -> Due | None:
        """What is due of it, a value that waits for validation being given."""
        return due(self.part, today, *(r.on for r in self.waiting))


def reading_words(reading: Reading, part: IndicatorPart) -> str:
    """« 41 projets, 30 juin 2026 (38 à 44), tableau de suivi »."""
    bounds = ""
    if reading.low is not None and reading.high is not None:
        bounds = f" ({interval_words(reading.low, reading.high)})"
    value = french.quantity(reading.value, part.unit, per=part.per)
    return f"{value}, {french.day(reading.on)}{bounds}, {fr(reading.note)}"


def interval_words(low: Decimal, high: Decimal) -> str:
    """« entre 38 et 44 »."""
    return _("entre {low} et {high}").format(low=french.number(low), high=french.number(high))


def followed(user: User, plans: Iterable[int]) -> tuple[Followed, ...]:
    """The indicators of plans. Ten queries, whatever their number."""
    wanted = list(plans)
    mine, deciding = owners_of(user), set(plans_of(user, "officer").order_by().values_list("pk", flat=True))
    headings = {h.plan_id: h for h in Heading.objects.filter(plan__in=wanted).order_by("id")}
    waiting: dict[int, list[Reading]] = defaultdict(list)
    for reading in proposals(wanted).order_by("on", "id"):
        waiting[reading.indicator_id].append(reading)
    return tuple(
        Followed(
            row=row,
            part=part,
            plan_title=fr(headings[row.plan_id].title) if row.plan_id in headings else row.plan.slug,
            plan_start=headings[row.plan_id].period_start if row.plan_id in headings else None,
            waiting=tuple(waiting[row.pk]),
            may_change=row.plan_id in deciding and (row.owner_id is None or row.owner_id in mine),
        )
        for row, part in load_indicators(wanted)
    )


def proposals(plans: Iterable[int]) -> QuerySet[Reading]:
    """What persons propose and nobody has decided yet."""
    rows = Reading.objects.filter(indicator__plan__in=list(plans), state="proposed", proposed_by__isnull=False)
    return rows.select_related("proposed_by", "document", "fact")


def followed_one(user: User, plan: Plan, ref: str) -> Followed | None:
    """One indicator of a plan; None when there is none of that reference."""
    return next((f for f in followed(user, [plan.pk]) if f.part.ref == ref), None)


def history(row: Indicator) -> list[Reading]:
    """Every reading that an indicator ever had, newest first."""
    rows = Reading.objects.filter(indicator=row).select_related("proposed_by", "decided_by", "document", "fact")
    return list(rows.order_by("-on", "-id"))


def weathers(row: Indicator) -> list[Weather]:
    """What was said of the weather, newest first."""
    return list(Weather.objects.filter(indicator=row).select_related("organisation", "by").order_by("-id"))


def last_role(user: User) -> str:
    """The role in which a person last signed a weather."""
    return Weather.objects.filter(by=user).order_by("-id").values_list("role", flat=True).first() or ""


def drafts_of_mine(user: User) -> dict[int, int]:
    """How many lines wait for a decision that the person may take, by plan."""
    plans = plans_of(user, "officer")
    free = Q(owner__isnull=True) | Q(owner__in=owners_of(user))
    found: dict[int, int] = defaultdict(int)
    for plan in Line.objects.filter(free, plan__in=plans, state="draft").order_by().values_list("plan_id", flat=True):
        found[plan] += 1
    return found
