"""One row of a spreadsheet being read: its cells by column, what is wrong told cell by cell, nothing guessed."""

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

_FRENCH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
Columns = Mapping[str, tuple[str, ...]]
"""The words that name each column, by code; the first one is what the template writes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken: where, what was read there, what is expected."""

    sheet: str
    cell: str
    read: str
    expected: str


def tables(sheets: tuple[Sheet, ...], columns: Columns, needed: tuple[str, ...]) -> list[tuple[Sheet, dict[str, int]]]:
    """The sheets that have the columns needed on their first row, and where each column is. Raises ``Refusal``."""
    found = [(s, where) for s in sheets if (where := _where(s, columns, needed))]
    if not found:
        names = french.enumeration([french.quoted(columns[c][0]) for c in needed])
        raise Refusal(
            "sheet.columns", _("Ce tableau n’a pas les colonnes {names} sur sa première ligne.").format(names=names)
        )
    return found


def _where(sheet: Sheet, columns: Columns, needed: tuple[str, ...]) -> dict[str, int]:
    """Nothing when a column that is needed is not there."""
    if not sheet.rows:
        return {}
    found: dict[str, int] = {}
    for index, cell in enumerate(sheet.rows[0][1]):
        word = slug(cell.shown)
        for code, words in columns.items():
            if word in words and code not in found:
                found[code] = index
    return found if all(c in found for c in needed) else {}


class RowReader:
    """One row being read; ``faults`` fills up."""

    names: Columns = {}
    decimals, digits = 4, 14
    too_precise = ""

    def __init__(self, sheet: str, number: int, cells: tuple[Cell, ...], columns: Mapping[str, int]) -> None:
        self.sheet, self.number, self.cells, self.columns = sheet, number, cells, columns
        self.faults: list[Fault] = []

    def cell(self, code: str) -> Cell | None:
        """The cell of a column; None when the row is shorter or the column absent."""
        index = self.columns.get(code)
        return self.cells[index] if index is not None and index < len(self.cells) else None

    def is_told(self, code: str) -> bool:
        """Whether the cell holds anything."""
        cell = self.cell(code)
        return cell is not None and bool(cell.shown or cell.is_unknown_formula)

    def is_faulty(self, code: str) -> bool:
        """Whether something is already said of the cell."""
        return any(f.cell == self.at(code) for f in self.faults)

    def day(self, code: str) -> date | None:
        """A day, with its fault told; None when nothing is written."""
        cell = self.cell(code)
        if cell is None or not self.is_told(code):
            return None
        found = cell.value if isinstance(cell.value, date) else None
        if isinstance(cell.value, str):
            found = _parsed_day(cell.value)
        if found is None:
            self.fault(code, _("une date : 30/06/2026 ou 2026-06-30"))
        return found

    def decimal(self, code: str, expected: str) -> Decimal | None:
        """A number, with its fault told; None when nothing is written."""
        cell = self.cell(code)
        if cell is None or not self.is_told(code):
            return None
        if cell.is_unknown_formula:
            self.fault(code, _("une valeur : le fichier ne garde pas le résultat de cette formule"))
            return None
        found = cell.value if isinstance(cell.value, Decimal) else None
        if isinstance(cell.value, str):
            found = self.parsed(cell.value)
        if found is None or not found.is_finite():
            self.fault(code, expected)
            return None
        _sign, digits, exponent = found.normalize().as_tuple()
        if isinstance(exponent, int) and (-exponent > self.decimals or len(digits) + exponent > self.digits):
            self.fault(code, self.too_precise or _("un nombre de quatre décimales au plus"))
            return None
        return found

    def parsed(self, text: str) -> Decimal | None:
        """The number that a text writes."""
        try:
            return french.parse_number(text)
        except ValueError:
            return None

    def text(self, code: str, most: int = 500) -> str:
        """What is written, "" when nothing is."""
        cell = self.cell(code)
        text = cell.shown.strip() if cell else ""
        if len(text) > most:
            self.fault(code, _("{most} caractères au plus").format(most=most))
        return text

    def at(self, code: str) -> str:
        """Where the cell is."""
        index = self.columns.get(code)
        if index is not None:
            return f"{column_name(index)}{self.number}"
        name = french.quoted(self.names[code][0]) if code in self.names else french.quoted(code)
        return _("colonne {name}, ligne {line}").format(name=name, line=self.number)

    def fault(self, code: str, expected: str) -> None:
        """Tell what is expected of a cell."""
        cell = self.cell(code)
        self.faults.append(Fault(self.sheet, self.at(code), cell.shown[:80] if cell else "", expected))


class MoneyReader(RowReader):
    """A row whose numbers are euros, to the cent."""

    decimals, digits = 2, 12

    def euros(self, code: str) -> Decimal | None:
        """An amount, not under zero."""
        self.too_precise = _("un montant au centime, sous mille milliards")
        expected = _("un montant en euros, par exemple 1 250 000,50")
        found = self.decimal(code, expected)
        if found is not None and found < 0:
            self.fault(code, expected)
            return None
        return found

    def parsed(self, text: str) -> Decimal | None:
        """« 1 250 000,50 € », « 2,5 M€ »."""
        try:
            return french.parse_money(text)
        except ValueError:
            return None


def _parsed_day(text: str) -> date | None:
    found = _FRENCH_DAY.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip()) if re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip()) else None
    except ValueError:
        return None
