"""Loads the demonstration: sample documents imported, validated and published by the code that everyone uses."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import connection

from tramontane.accounts.actions import give_mandate, open_account, open_organisation
from tramontane.accounts.models import Organisation, User
from tramontane.config import budget, follow
from tramontane.evidence.actions import Description
from tramontane.instrument import installed
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import ask_import, decide_lines, open_plan, process_import
from tramontane.plan.models import Import, Line, Plan, Territory
from tramontane.portal.publication import publish
from tramontane.portal.searchable import refresh_search

FOLDER = Path(settings.ROOT) / "demo"
#: Only one process loads the demonstration at a time.
LOCK = 4_207_601


def is_loaded() -> bool:
    """Whether every demonstration plan is there with its last version and its money."""
    wanted = {p["slug"]: len(p["versions"]) for p in _described()["plans"]}
    return all(
        (plan := Plan.objects.filter(slug=slug).first()) is not None and plan.versions.count() >= versions
        for slug, versions in wanted.items()
    ) and budget.is_loaded(FOLDER)


def load(progress: Callable[[str], None] = lambda step: None) -> None:
    """Create what is missing of the demonstration; ``progress`` hears each step. Safe to run again.

    Raises ``Refusal`` outside demonstration mode.
    """
    if not settings.DEMONSTRATION:
        raise Refusal("demo.forbidden", "Les données de démonstration n’entrent pas dans une base de production.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        described = _described()
        organisations = {o["code"]: open_organisation(**o) for o in described["organisations"]}
        users = {a["email"]: _account(a, organisations) for a in described["accounts"]}
        for plan in described["plans"]:
            _plan(plan, organisations, users, progress)
        progress("Le budget de démonstration")
        budget.load(FOLDER, users, organisations)
        for instrument in installed():
            if instrument.demo is not None:
                progress(str(instrument.name))
                instrument.demo()
        refresh_search()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _described() -> dict[str, Any]:
    described: dict[str, Any] = yaml.safe_load((FOLDER / "plans.yaml").read_text(encoding="utf-8"))
    return described


def _account(described: dict[str, str], organisations: dict[str, Organisation]) -> User:
    user = open_account(email=described["email"], name=described["name"], is_demonstration=True)
    give_mandate(user=user, organisation=organisations[described["organisation"]], role=described["role"])
    return user


def _plan(
    described: dict[str, Any],
    organisations: dict[str, Organisation],
    users: dict[str, User],
    progress: Callable[[str], None],
) -> None:
    stewards = [organisations[code] for code in described["stewards"]]
    by, validator = users[described["publisher"]], users[described["validator"]]
    plan = Plan.objects.filter(slug=described["slug"]).first() or open_plan(
        slug=described["slug"],
        territory=Territory.objects.get(code=described["territory"]),
        stewards=stewards,
        is_demonstration=True,
    )
    for number, version in enumerate(described["versions"], start=1):
        if plan.versions.filter(number=number).exists():
            continue
        for document in version.get("documents", ()):
            progress(document["title"])
            _import(plan, document, stewards[0], validator)
        refs = list(Line.objects.filter(plan=plan, state="draft").order_by("id").values_list("ref", flat=True))
        decide_lines(plan=plan, refs=refs, verdict="validated", by=validator, reason="Relu avec la source.")
        follow.assign(plan, version.get("owners", {}), organisations, validator)
        for indicator in version.get("follow", ()):
            follow.follow(plan, indicator, validator, by)
        at: datetime | None = version.get("published_at")
        publish(plan=plan, by=by, note=version["note"], at=at)
        for value in version.get("proposed", ()):
            follow.propose(plan, value, validator)


def _import(plan: Plan, described: dict[str, Any], organisation: Organisation, by: User) -> None:
    published_on: date | None = described.get("published_on")
    asked = ask_import(
        plan=plan,
        content=(FOLDER / "documents" / described["file"]).read_bytes(),
        description=Description(
            title=described["title"],
            publisher=described["publisher"],
            genre=described["genre"],
            published_on=published_on,
            file_name=described["file"],
        ),
        organisation=organisation,
        by=by,
    )
    done = process_import(asked=asked)
    if done.state != Import.State.DONE:
        raise Refusal("demo.import", f"{described['file']} : {done.message}")
