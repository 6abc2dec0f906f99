"""What the database refuses of proposals, broken on purpose in SQL."""

import pytest
from django.db import transaction

from tests.ledger.breaks import make_money
from tests.ledger.test_mutations import drop, survives
from tests.ledger.test_proposals import propose
from tests.ledger.world import euros
from tests.rules import WITHOUT_TRIGGERS, Break, Copy, assert_refused, breaks, cases
from tramontane.ledger import actions

OTHER = "(SELECT max(id) FROM accounts_user WHERE id <> proposed_by_id)"
OPEN = "id = (SELECT max(id) FROM ledger_proposal WHERE verdict = '')"
CONFIRMED = "verdict = 'confirmed', decided_at = now(), decided_by_id"
ENTRY = "entry_id = (SELECT min(id) FROM ledger_journalentry)"
TABLE = "ledger_proposal"


def decided(said: str, where: str = OPEN) -> str:
    return f"UPDATE {TABLE} SET {said} WHERE {where}"  # noqa: S608  (names of ours)


BREAKS = [
    breaks("proposal_action", Copy(TABLE, {"key": "gen_random_uuid()", "action": "'gift'"}, where=OPEN)),
    breaks("proposal_says_why", Copy(TABLE, {"key": "gen_random_uuid()", "action": "'correct_entry'"}, where=OPEN)),
    breaks(f"{TABLE}(key)", Copy(TABLE, where=OPEN), said="ledger_proposal_key_key"),
    breaks(
        "proposal_decided_by_another",
        WITHOUT_TRIGGERS,
        decided(f"{CONFIRMED} = proposed_by_id, {ENTRY}"),
    ),
    breaks(
        "proposal_decided_by_another", decided("verdict = 'declined', answer = 'x', decided_by_id = proposed_by_id")
    ),
    breaks("proposal_decided_whole", WITHOUT_TRIGGERS, decided(f"{CONFIRMED} = {OTHER}")),
    breaks("proposal_decided_whole", decided(f"verdict = 'declined', decided_by_id = {OTHER}")),
    breaks("proposal_decided_whole", decided("verdict = 'declined', answer = 'Non.'")),
    breaks("proposal_decided_whole", decided(f"verdict = 'maybe', decided_by_id = {OTHER}")),
    breaks(
        "proposal_decided_once",
        decided(f"{CONFIRMED} = {OTHER}, {ENTRY}"),
        said="proposal_posts_its_entry",
    ),
    breaks("proposal_decided_once", decided("arguments = '{}'"), said="ledger_proposal_frozen"),
    breaks(
        "proposal_decided_once",
        decided(f"verdict = 'declined', answer = 'x', decided_by_id = {OTHER}, reason = 'y'"),
        said="ledger_proposal_frozen",
    ),
    breaks("proposal_decided_once", decided("answer = 'x'", "verdict <> ''"), said="ledger_proposal_frozen"),
    breaks(
        "proposal_decided_once",
        Copy(TABLE, {"key": "gen_random_uuid()"}, where="verdict = 'declined'"),
        said="proposal_opens_undecided",
    ),
    breaks(
        "proposal_decided_once",
        Copy(TABLE, {"key": "gen_random_uuid()", "plan_id": "(SELECT max(id) FROM plan_plan)"}, where=OPEN),
        said="proposal_of_its_plan",
    ),
    breaks("proposal_stays", f"DELETE FROM {TABLE}", said="ledger_proposal_frozen"),  # noqa: S608
    breaks("proposal_not_emptied", f"TRUNCATE {TABLE}", said="ledger_proposal_frozen"),
]


@pytest.fixture(scope="module")
def decisions(module_db: None) -> object:
    """One proposal open, one declined, one confirmed."""
    world = make_money()
    for verdict in ("", "declined", "confirmed"):
        made = propose(world, "vote_authorisation", "deliberation", envelope="recherche", amount=euros(7))
        if verdict == "declined":
            actions.decline(proposal=made, answer="Non.", by=world.by)
        if verdict == "confirmed":
            actions.confirm(proposal=made, by=world.by)
    propose(world, "vote_authorisation", "deliberation", envelope="recherche", amount=euros(7))
    return world


@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(decisions: object, broken: Break) -> None:
    assert_refused(broken)


@pytest.mark.parametrize("rule", sorted({b.rule for b in BREAKS}))
def test_a_rule_taken_away_is_missed(decisions: object, rule: str) -> None:
    failing = []
    for number, broken in enumerate(b for b in BREAKS if b.rule == rule):
        with transaction.atomic():
            drop(broken)
            if not survives(broken):
                failing.append(number)
            transaction.set_rollback(True)
    assert failing
