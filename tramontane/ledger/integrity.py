"""Looks for what the ledger should never contain, as if the rules of the database could have been bypassed.

Each check yields one French sentence per fault, and nothing when all is well.
"""

from collections.abc import Iterator

from django.db import connection

from tramontane.ledger.chain import fingerprint
from tramontane.ledger.models import Seal
from tramontane.lib import french


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


_BALANCES = """
WITH moved AS (
  SELECT account_id AS id, sum(amount) AS amount FROM ledger_journalline GROUP BY 1),
rolled AS (
  SELECT total_id AS id, sum(amount) AS amount FROM ledger_journalline GROUP BY 1)
SELECT a.id, a.kind FROM ledger_account a LEFT JOIN moved m USING (id) LEFT JOIN rolled r USING (id)
 WHERE a.balance <> coalesce(CASE WHEN a.total_id IS NULL THEN r.amount ELSE m.amount END, 0) ORDER BY 1
"""
_RUNNING = """
SELECT id FROM (SELECT id, running, sum(amount) OVER (PARTITION BY total_id ORDER BY recorded_at) AS replayed
                  FROM ledger_journalline) lines WHERE running <> replayed ORDER BY 1
"""
_DAYS = """
WITH replayed AS (
  SELECT account_id, "on", sum(moved) OVER (PARTITION BY account_id ORDER BY "on") AS balance FROM (
    SELECT l.total_id AS account_id, e."on", sum(l.amount) AS moved
      FROM ledger_journalline l JOIN ledger_journalentry e ON e.id = l.entry_id GROUP BY 1, 2) days)
SELECT account_id, "on"::text FROM ledger_daybalance d FULL JOIN replayed r USING (account_id, "on")
 WHERE d.balance IS DISTINCT FROM r.balance ORDER BY 1, 2
"""


def balances() -> Iterator[str]:
    """Every stored balance is what its lines make: of accounts, after each line, and at the end of each day."""
    for number, kind in _rows(_BALANCES):
        yield f"le compte {number} ({kind}) n’a pas le solde de ses lignes"
    for (number,) in _rows(_RUNNING):
        yield f"la ligne {number} n’a pas le solde que donnent les lignes d’avant"
    for number, day in _rows(_DAYS):
        yield f"le compte {number} n’a pas le solde de ses écritures au {day}"


_UNBALANCED = """
SELECT DISTINCT l.entry_id FROM ledger_journalline l JOIN ledger_account a ON a.id = l.account_id
 GROUP BY l.entry_id, left(a.kind, 1), a.envelope_id HAVING sum(l.amount) <> 0 ORDER BY 1
"""
_BARE = """
SELECT e.id FROM ledger_journalentry e LEFT JOIN ledger_journalentry o ON o.id = e.reverses_id
 WHERE coalesce(o.kind, e.kind) <> 'closing'
   AND NOT EXISTS (SELECT 1 FROM ledger_journalline l WHERE l.entry_id = e.id) ORDER BY 1
"""
_WITHOUT_ACT = """
SELECT e.id FROM ledger_journalentry e LEFT JOIN ledger_act a ON a.id = e.act_id
 WHERE a.plan_id IS DISTINCT FROM e.plan_id OR a.kind <> ALL (ledger_allowed_acts(e.kind)) ORDER BY 1
"""
_NOT_OPPOSITE = """
SELECT e.id FROM ledger_journalentry e JOIN ledger_journalline l ON l.entry_id IN (e.id, e.reverses_id)
 WHERE e.reverses_id IS NOT NULL GROUP BY e.id, l.account_id HAVING sum(l.amount) <> 0 ORDER BY 1
"""


def entries() -> Iterator[str]:
    """Every entry is balanced, has lines and an act that allows it; a reversal is the exact opposite."""
    for query, said in (
        (_UNBALANCED, "n’est pas équilibrée"),
        (_BARE, "n’a pas de ligne"),
        (_WITHOUT_ACT, "n’a pas l’acte qui la permet"),
        (_NOT_OPPOSITE, "n’est pas l’opposé de celle qu’elle annule"),
    ):
        yield from (f"l’écriture {number} {said}" for (number,) in _rows(query))


_WHOLE = """
SELECT DISTINCT envelope_id FROM ledger_account WHERE total_id IS NULL
 GROUP BY envelope_id, left(kind, 1), fiscal_year HAVING sum(balance) <> 0 ORDER BY 1
"""
_PAIRED = """
SELECT commitment_id FROM ledger_account WHERE commitment_id IS NOT NULL GROUP BY 1
HAVING sum(CASE kind WHEN 'A4' THEN balance WHEN 'C2' THEN -balance ELSE 0 END) <> 0
    OR sum(CASE kind WHEN 'A5' THEN balance WHEN 'C3' THEN -balance ELSE 0 END) <> 0
    OR sum(CASE WHEN kind IN ('R0', 'A5') THEN balance ELSE 0 END) < 0 ORDER BY 1
"""
_CLOSED = """
SELECT DISTINCT b.plan_id, a.fiscal_year FROM ledger_account a JOIN ledger_budgetenvelope b ON b.id = a.envelope_id
 WHERE a.kind IN ('C1', 'C2') AND a.balance <> 0 AND ledger_is_closed(b.plan_id, a.fiscal_year, 0) ORDER BY 1, 2
"""
_PARTS = """
WITH voted AS (SELECT envelope_id AS id, -balance AS amount FROM ledger_account WHERE kind = 'A0')
SELECT s.code FROM ledger_budgetenvelope s LEFT JOIN voted v USING (id)
  JOIN (SELECT p.comes_from_id AS id, sum(amount) AS amount FROM ledger_budgetenvelope p JOIN voted USING (id)
         GROUP BY 1) parts USING (id)
 WHERE parts.amount > coalesce(v.amount, 0) ORDER BY 1
"""


def identities() -> Iterator[str]:
    """What is voted is all somewhere; orders and payments use as many credits; a closed year holds nothing."""
    for (number,) in _rows(_WHOLE):
        yield f"l’enveloppe {number} a voté autre chose que ce qu’elle porte"
    for (number,) in _rows(_PAIRED):
        yield f"l’engagement {number} n’a pas autant de crédits que de mandats, ou rend plus que payé"
    for plan, year in _rows(_CLOSED):
        yield f"l’exercice {year} du plan {plan} est clos et porte encore des crédits"
    for (code,) in _rows(_PARTS):
        yield f"l’enveloppe {code} alimente d’autres plans au-delà de ce qui y est voté"


def seals() -> Iterator[str]:
    """Every seal is the fingerprint of its entries and of the seal before: a past that changed shows here."""
    before, after = "", 0
    for seal in Seal.objects.order_by("day"):
        last = seal.last_entry_id or 0
        if fingerprint(before, seal.day, after, last) != (seal.sha256, seal.entries):
            yield f"les écritures scellées le {french.day(seal.day)} ne sont plus celles du scellé"
        before, after = seal.sha256, last
