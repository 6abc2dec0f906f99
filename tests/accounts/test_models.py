"""What the database refuses of accounts: a second account for one address, an unknown role, a message told twice."""

import pytest

from tests.conftest import People
from tests.rules import Break, Copy, assert_refused, breaks, cases
from tramontane.accounts.actions import queue_message
from tramontane.accounts.models import User

BREAKS = [
    breaks("accounts_user(email)", Copy("accounts_user"), said="accounts_user_email_key"),
    breaks("user_email_ci", Copy("accounts_user", {"email": "upper(email)"})),
    breaks("user_language", "UPDATE accounts_user SET language = 'xx'"),
    breaks("accounts_organisation(code)", Copy("accounts_organisation"), said="accounts_organisation_code_key"),
    breaks("organisation_kind", Copy("accounts_organisation", {"code": "'x'", "kind": "'club'"})),
    breaks("mandate_once", Copy("accounts_mandate")),
    breaks("mandate_role", Copy("accounts_mandate", {"role": "'king'"})),
    breaks("accounts_message(key)", Copy("accounts_message"), said="accounts_message_key_key"),
    breaks("message_erased_once_ended", Copy("accounts_message", {"key": "'x'", "state": "'lost'"})),
    breaks("message_kind", Copy("accounts_message", {"key": "'x'", "kind": "'advert'"})),
    breaks("message_erased_once_ended", Copy("accounts_message", {"key": "'x'", "state": "'sent'"})),
    breaks("message_erased_once_ended", "UPDATE accounts_message SET recipient = ''"),
    breaks("message_told_once", "UPDATE accounts_message SET key = 'another'"),
    breaks(
        "message_told_once",
        "UPDATE accounts_message SET state = 'sent', recipient = '', subject = '', text = '', html = ''",
        "UPDATE accounts_message SET state = 'waiting', recipient = 'a@example.org', text = 'Texte.'",
    ),
    breaks(
        "message_told_once",
        "UPDATE accounts_message SET state = 'uncertain'",
        "UPDATE accounts_message SET state = 'sending'",
    ),
]


@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(occitanie: People, broken: Break) -> None:
    queue_message(key="a", kind="digest", recipient="a@example.org", subject="Objet", text="Texte.")
    assert_refused(broken)


@pytest.mark.django_db
def test_an_account_has_no_password_unless_one_is_given() -> None:
    user = User.objects.create_user("Jeanne@Example.ORG")
    assert (user.email, user.has_usable_password(), str(user)) == ("jeanne@example.org", False, "jeanne@example.org")
    chief = User.objects.create_superuser("chef@example.org", "un mot de passe long", name="Cheffe")
    assert (chief.is_staff, chief.is_superuser, chief.check_password("un mot de passe long")) == (True, True, True)
    assert str(chief) == "Cheffe"
