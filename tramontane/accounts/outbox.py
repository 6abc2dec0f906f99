"""Sends what waits in the outbox: by one worker at a time for each message, at most once, the server's no being final.

A message is marked « en cours d’envoi » before it is handed over. If the process dies between the two, nobody can know
whether it left: it is then set aside for the operator, not sent again (docs/decisions/0010-at-most-once.md).
"""

import hashlib
import logging
import smtplib
from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from tramontane.accounts.models import Message

logger = logging.getLogger("tramontane.mail")

MOST_ATTEMPTS = 8
LONGEST_WAIT = 6 * 3600
#: A message handed over for that long was left by a dead worker: every step of SMTP is bounded (``EMAIL_TIMEOUT``).
ABANDONED = timedelta(minutes=5)
#: How long the trace of what left, and what could not leave, are kept.
KEPT = timedelta(days=30)
ERASED: dict[str, Any] = {"recipient": "", "subject": "", "text": "", "html": "", "headers": {}}


def send_due_messages() -> int:
    """Send all that is due; returns how many messages left. Stops at once when the mail server cannot be reached."""
    _put_in_order()
    sent = 0
    while _due().exists():
        link = get_connection()
        try:
            link.open()
        except (OSError, smtplib.SMTPException) as error:
            logger.warning("the mail server cannot be used: %s", _in_short(error))
            return sent
        try:
            row = _take()
            if row is None:
                return sent
            sent += _hand_over(row, link)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                link.close()
    return sent


def wait_before(attempt: int) -> timedelta:
    """How long to wait after that many refusals: 30 s, 2 min, 8 min, 32 min, then up to 6 hours."""
    return timedelta(seconds=min(30 << 2 * min(attempt - 1, 9), LONGEST_WAIT))


def purge_messages() -> int:
    """Forget old traces and what never left; returns how many."""
    old = Message.objects.filter(created_at__lt=timezone.now() - KEPT).exclude(state=Message.State.SENDING)
    return old.delete()[0]


def _due() -> QuerySet[Message]:
    """What can leave now: first what somebody waits for, which goes stale soonest."""
    due = Message.objects.filter(state=Message.State.WAITING, next_attempt_at__lte=timezone.now())
    return due.order_by(F("expires_at").asc(nulls_last=True), "id")


def _put_in_order() -> None:
    """What is too old to be useful is erased; what a dead worker was handing over is set aside."""
    now = timezone.now()
    Message.objects.filter(state__in=("waiting", "failed", "uncertain"), expires_at__lte=now).update(
        state=Message.State.EXPIRED, **ERASED
    )
    left = Message.objects.filter(state=Message.State.SENDING, taken_at__lt=now - ABANDONED)
    for number in left.values_list("pk", flat=True).order_by("pk"):
        logger.error("message %s: sending was interrupted; it is not sent again by itself", number)
    left.update(state=Message.State.UNCERTAIN, problem="interrupted")


@transaction.atomic
def _take() -> Message | None:
    """Take one message: committed before it is handed over, so that no other worker and no later one sends it too."""
    row = _due().select_for_update(of=("self",), skip_locked=True).first()
    if row is None:
        return None
    row.attempts += 1
    Message.objects.filter(pk=row.pk).update(
        state=Message.State.SENDING, taken_at=timezone.now(), attempts=row.attempts
    )
    return row


def _hand_over(row: Message, link: BaseEmailBackend) -> int:
    """Give a taken message to the mail server, and keep what came of it; 1 when it left."""
    taken = Message.objects.filter(Q(state="sending") | Q(state="uncertain"), pk=row.pk)
    try:
        link.send_messages([_letter(row)])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException, smtplib.SMTPNotSupportedError) as error:
        is_over = _is_final(error) or row.attempts >= MOST_ATTEMPTS
        logger.warning("message %s: %s (attempt %s)", row.pk, _in_short(error), row.attempts)
        taken.update(
            state=Message.State.FAILED if is_over else Message.State.WAITING,
            problem=_in_short(error),
            next_attempt_at=timezone.now() + wait_before(row.attempts),
        )
        return 0
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("message %s: %s; nobody knows whether it left", row.pk, _in_short(error))
        taken.update(state=Message.State.UNCERTAIN, problem=_in_short(error))
        return 0
    return taken.update(state=Message.State.SENT, problem="", **ERASED)


def _letter(row: Message) -> EmailMultiAlternatives:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    name = hashlib.sha256(f"{row.pk}:{row.key}".encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{name}@{domain}>", "Auto-Submitted": "auto-generated", **row.headers}
    letter = EmailMultiAlternatives(
        row.subject, row.text, settings.DEFAULT_FROM_EMAIL, [row.recipient], headers=headers
    )
    if row.html:
        letter.attach_alternative(row.html, "text/html")
    return letter


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _said in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def _is_final(error: Exception) -> bool:
    """Whether the server said no for ever (5xx), rather than « later » (4xx)."""
    codes = _codes(error)
    return bool(codes) and all(code >= 500 for code in codes)


def _in_short(error: Exception) -> str:
    """The kind of problem and the server's code: never its words, which name people."""
    return " ".join([type(error).__name__, *map(str, _codes(error))])[:100]
