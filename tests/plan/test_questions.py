"""What documents together say, read in the lines drafted from them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tramontane.evidence.reconciliation.statements import Statement
from tramontane.evidence.values import Amount, Axis, PlanName, Target, Value
from tramontane.plan.questions import FIELDS, Answer, answer, read_together


def document(source: str, *values: Value, rank: int = 1, day: int = 1) -> list[Statement]:
    first = sum(map(ord, source)) * 1000
    return [
        Statement(f"{first + n:016x}", value, source, rank, date(2025, 6, day), source)
        for n, value in enumerate((PlanName(name="Cap IA", territory="Corse"), *values))
    ]


def axes(*labels: str, **amounts: int) -> list[Axis]:
    money = {name: Decimal(m) for name, m in amounts.items()}
    return [Axis(label=label, amount=money.get(label), path=(n,)) for n, label in enumerate(labels, 1)]


def ask(field: str, *told: list[Statement]) -> Answer:
    return answer(field, read_together(s for statements in told for s in statements))


def test_the_axes_of_an_announcement_and_of_the_act_are_not_added_up() -> None:
    release = document("annonce", *axes("Rassurer", "Équiper", "Former"), rank=2)
    act = document("acte", *axes("Aide aux PME", "Calcul"), rank=3, day=26)
    assert ask("axis_count", release, act) == Answer(2, "superseded", ("acte", "annonce"))
    again = document("suite", *axes("Aide aux PME", "Calcul"), day=9)
    assert ask("axis_count", act, again).relation == "consistent"
    assert ask("axis_count", document("un", *axes("Seul"))).current is None


def test_an_axis_is_found_by_words_that_begin_alike_and_first_among_the_main_ones() -> None:
    inner = Axis(label="Formations après le bac", amount=Decimal(1), level=2, path=(2, 1))
    told = document("acte", *axes("Recherche", "Former", Recherche=14, Former=9), inner)
    assert ask("axis:Formation", told).current == 9
    assert ask("axis:formations après le bac", told).current == 1
    assert ask("axis:culture", told) == Answer(None, "consistent", ())


def test_one_part_alone_is_no_addition_and_a_gap_is_told() -> None:
    total = Amount(min=Decimal(30), max=Decimal(30), scope="plan_total")
    assert ask("sum_check", document("a", total, *axes("Un", "Deux", Un=10))).current is None
    told = document("a", total), document("b", *axes("Un", "Deux", Un=10, Deux=15))
    assert ask("sum_check", *told) == Answer(False, "conflict", ("a", "b"))
    assert ask("unexplained_gap", *told) == Answer(5, "conflict", ("a", "b"))


def test_a_baseline_comes_from_the_document_that_says_it() -> None:
    aim = Target(value=Decimal(100), unit="projets", per="year", label="accompagner 100 projets par an")
    start = aim.model_copy(update={"baseline": Decimal(50)})
    told = document("acte", aim, rank=3), document("article", start, day=2)
    assert ask("target_baseline:projets", *told) == Answer(50, "complementary", ("acte", "article"))
    other = document("autre", aim.model_copy(update={"baseline": Decimal(40)}), day=3)
    assert ask("target_baseline:projets", document("article", start, day=2), other).relation == "conflict"
    assert ask("target_baseline:emplois", *told).current is None


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ({}, "conflict"),
        ({"rank": 3}, "superseded"),
        ({"rank": 0}, "conflict"),
    ],
)
def test_the_order_of_documents_changes_no_answer(words: dict[str, Any], relation: str) -> None:
    one = document("a", Amount(min=Decimal(30), max=Decimal(30), scope="plan_total"))
    other = document("b", Amount(min=Decimal(40), max=Decimal(40), scope="plan_total"), day=9, **words)
    assert ask("total", one, other).relation == relation
    assert all(ask(f, one, other) == ask(f, other, one) for f in FIELDS)


def test_a_question_that_nobody_defined_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        ask("colour", document("a"))
