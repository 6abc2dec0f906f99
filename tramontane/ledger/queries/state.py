"""What public pages of money depend on."""

from django.db import connection


def journal_state() -> str:
    """A word that changes whenever something is written: entries, acts and envelopes only ever add up. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT max(id) FROM ledger_journalentry), (SELECT max(id) FROM ledger_act),"
            " (SELECT max(id) FROM ledger_budgetenvelope)"
        )
        return ".".join(str(n or 0) for n in cursor.fetchone() or ())
