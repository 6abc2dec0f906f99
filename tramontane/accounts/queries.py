"""Reads of accounts: who may act for whom."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import QuerySet

from tramontane.accounts.models import Mandate, Message, Organisation, User

#: What each role includes.
INCLUDES = {
    "reader": ("reader", "officer", "publisher"),
    "officer": ("officer", "publisher"),
    "publisher": ("publisher",),
}


def organisations_of(user: User | AnonymousUser, role: str) -> QuerySet[Organisation]:
    """The organisations for which ``user`` holds at least ``role`` (reader < officer < publisher)."""
    if not isinstance(user, User) or not user.is_active:
        return Organisation.objects.none()
    return Organisation.objects.filter(mandates__user=user, mandates__role__in=INCLUDES[role]).distinct()


def has_any_mandate(user: User | AnonymousUser) -> bool:
    """Whether the person has a desk at all."""
    return isinstance(user, User) and user.is_active and Mandate.objects.filter(user=user).exists()


def demonstration_users() -> QuerySet[User]:
    """The accounts that the sign-in page of a demonstration offers."""
    return User.objects.filter(is_demonstration=True, is_active=True).order_by("email")


def stuck_messages() -> QuerySet[Message]:
    """What has not left and needs a look: refused, interrupted, or tried already."""
    stuck = models.Q(state__in=(Message.State.FAILED, Message.State.UNCERTAIN))
    return Message.objects.filter(stuck | models.Q(state=Message.State.WAITING, attempts__gt=0)).order_by("id")


def messages_by_state() -> dict[str, int]:
    """How many messages are in each state."""
    return dict(Message.objects.order_by("state").values_list("state").annotate(models.Count("pk")))
