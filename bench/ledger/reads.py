"""Milliseconds to read the position of an envelope with ten thousand entries behind it, then with a million.

Entries are made in SQL, triggers aside, as the triggers would have made them; the replay of balances that
``check-integrity`` makes is run on them before anything is measured.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bench.ledger.money import make
from bench.samples import Spread, spread

SMALL = 10_000
_TIMES, _ROUNDS = 40, 7
#: Entry n takes a cent from A1 to A2: one a minute of the past, each counting from its day.
_FILL = """
SET LOCAL session_replication_role = replica;
INSERT INTO ledger_journalentry (key, plan_id, kind, act_id, "on", recorded_at, reference, reason)
SELECT gen_random_uuid(), b.plan_id, 'reservation', a.id,
       (t.at AT TIME ZONE 'Europe/Paris')::date, t.at, '', ''
  FROM generate_series(%(first)s::bigint, %(last)s) n,
       LATERAL (SELECT '2022-01-01'::timestamptz + n * interval '1 second' * %(step)s AS at) t,
       ledger_reservation r JOIN ledger_budgetenvelope b ON b.id = r.envelope_id
  JOIN ledger_act a ON a.plan_id = b.plan_id
 WHERE r.id = %(reservation)s ORDER BY n;
INSERT INTO ledger_journalline (entry_id, account_id, amount, total_id, running, recorded_at)
SELECT e.id, c.id, s.amount, coalesce(c.total_id, c.id), 0, e.recorded_at
  FROM ledger_reservation r JOIN ledger_budgetenvelope b ON b.id = r.envelope_id
  JOIN ledger_journalentry e ON e.plan_id = b.plan_id AND e.kind = 'reservation' AND e.by_id IS NULL
  JOIN ledger_account c ON c.envelope_id = b.id AND (c.reservation_id = r.id OR c.kind = 'A1')
  JOIN (VALUES ('A1', -0.01), ('A2', 0.01)) s(kind, amount) ON s.kind = c.kind
 WHERE r.id = %(reservation)s AND NOT EXISTS (SELECT 1 FROM ledger_journalline l WHERE l.entry_id = e.id)
 ORDER BY e.id;
UPDATE ledger_journalline l SET running = w.running FROM (
  SELECT id, sum(amount) OVER (PARTITION BY total_id ORDER BY recorded_at) AS running FROM ledger_journalline
   WHERE total_id IN (SELECT coalesce(c.total_id, c.id) FROM ledger_account c JOIN ledger_reservation r
                        ON r.envelope_id = c.envelope_id WHERE r.id = %(reservation)s)) w
 WHERE w.id = l.id AND w.running <> l.running;
UPDATE ledger_account a SET balance = s.amount FROM (
  SELECT id, sum(amount) AS amount FROM (SELECT account_id AS id, amount FROM ledger_journalline
    UNION ALL SELECT total_id, amount FROM ledger_journalline WHERE total_id <> account_id) x GROUP BY 1) s
 WHERE s.id = a.id AND a.balance <> s.amount;
DELETE FROM ledger_daybalance;
INSERT INTO ledger_daybalance (account_id, "on", balance, is_source)
SELECT d.account_id, d."on", sum(d.moved) OVER (PARTITION BY d.account_id ORDER BY d."on"), a.kind IN ('A0', 'C0', 'R0')
  FROM (SELECT l.total_id AS account_id, e."on", sum(l.amount) AS moved FROM ledger_journalline l
          JOIN ledger_journalentry e ON e.id = l.entry_id GROUP BY 1, 2) d JOIN ledger_account a ON a.id = d.account_id;
"""
#: The same three years, whatever the number of entries.
_SECONDS = 3 * 365 * 86400


def reads(entries: int = 1_000_000) -> dict[str, Spread | float]:
    """Milliseconds by read at both sizes, and how many times slower the big one is."""
    from django.db import connection  # noqa: PLC0415  (once Django is ready)

    from tramontane.ledger.integrity import balances  # noqa: PLC0415

    money = make(1, "mesure-lecture")
    measures: dict[str, Spread | float] = {"ledger_entries": entries}
    found: dict[str, list[Spread]] = {}
    for size, first in ((SMALL, 1), (entries, SMALL + 1)):
        began = time.perf_counter()
        fill(money.reservations[0], first, size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE ledger_journalentry, ledger_journalline, ledger_daybalance, ledger_account")
        measures[f"ledger_fill_{size}_s"] = time.perf_counter() - began
        faults = list(balances())
        if faults:
            raise RuntimeError(f"the measured entries are wrong: {faults[:3]}")
        for name, read in _reads(money.reservations[0]).items():
            found.setdefault(name, []).append(_milliseconds(read))
    for name, (small, big) in found.items():
        measures |= {f"ledger_{name}_ms_{SMALL}": small, f"ledger_{name}_ms_{entries}": big}
        measures[f"ledger_{name}_slower"] = big.median / small.median
    return measures


def fill(reservation: int, first: int, last: int) -> None:
    """Write entries number ``first`` to ``last``: of each size, they cover the same three years."""
    from django.db import connection, transaction  # noqa: PLC0415

    step = _SECONDS / (last - first + 1)
    numbers = {"first": 1 if first == 1 else 0, "last": last - first + (1 if first == 1 else 0)}
    # The second filling falls between the seconds of the first.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FILL, {**numbers, "step": step, "reservation": reservation})


def _reads(reservation: int) -> dict[str, Callable[[], object]]:
    from tramontane.ledger.models import Reservation  # noqa: PLC0415
    from tramontane.ledger.queries import position  # noqa: PLC0415

    envelope = Reservation.objects.select_related("envelope").get(pk=reservation).envelope
    at = datetime(2023, 5, 5, 12, tzinfo=UTC)
    return {
        "balance": lambda: position(envelope),
        "as_of_day": lambda: position(envelope, on=at.date()),
        "as_of_moment": lambda: position(envelope, at=at),
        "as_of_both": lambda: position(envelope, on=at.date(), at=at + timedelta(days=1)),
    }


def _milliseconds(read: Callable[[], object]) -> Spread:
    """The median of several rounds of reads."""
    for _ in range(20):
        read()
    rounds = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        for _ in range(_TIMES):
            read()
        rounds.append((time.perf_counter() - began) * 1000 / _TIMES)
    return spread(rounds)
