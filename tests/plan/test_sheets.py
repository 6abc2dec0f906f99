"""Spreadsheets of readings: the three formats say the same, every bad cell is told, bombs are refused."""

import contextlib
import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook, load_workbook

from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.plan.sheets.cells import MAX_BYTES, Sheet, column_name, sheets
from tramontane.plan.sheets.formats import CSV, ODS, XLSX
from tramontane.plan.sheets.readings import Told, read_readings
from tramontane.plan.sheets.template import HEADINGS, Line, template

TODAY = date(2026, 11, 1)
KNOWN = {"projets": "Projets", "startups": "Jeunes entreprises"}
GOOD = ["projets", "Projets", "", date(2026, 6, 30), Decimal(41), 38, 44.5, "Sondage", "Tableau de suivi"]


def as_csv(rows: list[list[Any]], separator: str = ";", encoding: str = "utf-8") -> bytes:
    def word(value: Any) -> str:
        return french.number(Decimal(str(value))) if isinstance(value, int | float | Decimal) else str(value)

    return "\r\n".join(separator.join(word(v) for v in row) for row in rows).encode(encoding)


def as_xlsx(rows: list[list[Any]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(rows: list[list[Any]]) -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Sheet")
    for values in rows:
        row = Row()
        for value in values:
            row.append_cell(Cell(value if value != "" else None))
        table.append_row(row)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


MAKERS = {"releves.csv": as_csv, "releves.xlsx": as_xlsx, "releves.ods": as_ods}


def told(name: str, content: bytes) -> Told:
    return read_readings(sheets(name, content), KNOWN, TODAY)


@pytest.mark.parametrize("name", MAKERS)
def test_the_three_formats_say_the_same(name: str) -> None:
    found = told(name, MAKERS[name]([list(HEADINGS), GOOD]))
    assert found.faults == ()
    (row,) = found.rows
    assert (row.ref, row.on, row.value, row.low, row.high) == (
        "projets",
        date(2026, 6, 30),
        Decimal(41),
        Decimal(38),
        Decimal("44.5"),
    )
    assert (row.method, row.note) == ("Sondage", "Tableau de suivi")


@given(
    st.decimals(-(10**9), 10**9, places=4).filter(bool),
    st.dates(date(2000, 1, 1), TODAY),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d"]),
)
def test_numbers_and_dates_of_french_people_are_read_back(value: Decimal, on: date, form: str) -> None:
    written = f"indicateur;date;valeur\nprojets;{on.strftime(form)};{french.number(value)}"
    (row,) = told("r.csv", written.encode()).rows
    assert (row.on, row.value) == (on, value)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize(
    ("column", "value", "cell", "said"),
    [
        (0, "inconnu", "A2", "la référence d’un indicateur du plan"),
        (3, "31/02/2026", "D2", "une date"),
        (3, "hier", "D2", "une date"),
        (3, "01/01/2027", "D2", "un jour passé"),
        (4, "beaucoup", "E2", "un nombre"),
        (4, "12 %", "E2", "un nombre"),
        (5, "42", "F2", "une borne basse"),
        (6, "40", "G2", "une borne haute"),
        (7, "", "H2", "la méthode"),
        (8, "x" * 501, "I2", "500 caractères"),
    ],
)
def test_every_bad_cell_is_told_with_what_was_read_and_what_is_expected(
    name: str, column: int, value: str, cell: str, said: str
) -> None:
    bad = [*GOOD]
    bad[column] = value
    found = told(name, MAKERS[name]([list(HEADINGS), bad]))
    assert found.rows == ()
    (fault,) = found.faults
    assert fault.cell == cell
    assert said in fault.expected
    assert value[:80] == fault.read


def test_all_faults_are_told_at_once() -> None:
    rows = [
        list(HEADINGS),
        ["a", "", "", "b", "c", "d", "e", "", ""],
        ["projets", "", "", "2026-01-01", "", "", "", ""],
    ]
    assert [f.cell for f in told("r.xlsx", as_xlsx(rows)).faults] == ["A2", "D2", "E2", "F2", "G2", "E3"]


def test_two_values_of_the_same_day_are_not_chosen_between() -> None:
    (fault,) = told("r.csv", as_csv([list(HEADINGS), GOOD, GOOD])).faults
    assert fault.cell == "E3"
    assert "la ligne 2" in fault.expected


def test_rows_left_empty_are_no_fault() -> None:
    empty = ["projets", "Projets", "", "", "", "", "", "", "Tableau"]
    found = told("r.csv", as_csv([list(HEADINGS), empty, GOOD]))
    assert (len(found.rows), found.faults, found.empty) == (1, (), 1)


def test_the_columns_are_needed() -> None:
    with pytest.raises(Refusal, match="indicateur"):
        told("r.csv", b"nom;valeur\nprojets;3")


def test_formulas_count_by_their_values_and_one_without_value_is_told() -> None:
    content = as_xlsx([list(HEADINGS), ["projets", "", "", date(2026, 6, 30), "=40+1"]])
    (fault,) = told("r.xlsx", content).faults
    assert (fault.cell, fault.read) == ("E2", "=40+1")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<f>40+1</f><v></v>", b"<f>40+1</f><v>41</v>")
    parts[sheet] = parts[sheet].replace(b"<f>40+1</f><v />", b"<f>40+1</f><v>41</v>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    (row,) = told("r.xlsx", out.getvalue()).rows
    assert row.value == 41


@pytest.mark.parametrize("name", ["r.xlsx", "r.ods"])
def test_a_bomb_is_refused_unopened(name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml" if name == "r.xlsx" else "content.xml", b"0" * 40_000_000)
    assert len(out.getvalue()) < MAX_BYTES
    with pytest.raises(Refusal) as refused:
        sheets(name, out.getvalue())
    assert refused.value.rule == "sheet.bomb"


def test_entities_and_endless_repetitions_do_not_unfold() -> None:
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    table = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'

    def ods(body: str, before: str = "") -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("content.xml", f"{before}<office:document-content {office} {table} {text}>{body}")
        return out.getvalue()

    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(Refusal):
        sheets("r.ods", ods("</office:document-content>", laughs))
    cell = '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="99999999">{cell}</table:table-row>'
    with pytest.raises(Refusal) as refused:
        sheets("r.ods", ods(f"<table:table>{row}</table:table></office:document-content>"))
    assert refused.value.rule == "sheet.rows"


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("r.csv", b"", "sheet.empty"),
        ("r.csv", b"x" * (MAX_BYTES + 1), "sheet.too_large"),
        ("r.pdf", b"%PDF-1.4", "sheet.type"),
        ("r.xlsx", b"PK\x03\x04rien", "sheet.type"),
    ],
)
def test_other_files_are_refused_in_french(name: str, content: bytes, rule: str) -> None:
    with pytest.raises(Refusal) as refused:
        sheets(name, content)
    assert refused.value.rule == rule


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail_otherwise_than_by_a_refusal(content: bytes) -> None:
    for name in ("r.csv", "r.xlsx", "r.ods"):
        with contextlib.suppress(Refusal):
            assert all(isinstance(s, Sheet) for s in sheets(name, content))


@pytest.mark.parametrize(("kind", "name"), [(CSV, "m.csv"), (XLSX, "m.xlsx"), (ODS, "m.ods")])
def test_the_template_reads_back_with_nothing_to_import(kind: str, name: str) -> None:
    lines = [Line("projets", "=Projets", "projets", "Tableau"), Line("startups", "Jeunes entreprises", "")]
    content = template(kind, lines)
    found = told(name, content)
    assert (found.rows, found.faults, found.empty) == ((), (), 2)
    (sheet,) = sheets(name, content)
    assert [c.shown for c in sheet.rows[0][1]] == list(HEADINGS)
    assert sheet.rows[1][1][1].shown == "'=Projets"
    if kind == XLSX:
        assert load_workbook(io.BytesIO(content)).sheetnames == ["Relevés"]


def test_older_encodings_and_other_separators_are_read() -> None:
    rows: list[list[Any]] = [
        ["indicateur", "date", "valeur", "méthode", "borne basse", "borne haute"],
        [*GOOD[:1], "2026-06-30", "4"],
    ]
    assert len(told("r.csv", as_csv(rows, ",", "cp1252")).rows) == 1
    assert [column_name(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
