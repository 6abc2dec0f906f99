"""A plan goes forward; what was expected can be postponed or refused, and taken up again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.evidence.reconciliation.reconcile import head_of, proposals
from tramontane.evidence.reconciliation.statements import LIFE, Statement
from tramontane.evidence.reconciliation.steps import same_step
from tramontane.evidence.values import PlanName, Status


def step(uid: str, word: str, on: str | None = None, *, told: date | None = None, rank: int = 1) -> Statement:
    return Statement(uid, Status.model_validate({"value": word, "date": on}), f"source-{uid}", rank, told, uid)


AUTUMN, WINTER, SPRING = date(2024, 10, 4), date(2024, 12, 5), date(2025, 3, 14)
EXPECTED = step("expected", "to_adopt", "2024-12-12", told=AUTUMN)
POSTPONED = step("postponed", "postponed", "2025-03-14", told=WINTER)
REFUSED = step("refused", "rejected", "2024-12-12", told=date(2024, 12, 13))
VOTED = step("voted", "adopted", "2025-03-14", told=SPRING)


@pytest.mark.parametrize(
    ("told", "current"),
    [
        ([EXPECTED, POSTPONED], "postponed"),
        ([EXPECTED, REFUSED], "refused"),
        ([EXPECTED, POSTPONED, VOTED], "voted"),
        ([EXPECTED, REFUSED, VOTED], "voted"),
        ([POSTPONED], "postponed"),
        ([POSTPONED, REFUSED], "refused"),
        ([VOTED, step("before", "announced", "2024-10-04", told=AUTUMN)], "voted"),
        ([REFUSED, step("again", "announced", "2025-01-20", told=date(2025, 1, 20))], "again"),
        ([VOTED, step("undone", "rejected", "2025-06-01", told=date(2025, 6, 2))], "undone"),
        ([VOTED, step("gossip", "rejected", "2025-06-01", told=date(2025, 6, 2), rank=0)], "voted"),
        ([VOTED, step("undated", "launched")], "undated"),
    ],
)
def test_the_step_a_plan_is_at(told: list[Statement], current: str) -> None:
    assert head_of(told).uid == current
    assert head_of(told[::-1]).uid == current


def relations(*told: Statement) -> set[str]:
    return {p.relation for p in proposals(told, agree=same_step, subject="étape")[1]}


def test_what_happens_once_has_one_day() -> None:
    other_day = step("other", "adopted", "2025-03-21", told=SPRING)
    assert relations(VOTED, other_day) == {"conflicts"}
    assert relations(VOTED, step("month", "adopted", "2025-03", told=SPRING)) == {"completes"}
    assert relations(VOTED, step("undated", "adopted", told=SPRING)) == {"completes"}
    act = step("act", "adopted", "2025-03-21", told=date(2025, 3, 22), rank=3)
    assert relations(VOTED, act) == {"supersedes"}
    one, other = step("a", "announced", "2024-10-04"), step("b", "announced", "2024-11-04")
    assert relations(one, other) == {"same"}
    assert not same_step(VOTED.value, PlanName(name="Cap IA"))


def test_a_vote_that_a_later_source_still_expects_is_for_a_person_to_look_at() -> None:
    still = step("still", "to_adopt", "2025-06", told=date(2025, 4, 2))
    assert relations(VOTED, still) == {"conflicts"}
    assert relations(VOTED, step("post", "to_adopt", "2025-06", told=date(2025, 4, 2), rank=0)) == {"supersedes"}
    assert relations(VOTED, EXPECTED, POSTPONED) == {"supersedes"}


days = st.none() | st.dates(date(2024, 1, 1), date(2026, 1, 1))
life = st.lists(
    st.tuples(
        st.sampled_from([*LIFE, "postponed", "rejected"]),
        days.map(lambda d: d.isoformat() if d else None),
        days,
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [step(f"{n}", w, d, told=t, rank=r) for n, (w, d, t, r) in enumerate(rows)])


@given(life, st.randoms(use_true_random=False))
def test_the_order_in_which_steps_are_told_changes_nothing(told: list[Statement], random: object) -> None:
    shuffled = random.sample(told, len(told))  # type: ignore[attr-defined]  # a Random
    assert head_of(shuffled) == head_of(told)


def test_the_reason_of_a_link_between_steps_says_which_way_the_plan_went() -> None:
    gossip = step("gossip", "rejected", "2025-06-01", told=date(2025, 6, 2), rank=0)
    ((one,), (other,)) = (proposals([VOTED, s], agree=same_step, subject="étape")[1] for s in (EXPECTED, gossip))
    assert one.reason.startswith("Étape suivante de la vie du plan")
    assert other.reason.startswith("Une source de rang supérieur")
