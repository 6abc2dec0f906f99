"""Breaks a rule of the database on purpose, in SQL, and lists the rules that there are to break."""

from dataclasses import dataclass, field

import pytest
from django.db import Error, connection, transaction

#: Tables of Django's own permissions, which we do not use.
NOT_OURS = ("accounts_user_groups", "accounts_user_user_permissions")
APPS = ("accounts", "evidence", "plan", "ledger", "search", "portal")


@dataclass(frozen=True, slots=True)
class Copy:
    """Insert the first row of ``table`` that meets ``where`` again, some columns set to other SQL expressions."""

    table: str
    changes: dict[str, str] = field(default_factory=dict)
    where: str = "true"

    def sql(self) -> str:
        """The INSERT statement; the identity column is left to the database."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_identity = 'NO'",
                [self.table],
            )
            names = [row[0] for row in cursor.fetchall()]
        assert not self.changes.keys() - set(names), f"{self.table} has no such column"
        columns = ", ".join(f'"{n}"' for n in names)
        values = ", ".join(self.changes.get(n, f'"{n}"') for n in names)
        return f"INSERT INTO {self.table} ({columns}) SELECT {values} FROM {self.table} WHERE {self.where} LIMIT 1"  # noqa: S608


Statement = str | Copy
#: Triggers are off, so that the constraint behind them is reached; checks and unique indexes stay.
WITHOUT_TRIGGERS = "SET LOCAL session_replication_role = replica"
DEFERRED_NOW = "SET CONSTRAINTS ALL IMMEDIATE"


@dataclass(frozen=True, slots=True)
class Break:
    """The last statement is refused by ``said`` (a constraint name); ``rule`` is the trigger or index behind it."""

    rule: str
    statements: tuple[Statement, ...]
    said: str


def breaks(rule: str, *statements: Statement, said: str = "") -> Break:
    """A way to break a rule. ``said`` is the name PostgreSQL gives if it is not the rule's; ``*``: one Django made."""
    return Break(rule, statements, said or rule)


def frozen(table: str, app: str) -> list[Break]:
    """An append-only table: no row is changed or deleted, and it is never emptied."""
    name, said = f"{app}_{table}", f"{app}_{table}_frozen"
    column = "id" if table not in ("archive", "renditionrecord") else "document_id"
    return [
        breaks(f"{table}_frozen", f"UPDATE {name} SET {column} = {column}", said=said),  # noqa: S608  (names of ours)
        breaks(f"{table}_frozen", f"DELETE FROM {name}", said=said),  # noqa: S608
        breaks(f"{table}_not_emptied", f"TRUNCATE {name} CASCADE", said=said),
    ]


def cases(found: list[Break]) -> list[object]:
    """The breaks as parameters of a test."""
    return [pytest.param(b, id=f"{b.rule}-{n}") for n, b in enumerate(found)]


def assert_refused(broken: Break) -> None:
    """Run the statements; the last one alone fails, and names the rule."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for statement in broken.statements[:-1]:
            cursor.execute(statement.sql() if isinstance(statement, Copy) else statement)
            assert not isinstance(statement, Copy) or cursor.rowcount == 1, f"{statement} copied nothing"
        last = broken.statements[-1]
        with pytest.raises(Error) as caught, transaction.atomic():
            cursor.execute(last.sql() if isinstance(last, Copy) else last)
        cause = caught.value.__cause__
        assert cause is not None
        assert getattr(cause, "diag", None) is not None, caught.value
        said = cause.diag.constraint_name  # type: ignore[attr-defined]  # psycopg's
        assert said == broken.said or (broken.said == "*" and said.startswith(broken.rule.partition("(")[0])), (
            caught.value
        )
        transaction.set_rollback(True)


def rules_of_the_database() -> set[str]:
    """Names of our triggers, checks and unique indexes; an unnamed one is called ``table(columns)``.

    Foreign keys, primary keys, NOT NULL and the checks of Django's positive integers are left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, t.tgname, 'trigger' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
             WHERE NOT t.tgisinternal
            UNION ALL
            SELECT c.relname, k.conname, 'check' FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
             WHERE k.contype = 'c' AND NOT k.conname ~ ('^' || c.relname || '_.*_check$')
            UNION ALL
            SELECT c.relname,
                   CASE WHEN i.relname LIKE left(c.relname, 20) || '%%'
                        THEN c.relname || '(' || (SELECT string_agg(a.attname, ',' ORDER BY a.attnum)
                             FROM pg_attribute a WHERE a.attrelid = i.oid) || ')'
                        ELSE i.relname END, 'unique'
              FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
             WHERE x.indisunique AND NOT x.indisprimary
            """
        )
        rows = cursor.fetchall()
    return {name for table, name, _ in rows if table.split("_")[0] in APPS and table not in NOT_OURS}
