"""Sums in table cells: units, measures, years, totals, and what a row is worth."""

import pytest

from tests.evidence.extraction.grammar.test_lexicons import words
from tests.evidence.extraction.texts import table_of
from tramontane.evidence.extraction.grammar.folding import fold
from tramontane.evidence.extraction.grammar.sentences import blocks_of
from tramontane.evidence.extraction.grammar.tables import Tabled, rows_of, tabled_sums


def tabled(caption: str, *rows: str) -> list[Tabled]:
    rendition = table_of(caption, [row.split("|") for row in rows])
    return list(tabled_sums(fold(rendition), blocks_of(rendition)))


def cells(caption: str, *rows: str) -> list[str]:
    return [f"{t.money.max.normalize():f} {t.money.currency}" for t in tabled(caption, *rows)]


UNITS = {
    "EUR 1": "€|euros|euro|EUR|en €",
    "EUR 1000": "k€|k €|K€|keur|milliers d’euros|millier d’euros|k euros",
    "EUR 1000000": "M€|M €|MEUR|millions d’euros|million d’euros|M euros",
    "EUR 1000000000": "Md€|Md €|Mds€|Mds €|milliards d’euros|milliard d’euros",
    "CHF 1": "CHF|francs|franc",
    "CHF 1000": "milliers de francs|kCHF, francs",
    "CHF 1000000": "millions de francs|mio CHF|mio de francs|million de francs",
    "CHF 1000000000": "milliards de francs|mrd CHF",
    "CAD 1": "$ CA|$CA|CAD",
    "CAD 1000": "k$ CA|k $ CA",
    "CAD 1000000": "M$ CA|M $ CA",
    "USD 1": "USD|$",
    "USD 1000": "k$|k $|millier $",
    "USD 1000000": "M$|M $",
    "XOF 1": "FCFA|XOF",
    "XOF 1000000": "millions FCFA|millions de FCFA",
}


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_the_unit_comes_from_a_header_the_caption_or_the_corner(unit: str) -> None:
    currency, times = unit.split()
    for name in words(UNITS[unit]):
        expected = [f"{12 * int(times)} {currency}"]
        assert cells("", f"Axe|Montant ({name})", "Calcul|12") == expected, name
        assert cells(f"Répartition en {name}", "Axe|Montant", "Calcul|12") == expected, name
        assert cells("", f"Axe ({name})|Montant", "Calcul|12") == expected, name


def test_a_cell_with_its_own_unit_keeps_it() -> None:
    assert cells("en M€", "Axe|Montant", "Calcul|12 k€", "Santé|3 €", "Voirie|4", "Eau|1 250 000,50 €") == [
        "12000 EUR", "3 EUR", "4000000 EUR", "1250000.5 EUR",
    ]  # fmt: skip
    for written in words("12 M€|12 M€|12.–|12.-|12.—|12"):
        assert cells("en M€", "Axe|Montant", f"Calcul|{written}") == ["12000000 EUR"], written
    for written in words("12 k€|12 Md€|12 euros|12 euro|12 CHF|12 fr.|12 $"):
        assert len(cells("en €", "Axe|Montant", f"Calcul|{written}")) == 1, written
    for written in words("douze|–|n.c.|12 projets|x12"):
        assert cells("en M€", "Axe|Montant", f"Calcul|{written}") == [], written


def test_a_sum_in_the_caption_is_no_unit() -> None:
    assert cells("Le plan de 60 M€, en k€", "Axe|Montant", "Calcul|12") == ["12000 EUR"]
    for total in words("60 M€|60 k€|60 Md€|60 €|60 euros|60 millions d’euros|60 milliers d’euros|60 milliards d’euros"):
        assert cells(f"Le plan de {total}", "Axe|Montant", "Calcul|12") == [], total


def test_a_column_of_other_figures_is_no_money() -> None:
    for header in words("Part (%)|Nombre|Effectif|Effectifs|ETP|Date|N°"):
        assert cells("en M€", f"Axe|{header}|Montant", "Calcul|12|3") == ["3000000 EUR"], header
    assert cells("Sans unité", "Axe|Montant", "Calcul|12") == []


MEASURES = {
    "AP": "AP|Autorisation de programme|Autorisations de programme",
    "AE": "AE|Autorisation d’engagement|Autorisations d’engagement",
    "CP": "CP|Crédit de paiement|Crédits de paiement|Crédits de paiements",
    "total": "Total|Totaux|Ensemble|Cumul",
    "engaged": "Engagé|Engagée|Engagés|Engagement pris|Engagements pris|Engagements réalisés|Attribué|Attribuées",
    "paid": """Mandaté|Mandatée|Mandatés|Payé|Payée|Liquidé|Liquidées|Versé|Versés|Dépensé|Dépensées|Consommé|Consommés
        |Décaissé|Réalisé|Réalisés|Paiements|Paiement""",
    "credits": "Doté|Dotée|Voté|Votés|Vote|Inscrit|Inscrite|Inscrits|Ouvert|Ouverts|Ouvertes|Crédit|Crédits",
}


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_a_header_says_what_its_column_measures(measure: str) -> None:
    for header in words(MEASURES[measure]):
        (cell,) = tabled("en M€", f"Axe|{header}", "Calcul|12")
        assert cell.measure == measure, header
        (cell,) = tabled("en M€", f"Axe|x{header.replace(' ', ' x')}x", "Calcul|12")
        assert cell.measure is None, header


