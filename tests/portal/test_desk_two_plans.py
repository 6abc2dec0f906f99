"""The officer who brings a document that may be of another plan is told so, and answers on the desk."""

from django.test import Client

from tests.conftest import People
from tests.plan.test_two_plans import RENAMED, bring, opened
from tramontane.plan.models import Plan

DESK = "/espace/plans/horizon-ia/"


def test_the_desk_warns_asks_and_takes_the_answer(published_plan: Plan, occitanie: People) -> None:
    officer = Client()
    officer.force_login(occitanie.officer)
    bring(published_plan, RENAMED, occitanie)
    assert "parle peut-être d’un autre plan" in officer.get(DESK).content.decode()
    page = officer.get(DESK + "contradictions/").content.decode()
    assert "Horizon IA" in page
    assert "Boussole numérique" in page
    assert "Un des documents parle peut-être d’un autre plan." in page
    question = next(c for c in opened(published_plan) if c.newer.value.kind == "plan")
    uids = {"first": question.older.uid, "second": question.newer.uid}
    prefix = f"{question.older.uid}-{question.newer.uid}"
    sent = {**uids, f"{prefix}-choice": "second-distinct", f"{prefix}-reason": "Autre stratégie."}
    assert officer.post(DESK + "contradictions/", sent).status_code == 302
    assert "Aucune contradiction à trancher." in officer.get(DESK + "contradictions/").content.decode()
    assert opened(published_plan) == []
