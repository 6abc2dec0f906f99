"""French figures, dates and lists: what is written can be read back."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.lib import french
from tramontane.lib.french import NBSP, NNBSP

AMOUNTS = st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2)


def plain(text: str) -> str:
    """The text with ordinary spaces, easier to compare."""
    return text.replace(NBSP, " ").replace(NNBSP, " ")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14))
def test_a_number_that_is_written_is_read_back(value: Decimal) -> None:
    assert french.parse_number(french.number(value)) == value


@given(AMOUNTS, st.sampled_from(["EUR", "USD", "CAD", "CHF", "XOF", "GBP"]))
def test_an_amount_is_never_rounded_on_its_way_to_the_reader(value: Decimal, currency: str) -> None:
    assert french.parse_money(french.short_money(value, currency)) == value
    assert french.parse_money(french.money(value, currency)) == value


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_is_written_is_read_back(value: date) -> None:
    number, month, year = plain(french.edtf(value.isoformat())).split(" ")
    assert date(int(year), french.MONTHS.index(month) + 1, int(number.removesuffix("er"))) == value
    assert french.edtf(value.isoformat()) == french.day(value)


@given(st.from_regex(r"[0-9X./?~\-]{2,40}", fullmatch=True))
def test_any_date_the_format_allows_has_words(value: str) -> None:
    assert french.edtf(value)
    assert french.edtf_when(value)


def test_thousands_take_a_narrow_no_break_space_and_units_a_no_break_space() -> None:
    assert french.money(Decimal("1250000.5")) == f"1{NNBSP}250{NNBSP}000,50{NBSP}€"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (60_000_000, "60 M€"),
        (1_500_000_000, "1,5 Md€"),
        (54_000_000_000, "54 Md€"),
        (0, "0 €"),
        (850_000, "850 000 €"),
        (1_234_567, "1 234 567 €"),
    ],
)
def test_amounts_in_words_people_read(value: int, expected: str) -> None:
    assert plain(french.short_money(value)) == expected


@pytest.mark.parametrize(
    ("low", "high", "per", "qualifier", "expected"),
    [
        (50_000_000, 50_000_000, "total", "about", "environ 50 M€"),
        (1_000_000, 1_000_000, "total", "more_than", "plus de 1 M€"),
        (2_000_000, 5_000_000, "year", "range", "de 2 à 5 M€ par an"),
        (500_000, 2_000_000, "total", "range", "de 500 000 € à 2 M€"),
        (10_000, 10_000, "unit", "at_most", "au plus 10 000 € par bénéficiaire"),
    ],
)
def test_ranges_and_qualifiers(low: int, high: int, per: str, qualifier: str, expected: str) -> None:
    assert plain(french.amount(Decimal(low), Decimal(high), per=per, qualifier=qualifier)) == expected


@pytest.mark.parametrize(
    ("value", "bare", "when"),
    [
        ("2024-07-11", "11 juillet 2024", "le 11 juillet 2024"),
        ("2025-01-01", "1er janvier 2025", "le 1er janvier 2025"),
        ("2024-06", "juin 2024", "en juin 2024"),
        ("2028", "2028", "en 2028"),
        ("2024-23", "automne 2024", "à l’automne 2024"),
        ("2024-21", "printemps 2024", "au printemps 2024"),
        ("2026-33", "1er trimestre 2026", "au 1er trimestre 2026"),
        ("2026-41", "2e semestre 2026", "au 2e semestre 2026"),
        ("2025-10-09/2025-10-10", "9 au 10 octobre 2025", "du 9 au 10 octobre 2025"),
        ("2025-09-30/2025-10-01", "30 septembre au 1er octobre 2025", "du 30 septembre au 1er octobre 2025"),
        ("../2024-05-25", "jusqu’au 25 mai 2024", "jusqu’au 25 mai 2024"),
        ("XXXX-07-11", "11 juillet (année inconnue)", "le 11 juillet (année inconnue)"),
        ("2024~", "vers 2024", "vers 2024"),
        ("2024-22", "été 2024", "à l’été 2024"),
    ],
)
def test_dates_in_words(value: str, bare: str, when: str) -> None:
    assert plain(french.edtf(value)) == bare
    assert plain(french.edtf_when(value)) == when


def test_zero_and_one_are_singular() -> None:
    assert [plain(french.counted(n, "projet", "projets")) for n in (0, 1, 2)] == ["0 projet", "1 projet", "2 projets"]


def test_lists_end_with_et() -> None:
    assert french.enumeration([]) == ""
    assert french.enumeration(["a", "b"]) == "a et b"
    assert french.enumeration(["a", "b", "c"]) == "a, b et c"


def test_periods_shares_and_instants() -> None:
    assert french.years("2024", "2028") == "2024–2028"
    assert french.years("2024-06", None) == "depuis juin 2024"
    assert french.years(None, None) == ""
    assert plain(french.percent(Decimal(22), Decimal(60))) == "37 %"
    assert plain(french.percent(Decimal(1), Decimal(5000))) == "moins de 1 %"
    assert plain(french.instant(datetime(2024, 7, 11, 12, 5, tzinfo=UTC))) == "11 juillet 2024 à 14 h 05"


def test_what_is_not_a_number_is_refused() -> None:
    for text in ("", "12,5,3", "douze", "1e9"):
        with pytest.raises(ValueError, match=r"^"):
            french.parse_number(text)
