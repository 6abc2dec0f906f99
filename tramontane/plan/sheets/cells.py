"""The cells of a spreadsheet (CSV, XLSX, ODS) as text and values, within bounds; formulas count by their values."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError  # only the types; defusedxml does the reading

from charset_normalizer import from_bytes
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from tramontane.lib.errors import Refusal
from tramontane.plan.sheets.formats import CSV, ODS, XLSX, sheet_type

MAX_BYTES = 1_000_000
#: What the parts of an archive may weigh once inflated, and how many there may be.
MAX_INFLATED = 30_000_000
MAX_PARTS = 500
MAX_ROWS = 5000
MAX_COLUMNS = 50
#: How far down a sheet is read, empty rows included.
MAX_DEPTH = 50_000

Value = str | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: ``value``, and ``shown``, what its reader sees; ``at`` is its name (« B7 »).

    ``is_unknown_formula`` is a formula whose value the file does not keep.
    """

    at: str
    value: Value
    shown: str
    is_unknown_formula: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name and its rows, each with its number from 1; empty rows are left out."""

    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file. Raises ``Refusal`` for a file too large, damaged, or of another kind."""
    if not content:
        raise Refusal("sheet.empty", _("Ce fichier est vide : choisissez un autre fichier."))
    if len(content) > MAX_BYTES:
        raise Refusal("sheet.too_large", _("Ce tableau dépasse 1 Mo : gardez-y les seuls relevés à importer."))
    kind = sheet_type(name, content)
    if kind == CSV:
        return (_csv(content),)
    if kind is None:
        raise Refusal("sheet.type", _("Ce fichier n’est pas un tableau CSV, XLSX ou ODS."))
    _refuse_bombs(content)
    try:
        return _xlsx(content) if kind == XLSX else _ods(content)
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError, ValueError, TypeError, EOFError) as problem:
        raise Refusal(
            "sheet.damaged", _("Ce tableau est illisible : enregistrez-le de nouveau, puis déposez-le.")
        ) from problem


def _refuse_bombs(content: bytes) -> None:
    """Python never inflates a part beyond its declared size, so that the declared sizes are a bound."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as problem:
        raise Refusal("sheet.damaged", _("Ce tableau est endommagé : enregistrez-le de nouveau.")) from problem
    if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_INFLATED:
        raise Refusal("sheet.bomb", _("Ce tableau est beaucoup plus gros qu’il n’y paraît : il n’a pas été ouvert."))
    if any(p.flag_bits & 1 for p in parts):
        raise Refusal("sheet.encrypted", _("Ce tableau est protégé par un mot de passe : enlevez-le."))


def column_name(index: int) -> str:
    """« A » for 0, « AA » for 26."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _rows(found: Iterator[tuple[int, list[Cell]]]) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    kept = list[tuple[int, tuple[Cell, ...]]]()
    for number, cells in found:
        while cells and not (cells[-1].shown or cells[-1].is_unknown_formula):
            cells.pop()
        if not cells:
            continue
        if len(kept) >= MAX_ROWS:
            raise _too_long()
        kept.append((number, tuple(cells)))
    return tuple(kept)


def _too_long() -> Refusal:
    return Refusal(
        "sheet.rows", _("Ce tableau a plus de {n} lignes : partagez-le en plusieurs fichiers.").format(n=MAX_ROWS)
    )


def _csv(content: bytes) -> Sheet:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content, cp_isolation=["cp1252", "iso8859_15", "mac_roman"]).best()
        text = str(best) if best else content.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    separator = max((";", ",", "\t"), key=first.count)

    def rows() -> Iterator[tuple[int, list[Cell]]]:
        reader = csv.reader(io.StringIO(text), delimiter=separator)
        for row in reader:
            number = reader.line_num
            cells = (v.strip() for v in row[:MAX_COLUMNS])
            yield number, [Cell(f"{column_name(i)}{number}", v or None, v) for i, v in enumerate(cells)]

    try:
        return Sheet("CSV", _rows(rows()))
    except csv.Error as problem:
        raise Refusal("sheet.damaged", _("Ce fichier CSV est illisible : enregistrez-le de nouveau.")) from problem


