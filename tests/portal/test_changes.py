"""What changed: in words, by day, with its source, and as Atom feeds whose identifiers never change."""

import re
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Drafting, People, publish_all
from tests.portal.samples import boussole
from tests.portal.test_public_pages import follow, shown
from tramontane.lib.periods import PARIS
from tramontane.plan.document import PlanDocument
from tramontane.plan.models import Plan
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import publications
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.changed.days import since
from tramontane.portal.rows.changed.feeds import Entry, Feed, atom
from tramontane.portal.rows.changed.sentences import Said, _compare

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/changements.atom", "/plans/horizon-ia/changements.atom")


def read(document: PlanDocument) -> PublishedPlan:
    """A document as if it were published."""
    return PublishedPlan("essai", 1, datetime(2024, 7, 12, tzinfo=PARIS), "Une personne", "", document)


def told(**changes: Any) -> list[str]:
    """The sentences from the sample to the sample changed."""
    return [s.text for s in _compare(read(boussole()), read(boussole().model_copy(update=changes)))]


def altered(name: str, **more: Any) -> dict[str, Any]:
    """The first line of a list, changed."""
    lines = getattr(boussole(), name)
    return {name: (lines[0].model_copy(update=more), *lines[1:])}


def test_nothing_changed_says_nothing() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (altered("envelopes", maximum="70000000.00", minimum="70000000.00"), "de « Le plan » passe de 60 M€ à 70 M€."),
        (altered("envelopes", modality="estimated"), "passe de « ferme » à « estimé »."),
        (altered("envelopes", funder="L’État"), "est désormais dit : L’État."),
        (altered("pledges", title="Fermer une école"), "passe de « Ouvrir une école » à « Fermer une école »."),
        (altered("milestones", due=None), "Le terme de « Premier appel » n’est plus dit ; c’était 1er janvier 2025."),
        (altered("indicators", title="Dits « accompagnés »"), "à « Dits “accompagnés” »."),
        ({"pledges": ()}, "Engagement retiré : « Ouvrir une école »."),
        ({"axes": boussole().axes[:-1]}, "Axe retiré : « Services publics »."),
    ],
)
def test_each_change_is_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    found = [re.sub(r"[\u00a0\u202f]", " ", s) for s in told(**changes)]
    assert any(s.endswith(sentence) for s in found), found


def test_the_words_of_a_change_turned_round_are_the_other_way() -> None:
    old, new = read(boussole()), read(boussole().model_copy(update=altered("envelopes", qualifier="about")))
    one, other = list(_compare(old, new)), list(_compare(new, old))
    assert [(s.before, s.after) for s in one] == [(s.after, s.before) for s in other]


def test_a_page_tells_by_day_what_figure_became_what_and_who_says_so(client: Client, history: Plan) -> None:
    page = shown(client, "/changements/")
    assert page.index("12 juillet 2024") < page.index("23 mai 2024")
    assert re.search(r"Le montant de « .* » passe d’environ 50 M€ à 60 M€|Nouvelle enveloppe : « .* », 60 M€", page)
    assert "Première publication" in page
    assert "Région" in page
    own = shown(client, "/plans/horizon-ia/changements/")
    assert "Version 2" in own


def test_a_past_day_tells_only_what_was_known_then(client: Client, history: Plan) -> None:
    page = shown(client, "/changements/?au=2024-06-01")
    assert "23 mai 2024" in page
    assert "12 juillet 2024" not in page
    assert len(entries(client, "/changements.atom?au=2024-06-01")) == 1


def test_every_link_of_the_changes_leads_somewhere(client: Client, history: Plan) -> None:
    assert follow(client, ("/changements/", "/plans/horizon-ia/changements/"))[200] > 20


def test_a_page_of_the_list_that_does_not_exist_is_not_found(client: Client, history: Plan) -> None:
    for page in ("0", "2", "-1", "un", "²", "9" * 30):
        assert client.get("/changements/", {"page": page}).status_code == 404


