"""The spreadsheet to fill in: one row an indicator, as CSV, XLSX or ODS."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook
from openpyxl.styles import Font

from tramontane.plan.sheets.cells import column_name
from tramontane.plan.sheets.formats import CSV, XLSX

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
        return (self.ref, self.title, self.unit, "", "", "", "", "", self.note)


def _text(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def template(kind: str, lines: Iterable[Line]) -> bytes:
    """The file to fill in, of that media type."""
    return written(kind, SHEET, [HEADINGS, *(line.values() for line in lines)], WIDTHS, days=("D",))


Written = str | Decimal | date | None
"""What a cell is given."""


def written(
    kind: str, sheet: str, rows: Sequence[Sequence[Written]], widths: Sequence[int], days: Iterable[str] = ()
) -> bytes:
    """A spreadsheet of that media type with one sheet; ``days`` are the letters of its columns of dates."""
    kept = [[_text(v) if isinstance(v, str) else v for v in row] for row in rows]
    if kind == CSV:
        return _csv(kept)
    return _xlsx(kept, sheet, widths, days) if kind == XLSX else _ods(kept, sheet)


def _csv(rows: Sequence[Sequence[Written]]) -> bytes:
    """As French spreadsheets open it: semicolons, decimal commas, and a mark that says UTF-8."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([_shown(v) for v in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _shown(value: Written) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else value or ""


def _xlsx(rows: Sequence[Sequence[Written]], name: str, widths: Sequence[int], days: Iterable[str]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  # a new book has one
    sheet.title = name
    for row in rows:
        sheet.append([None if v == "" else v for v in row])
    for index, width in enumerate(widths):
        letter = column_name(index)
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    for letter in days:
        for number in range(2, len(rows) + 1):
            sheet[f"{letter}{number}"].number_format = "DD/MM/YYYY"
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods(rows: Sequence[Sequence[Written]], name: str) -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table(name)
    for values in rows:
        row = Row()
        for value in values:
            row.append_cell(Cell(None if value == "" else value))
        table.append_row(row)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
