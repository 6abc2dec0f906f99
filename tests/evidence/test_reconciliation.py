"""Which of several statements prevails, and what becomes of the others."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.evidence.reconciliation import Proposal, Statement, head_of, newest_first, proposals
from tramontane.evidence.values import Amount, Status, Value


def amount(millions: int, **words: Any) -> Amount:
    return Amount(min=Decimal(millions), max=Decimal(millions), scope="plan_total", **words)


def said(uid: str, value: Value, *, rank: int = 1, day: int = 1, decided: tuple[Any, ...] = ()) -> Statement:
    return Statement(uid, value, f"source-{uid}", rank, date(2024, 7, day), uid, decided=decided)


def same(a: Value, b: Value) -> bool:
    return a == b


def judge(*statements: Statement) -> tuple[str, list[tuple[str, str, str]]]:
    head, links = proposals(statements, agree=same, subject="total")
    return head.uid, sorted((p.source, p.target, p.relation) for p in links)


def test_a_firm_amount_supersedes_an_estimate_whatever_the_rank_of_its_source() -> None:
    estimate = said("a", amount(50, modality="estimated", qualifier="about"), rank=3, day=9)
    assert judge(estimate, said("b", amount(60), rank=0)) == ("b", [("b", "a", "supersedes")])


def test_a_later_source_of_higher_rank_supersedes() -> None:
    assert judge(said("a", amount(50), rank=1), said("b", amount(60), rank=3, day=2)) == (
        "b",
        [("b", "a", "supersedes")],
    )


@pytest.mark.parametrize("days", [(1, 2), (2, 1), (1, 1)])
def test_two_firm_words_of_equal_rank_stay_in_conflict(days: tuple[int, int]) -> None:
    _, links = judge(said("a", amount(50), day=days[0]), said("b", amount(60), day=days[1]))
    assert [relation for _, _, relation in links] == ["conflicts"]


def test_an_earlier_source_of_higher_rank_does_not_silence_a_later_one() -> None:
    assert judge(said("a", amount(50), rank=3, day=1), said("b", amount(60), rank=1, day=9)) == (
        "a",
        [("a", "b", "conflicts")],
    )


def test_sources_that_agree_say_the_same() -> None:
    assert judge(said("a", amount(60)), said("b", amount(60), day=2)) == ("b", [("b", "a", "same")])


def test_the_life_of_a_plan_goes_forward() -> None:
    announced, adopted = said("a", Status(value="announced"), rank=3, day=9), said("b", Status(value="adopted"), rank=0)
    assert judge(announced, adopted) == ("b", [("b", "a", "supersedes")])


def test_what_a_person_decided_prevails() -> None:
    weak = said("a", amount(50), rank=0, decided=(("b", "corrects"),))
    assert judge(weak, said("b", amount(60), rank=3, day=9))[0] == "a"


def test_two_persons_who_contradict_each_other_do_not_hang() -> None:
    one = said("a", amount(50), decided=(("b", "corrects"),))
    other = said("b", amount(60), decided=(("a", "corrects"),))
    assert head_of([one, other]).uid in ("a", "b")


values = st.one_of(
    st.builds(
        amount,
        st.integers(1, 3),
        modality=st.sampled_from(["firm", "estimated", "superseded"]),
        qualifier=st.sampled_from(["exact", "about"]),
    )
)
statements = st.lists(st.tuples(values, st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=6).map(
    lambda rows: [said(f"{n:02}", v, rank=r, day=d) for n, (v, r, d) in enumerate(rows)]
)


@given(statements, st.randoms(use_true_random=False))
def test_the_order_in_which_statements_come_changes_nothing(found: list[Statement], random: Any) -> None:
    shuffled = random.sample(found, len(found))
    assert judge(*found) == judge(*shuffled)


@given(statements)
def test_every_other_statement_bears_one_link_at_most_and_from_the_head(found: list[Statement]) -> None:
    head, links = proposals(found, agree=same, subject="total")
    assert {p.source for p in links} <= {head.uid}
    targets = [p.target for p in links]
    assert len(targets) == len(set(targets))
    assert set(targets) == {s.uid for s in found} - {head.uid}
    assert all(isinstance(p, Proposal) and p.reason.endswith(".") for p in links)


@given(statements)
def test_the_best_sources_come_first(found: list[Statement]) -> None:
    ranks = [s.rank for s in newest_first(found)]
    assert ranks == sorted(ranks, reverse=True)
