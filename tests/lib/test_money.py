"""Euros are rounded once, half away from zero, and shared without losing a cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib.money import CENT, share, to_cents

amounts = st.decimals(0, 10**9, places=2)
weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("exact", "rounded"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("2.675", "2.68"), ("2.6749", "2.67"), ("7", "7.00")]
)
def test_half_a_cent_goes_away_from_zero(exact: str, rounded: str) -> None:
    assert to_cents(Decimal(exact)) == Decimal(rounded)


@given(amounts, weights)
def test_the_parts_sum_to_the_whole_and_stay_within_a_cent_of_their_due(total: Decimal, shares: list[int]) -> None:
    parts = share(total, shares)
    assert sum(parts) == total
    for part, weight in zip(parts, shares, strict=True):
        assert abs(part - total * weight / sum(shares)) < CENT
        assert weight or part == 0
        assert part == to_cents(part)


def test_the_odd_cent_goes_to_the_earlier_of_equal_parts() -> None:
    assert share(Decimal("100.00"), [1, 1, 1]) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


@pytest.mark.parametrize("wrong", [[], [0, 0], [1, -1], [-1]])
def test_weights_that_share_nothing_are_refused(wrong: list[int]) -> None:
    with pytest.raises(ValueError, match="weights must be positive"):
        share(Decimal(1), wrong)
