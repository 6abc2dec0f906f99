"""Writes of accounts."""

from django.db import transaction

from tramontane.accounts.models import Mandate, Organisation, User


@transaction.atomic
def open_organisation(*, code: str, name: str, kind: str) -> Organisation:
    """Create the organisation, or return it if its code is known."""
    return Organisation.objects.get_or_create(code=code, defaults={"name": name, "kind": kind})[0]


@transaction.atomic
def open_account(*, email: str, name: str = "", is_demonstration: bool = False) -> User:
    """Create the account, or return it if its address is known."""
    known = User.objects.filter(email__iexact=email).first()
    return known or User.objects.create_user(email, name=name, is_demonstration=is_demonstration)


@transaction.atomic
def give_mandate(*, user: User, organisation: Organisation, role: str) -> Mandate:
    """Let a person act for an organisation; giving it twice changes nothing."""
    return Mandate.objects.get_or_create(user=user, organisation=organisation, role=role)[0]
