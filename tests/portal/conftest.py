"""Public pages on a plan written by hand, imported, validated and published by the real actions."""

from datetime import datetime

import pytest

from tests.conftest import Drafting, People, publish_all
from tests.portal.samples import boussole
from tramontane.evidence.actions import Description
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import ask_import, import_plan, process_import
from tramontane.plan.models import Plan

PUBLISHED_AT = datetime(2024, 7, 12, 9, tzinfo=PARIS)


@pytest.fixture
def plan(occitanie: People) -> Plan:
    """The plan Boussole, published on 12 July 2024."""
    made = import_plan(document=boussole(), by=occitanie.officer, organisation=occitanie.organisation)
    publish_all(made, occitanie, PUBLISHED_AT)
    return made


@pytest.fixture
def history(draft_plan: Drafting, occitanie: People, announcement: bytes, deliberation: bytes) -> Plan:
    """A plan announced in May and voted in July 2024: two versions."""
    plan = draft_plan("horizon-ia", announcement, is_demonstration=True)
    publish_all(plan, occitanie, datetime(2024, 5, 23, 9, tzinfo=PARIS))
    asked = ask_import(
        plan=plan,
        content=deliberation,
        description=Description(title="Délibération", publisher="Région", genre="act", file_name="a.txt"),
        organisation=occitanie.organisation,
        by=occitanie.officer,
    )
    assert process_import(asked=asked).state == "done"
    publish_all(plan, occitanie, datetime(2024, 7, 12, 9, tzinfo=PARIS))
    return plan
