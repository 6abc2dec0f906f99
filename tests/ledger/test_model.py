"""Every kind of posting, at random, against a plain model in memory: same refusals, same balances, same identities."""

import os
import uuid
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.ledger.world import DAY, World, make_world
from tramontane.ledger.integrity import balances, entries, identities
from tramontane.ledger.models import Account, Act, BudgetEnvelope, Commitment, JournalEntry, Reservation
from tramontane.lib.errors import Refusal

#: Ten thousand steps at night: LONG_TESTS=1.
LONG = bool(os.environ.get("LONG_TESTS"))
pytestmark = [pytest.mark.slow, pytest.mark.django_db]

AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=400, places=2)
YEARS = st.sampled_from([2022, 2023, 2024])
INDEX = st.integers(0, 5)
Key = tuple[Any, ...]
#: Kinds of accounts that a reservation or a commitment holds.
HELD = ["A2", "A3", "A4", "A5", "C2", "C3", "R0", "R1", "R2", "R3"]


class Ledger(RuleBasedStateMachine):
    """The model is a dictionary of balances: a move that would leave one under zero is refused, and nothing changes."""

    world: World

    @initialize()
    def start(self) -> None:
        self.savepoint = transaction.savepoint()
        self.held: dict[Key, Decimal] = defaultdict(Decimal)
        self.envelopes: list[BudgetEnvelope] = []
        self.calls: list[Reservation] = []
        self.awards: list[Commitment] = []
        self.orders: list[tuple[JournalEntry, Commitment, int, Decimal]] = []
        self.paid: list[tuple[JournalEntry, tuple[JournalEntry, Commitment, int, Decimal]]] = []
        self.closed: set[int] = set()
        for code in ("e0", "e1"):
            self.envelopes.append(self.world.envelope(f"{code}-{uuid.uuid4().hex[:8]}"))

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    def same(self, name: str, kind: str, moves: dict[Key, Decimal], *, year: int | None = None, **said: Any) -> Any:
        """Do it on both sides: refused by both, or done by both."""
        after = {key: self.held[key] + amount for key, amount in moves.items()}
        allowed = all(v >= 0 or k[0] in ("A0", "C0", "R0") for k, v in after.items()) and year not in self.closed
        try:
            done = self.world.do(name, kind, **said, **({"year": year} if year else {}))
        except Refusal:
            if allowed:
                raise
            return None
        assert allowed, name
        self.held.update(after)
        return done

    @rule(e=INDEX, amount=AMOUNTS)
    def vote(self, e: int, amount: Decimal) -> None:
        envelope = self.envelopes[e % 2]
        moves: dict[Key, Decimal] = {("A0", envelope.pk): -amount, ("A1", envelope.pk): amount}
        self.same("vote_authorisation", "deliberation", moves, envelope=envelope, amount=amount)

    @rule(e=INDEX, amount=AMOUNTS)
    def lower(self, e: int, amount: Decimal) -> None:
        envelope = self.envelopes[e % 2]
        moves: dict[Key, Decimal] = {("A1", envelope.pk): -amount, ("A0", envelope.pk): amount}
        self.same("revise_authorisation", "deliberation", moves, envelope=envelope, change=-amount)

    @rule(e=INDEX, amount=AMOUNTS, year=YEARS)
    def credit(self, e: int, amount: Decimal, year: int) -> None:
        envelope = self.envelopes[e % 2]
        moves: dict[Key, Decimal] = {("C0", envelope.pk, year): -amount, ("C1", envelope.pk, year): amount}
        self.same("vote_credits", "budget", moves, envelope=envelope, amount=amount, year=year)

    @rule(e=INDEX, amount=AMOUNTS, year=YEARS)
    def lower_credit(self, e: int, amount: Decimal, year: int) -> None:
        envelope = self.envelopes[e % 2]
        moves: dict[Key, Decimal] = {("C1", envelope.pk, year): -amount, ("C0", envelope.pk, year): amount}
        self.same("revise_credits", "budget", moves, envelope=envelope, change=-amount, year=year)

    @rule(e=INDEX, amount=AMOUNTS, year=st.none() | YEARS)
    def transfer(self, e: int, amount: Decimal, year: int | None) -> None:
        source, target = self.envelopes[e % 2], self.envelopes[(e + 1) % 2]
        s, t = ((x.pk, year) if year else (x.pk,) for x in (source, target))
        ledger, name = ("C", "transfer_credits") if year else ("A", "transfer_authorisation")
        moves: dict[Key, Decimal] = {(f"{ledger}1", *s): -amount, (f"{ledger}0", *s): amount}
        moves.update({(f"{ledger}0", *t): -amount, (f"{ledger}1", *t): amount})
        self.same(name, "deliberation", moves, source=source, target=target, amount=amount, year=year)

    @rule(e=INDEX, amount=AMOUNTS)
    def reserve(self, e: int, amount: Decimal) -> None:
        envelope, code = self.envelopes[e % 2], f"r{uuid.uuid4().hex[:8]}"
        moves: dict[Key, Decimal] = {("A1", envelope.pk): -amount, ("A2", "new"): amount}
        said: dict[str, Any] = {"envelope": envelope, "code": code, "title": code, "amount": amount}
        if call := self.same("reserve", "deliberation", moves, **said):
            self.held["A2", call.pk] = self.held.pop(("A2", "new"))
            self.calls.append(call)

    @precondition(lambda self: self.calls)
    @rule(r=INDEX, amount=AMOUNTS)
    def release(self, r: int, amount: Decimal) -> None:
        call = self.calls[r % len(self.calls)]
        moves: dict[Key, Decimal] = {("A2", call.pk): -amount, ("A1", call.envelope_id): amount}
        self.same("release_reservation", "deliberation", moves, reservation=call, amount=amount)

    @precondition(lambda self: self.calls)
    @rule(r=INDEX, amount=AMOUNTS)
    def award(self, r: int, amount: Decimal) -> None:
        call, reference = self.calls[r % len(self.calls)], uuid.uuid4().hex[:8]
        moves: dict[Key, Decimal] = {("A2", call.pk): -amount, ("A3", "new"): amount}
        said: dict[str, Any] = {"reservation": call, "reference": reference, "title": reference, "amount": amount}
        if award := self.same("award", "deliberation", moves, **said):
            self.held["A3", award.pk] = self.held.pop(("A3", "new"))
            self.awards.append(award)

    @precondition(lambda self: self.awards)
    @rule(c=INDEX, amount=AMOUNTS, sign=st.sampled_from([1, -1]))
    def amend(self, c: int, amount: Decimal, sign: int) -> None:
        award = self.awards[c % len(self.awards)]
        moves: dict[Key, Decimal] = {("A2", award.reservation_id): -sign * amount, ("A3", award.pk): sign * amount}
        self.same("amend_commitment", "amendment", moves, commitment=award, change=sign * amount)

    @precondition(lambda self: self.awards)
    @rule(c=INDEX, amount=AMOUNTS, name=st.sampled_from(["complete_commitment", "lapse_commitment"]))
    def end(self, c: int, amount: Decimal, name: str) -> None:
        award = self.awards[c % len(self.awards)]
        back = ("A2", award.reservation_id) if name.startswith("c") else ("A6", award.reservation.envelope_id)
        self.same(name, "completion", {("A3", award.pk): -amount, back: amount}, commitment=award, amount=amount)

    @precondition(lambda self: self.awards)
    @rule(c=INDEX, amount=AMOUNTS)
    def order(self, c: int, amount: Decimal) -> None:
        award, year = self.awards[c % len(self.awards)], 2024
        moves: dict[Key, Decimal] = {("A3", award.pk): -amount, ("A4", award.pk): amount}
        moves.update({("C1", award.reservation.envelope_id, year): -amount, ("C2", award.pk, year): amount})
        said: dict[str, Any] = {"commitment": award, "amount": amount, "reference": uuid.uuid4().hex[:8]}
        if order := self.same("order_payment", "certification", moves, year=year, **said):
            self.orders.append((order, award, year, amount))

    @precondition(lambda self: self.orders and 2024 not in self.closed)
    @rule(o=INDEX)
    def pay(self, o: int) -> None:
        order, award, year, amount = told = self.orders.pop(o % len(self.orders))
        moves: dict[Key, Decimal] = {("A4", award.pk): -amount, ("A5", award.pk): amount}
        moves.update({("C2", award.pk, year): -amount, ("C3", award.pk, year): amount})
        self.paid.append((self.same("record_payment", "accountant", moves, order=order), told))
        with pytest.raises(Refusal, match="déjà payé"):
            self.world.pay(order)

    @precondition(lambda self: self.orders and 2024 not in self.closed)
    @rule(o=INDEX)
    def reject(self, o: int) -> None:
        order, award, year, amount = self.orders.pop(o % len(self.orders))
        moves: dict[Key, Decimal] = {("A4", award.pk): -amount, ("A3", award.pk): amount}
        moves.update({("C2", award.pk, year): -amount, ("C1", award.reservation.envelope_id, year): amount})
        self.same("reject_order", "accountant", moves, order=order, reason="RIB")

    @precondition(lambda self: self.paid and 2024 not in self.closed)
    @rule(p=INDEX)
    def correct_payment(self, p: int) -> None:
        payment, told = self.paid[p % len(self.paid)]
        _order, award, year, amount = told
        if self.held["A5", award.pk] - amount < -self.held["R0", award.pk]:
            return
        moves: dict[Key, Decimal] = {("A5", award.pk): -amount, ("A4", award.pk): amount}
        moves.update({("C3", award.pk, year): -amount, ("C2", award.pk, year): amount})
        self.same("correct_entry", "correction", moves, entry=payment, reason="Erreur")
        self.paid.remove((payment, told))
        self.orders.append(told)

    @precondition(lambda self: self.awards)
    @rule(c=INDEX, amount=AMOUNTS)
    def ask_back(self, c: int, amount: Decimal) -> None:
        award = self.awards[c % len(self.awards)]
        moves: dict[Key, Decimal] = {("R0", award.pk): -amount, ("R1", award.pk): amount}
        too_much = amount - self.held["R0", award.pk] > self.held["A5", award.pk]
        said: dict[str, Any] = {"commitment": award, "amount": amount, "reference": "T"}
        if too_much:
            with pytest.raises(Refusal, match="plus en retour"):
                self.world.do("order_recovery", "recovery", **said)
        else:
            self.same("order_recovery", "recovery", moves, **said)

    @precondition(lambda self: self.awards)
    @rule(c=INDEX, amount=AMOUNTS, is_remitted=st.booleans())
    def end_recovery(self, c: int, amount: Decimal, is_remitted: bool) -> None:
        award = self.awards[c % len(self.awards)]
        name, kind, to = (
            ("remit_recovery", "recovery", "R3") if is_remitted else ("collect_recovery", "accountant", "R2")
        )
        self.same(name, kind, {("R1", award.pk): -amount, (to, award.pk): amount}, commitment=award, amount=amount)

    @rule(year=YEARS)
    def close(self, year: int) -> None:
        waits = year == 2024 and bool(self.orders)
        try:
            self.world.do("close_year", "closing", plan=self.world.plan, year=year, on=DAY)
        except Refusal:
            assert waits or year in self.closed
            return
        assert not waits
        assert year not in self.closed
        self.closed.add(year)
        for envelope in self.envelopes:
            self.held["C4", envelope.pk, year] += self.held.pop(("C1", envelope.pk, year), Decimal(0))

    @precondition(lambda self: self.closed)
    @rule()
    def reopen(self) -> None:
        year = min(self.closed)
        closing = JournalEntry.objects.filter(kind="closing", fiscal_year=year, reversed_by__isnull=True).get()
        back = {line.account.envelope_id: line.amount for line in closing.lines.filter(account__kind="C4")}
        said: dict[str, Any] = {"plan": self.world.plan, "year": year, "reason": "Oubli", "on": DAY}
        self.world.do("reopen_year", "closing", **said)
        self.closed.remove(year)
        for envelope, amount in back.items():
            self.held["C4", envelope, year] -= amount
            self.held["C1", envelope, year] += amount

    @rule(e=INDEX, amount=AMOUNTS)
    def send_twice(self, e: int, amount: Decimal) -> None:
        envelope, key = self.envelopes[e % 2], uuid.uuid4()
        moves: dict[Key, Decimal] = {("A0", envelope.pk): -amount, ("A1", envelope.pk): amount}
        said: dict[str, Any] = {"envelope": envelope, "amount": amount, "key": key}
        first = self.same("vote_authorisation", "deliberation", moves, **said)
        assert self.world.do("vote_authorisation", "deliberation", **said).pk == first.pk

    @invariant()
    def balances_are_those_of_the_model(self) -> None:
        if not hasattr(self, "held"):
            return
        rows = Account.objects.filter(envelope__in=self.envelopes).order_by("id")
        found: dict[Key, Decimal] = {}
        for a in rows.exclude(
            total__isnull=True, kind__in=["A2", "A3", "A4", "A5", "C2", "C3", "R0", "R1", "R2", "R3"]
        ):
            holder = a.commitment_id or a.reservation_id or a.envelope_id
            found[(a.kind, holder, a.fiscal_year) if a.fiscal_year else (a.kind, holder)] = a.balance
        assert {k: v for k, v in found.items() if v} == {k: v for k, v in self.held.items() if v}


class Checked(Ledger):
    """At the end of each walk, the deferred rules and the checks of ``check-integrity``."""

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            assert [*balances(), *entries(), *identities()] == []
        super().teardown()


def test_the_ledger_is_the_model_whatever_happens(db: None) -> None:
    world = make_world()
    for kind in Act.Kind.values:
        world.act(kind)
    Checked.world = world
    walk = settings(
        max_examples=100 if LONG else 20,
        stateful_step_count=100 if LONG else 50,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],
    )
    Checked.TestCase.settings = walk
    Checked.TestCase("runTest").debug()
