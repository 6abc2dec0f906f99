"""Two real processes publish one plan at the same time: versions follow each other and are never the same one."""

import os
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.conftest import Drafting, People, publish_all, validate_all
from tramontane.plan.models import Line, Plan, Version

LOCK = 77_001
CHILD = f"""
import sys, django
django.setup()
from django.db import connection, transaction
from tramontane.accounts.models import User
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import correct_line, decide_lines, publish_plan
from tramontane.plan.lines import load
from tramontane.plan.models import Plan
slug, email, validator, ref = sys.argv[1:]
plan, by, validator = Plan.objects.get(slug=slug), User.objects.get(email=email), User.objects.get(email=validator)
with connection.cursor() as cursor:
    cursor.execute("SELECT pg_advisory_lock_shared({LOCK})")
with transaction.atomic():
    if ref:
        part = next(p for pairs in load(plan).values() for _, p in pairs if p.ref == ref)
        part = part.model_copy(update={{"title": part.title + " (revu)"}})
        correct_line(plan=plan, ref=ref, part=part, by=validator, reason="Revu.")
        decide_lines(plan=plan, refs=[ref], verdict="validated", by=validator, reason="Revu.")
    try:
        print(publish_plan(plan=plan, by=by).number)
    except Refusal as refusal:
        print(refusal.rule)
"""


def publish_together(plan: Plan, people: People, refs: list[str]) -> list[str]:
    """One process for each reference to correct (none if empty), let loose together; what each says."""
    host, name = connection.settings_dict["HOST"], connection.settings_dict["NAME"]
    environment = os.environ | {
        "TRAMONTANE_DATABASE_URL": f"postgresql://postgres@/{name}?host={host}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        children = [
            subprocess.Popen(
                [sys.executable, "-c", CHILD, plan.slug, people.publisher.email, people.officer.email, ref],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
            )
            for ref in refs
        ]
        limit = time.monotonic() + 30
        waiting = 0
        while waiting < len(children) and time.monotonic() < limit:
            time.sleep(0.02)
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted", [LOCK]
            )
            (waiting,) = cursor.fetchone()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    return sorted(child.communicate(timeout=30)[0].strip() for child in children)


@pytest.mark.django_db(transaction=True)
def test_the_same_content_is_published_once_by_two_processes(drafted_plan: Plan, occitanie: People) -> None:
    validate_all(drafted_plan, occitanie.officer)
    assert publish_together(drafted_plan, occitanie, ["", ""]) == ["1", "plan.unchanged"]
    assert list(Version.objects.values_list("number", flat=True)) == [1]


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_change_the_plan_publish_two_versions_that_follow(
    draft_plan: Drafting, deliberation: bytes, occitanie: People
) -> None:
    plan = draft_plan("horizon-ia", deliberation)
    publish_all(plan, occitanie)
    refs = list(Line.objects.filter(plan=plan, kind="axis").order_by("id").values_list("ref", flat=True)[:2])
    assert publish_together(plan, occitanie, refs) == ["2", "3"]
    last = Version.objects.filter(plan=plan).order_by("number").last()
    assert last is not None
    assert sum(p["title"].endswith("(revu)") for p in last.document["axes"]) == 2
