"""The documents of a plan that speak of another one: out of the lines, with a question, until a person answers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

from tramontane.evidence.reconciliation.statements import Relation, Statement
from tramontane.evidence.values import Amount, Period, PlanName, Value
from tramontane.plan.identities import sort_out


def document(source: str, name: str, years: tuple[int, int] | None, total: int, rank: int = 1) -> list[Statement]:
    values: list[Value] = [Amount(min=Decimal(total), max=Decimal(total), scope="plan_total")]
    if name:
        values.append(PlanName(name=name, territory="Grand Est"))
    if years:
        values.append(Period.model_validate({"from": str(years[0]), "to": str(years[1])}))
    return [Statement(f"{source}{n}", v, source, rank, date(2024, 1, 1), source) for n, v in enumerate(values)]


PLAN = document("a", "Cap IA", (2024, 2028), 60)
AGAIN = document("b", "Le plan Cap IA", None, 55)
OLD = document("c", "Élan IA", (2018, 2021), 15)
UNNAMED = document("d", "", None, 50)
MAYBE = document("e", "Boussole", (2024, 2028), 40)


def decided(told: list[Statement], other: str, relation: Relation) -> list[Statement]:
    return [replace(s, decided=((other, relation),)) if isinstance(s.value, PlanName) else s for s in told]


def test_a_document_of_another_plan_is_set_aside_whatever_the_order() -> None:
    for order in permutations((PLAN, AGAIN, OLD, UNNAMED)):
        found = sort_out([s for told in order for s in told], "Cap IA")
        assert found.aside == {"c"}
        assert {s.source for s in found.kept} == {"a", "b", "d"}
        (question,) = found.questions
        assert (question.source, question.target, question.relation) == ("a1", "c1", "conflicts")
        assert "autre plan" in question.reason


def test_how_the_plan_is_called_so_far_says_which_document_is_out_of_place() -> None:
    assert sort_out([*PLAN, *OLD], "Élan IA").aside == {"a"}
    better = document("c", "Élan IA", (2018, 2021), 15, rank=3)
    assert sort_out([*PLAN, *better]).aside == {"a"}


def test_a_doubt_asks_and_keeps() -> None:
    found = sort_out([*PLAN, *MAYBE], "Cap IA")
    assert found.aside == frozenset()
    assert [q.target for q in found.questions] == ["e1"]


def test_the_answer_of_a_person_holds() -> None:
    together = sort_out([*PLAN, *decided(OLD, "a1", "same")], "Cap IA")
    assert (together.aside, together.questions) == (frozenset(), ())
    accepted = sort_out([*PLAN, *OLD], "Cap IA", frozenset({"c"}))
    assert (accepted.aside, accepted.questions) == (frozenset(), ())
    apart = sort_out([*decided(PLAN, "e1", "distinct"), *MAYBE], "Cap IA")
    assert apart.aside == {"e"}
    assert apart.questions == ()


def test_one_document_or_none_asks_nothing() -> None:
    assert sort_out(PLAN).questions == ()
    assert sort_out([]).kept == ()
    assert sort_out([*UNNAMED, *PLAN]).aside == frozenset()
