"""The site in English: every page after /en/, nothing in French that does not say so, and French left as it was."""

import html
import json
import re

import pytest
from django.core import mail
from django.test import Client

from tests.conftest import Drafting, People, validate_all
from tests.portal.french_left import french_left
from tests.portal.test_public_pages import shown
from tests.portal.test_sign_in import ask
from tramontane.accounts.models import User
from tramontane.evidence.models import Document
from tramontane.lib.language import OPEN
from tramontane.plan.models import Decision, Plan, Version
from tramontane.search.models import Entry

START = ("/en/", "/en/qualite/", "/en/connexion/", "/en/abonnements/", "/en/recherche/?q=supercalculateur")


def walk(client: Client, starts: tuple[str, ...], within: str = "/en/") -> dict[str, list[str]]:
    """Every page that links lead to, and the French that it does not say to be French."""
    found: dict[str, list[str]] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in found:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert OPEN.encode() not in getattr(answer, "content", b""), address
        is_page = answer.headers["Content-Type"].startswith("text/html")
        body = answer.content.decode() if is_page else ""
        found[address] = french_left(body) if is_page else []
        waiting += [a for a in map(html.unescape, re.findall(r'href="([^"]+)"', body)) if a.startswith(within)]
    return found


def test_every_public_page_is_in_english(client: Client, plan: Plan) -> None:
    found = walk(client, START)
    assert len(found) > 60
    assert {a: texts for a, texts in found.items() if texts} == {}


def test_what_changed_and_what_was_decided_too(client: Client, history: Plan) -> None:
    found = walk(client, ("/en/changements/", "/en/contradictions/", "/en/plans/horizon-ia/versions/2/"))
    assert {a: texts for a, texts in found.items() if texts} == {}


def test_every_page_of_the_desk_is_in_english(client: Client, drafted_plan: Plan, occitanie: People) -> None:
    client.force_login(occitanie.officer)
    short = Document.objects.get(plans=drafted_plan).short
    starts = ("/en/espace/", "/en/espace/taches/", f"/en/espace/plans/horizon-ia/relire/{short}/")
    found = walk(client, starts, "/en/espace/")
    assert len(found) > 15
    assert {a: texts for a, texts in found.items() if texts} == {}


def test_a_page_says_its_language_and_where_it_is_in_the_other(client: Client, plan: Plan) -> None:
    address = "/plans/boussole/?au=2024-08-01"
    french, english = client.get(address), client.get(f"/en{address}")
    for page, code, name, there in ((french, "fr", "English", f"/en{address}"), (english, "en", "Français", address)):
        body = page.content.decode()
        assert f'<html lang="{code}">' in body
        assert f'href="{there}" hreflang=' in body
        assert f">{name}</a>" in body
        for other, path in (("fr", address), ("en", f"/en{address}")):
            assert re.search(rf'<link rel="alternate" hreflang="{other}" href="http://[^"/]+{re.escape(path)}">', body)
    assert english.headers["Content-Language"] == "en"
    assert "Content-Language" not in french.headers


def test_a_page_in_english_leads_only_to_pages_in_english(client: Client, plan: Plan) -> None:
    body = client.get("/en/plans/boussole/").content.decode()
    there = re.findall(r'<(?:a|form)\b[^>]*\b(?:href|action)="(/[^"]*)"[^>]*>', body)
    assert len(there) > 40
    assert [a for a in there if not a.startswith("/en/")] == ["/plans/boussole/"]


def test_amounts_and_dates_are_in_english_and_the_title_is_marked(client: Client, plan: Plan) -> None:
    page = shown(client, "/en/plans/boussole/")
    assert "€60 million" in page
    assert "adopted on 11 July 2024" in page
    assert f'<h1><span lang="fr">{plan_title(client)}</span></h1>' in client.get("/en/plans/boussole/").content.decode()


def plan_title(client: Client) -> str:
    """The title as the French page has it."""
    return str(re.findall(r"<h1>(.+?)</h1>", client.get("/plans/boussole/").content.decode())[0])


def test_french_pages_are_the_same_before_and_after_someone_read_in_english(client: Client, plan: Plan) -> None:
    addresses = ("/", "/plans/boussole/", "/comparer/", "/changements/", "/glossaire/", "/api/", "/donnees/")
    before = [client.get(a) for a in addresses]
    for address in addresses:
        assert client.get(f"/en{address}").status_code == 200
    after = [client.get(a) for a in addresses]
    assert [a.content for a in after] == [b.content for b in before]
    assert [a.headers.get("ETag") for a in after] == [b.headers.get("ETag") for b in before]
    assert all(b'lang="fr">' in a.content and b"<span lang" not in a.content for a in after)


