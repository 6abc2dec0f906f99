"""The file of a preview, carried by its form: signed, good for one page, one plan and one person."""

import base64
import binascii
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan


@dataclass(frozen=True, slots=True)
class Kept:
    """A name and its bytes."""

    name: str
    content: bytes

    def signed(self, page: str, plan: Plan, user: User) -> str:
        """What the form sends back: on one line, since browsers write line ends their own way."""
        told = (base64.b64encode(part).decode() for part in (self.name.encode(), self.content))
        return _signer(page, plan, user).sign(" ".join(told))


def opened(text: str, page: str, plan: Plan, user: User) -> Kept:
    """The file that a form sends back. Raises ``Refusal``."""
    try:
        name, _space, content = _signer(page, plan, user).unsign(text).partition(" ")
        return Kept(base64.b64decode(name).decode(), base64.b64decode(content, validate=True))
    except (BadSignature, binascii.Error) as problem:
        raise Refusal(
            "sheet.lost", _("Cet aperçu ne peut plus être confirmé : déposez le fichier de nouveau.")
        ) from problem


def _signer(page: str, plan: Plan, user: User) -> Signer:
    return Signer(salt=f"{page} {plan.pk} {user.pk}")
