"""``tramontane mail`` says what has not left, names nobody, and sends it again when it is told to."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from tramontane.accounts.actions import queue_message
from tramontane.accounts.models import Message
from tramontane.config.commands.mail import mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command finds the database of the test open and up to date."""
    monkeypatch.setattr("tramontane.config.commands.mail.opened", lambda env: nullcontext())
    monkeypatch.setattr("tramontane.config.commands.mail.prepare.migrate", lambda: False)


def test_what_is_stuck_is_listed_and_sent_again() -> None:
    queue_message(key="a", kind="digest", recipient="jeanne@example.org", subject="Objet", text="Texte.")
    Message.objects.update(state="failed", attempts=1, problem="SMTPRecipientsRefused 550")
    said = CliRunner().invoke(mail, [], standalone_mode=False)
    assert said.return_value == 1, said.output
    assert "refusé, 1 essai (SMTPRecipientsRefused 550)" in said.output.replace("\u00a0", " ")
    assert "example.org" not in said.output
    again = CliRunner().invoke(mail, ["--retry"], standalone_mode=False)
    assert again.return_value == 0, again.output
    assert "Rien n’est resté en souffrance." in again.output
    assert Message.objects.get().state == "waiting"
