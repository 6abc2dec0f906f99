"""Tables written and read back equal, whatever their texts, numbers and dates; no spreadsheet runs what is in them."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document

from tests.opendata.strategies import Sample, rows_of, texts, xml_texts
from tramontane.opendata.columns import column, columns_of, values_of
from tramontane.opendata.files.cells import guarded, unguarded
from tramontane.opendata.files.objects import read_json, write_json
from tramontane.opendata.files.separated import read_csv, write_csv
from tramontane.opendata.files.sheets import read_ods, write_ods
from tramontane.opendata.tables import TABLES

ONE = Sample(
    nom="=A1",
    couleur="red",
    nombre=3,
    montant=Decimal("-1250000.50"),
    jour=date(2024, 7, 11),
    instant=datetime(2024, 7, 12, 7, tzinfo=UTC),
    vrai=True,
    rang=None,
)

HEADER = b"nom,couleur,nombre,montant,jour,instant,vrai,rang\r\n"


@given(st.lists(rows_of(Sample), max_size=5), st.booleans())
def test_csv_reads_back_equal(rows: list[Any], codes_only: bool) -> None:
    assert read_csv(Sample, write_csv(Sample, rows, codes_only=codes_only)) == tuple(rows)


@given(st.lists(rows_of(Sample), max_size=5))
def test_json_reads_back_equal(rows: list[Any]) -> None:
    assert read_json(Sample, write_json(Sample, rows, {"code": "x"})) == tuple(rows)


@given(st.lists(rows_of(Sample, xml_texts), max_size=5))
def test_a_spreadsheet_reads_back_equal(rows: list[Any]) -> None:
    assert read_ods(Sample, write_ods([("feuille", Sample, rows)]), "feuille") == tuple(rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.code)
@given(data=st.data())
def test_every_table_reads_back_equal_from_csv_and_json(table: Any, data: st.DataObject) -> None:
    rows = tuple(data.draw(st.lists(rows_of(table.row), max_size=3)))
    assert read_csv(table.row, write_csv(table.row, rows)) == rows
    assert read_json(table.row, write_json(table.row, rows, {})) == rows


@given(texts)
def test_a_text_is_never_a_formula_and_comes_back(text: str) -> None:
    safe = guarded(text)
    assert unguarded(safe) == text
    assert not safe.lstrip(" \u00a0\u202f").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


def test_only_texts_are_guarded_numbers_stay_numbers() -> None:
    (_header, cells) = csv.reader(io.StringIO(write_csv(Sample, [ONE]).decode(), newline=""))
    assert cells == [
        "'=A1",
        "red",
        "rouge",
        "3",
        "-1250000.50",
        "2024-07-11",
        "2024-07-12T07:00:00Z",
        "vrai",
        "",
    ]


def test_the_header_says_code_label_and_unit_and_lines_end_as_the_standard_says() -> None:
    lines = write_csv(Sample, [ONE]).split(b"\r\n")
    assert lines[0].decode() == (
        'nom : Nom,couleur : Couleur,"couleur_libelle : Couleur, en clair",nombre : Nombre (pièces),'
        "montant : Montant (euros),jour : Jour,instant : Instant,vrai : Vrai,rang : Rang"
    )
    assert lines[2] == b""
    assert write_csv(Sample, [], codes_only=True) == (
        b"nom,couleur,couleur_libelle,nombre,montant,jour,instant,vrai,rang\r\n"
    )


def test_json_says_what_each_column_is() -> None:
    found = json.loads(write_json(Sample, [ONE], {"jeu": "essai"}))
    assert found["jeu"] == "essai"
    assert found["colonnes"][3] == {
        "code": "nombre",
        "libelle": "Nombre",
        "type": "integer",
        "format": "nombre entier",
        "unite": "pièces",
        "description": "",
    }
    assert found["lignes"][0]["montant"] == -1250000.5
    assert found["lignes"][0]["couleur_libelle"] == "rouge"


def test_a_spreadsheet_has_two_header_rows_and_typed_cells() -> None:
    sheet = Document(io.BytesIO(write_ods([("feuille", Sample, [ONE])]))).body.get_table(name="feuille")
    assert sheet is not None
    assert sheet.get_row_values(0)[3] == "Nombre (pièces)"
    assert sheet.get_row_values(1)[3] == "nombre"
    assert sheet.get_row_values(2)[4] == Decimal("-1250000.50")
    assert b"table:formula" not in sheet.serialize().encode()


def test_what_xml_cannot_hold_is_shown_as_lost() -> None:
    one = Sample(nom="a\x01b", couleur="", nombre=0, montant=None, jour=None, instant=ONE.instant, vrai=False, rang=1)
    assert read_ods(Sample, write_ods([("f", Sample, [one])]), "f")[0].nom == "a\ufffdb"
    with pytest.raises(TypeError, match="no sheet"):
        read_ods(Sample, write_ods([("f", Sample, [])]), "g")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "columns are missing"),
        (b"nom,couleur\r\na,b\r\n", "columns are missing: nombre"),
        (b"nom,couleur,nombre,montant,jour,instant,vrai,rang\r\na,red,,1,,2024-07-12T07:00:00Z,vrai,\r\n", "nombre"),
        (
            b"nom,couleur,nombre,montant,jour,instant,vrai,rang\r\na,red,1,x,,2024-07-12T07:00:00Z,vrai,\r\n",
            "no number",
        ),
    ],
)
def test_a_damaged_file_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_csv(Sample, content)


def test_a_row_that_no_column_can_hold_is_refused() -> None:
    class Wrong:
        __dataclass_fields__ = Sample.__dataclass_fields__
        __annotations__ = {**Sample.__annotations__, "nom": list[str]}

    with pytest.raises(TypeError, match="no type of a column"):
        columns_of(Wrong)


def test_every_column_says_its_name_in_french_and_every_code_has_words() -> None:
    for table in TABLES:
        codes = [c.code for c in table.columns]
        assert len(codes) == len(set(codes))
        for found in table.columns:
            assert str(found.label)
            assert " : " not in found.code
            assert found.codes is None or all(str(w) for w in found.codes.values())


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert values_of(Sample(**{**{c: getattr(ONE, c) for c in Sample.__slots__}, "couleur": "vert"}))[2] == "vert"
    assert column("Nom").metadata["label"] == "Nom"
