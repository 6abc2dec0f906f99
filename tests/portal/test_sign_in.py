"""Sign-in: a code by e-mail, nothing said about who has an account, demonstration accounts only in a demonstration."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import People
from tramontane.accounts.actions import open_account
from tramontane.accounts.models import Message, User
from tramontane.accounts.outbox import send_due_messages

CODE = re.compile(r"^\s{4}(\S+)$", re.MULTILINE)


def ask(client: Client, email: str, **more: str) -> Any:
    """Ask for a code; the worker then sends it."""
    answer = client.post("/connexion/", {"email": email, **more})
    send_due_messages()
    return answer


def code_sent() -> str:
    found = CODE.search(str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]


def test_a_code_sent_by_e_mail_opens_the_desk(client: Client, occitanie: People) -> None:
    """The whole way, in French, as plain text, with a new session."""
    sent = ask(client, occitanie.officer.email)
    assert sent.status_code == 302
    assert sent.headers["Location"] == "/connexion/code/"
    before = client.session.session_key
    assert mail.outbox[0].to == [occitanie.officer.email]
    assert mail.outbox[0].subject == "Votre code de connexion à Tramontane"
    assert "&#" not in mail.outbox[0].body
    page = client.get("/connexion/code/").content.decode()
    assert occitanie.officer.email in page
    assert code_sent() not in page
    entered = client.post("/connexion/code/", {"code": code_sent()})
    assert entered.status_code == 302
    assert entered.headers["Location"] == "/espace/"
    assert client.session.session_key != before
    assert client.get("/espace/").status_code == 200


def test_an_unknown_address_gets_the_same_pages_and_a_letter_that_says_so(client: Client, occitanie: People) -> None:
    """Nobody can learn here who has an account."""
    known, unknown = Client(), client
    answers = [ask(known, occitanie.officer.email), ask(unknown, "inconnue@example.org")]
    assert [(a.status_code, a.headers["Location"]) for a in answers] == [(302, "/connexion/code/")] * 2
    texts = [
        re.sub(r'value="[^"]{20,}"', "", c.get("/connexion/code/").content.decode()).replace(email, "…")
        for c, email in ((known, occitanie.officer.email), (unknown, "inconnue@example.org"))
    ]
    assert texts[0] == texts[1]
    assert mail.outbox[1].to == ["inconnue@example.org"]
    assert "http://testserver/connexion/compte/" in mail.outbox[1].body
    assert unknown.post("/connexion/code/", {"code": "ABC-DEF"}).status_code == 422


def test_a_wrong_code_is_refused_three_times_then_a_new_one_must_be_asked(client: Client, occitanie: People) -> None:
    """Guessing stops at the third attempt, with words that say what to do."""
    ask(client, occitanie.officer.email)
    good = code_sent()
    for _attempt in range(2):
        refused = client.post("/connexion/code/", {"code": "XXX-XXX"})
        assert refused.status_code == 422
        assert "Ce code n’est pas celui que nous avons envoyé" in refused.content.decode()
    assert client.post("/connexion/code/", {"code": "XXX-XXX"}).headers["Location"] == "/connexion/"
    assert "Trop d’essais" in client.get("/connexion/").content.decode()
    client.post("/connexion/code/", {"code": good})
    assert client.get("/espace/").status_code == 302


def test_codes_are_rate_limited(client: Client, occitanie: People) -> None:
    """Three codes a minute for one address, not one more."""
    for _time in range(3):
        assert ask(Client(), occitanie.officer.email).status_code == 302
    refused = ask(client, occitanie.officer.email)
    assert refused.status_code == 422
    assert "Attendez une minute" in refused.content.decode()
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("elsewhere", ["https://ailleurs.example/", "//ailleurs.example/", "http://localhost:8000/x"])
def test_next_never_leaves_the_site(client: Client, occitanie: People, elsewhere: str) -> None:
    """Other hosts are forgotten, those that the settings allow included."""
    ask(client, occitanie.officer.email, next=elsewhere)
    entered = client.post("/connexion/code/", {"code": code_sent(), "next": elsewhere})
    assert entered.headers["Location"] == "/espace/"


def test_one_comes_back_to_the_page_that_asked_for_sign_in(client: Client, occitanie: People) -> None:
    """``next`` goes through both pages."""
    asked = client.get("/espace/plans/nouveau/").headers["Location"]
    assert asked == "/connexion/?next=/espace/plans/nouveau/"
    sent = ask(client, occitanie.officer.email, next="/espace/plans/nouveau/")
    assert 'value="/espace/plans/nouveau/"' in client.get(sent.headers["Location"]).content.decode()
    entered = client.post("/connexion/code/", {"code": code_sent(), "next": "/espace/plans/nouveau/"})
    assert entered.headers["Location"] == "/espace/plans/nouveau/"


def test_an_account_closed_after_the_code_was_sent_does_not_open(client: Client, occitanie: People) -> None:
    """And its owner is told."""
    ask(client, occitanie.officer.email)
    User.objects.filter(pk=occitanie.officer.pk).update(is_active=False)
    client.post("/connexion/code/", {"code": code_sent()})
    assert client.get("/espace/").status_code == 302


def test_a_demonstration_account_enters_in_one_click(client: Client, settings: Any, occitanie: People) -> None:
    """Only those accounts are offered, only they enter that way."""
    settings.DEMONSTRATION = True
    demo = open_account(email="demo@example.org", name="Compte d’essai", is_demonstration=True)
    page = client.get("/connexion/").content.decode()
    assert "Compte d’essai" in page
    assert occitanie.officer.email not in page
    assert client.post("/connexion/demonstration/", {"account": occitanie.officer.email}).status_code == 404
    assert client.get("/connexion/demonstration/").status_code == 405
    entered = client.post("/connexion/demonstration/", {"account": demo.email, "next": "//ailleurs.example"})
    assert entered.headers["Location"] == "/espace/"
    assert client.get("/espace/").status_code == 200


def test_demonstration_accounts_are_impossible_in_production(client: Client, settings: Any, db: None) -> None:
    """Not by a click, not by a code, not by a session opened before."""
    demo = open_account(email="demo@example.org", name="Compte d’essai", is_demonstration=True)
    client.force_login(demo)
    settings.DEMONSTRATION = False
    assert client.get("/espace/").status_code == 302
    assert "Compte d’essai" not in client.get("/connexion/").content.decode()
    assert client.post("/connexion/demonstration/", {"account": demo.email}).status_code == 404
    ask(client, demo.email)
    assert CODE.search(str(mail.outbox[-1].body)) is None


def test_signing_out_is_a_post_that_ends_the_session(client: Client, occitanie: People) -> None:
    """A link cannot sign anybody out."""
    client.force_login(occitanie.officer)
    assert client.get("/deconnexion/").status_code == 405
    assert client.post("/deconnexion/").headers["Location"] == "/"
    assert client.get("/espace/").status_code == 302


def test_forms_of_sign_in_are_protected_against_forgery(occitanie: People) -> None:
    """A form from elsewhere is refused."""
    strict = Client(enforce_csrf_checks=True)
    for address in ("/connexion/", "/connexion/demonstration/", "/deconnexion/"):
        assert strict.post(address, {"email": occitanie.officer.email}).status_code == 403
    assert not mail.outbox


def test_there_is_no_sign_up(client: Client, db: None) -> None:
    """The page says how accounts are opened, and takes nothing."""
    page = client.get("/connexion/compte/").content.decode()
    assert "ne demande aucun compte" in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert not User.objects.exists()


def test_the_page_does_not_wait_for_the_mail_server(client: Client, settings: Any, occitanie: People) -> None:
    """A server that does not answer delays the code, not the page; a code that is too old to be used never leaves."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1
    assert ask(client, occitanie.officer.email).headers["Location"] == "/connexion/code/"
    row = Message.objects.get()
    assert (row.state, row.kind) == ("waiting", "sign_in")
    assert occitanie.officer.email not in row.key
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due_messages() == 1
    assert client.post("/connexion/code/", {"code": code_sent()}).headers["Location"] == "/espace/"


def test_the_worker_is_told_of_a_code_at_once(client: Client, occitanie: People) -> None:
    """In the queue that imports never hold up."""
    client.post("/connexion/", {"email": occitanie.officer.email})
    assert list(ProcrastinateJob.objects.order_by("id").values_list("task_name", "queue_name")) == [
        ("accounts.send", "mail")
    ]
