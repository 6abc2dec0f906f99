"""Each way to write a currency or a multiplier beside a number, and what a bare « dollar » or « franc » means."""

import pytest

from tests.evidence.extraction.grammar.test_lexicons import words
from tests.evidence.extraction.grammar.test_money_forms import told
from tramontane.evidence.extraction.grammar.currencies import Unit, currencies_of, times_of
from tramontane.evidence.extraction.grammar.folding import fold_text

AFTER = {
    "EUR": "€|euro|euros|eur",
    "CAD": """$ CA|$CA|$ CAN|$CAN|$ CAD|$CAD|C$|CA$|CAN$|CAD|dollar canadien|dollars canadiens|dollars canadien
        |dollar du Canada|dollars du Canada""",
    "USD": "$ US|$US|US$|US $|USD|dollar américain|dollars américains|dollar US|dollars US|$|dollar|dollars",
    "CHF": "CHF|SFR|SFr.|franc suisse|francs suisses|franc|francs|Fr|Fr.|Frs|Frs.",
    "XOF": "F CFA|FCFA|F. CFA|F.CFA|franc CFA|francs CFA|XOF",
    "XPF": "F CFP|FCFP|F. CFP|F.CFP|franc CFP|francs CFP|franc pacifique|francs pacifiques|XPF",
    "GBP": "£|GBP|livre sterling|livres sterling",
}


@pytest.mark.parametrize("code", sorted(AFTER))
def test_each_currency_written_after_a_number_is_read_whole(code: str) -> None:
    for written in words(AFTER[code]):
        low = fold_text(f"12 {written}")
        assert currencies_of(low).after(2, scaled=False) == Unit(len(low), code), written
        if written[-1].isalpha():
            assert currencies_of(f"{low}zz").after(2, scaled=False) != Unit(len(low), code), written


BEFORE = {
    "EUR": "€ |€|euro |euros |eur |EUR",
    "CAD": "CAD |CAD|CA$|C$ |CA$ |CAN$|CAN$ ",
    "USD": "USD |USD|US$|US$ |$|$ ",
    "CHF": "CHF |CHF|SFr |SFr. |Fr. |Frs. |SFr.",
    "XOF": "XOF |F CFA |FCFA |FCFA",
    "GBP": "£|£ |GBP |GBP",
}


@pytest.mark.parametrize("code", sorted(BEFORE))
def test_each_currency_written_before_a_number_begins_where_it_does(code: str) -> None:
    for written in BEFORE[code].split("|"):
        low = fold_text(f"Or, {written}12")
        assert currencies_of(low).before(len(low) - 2) == Unit(4, code), written
        if written[0].isalpha():
            low = fold_text(f"Or, z{written}12")
            found = currencies_of(low).before(len(low) - 2)
            assert found is None or found.edge > 5, written
    for none in ("fr ", "frs ", "francs ", "dollar ", "eu ", "x.sfr ", "@fr. ", "/fr. ", ".sfr. "):
        assert currencies_of(none).before(len(none)) is None, none


TIMES = {
    10**3: "k", 10**6: "m mio mio. mill.", 10**9: "g md mds md. mds. mrd mrds mrd. mrds. mia mia.",
}  # fmt: skip


@pytest.mark.parametrize("times", sorted(TIMES))
def test_each_multiplier_between_a_number_and_its_currency(times: int) -> None:
    for short in TIMES[times].split():
        assert times_of(short) == times, short
        for joint in (" ", " d'", " de "):
            low = f"12 {short}{joint}euros"
            assert currencies_of(low).after(2, scaled=False) == Unit(len(low), "EUR", times), low
            assert currencies_of(low).after(2, scaled=True) == Unit(len(low), "EUR", 1), low
        assert currencies_of(f"12{short}€").after(2, scaled=False) == Unit(len(short) + 3, "EUR", times), short
        led = f"chf 12 {short}"
        assert currencies_of(led).after_prefix(6, scaled=False) == (len(led), times), short
        assert currencies_of(led).after_prefix(6, scaled=True) == (6, 1), short
        assert currencies_of(f"{led}x").after_prefix(6, scaled=False)[0] < len(led) or short[-1] == ".", short
    assert times_of(None) == 1


