"""« Mes tâches »: what is late because of me, done in place; two people; nobody writes on a line of another owner."""

import html
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import People, make_people
from tramontane.accounts.models import User
from tramontane.plan.actions import NewReading, assign_lines, follow_indicator, propose_reading, say_weather
from tramontane.plan.models import Indicator, Plan, Reading, Weather

TASKS = "/espace/taches/"
DAY = date(2026, 6, 30)


@pytest.fixture
def ref(published_plan: Plan, occitanie: People) -> str:
    """The indicator of the plan, whose value has been due since June."""
    found = Indicator.objects.get(plan=published_plan)
    follow_indicator(
        plan=published_plan,
        ref=found.ref,
        by=occitanie.officer,
        frequency="quarter",
        due_on=date(2024, 12, 31),
        tolerance=Decimal(2),
        baseline_on=None,
        waypoints=(),
        answerable=occitanie.officer,
    )
    return found.ref


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(ref: str) -> str:
    return f"/espace/plans/horizon-ia/indicateurs/{ref}/"


def words(answer: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def hidden(page: str, what: str) -> dict[str, str]:
    """What the form of that kind sends without being filled in."""
    form = next(f for f in re.findall(r"<form.*?</form>", page, re.S) if f'name="what" value="{what}"' in f)
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {n: html.unescape(v) for n, v in found if n != "csrfmiddlewaretoken"}


def propose(plan: Plan, ref: str, by: User, value: int = 41, on: date = DAY) -> Reading:
    told = NewReading(on=on, value=Decimal(value), note="Tableau de suivi")
    return propose_reading(plan=plan, ref=ref, reading=told, by=by)


def tickets(page: str) -> list[str]:
    return [html.unescape(t) for t in re.findall(r'name="line" value="([^"]*)"', page)]


def test_what_is_due_is_done_in_place_then_waits_for_somebody_else(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    officer = as_(occitanie.officer)
    page = officer.get(TASKS)
    assert "valeur attendue depuis le 31\xa0décembre 2024" in html.unescape(page.content.decode())
    assert "vous en répondez" in words(page)
    sent = hidden(page.content.decode(), "reading") | {"value": "41,5", "on": "2026-06-30", "note": "Suivi"}
    done = officer.post(address(ref), sent, follow=True)
    assert done.redirect_chain == [(TASKS, 302)]
    assert "une autre personne la validera" in words(done)
    assert Reading.objects.get().value == Decimal("41.5")
    other = as_(occitanie.publisher)
    (ticket,) = tickets(other.get(TASKS).content.decode())
    answer = other.post("/espace/plans/horizon-ia/releves/valider/", {"line": ticket, "verdict": "validated"})
    assert answer.status_code == 302
    kept = Reading.objects.get()
    assert (kept.state, kept.proposed_by, kept.decided_by) == ("validated", occitanie.officer, occitanie.publisher)
    assert "Valeurs à valider" not in words(other.get(TASKS))


def test_a_value_that_cannot_be_taken_keeps_what_was_typed_in_its_place(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    officer = as_(occitanie.officer)
    sent = hidden(officer.get(TASKS).content.decode(), "reading")
    answer = officer.post(address(ref), sent | {"value": "beaucoup", "on": "2026-06-30", "low": "3"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<h1>Mes tâches</h1>" in page
    assert 'value="beaucoup"' in page
    assert re.search(r'href="#reading-\d+-[^"]*-value"', page)
    assert "Un intervalle a deux bornes et une méthode." in html.unescape(page)
    assert not Reading.objects.exists()


def test_a_file_is_a_source_of_its_own(published_plan: Plan, ref: str, occitanie: People) -> None:
    officer = as_(occitanie.officer)
    sent = hidden(officer.get(TASKS).content.decode(), "reading")
    file = SimpleUploadedFile("suivi.csv", b"a;b\n1;2\n")
    officer.post(address(ref), sent | {"value": "3", "on": "2026-06-30", "source": file})
    kept = Reading.objects.get()
    assert kept.note == "suivi.csv"
    assert kept.document is not None
    assert officer.get(f"/espace/sources/{kept.document.short}/").status_code == 200


def test_the_second_of_two_people_sees_what_changed_and_loses_nothing(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    slow, page = as_(occitanie.officer), as_(occitanie.officer).get(TASKS).content.decode()
    propose(published_plan, ref, occitanie.publisher, 40)
    sent = hidden(page, "reading") | {"value": "43", "on": "2026-06-30", "note": "Mon tableau"}
    answer = slow.post(address(ref), sent)
    assert answer.status_code == 409
    assert "Cela a changé entre-temps" in words(answer)
    assert "valeur proposée : 40" in words(answer)
    assert 'value="Mon tableau"' in answer.content.decode()
    assert Reading.objects.count() == 1
    again = hidden(answer.content.decode(), "reading") | {"value": "43", "on": "2026-06-30", "note": "Mon tableau"}
    assert slow.post(address(ref), again).status_code == 302
    assert list(Reading.objects.order_by("id").values_list("state", flat=True)) == ["superseded", "proposed"]


def test_nobody_validates_a_value_that_changed_nor_its_own(published_plan: Plan, ref: str, occitanie: People) -> None:
    propose(published_plan, ref, occitanie.officer)
    other, there = as_(occitanie.publisher), "/espace/plans/horizon-ia/releves/valider/"
    (ticket,) = tickets(other.get(TASKS).content.decode())
    own = as_(occitanie.officer).post(there, {"line": ticket, "verdict": "validated"})
    assert own.status_code == 422
    assert "une autre personne doit la valider" in words(own)
    propose(published_plan, ref, occitanie.officer, 44)
    late = other.post(there, {"line": ticket, "verdict": "rejected", "reason": "Double compte."})
    assert late.status_code == 409
    assert 'value="Double compte."' in late.content.decode()
    assert Reading.objects.filter(state="proposed").count() == 1


def test_refusing_asks_why_and_keeps_it(published_plan: Plan, ref: str, occitanie: People) -> None:
    propose(published_plan, ref, occitanie.officer)
    other, there = as_(occitanie.publisher), "/espace/plans/horizon-ia/releves/valider/"
    (ticket,) = tickets(other.get(TASKS).content.decode())
    assert other.post(there, {"line": ticket, "verdict": "rejected"}).status_code == 422
    assert other.post(there, {"verdict": "validated"}).status_code == 422
    other.post(there, {"line": ticket, "verdict": "rejected", "reason": "Double compte."})
    assert Reading.objects.get().reason == "Double compte."
    assert "Double compte." in words(other.get(address(ref)))


def test_weather_is_said_in_place_and_asked_again_when_it_is_old(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    officer = as_(occitanie.officer)
    page = officer.get(TASKS).content.decode()
    assert "météo non renseignée" in page
    sent = hidden(page, "weather") | {"level": "support", "comment": "Un appel manque.", "role": "Directrice"}
    assert officer.post(address(ref), sent | {"comment": ""}).status_code == 422
    assert officer.post(address(ref), sent).status_code == 302
    assert Weather.objects.get().level == "support"
    assert "météo non renseignée" not in officer.get(TASKS).content.decode()
    assert 'value="Directrice"' in officer.get(address(ref)).content.decode()


def test_how_an_indicator_is_followed_is_set_on_its_page(published_plan: Plan, ref: str, occitanie: People) -> None:
    officer = as_(occitanie.officer)
    sent = hidden(officer.get(address(ref)).content.decode(), "follow")
    told = {"frequency": "year", "due_on": "2026-12-31", "tolerance": "7,5", "waypoints": "31/12/2026 70"}
    bad = officer.post(address(ref), sent | told)
    assert bad.status_code == 422
    assert "« 31/12/2026 70 » ne se lit pas" in words(bad)
    assert officer.post(address(ref), sent | told | {"waypoints": "", "due_on": ""}).status_code == 422
    assert officer.post(address(ref), sent | told | {"waypoints": ""}).status_code == 302
    row = Indicator.objects.get()
    assert (row.frequency, row.due_on, row.tolerance) == ("year", date(2026, 12, 31), Decimal("7.5"))


@pytest.fixture
def state(published_plan: Plan, occitanie: People, ref: str) -> People:
    """The State, that stewards the plan too and owns its indicator."""
    people = make_people("sgar-occitanie", "État – SGAR Occitanie", "state")
    published_plan.stewards.add(people.organisation)
    assign_lines(plan=published_plan, refs=[ref], owner=people.organisation, by=occitanie.officer)
    return people


def test_each_owner_has_its_own_tasks_and_no_form_on_the_lines_of_another(
    published_plan: Plan, ref: str, occitanie: People, state: People
) -> None:
    propose(published_plan, ref, state.officer)
    region, sgar = as_(occitanie.officer), as_(state.publisher)
    assert "Valeurs à valider" not in words(region.get(TASKS))
    assert "Valeurs à valider" in words(sgar.get(TASKS))
    page = region.get(address(ref)).content.decode()
    assert page.count("<form") == 2, "only those to search and to sign out"
    assert "Cette ligne relève de État – SGAR Occitanie" in page
    seen = hidden(sgar.get(address(ref)).content.decode(), "weather")
    (ticket,) = tickets(sgar.get(TASKS).content.decode())
    for there, sent in (
        (address(ref), seen | {"what": "reading", "value": "50", "on": "2026-06-30", "note": "x"}),
        (address(ref), seen | {"level": "assured", "comment": "x", "role": "y"}),
        (address(ref), seen | {"what": "follow", "frequency": "", "due_on": ""}),
        ("/espace/plans/horizon-ia/releves/valider/", {"line": ticket, "verdict": "validated"}),
    ):
        answer = region.post(there, sent)
        assert answer.status_code == 422, sent
        assert "seuls ses agents peuvent la changer" in words(answer)
    assert Reading.objects.get().state == "proposed"
    assert not Weather.objects.exists()
    assert "accompagner" not in region.get("/espace/plans/horizon-ia/releves/modele.csv").content.decode()
    assert ref in sgar.get("/espace/plans/horizon-ia/releves/modele.csv").content.decode()


def test_the_page_asks_nothing_of_strangers_and_costs_the_same_for_many(
    published_plan: Plan, ref: str, occitanie: People, stranger: User, django_assert_max_num_queries: Any
) -> None:
    assert "Rien ne vous attend" in words(as_(stranger).get(TASKS))
    assert Client().get(TASKS).status_code == 302
    for value in range(3):
        propose(published_plan, ref, occitanie.publisher, value, date(2026, 1, 1 + value))
    say_weather(plan=published_plan, ref=ref, level="assured", comment="Bien.", role="Directrice", by=occitanie.officer)
    officer = as_(occitanie.officer)
    with django_assert_max_num_queries(31):
        assert officer.get(TASKS).status_code == 200


def test_an_unknown_form_or_indicator_is_not_found(published_plan: Plan, ref: str, occitanie: People) -> None:
    officer = as_(occitanie.officer)
    assert officer.get(address("absent")).status_code == 404
    assert officer.post(address(ref), {"what": "dance"}).status_code == 404
    assert officer.get("/espace/plans/horizon-ia/releves/modele.exe").status_code == 404


def test_lines_of_another_owner_are_read_and_never_ticked(
    published_plan: Plan, ref: str, occitanie: People, state: People
) -> None:
    region, line = as_(occitanie.officer), f"/espace/plans/horizon-ia/lignes/{ref}/"
    desk = region.get("/espace/plans/horizon-ia/").content.decode()
    assert f'id="l-{ref}"' not in desk
    assert "relève de État – SGAR Occitanie" in desk
    page = region.get(line).content.decode()
    assert page.count("<form") == 2, "only those to search and to sign out"
    for there, sent in (
        (line, {"decision-verdict": "reopened", "decision-reason": "Mon motif.", "seen": "x"}),
        ("/espace/plans/horizon-ia/decider/", {"line": f"{ref} x y", "verdict": "rejected", "reason": "Mon motif."}),
    ):
        answer = region.post(there, sent)
        assert answer.status_code in (409, 422)
        assert "Mon motif." in answer.content.decode()
    assert Indicator.objects.get().state == "validated"


def test_an_owner_gives_its_line_back_to_everybody(
    published_plan: Plan, ref: str, occitanie: People, state: People
) -> None:
    sgar, line = as_(state.officer), f"/espace/plans/horizon-ia/lignes/{ref}/"
    page = sgar.get(line).content.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen
    assert as_(occitanie.officer).post(line, {"owner": "", "seen": seen[1]}).status_code == 422
    assert sgar.post(line, {"owner": "ailleurs", "seen": seen[1]}).status_code == 422
    assert sgar.post(line, {"owner": "", "seen": "autre"}).status_code == 409
    assert sgar.post(line, {"owner": "", "seen": seen[1]}).status_code == 302
    assert Indicator.objects.get().owner is None
