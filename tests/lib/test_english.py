"""English figures, dates and lists, and their choice by the language of the answer."""

import inspect
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib import english, french
from tramontane.lib.french import NBSP
from tramontane.lib.language import ENGLISH
from tramontane.portal.languages import speaking

AMOUNTS = st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14))
def test_a_number_that_is_written_is_read_back(value: Decimal) -> None:
    assert english.parse_number(english.number(value)) == value


@given(AMOUNTS, st.sampled_from(["EUR", "USD", "CAD", "CHF", "XOF", "GBP"]))
def test_an_amount_is_never_rounded_on_its_way_to_the_reader(value: Decimal, currency: str) -> None:
    assert english.parse_money(english.short_money(value, currency)) == value
    assert english.parse_money(english.money(value, currency)) == value


@given(st.from_regex(r"[0-9X./?~\-]{2,40}", fullmatch=True))
def test_any_date_the_format_allows_has_words(value: str) -> None:
    assert english.edtf(value)
    assert english.edtf_when(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (60_000_000, "€60 million"),
        (1_500_000_000, "€1.5 billion"),
        (0, "€0"),
        (850_000, "€850,000"),
        (1_234_567, "€1,234,567"),
    ],
)
def test_amounts_in_words_people_read(value: int, expected: str) -> None:
    assert english.short_money(value).replace(NBSP, " ") == expected


def test_ranges_and_qualifiers() -> None:
    low, high = Decimal(2_000_000), Decimal(5_000_000)
    said = english.amount(low, high, per="year", qualifier="range")
    assert said.replace(NBSP, " ") == "€2 million to €5 million a year"
    assert english.amount(high, high, qualifier="about").replace(NBSP, " ") == "about €5 million"
    assert english.quantity(150, "%", qualifier="more_than").replace(NBSP, " ") == "more than 150 %"


@pytest.mark.parametrize(
    ("value", "bare", "when"),
    [
        ("2024-07-11", "11 July 2024", "on 11 July 2024"),
        ("2024-06", "June 2024", "in June 2024"),
        ("2028", "2028", "in 2028"),
        ("2024-23", "autumn 2024", "in autumn 2024"),
        ("2026-33", "first quarter of 2026", "in the first quarter of 2026"),
        ("2025-10-09/2025-10-10", "9 to 10 October 2025", "from 9 to 10 October 2025"),
        ("2025-09-30/2025-10-01", "30 September to 1 October 2025", "from 30 September to 1 October 2025"),
        ("../2024-05-25", "until 25 May 2024", "until 25 May 2024"),
        ("2024-06/..", "since June 2024", "since June 2024"),
        ("XXXX-07-11", "11 July (year unknown)", "on 11 July (year unknown)"),
        ("2024~", "around 2024", "around 2024"),
        ("202X", "2020s", "in the 2020s"),
    ],
)
def test_dates_in_words(value: str, bare: str, when: str) -> None:
    assert english.edtf(value).replace(NBSP, " ") == bare
    assert english.edtf_when(value).replace(NBSP, " ") == when


def test_only_one_is_singular() -> None:
    said = [english.counted(n, "project", "projects").replace(NBSP, " ") for n in (0, 1, 2)]
    assert said == ["0 projects", "1 project", "2 projects"]


def test_lists_periods_shares_and_instants() -> None:
    assert english.enumeration(["a", "b", "c"]) == "a, b and c"
    assert english.years("2024-06", None) == "since June 2024"
    assert english.percent(Decimal(22), Decimal(60)) == "37%"
    assert english.instant(datetime(2024, 7, 11, 12, 5, tzinfo=UTC)).replace(NBSP, " ") == "11 July 2024 at 14:05"


def test_what_a_french_reader_writes_is_read_in_english_too() -> None:
    assert english.parse_money("1 250 000,50 €") == Decimal("1250000.50")
    assert english.parse_money("60 M€") == 60_000_000
    assert english.parse_number("1,250") == 1250
    with pytest.raises(ValueError, match="12,5,3"):
        english.parse_number("12,5,3")


def test_every_figure_of_french_has_its_english_with_the_same_arguments() -> None:
    ours = {n: f for n, f in vars(french).items() if inspect.isfunction(f) and f.__module__ == french.__name__}
    public = {n: f for n, f in ours.items() if not n.startswith("_") and n != "or_english"}
    assert len(public) > 15
    for name, say in public.items():
        assert inspect.signature(say) == inspect.signature(getattr(english, name)), name


def test_the_language_of_the_answer_chooses() -> None:
    assert french.day(date(2024, 7, 11)).endswith("juillet 2024")
    with speaking(ENGLISH):
        assert french.day(date(2024, 7, 11)).endswith("July 2024")
    assert french.day(date(2024, 7, 11)).endswith("juillet 2024")
