"""Shares of a million, currencies glued to their number, and what only looks like a range."""

from decimal import Decimal

import pytest

from tests.evidence.extraction.grammar.test_date_words import read
from tests.evidence.extraction.grammar.test_money_forms import told
from tramontane.evidence.extraction.grammar.numbers import numbers_in, parse_number

MILLION = 10**6


@pytest.mark.parametrize(
    ("text", "millions"),
    [
        ("un demi-million", Decimal("0.5")), ("demi-million", Decimal("0.5")), ("un quart de million", Decimal("0.25")),
        ("quart de million", Decimal("0.25")), ("trois quarts de million", Decimal("0.75")),
        ("un tiers de million", Decimal(1) / 3), ("tiers de million", Decimal(1) / 3),
        ("deux tiers de million", Decimal(2) / 3), ("un demi milliard", Decimal(500)),
        ("trois quarts de milliards", Decimal(750)),
    ],
)  # fmt: skip
def test_each_share_of_a_million(text: str, millions: Decimal) -> None:
    assert round(parse_number(text) or 0) == round(millions * MILLION)


@pytest.mark.parametrize(
    "unit", ["€", "$", "£", "eur", "euro", "euros", "chf", "cad", "usd", "c$", "ca$", "us$", "fcfa", "f cfa"]
)
def test_a_currency_may_be_glued_to_its_number(unit: str) -> None:
    for times in ("", "k", "m", "g", "md", "mds", "mrd", "mrds", "mio", "mia"):
        for gap in ("", " "):
            found = [n.value for n in numbers_in(f"or 12{times}{gap}{unit} donc")]
            assert found == [12], (times, gap)
        if unit[-1].isalpha():
            assert [n.value for n in numbers_in(f"or 12{times}{unit}zz donc")] == [], times


def test_a_word_that_ends_like_between_bounds_nothing() -> None:
    assert told("Le plan met entre 10 M€ et 12 M€") == ["10000000-12000000 EUR range"]
    assert told("Le centre 10 M€ et 12 M€") == ["10000000 EUR", "12000000 EUR"]


@pytest.mark.parametrize("lead", ["zen ", "l", "zmi", "en-", "cette "])
def test_a_summer_needs_the_word_that_leads_to_it(lead: str) -> None:
    assert read(f"Or {lead}été, puis") == []