def _xlsx(content: bytes) -> tuple[Sheet, ...]:
    """Values as they were last computed, beside the formulas that have none."""
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(content), read_only=True)
    try:
        return tuple(_xlsx_sheet(v, f) for v, f in zip(values.worksheets, formulas.worksheets, strict=True))
    finally:
        values.close()
        formulas.close()


def _xlsx_sheet(values: Any, formulas: Any) -> Sheet:  # noqa: ANN401  # read-only sheets have no common type
    def rows() -> Iterator[tuple[int, list[Cell]]]:
        pairs = zip(values.iter_rows(max_col=MAX_COLUMNS), formulas.iter_rows(max_col=MAX_COLUMNS), strict=False)
        for number, (row, told) in enumerate(pairs, start=1):
            if number > MAX_DEPTH:
                raise _too_long()
            yield number, [_xlsx_cell(v, f, i, number) for i, (v, f) in enumerate(zip(row, told, strict=False))]

    return Sheet(values.title, _rows(rows()))


def _xlsx_cell(value: Any, formula: Any, column: int, row: int) -> Cell:  # noqa: ANN401  # openpyxl's
    at, found = f"{column_name(column)}{row}", value.value
    if found is None and isinstance(formula.value, str) and formula.value.startswith("="):
        return Cell(at, None, formula.value[:80], is_unknown_formula=True)
    if isinstance(found, datetime):
        found = found.date()
    elif isinstance(found, int | float) and not isinstance(found, bool):
        found = Decimal(repr(found))
    elif not isinstance(found, date | bool | None):
        found = str(found).strip() or None
    return Cell(at, found, _shown(found))


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _ods(content: bytes) -> tuple[Sheet, ...]:
    """Read row by row; rows and cells that repeat are unfolded within bounds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as stream:
        return tuple(_ods_sheets(stream))


def _ods_sheets(stream: IO[bytes]) -> Iterator[Sheet]:
    name, number, rows = "", 1, list[tuple[int, list[Cell]]]()
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        if event == "start" and element.tag == f"{_TABLE}table":
            name, number, rows = element.get(f"{_TABLE}name", ""), 1, []
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            cells = [(c, int(c.get(f"{_TABLE}number-columns-repeated", "1"))) for c in element if _is_cell(c)]
            if any(_ods_value(c) is not None for c, _n in cells):
                rows += [(number + n, _ods_cells(cells, number + n)) for n in range(min(times, MAX_ROWS + 1))]
            number += times
            element.clear()
            if len(rows) > MAX_ROWS:
                break
        elif event == "end" and element.tag == f"{_TABLE}table":
            yield Sheet(name, _rows(iter(rows)))
            rows = []
    if rows:
        yield Sheet(name, _rows(iter(rows)))


def _is_cell(element: Element) -> bool:
    return element.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def _ods_cells(cells: list[tuple[Element, int]], row: int) -> list[Cell]:
    found: list[Cell] = []
    for cell, times in cells:
        value = _ods_value(cell)
        for _n in range(min(times, MAX_COLUMNS - len(found))):
            found.append(Cell(f"{column_name(len(found))}{row}", value, _shown(value)))  # bounded as it grows
    return found


def _ods_value(cell: Element) -> Value:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind in ("float", "percentage", "currency"):
        return Decimal(cell.get(f"{_OFFICE}value", ""))
    if kind == "date":
        return date.fromisoformat(cell.get(f"{_OFFICE}date-value", "")[:10])
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return "\n".join("".join(p.itertext()) for p in cell.iter(f"{_TEXT}p")).strip() or None


__all__ = ("CSV", "MAX_BYTES", "ODS", "XLSX", "Cell", "Sheet", "column_name", "sheets")
