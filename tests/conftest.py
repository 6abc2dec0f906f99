"""Fixtures of every test: the guards, Regions and their people, a plan drafted and published by the real actions."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any, Protocol

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from tests import guards
from tramontane.accounts.actions import give_mandate, open_account, open_organisation
from tramontane.accounts.models import Organisation, User
from tramontane.evidence.actions import Description
from tramontane.plan.actions import ask_import, decide_lines, open_plan, process_import, publish_plan
from tramontane.plan.models import Line, Plan, Territory, Version
from tramontane.portal.readonly import only_read

settings.register_profile(
    "house",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("house")

REGIONS = import_module("tramontane.plan.migrations.0003_territories").REGIONS

DELIBERATION = """Le conseil régional adopte le plan « Horizon IA »

Réuni le 11 juillet 2024 à Toulouse, le conseil régional a adopté le plan « Horizon IA ».

Ce plan est doté de 60 millions d’euros pour la période 2024-2028, en deux axes :

1. Soutenir la recherche : 40 millions d’euros.
2. Former aux métiers : 20 millions d’euros.

L’objectif est d’accompagner 100 projets en cinq ans. La Région organisera une conférence à Toulouse en octobre 2024.
""".encode()
ANNOUNCEMENT = """La Région annonce son plan « Horizon IA »

La Région a annoncé le 21 mai 2024 le plan « Horizon IA ». Il est doté d’environ 50 millions d’euros, une estimation.
""".encode()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a module makes once is undone test by test too: each runs in a savepoint of the module's transaction."""
    for item in items:
        if "module_db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(autouse=True)
def _guards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The guards of ``tests.guards`` watch every test."""
    yield from guards.install(monkeypatch)


@pytest.fixture(scope="session", autouse=True)
def _flush_frozen_tables() -> Iterator[None]:
    """Transactional tests end by emptying all tables: frozen ones too, and the Regions come back."""
    flush = DatabaseOperations.execute_sql_flush
    rows = ", ".join(f"('{code}', '{name.replace(chr(39), chr(39) * 2)}', '{slug}')" for code, name, slug in REGIONS)

    def execute_sql_flush(self: Any, sql_list: list[str]) -> None:
        only_read(False)
        wanted = [
            "SET LOCAL session_replication_role = replica",
            "TRUNCATE procrastinate_jobs CASCADE",
            "TRUNCATE tramontane_cache",
            *sql_list,
        ]
        flush(self, [*wanted, f"INSERT INTO plan_territory (code, name, slug) VALUES {rows}"])  # noqa: S608  (ours)

    DatabaseOperations.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign, assignment]  # for the session
    yield
    DatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]  # as it was


@dataclass(frozen=True)
class People:
    """Who may act for one organisation."""

    organisation: Organisation
    reader: User
    officer: User
    publisher: User


def make_people(code: str, name: str, kind: str = "region") -> People:
    """An organisation with a reader, an officer and a publisher."""
    organisation = open_organisation(code=code, name=name, kind=kind)
    users = {role: open_account(email=f"{role}.{code}@example.org", name=f"{role} {name}") for role in ROLES}
    for role, user in users.items():
        give_mandate(user=user, organisation=organisation, role=role)
    return People(organisation, users["reader"], users["officer"], users["publisher"])


ROLES = ("reader", "officer", "publisher")


@pytest.fixture
def occitanie(db: None) -> People:
    """The Region that stewards the plans of these fixtures."""
    return make_people("region-occitanie", "Région Occitanie")


@pytest.fixture
def sud(db: None) -> People:
    """Another Region: none of its people may act on Occitanie's plans."""
    return make_people("region-sud", "Région Sud")


@pytest.fixture
def aura(db: None) -> People:
    """A third Region."""
    return make_people("region-auvergne-rhone-alpes", "Région Auvergne-Rhône-Alpes")


@pytest.fixture
def stranger(db: None) -> User:
    """A signed-up person without any mandate."""
    return open_account(email="personne@example.org", name="Personne")


@pytest.fixture
def deliberation() -> bytes:
    """A short French deliberation (plain text): 60 M€ adopted on 11 July 2024, two axes that add up, a target."""
    return DELIBERATION


@pytest.fixture
def announcement() -> bytes:
    """The announcement of the same plan, of 21 May 2024: about 50 M€."""
    return ANNOUNCEMENT


class Drafting(Protocol):
    """Imports documents into a new plan of Occitanie, as its officer does."""

    def __call__(self, slug: str, *contents: bytes, is_demonstration: bool = False) -> Plan: ...


def import_all(
    people: People, slug: str, contents: Iterable[bytes], *, code: str = "76", is_demonstration: bool = False
) -> Plan:
    """Open a plan and bring it documents, through the real actions (import, reading, extraction, drafting)."""
    plan = open_plan(
        slug=slug,
        territory=Territory.objects.get(code=code),
        stewards=[people.organisation],
        is_demonstration=is_demonstration,
    )
    for content in contents:
        is_act = content != ANNOUNCEMENT
        asked = ask_import(
            plan=plan,
            content=content,
            description=Description(
                title=content.decode().splitlines()[0],
                publisher="Région Occitanie",
                published_on=date(2024, 7, 12) if is_act else date(2024, 5, 22),
                genre="act" if is_act else "press",
                file_name="document.txt",
            ),
            organisation=people.organisation,
            by=people.officer,
        )
        done = process_import(asked=asked)
        assert done.state == "done", done.message
    return plan


@pytest.fixture
def draft_plan(occitanie: People) -> Drafting:
    """Makes a plan in draft from documents."""

    def make(slug: str, *contents: bytes, is_demonstration: bool = False) -> Plan:
        return import_all(occitanie, slug, contents, is_demonstration=is_demonstration)

    return make


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for a whole module, undone at its end: what it makes is made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def told_twice(module_db: None) -> tuple[Plan, People]:
    """A plan told by two documents, validated and published, made once for the module."""
    people = make_people("region-occitanie", "Région Occitanie")
    plan = import_all(people, "horizon-ia", (ANNOUNCEMENT, DELIBERATION))
    publish_all(plan, people)
    return plan, people


@pytest.fixture
def drafted_plan(draft_plan: Drafting, deliberation: bytes) -> Plan:
    """A plan of Occitanie, all its lines in draft."""
    return draft_plan("horizon-ia", deliberation)


def validate_all(plan: Plan, by: User) -> None:
    """Validate every draft line of a plan."""
    refs = list(Line.objects.filter(plan=plan, state="draft").order_by("id").values_list("ref", flat=True))
    decide_lines(plan=plan, refs=refs, verdict="validated", by=by, reason="Relu avec la source.")


def publish_all(plan: Plan, people: People, at: datetime | None = None) -> Version:
    """Validate every draft line, then publish."""
    validate_all(plan, people.officer)
    return publish_plan(plan=plan, by=people.publisher, note="Publication.", at=at)


@pytest.fixture
def published_plan(drafted_plan: Plan, occitanie: People) -> Plan:
    """The same plan, validated by its officer and published by its publisher."""
    publish_all(drafted_plan, occitanie)
    return drafted_plan


@pytest.fixture
def published_version(published_plan: Plan) -> Version:
    """Version 1 of the published plan."""
    return Version.objects.get(plan=published_plan)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs in another process takes the platform's settings, on the server of the tests."""
    assert django_settings.configured
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tramontane.config.settings")
    assert "TRAMONTANE_DATABASE_URL" in os.environ
