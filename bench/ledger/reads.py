"""Milliseconds to read an envelope with ten thousand entries behind it, then one with a million.

Entries are made in SQL, triggers aside, as the triggers would have made them; the replay of balances that
``check-integrity`` makes is run on them before anything is measured. Both envelopes cover the same three years; a
second one of each plan moved twice, long before, and is read too: the walk must not cross what is not its own.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bench.ledger.money import make
from bench.samples import Spread, paired_ratio, spread

SMALL = 10_000
_TIMES, _ROUNDS = 8, 7
#: Entry n takes a cent from A1 to A2 at its second of the three years, and counts from that day.
_FILL = """
SET LOCAL session_replication_role = replica;
CREATE TEMPORARY TABLE place ON COMMIT DROP AS
SELECT r.envelope_id, b.plan_id, r.id AS reservation_id, (SELECT max(id) FROM ledger_journalentry) AS base,
       (SELECT min(id) FROM ledger_act a WHERE a.plan_id = b.plan_id) AS act_id
  FROM ledger_reservation r JOIN ledger_budgetenvelope b ON b.id = r.envelope_id WHERE r.id = %(reservation)s;
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT n, p.base + n AS id,
       '2022-01-01'::timestamptz + n * interval '1 second' * (%(seconds)s::float8 / %(entries)s) AS at
  FROM place p, generate_series(1::bigint, %(entries)s) n;
CREATE TEMPORARY TABLE sides ON COMMIT DROP AS
SELECT a.id AS account_id, coalesce(a.total_id, a.id) AS total_id,
       CASE a.kind WHEN 'A1' THEN -0.01 ELSE 0.01 END AS amount
  FROM ledger_account a JOIN place p USING (envelope_id) WHERE a.kind = 'A1' OR a.reservation_id = p.reservation_id;
INSERT INTO ledger_journalentry (id, key, plan_id, kind, act_id, "on", recorded_at, reference, reason)
SELECT m.id, gen_random_uuid(), p.plan_id, 'reservation', p.act_id,
       (m.at AT TIME ZONE 'Europe/Paris')::date, m.at, '', ''
  FROM moved m, place p ORDER BY n;
SELECT setval(pg_get_serial_sequence('ledger_journalentry', 'id'), (SELECT max(id) FROM ledger_journalentry));
UPDATE ledger_journalline l SET running = running + s.amount * %(entries)s FROM sides s WHERE s.total_id = l.total_id;
INSERT INTO ledger_journalline (entry_id, account_id, amount, total_id, running, recorded_at)
SELECT m.id, s.account_id, s.amount, s.total_id, s.amount * m.n, m.at FROM moved m, sides s ORDER BY n;
INSERT INTO ledger_daybalance (account_id, "on", balance, is_source)
SELECT s.total_id, d."on", a.balance + s.amount * d.n, false FROM sides s JOIN ledger_account a ON a.id = s.total_id,
       (SELECT (at AT TIME ZONE 'Europe/Paris')::date AS "on", max(n) AS n FROM moved GROUP BY 1) d;
UPDATE ledger_account a SET balance = balance + s.amount * %(entries)s FROM sides s
 WHERE a.id IN (s.account_id, s.total_id);
"""
#: The same three years, whatever the number of entries.
_SECONDS = 3 * 365 * 86400


def reads(entries: int = 1_000_000) -> dict[str, Spread | float]:
    """Milliseconds by read at both sizes, and how many times slower the big one is.

    ``alone``: the small one before there is a million; then both by turns, on the same server.
    """
    from django.db import connection  # noqa: PLC0415  (once Django is ready)

    from tramontane.ledger.integrity import balances  # noqa: PLC0415

    measures: dict[str, Spread | float] = {"ledger_entries": entries}
    asked: list[dict[str, Callable[[], object]]] = []
    for size in (SMALL, entries):
        money = make(2, f"mesure-{size}")
        began = time.perf_counter()
        fill(money.reservations[0], size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE ledger_journalentry, ledger_journalline, ledger_daybalance, ledger_account")
        measures[f"ledger_fill_{size}_s"] = time.perf_counter() - began
        faults = list(balances())
        if faults:
            raise RuntimeError(f"the measured entries are wrong: {faults[:3]}")
        asked.append(_reads(*money.reservations))
        if size == SMALL:
            measures |= {f"ledger_{name}_ms_alone": spread(_by_turns(read)[0]) for name, read in asked[0].items()}
    for name, read in asked[0].items():
        small, big = _by_turns(read, asked[1][name])
        measures |= {f"ledger_{name}_ms_{SMALL}": spread(small), f"ledger_{name}_ms_{entries}": spread(big)}
        measures[f"ledger_{name}_slower"] = paired_ratio(big, small)
    return measures


def fill(reservation: int, entries: int) -> None:
    """Write that many entries over three years on the empty envelope of a reservation."""
    from django.db import connection, transaction  # noqa: PLC0415

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FILL, {"entries": entries, "seconds": _SECONDS, "reservation": reservation})


def _reads(busy: int, quiet: int) -> dict[str, Callable[[], object]]:
    from tramontane.ledger.models import Reservation  # noqa: PLC0415
    from tramontane.ledger.queries import movements, position, years_of  # noqa: PLC0415

    held = Reservation.objects.select_related("envelope__plan").in_bulk([busy, quiet])
    envelope, other = held[busy].envelope, held[quiet].envelope
    at = datetime(2023, 5, 5, 12, tzinfo=UTC)

    def page(until: datetime | None = None) -> Callable[[], object]:
        """What the page of an envelope reads, now or as of a past day."""
        on = until.date() if until else None
        return lambda: (
            position(envelope, on=on),
            years_of(envelope.plan),
            movements(envelope=envelope, until=on, limit=51),
        )

    return {
        "balance": lambda: position(envelope),
        "as_of_day": lambda: position(envelope, on=at.date()),
        "as_of_moment": lambda: position(envelope, at=at),
        "as_of_both": lambda: position(envelope, on=at.date(), at=at + timedelta(days=1)),
        "page": page(),
        "page_as_of_day": page(at),
        "movements": lambda: movements(envelope=envelope, limit=51),
        "movements_of_plan": lambda: movements(plan=envelope.plan, limit=51),
        "movements_of_quiet": lambda: movements(envelope=other, limit=51),
    }


def _by_turns(*reads: Callable[[], object]) -> list[list[float]]:
    """Milliseconds of each read by round, forwards then backwards, so that a noisy machine hits all alike."""
    rounds: list[list[float]] = [[] for _ in reads]
    for turn in range(_ROUNDS + 1):
        for number in range(len(reads))[:: 1 if turn % 2 else -1]:
            began = time.perf_counter()
            for _ in range(_TIMES):
                reads[number]()
            if turn:  # the first round warms up
                rounds[number].append((time.perf_counter() - began) * 1000 / _TIMES)
    return rounds
