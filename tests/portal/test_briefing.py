"""The briefing for a session: what it says, where each figure comes from, and a PDF that anyone can read."""

import re
from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.strategies import plan_documents
from tests.portal.samples import boussole
from tests.portal.test_calendar import made
from tests.portal.test_public_pages import shown
from tramontane.lib import french
from tramontane.plan.document import EventPart, MilestonePart, PlanDocument, PledgePart
from tramontane.plan.models import Plan
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.briefing.pdf import briefing_pdf, compiled
from tramontane.portal.briefing.rows import MOST_LINES, Briefing, briefing

TODAY, ROOT = date(2026, 3, 15), "https://plans.example/"
HOSTILE = '#import "/etc/passwd": *; #panic("x") $a$ `b` @c <d> \\ // [e] *f* _g_ “”'


def told(**parts: Any) -> Briefing:
    """The briefing of Boussole with other lines."""
    return briefing(made(**parts), Addresses(), TODAY)


def words(content: bytes) -> str:
    """The text of a PDF, with ordinary spaces."""
    document = pypdfium2.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " "))


def test_it_says_the_plan_its_money_and_what_is_late() -> None:
    found = told(
        milestones=(
            MilestonePart(ref="a", title="Premier appel", due="2025"),
            MilestonePart(ref="b", title="Rentrée", due="2026-09"),
        ),
        pledges=(PledgePart(ref="c", title="Demander un cofinancement", modality="requested"),),
    )
    assert [s.text.replace("\u00a0", " ") for s in found.about] == [
        "Plan adopté le 11 juillet 2024",
        "Période : 2024–2028",
        "Montant : 60 M€",
        "La Région : porte le plan",
    ]
    assert (found.money[0].title, found.money[0].share) == ("Filière", "37\u00a0%")
    assert found.addition.startswith("60 = 22 + 10 + 14 + 9 + 5")
    assert [s.text.replace("\u00a0", " ") for s in found.late.items] == ["2025 : Premier appel"]
    assert [s.text.replace("\u00a0", " ") for s in found.coming.items] == ["septembre 2026 : Rentrée"]
    assert "demandé, pas encore accordé" in found.decisions.items[0].text
    assert found.decisions.items[0].is_bare
    assert found.changes.none == "Première version publiée : rien avant elle."


def test_long_lists_are_cut_and_say_by_how_much_and_alerts_are_three_at_most() -> None:
    late = tuple(MilestonePart(ref=f"m{i}", title=f"Jalon {i}", due="2025") for i in range(9))
    found = told(milestones=late)
    assert (len(found.late.items), found.late.more) == (MOST_LINES, 4)
    assert len(found.alerts) <= 3


@settings(max_examples=25)
@given(plan_documents(boussole()))
def test_every_number_leads_to_a_source_and_every_source_is_cited(document: PlanDocument) -> None:
    plan = PublishedPlan("boussole", 1, made().published_at, "Paul", "", document)
    found = briefing(plan, Addresses(), TODAY)
    lists = (found.late, found.changes, found.conflicts, found.decisions, found.coming)
    said = [*found.about, *found.alerts, *(m.sum for m in found.money), *(s for one in lists for s in one.items)]
    cited = {n for s in said for n in s.notes}
    assert cited == {r.number for r in found.references} == set(range(1, len(found.references) + 1))
    assert compiled(found, ROOT).startswith(b"%PDF-")


def test_the_pdf_says_what_the_page_says_is_tagged_and_is_the_same_twice() -> None:
    plan = made()
    content = briefing_pdf(plan, Addresses(), TODAY, ROOT)
    assert compiled(briefing(plan, Addresses(), TODAY), ROOT) == content
    said = words(content)
    for expected in (
        "Plan Boussole",
        "60 = 22 + 10 + 14 + 9 + 5",
        "37 %",
        "plans.example/affirmations/",
        "lue le 15 mars 2026",
    ):
        assert expected in said, expected
    for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"pdfuaid:part", b"<dc:title>"):
        assert mark in content, mark
    assert len(pypdfium2.PdfDocument(content)) == 2
    assert len(content) < 150_000


def test_hostile_words_are_shown_and_never_run() -> None:
    base = boussole()
    found = told(
        heading=base.heading.model_copy(update={"title": HOSTILE}),
        axes=tuple(a.model_copy(update={"title": HOSTILE}) for a in base.axes),
        events=(EventPart(ref="e", title=HOSTILE, date="2027", place=HOSTILE),),
    )
    said = words(compiled(found, ROOT))
    assert '#import "/etc/passwd"' in said
    assert '#panic("x") $a$ `b` @c <d>' in said
    assert "root:" not in said


@pytest.mark.parametrize("title", ["\x1b", "\u2028", "漢字", "🙂", "\ue000", "\u202e", "\ufffe", "شعر"])
def test_what_no_font_can_show_is_a_box(title: str) -> None:
    found = told(events=(EventPart(ref="e", title=f"Avant {title} après", date="2027"),))
    assert "Avant" in words(compiled(found, ROOT))


@given(st.text(min_size=1, max_size=60))
def test_any_title_makes_a_pdf(title: str) -> None:
    found = told(events=(EventPart(ref="e", title=title or "x", date="2027"),))
    assert compiled(found, ROOT).startswith(b"%PDF-")


def test_a_very_long_plan_makes_a_short_briefing() -> None:
    events = tuple(EventPart(ref=f"e{i}", title="Très long titre " * 40, date="2027") for i in range(3000))
    assert len(pypdfium2.PdfDocument(compiled(told(events=events), ROOT))) <= 3


def test_the_second_version_says_what_it_changed(client: Client, history: Plan) -> None:
    said = shown(client, "/plans/horizon-ia/note/")
    assert "depuis la version 1 du 23 mai 2024" in said
    assert "de 50 M€ à 60 M€" in said
    past = shown(client, "/plans/horizon-ia/note/?au=2024-06-01")
    assert "Première version publiée" in past


def test_the_page_its_twin_and_its_pdf_answer(client: Client, plan: Plan) -> None:
    page = client.get("/plans/boussole/note/")
    assert page.status_code == 200
    file = client.get("/plans/boussole/note.pdf")
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.content == client.get("/plans/boussole/note.pdf").content
    assert "testserver/affirmations/" in words(file.content)
    twin = client.get("/plans/boussole/note.json").json()["note"]
    assert all(r["quote"] in words(file.content) for r in twin["references"][:3])
    assert "/plans/boussole/note/" in client.get("/plans/boussole/").content.decode()
    assert client.get("/plans/rien/note.pdf").status_code == 404


@pytest.mark.parametrize("address", ["note/", "note.pdf"])
def test_it_costs_two_queries_and_nothing_new_is_nothing_sent(client: Client, plan: Plan, address: str) -> None:
    first = client.get(f"/plans/boussole/{address}")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/plans/boussole/{address}")
    assert len(asked) == 2
    again = client.get(f"/plans/boussole/{address}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_no_line_begins_with_a_colon() -> None:
    assert french.tied("a : b ; c 10:30 ?") == "a\u00a0: b\u00a0; c 10:30 ?"
