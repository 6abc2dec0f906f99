"""The file of the accountant: orders paid or rejected, one a row."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.ledger.queries.orders import Order, ReturnRow
from tramontane.lib.words import slug
from tramontane.plan.sheets.cells import Sheet
from tramontane.plan.sheets.rows import Fault, MoneyReader, tables
from tramontane.plan.sheets.template import Written, written

SHEET = "Retour"
COLUMNS: dict[str, tuple[str, ...]] = {
    "reference": ("mandat", "numero-de-mandat", "numero"),
    "year": ("exercice", "annee"),
    "amount": ("montant",),
    "on": ("date", "date-de-paiement", "date-de-reponse"),
    "siret": ("siret",),
    "state": ("paye-rejete", "etat", "statut", "resultat", "suite"),
    "reason": ("motif", "motif-du-rejet", "motif-de-rejet"),
}
NEEDED = ("reference", "year", "amount", "on", "state")
STATES = {"paye": "paid", "payee": "paid", "rejete": "rejected", "rejetee": "rejected"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says: rows with the line where each stands, and what is wrong; rows left without an answer."""

    rows: tuple[tuple[str, ReturnRow], ...]
    faults: tuple[Fault, ...]
    empty: int


def read_return(sheets: tuple[Sheet, ...], today: date) -> Told:
    """What a file says. Raises ``Refusal`` without its columns; a row with neither day nor answer is left."""
    rows, faults, empty = list[tuple[str, ReturnRow]](), list[Fault](), 0
    for sheet, columns in tables(sheets, COLUMNS, NEEDED):
        for number, cells in sheet.rows[1:]:
            reader = _Reader(sheet.name, number, cells, columns)
            if not (reader.is_told("on") or reader.is_told("state")):
                empty += 1
                continue
            row = reader.row(today)
            faults += reader.faults
            if row:
                rows.append((_("ligne {line}").format(line=number), row))
    return Told(tuple(rows), tuple(faults), empty)


class _Reader(MoneyReader):
    """An answer being read."""

    names = COLUMNS

    def row(self, today: date) -> ReturnRow | None:
        """The answer, or None with its faults told."""
        reference = self._plain("reference")
        if not 0 < len(reference) <= 40:
            self.fault("reference", _("le numéro du mandat"))
        year = self._plain("year")
        if not (year.isdigit() and 2000 <= int(year) <= 2100):
            self.fault("year", _("l’exercice du mandat, par exemple 2026"))
        amount = self.euros("amount")
        if not amount and not self.is_faulty("amount"):
            self.fault("amount", _("le montant du mandat"))
        on = self.day("on")
        if on is None and not self.is_faulty("on"):
            self.fault("on", _("le jour du paiement ou du rejet"))
        elif on is not None and on > today:
            self.fault("on", _("un jour passé"))
        siret = self._plain("siret").replace(" ", "").replace("\xa0", "").replace("\u202f", "")
        if siret and not (siret.isdigit() and len(siret) == 14):
            self.fault("siret", _("un SIRET de quatorze chiffres, ou rien"))
        rejected = self._rejected()
        if self.faults or amount is None or on is None:
            return None
        return ReturnRow(reference=reference, year=int(year), amount=amount, on=on, siret=siret, rejected=rejected)

    def _rejected(self) -> str:
        """Why the order is rejected; "" when it is paid."""
        state, reason = STATES.get(slug(self.text("state"))), self.text("reason")
        if state is None:
            self.fault("state", _("« payé » ou « rejeté »"))
        elif state == "rejected" and not reason:
            self.fault("reason", _("le motif du rejet"))
        elif state == "paid" and reason:
            self.fault("reason", _("rien : ce mandat est payé"))
        return reason if state == "rejected" else ""

    def _plain(self, code: str) -> str:
        """A number kept as it is written, never as a sum."""
        cell = self.cell(code)
        if cell and isinstance(cell.value, Decimal):
            return f"{cell.value.normalize():f}"
        return self.text(code)


def template(kind: str, waiting: list[Order]) -> bytes:
    """The orders that wait, to fill in with what the accountant answers."""
    rows: list[list[Written]] = [["mandat", "exercice", "montant", "date", "SIRET", "payé/rejeté", "motif"]]
    rows += [[o.reference, str(o.year), o.amount, None, o.siret, "", ""] for o in waiting]
    return written(kind, SHEET, rows, (18, 10, 16, 14, 18, 14, 40), days=("D",))
