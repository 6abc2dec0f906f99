"""What tests of subscriptions share: the letters received, their links, and a follower made by the real pages."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from tramontane.accounts.outbox import send_due_messages
from tramontane.portal.models import Following

JEANNE = "jeanne@example.org"


def letters() -> list[EmailMultiAlternatives]:
    """What arrives now."""
    mail.outbox.clear()
    send_due_messages()
    return list(mail.outbox)  # type: ignore[arg-type]  # ours have two twins


def path_in(letter: EmailMultiAlternatives, part: str) -> str:
    """The path of the link of a letter that holds ``part``."""
    found = re.search(rf"https?://\S*/{part}/\S+", str(letter.body))
    assert found, letter.body
    return urlsplit(found[0]).path


def ask(client: Client, address: str = "/abonnements/?plan=horizon-ia", **more: str) -> Any:
    """Send the form."""
    return client.post(address, {"email": JEANNE, "frequency": "publication", **more})


def follow(client: Client, address: str = "/abonnements/?plan=horizon-ia", **more: str) -> Following:
    """Ask, open the letter, confirm."""
    ask(client, address, **more)
    (letter,) = letters()
    there = path_in(letter, "abonnements/confirmer")
    assert client.get(there).status_code == 200
    assert "Abonnement confirmé" in client.post(there).content.decode()
    return Following.objects.order_by("-confirmed_at").first() or Following()
