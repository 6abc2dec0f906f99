"""Subscriptions: confirmed first, changed by their owner alone, stopped in one click and forgotten."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.portal.follow.mailbox import JEANNE, ask, follow, letters, path_in
from tramontane.accounts.models import Message
from tramontane.plan.models import Line, Plan
from tramontane.portal.follow.actions import forget_unconfirmed, send_key
from tramontane.portal.follow.links import link
from tramontane.portal.models import Follower, Following

OTHER = "paul@example.org"


def test_nothing_is_followed_before_a_post_confirms(client: Client, published_plan: Plan) -> None:
    answer = ask(client)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/abonnements/demande/")
    (letter,) = letters()
    assert letter.to == [JEANNE]
    there = path_in(letter, "abonnements/confirmer")
    page = client.get(there)
    assert "Vous suivrez" in page.content.decode()
    assert Following.objects.get().confirmed_at is None
    assert not page.cookies
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("private, no-store", "noindex")
    done = client.post(there)
    assert "Abonnement confirmé" in done.content.decode()
    row = Following.objects.get()
    assert (row.told_version, row.kind, row.ref) == (1, "plan", "")
    before = row.confirmed_at
    client.post(there)
    assert Following.objects.get().confirmed_at == before


def test_a_line_is_followed_from_its_page(client: Client, published_plan: Plan) -> None:
    ref = Line.objects.filter(plan=published_plan, kind="axis").order_by("id").values_list("ref", flat=True)[0]
    page = client.get(f"/plans/horizon-ia/axes/{ref}/").content.decode()
    assert f'href="/abonnements/?plan=horizon-ia&amp;axe={ref}"' in page
    assert "Suivre cette page par courriel" in page
    row = follow(client, f"/abonnements/?plan=horizon-ia&axe={ref}", frequency="weekly")
    assert (row.kind, row.ref, row.frequency) == ("axis", ref, "weekly")
    assert 'href="/abonnements/?plan=horizon-ia">Suivre ce plan' in client.get("/plans/horizon-ia/").content.decode()


@pytest.mark.parametrize("query", ["plan=rien", "plan=horizon-ia&axe=rien", "plan=horizon-ia&axe=%00", "plan=%00"])
def test_what_is_not_published_cannot_be_followed(client: Client, published_plan: Plan, query: str) -> None:
    assert client.get(f"/abonnements/?{query}").status_code == 404
    assert ask(client, f"/abonnements/?{query}").status_code == 404


def test_the_answer_never_says_who_follows(client: Client, published_plan: Plan) -> None:
    """A known address, an unknown one, one that asks too often: the same page, byte for byte."""
    follow(client)
    seen = set()
    for address in (JEANNE, OTHER):
        for where in ("/abonnements/?plan=horizon-ia", "/abonnements/lien/"):
            answer = client.post(where, {"email": address, "frequency": "weekly", "lien-email": address})
            seen.add((answer.status_code, answer.headers["Location"], client.get("/abonnements/demande/").content))
    for _ in range(6):
        seen.add((ask(client).status_code, ask(client).headers["Location"], b""))
    assert len(seen) == 2, "with and without the page"
    assert Following.objects.get(follower__email=JEANNE).frequency == "publication", "a stranger changed it"


def test_somebody_else_cannot_change_what_an_address_follows_by_asking_again(
    client: Client, published_plan: Plan
) -> None:
    """The owner gets the link to their subscriptions instead of a confirmation."""
    follow(client)
    ask(client, frequency="monthly")
    (letter,) = letters()
    assert "Vos abonnements" in letter.subject
    assert Following.objects.get().frequency == "publication"


def test_letters_are_limited_for_an_address_and_requests_for_a_connection(client: Client, published_plan: Plan) -> None:
    for number in range(30):
        assert ask(client, email=f"{number}@example.org").status_code == 302
    refused = ask(client)
    assert refused.status_code == 429
    assert "Recommencez dans une heure" in refused.content.decode()
    assert not Follower.objects.filter(email=JEANNE).exists()


def test_asking_twice_at_once_writes_one_letter(client: Client, published_plan: Plan) -> None:
    ask(client)
    ask(client)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("purpose", ["confirmer", "miens", "arreter", "espace"])
@pytest.mark.parametrize("given", ["x", "0" * 32, "0" * 32 + ".1vAbcd." + "A" * 43, "%00", "é"])
def test_links_that_were_not_given_lead_nowhere(client: Client, db: None, purpose: str, given: str) -> None:
    for method in (client.get, client.post):
        answer = method(f"/abonnements/{purpose}/{given}/")
        assert answer.status_code == 404
        assert "Ce lien n’est plus valable" in answer.content.decode()


def test_a_link_serves_one_purpose_and_one_person(client: Client, published_plan: Plan) -> None:
    """The token of a confirmation opens nothing else; those of Paul show and change nothing of Jeanne."""
    hers = follow(client)
    his = follow(client, email=OTHER)
    token = link("follow_mine", "manage", his.follower.uid).rpartition("/miens/")[2]
    for purpose in ("confirmer", "arreter"):
        assert client.post(f"/abonnements/{purpose}/{token}").status_code == 404
    page = client.get(f"/abonnements/miens/{token}").content.decode()
    assert JEANNE not in page
    assert f"suivi-{hers.pk}" not in page
    sent = {f"suivi-{hers.pk}": "stopped", f"suivi-{his.pk}": "monthly"}
    assert client.post(f"/abonnements/miens/{token}", sent).status_code == 200
    assert dict(Following.objects.values_list("pk", "frequency")) == {hers.pk: "publication", his.pk: "monthly"}


def test_links_get_old(client: Client, published_plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(client)
    (letter,) = letters()
    there = path_in(letter, "abonnements/confirmer")
    assert client.get(there).status_code == 200
    later = timezone.now() + timedelta(hours=48, minutes=1)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
    assert client.post(there).status_code == 404
    assert Following.objects.get().confirmed_at is None


def test_one_changes_and_ends_one_s_subscriptions(client: Client, published_plan: Plan) -> None:
    row = follow(client)
    send_key(email=JEANNE.upper())
    (letter,) = letters()
    there = path_in(letter, "abonnements/miens")
    assert "le plan « " in client.get(there).content.decode()
    assert "C’est enregistré" in client.post(there, {f"suivi-{row.pk}": "monthly"}).content.decode()
    assert Following.objects.get().frequency == "monthly"
    assert client.post(there, {f"suivi-{row.pk}": "yearly"}).status_code == 422
    assert "votre adresse est effacée" in client.post(there, {f"suivi-{row.pk}": "stopped"}).content.decode()
    assert not Follower.objects.exists()
    assert client.get(there).status_code == 404


def test_one_click_stops_all_without_cookie_nor_form_and_forgets_the_address(published_plan: Plan) -> None:
    """As a mailbox does it (RFC 8058): a POST with one field; GET only shows a button; twice is once."""
    strict = Client(enforce_csrf_checks=True)
    row = follow(strict)
    send_key(email=JEANNE)
    there = link("follow_stop", "stop", row.follower.uid).partition("localhost:8000")[2]
    page = strict.get(there).content.decode()
    assert "<button" in page
    assert Follower.objects.exists()
    for _ in range(2):
        assert strict.post(there, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follower.objects.exists()
    assert not Following.objects.exists()
    assert not Message.objects.filter(recipient=JEANNE).exists(), "what waited is taken back"


def test_what_is_not_confirmed_in_time_is_erased(client: Client, published_plan: Plan) -> None:
    follow(client)
    ask(client, email=OTHER)
    letters()
    assert forget_unconfirmed() == 0
    Following.objects.update(asked_at=timezone.now() - timedelta(hours=48, minutes=1))
    assert forget_unconfirmed() == 1
    assert list(Follower.objects.values_list("email", flat=True)) == [JEANNE]


@pytest.mark.parametrize("headers", [{"origin": "https://ailleurs.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_form_of_another_site_is_refused(client: Client, published_plan: Plan, headers: dict[str, str]) -> None:
    sent = {"email": JEANNE, "frequency": "weekly"}
    assert client.post("/abonnements/?plan=horizon-ia", sent, headers=headers).status_code == 403
    assert not Follower.objects.exists()
    ours = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    assert client.post("/abonnements/?plan=horizon-ia", sent, headers=ours).status_code == 302


def test_addresses_are_in_no_public_page(client: Client, published_plan: Plan) -> None:
    follow(client)
    for address in ("/", "/plans/horizon-ia/", "/plans/horizon-ia.json", "/donnees/", "/abonnements/", "/sante/"):
        assert JEANNE not in client.get(address).content.decode(), address


def test_what_is_typed_wrong_is_said_and_kept(client: Client, published_plan: Plan) -> None:
    refused = ask(client, "/abonnements/", email="jeanne", plan="horizon-ia")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Cette adresse n’est pas complète" in page
    assert 'value="jeanne"' in page
    assert client.post("/abonnements/lien/", {"lien-email": "x"}).status_code == 422
    assert ask(client, "/abonnements/", plan="rien").status_code == 422
    assert ask(client, "/abonnements/", plan="horizon-ia").status_code == 302


@pytest.mark.parametrize(("address", "most"), [("/abonnements/", 1), ("/abonnements/?plan=horizon-ia", 1)])
def test_the_form_costs_few_queries(
    client: Client, published_plan: Plan, address: str, most: int, django_assert_max_num_queries: object
) -> None:
    client.get(address)
    with django_assert_max_num_queries(most):  # type: ignore[operator]  # pytest-django's
        assert client.get(address).status_code == 200
