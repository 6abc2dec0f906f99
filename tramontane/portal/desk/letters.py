"""The letter of an officer: what waits for them on their plans, each working morning on which that has changed."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tramontane.accounts.actions import queue_message
from tramontane.accounts.models import Mandate, User
from tramontane.lib import french
from tramontane.lib.periods import PARIS
from tramontane.portal.desk.queries import PlanRow, plan_rows
from tramontane.portal.follow.letters import Item, Letter, Link, Part, stopping
from tramontane.portal.follow.links import absolute, link
from tramontane.portal.follow.queries import MORNING
from tramontane.portal.languages import speaking
from tramontane.portal.models import DeskLetter


def due_officers(moment: datetime) -> QuerySet[User]:
    """Who decides on plans and has not been looked at since that moment; those who stopped their letter left out."""
    decides = Mandate.objects.filter(user=OuterRef("pk"), role__in=("officer", "publisher"))
    looked_at = DeskLetter.objects.filter(Q(is_stopped=True) | Q(told_at__gte=moment), user=OuterRef("pk"))
    officers = User.objects.filter(Exists(decides), ~Exists(looked_at), is_active=True, is_demonstration=False)
    return officers.order_by("id")


def last_working_morning(now: datetime) -> datetime:
    """Seven in the morning of the last day, today included, from Monday to Friday."""
    here = now.astimezone(PARIS)
    days: Iterable[datetime] = (datetime.combine(here.date() - timedelta(days=n), MORNING, PARIS) for n in range(4))
    return next(d for d in days if d <= here and d.weekday() < 5)


def desk_letter_of(user: User) -> DeskLetter | None:
    """What is known of a person's own letter; None until there is something to know."""
    return DeskLetter.objects.filter(user=user).first()


@transaction.atomic
def set_desk_letter(*, user: User, is_stopped: bool) -> None:
    """Stop one's own letter of the desk, or ask for it again."""
    DeskLetter.objects.update_or_create(user=user, defaults={"is_stopped": is_stopped})


@transaction.atomic
def stop_desk_letter(*, uid: UUID) -> bool:
    """Stop the letter that a link names; False when there is no such letter."""
    return bool(DeskLetter.objects.filter(uid=uid).update(is_stopped=True))


def tell_officers(now: datetime) -> int:
    """Write to the officers for whom something new waits; returns how many letters. Safe to run again."""
    moment = last_working_morning(now)
    return sum(tell_officer(user=user, now=now, moment=moment) for user in due_officers(moment))


@transaction.atomic
def tell_officer(*, user: User, now: datetime, moment: datetime) -> bool:
    """Look at what waits for one officer; False when nothing does, or nothing that was not told already."""
    DeskLetter.objects.get_or_create(user=user)
    row = DeskLetter.objects.select_for_update(of=("self",)).get(user=user)
    with speaking(user.language):
        return _tell(user, row, now, moment)


def _tell(user: User, row: DeskLetter, now: datetime, moment: datetime) -> bool:
    if row.is_stopped or (row.told_at is not None and row.told_at >= moment):
        return False
    parts = tuple(part for plan in plan_rows(user) if plan.may_decide and (part := _part(plan)) is not None)
    told = hashlib.sha256(repr(parts).encode()).hexdigest() if parts else ""
    is_new = bool(parts) and told != row.told
    DeskLetter.objects.filter(pk=row.pk).update(told_at=now, told=told)
    return is_new and _send(user, row, parts, moment)


def _part(plan: PlanRow) -> Part | None:
    """What waits on one plan, None when nothing does."""
    here = reverse("desk_plan", args=[plan.slug])
    waiting = (
        (plan.drafts, _("ligne à décider"), _("lignes à décider"), reverse("desk_review", args=[plan.slug])),
        (
            plan.conflicts,
            _("contradiction à trancher"),
            _("contradictions à trancher"),
            reverse("desk_conflicts", args=[plan.slug]),
        ),
        (plan.held, _("document à confirmer"), _("documents à confirmer"), here),
        (plan.refused, _("document refusé"), _("documents refusés"), f"{here}#documents"),
    )
    items = tuple(
        Item(french.counted(count, one, many), links=(Link(_("Ouvrir"), absolute(href)),))
        for count, one, many, href in waiting
        if count
    )
    return Part(plan.title, plan.territory, items) if items else None


def _send(user: User, row: DeskLetter, parts: tuple[Part, ...], moment: datetime) -> bool:
    stop = link("desk_letter_stop", "desk", row.uid)
    letter = Letter(
        subject=_("Ce qui vous attend sur Tramontane"),
        opening=(_("Voici ce qui attend une décision de votre part, ou de celle de vos collègues."),),
        parts=parts,
        links=(
            Link(_("Mon espace"), absolute(reverse("desk"))),
            Link(_("Ne plus recevoir cette lettre"), stop),
        ),
    )
    return queue_message(
        key=f"desk:{row.uid.hex}:{moment.date().isoformat()}",
        kind="desk",
        recipient=user.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        headers=stopping(stop),
    )
