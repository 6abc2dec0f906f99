"""Which version of a plan a day shows, who may act on it, and where an indicator stands."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import People, import_all, make_people
from tests.rules import Copy
from tramontane.lib.periods import day_in_france
from tramontane.plan import queries
from tramontane.plan.document import IndicatorPart, ReadingPart
from tramontane.plan.models import Plan

instants = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2025, 6, 1), timezones=st.just(UTC)),  # noqa: DTZ001  (bounds only)
    min_size=1,
    max_size=4,
).map(sorted)


@settings(max_examples=25)
@given(instants, st.data())
def test_a_day_shows_the_last_version_published_by_its_end_in_paris(
    told_twice: tuple[Plan, People], published: list[datetime], data: st.DataObject
) -> None:
    around = data.draw(st.sampled_from(published))
    day = day_in_france(around) + timedelta(days=data.draw(st.integers(-1, 1)))
    with transaction.atomic(), connection.cursor() as cursor:
        demo = import_all(told_twice[1], "demo", (), is_demonstration=True)
        for number, instant in enumerate(published, start=1):
            changes = {"plan_id": str(demo.pk), "number": str(number), "published_at": f"'{instant.isoformat()}'"}
            cursor.execute(Copy("plan_version", changes, where="number = 1").sql())
        found = queries.published_plan("demo", day)
        everything = {p.slug: p.number for p in queries.published_plans(day)}
        now = queries.published_plan("demo")
        transaction.set_rollback(True)
    expected = sum(day_in_france(instant) <= day for instant in published)
    assert (found.number if found else 0) == expected
    assert everything.get("demo", 0) == expected
    assert now is not None
    assert now.number == len(published)


@pytest.mark.parametrize(
    ("instant", "day", "shown"),
    [
        ("2024-07-11T23:59:59+02:00", date(2024, 7, 11), True),
        ("2024-07-12T00:00:00+02:00", date(2024, 7, 11), False),
        ("2024-12-31T23:30:00+01:00", date(2024, 12, 31), True),
        ("2025-01-01T00:00:00+01:00", date(2024, 12, 31), False),
    ],
)
def test_midnight_is_that_of_paris(told_twice: tuple[Plan, People], instant: str, day: date, *, shown: bool) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        demo = import_all(told_twice[1], "demo", (), is_demonstration=True)
        changes = {"plan_id": str(demo.pk), "number": "1", "published_at": f"'{instant}'"}
        cursor.execute(Copy("plan_version", changes).sql())
        found = queries.published_plan("demo", day)
        transaction.set_rollback(True)
    assert (found is not None) == shown


def test_what_is_not_published_is_not_there(told_twice: tuple[Plan, People]) -> None:
    plan = told_twice[0]
    assert queries.published_plan("absent") is None
    assert queries.published_version(plan.slug, 2) is None
    found = queries.published_version(plan.slug, 1)
    assert found is not None
    assert (found.number, found.published_by) == (1, str(told_twice[1].publisher))
    assert [v.number for v in queries.versions_of(plan.slug)] == [1]


def test_the_public_state_changes_with_a_publication(told_twice: tuple[Plan, People]) -> None:
    before = queries.public_state()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(Copy("plan_version", {"number": "2", "published_at": "clock_timestamp()"}).sql())
        assert queries.public_state() != before
        transaction.set_rollback(True)
    assert queries.public_state() == before


@pytest.mark.parametrize("role", ["reader", "officer", "publisher"])
def test_a_plan_is_that_of_its_stewards_alone(told_twice: tuple[Plan, People], role: str) -> None:
    plan, people = told_twice
    ladder = ("reader", "officer", "publisher")
    other = make_people("region-autre", "Région autre")
    for held in ladder:
        assert queries.may(getattr(people, held), role, plan) == (ladder.index(held) >= ladder.index(role))
        assert not queries.may(getattr(other, held), role, plan)
    assert not queries.may(AnonymousUser(), role, plan)


def test_an_indicator_stands_at_its_last_reading_and_nobody_said_is_not_zero() -> None:
    silent = IndicatorPart(ref="a", title="A", target=Decimal(100))
    assert queries.reading_of_indicator(silent).value is None
    readings = (
        ReadingPart(on="2025-06-30", value=Decimal(7), note="Bilan"),
        ReadingPart(on="2024-12-31", value=Decimal(3), fact="0" * 16),
    )
    stands = queries.reading_of_indicator(silent.model_copy(update={"readings": readings}))
    assert (stands.value, stands.on, stands.origin) == (Decimal(7), "2025-06-30", "reading")
    stands = queries.reading_of_indicator(silent.model_copy(update={"readings": readings[1:]}))
    assert (stands.value, stands.origin, stands.fact) == (Decimal(3), "fact", "0" * 16)


def test_a_restored_base_that_gives_a_number_again_shows_its_own_version(told_twice: tuple[Plan, People]) -> None:
    slug = told_twice[0].slug
    first, state = queries.published_plan(slug), queries.public_state()
    assert first is not None
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE plan_version SET sha256 = repeat('a', 64),"
            " document = jsonb_set(document, '{heading,title}', to_jsonb('Un autre plan'::text))"
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
        again = queries.published_plan(slug)
        other_state = queries.public_state()
        transaction.set_rollback(True)
    assert again is not None
    assert again.document.heading.title == "Un autre plan" != first.document.heading.title
    assert other_state != state
