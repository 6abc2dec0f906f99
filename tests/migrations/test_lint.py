"""Each rule of the migrations is broken on purpose; what is written as it should be passes."""

from importlib import import_module
from typing import Any

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    Migration,
    RemoveField,
    RenameField,
    RunPython,
    RunSQL,
)
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models.functions import Now
from django.utils import timezone

from tests.migrations.lint import EXEMPT, RULES, SHIPPED, faults_of, is_shipped, ours, statements_of


#: Without a transaction around each test: some operations refuse to be written inside one.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def loader() -> MigrationLoader:
    """The migrations."""
    return MigrationLoader(None)


@pytest.fixture(scope="module")
def now(loader: MigrationLoader) -> ProjectState:
    """The models as all the migrations leave them."""
    return loader.project_state()


def made(*operations: Any, atomic: bool = True) -> Migration:
    """A migration of the plan."""
    found = Migration("9999_next", "plan")
    found.operations, found.atomic = list(operations), atomic
    return found


def sql(*statements: str, atomic: bool = True) -> Migration:
    """One written in SQL."""
    return made(*(RunSQL(s, RunSQL.noop) for s in statements), atomic=atomic)


def test_no_migration_keeps_the_site_waiting(loader: MigrationLoader) -> None:
    """Those that came after the first release, each with its exemptions; and no exemption is left over."""
    wrong, used = [], set()
    for migration in (m for m in ours(loader) if not is_shipped(m)):
        state = loader.project_state((migration.app_label, migration.name), at_end=False)
        for fault in faults_of(migration, state):
            key = (migration.app_label, migration.name, fault.rule)
            used |= {key} & EXEMPT.keys()
            wrong += [] if key in EXEMPT else [f"{migration}: {fault}"]
    assert not wrong, "\n" + "\n".join(wrong)
    assert not EXEMPT.keys() - used
    assert all(len(reason) > 20 for reason in EXEMPT.values())


def test_the_migrations_that_are_exempt_are_there(loader: MigrationLoader) -> None:
    """A misspelt name would exempt everything, or nothing."""
    assert set(SHIPPED.items()) <= set(loader.graph.nodes)


TEXT = models.CharField(max_length=9, null=True)
BROKEN: list[tuple[str, Migration]] = [
    ("not-null", made(AddField("plan", "x", models.IntegerField(default=3)))),
    ("not-null", sql("ALTER TABLE plan_plan ADD COLUMN x integer NOT NULL")),
    ("volatile-default", sql("ALTER TABLE plan_plan ADD COLUMN x uuid DEFAULT gen_random_uuid()")),
    ("volatile-default", sql("ALTER TABLE plan_plan ADD x timestamptz NOT NULL DEFAULT clock_timestamp()")),
    ("volatile-default", sql("ALTER TABLE plan_plan ADD x int GENERATED ALWAYS AS (id + 1) STORED")),
    ("type-change", made(AlterField("version", "number", models.BigIntegerField()))),
    ("set-not-null", sql("ALTER TABLE plan_version ALTER COLUMN note SET NOT NULL")),
    ("index", made(AddIndex("version", models.Index(fields=("published_at",), name="x")))),
    ("index", sql("CREATE UNIQUE INDEX x ON plan_version USING btree (published_at)")),
    ("constraint", made(AddConstraint("version", models.CheckConstraint(condition=models.Q(number__gt=0), name="x")))),
    ("constraint", sql("ALTER TABLE plan_version ADD CONSTRAINT x FOREIGN KEY (plan_id) REFERENCES plan_plan (id)")),
    ("constraint", sql("ALTER TABLE plan_plan ADD COLUMN y int, ADD x int CHECK (x > 0)")),
    ("constraint", sql("ALTER TABLE plan_plan ADD x bigint DEFAULT 1 REFERENCES plan_plan (id)")),
    ("unique", made(AddConstraint("version", models.UniqueConstraint(fields=("sha256",), name="x")))),
    ("unique", made(AddField("plan", "x", models.CharField(max_length=9, null=True, unique=True)))),
    ("validate", sql("ALTER TABLE plan_plan ADD COLUMN x int", "ALTER TABLE plan_version VALIDATE CONSTRAINT y")),
    ("rename", made(RenameField("version", "note", "remark"))),
    ("rename", sql("ALTER TABLE plan_version RENAME TO plan_release")),
    ("drop", made(RemoveField("version", "note"))),
    ("drop", sql("-- nobody reads it\nDROP TABLE plan_event")),
    ("rewrite", sql("ALTER TABLE plan_version SET UNLOGGED")),
    ("rewrite", sql("LOCK TABLE plan_version")),
    (
        "alone",
        sql(
            "CREATE INDEX CONCURRENTLY x ON plan_version (note)",
            "CREATE INDEX CONCURRENTLY y ON plan_version (sha256)",
            atomic=False,
        ),
    ),
    ("data-and-schema", made(AddField("plan", "x", TEXT), RunPython(RunPython.noop))),
    ("data-and-schema", sql("ALTER TABLE plan_plan ADD COLUMN x text", "UPDATE plan_plan SET x = slug")),
]


def test_what_locks_or_breaks_is_refused(now: ProjectState) -> None:
    missed = [(r, statements_of(m, now)) for r, m in BROKEN if r not in {f.rule for f in faults_of(m, now)}]
    assert missed == []


def test_what_is_tried_under_traffic_follows_the_rules(now: ProjectState) -> None:
    names = ("0001_columns", "0002_rule", "0003_checked", "0004_index", "0005_data")
    release = [import_module(f"tests.migrations.next_release.migrations.{n}").Migration(n, "next_release") for n in names]
    assert [f for m in release for f in faults_of(m, now)] == []


def test_every_rule_is_broken_once() -> None:
    assert {rule for rule, _migration in BROKEN} == set(RULES)


RIGHT = {
    "a nullable column": made(AddField("plan", "x", TEXT)),
    "a nullable key": made(AddField("version", "x", models.ForeignKey("plan.Plan", models.PROTECT, null=True, db_index=False))),
    "a constant kept by the database": made(AddField("plan", "x", models.IntegerField(db_default=3))),
    "an instant kept by the database": made(AddField("plan", "x", models.DateTimeField(db_default=Now()))),
    "a word that looks like a call": made(AddField("plan", "x", models.TextField(db_default="non (pas encore), si"))),
    "an index built aside": made(
        AddIndexConcurrently("version", models.Index(fields=("published_at",), name="x")), atomic=False
    ),
    "a rule not yet checked": sql("ALTER TABLE plan_version ADD CONSTRAINT x CHECK (number > 0) NOT VALID"),
    "a rule checked afterwards": sql("ALTER TABLE plan_version VALIDATE CONSTRAINT x"),
    "a unique index made before": sql("ALTER TABLE plan_version ADD CONSTRAINT x UNIQUE USING INDEX y"),
    "data alone": made(RunPython(RunPython.noop)),
    "a table of its own": made(
        CreateModel(
            "Thing",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("at", models.DateTimeField(default=timezone.now)),
                ("plan", models.ForeignKey("plan.Plan", models.PROTECT)),
                ("code", models.SlugField(unique=True)),
            ],
        ),
        AddIndex("thing", models.Index(fields=("at",), name="x")),
    ),
}


def test_what_makes_nobody_wait_passes(now: ProjectState) -> None:
    assert {name: found for name, migration in RIGHT.items() if (found := faults_of(migration, now))} == {}
