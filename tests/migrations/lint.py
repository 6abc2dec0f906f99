"""Refuses migrations that would keep readers or writers of an existing table waiting, or break the release in service.

The SQL of a migration is judged, not its operations: what reaches PostgreSQL is what locks. A table that the migration
itself creates is nobody's yet, and may have anything done to it. What each statement locks: « ALTER TABLE », « CREATE
INDEX » and « Explicit Locking » of the PostgreSQL manual.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlparse
from django.apps import apps
from django.db import connection
from django.db.migrations import Migration, RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.special import SeparateDatabaseAndState
from django.db.migrations.state import ProjectState

#: The last migration of each application that was there before anybody had data: these and the ones before are exempt.
SHIPPED = {
    "accounts": "0005_language",
    "evidence": "0002_rules",
    "ledger": "0003_proposals",
    "plan": "0006_former_addresses",
    "portal": "0003_language",
    "search": "0002_covering",
}
#: (application, migration, rule) → why it is right all the same. One that exempts nothing fails the tests.
EXEMPT: dict[tuple[str, str, str], str] = {}

#: Rule → what to do instead.
RULES = {
    "volatile-default": "rewrites the table: add the column without it, fill it by a migration of data, then set it",
    "not-null": "refuses what the release in service writes: give a db_default, or add it nullable",
    "set-not-null": "reads the whole table under a full lock: add a CHECK NOT VALID, validate it, then SET NOT NULL",
    "type-change": "rewrites the table: add another column, copy, switch in the next release",
    "index": "keeps writers waiting: AddIndexConcurrently, in a migration of its own with atomic = False",
    "constraint": "reads the whole table under a lock: NOT VALID here, VALIDATE CONSTRAINT in the next migration",
    "validate": "keeps the lock of the other statements while it reads: validate in a migration of its own",
    "unique": "builds its index under a full lock: CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT USING INDEX",
    "rename": "breaks the release in service: add the new one, write both, switch, drop in a later release",
    "drop": "breaks the release in service: stop using it, drop it in the next release (exempt it there)",
    "rewrite": "rewrites or locks the whole table",
    "alone": "cannot be tried again once half done: without a transaction, one statement for each migration",
    "data-and-schema": "keeps the locks of the schema while data change: two migrations",
}
#: Functions whose value is the same for all rows of one statement: PostgreSQL stores it once, without a rewrite.
_STABLE = re.compile(r"\b(now|statement_timestamp|transaction_timestamp|current_setting)\s*\(\s*[^()]*\)", re.I)
_CALL = re.compile(r"\b[a-z_][a-z0-9_.]*\s*\(", re.I)
_WRITES_DATA = re.compile(r"^\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM|WITH\b.*\b(INSERT|UPDATE|DELETE)\b)", re.I | re.S)
_SCHEMA = re.compile(r"^\s*(ALTER|CREATE\s+(UNIQUE\s+)?(INDEX|TABLE)|DROP)\b", re.I)
_TABLE = re.compile(r'^\s*ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?"?(\w+)"?\s+(.*)$', re.I | re.S)
_INDEX = re.compile(r'^\s*CREATE\s+(UNIQUE\s+)?INDEX\s+(CONCURRENTLY\s+)?.*?\bON\s+(?:ONLY\s+)?"?(\w+)"?', re.I | re.S)
_CREATED = re.compile(r'^\s*CREATE\s+(?:UNLOGGED\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?', re.I)
_DROPPED = re.compile(r'^\s*DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?"?(\w+)"?', re.I)
_WHOLE = re.compile(
    r'^\s*(?:CLUSTER|VACUUM\s+FULL|TRUNCATE(?:\s+TABLE)?|LOCK(?:\s+TABLE)?|REINDEX\s+TABLE)\s+(?!CONCURRENTLY)"?(\w+)"?',
    re.I,
)
_TYPED = re.compile(r"\bGENERATED\s+(ALWAYS|BY\s+DEFAULT)\s+AS\b|\b(small|big)?serial\b", re.I)


@dataclass(frozen=True, slots=True)
class Fault:
    """A statement that a rule refuses."""

    rule: str
    statement: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.statement[:140]}\n    {RULES[self.rule]}"


def is_shipped(migration: Migration) -> bool:
    """Whether it is one of those that are exempt."""
    return migration.name <= SHIPPED.get(migration.app_label, "")


def ours(loader: MigrationLoader) -> list[Migration]:
    """The migrations of the platform and of its instruments, in order."""
    labels = {a.label for a in apps.get_app_configs() if a.name.startswith("tramontane.")}
    return [loader.graph.nodes[key] for key in sorted(loader.graph.nodes) if key[0] in labels]


def statements_of(migration: Migration, state: ProjectState) -> list[str]:
    """The SQL of a migration on that state, one statement each, without comments."""
    with connection.schema_editor(collect_sql=True, atomic=migration.atomic) as editor:
        migration.apply(state.clone(), editor, collect_sql=True)
    text = sqlparse.format("\n".join(editor.collected_sql), strip_comments=True)
    return [" ".join(s.split()) for s in sqlparse.split(text) if s.strip(" ;\n")]


def faults_of(migration: Migration, state: ProjectState) -> list[Fault]:
    """What the rules refuse of a migration."""
    statements = statements_of(migration, state)
    created = {m[1] for s in statements if (m := _CREATED.match(s))}
    faults = [Fault(rule, s) for s in statements for rule in _judge(s, created)]
    locks = [s for s in statements if _SCHEMA.match(s) and _table_of(s) not in created]
    data = [s for s in statements if _WRITES_DATA.match(s)] + ["RunPython"] * _runs_python(migration)
    if not migration.atomic and len(statements) > 1:
        faults.append(Fault("alone", " / ".join(statements)))
    if migration.atomic and locks and data:
        faults.append(Fault("data-and-schema", f"{data[0]} / {locks[0]}"))
    if migration.atomic and len(locks) > 1:
        faults += [Fault("validate", s) for s in statements if re.search(r"\bVALIDATE\s+CONSTRAINT\b", s, re.I)]
    return faults


def _runs_python(migration: Migration) -> bool:
    def inside(operations: object) -> Iterator[object]:
        for operation in operations if isinstance(operations, (list, tuple)) else ():
            yield operation
            if isinstance(operation, SeparateDatabaseAndState):
                yield from inside(operation.database_operations)

    return any(isinstance(o, RunPython) for o in inside(migration.operations))


def _table_of(statement: str) -> str:
    for pattern, group in ((_TABLE, 1), (_INDEX, 3), (_CREATED, 1), (_DROPPED, 1)):
        if found := pattern.match(statement):
            return str(found[group])
    return ""


def _judge(statement: str, created: set[str]) -> Iterator[str]:
    """The rules that a statement breaks."""
    if found := _WHOLE.match(statement):
        yield from ["rewrite"] if found[1] not in created else []
    if found := _DROPPED.match(statement):
        yield "drop"
    if (found := _INDEX.match(statement)) and not found[2] and found[3] not in created:
        yield "index"
    if (found := _TABLE.match(statement)) and found[1] not in created:
        for clause in _clauses(found[2].rstrip("; ")):
            yield from _judge_clause(clause)


def _clauses(body: str) -> list[str]:
    """The actions of an ALTER TABLE, cut at commas outside of brackets and quotes."""
    found, depth, quoted, start = [], 0, "", 0
    for at, char in enumerate(body):
        if quoted or char in "'\"":
            quoted = "" if char == quoted else quoted or char
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "," and not depth:
            found.append(body[start:at])
            start = at + 1
    return [clause.strip() for clause in (*found, body[start:])]


def _judge_clause(clause: str) -> Iterator[str]:
    said = re.sub(r"'(?:[^']|'')*'", "''", clause)
    kinds = {
        "rename": r"RENAME\b",
        "drop": r"DROP\s+(COLUMN\b|(?!CONSTRAINT\b|IDENTITY\b)\")",
        "type-change": r"ALTER\s+(COLUMN\s+)?\S+\s+(SET\s+DATA\s+)?TYPE\b",
        "set-not-null": r"ALTER\s+(COLUMN\s+)?\S+\s+SET\s+NOT\s+NULL",
        "rewrite": r"SET\s+(UN)?LOGGED|SET\s+(TABLESPACE|ACCESS\s+METHOD)",
        "unique": r"ADD\s+(CONSTRAINT\s+\S+\s+)?(UNIQUE|PRIMARY\s+KEY|EXCLUDE)\b(?!.*\bUSING\s+INDEX\b)",
        "constraint": r"ADD\s+(CONSTRAINT\s+\S+\s+)?(CHECK|FOREIGN\s+KEY)\b(?!.*\bNOT\s+VALID\b)",
        "not-null": r"ALTER\s+(COLUMN\s+)?\S+\s+DROP\s+DEFAULT",
    }
    yield from (rule for rule, pattern in kinds.items() if re.match(pattern, said, re.I | re.S))
    if re.match(r"ADD\s+(COLUMN\b|(?!CONSTRAINT|CHECK|FOREIGN|UNIQUE|PRIMARY|EXCLUDE)\w|\")", said, re.I):
        yield from _judge_column(said)


def _judge_column(clause: str) -> Iterator[str]:
    default = re.search(r"\bDEFAULT\b(.*?)(?=\b(NOT\s+NULL|NULL|CONSTRAINT|CHECK|REFERENCES|UNIQUE)\b|$)", clause, re.I)
    if _TYPED.search(clause) or (default and _CALL.search(_STABLE.sub("", default[1]))):
        yield "volatile-default"
    if re.search(r"\bNOT\s+NULL\b", clause, re.I) and not default and not _TYPED.search(clause):
        yield "not-null"
    if default and re.search(r"\bREFERENCES\b", clause, re.I):
        yield "constraint"
    if re.search(r"\bCHECK\s*\(", clause, re.I):
        yield "constraint"
    if re.search(r"\b(UNIQUE|PRIMARY\s+KEY)\b", clause, re.I):
        yield "unique"


__all__ = ("EXEMPT", "RULES", "SHIPPED", "Fault", "faults_of", "is_shipped", "ours", "statements_of")
