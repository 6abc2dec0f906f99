"""A more precise word completes a vaguer one; approximations leave room, within their margin."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.evidence.reconciliation.precision import compatible, day_refines, is_exact, refines, same_day
from tramontane.evidence.values import Amount, Axis, Period, Target


def amount(millions: int, most: int | None = None, **words: Any) -> Amount:
    return Amount(min=Decimal(millions), max=Decimal(most or millions), scope="plan_total", **words)


@pytest.mark.parametrize(
    ("finer", "coarser", "more"),
    [
        ("2024-12-05", "2024-12", True),
        ("2024-12-05", "2024", True),
        ("2024-12-05", "XXXX-12-05", True),
        ("2024-12-05", None, True),
        ("2024-12", "2024-12-05", False),
        ("2024-12-05", "2024-11", False),
        ("2024-12-05", "2024-12-05", False),
        ("2023-12-05", "XXXX-12-06", False),
        (None, "2024", False),
    ],
)
def test_a_day_refines_its_month_and_its_year(finer: str | None, coarser: str | None, more: bool) -> None:
    assert day_refines(finer, coarser) is more


def test_bounds_refine_a_length_and_years_refine_nothing_else() -> None:
    bounds, years = Period.model_validate({"from": "2024", "to": "2028"}), Period(years=5)
    assert refines(bounds, years)
    assert not refines(years, bounds)
    assert not refines(bounds, Period(years=3))
    assert refines(Period.model_validate({"from": "2024-07-01", "to": "2028-06"}), bounds)
    assert not refines(bounds, bounds)
    assert not refines(Period.model_validate({"from": "2023", "to": "2028"}), bounds)


def test_a_sum_refines_what_leaves_room_for_it_only() -> None:
    assert refines(amount(55), amount(50, qualifier="more_than"))
    assert not refines(amount(45), amount(50, qualifier="more_than"))
    assert refines(amount(45), amount(50, qualifier="less_than"))
    assert not refines(amount(55), amount(50, qualifier="less_than"))
    assert refines(amount(35), Amount(min=Decimal(30), max=Decimal(40), qualifier="range"))
    assert not refines(amount(50, qualifier="about"), amount(50, qualifier="more_than"))
    assert not refines(amount(50, currency="CHF"), amount(50, qualifier="about"))
    assert not refines(amount(50, per="year"), amount(50, qualifier="about"))


def test_an_approximation_and_the_same_figure_without_it_are_one_more_precise_than_the_other() -> None:
    assert refines(amount(50), amount(50, qualifier="about"))
    assert not refines(amount(50, qualifier="about"), amount(50))


def test_a_floor_leaves_room_above_without_limit_and_a_ceiling_below() -> None:
    assert refines(amount(80), amount(50, qualifier="at_least"))
    assert not refines(amount(49), amount(50, qualifier="at_least"))
    assert refines(amount(20), amount(50, qualifier="at_most"))
    assert not refines(amount(51), amount(50, qualifier="at_most"))


def test_a_range_within_a_range_refines_it() -> None:
    wide, narrow = amount(30, 50, qualifier="range"), amount(35, 40, qualifier="range")
    assert refines(narrow, wide)
    assert not refines(wide, narrow)
    assert not refines(wide, wide)
    assert not is_exact(amount(30, 50))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (amount(50, qualifier="about"), amount(52, qualifier="more_than"), True),
        (amount(50, qualifier="about"), amount(70, qualifier="about"), False),
        (amount(50, qualifier="at_least"), amount(70, qualifier="about"), True),
        (amount(50, qualifier="at_most"), amount(70, qualifier="about"), False),
        (amount(30, 50, qualifier="range"), amount(45, 60, qualifier="range"), True),
        (amount(50), amount(52), False),
        (amount(50), amount(70, qualifier="about"), False),
        (amount(50, currency="CHF", qualifier="about"), amount(50, qualifier="about"), False),
        (amount(50), Axis(label="Recherche"), False),
    ],
)
def test_two_approximations_agree_when_they_leave_common_ground(one: Amount, other: Amount, both: bool) -> None:
    assert compatible(one, other) is both
    assert compatible(other, one) is both


@pytest.mark.parametrize(
    ("finer", "coarser", "more"),
    [
        ("2024-05", "2024-21", True),
        ("2024-05-12", "2024-21", True),
        ("2024-11", "2024-21", False),
        ("2026-02-03", "2026-33", True),
        ("2026-05-03", "2026-33", False),
        ("2025-05", "2024-21", False),
        ("2024", "2024-21", False),
    ],
)
def test_a_month_refines_its_season_its_quarter_and_its_half(finer: str, coarser: str, more: bool) -> None:
    assert day_refines(finer, coarser) is more
    assert same_day(coarser, finer) is more or finer == "2024"


def test_a_target_that_says_from_where_and_by_when_refines_one_that_does_not() -> None:
    bare = Target(value=Decimal(100), unit="projets", per="year")
    whole = bare.model_copy(update={"baseline": Decimal(50), "deadline": "2028"})
    assert refines(whole, bare)
    assert not refines(bare, whole)
    assert not refines(whole, bare.model_copy(update={"value": Decimal(90)}))
    assert not refines(whole, Target(unit="projets", per="year"))
    assert refines(whole.model_copy(update={"deadline": "2028-06"}), whole)
    assert not refines(whole, whole)


sums = st.builds(
    lambda low, more, word: amount(low, low + more, qualifier=word),
    st.integers(1, 100),
    st.sampled_from([0, 0, 5, 20]),
    st.sampled_from(["exact", "about", "more_than", "less_than", "at_least", "at_most", "range"]),
)


@given(sums, sums)
def test_of_two_words_one_at_most_is_the_finer_and_then_they_are_compatible(one: Amount, other: Amount) -> None:
    assert not (refines(one, other) and refines(other, one))
    assert compatible(one, other) or not refines(one, other)
    assert compatible(one, other) == compatible(other, one)
