"""A budget in a spreadsheet: what is voted in each envelope, in all; what is not yet so becomes a vote or a revision.

An empty amount leaves what is there; the same sheet twice changes nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from tramontane.ledger.models import BudgetEnvelope
from tramontane.ledger.proposed import Opening, Voted
from tramontane.ledger.queries.holders import envelopes_of
from tramontane.ledger.queries.positions import Credits, Position, positions
from tramontane.ledger.queries.years import years_of
from tramontane.lib import french
from tramontane.lib.words import fold
from tramontane.plan.models import Axis, Party, Plan
from tramontane.plan.sheets.cells import Sheet
from tramontane.plan.sheets.rows import Fault, MoneyReader, tables
from tramontane.plan.sheets.template import Written, written

SHEET = "Budget"
YEARS = range(2000, 2101)
COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("enveloppe", "code", "code-de-l-enveloppe"),
    "title": ("intitule", "libelle"),
    "section": ("section",),
    "funder": ("financeur",),
    "axis": ("axe",),
    "voted": ("ap-ae-votees", "ap-ae", "ap-votees", "ae-votees", "autorisations", "autorisations-votees"),
    **{f"cp-{y}": (f"cp-{y}", f"credits-{y}", f"credits-de-paiement-{y}") for y in YEARS},
}
NEEDED = ("code",)
SECTIONS = {"investment": "investissement", "operations": "fonctionnement"}
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """What a budget is read against: envelopes and what they hold, who may fund, axes, closed years."""

    envelopes: dict[str, BudgetEnvelope]
    held: dict[int, Position]
    funders: dict[str, str]
    axes: dict[str, str]
    closed: frozenset[int]
    year: int

    @classmethod
    def of(cls, plan: Plan, funders: Iterable[Party], year: int) -> "Known":
        """A plan as it stands; ``year`` is the one it is."""
        envelopes = {e.code: e for e in envelopes_of(plan)}
        axes = Axis.objects.filter(plan=plan, state="validated").order_by("ref").values_list("ref", "title")
        return cls(
            envelopes,
            positions(envelopes.values()),
            {_plain(f.name): f.name for f in funders},
            dict(axes),
            frozenset(y.year for y in years_of(plan) if y.is_closed),
            year,
        )


@dataclass(slots=True)
class Told:
    """What a file would change: envelopes to open, what is voted; what is wrong; amounts that are so already."""

    openings: list[Opening] = field(default_factory=list)
    voted: list[Voted] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    same: int = 0


def read_budget(sheets: tuple[Sheet, ...], known: Known) -> Told:
    """What a file says. Raises ``Refusal`` without its columns; a column that nobody knows is a fault too."""
    told, seen = Told(), dict[str, int]()
    for sheet, columns in tables(sheets, COLUMNS, NEEDED):
        told.faults += _unknown_columns(sheet, columns)
        for number, cells in sheet.rows[1:]:
            reader = _Reader(sheet.name, number, cells, columns)
            reader.read(known, told)
            code = reader.text("code")
            if code and seen.setdefault(code, number) != number:
                reader.fault(
                    "code", _("une ligne par enveloppe : la ligne {line} en parle déjà").format(line=seen[code])
                )
            told.faults += reader.faults
    return told


def _unknown_columns(sheet: Sheet, columns: dict[str, int]) -> list[Fault]:
    expected = _("une colonne du modèle, par exemple « CP 2026 » : aucune n’est ignorée en silence")
    head = sheet.rows[0][1]
    left = [c for i, c in enumerate(head) if c.shown and i not in columns.values()]
    return [Fault(sheet.name, c.at, c.shown[:80], expected) for c in left]


def _plain(text: str) -> str:
    """The words of a text, whatever its accents, capitals and spaces."""
    return " ".join(fold(text).split())


class _Reader(MoneyReader):
    """A line of a budget being read."""

    names = COLUMNS

    def read(self, known: Known, told: Told) -> None:
        """Add what the row says to what the file says; its faults stay here."""
        code = self.text("code", 60)
        if not _CODE.fullmatch(code):
            self.fault("code", _("un code en minuscules sans accent, chiffres et tirets"))
            return
        envelope = known.envelopes.get(code)
        if envelope:
            self._as_it_is(envelope)
        opening = None if envelope else self._opening(code, known)
        held = known.held[envelope.pk] if envelope else Position()
        voted, same = self._amounts(code, held, known)
        if opening and not voted and not self.faults:
            self.fault("voted", _("au moins un montant, pour une enveloppe à ouvrir"))
        told.same += same
        told.voted += voted
        if opening:
            told.openings.append(opening)

    def _as_it_is(self, envelope: BudgetEnvelope) -> None:
        """What a known envelope is does not change by a budget."""
        axis = envelope.axis.ref if envelope.axis else ""
        there = {
            "title": envelope.title,
            "section": SECTIONS[envelope.section],
            "funder": envelope.funder.name,
            "axis": axis,
        }
        for code, value in there.items():
            if self.is_told(code) and _plain(self.text(code)) != _plain(value):
                shown = french.quoted(value) if value else _("rien")
                self.fault(code, _("{value} : c’est ainsi que cette enveloppe est ouverte").format(value=shown))

    def _opening(self, code: str, known: Known) -> Opening | None:
        title = self.text("title", 300)
        if not title:
            self.fault("title", _("l’intitulé d’une enveloppe à ouvrir"))
        word = _plain(self.text("section"))
        section = next((c for c, w in SECTIONS.items() if word == w), "")
        if not section:
            self.fault("section", _("« investissement » ou « fonctionnement »"))
        funder = known.funders.get(_plain(self.text("funder")), "")
        if not funder:
            names = french.enumeration([french.quoted(n) for n in list(known.funders.values())[:6]])
            self.fault("funder", _("un financeur connu : {names}").format(names=names))
        axis = self.text("axis")
        if axis and axis not in known.axes:
            names = french.enumeration([french.quoted(a) for a in list(known.axes)[:8]]) or _("aucun n’est validé")
            self.fault("axis", _("la référence d’un axe du plan, ou rien : {names}").format(names=names))
        if self.faults:
            return None
        years = [y for y in YEARS if self.is_told(f"cp-{y}")]
        first = min([known.year, *years])
        return Opening(code=code, title=title, section=section, funder=funder, axis=axis, first_year=first)

    def _amounts(self, code: str, held: Position, known: Known) -> tuple[list[Voted], int]:
        """What changes, and how many amounts are so already."""
        told = [(None, "voted"), *((y, f"cp-{y}") for y in YEARS)]
        found, same = list[Voted](), 0
        for year, column in told:
            after = self.euros(column)
            if after is None:
                continue
            place: Position | Credits = held.credit(year) if year else held
            if after == place.voted:
                same += 1
                continue
            self._may_become(column, after, place, year, known)
            found.append(Voted(envelope=code, year=year, before=place.voted, after=after))
        return found, same

    def _may_become(
        self, column: str, after: Decimal, place: Position | Credits, year: int | None, known: Known
    ) -> None:
        if year in known.closed:
            now = french.money(place.voted)
            self.fault(column, _("{now}, ou rien : l’exercice {year} est clos").format(now=now, year=year))
        elif after < place.voted - place.available:
            least = french.money(place.voted - place.available)
            self.fault(column, _("au moins {least}, déjà employés").format(least=least))


def template(kind: str, known: Known) -> bytes:
    """The budget as it stands, to fill in, as a file of that media type; brought back as it is, it changes nothing."""
    years = sorted({c.year for held in known.held.values() for c in held.credits} | {known.year, known.year + 1})
    heads: list[Written] = ["enveloppe", "intitulé", "section", "financeur", "axe", "AP/AE votées"]
    rows: list[list[Written]] = [[*heads, *(f"CP {y}" for y in years)]]
    for code, e in known.envelopes.items():
        held = known.held[e.pk]
        about: list[Written] = [code, e.title, SECTIONS[e.section], e.funder.name, e.axis.ref if e.axis else ""]
        rows.append([*about, held.voted, *(held.credit(y).voted or None for y in years)])
    return written(kind, SHEET, rows, (24, 50, 18, 28, 28, 18, *(16 for _y in years)))
