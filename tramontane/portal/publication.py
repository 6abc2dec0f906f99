"""Publishes a plan and makes it findable in the same transaction."""

from datetime import datetime

from django.db import transaction

from tramontane.accounts.models import User
from tramontane.plan.actions import publish_plan
from tramontane.plan.models import Plan, Version
from tramontane.portal.searchable import refresh_search


@transaction.atomic
def publish(*, plan: Plan, by: User, note: str = "", at: datetime | None = None) -> Version:
    """``plan.actions.publish_plan``, then the index of search. Raises ``Refusal``; all or nothing."""
    version = publish_plan(plan=plan, by=by, note=note, at=at)
    refresh_search()
    return version
