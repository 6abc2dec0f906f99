"""Publishes a plan, makes it findable and asks for its pictures, in one transaction."""

from datetime import datetime

from django.db import transaction

from tramontane.accounts.models import User
from tramontane.lib.language import FRENCH
from tramontane.plan.actions import publish_plan
from tramontane.plan.models import Plan, Version
from tramontane.portal.languages import speaking
from tramontane.portal.pictures.actions import ask_for_albums
from tramontane.portal.searchable import refresh_search


@transaction.atomic
def publish(*, plan: Plan, by: User, note: str = "", at: datetime | None = None) -> Version:
    """``plan.actions.publish_plan``, the index of search and the job that draws. Raises ``Refusal``; all or nothing."""
    version = publish_plan(plan=plan, by=by, note=note, at=at)
    with speaking(FRENCH):
        refresh_search()
        ask_for_albums()
    return version
