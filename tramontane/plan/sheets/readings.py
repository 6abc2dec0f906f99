"""Readings of indicators in a spreadsheet: every bad cell is told, and nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.errors import Refusal
from tramontane.lib.words import slug
from tramontane.plan.sheets.cells import Cell, Sheet, column_name

#: Columns by code; the first word is what the template writes.
COLUMNS: dict[str, tuple[str, ...]] = {
    "ref": ("indicateur", "reference", "ref"),
    "title": ("intitule", "titre"),
    "unit": ("unite",),
    "on": ("date", "jour"),
    "value": ("valeur",),
    "low": ("borne-basse", "bas", "minimum"),
    "high": ("borne-haute", "haut", "maximum"),
    "method": ("methode",),
    "note": ("origine", "source", "note"),
}
NEEDED = ("ref", "on", "value")
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DIGITS, _DECIMALS = 14, 4


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken: where, what was read there, what is expected."""

    sheet: str
    cell: str
    read: str
    expected: str


@dataclass(frozen=True, slots=True)
class Row:
    """A reading as a file tells it. ``sheet`` and ``number`` say where."""

    sheet: str
    number: int
    ref: str
    on: date
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    method: str
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a file holds: readings, faults, and how many rows give no value."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    empty: int


def read_readings(sheets: tuple[Sheet, ...], known: Mapping[str, str], today: date) -> Told:
    """The readings of a file, for indicators ``known`` (title by reference). Raises ``Refusal`` without the columns.

    A row without date nor value is a line of the template left as it was; a day to come is a fault.
    """
    tables = [(s, columns) for s in sheets if (columns := _columns(s))]
    if not tables:
        names = french.enumeration([french.quoted(COLUMNS[c][0]) for c in NEEDED])
        raise Refusal(
            "sheet.columns", _("Ce tableau n’a pas les colonnes {names} sur sa première ligne.").format(names=names)
        )
    rows, faults, empty = list[Row](), list[Fault](), 0
    for sheet, columns in tables:
        for number, cells in sheet.rows[1:]:
            reader = _Reader(sheet.name, number, cells, columns)
            if reader.is_empty:
                empty += 1
                continue
            row = reader.row(known, today)
            faults += reader.faults
            if row is not None:
                rows.append(row)
    faults += _twice(rows, tables)
    return Told(tuple(rows), tuple(faults), empty)


def _columns(sheet: Sheet) -> dict[str, int]:
    """Where each column is; nothing when one that is needed is not there."""
    if not sheet.rows:
        return {}
    found: dict[str, int] = {}
    for index, cell in enumerate(sheet.rows[0][1]):
        word = slug(cell.shown)
        for code, words in COLUMNS.items():
            if word in words and code not in found:
                found[code] = index
    return found if all(c in found for c in NEEDED) else {}


