"""The rights of a PostgreSQL role that serves the platform without owning a table.

It reads everything and writes what the platform writes, except the journal of the money: there it may only call the
function that posts. It cannot change a rule, switch a trigger off or empty a table.
"""

from django.db import connection
from psycopg import sql

#: Tables of the ledger that only ``ledger_post`` writes, and those to which rows are only added.
_POSTED = ("ledger_account", "ledger_daybalance", "ledger_journalentry", "ledger_journalline")
_ADDED = ("ledger_act", "ledger_seal")
#: Rows decided once, by an update that a trigger watches.
_DECIDED = ("ledger_proposal",)
_FUNCTIONS = ("ledger_post", "ledger_hold_journal")


def role_exists(role: str) -> bool:
    """Whether the server knows the role."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def owns_something(role: str) -> bool:
    """Whether the role owns tables or passes rules: what it may do could then not be limited."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %(role)s AND rolsuper) OR EXISTS ("
            " SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
            " AND pg_has_role(%(role)s, c.relowner, 'USAGE'))",
            {"role": role},
        )
        return bool(cursor.fetchone()[0])


def grant(role: str) -> None:
    """Give the role these rights and no other on what is there; to run again after each upgrade."""
    name = sql.Identifier(role)
    statements = [
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(name),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(name),
        sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(name),
        *(sql.SQL("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(t), name) for t in _POSTED),
        *(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(t), name) for t in _ADDED),
        *(sql.SQL("REVOKE DELETE ON {} FROM {}").format(sql.Identifier(t), name) for t in _DECIDED),
        *(sql.SQL("REVOKE EXECUTE ON FUNCTION {} FROM PUBLIC").format(sql.Identifier(f)) for f in _FUNCTIONS),
        *(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(sql.Identifier(f), name) for f in _FUNCTIONS),
    ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
