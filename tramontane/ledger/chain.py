"""The chain of the journal: what a day's entries say, letter by letter, and the fingerprint that binds it to the past.

One entry is one line of text (UTF-8): its columns, its act with the fingerprint of the document, and its movements.
A seal is the SHA-256 of the seal before, the day, then every line, each ended by a line feed. Whoever holds the
lines and a seal dated by a third party can compute it again with any tool.
"""

import hashlib
from collections.abc import Iterator
from datetime import date

from django.db import connection, transaction

_TEXT = """
SELECT concat_ws('|', e.id, e.key, e.plan_id, e.kind, e."on",
         to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
         coalesce(e.fiscal_year::text, ''), quote_literal(e.reference), quote_literal(e.reason),
         coalesce(e.reverses_id::text, ''), coalesce(e.settles_id::text, ''), coalesce(e.by_id::text, ''),
         a.kind, quote_literal(a.reference), a."on", quote_literal(a.title), coalesce(d.sha256, ''),
         coalesce(a.passage_id::text, ''),
         (SELECT string_agg(concat_ws(':', c.envelope_id, c.kind, coalesce(c.fiscal_year, 0),
                   coalesce(c.reservation_id, 0), coalesce(c.commitment_id, 0), l.amount), ',' ORDER BY l.id)
            FROM ledger_journalline l JOIN ledger_account c ON c.id = l.account_id WHERE l.entry_id = e.id))
  FROM ledger_journalentry e JOIN ledger_act a ON a.id = e.act_id LEFT JOIN evidence_document d ON d.id = a.document_id
 WHERE e.id > %s AND e.id <= %s ORDER BY e.id
"""


def lines(after: int, last: int) -> Iterator[str]:
    """The text of every entry after one number and up to another, in order, without keeping them in memory."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_TEXT, [after, last])
        while rows := cursor.fetchmany(2000):
            for (text,) in rows:
                yield text


def fingerprint(before: str, day: date, after: int, last: int) -> tuple[str, int]:
    """The seal of those entries in hexadecimal, and how many they are; ``before`` is the seal before ("" at first)."""
    digest = hashlib.sha256(f"{before}\n{day.isoformat()}\n".encode())
    count = 0
    for text in lines(after, last):
        digest.update(f"{text}\n".encode())
        count += 1
    return digest.hexdigest(), count