def test_an_unchanged_page_in_english_answers_304(client: Client, plan: Plan) -> None:
    first = client.get("/en/plans/boussole/")
    again = client.get("/en/plans/boussole/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_the_same_wherever_they_are_asked(client: Client, plan: Plan) -> None:
    for address in ("/donnees/engagements.csv", "/api/engagements", "/plans/boussole.json", "/schemas/plan-2.json"):
        french, english = client.get(address), client.get(f"/en{address}")
        bodies = [b"".join(r) if r.streaming else r.content for r in (french, english)]
        assert bodies[0] == bodies[1], address
    assert "€60\u00a0million" in client.get("/en/plans/boussole/note.json").content.decode()
    assert "What has changed" in client.get("/en/changements.atom").content.decode()


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/en/nulle-part/", 404, "This page does not exist"),
        ("/en/plans/boussole/?au=hier", 400, "The date asked for does not exist"),
        ("/en/?au=2020-01-01", 404, "the first publication is dated 12 July 2024"),
        ("/en/plans/boussole/axes/rien/", 404, "This plan does not have this axis."),
    ],
)
def test_errors_are_in_english(client: Client, plan: Plan, address: str, status: int, words: str) -> None:
    assert words in shown(client, address, status)
    assert french_left(client.get(address).content.decode()) == []


def test_addresses_without_a_slash_and_of_the_home_page_stay_in_english(client: Client, plan: Plan) -> None:
    assert client.get("/en").headers["Location"] == "/en/"
    assert client.get("/en/plans/boussole").headers["Location"] == "/en/plans/boussole/"


def test_signing_in_stays_in_english_and_is_remembered(client: Client, occitanie: People) -> None:
    assert client.get("/en/espace/").headers["Location"] == "/en/connexion/?next=/en/espace/"
    sent = client.post("/en/connexion/", {"email": occitanie.officer.email})
    assert sent.headers["Location"] == "/en/connexion/code/"
    ask(Client(), "personne@example.org")
    letter, unknown = mail.outbox
    assert letter.subject == "Your sign-in code for Tramontane"
    assert unknown.subject == "Connexion à Tramontane : aucun compte à cette adresse"
    code = re.findall(r"^\s{4}(\S+)$", str(letter.body), re.MULTILINE)[0]
    entered = client.post("/en/connexion/code/", {"code": code})
    assert entered.headers["Location"] == "/en/espace/"
    assert User.objects.get(pk=occitanie.officer.pk).language == "en"


def test_what_an_officer_writes_in_english_is_kept_as_french_readers_see_it(
    client: Client, drafted_plan: Plan, occitanie: People
) -> None:
    client.force_login(occitanie.officer)
    desk = client.get("/en/espace/plans/horizon-ia/").content.decode()
    form = re.search(r'<form method="post" action="/en/espace/plans/horizon-ia/decider/">.*?</form>', desk, re.DOTALL)
    assert form
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form[0]):
        sent.setdefault(name, []).append(html.unescape(value))
    answer = client.post("/en/espace/plans/horizon-ia/decider/", sent)
    assert answer.headers["Location"].startswith("/en/espace/plans/horizon-ia/")
    kept = Decision.objects.filter(verdict="validated").order_by("-id").values_list("reason", flat=True)[0]
    assert kept.startswith("L’addition tombe juste : 60 = ")
    assert "lines validated" in shown(client, "/en/espace/plans/horizon-ia/")


def test_publishing_in_english_publishes_and_indexes_in_french(
    client: Client, drafted_plan: Plan, occitanie: People
) -> None:
    validate_all(drafted_plan, occitanie.officer)
    client.force_login(occitanie.publisher)
    address = "/en/espace/plans/horizon-ia/publier/"
    seen = re.findall(r'name="seen" value="([^"]+)"', client.get(address).content.decode())
    assert client.post(address, {"seen": seen, "note": "First."}).status_code == 302
    assert "Nothing has changed since the last version." in shown(client, address)
    assert french_left(client.get(address).content.decode()) == []
    version = Version.objects.get(plan=drafted_plan)
    assert OPEN not in json.dumps(version.document, ensure_ascii=False)
    reader = Client()
    assert 'href="/en/plans/horizon-ia/' in reader.get("/en/recherche/?q=recherche").content.decode()
    french = reader.get("/recherche/?q=recherche").content.decode()
    assert 'href="/plans/horizon-ia/' in french
    assert '"/en/plans' not in french
    assert not Entry.objects.filter(body__contains="million").filter(body__contains="€60").exists()


def test_a_lost_session_offers_the_form_again_in_english(drafted_plan: Plan) -> None:
    sent = {"verdict": "rejected", "line": "x y z", "reason": "A reason."}
    answer = Client().post("/en/espace/plans/horizon-ia/decider/", sent, headers={"origin": "http://testserver"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Nothing is lost" in page
    assert 'action="/en/espace/plans/horizon-ia/decider/"' in page


def test_a_plan_with_two_sources_that_disagree_is_whole_in_english(
    client: Client, draft_plan: Drafting, occitanie: People, announcement: bytes, deliberation: bytes
) -> None:
    client.force_login(occitanie.officer)
    draft_plan("horizon-ia", announcement, deliberation)
    found = walk(client, ("/en/espace/plans/horizon-ia/contradictions/",), "/en/espace/plans/horizon-ia/")
    assert {a: texts for a, texts in found.items() if texts} == {}
