"""Public pages on a plan written by hand, imported, validated and published by the real actions."""

from datetime import datetime

import pytest

from tests.conftest import People, publish_all
from tests.portal.samples import boussole
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import import_plan
from tramontane.plan.models import Plan

PUBLISHED_AT = datetime(2024, 7, 12, 9, tzinfo=PARIS)


@pytest.fixture
def plan(occitanie: People) -> Plan:
    """The plan Boussole, published on 12 July 2024."""
    made = import_plan(document=boussole(), by=occitanie.officer, organisation=occitanie.organisation)
    publish_all(made, occitanie, PUBLISHED_AT)
    return made
