"""Real processes race on one envelope, and one is killed in mid-posting: never overdrawn, never half, no deadlock."""

import os
import signal
import subprocess
import sys
from decimal import Decimal

import pytest
from django.db import connection

from tests.config.processes import eventually
from tests.ledger.world import World, make_world, today
from tramontane.ledger.actions import seal_journal
from tramontane.ledger.integrity import balances, entries, identities, seals
from tramontane.ledger.models import JournalEntry, JournalLine
from tramontane.ledger.queries import position

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
#: Twenty runs of each race, and walks of thousands of steps, are for the night: LONG_TESTS=1.
LONG = bool(os.environ.get("LONG_TESTS"))
GREEDY = """
import sys, django
django.setup()
from datetime import date
from decimal import Decimal
from tramontane.accounts.models import User
from tramontane.ledger import actions
from tramontane.ledger.models import Act, Reservation
from tramontane.lib.errors import Refusal
by, act = User.objects.get(email__startswith="publisher"), Act.objects.get(kind="deliberation")
done = 0
print("ready", flush=True)
for name in sys.stdin:
    call = Reservation.objects.select_related("envelope").get(code=name.strip())
    done = 0
    for _ in range(110):
        try:
            actions.extend_reservation(reservation=call, amount=Decimal(10), act=act, on=date(2024, 2, 1), by=by)
            done += 1
        except Refusal as refusal:
            assert refusal.rule == "ledger.overdrawn", refusal
    print(done, flush=True)
"""
HALF = """
import sys, time, django
django.setup()
from datetime import date
from decimal import Decimal
from django.db import transaction
from tramontane.accounts.models import User
from tramontane.ledger import actions
from tramontane.ledger.models import Act, Reservation
with transaction.atomic():
    call = Reservation.objects.select_related("envelope").get(code="appel")
    by, act = User.objects.get(email__startswith="publisher"), Act.objects.get(kind="deliberation")
    actions.extend_reservation(reservation=call, amount=Decimal(10), act=act, on=date(2024, 2, 1), by=by)
    print("posted", flush=True)
    time.sleep(60)
"""


def start(code: str) -> "subprocess.Popen[str]":
    host, name = connection.settings_dict["HOST"], connection.settings_dict["NAME"]
    environment = os.environ | {
        "TRAMONTANE_DATABASE_URL": f"postgresql://postgres@/{name}?host={host}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def faults() -> list[str]:
    """What ``check-integrity`` says of the ledger."""
    return [*balances(), *entries(), *identities(), *seals()]


def race(world: World, processes: int, runs: int) -> None:
    world.act("deliberation")
    greedy = [start(GREEDY) for _ in range(processes)]
    try:
        assert [g.stdout.readline() for g in greedy if g.stdout] == ["ready\n"] * processes
        for run in range(runs):
            envelope = world.envelope(f"course-{run}")
            world.vote(envelope, 1000)
            world.reserve(envelope, "0.01", code=f"course-{run}")
            world.vote(envelope, "0.01")
            for g in greedy:
                assert g.stdin is not None
                g.stdin.write(f"course-{run}\n")
                g.stdin.flush()
            assert sum(int(g.stdout.readline()) for g in greedy if g.stdout) == 100
            assert position(envelope).available == Decimal(0)
    finally:
        for g in greedy:
            g.communicate(timeout=30)
    assert [g.returncode for g in greedy] == [0] * processes
    assert faults() == []


@pytest.mark.parametrize(("processes", "runs"), [(2, 20 if LONG else 3), (8, 20 if LONG else 2)])
def test_an_envelope_is_never_overcommitted_by_processes_that_race(processes: int, runs: int) -> None:
    race(make_world(), processes, runs)


def test_a_client_killed_in_mid_posting_leaves_nothing_half() -> None:
    world = make_world()
    envelope = world.envelope()
    world.vote(envelope, 1000)
    world.reserve(envelope, 100)
    seal_journal(day=today())
    before = JournalEntry.objects.count(), JournalLine.objects.count(), position(envelope)
    client = start(HALF)
    assert client.stdout is not None
    assert client.stdout.readline() == "posted\n"
    client.send_signal(signal.SIGKILL)
    client.communicate(timeout=10)
    assert eventually(lambda: _posts(world, envelope))
    assert (JournalEntry.objects.count(), JournalLine.objects.count()) == (before[0] + 1, before[1] + 2)
    assert position(envelope).available == before[2].available + 1
    assert faults() == []


def _posts(world: World, envelope: object) -> bool:
    """The dead client's lock is gone: another one can post."""
    world.vote(envelope, 1)  # type: ignore[arg-type]
    return True
