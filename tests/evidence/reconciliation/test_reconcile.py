"""Which of several statements prevails, and what becomes of the others."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.evidence.reconciliation.reconcile import head_of, proposals, recalled
from tramontane.evidence.reconciliation.statements import Proposal, Statement, newest_first
from tramontane.evidence.values import Amount, Axis, Status, Target, Value


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


def test_an_explicit_correction_prevails_whatever_the_rank_of_its_source() -> None:
    act = said("act", amount(12), rank=3, day=1)
    erratum = said("new", amount(21), rank=1, day=5)
    wrong = Statement("old", amount(12, modality="superseded"), "source-new", 1, date(2024, 7, 5), "new")
    head, links = proposals([act, erratum, wrong], agree=same, subject="total")
    assert head.uid == "new"
    assert ("new", "act", "corrects") in {(p.source, p.target, p.relation) for p in links}


def test_an_older_source_corrects_nothing() -> None:
    act = said("act", amount(12), rank=3, day=9)
    erratum = said("new", amount(21), rank=3, day=5)
    wrong = Statement("old", amount(12, modality="superseded"), "source-new", 3, date(2024, 7, 5), "new")
    _, links = proposals([act, erratum, wrong], agree=same, subject="total")
    assert {p.relation for p in links if "act" in (p.source, p.target) and "new" in (p.source, p.target)} == {
        "conflicts"
    }


def test_a_more_precise_word_completes_a_vaguer_one() -> None:
    about = said("a", amount(50, qualifier="about"), rank=1)
    assert judge(about, said("b", amount(52), rank=1, day=2)) == ("b", [("b", "a", "completes")])
    assert judge(about, said("b", amount(70), rank=1, day=2))[1] != [("b", "a", "completes")]


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_statements_changes_nothing(order: list[str]) -> None:
    known = {
        "a": said("a", amount(60), rank=3, day=3),
        "b": said("b", amount(50, modality="estimated"), rank=1),
        "c": said("c", amount(60), rank=1, day=9),
        "d": said("d", amount(58), rank=3, day=2),
    }
    assert judge(*(known[uid] for uid in order)) == judge(*known.values())


@given(st.integers(1, 3), st.integers(1, 28), st.integers(1, 28))
def test_equal_ranks_that_differ_are_always_a_conflict(rank: int, first: int, second: int) -> None:
    _, links = judge(said("a", amount(50), rank=rank, day=first), said("b", amount(60), rank=rank, day=second))
    assert [relation for _, _, relation in links] == ["conflicts"]


@pytest.mark.parametrize(("head", "other"), [(1, 2), (2, 1)])
def test_the_account_of_a_vote_replaces_an_earlier_announcement_and_no_later_word(head: int, other: int) -> None:
    vote = replace(said("vote", amount(60), day=head), tells_vote=True)
    found, links = judge(vote, said("word", amount(50), day=other))
    assert found == "vote"
    assert links == [("vote", "word", "supersedes" if head > other else "conflicts")]


def test_an_exact_word_replaces_an_earlier_approximation_out_of_its_margin_and_no_later_one() -> None:
    about = amount(50, qualifier="about")
    assert judge(said("a", about, day=1), said("b", amount(70), day=2)) == ("b", [("b", "a", "supersedes")])
    assert judge(said("a", about, day=2), said("b", amount(70), day=1)) == ("b", [("b", "a", "conflicts")])


def test_an_approximation_of_an_act_does_not_give_way_to_the_exact_figure_of_an_article_that_differs() -> None:
    about = said("act", amount(50, qualifier="about"), rank=3, day=1)
    assert judge(about, said("press", amount(70), rank=1, day=2)) == ("act", [("act", "press", "conflicts")])
    assert judge(about, said("press", amount(52), rank=1, day=2)) == ("press", [("press", "act", "completes")])
    assert judge(about, said("post", amount(52), rank=0, day=2)) == ("act", [("act", "post", "same")])


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_a_later_word_of_lower_rank_never_supersedes_an_act(rank: int) -> None:
    act, later = said("act", amount(50), rank=3, day=1), said("later", amount(60), rank=rank, day=9)
    assert judge(act, later) == ("act", [("act", "later", "conflicts")])


def test_an_erratum_of_unknown_date_corrects_nothing_dated() -> None:
    act = said("act", amount(12), rank=3)
    wrong = Statement("old", amount(12, modality="superseded"), "note", 1, None, "note")
    assert "corrects" not in {p.relation for p in proposals([act, wrong], agree=same, subject="total")[1]}


def test_the_envelope_of_an_axis_and_a_target_are_corrected_too() -> None:
    axis = said("a", Axis(label="Recherche", amount=Decimal(12)), rank=3)
    wrong = said("b", amount(12, modality="superseded"), day=2)
    assert recalled([axis, wrong]) == {"a": "b"}
    aim = Target(value=Decimal(100), unit="projets")
    withdrawn = aim.model_copy(update={"modality": "superseded", "deadline": "2028"})
    assert recalled([said("a", aim), said("b", withdrawn, day=2)]) == {"a": "b"}


def test_what_a_person_rejected_does_not_come_back_by_another_source_but_the_question_is_asked_again() -> None:
    chosen = said("a", amount(50), decided=(("b", "supersedes"),))
    again = said("c", amount(60), day=9)
    head, links = judge(chosen, said("b", amount(60), day=2), again)
    assert head == "a"
    assert ("a", "c", "conflicts") in links
    better = said("d", amount(60), rank=3, day=9)
    assert judge(chosen, said("b", amount(60), day=2), better)[0] == "d"


@given(statements, st.integers(0, 3), st.integers(1, 5))
def test_a_statement_of_lower_rank_that_agrees_never_changes_what_prevails(
    found: list[Statement], rank: int, day: int
) -> None:
    head = head_of(found)
    echo = said("echo", head.value, rank=min(rank, head.rank), day=day)
    assert head_of([*found, echo]).value == head.value


@given(statements, st.integers(0, 3), st.integers(1, 5), st.integers(1, 5))
def test_whatever_else_is_told_two_firm_words_of_the_best_rank_that_differ_are_a_conflict(
    found: list[Statement], rank: int, first: int, second: int
) -> None:
    lesser = [s for s in found if s.rank < rank and getattr(s.value, "modality", "") != "superseded"]
    head, links = proposals(
        [*lesser, said("x", amount(50), rank=rank, day=first), said("y", amount(60), rank=rank, day=second)],
        agree=same,
        subject="total",
    )
    assert head.uid in ("x", "y")
    assert {p.relation for p in links if {p.source, p.target} == {"x", "y"}} == {"conflicts"}
