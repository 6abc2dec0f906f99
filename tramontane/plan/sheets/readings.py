"""Readings of indicators in a spreadsheet: every bad cell is told, and nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.plan.sheets.cells import Sheet
from tramontane.plan.sheets.rows import Fault, RowReader, tables

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
    told = tables(sheets, COLUMNS, NEEDED)
    rows, faults, empty = list[Row](), list[Fault](), 0
    for sheet, columns in told:
        for number, cells in sheet.rows[1:]:
            reader = _Reader(sheet.name, number, cells, columns)
            if reader.is_empty:
                empty += 1
                continue
            row = reader.row(known, today)
            faults += reader.faults
            if row is not None:
                rows.append(row)
    faults += _twice(rows, told)
    return Told(tuple(rows), tuple(faults), empty)


class _Reader(RowReader):
    """A reading being read."""

    names = COLUMNS

    @property
    def is_empty(self) -> bool:
        """Whether the row gives no value: neither day nor figure."""
        return not any(self.is_told(c) for c in ("on", "value", "low", "high"))

    def row(self, known: Mapping[str, str], today: date) -> Row | None:
        """The reading, or None with its faults told."""
        ref = self._ref(known)
        on = self._past(today)
        value = self.decimal("value", _("un nombre, par exemple 1 250 ou 12,5"))
        optional = _("un nombre, ou rien")
        low, high = self.decimal("low", optional), self.decimal("high", optional)
        method, note = self.text("method"), self.text("note")
        if value is None and not self.is_faulty("value"):
            self.fault("value", _("une valeur"))
        if on is None and not self.is_faulty("on"):
            self.fault("on", _("la date du relevé"))
        if not self.faults and value is not None:
            self._interval(value, low, high, method)
        if self.faults or on is None or value is None:
            return None
        return Row(self.sheet, self.number, ref, on, value, low, high, method, note)

    def _ref(self, known: Mapping[str, str]) -> str:
        ref = self.text("ref")
        if ref not in known:
            self.fault("ref", _("la référence d’un indicateur du plan que vous pouvez changer, comme dans le modèle"))
        return ref

    def _past(self, today: date) -> date | None:
        found = self.day("on")
        if found is not None and found > today:
            self.fault("on", _("un jour passé : un relevé ne se date pas d’avance"))
            return None
        return found

    def _interval(self, value: Decimal, low: Decimal | None, high: Decimal | None, method: str) -> None:
        if low is None and high is None and not method:
            return
        if low is None or low > value:
            self.fault("low", _("une borne basse, au plus égale à la valeur"))
        if high is None or high < value:
            self.fault("high", _("une borne haute, au moins égale à la valeur"))
        if not method:
            self.fault("method", _("la méthode qui donne cet intervalle"))


def _twice(rows: list[Row], told: list[tuple[Sheet, dict[str, int]]]) -> list[Fault]:
    """Two values of one indicator on one day: the file does not say which."""
    seen: dict[tuple[str, date], Row] = {}
    found = []
    columns = {sheet.name: columns for sheet, columns in told}
    numbers = {(s.name, n): cells for s, _c in told for n, cells in s.rows}
    for row in rows:
        first = seen.setdefault((row.ref, row.on), row)
        if first is not row:
            cell = numbers[row.sheet, row.number][columns[row.sheet]["value"]]
            expected = _("une seule valeur ce jour-là : la ligne {line} en donne déjà une").format(line=first.number)
            found.append(Fault(row.sheet, cell.at, cell.shown, expected))
    return found
