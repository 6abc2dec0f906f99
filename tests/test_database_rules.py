"""Every rule that the database holds has a test that breaks it on purpose."""

import pytest
from django.db import connection

from tests.accounts.test_models import BREAKS as ACCOUNTS
from tests.evidence.test_models import BREAKS as EVIDENCE
from tests.ledger.breaks import BREAKS as LEDGER
from tests.ledger.test_proposal_rules import BREAKS as PROPOSALS
from tests.plan.test_models import BREAKS as PLAN
from tests.portal.follow.test_models import BREAKS as FOLLOW
from tests.portal.test_models import BREAKS as PICTURES
from tests.rules import rules_of_the_database
from tests.search.test_models import BREAKS as SEARCH


@pytest.mark.django_db
def test_no_rule_is_left_untried_and_none_is_gone() -> None:
    tried = {b.rule for b in (*ACCOUNTS, *EVIDENCE, *PLAN, *LEDGER, *PROPOSALS, *FOLLOW, *PICTURES, *SEARCH)}
    there = rules_of_the_database()
    assert (sorted(there - tried), sorted(tried - there)) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("ALTER TABLE plan_plan ADD CONSTRAINT plan_new_rule CHECK (slug <> '')", "plan_new_rule"),
        ("CREATE UNIQUE INDEX new_index ON plan_event (title)", "new_index"),
        (
            "CREATE TRIGGER new_trigger BEFORE UPDATE ON plan_plan FOR EACH ROW EXECUTE FUNCTION plan_refuse_change()",
            "new_trigger",
        ),
    ],
)
def test_a_new_rule_is_noticed(statement: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert name in rules_of_the_database()
