"""The review of a document: text and lines side by side, the riskiest first, one gesture each, nothing typed lost."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import ANNOUNCEMENT, DELIBERATION, Drafting, People
from tests.portal.test_desk_decisions import tickets
from tramontane.plan.actions import correct_line, decide_lines
from tramontane.plan.lines import load
from tramontane.plan.models import Decision, Line, Plan
from tramontane.portal.desk.rows.review import review

REVIEW = "/espace/plans/horizon-ia/relire/"
SENT = re.compile(r'<li class="card-line" id="ligne-([^"]+)"')


@pytest.fixture
def officer(occitanie: People) -> Client:
    client = Client()
    client.force_login(occitanie.officer)
    return client


def page(client: Client, address: str = REVIEW) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_sentence_leads_to_its_line_and_back(officer: Client, drafted_plan: Plan) -> None:
    found = page(officer)
    refs = SENT.findall(found)
    assert len(refs) == Line.objects.filter(plan=drafted_plan, state="draft").count()
    targets = re.findall(r'<mark[^>]*><a href="#ligne-([^"]+)"', found)
    assert targets
    assert set(targets) <= set(refs)
    for uid in re.findall(r'href="#f-([0-9a-f]{16})"', found):
        assert f'id="f-{uid}"' in found


def test_the_queue_is_ordered_by_money_times_doubt(officer: Client, drafted_plan: Plan) -> None:
    found = review(drafted_plan, "")
    assert found is not None
    ranks = [-c.money * c.doubt for c in found.waiting]
    assert ranks == sorted(ranks)
    assert found.waiting[0].money > 0
    assert SENT.findall(page(officer)) == [c.line.ref for c in found.waiting]


def test_a_line_without_its_proof_is_more_doubtful_than_any_other(drafted_plan: Plan, occitanie: People) -> None:
    row, part = next(p for p in load(drafted_plan)["envelope"] if p[0].ref != "")
    changed = part.model_copy(update={"maximum": part.maximum + 1, "minimum": part.minimum + 1})  # type: ignore[attr-defined]
    correct_line(plan=drafted_plan, ref=row.ref, part=changed, by=occitanie.officer, reason="Autre somme.")
    found = review(drafted_plan, "") or review(drafted_plan, "sans-document")
    assert found is not None
    alone = review(drafted_plan, "sans-document")
    assert alone is not None
    cards = {c.line.ref: c for c in (*found.waiting, *alone.waiting)}
    assert cards[row.ref].doubt == 1
    assert cards[row.ref].doubt_words in ("sans source", "une valeur sans source")


def test_one_gesture_validates_and_leads_to_the_next(officer: Client, drafted_plan: Plan) -> None:
    found = page(officer)
    first, second, *_ = SENT.findall(found)
    answer = officer.post(REVIEW, {"line": tickets(found)[first], "verdict": "validated"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{REVIEW}#ligne-{second}"
    assert Line.objects.get(ref=first).state == "validated"


def test_all_members_of_a_sum_that_closes_in_one_gesture(officer: Client, drafted_plan: Plan) -> None:
    found = page(officer)
    form = next(f for f in re.findall(r"<form.*?</form>", found, re.DOTALL) if "lignes de cette addition" in f)
    sent = [html.unescape(t) for t in re.findall(r'name="line" value="([^"]*)"', form)]
    reason = html.unescape(re.search(r'name="reason" value="([^"]*)"', form)[1])  # type: ignore[index]
    assert len(sent) > 2
    assert officer.post(REVIEW, {"line": sent, "verdict": "validated", "reason": reason}).status_code == 302
    assert set(Line.objects.filter(state="validated").values_list("ref", flat=True)) == {t.split()[0] for t in sent}
    assert "tombe juste" in Decision.objects.order_by("id")[0].reason


def test_to_reject_one_says_why_and_what_was_typed_stays(officer: Client, drafted_plan: Plan) -> None:
    found = page(officer)
    ref = SENT.findall(found)[2]
    answer = officer.post(REVIEW, {"line": tickets(found)[ref], "verdict": "rejected", "reason": " "})
    assert answer.status_code == 422
    card = answer.content.decode().split(f'id="ligne-{ref}"')[1].split("</form>")[0]
    assert "<details open>" in card
    assert "aria-invalid" in card
    done = officer.post(REVIEW, {"line": tickets(found)[ref], "verdict": "rejected", "reason": "Hors du plan."})
    assert done.status_code == 302
    assert Line.objects.get(ref=ref).state == "rejected"


def test_the_second_person_sees_what_the_first_did(officer: Client, drafted_plan: Plan, occitanie: People) -> None:
    found = page(officer)
    ref = SENT.findall(found)[0]
    decide_lines(plan=drafted_plan, refs=[ref], verdict="rejected", by=occitanie.publisher, reason="Doublon.")
    answer = officer.post(REVIEW, {"line": tickets(found)[ref], "verdict": "validated"})
    assert answer.status_code == 409
    assert "a changé entre-temps" in answer.content.decode()
    assert Line.objects.get(ref=ref).state == "rejected"


def test_a_line_corrected_from_the_review_comes_back_to_it(officer: Client, drafted_plan: Plan) -> None:
    ref = Line.objects.get(plan=drafted_plan, kind="heading").ref
    address = f"/espace/plans/horizon-ia/lignes/{ref}/"
    form = page(officer, address + "?retour=relire")
    assert 'name="retour" value="relire"' in form
    assert "<details open>" in form
    names = re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', form)
    sent = {n: html.unescape(v) for n, v in names if n not in ("csrfmiddlewaretoken", "decision-verdict")}
    answer = officer.post(address, {**sent, "title": "Horizon IA, autrement", "reason": "Le titre exact."})
    assert answer.status_code == 302, answer.content.decode()
    assert answer.headers["Location"] == f"{REVIEW}#ligne-{ref}"


def test_documents_are_told_apart(officer: Client, draft_plan: Drafting) -> None:
    """Each has its tab, its own lines; a document of another plan does not exist here."""
    plan = draft_plan("horizon-ia", ANNOUNCEMENT, DELIBERATION)
    shown = {d.short: page(officer, f"{REVIEW}{d.short}/") for d in plan.documents.order_by("id")}
    assert len({tuple(SENT.findall(p)) for p in shown.values()}) == 2
    assert officer.get(f"{REVIEW}{'0' * 12}/").status_code == 404


def test_readers_see_without_gestures(drafted_plan: Plan, occitanie: People) -> None:
    reader = Client()
    reader.force_login(occitanie.reader)
    found = page(reader)
    assert SENT.findall(found)
    assert 'name="verdict"' not in found


def test_the_number_of_queries_does_not_depend_on_lines(officer: Client, draft_plan: Drafting) -> None:
    counts = []
    for slug, contents in (("petit", (ANNOUNCEMENT,)), ("grand", (DELIBERATION,))):
        draft_plan(slug, *contents)
        with CaptureQueriesContext(connection) as asked:
            page(officer, f"/espace/plans/{slug}/relire/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 47
