"""Digests: what changed on what one follows, once, in plain words with its proof; nothing when nothing changed."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Drafting, People, publish_all
from tests.portal.follow.mailbox import JEANNE, ask, follow, letters, path_in
from tests.portal.samples import boussole
from tramontane.evidence.actions import Description
from tramontane.lib.periods import PARIS
from tramontane.plan.actions import ask_import, correct_line, decide_lines, import_plan, process_import
from tramontane.plan.lines import load
from tramontane.plan.models import Plan
from tramontane.portal.follow.digests import tell_followers
from tramontane.portal.follow.queries import last_moment
from tramontane.portal.models import Following

MINUTE = timedelta(minutes=1)


@pytest.fixture
def plan(occitanie: People) -> Plan:
    """The plan Boussole, published in July 2024."""
    made = import_plan(document=boussole(), by=occitanie.officer, organisation=occitanie.organisation)
    publish_all(made, occitanie, datetime(2024, 7, 12, 9, tzinfo=PARIS))
    return made


def correct(plan: Plan, people: People, ref: str, at: datetime | None = None, **changes: Any) -> None:
    """Correct a line, validate it, publish."""
    part = next(p for pairs in load(plan).values() for _, p in pairs if p.ref == ref)
    part = type(part).model_validate({**part.model_dump(), **changes})
    correct_line(plan=plan, ref=ref, part=part, by=people.officer, reason="Relu avec la source.")
    decide_lines(plan=plan, refs=[ref], verdict="validated", by=people.officer, reason="Relu.")
    publish_all(plan, people, at)


def html_of(letter: EmailMultiAlternatives) -> str:
    return str(letter.alternatives[0][0])


def told() -> list[EmailMultiAlternatives]:
    tell_followers(timezone.now() + MINUTE)
    return letters()


def test_a_change_is_told_once_with_the_page_and_the_proof(client: Client, plan: Plan, occitanie: People) -> None:
    row = follow(client, "/abonnements/?plan=boussole")
    assert told() == []
    correct(plan, occitanie, "enveloppe-projets", minimum="12000000", maximum="12000000")
    (letter,) = told()
    body = str(letter.body).replace("\u00a0", " ")
    assert letter.to == [JEANNE]
    assert letter.subject == "Ce qui a changé : Plan Boussole"
    assert "Version 2" in body
    assert "Enveloppe « Projets »" in body
    assert "Montant : 12 M€ (c’était 10 M€)." in body
    assert "http://localhost:8000/plans/boussole/enveloppes/enveloppe-projets/" in body
    assert "Non sourcé" in body, "a figure corrected by hand has lost its proof"
    assert "http://localhost:8000/plans/boussole/versions/2/" in body
    assert told() == []
    assert Following.objects.get(pk=row.pk).told_version == 2


def test_what_a_new_document_brings_is_told_with_the_sentence_that_states_it(
    client: Client, draft_plan: Drafting, occitanie: People, announcement: bytes, deliberation: bytes
) -> None:
    plan = draft_plan("horizon-ia", announcement)
    publish_all(plan, occitanie)
    follow(client)
    asked = ask_import(
        plan=plan,
        content=deliberation,
        description=Description(title="Délibération", publisher="Région", genre="act", file_name="a.txt"),
        organisation=occitanie.organisation,
        by=occitanie.officer,
    )
    process_import(asked=asked)
    publish_all(plan, occitanie)
    (letter,) = told()
    body = str(letter.body).replace("\u00a0", " ")
    assert "Montant : 60 M€ (c’était environ 50 M€)." in body
    proofs = re.findall(r"La preuve : Région : http://localhost:8000(/affirmations/\w{16}/)", body)
    assert proofs
    assert any("60 millions" in client.get(p).content.decode().replace("\u00a0", " ") for p in proofs)


def test_every_address_of_a_letter_answers(client: Client, plan: Plan, occitanie: People) -> None:
    follow(client, "/abonnements/?plan=boussole")
    correct(plan, occitanie, "ecole", title="Ouvrir deux écoles & un « lieu »")
    (letter,) = told()
    links = re.findall(r"http://localhost:8000(/\S*)", str(letter.body))
    assert len(links) >= 5
    assert {client.get(path).status_code for path in links} == {200}
    html = html_of(letter)
    assert set(re.findall(r'href="http://localhost:8000(/[^"]*)"', html)) == set(links)
    assert "Ouvrir deux écoles & un « lieu »" in str(letter.body)
    assert "Ouvrir deux écoles &amp; un « lieu »" in html


def test_a_letter_fetches_nothing_and_carries_what_stops_it(client: Client, plan: Plan, occitanie: People) -> None:
    follow(client, "/abonnements/?plan=boussole")
    correct(plan, occitanie, "ecole", title="Ouvrir deux écoles")
    (letter,) = told()
    html = html_of(letter)
    assert not re.search(r"<(img|link|script|style|iframe)|\bsrc=|url\(", html)
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = re.fullmatch(r"<http://localhost:8000(/abonnements/arreter/\S+)>", str(headers["List-Unsubscribe"]))
    assert stop
    assert JEANNE not in stop[1]
    assert Client(enforce_csrf_checks=True).post(stop[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Following.objects.exists()


@pytest.mark.parametrize(
    ("query", "changed", "is_told"),
    [
        ("axe=filiere", "enveloppe-recherche", True),
        ("axe=filiere", "enveloppe-filiere", True),
        ("axe=filiere", "enveloppe-projets", False),
        ("axe=recherche", "enveloppe-filiere", False),
        ("enveloppe=enveloppe-projets", "enveloppe-projets", True),
        ("enveloppe=enveloppe-projets", "enveloppe-recherche", False),
    ],
)
def test_one_is_told_of_what_one_follows_alone(
    client: Client, plan: Plan, occitanie: People, query: str, changed: str, *, is_told: bool
) -> None:
    """An axis carries its parts and their lines."""
    row = follow(client, f"/abonnements/?plan=boussole&{query}")
    correct(plan, occitanie, changed, minimum="1000000", maximum="1000000")
    assert len(told()) == is_told
    assert Following.objects.get(pk=row.pk).told_version == 2


def test_several_subscriptions_make_one_letter_grouped_by_plan(client: Client, plan: Plan, occitanie: People) -> None:
    follow(client, "/abonnements/?plan=boussole&axe=filiere")
    follow(client, "/abonnements/?plan=boussole&enveloppe=enveloppe-recherche")
    correct(plan, occitanie, "enveloppe-recherche", minimum="17000000", maximum="17000000")
    (letter,) = told()
    assert str(letter.body).count("17") == 1


def test_the_weekly_letter_waits_for_monday(client: Client, plan: Plan, occitanie: People) -> None:
    follow(client, "/abonnements/?plan=boussole", frequency="weekly")
    correct(plan, occitanie, "ecole", title="Ouvrir deux écoles")
    now = timezone.now()
    assert tell_followers(now) == 0
    next_week = now + timedelta(days=8)
    assert tell_followers(next_week) == 1
    assert tell_followers(next_week + MINUTE) == 0


@given(st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2028, 1, 1), timezones=st.just(PARIS)))  # noqa: DTZ001
def test_moments_are_past_and_recent(now: datetime) -> None:
    """Last Monday at seven, the first of the month at seven: never in the future, never older than the rhythm."""
    weekly, monthly = last_moment("weekly", now), last_moment("monthly", now)
    assert weekly <= now < weekly + timedelta(days=7, hours=2)
    assert (weekly.weekday(), weekly.hour) == (0, 7)
    assert monthly <= now < monthly + timedelta(days=31, hours=2)
    assert (monthly.day, monthly.hour) == (1, 7)
    assert last_moment("publication", now) == now


def test_looking_for_letters_costs_the_same_for_many_followers_with_nothing_new(
    client: Client, plan: Plan, django_assert_num_queries: Any
) -> None:
    follow(client, "/abonnements/?plan=boussole")
    with django_assert_num_queries(2):
        tell_followers(timezone.now() + MINUTE)
    for number in range(4):
        follow(client, "/abonnements/?plan=boussole", email=f"{number}@example.org", frequency="monthly")
    with django_assert_num_queries(2):
        tell_followers(timezone.now() + MINUTE)


def test_who_asked_in_english_is_written_to_in_english(client: Client, plan: Plan, occitanie: People) -> None:
    ask(client, "/en/abonnements/?plan=boussole")
    (asked,) = letters()
    assert str(asked.subject).startswith("Confirm your subscription: ")
    there = path_in(asked, "en/abonnements/confirmer")
    assert "Subscription confirmed" in client.post(there).content.decode()
    correct(plan, occitanie, "enveloppe-projets", minimum="12000000", maximum="12000000")
    (letter,) = told()
    body = str(letter.body).replace("\u00a0", " ")
    assert str(letter.subject).startswith("What has changed: ")
    assert "€10 million" in body
    assert "€12 million" in body
    assert "/en/plans/boussole/" in body
    assert '<html lang="en">' in html_of(letter)
    assert '<span lang="fr">' in html_of(letter)
    assert "\ufdd0" not in body + html_of(letter) + str(letter.subject)
