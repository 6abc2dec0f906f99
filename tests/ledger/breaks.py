"""Every rule of the ledger, broken on purpose in SQL; and the money that there is to break it on."""

from datetime import date

from tests.conftest import DELIBERATION, import_all
from tests.ledger.world import YEAR, World, euros, make_world
from tests.rules import DEFERRED_NOW, WITHOUT_TRIGGERS, Copy, breaks, frozen
from tramontane.ledger import actions
from tramontane.plan.models import Party

ENTRY = "ledger_journalentry"


def entry_id(where: str = "true", which: str = "max") -> str:
    """The number of the last entry that meets ``where``, or of the first (``min``)."""
    return f"(SELECT {which}(id) FROM {ENTRY} WHERE {where})"  # noqa: S608  (names of ours)


LAST = entry_id()
#: The orders of the world, by their number.
PAID, WAITING, REJECTED = (entry_id(f"reference = '{number}'") for number in ("PAID", "WAITING", "REJECTED"))


def entry(kind: str, /, **changes: str) -> Copy:
    """A new entry like the first of its kind."""
    new = {"key": "gen_random_uuid()", "reference": "'N' || key", "reverses_id": "NULL"}
    return Copy(ENTRY, {**new, **changes}, where=f"kind = '{kind}'")


def line(kind: str, amount: str, where: str = "true", **changes: str) -> str:
    """A line, for ``lines``, on the first account of that kind of the envelope « recherche » that can move."""
    said = {
        "entry_id": "e.id",
        "account_id": "a.id",
        "amount": amount,
        "total_id": "t.id",
        "running": f"t.balance + {amount}",
        "recorded_at": "e.recorded_at",
    }
    return (
        f"(SELECT {', '.join({**said, **changes}.values())}"  # noqa: S608  (names of ours)
        f" FROM {ENTRY} e, ledger_account a JOIN ledger_account t ON t.id = coalesce(a.total_id, a.id)"
        " JOIN ledger_budgetenvelope b ON b.id = a.envelope_id LEFT JOIN ledger_commitment c ON c.id = a.commitment_id"
        f" WHERE a.kind = '{kind}' AND b.code = 'recherche' AND coalesce(a.fiscal_year, {YEAR}) = {YEAR}"
        f" AND {where} AND e.id = ENTRY ORDER BY a.total_id NULLS LAST, a.id LIMIT 1)"
    )


def lines(*told: str, of: str = LAST) -> str:
    """The lines of an entry, in one statement."""
    columns = "entry_id, account_id, amount, total_id, running, recorded_at"
    return f"INSERT INTO ledger_journalline ({columns}) {' UNION ALL '.join(told)}".replace("ENTRY", of)


def account(kind: str, /, **changes: str) -> Copy:
    """A new account like the first of its kind."""
    return Copy("ledger_account", {"balance": "0", **changes}, where=f"kind = '{kind}'")


