"""The letter of officers: what waits for them, once until it changes, and no longer when they stop it."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.conftest import Drafting, People, validate_all
from tests.portal.follow.mailbox import letters
from tramontane.accounts.actions import remember_language
from tramontane.accounts.models import User
from tramontane.lib.periods import PARIS
from tramontane.plan.models import Plan
from tramontane.portal.desk.letters import last_working_morning, tell_officers
from tramontane.portal.models import DeskLetter

TUESDAY = datetime(2026, 11, 24, 8, tzinfo=PARIS)
DAY = timedelta(days=1)


def test_who_decides_is_told_what_waits_once(
    drafted_plan: Plan, occitanie: People, sud: People, stranger: User
) -> None:
    """Not readers, not other Regions, not who has no mandate; not again until it changes."""
    assert tell_officers(TUESDAY) == 2
    found = letters()
    assert {m.to[0] for m in found} == {occitanie.officer.email, occitanie.publisher.email}
    body = str(found[0].body).replace("\u00a0", " ")
    assert re.search(r"\d+ lignes à décider", body)
    assert "http://localhost:8000/espace/plans/horizon-ia/relire/" in body
    assert tell_officers(TUESDAY + timedelta(hours=3)) == 0
    assert tell_officers(TUESDAY + DAY) == 0


def test_a_change_is_told_the_next_morning_and_an_empty_desk_is_not(
    drafted_plan: Plan, occitanie: People, draft_plan: Drafting, announcement: bytes
) -> None:
    tell_officers(TUESDAY)
    draft_plan("autre", announcement)
    assert tell_officers(TUESDAY + timedelta(hours=3)) == 0
    assert tell_officers(TUESDAY + DAY) == 2
    for plan in Plan.objects.order_by("id"):
        validate_all(plan, occitanie.officer)
    assert tell_officers(TUESDAY + 2 * DAY) == 0


def test_the_letter_is_stopped_by_its_own_link_and_taken_again_from_the_desk(
    drafted_plan: Plan, occitanie: People
) -> None:
    tell_officers(TUESDAY)
    letter = next(m for m in letters() if m.to == [occitanie.officer.email])
    stop = str(letter.message()["List-Unsubscribe"]).strip("<>").removeprefix("http://localhost:8000")
    nobody = Client(enforce_csrf_checks=True)
    assert nobody.get(stop).status_code == 200
    assert not DeskLetter.objects.filter(is_stopped=True).exists()
    assert nobody.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert [r.user for r in DeskLetter.objects.filter(is_stopped=True)] == [occitanie.officer]
    DeskLetter.objects.update(told="", told_at=None)
    assert tell_officers(TUESDAY + DAY) == 1
    desk = Client()
    desk.force_login(occitanie.officer)
    assert "Vous avez arrêté cette lettre" in desk.get("/espace/courriels/").content.decode()
    assert desk.post("/espace/courriels/", {"lettre": "oui"}).status_code == 302
    DeskLetter.objects.update(told="", told_at=None)
    assert tell_officers(TUESDAY + 2 * DAY) == 2
    desk.post("/espace/courriels/", {"lettre": "non"})
    assert DeskLetter.objects.get(user=occitanie.officer).is_stopped
    assert not DeskLetter.objects.get(user=occitanie.publisher).is_stopped


def test_the_page_of_the_letter_is_one_s_own(db: None) -> None:
    assert Client().get("/espace/courriels/").status_code == 302
    assert Client().post("/espace/courriels/", {"lettre": "non"}).status_code == 302


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 24, 8, tzinfo=PARIS), datetime(2026, 11, 24, 7, tzinfo=PARIS)),
        (datetime(2026, 11, 24, 6, 59, tzinfo=PARIS), datetime(2026, 11, 23, 7, tzinfo=PARIS)),
        (datetime(2026, 11, 23, 6, 59, tzinfo=PARIS), datetime(2026, 11, 20, 7, tzinfo=PARIS)),
        (datetime(2026, 11, 22, 12, tzinfo=PARIS), datetime(2026, 11, 20, 7, tzinfo=PARIS)),
    ],
)
def test_letters_of_the_desk_leave_on_working_mornings(now: datetime, expected: datetime) -> None:
    assert last_working_morning(now) == expected


def test_who_signed_in_in_english_is_told_in_english(drafted_plan: Plan, occitanie: People) -> None:
    remember_language(user=occitanie.officer, code="en")
    assert tell_officers(TUESDAY) == 2
    found = {m.to[0]: m for m in letters()}
    assert found[occitanie.officer.email].subject == "What is waiting for you on Tramontane"
    assert "http://localhost:8000/en/espace/plans/horizon-ia/relire/" in str(found[occitanie.officer.email].body)
    assert found[occitanie.publisher.email].subject == "Ce qui vous attend sur Tramontane"