class _Reader:
    """One row being read; ``faults`` fills up."""

    def __init__(self, sheet: str, number: int, cells: tuple[Cell, ...], columns: Mapping[str, int]) -> None:
        self.sheet, self.number, self.cells, self.columns = sheet, number, cells, columns
        self.faults: list[Fault] = []

    def cell(self, code: str) -> Cell | None:
        """The cell of a column; None when the row is shorter or the column absent."""
        index = self.columns.get(code)
        return self.cells[index] if index is not None and index < len(self.cells) else None

    @property
    def is_empty(self) -> bool:
        """Whether the row gives no value: neither day nor figure."""
        told = [self.cell(c) for c in ("on", "value", "low", "high")]
        return not any(c and (c.shown or c.is_unknown_formula) for c in told)

    def row(self, known: Mapping[str, str], today: date) -> Row | None:
        """The reading, or None with its faults told."""
        ref = self._ref(known)
        on = self._day(today)
        value = self._number("value", _("un nombre, par exemple 1 250 ou 12,5"))
        optional = _("un nombre, ou rien")
        low, high = self._number("low", optional), self._number("high", optional)
        method, note = self._text("method"), self._text("note")
        if value is None and not any(f.cell == self._at("value") for f in self.faults):
            self._fault("value", _("une valeur"))
        if on is None and not any(f.cell == self._at("on") for f in self.faults):
            self._fault("on", _("la date du relevé"))
        if not self.faults and value is not None:
            self._interval(value, low, high, method)
        if self.faults or on is None or value is None:
            return None
        return Row(self.sheet, self.number, ref, on, value, low, high, method, note)

    def _ref(self, known: Mapping[str, str]) -> str:
        cell = self.cell("ref")
        ref = cell.shown.strip() if cell else ""
        if ref not in known:
            self._fault("ref", _("la référence d’un indicateur du plan que vous pouvez changer, comme dans le modèle"))
        return ref

    def _day(self, today: date) -> date | None:
        cell = self.cell("on")
        if cell is None or not (cell.shown or cell.is_unknown_formula):
            return None
        expected = _("une date : 30/06/2026 ou 2026-06-30")
        found = cell.value if isinstance(cell.value, date) else None
        if isinstance(cell.value, str):
            found = _parsed_day(cell.value)
        if found is None:
            self._fault("on", expected)
        elif found > today:
            self._fault("on", _("un jour passé : un relevé ne se date pas d’avance"))
            return None
        return found

    def _number(self, code: str, expected: str) -> Decimal | None:
        cell = self.cell(code)
        if cell is None or not (cell.shown or cell.is_unknown_formula):
            return None
        if cell.is_unknown_formula:
            self._fault(code, _("une valeur : le fichier ne garde pas le résultat de cette formule"))
            return None
        found = cell.value if isinstance(cell.value, Decimal) else None
        if isinstance(cell.value, str):
            found = _parsed_number(cell.value)
        if found is None or not found.is_finite():
            self._fault(code, expected)
            return None
        _sign, digits, exponent = found.normalize().as_tuple()
        if isinstance(exponent, int) and (-exponent > _DECIMALS or len(digits) + exponent > _DIGITS):
            self._fault(code, _("un nombre de quatre décimales au plus"))
            return None
        return found

    def _text(self, code: str) -> str:
        cell = self.cell(code)
        text = cell.shown.strip() if cell else ""
        if len(text) > 500:
            self._fault(code, _("500 caractères au plus"))
        return text

    def _interval(self, value: Decimal, low: Decimal | None, high: Decimal | None, method: str) -> None:
        if low is None and high is None and not method:
            return
        if low is None or low > value:
            self._fault("low", _("une borne basse, au plus égale à la valeur"))
        if high is None or high < value:
            self._fault("high", _("une borne haute, au moins égale à la valeur"))
        if not method:
            self._fault("method", _("la méthode qui donne cet intervalle"))

    def _at(self, code: str) -> str:
        index = self.columns.get(code)
        if index is not None:
            return f"{column_name(index)}{self.number}"
        return _("colonne {name}, ligne {line}").format(name=french.quoted(COLUMNS[code][0]), line=self.number)

    def _fault(self, code: str, expected: str) -> None:
        cell = self.cell(code)
        self.faults.append(Fault(self.sheet, self._at(code), cell.shown[:80] if cell else "", expected))


def _parsed_day(text: str) -> date | None:
    found = _FRENCH_DAY.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip()) if re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip()) else None
    except ValueError:
        return None


def _parsed_number(text: str) -> Decimal | None:
    try:
        return french.parse_number(text)
    except ValueError:
        return None


def _twice(rows: list[Row], tables: list[tuple[Sheet, dict[str, int]]]) -> list[Fault]:
    """Two values of one indicator on one day: the file does not say which."""
    seen: dict[tuple[str, date], Row] = {}
    found = []
    columns = {sheet.name: columns for sheet, columns in tables}
    numbers = {(s.name, n): cells for s, _c in tables for n, cells in s.rows}
    for row in rows:
        first = seen.setdefault((row.ref, row.on), row)
        if first is not row:
            cell = numbers[row.sheet, row.number][columns[row.sheet]["value"]]
            expected = _("une seule valeur ce jour-là : la ligne {line} en donne déjà une").format(line=first.number)
            found.append(Fault(row.sheet, cell.at, cell.shown, expected))
    return found