def test_a_year_under_payment_credits_counts_payments() -> None:
    for caption in words("Crédits de paiement, en M€|CP en M€|Crédit de paiements (M€)"):
        (cell,) = tabled(caption, "Axe|2026", "Calcul|12")
        assert (cell.measure, cell.year) == ("CP", 2026), caption
    (cell,) = tabled("en M€", "Axe|2026", "Calcul|12")
    assert (cell.measure, cell.year) == (None, 2026)
    (cell,) = tabled("CP en M€", "Axe|Montant 12026", "Calcul|12")
    assert (cell.measure, cell.year) == (None, None)
    (cell,) = tabled("en M€", "Axe|Paiements 2026", "Calcul|12")
    assert cell.measure is None


def test_a_total_row_and_a_budget_are_known_by_their_words() -> None:
    for label in words(
        "Total|Ensemble|Somme|Cumul|Montant total|Le total général|Un total du plan|TOTAL|Total de l’axe"
    ):
        assert tabled("en M€", "Axe|Montant", f"{label}|12")[0].total_row, label
    for label in words("Totalement|Calcul total|Montant|La somme|Totalx"):
        assert not tabled("en M€", "Axe|Montant", f"{label}|12")[0].total_row, label
    for (
        word
    ) in words("""Axe|Axes|Volet|Volets|Pilier|Piliers|Chantier|Chantiers|Priorité|Priorités|Mesure|Mesures|Action
        |Actions|Poste|Postes|Domaine|Domaines|Enveloppe|Enveloppes|Plan|Stratégie|Échéancier|Autorisation
        |Feuille de route|Maquette|Affectation|Exécution financière|Crédit|Budget|Financement|Programmation"""):
        assert tabled(f"{word} en M€", "Lieu|Montant", "Calcul|12")[0].budget, word
        assert not tabled(f"x{word}x en M€", "Lieu|Montant", "Calcul|12")[0].budget, word
    for word in words("Décomposition|Ventilation|Répartition|Réparti"):
        assert tabled(f"{word} en M€", "Lieu|Montant", "Calcul|12")[0].budget, word
    for header in words("AP|AE|CP"):
        assert tabled("en M€", f"Lieu|{header}", "Calcul|12")[0].budget, header


def worth(caption: str, *rows: str) -> list[float]:
    return [float(r.money.max) / 10**6 for r in rows_of(tabled(caption, *rows))]


def test_a_row_is_worth_its_total_or_what_its_columns_make() -> None:
    assert worth("M€", "Axe|2026|2027|Total", "A|1|2|3", "B|4|5|9") == [3, 9]
    assert worth("M€", "Axe|AP|AE|CP 2026", "A|1|2|3") == [3]
    assert worth("M€", "Axe|AP|CP 2026|CP 2027", "A|4|1|3") == [4]
    assert worth("M€", "Axe|AE|Payé", "A|4|1") == [4]
    assert worth("M€", "Axe|Voté|Engagé|Payé", "A|4|3|2") == [4]
    assert worth("M€", "Axe|2026|2027", "A|1|2") == [3]
    assert worth("M€", "Axe|État|Région", "A|1|2") == []
    assert worth("M€", "Axe|Région", "A|2") == [2]
    assert worth("M€", "Axe|2026", "A|2") == [2]
    assert worth("M€", "Axe|Engagé|Payé", "A|2|1") == []
    rows = rows_of(tabled("Budget, M€", "Axe|Total", "A|1", "Total|2"))
    assert [(r.total_row, r.budget, r.row) for r in rows] == [(False, True, (0, 1)), (True, True, (0, 2))]


def test_the_first_row_and_the_first_column_hold_no_sum() -> None:
    (cell,) = tabled("en M€", "Axe|2026", "3|12")
    assert (int(cell.money.max), cell.row, cell.label[1] - cell.label[0]) == (12_000_000, (0, 1), 1)


def test_a_unit_or_a_measure_is_a_whole_word() -> None:
    for name in words("euro|eur|CHF|francs|CAD|USD|FCFA|XOF"):
        assert cells("", f"Axe|zz{name}", "Calcul|12") == cells("", f"Axe|{name}zz", "Calcul|12") == [], name
    for name in words("keur|meur"):
        assert cells("", f"Axe|zz{name} en €", "Calcul|12") == ["12 EUR"], name
        assert cells("", f"Axe|{name}zz en €", "Calcul|12") == ["12 EUR"], name
    for name in words("milliards|mrd|millions|mio|milliers|kchf"):
        assert (
            cells("", f"Axe|zz{name} CHF", "Calcul|12") == cells("", f"Axe|{name}zz CHF", "Calcul|12") == ["12 CHF"]
        ), name
    for header in words("ap|ae|cp|total|crédits|engagé|payé|voté|paiements"):
        for written in (f"zz{header}", f"{header}zz"):
            (cell,) = tabled("en M€", f"Axe|{written}", "Calcul|12")
            assert cell.measure is None, written


@pytest.mark.parametrize("unit", ["k€", "M€", "Md€", "euros"])
def test_a_unit_against_its_number_is_read(unit: str) -> None:
    """« 12M€ » in a table of thousands is twelve million."""
    spaced = cells("Montants du plan en k€", "Axe|Montant", f"Recherche|12 {unit}")
    assert spaced
    assert cells("Montants du plan en k€", "Axe|Montant", f"Recherche|12{unit}") == spaced
