"""Writes of subscriptions: ask, confirm, change, forget. An address is kept only while it follows something."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from tramontane.accounts.actions import drop_messages, queue_message
from tramontane.lib.language import language
from tramontane.plan.models import Plan, Version
from tramontane.portal.follow.letters import Letter
from tramontane.portal.follow.links import CONFIRM
from tramontane.portal.follow.nodes import Node
from tramontane.portal.follow.queries import followings_of, pending
from tramontane.portal.follow.welcome import confirmation, key_letter
from tramontane.portal.models import Follower, Following

#: What an address may wait to confirm at a time.
MOST_PENDING = 20
STOPPED = "stopped"


def ask_to_follow(*, email: str, node: Node, frequency: str) -> None:
    """Keep the wish of an address and write to it; nothing is followed before it confirms.

    What it follows already is not changed: whoever asks is not known to be that person. It gets its own link instead.
    """
    try:
        _ask(email=email, node=node, frequency=frequency)
    except IntegrityError:  # somebody asked the same at this very moment: now it is there to be found
        _ask(email=email, node=node, frequency=frequency)


@transaction.atomic
def _ask(*, email: str, node: Node, frequency: str) -> None:
    now, address = timezone.now(), email.strip().lower()
    follower, _new = Follower.objects.get_or_create(email=address, defaults={"language": language()})
    wish = {"follower": follower, "plan": Plan.objects.get(slug=node.slug), "kind": node.kind, "ref": node.ref}
    known = Following.objects.filter(**wish).first()
    if known is not None and known.confirmed_at is not None:
        _write(follower, key_letter(follower), now)
        return
    if known is None:
        if Following.objects.filter(follower=follower, confirmed_at__isnull=True).count() >= MOST_PENDING:
            return
        known = Following(**wish)
    known.frequency, known.asked_at = frequency, now
    known.save()
    _write(follower, confirmation(known, node), now, str(known.uid))


@transaction.atomic
def send_key(*, email: str) -> None:
    """Write to an address that follows something the link to its subscriptions; to any other, nothing."""
    follower = Follower.objects.filter(email=email.strip().lower()).first()
    if follower is not None and followings_of(follower).exists():
        _write(follower, key_letter(follower), timezone.now())


def _write(follower: Follower, letter: Letter, now: datetime, about: str = "key") -> None:
    """One letter about one thing in ten minutes, however often it is asked for."""
    queue_message(
        key=f"follow:{follower.uid.hex}:{about}:{int(now.timestamp()) // 600}",
        kind="follow",
        recipient=follower.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        expires_at=now + CONFIRM,
    )


@transaction.atomic
def confirm_following(*, uid: UUID) -> Following | None:
    """Follow from now on: what changes after the version in force is told. None when the wish is no longer there."""
    found = pending(uid)
    if found is None or found.confirmed_at is not None:
        return found
    numbers = Version.objects.filter(plan=found.plan).order_by("-number").values_list("number", flat=True)
    found.confirmed_at, found.told_version = timezone.now(), numbers[0]
    found.save(update_fields=("confirmed_at", "told_version"))
    return found


@transaction.atomic
def change_followings(*, follower: Follower, wanted: Mapping[int, str]) -> bool:
    """Give one's own subscriptions another frequency, or end them (``STOPPED``); False when none is left.

    Those of others are not touched, whatever numbers are sent.
    """
    for row in followings_of(follower).select_for_update(of=("self",)):
        frequency = wanted.get(row.pk, row.frequency)
        if frequency == STOPPED:
            row.delete()
        elif frequency != row.frequency:
            row.frequency = frequency
            row.save(update_fields=("frequency",))
    if followings_of(follower).exists():
        return True
    forget_follower(uid=follower.uid)
    return False


@transaction.atomic
def forget_follower(*, uid: UUID) -> None:
    """Erase an address, what it follows and what was about to be written to it; doing it twice changes nothing."""
    email = Follower.objects.filter(uid=uid).values_list("email", flat=True).first()
    if email is not None:
        Follower.objects.filter(uid=uid).delete()
        drop_messages(recipient=email, kinds=("follow", "digest"))


@transaction.atomic
def forget_unconfirmed() -> int:
    """Erase wishes that nobody confirmed in time, and the addresses that follow nothing; returns how many addresses."""
    Following.objects.filter(confirmed_at__isnull=True, asked_at__lt=timezone.now() - CONFIRM).delete()
    alone = list(Follower.objects.filter(followings__isnull=True).values_list("uid", flat=True).order_by("id"))
    for uid in alone:
        forget_follower(uid=uid)
    return len(alone)
