"""A form of the desk that cannot be taken: what was typed is shown, and can be sent again."""

import html
import re

import pytest
from django.test import Client

from tests.conftest import People
from tramontane.plan.models import Decision, Line, Plan

LINE = "/espace/plans/horizon-ia/decider/"
OURS = {"origin": "http://testserver"}
TYPED = {"verdict": "rejected", "line": "x y z", "reason": "Un motif long à écrire."}


def fields(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in found}


def test_a_lost_session_keeps_what_was_typed(drafted_plan: Plan) -> None:
    answer = Client().post(LINE, TYPED, headers=OURS)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Rien n’est perdu" in page
    assert "Un motif long à écrire." in page
    assert {k: v for k, v in fields(page).items() if k in TYPED} == TYPED


def test_what_was_kept_is_taken_after_signing_in_again(drafted_plan: Plan, occitanie: People) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(occitanie.officer)
    desk = client.get("/espace/plans/horizon-ia/").content.decode()
    ref = Line.objects.get(plan=drafted_plan, kind="heading").ref
    ticket = html.unescape(next(t for t in re.findall(r'name="line" value="([^"]*)"', desk) if t.startswith(ref)))
    old = fields(desk)["csrfmiddlewaretoken"]
    sent = {"verdict": "rejected", "line": ticket, "reason": "Hors sujet.", "csrfmiddlewaretoken": old}
    client.cookies["csrftoken"] = "a" * 32  # what signing in again does: another secret
    answer = client.post(LINE, sent, headers=OURS)
    assert answer.status_code == 403
    assert not Decision.objects.exists()
    again = client.post(LINE, fields(answer.content.decode()), headers=OURS)
    assert again.status_code == 302
    assert Decision.objects.get().reason == "Hors sujet."


@pytest.mark.parametrize("origin", [{"origin": "https://ailleurs.example"}, {}])
def test_a_form_that_another_site_sent_is_never_offered_again(
    origin: dict[str, str], drafted_plan: Plan, occitanie: People
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(occitanie.officer)
    answer = client.post(LINE, TYPED, headers=origin)
    assert answer.status_code == 403
    assert "Un motif long" not in answer.content.decode()


def test_files_are_named_since_they_cannot_be_kept(drafted_plan: Plan) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"title": "Délibération", "uploads": SimpleUploadedFile("acte.pdf", b"%PDF")}
    page = Client().post("/espace/plans/horizon-ia/importer/", sent, headers=OURS).content.decode()
    assert "acte.pdf" in page
    assert "Délibération" in page


def test_leaving_makes_the_browser_forget(occitanie: People) -> None:
    client = Client()
    client.force_login(occitanie.officer)
    assert client.post("/deconnexion/").headers["Clear-Site-Data"] == '"cache"'
