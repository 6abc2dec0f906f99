"""Writes of accounts, and of the messages that leave by e-mail."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from tramontane.accounts.models import Mandate, Message, Organisation, User
from tramontane.lib.language import is_english, marked_up, unmarked

#: The name under which the worker knows the job (``accounts.tasks``), and the queue that imports never hold up.
SEND_JOB, MAIL_QUEUE = "accounts.send", "mail"


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
def remember_language(*, user: User, code: str) -> None:
    """The language in which to write to a person from now on."""
    User.objects.filter(pk=user.pk).exclude(language=code).update(language=code)


@transaction.atomic
def give_mandate(*, user: User, organisation: Organisation, role: str) -> Mandate:
    """Let a person act for an organisation; giving it twice changes nothing."""
    return Mandate.objects.get_or_create(user=user, organisation=organisation, role=role)[0]


@transaction.atomic
def queue_message(
    *,
    key: str,
    kind: str,
    recipient: str,
    subject: str,
    text: str,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Put an e-mail in the outbox, within the transaction of what it tells; False when ``key`` was told already.

    Somebody waits for a message that expires: the worker is woken as soon as the transaction ends. The others leave
    within a minute.
    """
    _message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "recipient": recipient,
            "subject": unmarked(" ".join(subject.split()))[:200],
            "text": unmarked(text),
            "html": marked_up(html) if is_english() else html,
            "headers": dict(headers or {}),
            "next_attempt_at": timezone.now(),
            "expires_at": expires_at,
        },
    )
    if is_new and expires_at is not None:
        app.configure_task(SEND_JOB, queue=MAIL_QUEUE).defer()
    return is_new


@transaction.atomic
def drop_messages(*, recipient: str, kinds: tuple[str, ...]) -> int:
    """Take back what has not left for an address that is being forgotten; returns how many messages."""
    states = (Message.State.WAITING, Message.State.FAILED, Message.State.UNCERTAIN)
    return Message.objects.filter(recipient__iexact=recipient, kind__in=kinds, state__in=states).delete()[0]


@transaction.atomic
def retry_messages() -> int:
    """Send again, on the operator's word, what was refused or interrupted; returns how many messages."""
    stuck = Message.objects.filter(state__in=(Message.State.FAILED, Message.State.UNCERTAIN))
    count = stuck.update(state=Message.State.WAITING, attempts=0, next_attempt_at=timezone.now())
    if count:
        app.configure_task(SEND_JOB, queue=MAIL_QUEUE).defer()
    return count
