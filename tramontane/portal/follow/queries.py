"""Reads of subscriptions: by the token of a letter, never by an address; and who has something to be told."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from tramontane.lib.periods import PARIS
from tramontane.plan.models import Version
from tramontane.portal.models import Follower, Following

#: Letters that come at a fixed time leave at seven in the morning, in Paris.
MORNING = time(7)
Targets = dict[tuple[int, str], int]


def pending(uid: UUID) -> Following | None:
    """A subscription by its identifier, confirmed or not."""
    return Following.objects.select_related("follower", "plan").filter(uid=uid).first()


def follower_of(uid: UUID) -> Follower | None:
    """A follower that has confirmed something."""
    return Follower.objects.filter(uid=uid, followings__confirmed_at__isnull=False).distinct().first()


def followings_of(follower: Follower) -> QuerySet[Following]:
    """What a follower has confirmed."""
    found = Following.objects.filter(follower=follower, confirmed_at__isnull=False)
    return found.select_related("plan").order_by("id")


def last_moment(frequency: str, now: datetime) -> datetime:
    """Until when publications count at ``now``: now, last Monday's morning, or that of the first of the month."""
    if frequency == Following.Frequency.PUBLICATION:
        return now
    here = now.astimezone(PARIS)
    weekly = frequency == Following.Frequency.WEEKLY
    day = here.date() - timedelta(days=here.weekday()) if weekly else here.date().replace(day=1)
    moment = datetime.combine(day, MORNING, PARIS)
    if moment <= here:
        return moment
    before = day - timedelta(days=7) if weekly else (day - timedelta(days=1)).replace(day=1)
    return datetime.combine(before, MORNING, PARIS)


def targets(now: datetime) -> Targets:
    """The version of each followed plan up to which followers of each frequency are told at ``now``."""
    followed = Following.objects.filter(confirmed_at__isnull=False).values("plan_id")
    found: Targets = {}
    limits = {str(f): last_moment(f, now) for f in Following.Frequency}
    rows = Version.objects.filter(plan_id__in=followed).order_by("plan_id", "number")
    for plan, number, at in rows.values_list("plan_id", "number", "published_at"):
        found |= {(plan, f): number for f, limit in limits.items() if at < limit}
    return found


def due_followers(wanted: Targets) -> list[int]:
    """The followers who do not know yet of the versions they should be told of."""
    by_target: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for (plan, frequency), number in wanted.items():
        by_target[frequency, number].append(plan)
    due = Q(pk__in=())
    for (frequency, number), plans in by_target.items():
        due |= Q(frequency=frequency, plan_id__in=plans, told_version__lt=number)
    rows = Following.objects.filter(due, confirmed_at__isnull=False).order_by("follower_id")
    return list(rows.values_list("follower_id", flat=True).distinct())
