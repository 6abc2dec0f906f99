from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.extraction.texts import rendition_of, whole
from tramontane.evidence.extraction.grammar.folding import fold, fold_text
from tramontane.evidence.extraction.grammar.money import Money, money_in

WRITTEN = {
    "M€": 10**6, "Md€": 10**9, "k€": 10**3, "€": 1, "millions d’euros": 10**6, "milliards d’euros": 10**9, "euros": 1,
    "millions d'euros": 10**6, "mio €": 10**6, "M EUR": 10**6, "milliers d’euros": 10**3,
}  # fmt: skip


def sums(text: str) -> list[Money]:
    return list(money_in(fold_text(text)))


@given(
    st.integers(1, 99_999),
    st.integers(0, 9),
    st.sampled_from(sorted(WRITTEN)),
    st.sampled_from([" ", "\u00a0", "\u202f"]),
)
def test_every_usual_writing_of_a_sum_is_read_back(whole: int, tenth: int, unit: str, space: str) -> None:
    number = f"{whole:,}".replace(",", space) + (f",{tenth}" if tenth else "")
    text = f"Le plan est doté de {number}{space}{unit} cette année."
    (money,) = sums(text)
    value = Decimal(f"{whole}.{tenth}") * WRITTEN[unit]
    assert (money.min, money.max, money.currency) == (value, value, "EUR")
    (again,) = sums(text[money.start : money.end])
    assert (again.min, again.max, again.qualifier, again.per) == (money.min, money.max, money.qualifier, money.per)


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["de {} à {}", "entre {} et {}", "{} à {}", "{}-{}"]))
def test_ranges_share_their_multiplier(low: int, gap: int, shape: str) -> None:
    (money,) = sums(f"Une aide {shape.format(low, low + gap)} millions d’euros par an")
    assert (whole(money.min), whole(money.max)) == (low * 10**6, (low + gap) * 10**6)
    assert (money.qualifier, money.per) == ("range", "year")


@pytest.mark.parametrize(
    ("text", "value", "currency", "qualifier", "per"),
    [
        ("plus d’un million d’euros", 10**6, "EUR", "more_than", "total"),
        ("près de 3 M€", 3 * 10**6, "EUR", "about", "total"),
        ("quelque 50 millions d’euros", 50 * 10**6, "EUR", "about", "total"),
        ("au moins 2 millions de dollars canadiens", 2 * 10**6, "CAD", "at_least", "total"),
        ("plafonnée à 25 000 € par entreprise", 25_000, "EUR", "at_most", "unit"),
        ("EUR 120 millions", 120 * 10**6, "EUR", "exact", "total"),
        ("septante millions de francs suisses", 70 * 10**6, "CHF", "exact", "total"),
        ("4 milliards de francs CFA", 4 * 10**9, "XOF", "exact", "total"),
        ("12 500 milliards d’euros", 12_500 * 10**9, "EUR", "exact", "total"),
        ("20 millions d’euros par an", 20 * 10**6, "EUR", "exact", "year"),
        ("un peu moins de 6 millions d’euros", 6 * 10**6, "EUR", "less_than", "total"),
    ],
)
def test_currencies_qualifiers_and_rhythms(text: str, value: int, currency: str, qualifier: str, per: str) -> None:
    (money,) = sums(text)
    assert (whole(money.min), whole(money.max), money.currency, money.qualifier, money.per) == (
        value,
        value,
        currency,
        qualifier,
        per,
    )
    assert (money.start, money.end) == (0, len(text))


def test_an_elided_currency_is_that_of_the_sum_before() -> None:
    first, second = sums("Sur 22 millions de francs suisses, 18 millions vont aux entreprises.")
    assert (first.currency, second.currency, second.elided) == ("CHF", "CHF", True)


def test_millions_of_people_are_not_money() -> None:
    assert not sums("Un marché de 3 millions d’habitants et 2 millions de tonnes.")


def test_a_rise_from_one_sum_to_another_is_two_sums() -> None:
    assert [m.max for m in sums("Le marché passerait de 5 à 60 milliards de dollars.")] == [5 * 10**9, 60 * 10**9]


def test_digits_confused_by_a_scanner_are_repaired_in_place() -> None:
    folded = fold(rendition_of("Soit l5 OOO OOO € en 2O24."))
    assert folded.low == "soit 15 000 000 € en 2024."
    assert next(money_in(folded.low)).max == 15_000_000


def test_two_sums_joined_by_et_stay_two_when_each_has_its_currency() -> None:
    found = sums("CHF 2 milliards et 2 milliers d’euros")
    assert [(whole(m.max), m.currency) for m in found] == [(2 * 10**9, "CHF"), (2000, "EUR")]
    assert [whole(m.max) for m in sums("un milliard et 200 millions d’euros")] == [1_200 * 10**6]
