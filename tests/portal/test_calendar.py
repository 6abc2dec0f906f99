"""The calendar of a plan: honest dates, states in words, and files that calendars read."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.portal.samples import boussole
from tests.portal.test_public_pages import shown
from tramontane.lib.periods import PARIS
from tramontane.opendata.files.separated import read_csv
from tramontane.plan.document import EventPart, IndicatorPart, MilestonePart, PledgePart, ReadingPart
from tramontane.plan.models import Plan
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.calendar.files import CalendarLine, ics
from tramontane.portal.calendar.gantt import gantt
from tramontane.portal.calendar.rows import DatedRow, dated_rows, summary, year_groups
from tramontane.portal.calendar.spans import is_precise, quarter, span

TODAY = date(2026, 3, 15)
HOSTILE = '<b>x</b>; DROP, \\n\r\nBEGIN:VEVENT\r\n#import "x" \u2028é'


def made(*, number: int = 1, **parts: Any) -> PublishedPlan:
    """The plan Boussole with other dated lines, as it is published."""
    empty: dict[str, Any] = {"milestones": (), "events": (), "pledges": (), "indicators": ()}
    document = boussole().model_copy(update=empty | parts)
    at = datetime(2024, 7, 12, 9, tzinfo=PARIS)
    return PublishedPlan("boussole", number, at, "Paul", "", document)


def rows(plan: PublishedPlan) -> dict[str, DatedRow]:
    """Its rows by reference."""
    return {r.ref: r for r in dated_rows(plan, Addresses(), TODAY)}


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precise"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), False),
        ("2026-21", date(2026, 3, 1), date(2026, 5, 31), False),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), True),
        ("2026-02-03", date(2026, 2, 3), date(2026, 2, 3), True),
        ("2025-10-09/2025-10-10", date(2025, 10, 9), date(2025, 10, 10), True),
        ("2026-02~", date(2026, 2, 1), date(2026, 2, 28), False),
        ("2026-34", date(2026, 4, 1), date(2026, 6, 30), False),
        ("2026-06/..", date(2026, 6, 1), date(2026, 6, 1), False),
    ],
)
def test_a_date_is_as_wide_as_its_source_says(edtf: str, first: date, last: date, precise: bool) -> None:
    assert span(edtf) == (first, last)
    assert is_precise(edtf) is precise


@given(st.text(max_size=12) | st.from_regex(r"\d{4}(-\d\d){0,2}[~?]?(/\d{4}(-\d\d){0,2})?", fullmatch=True))
def test_no_date_breaks_the_calendar(edtf: str) -> None:
    found = span(edtf)
    assert found is None or found[0] <= found[1]
    assert not is_precise(edtf) or found is not None
    assert quarter(edtf) is None or found is not None


def test_a_quarter_is_told_only_when_the_source_tells_it() -> None:
    assert quarter("2026-05-04") == quarter("2026-05") == quarter("2026-34") == (2026, 2)
    assert quarter("2026-04/2026-06") == (2026, 2)
    for vague in ("2026", "2026-21", "2026-40", "2026-05~", "2026-03/2026-04", "XXXX-05", ""):
        assert quarter(vague) is None, vague


def test_late_done_and_to_come_are_told_in_words() -> None:
    found = rows(
        made(
            milestones=(
                MilestonePart(ref="late", title="Retard", due="2025"),
                MilestonePart(ref="done", title="Fait", due="2025", done_on="2025-11-02"),
                MilestonePart(ref="soon", title="Bientôt", due="2026"),
                MilestonePart(ref="never", title="Un jour"),
            ),
            events=(
                EventPart(ref="past", title="Salon", date="2024-10"),
                EventPart(ref="now", title="Semaine", date="2026-03-12/2026-03-18"),
                EventPart(ref="year", title="Année", date="2026"),
            ),
            pledges=(PledgePart(ref="pledge", title="Ouvrir", due="2024"), PledgePart(ref="free", title="Sans date")),
            indicators=(
                IndicatorPart(ref="unread", title="Projets", target=Decimal(5), deadline="2025"),
                IndicatorPart(
                    ref="met",
                    title="Projets",
                    target=Decimal(5),
                    deadline="2025",
                    readings=(ReadingPart(on="2025-06-30", value=Decimal(6)),),
                ),
            ),
        )
    )
    assert {r: found[r].state for r in found} == {
        "late": "late", "done": "done", "soon": "coming", "never": "unknown", "past": "past", "now": "now",
        "year": "coming", "pledge": "late", "unread": "late", "met": "done",
    }  # fmt: skip
    assert found["late"].said == "en retard : échéance passée, non déclaré atteint"
    assert found["done"].said.replace("\u00a0", " ") == "atteint le 2 novembre 2025"
    assert found["pledge"].said == "échéance passée : aucune source ne dit si c’est fait"
    assert found["never"].when == ""
    assert [g.title for g in year_groups(tuple(found.values()))] == ["2024", "2025", "2026", "Sans date"]
    assert "3\u00a0échéances passées" in summary(tuple(found.values()))


def test_the_picture_has_every_dated_line_in_its_axis_and_inside_the_scale() -> None:
    plan = made(
        milestones=(MilestonePart(ref="a", axis="filiere", title="A", due="2024"),),
        events=(EventPart(ref="b", title="B", date="2026-05-04"), EventPart(ref="c", title="C")),
    )
    found = gantt(plan, dated_rows(plan, Addresses(), TODAY), TODAY)
    assert found is not None
    assert [(lane.title, [b.title for b in lane.bars]) for lane in found.lanes] == [
        ("Filière", ["A"]),
        ("Pour l’ensemble du plan", ["B"]),
    ]
    assert [t.year for t in found.ticks] == ["2024", "2025", "2026"]
    assert gantt(made(), (), TODAY) is None


@given(st.lists(st.dates(), min_size=1, max_size=9))
def test_no_bar_leaves_the_scale_and_the_years_stay_few(days: list[date]) -> None:
    plan = made(events=tuple(EventPart(ref=f"e{i}", title="E", date=d.isoformat()) for i, d in enumerate(days)))
    found = gantt(plan, dated_rows(plan, Addresses(), TODAY), TODAY)
    assert found is not None
    assert len(found.ticks) <= 8
    for bar in (b for lane in found.lanes for b in lane.bars):
        assert 0 <= float(bar.x) <= float(bar.x) + float(bar.width) <= 100.02


def test_a_calendar_gets_whole_days_for_what_has_a_day_or_a_month_and_nothing_else() -> None:
    plan = made(
        number=3,
        milestones=(MilestonePart(ref="day", title=HOSTILE, due="2026-05-04"),),
        events=(
            EventPart(ref="month", title="Mois", date="2026-12", place="Toulouse\nParis"),
            EventPart(ref="span", title="Salon", date="2025-10-09/2025-10-10"),
            *(EventPart(ref=f"v{i}", title="V", date=d) for i, d in enumerate(("2026", "2026-21", "2026-05~", None))),
        ),
    )
    content = ics(plan, dated_rows(plan, Addresses(), TODAY), "https://plans.example/")
    read = Calendar.from_ical(content)
    found = {str(e["summary"]): e for e in read.walk("VEVENT")}
    assert len(found) == 3
    assert found["Mois"].decoded("dtstart") == date(2026, 12, 1)
    assert found["Mois"].decoded("dtend") == date(2027, 1, 1)
    assert found["Salon"].decoded("dtend") - found["Salon"].decoded("dtstart") == timedelta(days=2)
    assert all(e["sequence"] == 3 and e["dtstart"].params["VALUE"] == "DATE" for e in found.values())
    assert str(found["Mois"]["location"]) == "Toulouse Paris"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"BEGIN:VEVENT\r\n") == 3
    assert read["method"] == "PUBLISH"


def test_the_identifier_of_a_line_outlives_versions_and_hosts_and_the_day_of_reading() -> None:
    event = EventPart(ref="e", title="E", date="2026-05-04")
    files = [
        ics(made(number=n, events=(event,)), dated_rows(made(events=(event,)), Addresses(), day), root)
        for n, root, day in ((1, "https://a.example/", TODAY), (2, "https://b.example/", date(2027, 1, 1)))
    ]
    uids = [re.findall(rb"UID:(\S+)", f) for f in files]
    assert uids[0] == uids[1] != []
    again = ics(
        made(events=(event,)), dated_rows(made(events=(event,)), Addresses(), date(2027, 1, 1)), "https://a.example/"
    )
    assert again == files[0]


@given(st.text(max_size=80).filter(str.strip))
def test_any_title_makes_a_file_that_is_read_back(title: str) -> None:
    plan = made(events=(EventPart(ref="e", title=title, date="2026-05-04", place=title),))
    content = ics(plan, dated_rows(plan, Addresses(), TODAY), "https://plans.example/")
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 1


def test_the_page_its_twin_and_its_files_say_the_same(client: Client, plan: Plan) -> None:
    said = shown(client, "/plans/boussole/jalons/")
    assert "Premier appel" in said
    assert "en retard : échéance passée, non déclaré atteint" in said
    twin = client.get("/plans/boussole/jalons.json").json()
    table = client.get("/plans/boussole/jalons.csv")
    read = read_csv(CalendarLine, table.content)
    assert [(r["ref"], r["state"]) for r in twin["rows"]] == [(line.reference, line.etat) for line in read]
    assert table.headers["Content-Type"].startswith("text/csv")
    file = client.get("/plans/boussole/jalons.ics")
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(Calendar.from_ical(file.content).walk("VEVENT")) == sum(r["is_precise"] for r in twin["rows"])
    assert client.get("/plans/rien/jalons/").status_code == 404
    assert "/plans/boussole/jalons/" in client.get("/plans/boussole/").content.decode()


def test_the_past_is_read_from_the_past(client: Client, plan: Plan) -> None:
    assert "en retard" not in shown(client, "/plans/boussole/jalons/?au=2024-08-01")
    assert "jalons.csv?au=2024-08-01" in client.get("/plans/boussole/jalons/?au=2024-08-01").content.decode()


@pytest.mark.parametrize("address", ["jalons/", "jalons.ics", "jalons.csv"])
def test_the_calendar_costs_one_query_and_nothing_new_is_nothing_sent(client: Client, plan: Plan, address: str) -> None:
    first = client.get(f"/plans/boussole/{address}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(f"/plans/boussole/{address}").status_code == 200
    assert len(asked) == 2, [q["sql"] for q in asked]
    again = client.get(f"/plans/boussole/{address}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
