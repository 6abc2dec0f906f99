"""The calendar as files: iCalendar (RFC 5545), for what has a day or a month, and a table with everything."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Calendar, Event

from tramontane.opendata.columns import column
from tramontane.plan.published import PublishedPlan
from tramontane.portal.calendar.rows import KINDS, STATES, DatedRow

MEDIA_TYPE = "text/calendar; charset=utf-8"
#: Where our identifiers come from: the same line of the same plan has the same one, whatever the version or the host.
_NAMESPACE = UUID("6f2f4f0e-1f0c-5c55-9d3a-6a1c0b7d2e41")
#: What RFC 5545 does not let in a text (§3.3.11).
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLine:
    """A dated line of a plan, with its state on the day of reading."""

    plan: str = column(gettext_lazy("Plan"))
    nature: str = column(gettext_lazy("Nature"), codes=KINDS)
    reference: str = column(gettext_lazy("Référence"))
    axe: str = column(gettext_lazy("Axe"))
    axe_intitule: str = column(gettext_lazy("Intitulé de l’axe"))
    intitule: str = column(gettext_lazy("Intitulé"))
    date_dite: str = column(gettext_lazy("Date, comme la source la dit"), gettext_lazy("EDTF (ISO 8601-2)"))
    date_en_clair: str = column(gettext_lazy("Date, en clair"))
    au_plus_tot: date | None = column(gettext_lazy("Au plus tôt"))
    au_plus_tard: date | None = column(gettext_lazy("Au plus tard"))
    lieu: str = column(gettext_lazy("Lieu"))
    etat_le: date = column(gettext_lazy("Jour de lecture"))
    etat: str = column(gettext_lazy("État ce jour-là"), codes=STATES)
    preuve: str = column(gettext_lazy("Adresse de la preuve"))


def calendar_lines(plan: PublishedPlan, rows: Iterable[DatedRow], today: date) -> Iterator[CalendarLine]:
    """The rows as a table."""
    for row in rows:
        yield CalendarLine(
            plan=plan.slug,
            nature=row.kind,
            reference=row.ref,
            axe=row.axis,
            axe_intitule=row.axis_title,
            intitule=row.title.text,
            date_dite=row.edtf,
            date_en_clair=row.when,
            au_plus_tot=row.first,
            au_plus_tard=row.last,
            lieu=row.place,
            etat_le=today,
            etat=row.state,
            preuve=row.title.href,
        )


def ics(plan: PublishedPlan, rows: Iterable[DatedRow], root: str) -> bytes:
    """The rows that say a day or a month as all-day events. ``root`` is the platform's first address, « https://…/ ».

    The same version gives the same bytes: what depends on the day of reading is not in the file.
    """
    made = Calendar()
    title = _text(plan.document.heading.title)
    for name, value in (
        ("prodid", "-//Tramontane//Calendrier d’un plan//FR"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", title),
        ("x-wr-calname", title),
        ("x-wr-timezone", "Europe/Paris"),
        ("x-published-ttl", "P1D"),
    ):
        made.add(name, value)
    for row in rows:
        if row.is_precise and row.first and row.last and row.last < date.max:
            made.add_component(_event(plan, row, row.first, row.last, root))
    return bytes(made.to_ical())


def _event(plan: PublishedPlan, row: DatedRow, first: date, last: date, root: str) -> Event:
    page = f"{root}plans/{plan.slug}/jalons/"
    proof = f"{root.rstrip('/')}{row.title.href}" if row.title.href else ""
    said = [f"{row.kind_words.capitalize()} : {row.when}", plan.document.heading.title, row.axis_title]
    if proof:
        said.append(_("La phrase qui le dit : {address}").format(address=proof))
    event = Event()
    event.add("uid", f"{uuid5(_NAMESPACE, f'{plan.slug}/{row.kind}/{row.ref}')}@tramontane.plans")
    event.add("sequence", plan.number)
    event.add("dtstamp", plan.published_at)
    event.add("last-modified", plan.published_at)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", _text(row.title.text))
    event.add("description", "\n".join(_text(line) for line in said if line))
    event.add("categories", [row.kind_words])
    event.add("url", proof or page)
    event.add("transp", "TRANSPARENT")
    if row.place:
        event.add("location", _text(row.place))
    return event


def _text(value: str) -> str:
    """A text on one line, without what the standard forbids."""
    return " ".join(_CONTROLS.sub(" ", value).split("\n"))
