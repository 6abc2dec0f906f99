from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.extraction.grammar.strategies import UNITS
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.numbers import numbers_in, parse_number

TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def in_words(n: int, *, swiss: bool = False) -> str:  # noqa: PLR0911 (one line per form)
    """French words for 0 to 999 999."""
    if n >= 1000:
        head = "" if n // 1000 == 1 else in_words(n // 1000, swiss=swiss) + " "
        return f"{head}mille {in_words(n % 1000, swiss=swiss)}".strip() if n % 1000 else f"{head}mille"
    if n >= 100:
        head = "" if n // 100 == 1 else UNITS[n // 100] + " "
        return f"{head}cent {in_words(n % 100, swiss=swiss)}".strip() if n % 100 else f"{head}cent"
    if n <= 16:
        return UNITS[n]
    if n < 20:
        return "dix-" + UNITS[n - 10]
    ten, unit = divmod(n, 10)
    if swiss and ten in (7, 9):
        word = "septante" if ten == 7 else "nonante"
        return f"{word} et un" if unit == 1 else f"{word}-{UNITS[unit]}" if unit else word
    if ten in (7, 9):
        return f"{TENS[ten - 1]}{' et ' if n == 71 else '-'}{in_words(n - 10 * (ten - 1))}"
    joint = " et " if unit == 1 and ten < 8 else "-"
    return f"{TENS[ten]}{joint}{UNITS[unit]}" if unit else TENS[ten]


@given(n=st.integers(2, 999_999), swiss=st.booleans())
def test_numbers_in_words_are_read_back(n: int, *, swiss: bool) -> None:
    assert parse_number(fold_text(in_words(n, swiss=swiss))) == n


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", ".", "'", "’", ""]))
def test_digits_are_read_back_whatever_the_grouping(n: int, separator: str) -> None:
    assert parse_number(fold_text(f"{n:,}".replace(",", separator))) == n


@given(st.integers(0, 999_999), st.integers(0, 99))
def test_decimals_use_the_comma(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", "\u202f") + f",{cents:02}"
    assert parse_number(fold_text(written)) == Decimal(f"{whole}.{cents:02}")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("un million et demi", "1500000"),
        ("deux virgule cinq millions", "2500000"),
        ("un milliard cinq cents millions", "1500000000"),
        ("trois quarts de million", "750000"),
        ("un demi-million", "500000"),
        ("une quarantaine", "40"),
        ("une centaine de millions", "100000000"),
        ("septante millions", "70000000"),
        ("quatre-vingt-dix-sept", "97"),
    ],
)
def test_turns_of_phrase(written: str, value: str) -> None:
    assert parse_number(fold_text(written)) == Decimal(value)


@pytest.mark.parametrize("text", ["3IA", "bac +2", "le 20e siècle", "Move2Digital"])
def test_a_digit_inside_a_name_or_a_rank_is_no_number(text: str) -> None:
    assert not [n for n in numbers_in(fold_text(text)) if not n.article]
