"""Who may do what at the desk: every address, row by row."""

from typing import Any

import pytest
from django.test import Client

from tests.conftest import People
from tramontane.accounts.models import User
from tramontane.evidence.models import Document
from tramontane.plan.models import Decision, Import, Line, Plan, Reading, Territory, Version, Weather

READS = (
    "/espace/plans/horizon-ia/",
    "/espace/plans/horizon-ia/lignes/{ref}/",
    "/espace/plans/horizon-ia/importer/etat.json",
    "/espace/plans/horizon-ia/relire/",
    "/espace/plans/horizon-ia/relire/{short}/",
    "/espace/plans/horizon-ia/indicateurs/{indicator}/",
    "/espace/plans/horizon-ia/releves/modele.ods",
    "/espace/plans/horizon-ia/contradictions/",
    "/espace/plans/horizon-ia/publier/",
    "/espace/plans/horizon-ia/export.json",
    "/espace/plans/horizon-ia/export.yaml",
    "/espace/sources/{short}/",
)
#: Address, what is sent, the role it needs.
WRITES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("/espace/plans/horizon-ia/decider/", {"verdict": "validated", "line": "{ref} x y"}, "officer"),
    ("/espace/plans/horizon-ia/relire/{short}/", {"verdict": "validated", "line": "{ref} x y"}, "officer"),
    ("/espace/plans/horizon-ia/lignes/{ref}/", {"decision-verdict": "validated"}, "officer"),
    ("/espace/plans/horizon-ia/lignes/{ref}/", {"title": "Autre", "reason": "Parce que."}, "officer"),
    ("/espace/plans/horizon-ia/importer/", {"text": "Un texte.", "title": "T", "publisher": "P"}, "officer"),
    ("/espace/plans/horizon-ia/importer/{number}/", {"belongs": "no"}, "officer"),
    ("/espace/plans/horizon-ia/contradictions/", {"first": "0" * 16, "second": "1" * 16}, "officer"),
    ("/espace/plans/horizon-ia/indicateurs/{indicator}/", {"what": "reading", "value": "4"}, "officer"),
    ("/espace/plans/horizon-ia/releves/", {"kept": "x"}, "officer"),
    ("/espace/plans/horizon-ia/releves/valider/", {"verdict": "validated", "line": "1 x:y z"}, "officer"),
    ("/espace/plans/horizon-ia/publier/", {"note": "Publication."}, "publisher"),
)


@pytest.fixture
def named(drafted_plan: Plan) -> dict[str, str]:
    """What addresses name: a line and a document of the plan."""
    ref = Line.objects.get(plan=drafted_plan, kind="heading").ref
    return {
        "ref": ref,
        "indicator": Line.objects.get(plan=drafted_plan, kind="indicator").ref,
        "short": Document.objects.get(plans=drafted_plan).short,
        "number": str(Import.objects.get(plan=drafted_plan).pk),
    }


def state() -> tuple[Any, ...]:
    """All that a write could change."""
    lines = tuple(Line.objects.order_by("id").values_list("ref", "state"))
    return (
        lines,
        Reading.objects.count(),
        Weather.objects.count(),
        Decision.objects.count(),
        Import.objects.count(),
        Version.objects.count(),
    )


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", READS)
def test_pages_of_a_plan_open_to_its_stewards_alone(
    address: str, named: dict[str, str], occitanie: People, sud: People, stranger: User
) -> None:
    """200 for each role of the Region; 404 for others, as if it were not there; sign-in for nobody in particular."""
    there = address.format(**named)
    for user in (occitanie.reader, occitanie.officer, occitanie.publisher):
        answer = as_(user).get(there)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-cache"
    for user in (sud.publisher, stranger):
        assert as_(user).get(there).status_code == 404
    nobody = Client().get(there)
    assert (nobody.status_code, nobody.headers["Location"]) == (302, f"/connexion/?next={there}")


@pytest.mark.parametrize(("address", "sent", "role"), WRITES)
def test_writes_need_the_role_and_the_plan(  # noqa: PLR0917
    address: str,
    sent: dict[str, str],
    role: str,
    named: dict[str, str],
    occitanie: People,
    sud: People,
    stranger: User,
) -> None:
    """404 for somebody else's plan, 403 in French for a role too low, sign-in for anonymous; nothing is written."""
    there, data = address.format(**named), {k: v.format(**named) for k, v in sent.items()}
    before = state()
    for user in (sud.publisher, sud.officer, stranger):
        assert as_(user).post(there, data).status_code == 404
    too_low = [occitanie.reader, *([occitanie.officer] if role == "publisher" else [])]
    for user in too_low:
        refused = as_(user).post(there, data)
        assert refused.status_code == 403
        assert "Cette page ne vous est pas ouverte" in refused.content.decode()
    assert Client().post(there, data).status_code == 302
    assert state() == before


@pytest.mark.parametrize(("address", "sent", "role"), WRITES)
def test_writes_are_protected_against_forgery(
    address: str, sent: dict[str, str], role: str, named: dict[str, str], occitanie: People
) -> None:
    """Even for those who may."""
    strict, before = Client(enforce_csrf_checks=True), state()
    strict.force_login(getattr(occitanie, role))
    assert strict.post(address.format(**named), sent).status_code == 403
    assert state() == before


def test_get_never_decides(named: dict[str, str], occitanie: People) -> None:
    """The address of decisions only takes forms."""
    assert as_(occitanie.officer).get("/espace/plans/horizon-ia/decider/").status_code == 405


def test_a_reader_sees_no_form_of_decision(named: dict[str, str], occitanie: People) -> None:
    """What one may not do is not offered."""
    for address in ("/espace/plans/horizon-ia/", "/espace/plans/horizon-ia/lignes/{ref}/".format(**named)):
        page = as_(occitanie.reader).get(address).content.decode()
        forms = page.count("<form")
        assert forms == 2, "only the forms to search and to sign out"
        assert 'type="checkbox"' not in page
    assert as_(occitanie.reader).get("/espace/plans/horizon-ia/importer/").status_code == 403


def test_a_plan_is_opened_by_an_officer_for_an_organisation_of_theirs(occitanie: People, sud: People) -> None:
    """Not by a reader, not for somebody else, not twice at one address."""
    sent = {"territory": "1", "slug": "nouveau-plan", "steward": str(occitanie.organisation.pk)}
    sent["territory"] = str(Territory.objects.get(code="76").pk)
    assert as_(occitanie.reader).get("/espace/plans/nouveau/").status_code == 403
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


def test_a_co_steward_reads_the_proofs_that_the_other_deposited(
    drafted_plan: Plan, named: dict[str, str], sud: People
) -> None:
    """A plan of two bodies is read by both."""
    drafted_plan.stewards.add(sud.organisation)
    assert as_(sud.reader).get("/espace/sources/{short}/".format(**named)).status_code == 200


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
