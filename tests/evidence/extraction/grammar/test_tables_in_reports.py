"""Tables of progress reports as they are printed: thousands of euros, budget phases, units said above or below."""

import pytest

from tests.evidence.extraction.texts import table_of
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read
from tramontane.evidence.values import Amount, Axis, Check

PLAN = "RÉGION BRETAGNE\n\nLe plan « Breizh IA », adopté le 4 mars 2024, est doté de 30 M€.\n\n"
ROWS = """
Volet                      Voté     Engagé    Payé
A. Entreprises           18 000     11 250     6 480
B. Recherche             12 000      9 800     7 150
Ensemble                 30 000     21 050    13 630
"""


def found(text: str, kind: type) -> list:  # type: ignore[type-arg]  # the kinds of claims have no common type
    extraction = extract(read((PLAN + text).encode(), "text/plain"), None)
    return [c.value for c in extraction.claims if isinstance(c.value, kind)]


def sums(text: str) -> set[int]:
    return {int(a.max) for a in found(text, Amount)}


THOUSANDS = {18_000_000, 11_250_000, 6_480_000, 12_000_000, 9_800_000, 7_150_000, 21_050_000, 13_630_000}


@pytest.mark.parametrize(
    "above",
    [
        "2. Exécution cumulée au 31 décembre 2025 (milliers d’euros)\n",
        "Exécution du plan, en milliers d’euros\n",
        "3. Bilan financier (en k€)\n",
        "Tableau 2 – Réalisations (k€)\n",
        "Réalisations au 31/12/2025, en milliers d'euros :\n",
        "État des engagements – montants en k€\n",
        "(milliers d’euros)\n",
        "Unité : k€\n",
        "EXÉCUTION (K€)\n",
    ],
)
def test_the_line_above_a_table_gives_its_unit(above: str) -> None:
    assert sums(above + ROWS) >= THOUSANDS


@pytest.mark.parametrize(
    "below",
    ["Montants en milliers d’euros.", "Unité : k€", "Source : direction des finances, en milliers d’euros.", "En k€."],
)
def test_the_line_below_a_table_gives_its_unit(below: str) -> None:
    assert sums(f"Exécution du plan\n{ROWS}\n{below}\n") >= THOUSANDS


@pytest.mark.parametrize(
    "note",
    [
        "Dans ce rapport, les montants sont exprimés en milliers d’euros.",
        "Les sommes sont données en k€, sauf mention contraire.",
        "Toutes les valeurs de ce document sont en milliers d’euros.",
    ],
)
def test_a_report_may_say_its_unit_once(note: str) -> None:
    assert sums(f"{note}\n\nExécution du plan\n{ROWS}") >= THOUSANDS


def test_a_table_without_any_unit_states_no_money() -> None:
    assert sums(f"Suivi du plan\n{ROWS}") == {30_000_000}


def test_the_phases_of_a_budget_are_measures() -> None:
    measures = {int(a.max): a.measure for a in found(f"Exécution (k€)\n{ROWS}", Amount)}
    assert (measures[18_000_000], measures[11_250_000], measures[6_480_000]) == ("credits", "engaged", "paid")


def test_the_rows_are_axes_with_what_was_voted() -> None:
    axes = [
        (a.label.removeprefix("A. ").removeprefix("B. "), int(a.amount or 0))
        for a in found(f"Exécution (k€)\n{ROWS}", Axis)
    ]
    assert axes == [("Entreprises", 18_000_000), ("Recherche", 12_000_000)]


def test_what_was_committed_and_paid_is_added_up() -> None:
    checks = {(int(c.total), int(c.parts_sum)) for c in found(f"Exécution (k€)\n{ROWS}", Check)}
    assert {(21_050_000, 21_050_000), (13_630_000, 13_630_000)} <= checks


def test_a_column_that_does_not_add_up_is_told() -> None:
    wrong = ROWS.replace("13 630", "13 900")
    checks = {(int(c.total), int(c.parts_sum)) for c in found(f"Exécution (k€)\n{wrong}", Check)}
    assert (13_900_000, 13_630_000) in checks


def of_table(caption: str, header: str, *cells: str) -> list[Amount]:
    rows = [["Volet", "Pilote", header], *(["Entreprises", "Région", cell] for cell in cells)]
    extraction = extract(table_of(caption, rows), None)
    return [c.value for c in extraction.claims if isinstance(c.value, Amount)]


@pytest.mark.parametrize("header", ["Dossiers", "Lauréats", "Taux", "Nb projets", "Bénéficiaires", "Emplois", "ETPT"])
def test_a_column_of_counts_beside_money_is_no_money(header: str) -> None:
    assert not of_table("Bilan (en k€)", header, "412", "268")


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Prévu", "credits"), ("Alloué", "credits"), ("Budgété", "credits"), ("Autorisé", "credits"),
        ("Conventionné", "engaged"), ("Contractualisé", "engaged"), ("Ordonnancé", "paid"), ("Exécuté", "paid"),
        ("Facturé", "paid"), ("Remboursé", "paid"), ("Mandaté", "paid"), ("Liquidé", "paid"),
    ],
)  # fmt: skip
def test_each_phase_of_a_report_has_its_measure(header: str, measure: str) -> None:
    assert [(int(a.max), a.measure) for a in of_table("Bilan (en k€)", header, "6 480")] == [(6_480_000, measure)]


@pytest.mark.parametrize("cell", ["6 480*", "6 480 (1)", "6 480 **", "6 480 ²"])
def test_a_mark_of_a_note_is_no_part_of_a_sum(cell: str) -> None:
    assert [int(a.max) for a in of_table("Bilan (en k€)", "Payé", cell)] == [6_480_000]


@pytest.mark.parametrize(
    ("unit", "currency"), [("kCHF", "CHF"), ("milliers de francs", "CHF"), ("en k$ CA", "CAD"), ("k€", "EUR")]
)
def test_other_currencies_count_in_thousands_too(unit: str, currency: str) -> None:
    assert [(int(a.max), a.currency) for a in of_table(f"Bilan ({unit})", "Payé", "6 480")] == [(6_480_000, currency)]
