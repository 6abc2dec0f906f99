"""The spreadsheet to fill in: one row an indicator, as CSV, XLSX or ODS."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook
from openpyxl.styles import Font

from tramontane.plan.sheets.formats import CSV, ODS, XLSX

HEADINGS = (
    *("indicateur", "intitulé", "unité", "date", "valeur"),
    *("borne basse", "borne haute", "méthode", "origine"),
)
SHEET = "Relevés"
WIDTHS = (28, 60, 22, 14, 14, 14, 14, 30, 40)


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator to fill in; ``note`` is where its last value came from."""

    ref: str
    title: str
    unit: str
    note: str = ""

    def values(self) -> tuple[str, ...]:
        """The row; what a person fills in is empty."""
        return (self.ref, _text(self.title), _text(self.unit), "", "", "", "", "", _text(self.note))


def _text(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def template(kind: str, lines: Iterable[Line]) -> bytes:
    """The file to fill in, of that media type."""
    rows = [HEADINGS, *(line.values() for line in lines)]
    return {CSV: _csv, XLSX: _xlsx, ODS: _ods}[kind](rows)


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    """As French spreadsheets open it: semicolons, and a mark that says UTF-8."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[tuple[str, ...]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  # a new book has one
    sheet.title = SHEET
    for row in rows:
        sheet.append([v or None for v in row])
    for index, width in enumerate(WIDTHS):
        letter = chr(65 + index)
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    for number in range(2, len(rows) + 1):
        sheet[f"D{number}"].number_format = "DD/MM/YYYY"
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods(rows: list[tuple[str, ...]]) -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table(SHEET)
    for values in rows:
        row = Row()
        for value in values:
            row.append_cell(Cell(value or None))
        table.append_row(row)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
