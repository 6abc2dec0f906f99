"""Two processes look for letters to write at the same time: each follower gets one, whoever writes it."""

import os
import subprocess
import sys
import time

import pytest
from django.db import connection
from django.test import Client

from tests.conftest import People, publish_all
from tests.portal.follow.mailbox import follow, letters
from tramontane.plan.actions import correct_line
from tramontane.plan.lines import load
from tramontane.plan.models import Plan
from tramontane.portal.models import Following

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
LOCK = 77_002
CHILD = f"""
import django
django.setup()
from datetime import timedelta
from django.db import connection
from django.utils import timezone
from tramontane.portal.follow.digests import tell_followers
with connection.cursor() as cursor:
    cursor.execute("SELECT pg_advisory_lock_shared({LOCK})")
print(tell_followers(timezone.now() + timedelta(minutes=1)))
"""


def test_a_follower_gets_one_letter_from_two_workers(client: Client, published_plan: Plan, occitanie: People) -> None:
    for number in range(6):
        follow(client, email=f"{number}@example.org")
    part = next(p for pairs in load(published_plan).values() for row, p in pairs if row.kind == "axis")
    part = part.model_copy(update={"title": "Un autre nom"})
    correct_line(plan=published_plan, ref=part.ref, part=part, by=occitanie.officer, reason="Relu.")
    publish_all(published_plan, occitanie)
    host, name = connection.settings_dict["HOST"], connection.settings_dict["NAME"]
    environment = os.environ | {
        "TRAMONTANE_DATABASE_URL": f"postgresql://postgres@/{name}?host={host}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        workers = [
            subprocess.Popen([sys.executable, "-c", CHILD], env=environment, stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        waiting, limit = 0, time.monotonic() + 30
        while waiting < 2 and time.monotonic() < limit:
            time.sleep(0.02)
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted", [LOCK]
            )
            (waiting,) = cursor.fetchone()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    assert sum(int(w.communicate(timeout=60)[0]) for w in workers) == 6
    assert sorted(m.to[0] for m in letters()) == [f"{n}@example.org" for n in range(6)]
    assert set(Following.objects.values_list("told_version", flat=True)) == {2}
