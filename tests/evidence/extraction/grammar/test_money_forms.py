"""Ways of writing a sum, each with what it says; and what looks like a sum and is none."""

import pytest

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.money import Money, money_in


def told(text: str) -> list[str]:
    """Each sum as « value currency », with its qualifier and rhythm when they say something."""
    return [_told(m) for m in money_in(fold_text(text))]


def _told(money: Money) -> str:
    value = f"{money.min.normalize():f}"
    if money.max != money.min:
        value += f"-{money.max.normalize():f}"
    words = [value, money.currency, money.qualifier, money.per]
    return " ".join(w for w in words if w not in ("exact", "total"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 250 000,50 €", "1250000.5 EUR"),
        ("12'500'000 francs", "12500000 CHF"),
        ("12’500’000.– francs", "12500000 CHF"),
        ("12’500’000.–", "12500000 CHF"),
        ("Fr. 5'400'000.–", "5400000 CHF"),
        ("fr. 120.-", "120 CHF"),
        ("CHF 14,2 millions", "14200000 CHF"),
        ("CHF 974'610.45", "974610.45 CHF"),
        ("CHF 20 mio", "20000000 CHF"),
        ("2,2 mio. de francs", "2200000 CHF"),
        ("septante millions de francs suisses", "70000000 CHF"),
        ("120 fr.", "120 CHF"),
        ("11.900.000 EUR", "11900000 EUR"),
        ("2.000 euros", "2000 EUR"),
        ("€1,250,000.00", "1250000 EUR"),
        ("1,250,000 euros", "1250000 EUR"),
        ("€ 12 M", "12000000 EUR"),
        ("EUR 120 millions", "120000000 EUR"),
        ("60M€", "60000000 EUR"),
        ("+4M€", "4000000 EUR"),
        ("1,4 Md EUR", "1400000000 EUR"),
        ("2 Mds€", "2000000000 EUR"),
        ("2,5 Mds d'euros", "2500000000 EUR"),
        ("3 Mrd €", "3000000000 EUR"),
        ("31,4 M EUR", "31400000 EUR"),
        ("31 MEUR", "31000000 EUR"),
        ("3 M d’euros", "3000000 EUR"),
        ("500 kEUR", "500000 EUR"),
        ("500 K€", "500000 EUR"),
        ("deux virgule cinq millions d’euros", "2500000 EUR"),
        ("un million et demi d’euros", "1500000 EUR"),
        ("deux millions cinq cent mille euros", "2500000 EUR"),
        ("3 millions 500 000 euros", "3500000 EUR"),
        ("une centaine de millions d’euros", "100000000 EUR about"),
        ("12€50", "12.5 EUR"),
        ("3 euros et 20 centimes", "3.2 EUR"),
        ("50 centimes", "0.5 EUR"),
        ("20 cents d’euro", "0.2 EUR"),
        ("12 M$ CA", "12000000 CAD"),
        ("C$ 3 millions", "3000000 CAD"),
        ("5 milliards de dollars canadiens", "5000000000 CAD"),
        ("12 M$", "12000000 USD"),
        ("US$ 5 millions", "5000000 USD"),
        ("15 M£", "15000000 GBP"),
        ("£5 millions", "5000000 GBP"),
        ("4 milliards FCFA", "4000000000 XOF"),
        ("3 millions de francs CFA", "3000000 XOF"),
        ("2 millions de francs Pacifique", "2000000 XPF"),
        ("18 millions", "18000000 EUR"),
    ],
)
def test_a_sum_is_read_with_its_currency(text: str, expected: str) -> None:
    assert told(f"Le plan dispose de {text} pour la recherche.") == [expected]
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Québec investit 1,2 G$", "1200000000 CAD"),
        ("À Dakar, 3 millions de francs", "3000000 XOF"),
        ("À Nouméa, 3 millions de francs", "3000000 XPF"),
        ("Le crédit (en CHF) est de 1,9 mio", "1900000 CHF"),
    ],
)
def test_what_francs_and_dollars_are_depends_on_where_the_text_is(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≈ 7,8 M€", "7800000 EUR about"),
        ("~ 3 M€", "3000000 EUR about"),
        ("> 20 M€", "20000000 EUR more_than"),
        ("≥ 20 M€", "20000000 EUR at_least"),
        ("< 20 M€", "20000000 EUR less_than"),
        ("≤ 20 M€", "20000000 EUR at_most"),
        ("quelque 3 M€", "3000000 EUR about"),
        ("près de 3 M€", "3000000 EUR about"),
        ("aux alentours de 3 M€", "3000000 EUR about"),
        ("frôle les 5 M€", "5000000 EUR about"),
        ("avoisinerait 900 000 €", "900000 EUR about"),
        ("3 M€ environ", "3000000 EUR about"),
        ("un peu plus de 15 M€", "15000000 EUR more_than"),
        ("dépasse les 15 M€", "15000000 EUR more_than"),
        ("supérieur à 15 M€", "15000000 EUR more_than"),
        ("un peu moins de 6 M€", "6000000 EUR less_than"),
        ("inférieur à 6 M€", "6000000 EUR less_than"),
        ("sous la barre des 6 M€", "6000000 EUR less_than"),
        ("au moins 6 M€", "6000000 EUR at_least"),
        ("un minimum de 6 M€", "6000000 EUR at_least"),
        ("6 M€ minimum", "6000000 EUR at_least"),
        ("6 M€ ou plus", "6000000 EUR at_least"),
        ("ne sera pas inférieure à 6 M€", "6000000 EUR at_least"),
        ("ne dépassera pas 30 M€", "30000000 EUR at_most"),
        ("ne peut excéder 30 M€", "30000000 EUR at_most"),
        ("sans pouvoir dépasser 30 M€", "30000000 EUR at_most"),
        ("ne pourra être supérieure à 30 M€", "30000000 EUR at_most"),
        ("plafonné à 30 M€", "30000000 EUR at_most"),
        ("dans la limite de 30 M€", "30000000 EUR at_most"),
        ("jusqu’à 30 M€", "30000000 EUR at_most"),
        ("30 M€ au maximum", "30000000 EUR at_most"),
        ("30 M€ au plus", "30000000 EUR at_most"),
        ("à hauteur de 3 M€", "3000000 EUR"),
    ],
)
def test_words_around_a_sum_qualify_it(text: str, expected: str) -> None:
    assert told(f"Ce budget : {text}.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 M€ par an", "20000000 EUR year"),
        ("20 M€/an", "20000000 EUR year"),
        ("20 M€ annuels", "20000000 EUR year"),
        ("20 M€ chaque année", "20000000 EUR year"),
        ("plus de 40 millions par an", "40000000 EUR more_than year"),
        ("versera chaque année 20 M€ au centre", "20000000 EUR year"),
        ("une dotation annuelle de 20 M€", "20000000 EUR year"),
        ("5 M€ l’an dernier", "5000000 EUR"),
        ("30 000 € par poste créé", "30000 EUR unit"),
        ("6 000 € par étudiant", "6000 EUR unit"),
        ("2 euros par habitant", "2 EUR unit"),
        ("50 centimes par habitant", "0.5 EUR unit"),
        ("5k€/TPE", "5000 EUR unit"),
        ("4 000 € chacune", "4000 EUR unit"),
        ("3 M€ par la Région", "3000000 EUR"),
        ("8000 francs au maximum par entreprise", "8000 CHF at_most unit"),
        ("un chèque-conseil de 8000 francs", "8000 CHF unit"),
        ("des bourses de 6 000 € dès la rentrée", "6000 EUR unit"),
        ("des bourses pour un budget de 90 000 €", "90000 EUR"),
        ("Entrée : 120 fr.", "120 CHF unit"),
        ("chaque lauréat touchera 5 000 €", "5000 EUR unit"),
        ("L’aide versée à une PMI ne peut excéder 30 000 €", "30000 EUR at_most unit"),
        ("L’aide totale est plafonnée à 3 M€", "3000000 EUR at_most"),
    ],
)
def test_a_sum_is_a_year_s_or_each_one_s(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de 2 à 5 millions d’euros", ["2000000-5000000 EUR range"]),
        ("entre 60 et 65 M€", ["60000000-65000000 EUR range"]),
        ("entre 10 M€ et 12 M€", ["10000000-12000000 EUR range"]),
        ("3 à 5 M€", ["3000000-5000000 EUR range"]),
        ("six ou sept millions", ["6000000-7000000 EUR range"]),
        ("deux trois millions d’euros", ["2000000-3000000 EUR range"]),
        ("250 à 500 000 euros", ["250000-500000 EUR range"]),
        ("500 à 10 000 euros", ["500-10000 EUR range"]),
        ("deux à trois cent mille euros", ["200000-300000 EUR range"]),
        ("deux à trois mille euros", ["2000-3000 EUR range"]),
        ("entre 500 000 et un million d’euros", ["500000-1000000 EUR range"]),
        ("CHF 2 à 3 millions", ["2000000-3000000 CHF range"]),
        ("15 à 20 M€ par an", ["15000000-20000000 EUR range year"]),
        ("passer de 5 à 60 milliards de dollars", ["5000000000 USD", "60000000000 USD"]),
        ("l’enveloppe est portée de 5 à 8 millions d’euros", ["5000000 EUR", "8000000 EUR"]),
        ("l’enveloppe a été ramenée de 8 à 5 millions d’euros", ["8000000 EUR", "5000000 EUR"]),
        ("de 8 à 5 millions d’euros", ["5000000 EUR"]),
        ("3 axes et 5 millions d’euros", ["5000000 EUR"]),
    ],
)
def test_a_range_is_one_sum_and_a_rise_is_two(text: str, expected: list[str]) -> None:
    assert told(f"Il faut {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quinze millions d’euros (15 000 000 €)", ["15000000 EUR"]),
        ("15 000 000 € (quinze millions d’euros) par an", ["15000000 EUR year"]),
        ("15 (quinze) millions d’euros", ["15000000 EUR"]),
        ("quinze millions (15 000 000) d’euros", ["15000000 EUR"]),
        ("25 000 (vingt-cinq mille) euros par projet", ["25000 EUR unit"]),
        ("quinze millions d’euros (15 000 €)", ["15000000 EUR", "15000 EUR"]),
        ("quinze millions d’euros (15 000 000 $)", ["15000000 EUR", "15000000 USD"]),
    ],
)
def test_a_sum_written_twice_is_one_if_both_writings_agree(text: str, expected: list[str]) -> None:
    assert told(text) == expected
    assert len(expected) > 1 or [(m.start, m.end) for m in money_in(fold_text(text))] == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "3 millions d’habitants et 2 millions de tonnes",
        "une population de 3,2 millions en 2030",
        "plus de 5 millions de vues",
        "12 fr-fr",
        "voir site.fr 12 mars",
        "bac +2",
        "l’article 12 et les 3 axes",
        "12 francs-comtois",
        "en 2 heures et 30 minutes",
        "5 % de croissance",
    ],
)
def test_what_only_looks_like_a_sum(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("environ quinze millions d’euros (15 M€)", ["15000000 EUR about"]),
        ("quinze millions d’euros (environ 15 M€)", ["15000000 EUR about"]),
        ("12 000.– francs et 12.– encore", ["12000 CHF"]),
        ("1200 centimes", []),
        ("une aide de 500 000 € au plus", ["500000 EUR at_most unit"]),
        ("une aide de 500 001 € au plus", ["500001 EUR at_most"]),
        ("deux à trois cent euros", ["200-300 EUR range"]),
        ("1,5 G€ et 2 g€", ["1500000000 EUR", "2000000000 EUR"]),
        ("2G€", ["2000000000 EUR"]),
        ("ne puisse excéder 3 M€", ["3000000 EUR at_most"]),
        ("tourne autour d’un million d’euros", ["1000000 EUR about"]),
        ("4 M€ annuellementx", ["4000000 EUR"]),
        ("deux quarts de million", ["500000 EUR"]),
    ],
)
def test_bounds_of_what_a_sum_says(text: str, expected: list[str]) -> None:
    assert told(text) == expected