ONE, TWO = "c.reference = 'ONE'", "c.reference = 'TWO'"
BREAKS = [
    *(b for table in ("act", "journalentry", "journalline", "seal") for b in frozen(table, "ledger")),
    *(
        breaks(f"{t}_not_emptied", f"TRUNCATE ledger_{t} CASCADE", said=f"ledger_{t}_frozen")
        for t in ("account", "daybalance", "budgetenvelope", "reservation", "commitment")
    ),
    # Balances
    breaks("account_never_overdrawn", WITHOUT_TRIGGERS, "UPDATE ledger_account SET balance = -1 WHERE kind = 'A1'"),
    breaks("account_never_overdrawn", WITHOUT_TRIGGERS, "UPDATE ledger_account SET balance = 1 WHERE kind = 'A0'"),
    breaks("account_never_overdrawn", entry("reservation"), lines(line("A1", "-100000"))),
    breaks("account_moved_by_lines", "UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'A1'"),
    breaks("account_moved_by_lines", "UPDATE ledger_account SET kind = 'A6' WHERE kind = 'A1'"),
    breaks("account_kept", "DELETE FROM ledger_account WHERE kind = 'A6'"),
    breaks("account_stands_right", account("C1", fiscal_year="2031", balance="5"), said="account_opens_empty"),
    breaks("account_stands_right", account("A1", commitment_id="(SELECT min(id) FROM ledger_commitment)")),
    breaks(
        "account_stands_right", Copy("ledger_account", {"balance": "0", "kind": "'A1'"}, where="total_id IS NOT NULL")
    ),
    breaks(
        "account_stands_right",
        Copy(
            "ledger_account",
            {"balance": "0", "kind": "'A4'", "commitment_id": "NULL"},
            where="kind = 'A3' AND total_id IS NOT NULL",
        ),
    ),
    breaks("account_kind", account("A1", kind="'A9'")),
    breaks("account_kind", account("A1", kind="'C1'")),
    breaks("account_once", account("A1")),
    breaks("account_once", account("C1")),
    breaks("day_never_overdrawn", WITHOUT_TRIGGERS, "UPDATE ledger_daybalance SET balance = -1 WHERE NOT is_source"),
    breaks("day_never_overdrawn", entry("award", on="'2024-01-05'"), lines(line("A2", "-1"), line("A3", "1", ONE))),
    breaks("day_moved_by_lines", "UPDATE ledger_daybalance SET balance = balance + 1"),
    breaks("day_kept", "DELETE FROM ledger_daybalance"),
    breaks(
        "day_moved_by_lines",
        'INSERT INTO ledger_daybalance (account_id, "on", balance, is_source)'
        " SELECT account_id, '2000-01-01', 0, is_source FROM ledger_daybalance LIMIT 1",
    ),
    breaks("day_once", WITHOUT_TRIGGERS, Copy("ledger_daybalance")),
    # Lines
    breaks(
        "journal_lines_written",
        WITHOUT_TRIGGERS,
        f"UPDATE {ENTRY} SET recorded_at = '2001-01-01' WHERE kind = 'lapse'",  # noqa: S608
        "DELETE FROM ledger_journalline WHERE entry_id = " + entry_id("kind = 'lapse'"),  # noqa: S608
        "SET LOCAL session_replication_role = DEFAULT",
        lines(line("A1", "-1"), line("A6", "1"), of=entry_id("kind = 'lapse'")),
        said="journal_line_with_its_entry",
    ),
    breaks(
        "journal_lines_written",
        entry("vote"),
        lines(line("A0", "-1"), line("A1", "1")),
        lines(line("A6", "1")),
        said="journal_line_with_its_entry",
    ),
    breaks(
        "journal_lines_written",
        entry("vote"),
        lines(line("A0", "-1"), line("A1", "1"), line("A6", "1", entry_id="e.id - 1")),
        said="journal_line_with_its_entry",
    ),
    breaks(
        "journal_lines_written",
        lines(line("A1", "1", entry_id="0", recorded_at="clock_timestamp()")),
        said="journal_line_with_its_entry",
    ),
    *(
        breaks("journal_lines_written", entry("award"), lines(*told), said="journal_line_placed")
        for told in (
            (line("A2", "-1"), line("A3", "1", ONE, total_id="a.id")),
            (line("A2", "-1"), line("A3", "1", ONE, total_id="0")),
            (line("A2", "-1"), line("A3", "1", ONE), line("A6", "1", account_id="0", total_id="0")),
            (line("A2", "-1"), line("A3", "1", ONE, recorded_at="e.recorded_at + interval '1 second'")),
        )
    ),
    breaks(
        "journal_lines_written",
        entry("award"),
        lines(line("A3", "1", "a.total_id IS NULL")),
        said="journal_line_on_its_holder",
    ),
    breaks(
        "journal_lines_written",
        entry("credit_vote", fiscal_year="2023"),
        lines(line("C0", "-1"), line("C1", "1")).replace(f", {YEAR}) = {YEAR}", f", {YEAR}) = 2023"),
        said="year_closed",
    ),
    breaks(
        "journal_lines_written",
        entry("vote"),
        entry("vote"),
        lines(line("A0", "-1"), line("A1", "1")),
        lines(line("A0", "-1"), line("A1", "1"), of=entry_id(f"id < {LAST}")),
        said="journal_line_one_by_one",
    ),
    breaks(
        "journal_lines_written",
        entry("vote"),
        lines(line("A0", "-1"), line("A1", "1", running="t.balance")),
        said="journal_line_one_by_one",
    ),
    breaks("journal_lines_written", entry("recovery"), lines(line("R0", "-1000", ONE)), said="recovery_within_paid"),
    breaks("journal_line_moves_something", entry("vote"), lines(line("A1", "0"))),
    breaks("journal_line_once", entry("vote"), lines(line("A1", "1"), line("A1", "2"))),
    breaks("journal_line_in_order", entry("award"), lines(line("A3", "1", ONE), line("A3", "2", TWO))),
    breaks(
        "journal_lines_written",
        entry("vote"),
        lines(line("A0", "-1"), line("A1", "2")),
        said="entry_balanced",
    ),
    breaks("journal_lines_written", entry("vote"), lines(line("A1", "1")), said="entry_balanced"),
    breaks(
        "journal_lines_written",
        entry("reservation"),
        lines(line("A0", "-1"), line("A1", "1")),
        said="entry_shape",
    ),
    breaks(
        "journal_lines_written",
        entry("order"),
        lines(line("A3", "-1", ONE), line("A4", "1", ONE)),
        said="entry_shape",
    ),
    breaks(
        "journal_lines_written",
        entry("order"),
        lines(line("A3", "-2", ONE), line("A4", "2", ONE), line("C1", "-1"), line("C2", "1", ONE)),
        said="entry_shape",
    ),
    breaks(
        "journal_lines_written",
        entry("order"),
        lines(line("A3", "-2", ONE), line("A4", "2", TWO), line("C1", "-2"), line("C2", "2", ONE)),
        said="entry_shape",
    ),
    breaks(
        "journal_lines_written",
        entry("credit_vote", fiscal_year="2030"),
        lines(line("C0", "-1"), line("C1", "1")),
        said="entry_shape",
    ),
    breaks(
        "journal_lines_written",
        entry("payment", settles_id=WAITING),
        lines(line("A4", "-1", TWO), line("A5", "1", TWO), line("C2", "-1", TWO), line("C3", "1", TWO)),
        said="entry_shape",
    ),
    breaks(
        "journal_lines_written",
        entry("rejection", reverses_id=WAITING),
        lines(line("A4", "-19", TWO), line("A3", "19", TWO)),
        said="entry_shape",
    ),
    # Entries
    breaks("entry_has_lines", entry("vote"), DEFERRED_NOW, said="entry_shape"),
    breaks("entry_has_lines", entry("closing", fiscal_year=str(YEAR)), DEFERRED_NOW, said="closing_leaves_nothing"),
    breaks("entry_dated_and_allowed", entry("vote", on="current_date + 2"), said="entry_not_ahead"),
    breaks("entry_dated_and_allowed", entry("vote", on="'2001-01-01'"), said="entry_act_allows"),
    breaks(
        "entry_dated_and_allowed",
        entry("vote", act_id="(SELECT id FROM ledger_act WHERE kind = 'closing')"),
        said="entry_act_allows",
    ),
    breaks("entry_dated_and_allowed", entry("vote", act_id="0"), said="entry_act_allows"),
    breaks("entry_dated_and_allowed", entry("vote", kind="'gift'"), said="entry_act_allows"),
    breaks(
        "entry_dated_and_allowed",
        entry("vote", plan_id="(SELECT max(id) FROM plan_plan)"),
        said="entry_act_allows",
    ),
    breaks("entry_dated_and_allowed", entry("order", on=f"'{YEAR + 1}-02-01'"), said="entry_in_its_year"),
    breaks("entry_dated_and_allowed", entry("order", on=f"'{YEAR - 1}-12-31'"), said="entry_in_its_year"),
    breaks("entry_answers", entry("payment", settles_id=PAID), said="order_settled_once"),
    breaks("entry_answers", entry("payment", settles_id=REJECTED), said="order_settled_once"),
    breaks("entry_answers", entry("rejection", reverses_id=PAID), said="order_settled_once"),
    breaks("entry_answers", entry("correction", reverses_id=entry_id("kind = 'correction'"))),
    breaks("entry_answers", entry("correction", reverses_id=entry_id("kind = 'closing'"))),
    breaks("entry_answers", entry("closing"), said="year_closed_once"),
    breaks("entry_reverses", WITHOUT_TRIGGERS, entry("correction")),
    breaks("entry_reverses", WITHOUT_TRIGGERS, entry("vote", reverses_id=WAITING)),
    breaks("entry_settles", WITHOUT_TRIGGERS, entry("payment", settles_id="NULL")),
    breaks("entry_settles", WITHOUT_TRIGGERS, entry("vote", settles_id=WAITING)),
    breaks("entry_order_once", entry("order", reference="reference")),
    breaks("entry_order_has_a_number", entry("order", reference="''")),
    breaks("entry_correction_says_why", entry("correction", reverses_id=entry_id(which="min"), reason="''")),
    breaks(f"{ENTRY}(key)", entry("vote", key="key"), said="ledger_journalentry_key_key"),
    breaks(
        f"{ENTRY}(reverses_id)",
        entry("correction", reverses_id="reverses_id"),
        said="ledger_journalentry_reverses_id_key",
    ),
    # Acts and holders
    breaks("act_once", Copy("ledger_act")),
    breaks("act_kind", Copy("ledger_act", {"kind": "'rumour'"})),
    breaks("act_has_a_number_and_a_title", Copy("ledger_act", {"reference": "''"})),
    breaks("act_has_a_number_and_a_title", Copy("ledger_act", {"reference": "'2'", "title": "''"})),
    breaks(
        "act_has_its_document", Copy("ledger_act", {"reference": "'2'", "document_id": "NULL"}, where="kind = 'budget'")
    ),
    breaks(
        "act_passage_in_document",
        Copy("ledger_act", {"reference": "'2'", "passage_id": "(SELECT max(id) FROM evidence_passage)"}),
    ),
    breaks("budget_code_once", Copy("ledger_budgetenvelope")),
    breaks("budget_section", Copy("ledger_budgetenvelope", {"code": "'x'", "section": "'other'"})),
    breaks(
        "budget_in_its_plan",
        Copy("ledger_budgetenvelope", {"code": "'x'", "comes_from_id": "id"}),
        said="budget_comes_from",
    ),
    breaks(
        "budget_in_its_plan",
        Copy(
            "ledger_budgetenvelope",
            {"code": "'x'", "funder_id": "(SELECT id FROM plan_party WHERE name = 'État')"},
            where="comes_from_id IS NOT NULL",
        ),
        said="budget_comes_from",
    ),
    breaks(
        "budget_in_its_plan",
        Copy("ledger_budgetenvelope", {"code": "'x'", "axis_id": "(SELECT max(line_ptr_id) FROM plan_axis)"}),
        said="budget_same_plan",
    ),
    breaks(
        "budgetenvelope_stays",
        "UPDATE ledger_budgetenvelope SET section = 'operations'",
        said="ledger_budgetenvelope_frozen",
    ),
    breaks(
        "budgetenvelope_stays",
        "UPDATE ledger_budgetenvelope SET comes_from_id = NULL",
        said="ledger_budgetenvelope_frozen",
    ),
    breaks(
        "reservation_stays",
        "UPDATE ledger_reservation SET envelope_id = envelope_id + 1",
        said="ledger_reservation_frozen",
    ),
    breaks(
        "commitment_stays",
        "UPDATE ledger_commitment SET reservation_id = reservation_id + 1",
        said="ledger_commitment_frozen",
    ),
    breaks("reservation_code_once", Copy("ledger_reservation")),
    breaks("commitment_once", Copy("ledger_commitment")),
    breaks("commitment_siret", Copy("ledger_commitment", {"reference": "'x'", "beneficiary": "'123'"})),
    breaks("instalment_once", Copy("ledger_instalment")),
    breaks("instalment_amount", Copy("ledger_instalment", {"due_on": "'2030-01-01'", "amount": "0"})),
    breaks("schedule_makes_the_whole", Copy("ledger_instalment", {"due_on": "'2030-01-01'"}), DEFERRED_NOW),
    breaks("schedule_makes_the_whole", "UPDATE ledger_instalment SET amount = amount + 1", DEFERRED_NOW),
    breaks(
        "schedule_makes_the_whole",
        "DELETE FROM ledger_instalment WHERE id = (SELECT min(id) FROM ledger_instalment)",
        DEFERRED_NOW,
    ),
    breaks("ledger_seal(day)", Copy("ledger_seal"), said="ledger_seal_day_key"),
    breaks("seal_sha256", Copy("ledger_seal", {"day": "'2001-01-01'", "sha256": "'x'"})),
]


