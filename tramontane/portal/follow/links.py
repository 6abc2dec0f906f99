"""The signed addresses that letters carry: each purpose has its own signature, and none says who the person is."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

CONFIRM = timedelta(hours=48)
MANAGE = timedelta(days=30)
#: What a link is for → how long it works; one-click unsubscription works as long as the letter is kept.
LASTS: dict[str, timedelta | None] = {"confirm": CONFIRM, "manage": MANAGE, "stop": None, "desk": None}


def token(purpose: str, uid: UUID) -> str:
    """A token for one purpose about one row."""
    return _signer(purpose).sign(uid.hex)


def read_token(purpose: str, given: str) -> UUID | None:
    """The row that a token names; None when it was not made for that purpose, was changed, or is too old."""
    try:
        return UUID(hex=_signer(purpose).unsign(given, max_age=LASTS[purpose]))
    except (signing.BadSignature, ValueError):
        return None


def absolute(path: str) -> str:
    """The whole address of a path of this site: letters are written far from any request."""
    return f"{settings.SITE}{path}"


def link(name: str, purpose: str, uid: UUID) -> str:
    """The whole address of a page opened by a token."""
    return absolute(reverse(name, args=[token(purpose, uid)]))


def _signer(purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(sep=".", salt=f"tramontane.portal.follow.{purpose}")
