"""What is written in any usual way is read back, wherever it stands."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.evidence.extraction.grammar.strategies import (
    AFTER,
    BEFORE,
    COUNTRIES,
    Written,
    WrittenDate,
    digits,
    full_dates,
    in_words,
    near_dates,
    periods,
    sums,
)
from tramontane.evidence.extraction.grammar.dates import Dated, dates_in
from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.money import Money, money_in
from tramontane.evidence.extraction.grammar.numbers import numbers_in, parse_number

PROSE = st.tuples(st.sampled_from(BEFORE), st.sampled_from(AFTER))
MANY = settings(max_examples=6 * settings().max_examples)
JOINTS = st.sampled_from([". ", ", puis ", " et ", " ; ", "\n", " pour la recherche, "])


def money_of(text: str) -> list[Money]:
    found = list(money_in(fold_text(text)))
    assert all(one.end <= two.start for one, two in pairwise(found))
    return found


@given(st.integers(0, 999_999_999), st.sampled_from(COUNTRIES), st.booleans())
@MANY
def test_numbers_in_words_are_read_back(n: int, country: str, joined: bool) -> None:
    assert parse_number(fold_text(in_words(n, country, joined=joined))) == n


@given(digits(), PROSE)
def test_numbers_in_digits_are_read_back(number: Written, prose: tuple[str, str]) -> None:
    text = fold_text(prose[0] + number.text + prose[1])
    (found,) = (n for n in numbers_in(text) if n.in_digits)
    assert (found.value, text[found.start : found.end]) == (number.value, fold_text(number.text))


@given(sums(), PROSE)
@MANY
def test_a_sum_is_read_back_wherever_it_stands(money: Written, prose: tuple[str, str]) -> None:
    text = prose[0] + money.text + prose[1]
    (found,) = money_of(text)
    assert (found.min, found.max, found.currency) == (money.value, money.value, money.currency)
    (again,) = money_of(text[found.start : found.end])
    assert (again.max, again.currency, again.end - again.start) == (found.max, found.currency, found.end - found.start)
    assert found.end - found.start >= len(money.text) - 1


@given(sums(), sums(), JOINTS)
@MANY
def test_two_sums_stay_two(one: Written, two: Written, joint: str) -> None:
    assume({one.currency, two.currency} & {"CAD", "XOF"} == set() or one.currency == two.currency)
    assume(joint != " et " or two.text[0].isdigit())  # « CHF 2 milliards et mille francs » is one sum
    found = money_of(f"Il y a {one.text}{joint}{two.text}.")
    assert [(m.max, m.currency) for m in found] == [(one.value, one.currency), (two.value, two.currency)]


@given(st.integers(1, 900), st.integers(1, 99), st.sampled_from(["M€", "millions d’euros", "Md€", "k€", "€"]), PROSE)
def test_a_range_shares_its_unit(low: int, gap: int, unit: str, prose: tuple[str, str]) -> None:
    times = {"M€": 10**6, "millions d’euros": 10**6, "Md€": 10**9, "k€": 10**3, "€": 1}[unit]
    for shape in ("de {} à {} {}", "entre {} et {} {}", "{}-{} {}", "{} ou {} {}"):
        (found,) = money_of(prose[0] + shape.format(low, low + gap, unit) + prose[1])
        assert (int(found.min), int(found.max), found.qualifier) == (low * times, (low + gap) * times, "range")


@given(st.lists(st.sampled_from("0123456789 .,'-€$kM()%\nàdeetsunmilon"), max_size=60).map("".join))
@example("0-€0")
@MANY
def test_no_text_makes_overlapping_sums_or_numbers(text: str) -> None:
    low = fold_text(text)
    found = list(numbers_in(low))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(0 <= m.start < m.end <= len(low) and m.start <= m.core[0] < m.core[1] <= m.end for m in money_of(text))


def dates_of(text: str, written: WrittenDate) -> list[Dated]:
    found = list(dates_in(fold_text(text), written.published))
    assert all(one.end <= two.start for one, two in pairwise(found))
    return found


@given(full_dates() | near_dates() | periods(), PROSE)
@MANY
def test_dates_and_periods_are_read_back_wherever_they_stand(written: WrittenDate, prose: tuple[str, str]) -> None:
    (found,) = dates_of(prose[0] + written.text + prose[1], written)
    assert found.edtf == written.edtf
    assert found.end - found.start >= len(written.text) - 3


@given(full_dates(), full_dates(), st.sampled_from([". ", ", puis ", " ; ", "\n", " et enfin le "]))
def test_two_dates_stay_two(one: WrittenDate, two: WrittenDate, joint: str) -> None:
    assume(one.edtf != two.edtf)
    assert [d.edtf for d in dates_of(one.text + joint + two.text, one)] == [one.edtf, two.edtf]


@given(sums(), full_dates())
def test_a_sum_and_a_date_do_not_disturb_each_other(money: Written, day: WrittenDate) -> None:
    text = f"Le plan, voté le {day.text}, dispose de {money.text} pour la recherche."
    (found,) = money_of(text)
    assert found.max == money.value
    assert [d.edtf for d in dates_of(text, day)] == [day.edtf]


@given(
    st.decimals(min_value=1, max_value=999, places=1), st.sampled_from(["dont {} de mécénat", "dont {} pour la santé"])
)
def test_a_part_understood_has_the_multiplier_of_the_whole(part: Decimal, frame: str) -> None:
    written = f"{part.normalize():f}".replace(".", ",")
    whole, found = money_of(f"Le plan vaut 1200 millions d’euros, {frame.format(written)}.")
    assert (found.max, found.elided) == (part * 10**6, True)
    assert int(whole.max) == 1_200_000_000
