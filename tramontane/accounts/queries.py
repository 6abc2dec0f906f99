"""Reads of accounts: who may act for whom."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from tramontane.accounts.models import Mandate, Organisation, User

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