@pytest.mark.parametrize("dash", [".-", ".–", ".—", ",-", ",–", ",—", ".--", ".––"])
def test_a_dash_closes_a_round_sum(dash: str) -> None:
    assert currencies_of(f"12{dash} chf").after(2, scaled=False) == Unit(len(dash) + 6, "CHF")
    assert currencies_of(f"12 chf{dash}").after(2, scaled=False) == Unit(len(dash) + 6, "CHF")
    assert currencies_of(f"chf 12{dash}").after_prefix(6, scaled=False) == (6 + len(dash), 1)
    assert currencies_of(f"chf 12{dash}").after_prefix(6, scaled=True) == (6 + len(dash), 1)
    assert currencies_of(f"chf 12 k{dash}").after_prefix(6, scaled=False) == (8 + len(dash), 1000)
    assert currencies_of(f"chf 12{dash}x").after_prefix(6, scaled=False)[0] < 6 + len(dash)
    swiss = 2 + len(dash) if dash[0] == "." else None
    assert currencies_of(f"12{dash}").swiss_dash(2) == swiss
    assert (currencies_of(f"12{dash}x").swiss_dash(2) or 0) < 2 + len(dash)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" 50 centimes", (50, 12)), (" et 50 centimes", (50, 15)), (" 5 centime", (5, 10)), (" 5 cents", (5, 8)),
        ("50", (50, 2)), ("5", (0, 0)), ("500", (0, 0)), ("50.", (0, 0)), ("50,", (0, 0)), ("50 000", (0, 0)),
        ("50 00", (50, 2)), ("50x", (0, 0)), (" 50", (0, 0)), (" 50 centimesx", (0, 0)), ("", (0, 0)),
    ],
)  # fmt: skip
def test_cents_after_a_whole_sum(text: str, found: tuple[int, int]) -> None:
    assert currencies_of(text).cents_after(Unit(0, "EUR")) == found


@pytest.mark.parametrize("text", ["50 centimes", "50 centime", "50 cents", "50centimes"])
def test_cents_alone_are_of_the_last_currency_or_of_the_one_they_name(text: str) -> None:
    assert currencies_of(text).cents(2, "CHF") == Unit(len(text), "CHF")
    assert currencies_of(text).cents(2, None) == Unit(len(text), "EUR")
    assert currencies_of(f"{text}x").cents(2, None) is None
    assert currencies_of(f"{text} d'euro").cents(2, "CHF") == Unit(len(text) + 7, "EUR")
    assert currencies_of(f"{text} de francs").cents(2, "EUR") == Unit(len(text) + 10, "CHF")


PLACES = {
    "CAD": "Québec|canadien|Canada|Montréal|Ottawa|Ontario",
    "XPF": "CFP|XPF|Polynésie|polynésien|Nouvelle-Calédonie|Nouméa",
    "XOF": "CFA|Dakar|Sénégal|Abidjan|Côte d’Ivoire|Cotonou|Ouagadougou|Bamako",
}


@pytest.mark.parametrize("code", sorted(PLACES))
def test_a_place_says_which_dollars_and_francs_are_meant(code: str) -> None:
    for place in words(PLACES[code]):
        amount = "12 dollars" if code == "CAD" else "12 francs"
        other = "12 francs" if code == "CAD" else "12 dollars"
        assert told(f"À {place}, {amount}") == [f"12 {code}"], place
        assert told(f"À {place}, {other}") == [f"12 {'CHF' if code == 'CAD' else 'USD'}"], place
    assert told("À Dakar et à Nouméa, 12 francs") == ["12 XPF"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("rien", "EUR"), ("un euro", "EUR"), ("en francs", "CHF"), ("en usd", "USD"), ("en $", "USD"), ("en £", "GBP"),
        ("en f cfa", "XOF"), ("en francs cfp", "XPF"), ("en $ can", "CAD"), ("un gbp", "GBP"),
        ("des zeuros et usd", "USD"),
        ("en chf puis usd", "CHF"), ("montreal, en dollars", "CAD"), ("5€ puis usd", "EUR"),
        ("euro-region, usd", "USD"),
        ("franc-comtois, usd", "USD"),
    ],
)  # fmt: skip
def test_the_first_currency_a_text_names(text: str, first: str) -> None:
    assert currencies_of(text).first == first


def test_what_looks_like_a_currency_and_is_none() -> None:
    for text in ("12 euro-députés", "12 franc-comtois", "12 francs-maçons", "12 fr-ance", "12 frs-x", "12 mia", "12 k"):
        assert currencies_of(fold_text(text)).after(2, scaled=False) is None, text
