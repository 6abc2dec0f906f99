"""The search page and its twins: what is published now, marked, filtered, never stale, whatever is asked."""

import json
import re
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Drafting, People, validate_all
from tests.portal.test_public_pages import follow, links, shown
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import publish_plan
from tramontane.plan.models import Plan
from tramontane.portal.publication import publish
from tramontane.portal.searchable import is_stale, refresh_search
from tramontane.portal.searchable.site import site_items
from tramontane.portal.tasks import keep_search_in_step
from tramontane.search.models import Entry
from tramontane.search.queries import contents

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def indexed(plan: Plan) -> Plan:
    """The plan Boussole, published and indexed."""
    refresh_search()
    return plan


def test_words_found_are_marked_and_lead_to_their_page(client: Client, indexed: Plan) -> None:
    body = client.get("/recherche/?q=ecoles").content.decode()
    assert '<a href="/plans/boussole/engagements/ecole/">Ouvrir une <mark>école</mark></a>' in body
    assert re.search(r"\d+ résultats? pour « ecoles »".replace(" ", r"\s"), body)


def test_what_is_typed_is_shown_as_text(client: Client, indexed: Plan) -> None:
    body = client.get("/recherche/?q=" + quote('"><script>alert(1)</script> école')).content.decode()
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_filters_are_links_with_counts_that_keep_the_question(client: Client, indexed: Plan) -> None:
    page = shown(client, "/recherche/?q=ecole")
    assert "Tout" in page
    kept = [h for h in links(client, "/recherche/?q=ecole") if "type=engagement" in h]
    assert kept
    assert kept[0].startswith("/recherche/?q=ecole")
    assert "Ouvrir une école" in shown(client, kept[0])
    data = client.get("/recherche.json?q=ecole&type=engagement&plan=boussole").json()
    assert {r["type"] for r in data["results"]} == {"engagement"}
    assert (data["type"], data["plan"]) == ("engagement", "boussole")


def test_a_misspelt_word_is_corrected_aloud(client: Client, indexed: Plan) -> None:
    page = shown(client, "/recherche/?q=laboratiores")
    assert "Vouliez-vous dire laboratoires ?" in page
    assert "/recherche/?q=laboratoires" in links(client, "/recherche/?q=laboratiores")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "Ce que l’on peut trouver"),
        ("zzzzzz", "Aucune page publiée ne contient ces mots"),
        ("le la de", "trop courants"),
        ("ecole zzzzzz", "Aucune page ne contient « zzzzzz »"),
        ("ecole " + "mot " * 99, "Votre question est longue"),
    ],
)
def test_each_way_of_finding_nothing_says_what_to_do(client: Client, indexed: Plan, asked: str, said: str) -> None:
    assert said in shown(client, f"/recherche/?q={quote(asked)}")


def test_a_filter_that_leaves_nothing_offers_to_look_everywhere(client: Client, indexed: Plan) -> None:
    assert "Chercher partout" in shown(client, "/recherche/?q=ecole&type=contradiction")


def test_an_empty_platform_has_a_search_page(client: Client, db: None) -> None:
    assert "Rien n’est encore publié" in shown(client, "/recherche/")
    assert "0 résultat" in shown(client, "/recherche/?q=plan")


def test_links_of_the_search_page_lead_somewhere(client: Client, indexed: Plan) -> None:
    assert follow(client, ("/recherche/?q=plan", "/recherche/"))[200] > 40


def test_a_past_day_is_searched_today_and_says_so(client: Client, indexed: Plan) -> None:
    page = shown(client, "/recherche/?q=ecole&au=2024-07-20")
    assert "La recherche porte sur ce qui est publié aujourd’hui" in page
    assert "Vous lisez l’état publié" not in page
    assert not [h for h in links(client, "/recherche/?q=ecole&au=2024-07-20") if "au=" in h and ".json" not in h]
    assert client.get("/recherche/?q=ecole&au=hier").status_code == 400


def test_the_header_of_every_page_but_this_one_has_a_search_field(client: Client, indexed: Plan) -> None:
    for address in ("/", "/plans/boussole/", "/rien/", "/recherche/"):
        assert client.get(address).content.decode().count('role="search"') == 1, address
    assert 'action="/recherche/"' in client.get("/?au=2024-07-20").content.decode()


def test_json_says_the_same_as_the_page(client: Client, indexed: Plan) -> None:
    response = client.get("/recherche.json?q=plan")
    data = response.json()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert data["total"] >= len(data["results"]) > 3
    page = shown(client, "/recherche/?q=plan")
    assert all(" ".join(r["title"].split()) in page for r in data["results"])
    assert all(r["url"].startswith("http://testserver/") for r in data["results"])