def entries(client: Client, address: str) -> list[ET.Element]:
    """The entries of a feed, checked against what RFC 4287 asks of it."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(response.content)  # noqa: S314  (ours)
    assert feed.tag == f"{ATOM}feed"
    found = feed.findall(f"{ATOM}entry")
    for element in (feed, *found):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{ATOM}id") or "")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated") or "")
        assert element.find(f"{ATOM}author/{ATOM}name") is not None
        links = [(link.get("rel"), link.get("href", "")) for link in element.findall(f"{ATOM}link")]
        assert all(href.startswith("http://testserver/") for _rel, href in links)
        assert len({rel for rel, _href in links}) == len(links)
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"http://testserver{address}"  # type: ignore[union-attr]
    ids = [e.findtext(f"{ATOM}id") for e in found]
    assert len(ids) == len(set(ids))
    return found


@pytest.mark.parametrize("address", FEEDS)
def test_feeds_are_valid_and_tell_each_publication(client: Client, history: Plan, address: str) -> None:
    found = entries(client, address)
    assert [e.findtext(f"{ATOM}updated") for e in found] == ["2024-07-12T07:00:00Z", "2024-05-23T07:00:00Z"]
    assert "60" in (found[0].findtext(f"{ATOM}content") or "")


def test_the_feed_of_a_line_tells_what_touches_it_and_nothing_else(client: Client, plan: Plan) -> None:
    for folder, ref in (("axes", "filiere"), ("engagements", "ecole"), ("indicateurs", "projets-accompagnes")):
        assert len(entries(client, f"/plans/boussole/{folder}/{ref}/changements.atom")) == 1
    assert len(entries(client, "/plans/boussole/enveloppes/total/changements.atom")) == 1
    assert client.get("/plans/boussole/axes/rien/changements.atom").status_code == 404


def test_identifiers_stay_when_something_is_published_after(
    client: Client, history: Plan, draft_plan: Drafting, deliberation: bytes, occitanie: People
) -> None:
    before = [e.findtext(f"{ATOM}id") for e in entries(client, "/changements.atom")]
    publish_all(draft_plan("autre", deliberation), occitanie)
    after = [e.findtext(f"{ATOM}id") for e in entries(client, "/changements.atom")]
    assert after[1:] == before


def test_pages_announce_their_feed(client: Client, plan: Plan) -> None:
    for page in ("/", "/changements/", "/plans/boussole/", "/plans/boussole/axes/filiere/"):
        body = client.get(page).content.decode()
        href = re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', body)
        assert href, page
        assert entries(client, href[1])


def test_feeds_and_lists_keep_to_their_queries_and_answer_304(client: Client, history: Plan) -> None:
    for address, most in (("/changements/", 3), ("/changements.atom", 2), ("/", 2)):
        tag = client.get(address).headers["ETag"]
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= most, address
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304


@given(st.lists(st.text(max_size=40), max_size=3), st.text(max_size=30))
def test_any_words_make_a_document_that_can_be_read(lines: list[str], title: str) -> None:
    moment = datetime(2024, 7, 12, tzinfo=PARIS)
    entry = Entry("urn:x", title, moment, "/", title, tuple(lines))
    read_back = ET.fromstring(atom(Feed("urn:y", title, "http://x", "/a", "/b", moment, (entry,))))  # noqa: S314  (ours)
    assert len(read_back.findall(f"{ATOM}entry")) == 1


def test_a_week_is_seven_days_with_today(history: Plan) -> None:
    found = publications()
    assert [p.number for p in since(found, date(2024, 7, 12))] == [2]
    assert since(found, date(2024, 7, 13)) == ()
    assert [p.before is None for p in found] == [False, True]
    assert Addresses().changes("a", ".atom") == "/plans/a/changements.atom"


def test_a_sentence_says_what_is_new_what_left_and_what_is_no_longer_said() -> None:
    def sentence(what: Any, before: str, after: str) -> str:
        return re.sub(r"\s", " ", Said(what, "axis", "a", "Recherche", None, "Le montant", before, after, ()).text)

    assert sentence("changed", "1", "2") == "Le montant passe de 1 à 2."
    assert sentence("changed", "", "2") == "Le montant est désormais dit : 2."
    assert sentence("changed", "1", "") == "Le montant n’est plus dit ; c’était 1."
    assert sentence("added", "", "2") == "Le montant : « Recherche », 2."
