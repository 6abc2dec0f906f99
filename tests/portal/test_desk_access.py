"""What the desk offers to whom; who may open and change what is the table of ``tests.portal.access``."""

from typing import Any

import pytest
from django.test import Client

from tests.conftest import People
from tramontane.accounts.models import User
from tramontane.plan.models import Line, Plan, Territory


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_reader_sees_no_form_of_decision(drafted_plan: Plan, occitanie: People) -> None:
    """What one may not do is not offered."""
    ref = Line.objects.get(plan=drafted_plan, kind="heading").ref
    for address in ("/espace/plans/horizon-ia/", f"/espace/plans/horizon-ia/lignes/{ref}/"):
        page = as_(occitanie.reader).get(address).content.decode()
        forms = page.count("<form")
        assert forms == 2, "only the forms to search and to sign out"
        assert 'type="checkbox"' not in page


def test_a_plan_is_opened_by_an_officer_for_an_organisation_of_theirs(occitanie: People, sud: People) -> None:
    """Not for somebody else, not twice at one address."""
    sent = {"territory": "1", "slug": "nouveau-plan", "steward": str(occitanie.organisation.pk)}
    sent["territory"] = str(Territory.objects.get(code="76").pk)
    stolen = as_(sud.officer).post("/espace/plans/nouveau/", sent)
    assert stolen.status_code == 422
    assert not Plan.objects.exists()
    opened = as_(occitanie.officer).post("/espace/plans/nouveau/", sent)
    assert opened.headers["Location"] == "/espace/plans/nouveau-plan/importer/"
    assert list(Plan.objects.get().stewards.order_by("id")) == [occitanie.organisation]
    again = as_(occitanie.officer).post("/espace/plans/nouveau/", sent)
    assert again.status_code == 422
    assert "déjà prise" in again.content.decode()
    assert 'value="nouveau-plan"' in again.content.decode()


@pytest.mark.parametrize("slug", ["nouveau", "Mon Plan", "été", "a_b", "-a", "../x"])
def test_an_address_that_would_not_work_is_refused(slug: str, occitanie: People) -> None:
    """Before anything is written."""
    answer = as_(occitanie.officer).post("/espace/plans/nouveau/", {"slug": slug})
    assert answer.status_code == 422
    assert 'href="#id_slug"' in answer.content.decode()
    assert not Plan.objects.exists()


def test_the_list_of_plans_costs_the_same_for_one_plan_and_for_many(
    draft_plan: Any, occitanie: People, deliberation: bytes, django_assert_num_queries: Any
) -> None:
    """Its number of queries is known."""
    client = as_(occitanie.officer)
    draft_plan("un", deliberation)
    with django_assert_num_queries(12):
        assert client.get("/espace/").status_code == 200
    draft_plan("deux", deliberation)
    draft_plan("trois", deliberation)
    with django_assert_num_queries(12):
        assert client.get("/espace/").status_code == 200