def test_the_feed_is_atom(client: Client, indexed: Plan) -> None:
    response = client.get("/recherche.atom?q=" + quote("école\x07"))
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    root = fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    assert root.findall(f"{ATOM}entry/{ATOM}title")[0].text == "Ouvrir une école"


def test_search_pages_keep_to_their_number_of_queries(client: Client, indexed: Plan) -> None:
    tag = client.get("/recherche/?q=plan").headers["ETag"]
    for address, most in (("/recherche/?q=plan", 9), ("/recherche/?q=plann", 11), ("/recherche/", 5)):
        with CaptureQueriesContext(connection) as whole:
            client.get(address)
        assert len(whole) <= most, address
    with CaptureQueriesContext(connection) as unchanged:
        assert client.get("/recherche/?q=plan", headers={"if-none-match": tag}).status_code == 304
    assert len(unchanged) == 2


def test_publishing_makes_findable_at_once_and_changes_the_tag(
    client: Client, indexed: Plan, draft_plan: Drafting, deliberation: bytes, occitanie: People
) -> None:
    tag = client.get("/recherche/?q=horizon").headers["ETag"]
    assert "0 résultat" in shown(client, "/recherche/?q=horizon")
    other = draft_plan("horizon-ia", deliberation)
    validate_all(other, occitanie.officer)
    publish(plan=other, by=occitanie.publisher, note="Première.")
    assert not is_stale()
    assert "/plans/horizon-ia/" in links(client, "/recherche/?q=horizon")
    assert client.get("/recherche/?q=horizon", headers={"if-none-match": tag}).status_code == 200


def test_what_was_published_some_other_way_is_said_then_found(
    client: Client, indexed: Plan, draft_plan: Drafting, deliberation: bytes, occitanie: People
) -> None:
    other = draft_plan("horizon-ia", deliberation)
    validate_all(other, occitanie.officer)
    publish_plan(plan=other, by=occitanie.publisher)
    assert is_stale()
    assert "Une publication vient d’avoir lieu" in shown(client, "/recherche/?q=horizon")
    assert keep_search_in_step(timestamp=60) == 1
    assert not is_stale()
    assert "/plans/horizon-ia/" in links(client, "/recherche/?q=horizon")
    assert keep_search_in_step(timestamp=120) == 0
    assert keep_search_in_step(timestamp=600) == 0


def test_a_draft_is_never_found(client: Client, indexed: Plan, draft_plan: Drafting, deliberation: bytes) -> None:
    draft_plan("horizon-ia", deliberation)
    refresh_search()
    assert "0 résultat" in shown(client, "/recherche/?q=horizon")


def test_refreshing_twice_does_nothing_and_a_new_version_replaces_the_last(
    client: Client, history: Plan, occitanie: People
) -> None:
    assert refresh_search() == ("site", "plan:horizon-ia")
    assert refresh_search() == ()
    assert Entry.objects.filter(kind="plan").count() == 1


@pytest.fixture
def history(draft_plan: Drafting, occitanie: People, announcement: bytes) -> Plan:
    """A plan announced in May 2024."""
    plan = draft_plan("horizon-ia", announcement, is_demonstration=True)
    validate_all(plan, occitanie.officer)
    publish_plan(plan=plan, by=occitanie.publisher, at=datetime(2024, 5, 23, 9, tzinfo=PARIS))
    return plan


def test_the_pages_of_the_site_are_there_with_their_own_words(client: Client, indexed: Plan) -> None:
    assert "Données personnelles" in shown(client, "/recherche/?q=cookies")
    items = {i.url: i for i in site_items()}
    assert {"/mentions-legales/", "/donnees-personnelles/", "/changements/"} <= items.keys()
    for url in items:
        assert client.get(url).status_code == 200, url


def test_the_counts_of_the_first_page_are_those_of_the_index(client: Client, indexed: Plan) -> None:
    page = shown(client, "/recherche/")
    assert all(str(f.count) in page for f in contents())


@given(st.text(max_size=80), st.sampled_from(["", "axe", "x'", "plan"]), st.text(max_size=6), st.text(max_size=6))
def test_no_question_breaks_the_page(  # noqa: PLR0917 - what hypothesis gives
    client: Client, indexed: Plan, asked: str, kind: str, plan: str, page: str
) -> None:
    given_: dict[str, Any] = {"q": asked.encode("utf-8", "replace").decode(), "type": kind}
    given_ |= {"plan": plan.encode("utf-8", "replace").decode(), "page": page.encode("utf-8", "replace").decode()}
    for form in ("/", ".json", ".atom"):
        response = client.get(f"/recherche{form}", given_)
        assert response.status_code == 200
    json.loads(client.get("/recherche.json", given_).content)