def make_money() -> World:
    """A plan whose money has known everything: votes, a closed year, orders paid, waiting and rejected, a recovery."""
    world = make_world()
    envelope, other = world.envelope(), world.envelope("formation")
    world.vote(envelope, 1000)
    world.vote(other, 500)
    world.do("transfer_authorisation", "deliberation", source=other, target=envelope, amount=euros(50))
    world.do("lapse_authorisation", "deliberation", envelope=envelope, amount=euros(1))
    world.credit(envelope, 600)
    world.credit(envelope, 10, year=2023, on=date(2023, 1, 1))
    world.do("close_year", "closing", plan=world.plan, year=2023)
    call = world.reserve(envelope, 400, on=date(2024, 2, 1))
    schedule = [(date(2024, 3, 1), euros(150)), (date(2025, 3, 1), euros(50))]
    one, two = world.award(call, 200, reference="ONE", schedule=schedule), world.award(call, 100, reference="TWO")
    world.pay(world.order(one, 50, reference="PAID"))
    world.pay(world.order(two, 5, reference="OTHER"))
    world.order(two, 20, reference="WAITING")
    rejected = world.order(one, 30, reference="REJECTED")
    world.do("reject_order", "accountant", order=rejected, reason="RIB")
    world.do("order_recovery", "recovery", commitment=one, amount=euros(10), reference="T1")
    world.do("correct_entry", "correction", entry=world.vote(envelope, 5), reason="Saisi deux fois")
    actions.seal_journal(day=date(2024, 6, 1))
    fed = import_all(world.people, "autre-plan", [DELIBERATION])
    world.envelope("part", plan=fed, comes_from=envelope)
    Party.objects.get_or_create(name="État", defaults={"kind": "state"})
    return world
