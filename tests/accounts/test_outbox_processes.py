"""Two real processes send what waits, and one is killed in the middle: each message reaches the mail server once."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection

from tests.accounts import postbox
from tests.accounts.postbox import Postbox
from tests.config.processes import eventually
from tramontane.accounts.actions import queue_message
from tramontane.accounts.models import Message
from tramontane.accounts.outbox import send_due_messages

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CHILD = """
import django
django.setup()
from tramontane.accounts.outbox import send_due_messages
print(send_due_messages())
"""


def start(server: Postbox) -> "subprocess.Popen[str]":
    host, name = connection.settings_dict["HOST"], connection.settings_dict["NAME"]
    environment = os.environ | {
        "TRAMONTANE_DATABASE_URL": f"postgresql://postgres@/{name}?host={host}",
        "TRAMONTANE_SMTP_URL": f"smtp://127.0.0.1:{server.port}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    return subprocess.Popen([sys.executable, "-c", CHILD], env=environment, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def server() -> Iterator[Postbox]:
    with postbox.opened() as opened:
        yield opened


def queue(number: int) -> None:
    queue_message(key=str(number), kind="digest", recipient="a@example.org", subject=f"n° {number}", text="Texte.")


def test_two_workers_at_once_send_each_message_once(server: Postbox) -> None:
    for number in range(30):
        queue(number)
    server.pause = 0.02
    workers = [start(server) for _ in range(2)]
    sent = [int(w.communicate(timeout=60)[0]) for w in workers]
    assert sum(sent) == 30
    assert set(Counter(str(letter["Subject"]) for letter in server.letters()).values()) == {1}
    assert len(server.received) == 30


def test_a_worker_killed_in_mid_sending_sends_nothing_twice(server: Postbox) -> None:
    """The message in its hands is set aside; the others leave with the next worker."""
    queue(1)
    queue(2)
    server.pause = 30
    worker = start(server)
    assert eventually(server.has_text.is_set)
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    server.pause = 0
    Message.objects.filter(state="sending").update(taken_at="2020-01-01T00:00:00Z")
    assert start(server).communicate(timeout=60)[0].strip() == "1"
    assert send_due_messages() == 0
    assert sorted(str(letter["Subject"]) for letter in server.letters()) == ["n° 1", "n° 2"]
    assert sorted(Message.objects.values_list("state", flat=True)) == ["sent", "uncertain"]
