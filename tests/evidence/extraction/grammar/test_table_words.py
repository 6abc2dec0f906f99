"""Each word of a table: what its headers measure and count, what its caption says, which rows add up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.evidence.extraction.grammar.test_lexicons import words
from tests.evidence.extraction.grammar.test_tables import cells, tabled
from tests.evidence.extraction.texts import table_of
from tramontane.evidence.extraction.grammar.folding import fold
from tramontane.evidence.extraction.grammar.sentences import blocks_of
from tramontane.evidence.extraction.grammar.tables import Tabled, rows_of, tabled_sums


def one(header: str, caption: str = "en €", value: str = "12") -> Tabled:
    (cell,) = tabled(caption, f"Axe|{header}", f"Calcul|{value}")
    return cell


def forms(stem: str) -> list[str]:
    """The four forms of a participle."""
    return [stem, f"{stem}s", f"{stem}e", f"{stem}es"]


PARTICIPLES = {
    "engaged": "engagé attribué",
    "paid": "mandaté payé liquidé versé dépensé consommé décaissé réalisé",
    "credits": "doté voté inscrit ouvert",
}


@pytest.mark.parametrize("measure", sorted(PARTICIPLES))
def test_each_participle_of_a_header_agrees_and_measures(measure: str) -> None:
    for stem in words(PARTICIPLES[measure]):
        for form in forms(stem):
            assert one(f"Montants {form} ici").measure == measure, form
            assert one(f"Montants z{form} ici").measure is None, form
            assert one(f"Montants {form}z ici").measure is None, form


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Autorisation de programme", "AP"),
        ("Autorisations de programme", "AP"),
        ("Autorisations d’engagement", "AE"),
        ("Autorisation d’engagement", "AE"),
        ("Engagement pris", "engaged"),
        ("Engagements pris", "engaged"),
        ("Engagement réalisés", "engaged"),
        ("Engagements réalisés", "engaged"),
        ("zEngagement pris", None),
        ("Engagements", None),
        ("Paiement", "paid"),
        ("Paiements", "paid"),
        ("zPaiement", None),
        ("Paiements 2026", None),
        ("Crédit", "credits"),
        ("Crédits", "credits"),
        ("zCrédits", None),
        ("Vote", "credits"),
        ("zVote", None),
        ("Crédit de paiement", "CP"),
        ("Crédits de paiements", "CP"),
        ("Total", "total"),
        ("Totaux", "total"),
        ("Ensemble", "total"),
        ("Cumul", "total"),
        ("zTotal", None),
        ("Cumulz", None),
        ("zap", None),
        ("CPz", None),
        ("zCP", None),
        ("AEz", None),
    ],
)
def test_each_measure_of_a_header(header: str, measure: str | None) -> None:
    assert one(header).measure == measure


EACH = words("par projet|par entreprise|par élève|unitaire|par bénéficiaire")


@pytest.mark.parametrize("cue", EACH)
def test_a_header_may_count_for_each_one(cue: str) -> None:
    assert one(f"Aide {cue}").money.per == "unit"
    assert one(f"Aide z{cue}").money.per == "total"
    assert one("Aide unitairez").money.per == "total"


@pytest.mark.parametrize("cue", ["par axe", "par axes", "par volet", "par exercice", "par année", "par et", "par an"])
def test_a_header_that_shares_out_counts_for_none(cue: str) -> None:
    assert one(f"Aide {cue}").money.per == ("year" if cue == "par an" else "total")


def test_a_header_may_count_for_a_year() -> None:
    for cue in ("par an", "annuel", "annuelle", "annuellement"):
        assert one(f"Aide {cue}").money.per == "year", cue
        assert one(f"Aide z{cue}").money.per == "total", cue
    assert one("Aide par anz").money.per == "unit"
    assert one("Aide par and").money.per == "unit"


def test_a_header_may_name_the_most() -> None:
    for cue in ("plafond", "plafonds", "maximum", "maximale", "max"):
        assert one(f"Aide, {cue}").money.qualifier == "at_most", cue
        assert one(f"Aide, z{cue}").money.qualifier == "exact", cue
    assert one("Aide, maxz").money.qualifier == "exact"
    assert one("Aide").money.qualifier == "exact"


@pytest.mark.parametrize(
    "header", ["Part en %", "Part %", "Nombre de projets", "Effectif", "Effectifs", "ETP", "Date", "N° 3"]
)
def test_a_column_that_counts_something_else_is_skipped(header: str) -> None:
    assert cells("en €", f"Axe|{header}|Montant", "Calcul|12|3") == ["3 EUR"]


@pytest.mark.parametrize("header", ["zNombre", "Nombrez", "zEffectif", "zETP", "ETPz", "zDate", "Datez", "zN° 3"])
def test_a_word_that_holds_such_a_count_is_none(header: str) -> None:
    assert cells("en €", f"Axe|{header}", "Calcul|12") == ["12 EUR"]


LABELS = {
    True: """Total|Ensemble|Somme|Cumul|Total du reste|Ensemble des axes|Montant total|Le total général|Du total du plan
        |Total, hors taxes""",
    False: "Totaux|Ensemblez|Sommes|Le xtotal du plan|Le cumul|Un montant total|Le total du reste|Montant totalx",
}


@pytest.mark.parametrize("total", [True, False])
def test_each_label_of_a_row_that_adds_up(total: bool) -> None:
    for label in words(LABELS[total]):
        (cell,) = tabled("en €", "Axe|Montant", f"{label}|12")
        assert cell.total_row == (total or label == "Montant totalx"), label


@pytest.mark.parametrize(
    ("header", "year"),
    [("2026", 2026), ("En 2026, voté", 2026), ("12026", None), ("20261", None), ("1926", None), ("2026-2027", 2026)],
)
def test_the_year_of_a_column(header: str, year: int | None) -> None:
    assert one(header).year == year


BUDGETS = words("""axe|axes|volet|volets|pilier|piliers|chantier|chantiers|priorité|priorités|mesure|mesures
    |action|actions|poste|postes|domaine|domaines|enveloppe|enveloppes|plan|stratégie|échéancier|autorisation
    |feuille de route|maquette
    |affectation|exécution financière|crédit|budget|financement|programmation""")
STEMS = words("décomposition ventilation répartition réparti ventilé décomposé")


def test_a_caption_or_a_corner_says_that_a_table_shares_out_a_budget() -> None:
    for word in BUDGETS:
        for written in (f"z{word}", f"{word}z"):
            (cell,) = tabled(f"Le {written}, en €", "Lieu|Montant", "Calcul|12")
            assert not cell.budget, written
        (cell,) = tabled("En €", f"Le {word}|Montant", "Calcul|12")
        assert cell.budget, word
    for word in STEMS:
        (cell,) = tabled(f"La {word}, en €", "Lieu|Montant", "Calcul|12")
        assert cell.budget, word
    (cell,) = tabled("En €", "Lieu|Montant", "Calcul|12")
    assert not cell.budget


UNITS = [
    ("Md €", "EUR", 10**9),
    ("Md€", "EUR", 10**9),
    ("Mds €", "EUR", 10**9),
    ("Mds€", "EUR", 10**9),
    ("milliard d’euros", "EUR", 10**9),
    ("milliards d’euros", "EUR", 10**9),
    ("M €", "EUR", 10**6),
    ("M€", "EUR", 10**6),
    ("MEUR", "EUR", 10**6),
    ("million d’euros", "EUR", 10**6),
    ("millions d’euros", "EUR", 10**6),
    ("M euros", "EUR", 10**6),
    ("k €", "EUR", 10**3),
    ("k€", "EUR", 10**3),
    ("kEUR", "EUR", 10**3),
    ("millier d’euros", "EUR", 10**3),
    ("milliers d’euros", "EUR", 10**3),
    ("k euros", "EUR", 10**3),
    ("€", "EUR", 1),
    ("euro", "EUR", 1),
    ("euros", "EUR", 1),
    ("EUR", "EUR", 1),
    ("CHF", "CHF", 1),
    ("franc", "CHF", 1),
    ("francs", "CHF", 1),
    ("$ CA", "CAD", 1),
    ("$CA", "CAD", 1),
    ("CAD", "CAD", 1),
    ("USD", "USD", 1),
    ("$", "USD", 1),
    ("FCFA", "XOF", 1),
    ("XOF", "XOF", 1),
    ("milliard de francs", "CHF", 10**9),
    ("milliards de francs", "CHF", 10**9),
    ("mrd CHF", "CHF", 10**9),
    ("million de francs", "CHF", 10**6),
    ("millions de francs", "CHF", 10**6),
    ("mio CHF", "CHF", 10**6),
    ("M$", "USD", 10**6),
    ("M $", "USD", 10**6),
    ("millier de francs", "CHF", 10**3),
    ("milliers de francs", "CHF", 10**3),
    ("k$", "USD", 10**3),
    ("k $", "USD", 10**3),
    ("kCHF, CHF", "CHF", 10**3),
]


@pytest.mark.parametrize(("unit", "currency", "times"), UNITS)
def test_each_unit_a_header_can_name(unit: str, currency: str, times: int) -> None:
    assert one(f"Montant, {unit}", caption="").money.max == 12 * times
    assert one(f"Montant, {unit}", caption="").money.currency == currency


@pytest.mark.parametrize(
    "header",
    [
        "zMd €",
        "zMds €",
        "zM €",
        "zk €",
        "zMEUR €",
        "MEURz €",
        "zkEUR €",
        "kEURz €",
        "zM euros",
        "zk euros",
        "zmillion d’euros",
        "zmillier d’euros",
        "zmilliard d’euros",
        "M eurosz €",
    ],
)
def test_a_multiplier_inside_a_longer_word_multiplies_nothing(header: str) -> None:
    found = one(f"Montant, {header}", caption="").money
    assert found.max == (12 * 10**6 if header == "M eurosz €" else 12)


@pytest.mark.parametrize(
    "header",
    [
        "zCHF",
        "CHFz",
        "zfranc",
        "francz",
        "zCAD",
        "CADz",
        "zUSD",
        "USDz",
        "zFCFA",
        "FCFAz",
        "zXOF",
        "XOFz",
        "zeuro",
        "euroz",
        "zEUR",
        "EURz",
    ],
)
def test_a_currency_inside_a_longer_word_is_none(header: str) -> None:
    assert cells("", f"Axe|Montant, {header}", "Calcul|12") == []


@pytest.mark.parametrize(
    "header",
    [
        "zmilliard",
        "milliardz",
        "zmrd",
        "mrdz",
        "zmillion",
        "millionz",
        "zmio",
        "mioz",
        "zmillier",
        "millierz",
        "zkCHF",
        "kCHFz",
    ],
)
def test_a_multiplier_of_francs_is_a_whole_word(header: str) -> None:
    assert one(f"Montant, {header}, CHF", caption="").money.max == 12


def test_a_dollar_of_canada_is_a_whole_word() -> None:
    assert one("Montant, $ caz", caption="").money.currency == "USD"
    assert one("Montant, zM$", caption="").money.max == one("Montant, zk$", caption="").money.max == 12


SUMS = words("""60 k€|60 k €|60 M€|60 Md€|60 €|60€|60 euros|60 euro|60 millier d’euros|60 milliers d’euros
    |60 million d’euros|60 millions d’euros|60 milliard d’euros|60 milliards d’euros|60 d’euros""")


@pytest.mark.parametrize("total", SUMS)
def test_a_sum_of_the_caption_gives_no_unit(total: str) -> None:
    assert cells(f"Un plan de {total}", "Axe|Montant", "Calcul|12") == []
    assert cells(f"Un plan de {total}, en k€", "Axe|Montant", "Calcul|12") == ["12000 EUR"]


def test_the_last_two_hundred_letters_of_a_caption_give_the_unit() -> None:
    assert cells(f"k€{'.' * 198}", "Axe|Montant", "Calcul|12") == ["12000 EUR"]
    assert cells(f"k€{'.' * 199}", "Axe|Montant", "Calcul|12") == ["12 EUR"]
    assert cells(f"k€{'.' * 200}", "Axe|Montant", "Calcul|12") == []


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("12 M€", "12000000 EUR"),
        ("12 Md€", "12000000000 EUR"),
        ("12 k€", "12000 EUR"),
        ("12 €", "12 EUR"),
        ("12€", "12 EUR"),
        ("12 euro", "12 EUR"),
        ("12 euros", "12 EUR"),
        ("12 CHF", "12 CHF"),
        ("12 $", "12 USD"),
        ("12$", "12 USD"),
        ("12.-", "12000 EUR"),
        ("12.–", "12000 EUR"),
        ("12.—", "12000 EUR"),
        ("1 200", "1200000 EUR"),
        ("1,5", "1500 EUR"),
    ],
)
def test_each_way_to_write_a_cell(written: str, worth: str) -> None:
    assert cells("en k€", "Axe|Montant", f"Calcul|{written}") == [worth]
    assert cells("en CHF", "Axe|Montant", "Calcul|12 fr.", "Eau|12fr.") == ["12 CHF", "12 CHF"]


@pytest.mark.parametrize("written", ["douze", "–", "12 €/an", "€ 12", "12 lots", "", "€", "deux €"])
def test_what_is_no_number_is_no_sum(written: str) -> None:
    assert cells("en k€", "Axe|Montant", f"Calcul|{written}", "Eau|3") == ["3000 EUR"]


def test_a_row_without_label_or_a_cell_without_header_holds_no_sum() -> None:
    rendition = table_of("en €", [["Axe", "Montant"], ["Calcul", "12"], ["Eau", "3"]])
    blocks = blocks_of(rendition)
    bare = [b for b in blocks if not (b.row == 2 and b.column == 0)]
    assert [int(t.money.max) for t in tabled_sums(fold(rendition), bare)] == [12]
    untitled = [replace(b, headers=()) if b.row == 2 else b for b in blocks]
    assert [int(t.money.max) for t in tabled_sums(fold(rendition), untitled)] == [12]
    loose = [replace(b, table=None) if b.row == 2 else b for b in blocks]
    assert [int(t.money.max) for t in tabled_sums(fold(rendition), loose)] == [12]
    prose = [replace(b, kind="paragraph") if b.row == 2 else b for b in blocks]
    assert [int(t.money.max) for t in tabled_sums(fold(rendition), prose)] == [12]


def test_a_cell_knows_its_table_its_row_its_label_and_its_own_place() -> None:
    rendition = table_of("en €", [["Axe", "Montant"], ["Calcul", "12"], ["Eau", "3"]])
    folded, blocks = fold(rendition), blocks_of(rendition)
    moved = [replace(b, table=4) if b.kind == "cell" else b for b in blocks]
    found = tabled_sums(folded, moved)
    assert [t.row for t in found] == [(4, 1), (4, 2)]
    assert [folded.text[slice(*t.label)] for t in found] == ["Calcul", "Eau"]
    assert [folded.text[t.money.start : t.money.end] for t in found] == ["12", "3"]
    assert [(t.money.core, t.money.min) for t in found] == [((t.money.start, t.money.end), t.money.max) for t in found]


def test_the_cells_of_a_whole_are_added_at_both_ends() -> None:
    (row,) = rows_of(tabled("en €", "Axe|2026|2027|2028", "Calcul|1|2|4"))
    assert (row.money.min, row.money.max) == (Decimal(7), Decimal(7))
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|2026|Payé 2027", "Calcul|1|2"))] == [1]
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|Payé 2026|Payé 2027", "Calcul|1|2"))] == []
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|CP 2026|CP 2027", "Calcul|1|2"))] == [3]
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|Total 2026|Total 2027|Région", "Calcul|1|2|9"))] == [9]
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|Total|Total", "Calcul|1|2"))] == []
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|AP|AE|Voté", "Calcul|1|2|9"))] == [3]
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|Voté|AP|Autre", "Calcul|1|2|9"))] == [1]
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|AP|Payé|Autre", "Calcul|1|2|9"))] == [1]
    assert [r.money.max for r in rows_of(tabled("en €", "Axe|AE|Payé|Autre", "Calcul|1|2|9"))] == [1]
