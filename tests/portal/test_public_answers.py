"""How public pages answer: past days, « nothing changed », headers, cookies, reading without writing."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.utils import InternalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.conftest import Drafting, People, publish_all
from tests.portal.test_public_pages import shown
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.portal.middleware import PageMiddleware, RefusalMiddleware
from tramontane.portal.readonly import only_read
from tramontane.portal.sessions import SessionStore
from tramontane.portal.views.about import COMPONENTS


def test_a_past_day_shows_what_was_published_then_and_carries_on(client: Client, history: Plan) -> None:
    now, then = shown(client, "/plans/horizon-ia/"), shown(client, "/plans/horizon-ia/?au=2024-06-01")
    assert "60 M€" in now
    assert "60 M€" not in then
    assert "50 M€" in then
    assert "Vous lisez l’état publié au 1er juin 2024" in then
    body = client.get("/plans/horizon-ia/?au=2024-06-01").content.decode()
    inside = [
        h for h in re.findall(r'href="(/(?:plans|affirmations|sources)/[^"]*)"', body) if h != "/plans/horizon-ia/"
    ]
    assert inside
    assert all("?au=2024-06-01" in h for h in inside)


def test_a_version_that_was_not_out_yet_is_not_shown_on_a_past_day(client: Client, history: Plan) -> None:
    assert client.get("/plans/horizon-ia/versions/2/?au=2024-06-01").status_code == 404
    assert "Version 2" not in shown(client, "/plans/horizon-ia/versions/?au=2024-06-01")
    assert "ajouté" in shown(client, "/plans/horizon-ia/versions/2/")


def test_before_the_first_publication_the_page_says_from_when(client: Client, history: Plan) -> None:
    assert "sa première version date du 23 mai 2024" in shown(client, "/plans/horizon-ia/?au=2024-05-22", 404)
    assert "la première publication date du 23 mai 2024" in shown(client, "/?au=2020-01-01", 404)


@pytest.mark.parametrize("day", ["hier", "2024-13-01", "2024-02-30", "20240711", "", "2024-W28-4"])
def test_a_bad_day_gets_a_clear_message(client: Client, plan: Plan, day: str) -> None:
    assert "La date demandée n’existe pas" in shown(client, f"/plans/boussole/?au={day}", 400)


def test_an_unchanged_page_answers_304_until_something_is_published(
    client: Client, plan: Plan, occitanie: People, draft_plan: Drafting, deliberation: bytes
) -> None:
    first = client.get("/plans/boussole/")
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    tag = first.headers["ETag"]
    for known in (tag, f"W/{tag}", f'"x", {tag}'):
        again = client.get("/plans/boussole/", headers={"if-none-match": known})
        assert again.status_code == 304
        assert not again.content
    publish_all(draft_plan("autre", deliberation), occitanie)
    assert client.get("/plans/boussole/", headers={"if-none-match": tag}).status_code == 200


def test_signed_in_people_get_private_pages(client: Client, plan: Plan, occitanie: People) -> None:
    client.force_login(occitanie.officer)
    response = client.get("/plans/boussole/")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    assert "Se connecter" not in response.content.decode()


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/plans/boussole/", 2),
        ("/", 2),
        ("/plans/boussole/axes/filiere/", 3),
        ("/comparer/", 2),
        ("/accessibilite/", 1),
    ],
)
def test_pages_keep_to_their_number_of_queries(client: Client, plan: Plan, address: str, most: int) -> None:
    tag = client.get(address).headers["ETag"]
    with CaptureQueriesContext(connection) as whole:
        client.get(address)
    assert len(whole) <= most
    with CaptureQueriesContext(connection) as unchanged:
        client.get(address, headers={"if-none-match": tag})
    assert len(unchanged) == 1


def test_public_pages_leave_no_cookie_and_send_the_security_headers(client: Client, plan: Plan) -> None:
    for address in ("/", "/plans/boussole/", "/comparer/", "/composants/", "/rien/"):
        response = client.get(address)
        assert not response.cookies, address
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.django_db(transaction=True)
def test_postgresql_itself_refuses_a_write_during_a_get_and_accepts_it_during_a_post() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("UPDATE accounts_user SET name = name")
        return HttpResponse("fait")

    page, ask = PageMiddleware(view), RequestFactory()
    assert page(ask.post("/")).status_code == 200
    with pytest.raises(InternalError, match="read-only"):
        page(ask.get("/"))
    assert page(ask.post("/")).status_code == 200
    only_read(False)


@pytest.mark.django_db(transaction=True)
def test_reading_twice_changes_the_mode_of_the_connection_once() -> None:
    only_read(False)
    with CaptureQueriesContext(connection) as queries:
        only_read(True)
        only_read(True)
    assert [q["sql"] for q in queries] == ["SET default_transaction_read_only = on"]
    only_read(False)


@pytest.mark.django_db(transaction=True)
def test_a_session_is_kept_even_by_a_page_that_only_reads() -> None:
    only_read(True)
    session = SessionStore()
    session["said"] = "bonjour"
    session.save()
    assert Session.objects.filter(session_key=session.session_key).exists()
    with pytest.raises(InternalError, match="read-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
    session.delete()
    only_read(False)
    assert not Session.objects.filter(session_key=session.session_key).exists()


def test_a_refusal_becomes_a_page_that_says_what_to_do(rf: RequestFactory) -> None:
    request = rf.post("/", headers={"referer": "http://testserver/plans/"})
    answer = RefusalMiddleware(lambda _r: HttpResponse()).process_exception(
        request, Refusal("a.rule", "Donnez un motif.")
    )
    assert answer is not None
    assert answer.status_code == 422
    assert "Donnez un motif." in answer.content.decode()
    assert 'href="http://testserver/plans/"' in answer.content.decode()


def test_a_refusal_never_sends_back_to_another_site(rf: RequestFactory) -> None:
    request = rf.post("/", headers={"referer": "https://elsewhere.example/"})
    answer = RefusalMiddleware(lambda _r: HttpResponse()).process_exception(request, Refusal("a.rule", "Non."))
    assert answer is not None
    assert "elsewhere" not in answer.content.decode()
    assert RefusalMiddleware(lambda _r: HttpResponse()).process_exception(request, ValueError()) is None


def test_errors_have_french_pages(client: Client, db: None) -> None:
    assert "Cette page n’existe pas" in shown(client, "/rien/", 404)


def test_every_component_has_its_contract_and_an_example(client: Client, db: None) -> None:
    page = client.get("/composants/").content.decode()
    for path in COMPONENTS.glob("*.html"):
        assert path.read_text(encoding="utf-8").startswith("{#"), path.name
        assert f'id="{path.stem}"' in page
