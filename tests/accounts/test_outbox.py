"""The outbox: written with what it tells, sent once, tried again when the server says « later », erased once gone."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts import postbox
from tests.accounts.postbox import Postbox
from tramontane.accounts.actions import drop_messages, queue_message, retry_messages
from tramontane.accounts.models import Message
from tramontane.accounts.outbox import ABANDONED, KEPT, MOST_ATTEMPTS, purge_messages, send_due_messages, wait_before
from tramontane.accounts.queries import messages_by_state, stuck_messages

pytestmark = pytest.mark.django_db
SECRET = "jeanne.secret@example.org"


def write(key: str = "a", **more: Any) -> bool:
    given: dict[str, Any] = {"key": key, "kind": "digest", "recipient": SECRET, "subject": "Objet", "text": "Texte."}
    return queue_message(**given | more)


@pytest.fixture
def server(settings: Any) -> Iterator[Postbox]:
    """The mail server of the settings, for this test."""
    with postbox.opened() as opened:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", opened.port, 2
        yield opened


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'accounts.send'")
        return int(cursor.fetchone()[0])


def test_a_message_leaves_with_both_texts_and_nothing_of_it_stays(server: Postbox) -> None:
    write(html="<p>Texte.</p>", headers={"List-Unsubscribe": "<https://example.org/x>"})
    assert send_due_messages() == 1
    (letter,) = server.letters()
    assert (letter["To"], letter["Subject"], letter["Auto-Submitted"]) == (SECRET, "Objet", "auto-generated")
    assert letter["List-Unsubscribe"] == "<https://example.org/x>"
    assert [p.get_content_type() for p in letter.iter_parts()] == ["text/plain", "text/html"]
    row = Message.objects.get()
    assert (row.state, row.recipient, row.text, row.html, row.headers) == ("sent", "", "", "", {})
    assert send_due_messages() == 0


def test_what_is_undone_is_not_told() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_only_what_somebody_waits_for_wakes_the_worker() -> None:
    write("a")
    assert jobs() == 0
    write("b", expires_at=timezone.now() + timedelta(minutes=10))
    assert jobs() == 1


def test_what_somebody_waits_for_leaves_first() -> None:
    write("a", subject="Lettre")
    write("b", subject="Code", expires_at=timezone.now() + timedelta(minutes=10))
    send_due_messages()
    assert [m.subject for m in mail.outbox] == ["Code", "Lettre"]


@given(keys=st.lists(st.sampled_from("abcde"), max_size=12))
def test_the_same_thing_is_told_once_however_often_it_is_queued_and_sent(keys: list[str]) -> None:
    with transaction.atomic():
        mail.outbox.clear()
        seen: set[str] = set()
        for key in keys:
            assert write(key) == (key not in seen)
            seen.add(key)
            send_due_messages()
        assert len(mail.outbox) == len(seen)
        transaction.set_rollback(True)


def test_a_later_is_tried_again_and_a_no_is_final(server: Postbox) -> None:
    server.says = {"later@example.org": 451, "never@example.org": 550}
    write("a", recipient="later@example.org")
    write("b", recipient="never@example.org")
    assert send_due_messages() == 0
    later, never = Message.objects.order_by("id")
    assert (later.state, later.attempts, later.problem) == ("waiting", 1, "SMTPRecipientsRefused 451")
    assert later.next_attempt_at > timezone.now()
    assert (never.state, never.problem) == ("failed", "SMTPRecipientsRefused 550")
    assert set(stuck_messages()) == {later, never}
    server.says = {}
    Message.objects.filter(pk=later.pk).update(next_attempt_at=timezone.now())
    assert send_due_messages() == 1
    assert (retry_messages(), send_due_messages()) == (1, 1)
    assert messages_by_state() == {"sent": 2}


def test_a_server_that_always_says_later_is_given_up(server: Postbox) -> None:
    server.says = {SECRET: 451}
    write()
    for _ in range(MOST_ATTEMPTS):
        Message.objects.update(next_attempt_at=timezone.now())
        send_due_messages()
    assert Message.objects.get().state == "failed"


def test_the_waits_grow_and_stay_bounded() -> None:
    waits = [wait_before(n) for n in range(1, 40)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(seconds=30), timedelta(hours=6))


def test_an_absent_server_costs_no_attempt_and_one_connection(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    write("a")
    write("b")
    assert send_due_messages() == 0
    assert list(Message.objects.values_list("state", "attempts")) == [("waiting", 0)] * 2


@pytest.mark.parametrize("pause", [-1.0, 4.0])
def test_a_server_that_falls_silent_after_the_text_gets_it_once(server: Postbox, pause: float) -> None:
    """It may have it: the message is set aside, and the operator decides."""
    server.pause = pause
    write()
    assert send_due_messages() == 0
    assert Message.objects.get().state == "uncertain"
    server.pause = 0
    assert send_due_messages() == 0
    assert len(server.received) == 1
    assert retry_messages() == 1
    assert send_due_messages() == 1
    assert len({letter["Message-ID"] for letter in server.letters()}) == 1


def test_a_message_left_by_a_dead_worker_is_set_aside() -> None:
    write("a")
    write("b")
    old = timezone.now() - ABANDONED - timedelta(seconds=1)
    Message.objects.filter(key="a").update(state="sending", taken_at=old)
    Message.objects.filter(key="b").update(state="sending", taken_at=timezone.now())
    assert send_due_messages() == 0
    assert dict(Message.objects.values_list("key", "state")) == {"a": "uncertain", "b": "sending"}
    assert not mail.outbox


def test_what_is_too_late_is_erased_unsent() -> None:
    write(expires_at=timezone.now() + timedelta(minutes=10))
    Message.objects.update(expires_at=timezone.now())
    assert send_due_messages() == 0
    row = Message.objects.get()
    assert (row.state, row.recipient) == ("expired", "")


def test_a_forgotten_address_is_written_to_no_more() -> None:
    write("a")
    write("b", kind="sign_in")
    assert drop_messages(recipient=SECRET.upper(), kinds=("digest", "follow")) == 1
    assert list(Message.objects.values_list("kind", flat=True)) == ["sign_in"]


def test_old_traces_are_purged() -> None:
    write("a")
    write("b")
    Message.objects.filter(key="a").update(created_at=timezone.now() - KEPT - timedelta(days=1))
    assert purge_messages() == 1


def test_no_log_names_anybody(server: Postbox, caplog: pytest.LogCaptureFixture) -> None:
    """Not even what the server says, which repeats the address."""
    caplog.set_level(logging.DEBUG, logger="tramontane")
    server.says = {SECRET: 550, "b@example.org": 450}
    write("a")
    write("b", recipient="b@example.org")
    send_due_messages()
    server.says, server.pause = {}, -1
    write("c", recipient="c@example.org")
    send_due_messages()
    assert len(caplog.records) == 3
    assert "@" not in caplog.text
    assert not stuck_messages().filter(problem__contains="@").exists()
