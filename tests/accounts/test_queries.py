"""Who may act for whom: a mandate includes the lesser ones, for its own organisation only."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.conftest import People
from tramontane.accounts.actions import give_mandate, open_account, open_organisation
from tramontane.accounts.models import Mandate, Organisation, User
from tramontane.accounts.queries import demonstration_users, has_any_mandate, organisations_of


@pytest.mark.parametrize("held", ["reader", "officer", "publisher"])
@pytest.mark.parametrize("asked", ["reader", "officer", "publisher"])
def test_a_role_includes_the_lesser_ones(occitanie: People, sud: People, held: str, asked: str) -> None:
    ladder = ("reader", "officer", "publisher")
    found = list(organisations_of(getattr(occitanie, held), asked))
    assert found == ([occitanie.organisation] if ladder.index(held) >= ladder.index(asked) else [])


def test_nobody_and_a_closed_account_act_for_nobody(occitanie: People) -> None:
    User.objects.filter(pk=occitanie.publisher.pk).update(is_active=False)
    closed = User.objects.get(pk=occitanie.publisher.pk)
    for person in (AnonymousUser(), closed):
        assert not organisations_of(person, "reader").exists()
        assert not has_any_mandate(person)
    assert has_any_mandate(occitanie.reader)


def test_two_mandates_for_one_organisation_count_once(occitanie: People) -> None:
    give_mandate(user=occitanie.reader, organisation=occitanie.organisation, role="publisher")
    assert organisations_of(occitanie.reader, "reader").count() == 1


def test_opening_and_giving_twice_changes_nothing(occitanie: People) -> None:
    again = open_account(email="READER.region-occitanie@example.org", name="Autre nom")
    assert again == occitanie.reader
    assert open_organisation(code="region-occitanie", name="Autre", kind="state") == occitanie.organisation
    give_mandate(user=again, organisation=occitanie.organisation, role="reader")
    assert (Organisation.objects.count(), Mandate.objects.filter(user=again).count()) == (1, 1)
    assert again.name == occitanie.reader.name


def test_only_demonstration_accounts_are_offered(occitanie: People) -> None:
    demo = open_account(email="demo@example.org", is_demonstration=True)
    assert list(demonstration_users()) == [demo]
