"""What a plan dates, in order: milestones, events, promises and targets with a deadline; late, done or to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tramontane.lib import french
from tramontane.plan.document import IndicatorPart, LinePart
from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.portal.addresses import Addresses
from tramontane.portal.calendar.spans import Span, is_precise, span
from tramontane.portal.rows.figures import Figure, figure
from tramontane.portal.rows.indicators import indicator_row

State = Literal["late", "done", "past", "now", "coming", "unknown"]
#: What a plan may date, and the field that says when.
DATED = {"milestone": "due", "event": "date", "pledge": "due", "indicator": "deadline"}
KINDS: dict[str, Any] = {
    "milestone": gettext_lazy("jalon"),
    "event": gettext_lazy("événement"),
    "pledge": gettext_lazy("engagement"),
    "indicator": gettext_lazy("cible"),
}
STATES: dict[str, Any] = {
    "late": gettext_lazy("échéance passée"),
    "done": gettext_lazy("fait"),
    "past": gettext_lazy("passé"),
    "now": gettext_lazy("en cours"),
    "coming": gettext_lazy("à venir"),
    "unknown": gettext_lazy("date inconnue"),
}


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A line with its date: ``when`` in words ("" when no source says it), its bounds, and its state in words."""

    kind: str
    ref: str
    title: Figure
    href: str
    axis: str
    axis_title: str
    place: str
    edtf: str
    when: str
    first: date | None
    last: date | None
    is_precise: bool
    state: State
    said: str

    @property
    def kind_words(self) -> str:
        """« jalon »."""
        return str(KINDS[self.kind])

    @property
    def is_now(self) -> bool:
        """Whether a list shows the line as reached: done, past or going on."""
        return self.state in ("done", "past", "now")


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The lines that end in one year; « Sans date » for those that no source dates."""

    title: str
    rows: tuple[DatedRow, ...]


def dated_rows(plan: PublishedPlan, at: Addresses, today: date) -> tuple[DatedRow, ...]:
    """Everything dated, by last possible day; milestones and events without a date come last."""
    found = list(_rows(plan, at, today))
    return tuple(sorted(found, key=lambda r: (r.last is None, r.last or today, r.first or today)))


def year_groups(rows: tuple[DatedRow, ...]) -> tuple[YearGroup, ...]:
    """The rows under the year in which they end."""
    years: dict[str, list[DatedRow]] = {}
    for row in rows:
        years.setdefault(str(row.last.year) if row.last else _("Sans date"), []).append(row)
    return tuple(YearGroup(title, tuple(found)) for title, found in years.items())


def summary(rows: tuple[DatedRow, ...]) -> str:
    """« 12 lignes datées : 2 échéances passées, 1 faite, 9 à venir »: the sentence of the picture."""
    count = {state: sum(r.state == state for r in rows) for state in STATES}
    told = (
        (count["late"], _("échéance passée"), _("échéances passées")),
        (count["done"], _("faite"), _("faites")),
        (count["past"], _("passée"), _("passées")),
        (count["now"] + count["coming"], _("à venir"), _("à venir")),
        (count["unknown"], _("sans date"), _("sans date")),
    )
    lines = french.counted(len(rows), _("ligne au calendrier"), _("lignes au calendrier"))
    shares = [french.counted(n, one, many) for n, one, many in told if n]
    return f"{lines} : {french.enumeration(shares)}." if shares else _("Aucune ligne n’est datée.")


def _rows(plan: PublishedPlan, at: Addresses, today: date) -> Iterator[DatedRow]:
    for kind, name in DATED.items():
        for part in parts_of(plan.document)[kind]:
            edtf: str = getattr(part, name) or getattr(part, "done_on", None) or ""
            if edtf or kind in ("milestone", "event"):
                yield _row(plan, at, today, kind, part, edtf)


def _row(  # noqa: PLR0917 - a line, where it is and when it is read
    plan: PublishedPlan, at: Addresses, today: date, kind: str, part: LinePart, edtf: str
) -> DatedRow:
    bounds, axis = span(edtf), getattr(part, "axis", None)
    state, said = _state(plan, at, today, part, kind, bounds, is_day=is_precise(edtf))
    return DatedRow(
        kind=kind,
        ref=part.ref,
        title=figure(plan, at, part, "target" if kind == "indicator" else "title", title_of(part)),
        href=at.line(plan.slug, kind, part.ref) if kind in ("pledge", "indicator") else "",
        axis=axis or "",
        axis_title=plan.axis(axis).title if axis else "",
        place=getattr(part, "place", ""),
        edtf=edtf,
        when=french.edtf(edtf) if edtf else "",
        first=bounds[0] if bounds else None,
        last=bounds[1] if bounds else None,
        is_precise=is_precise(edtf),
        state=state,
        said=said,
    )


def _state(  # noqa: PLR0917 - the same
    plan: PublishedPlan, at: Addresses, today: date, part: LinePart, kind: str, bounds: Span | None, *, is_day: bool
) -> tuple[State, str]:
    done_on = getattr(part, "done_on", None)
    if done_on:
        return "done", _("atteint {day}").format(day=french.edtf_when(done_on))
    if isinstance(part, IndicatorPart):
        return _target_state(plan, at, today, part, bounds)
    if bounds is None:
        return "unknown", str(STATES["unknown"])
    first, last = bounds
    if last >= today:
        now: State = "now" if kind == "event" and is_day and first <= today else "coming"
        return now, str(STATES[now])
    if kind == "event":
        return "past", str(STATES["past"])
    late = {"milestone": _("en retard : échéance passée, non déclaré atteint")}
    return "late", late.get(kind, _("échéance passée : aucune source ne dit si c’est fait"))


def _target_state(
    plan: PublishedPlan, at: Addresses, today: date, indicator: IndicatorPart, bounds: Span | None
) -> tuple[State, str]:
    if bounds is None:
        return "unknown", str(STATES["unknown"])
    if bounds[1] >= today:
        return "coming", str(STATES["coming"])
    if not indicator.readings:
        return "late", _("échéance passée : aucune valeur publiée")
    if indicator_row(plan, at, indicator, today).is_late:
        return "late", _("échéance passée : cible non atteinte")
    return "done", _("cible atteinte")
