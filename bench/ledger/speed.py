"""Postings per second through ``ledger.actions``, as a share of a raw insert of the same rows on the same server.

``raw``: one psycopg statement that inserts an entry and its two lines in plain tables with a primary key. ``spread``:
each process posts on its own envelope; ``hot``: all on one. Arms alternate in short slices inside each process, so that
a noisy machine hits all alike, and the ratio is taken inside a round. django-hordak is measured apart: it is no
dependency of ours, and it needs its own settings.
"""

import multiprocessing as mp
import time
from collections.abc import Callable
from decimal import Decimal
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from bench.ledger.money import DAY, Money, make
from bench.samples import Spread, paired_ratio, spread

ARMS = ("raw", "spread", "hot")
_TABLES = """
DROP SCHEMA IF EXISTS bench_raw CASCADE; CREATE SCHEMA bench_raw;
CREATE TABLE bench_raw.entry (LIKE ledger_journalentry, PRIMARY KEY (id));
CREATE SEQUENCE bench_raw.entry_id; ALTER TABLE bench_raw.entry ALTER id SET DEFAULT nextval('bench_raw.entry_id');
CREATE TABLE bench_raw.line (LIKE ledger_journalline, PRIMARY KEY (id));
CREATE SEQUENCE bench_raw.line_id; ALTER TABLE bench_raw.line ALTER id SET DEFAULT nextval('bench_raw.line_id');
"""
_RAW = """
WITH e AS (INSERT INTO bench_raw.entry (key, plan_id, kind, act_id, "on", recorded_at, reference, reason, by_id)
           VALUES (gen_random_uuid(), 1, 'reservation', %s, %s, clock_timestamp(), '', '', %s)
           RETURNING id, recorded_at)
INSERT INTO bench_raw.line (entry_id, account_id, amount, total_id, running, recorded_at)
SELECT e.id, a, m, a, 0, e.recorded_at FROM e, (VALUES (1, -%s::numeric), (2, %s)) v(a, m)
"""
_CENT = Decimal("0.01")
Slices = dict[str, list[float]]


def speed(rounds: int = 12, seconds: float = 0.4) -> dict[str, Spread]:
    """Ratios to raw and postings per second, with 1 and 2 processes. Django is ready on a durable server."""
    from django.db import connection, connections  # noqa: PLC0415  (once Django is ready)

    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
    money = make(2, "mesure-vitesse")
    connections.close_all()
    measures: dict[str, Spread] = {}
    for processes in (1, 2):
        rates = _together(money, processes, rounds, seconds)
        for arm in ARMS[1:]:
            measures[f"ledger_{arm}_to_raw_{processes}"] = paired_ratio(rates[arm], rates["raw"])
        measures |= {f"ledger_{arm}_per_s_{processes}": spread(rates[arm]) for arm in ARMS}
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA bench_raw CASCADE")
    return measures


def _together(money: Money, processes: int, rounds: int, seconds: float) -> Slices:
    """Postings per second of all processes together, by arm and round."""
    context = mp.get_context("spawn")
    start, answers = context.Barrier(processes), context.Queue()
    started = [
        context.Process(target=_post, args=(money, n, rounds, seconds, start, answers)) for n in range(processes)
    ]
    for process in started:
        process.start()
    try:
        told = [answers.get(timeout=rounds * seconds * len(ARMS) * 4 + 120) for _ in started]
    finally:
        for process in started:
            process.join(20)
    return {arm: [sum(parts) for parts in zip(*(t[arm] for t in told), strict=True)] for arm in ARMS}


def _post(  # noqa: PLR0917  (of this module)
    money: Money, number: int, rounds: int, seconds: float, start: Barrier, answers: "Queue[Slices]"
) -> None:
    """One process: every arm in each round, forwards then backwards."""
    import django  # noqa: PLC0415

    django.setup()
    arms = _arms(money, number)
    for one in arms.values():
        for _ in range(30):
            one()
    rates: Slices = {arm: [] for arm in ARMS}
    for turn in range(rounds):
        for arm in ARMS if turn % 2 == 0 else ARMS[::-1]:
            start.wait(60)
            began, count = time.perf_counter(), 0
            while time.perf_counter() - began < seconds:
                arms[arm]()
                count += 1
            rates[arm].append(count / (time.perf_counter() - began))
    answers.put(rates)


def _arms(money: Money, number: int) -> dict[str, Callable[[], object]]:
    from django.db import connection  # noqa: PLC0415

    from tramontane.accounts.models import User  # noqa: PLC0415
    from tramontane.ledger import actions  # noqa: PLC0415
    from tramontane.ledger.models import Act, Reservation  # noqa: PLC0415

    by, act = User.objects.get(pk=money.user), Act.objects.get(pk=money.act)
    held = {r.pk: r for r in Reservation.objects.select_related("envelope")}
    own, hot = held[money.reservations[number]], held[money.reservations[0]]

    def raw() -> object:
        with connection.cursor() as cursor:
            return cursor.cursor.execute(_RAW, [money.act, DAY, money.user, _CENT, _CENT])

    def posted(reservation: Reservation) -> Callable[[], object]:
        return lambda: actions.extend_reservation(reservation=reservation, amount=_CENT, act=act, on=DAY, by=by)

    return {"raw": raw, "spread": posted(own), "hot": posted(hot)}
