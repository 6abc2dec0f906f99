"""Sums in table cells: the unit comes from a header or the caption, the rest from the row and the column."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from tramontane.evidence.extraction.grammar.folding import Folded, fold_text
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.numbers import parse_number
from tramontane.evidence.rendition import Block
from tramontane.evidence.values import Per, Qualifier

Measure = Literal["AP", "AE", "CP", "engaged", "paid", "credits", "total"]
#: ``head``: the subtotal of rows under a title, which its label is; ``inner``: one of them; ``sum``: another subtotal.
Role = Literal["row", "head", "inner", "sum"]

_UNITS = (
    (10**9, r"\bmd\s?€|\bmilliards?\sd'euros|\bmds\s?€"), (10**6, r"\bm\s?€|\bmeur\b|\bmillions?\sd'euros|\bm\seuros"),
    (10**3, r"\bk\s?€|\bkeur\b|\bmilliers?\sd'euros|\bk\seuros"), (1, r"€|\beuros?\b|\beur\b"),
)  # fmt: skip
_OTHER = (
    ("CHF", r"\bk?chf\b|\bfrancs?\b"),
    ("CAD", r"\$\s?ca\b|\bcad\b"),
    ("USD", r"\busd\b|\$"),
    ("XOF", r"\bfcfa\b|\bxof\b"),
)
_OTHER_UNITS = (
    (10**9, r"\bmilliards?\b|\bmrd\b"),
    (10**6, r"\bmillions?\b|\bmio\b|\bm\s?\$"),
    (10**3, r"\bmilliers?\b|\bk\s?\$|\bkchf\b"),
)
_UNIT_WORDS = (
    r"(?:k\s?€|m\s?€|md\s?€|€|keur|meur|kchf|k\s?chf|chf|milliers?\sde\s(?:francs|dollars|euros)|milliers?\sd'euros"
    r"|millions?\s(?:d'euros|de\s(?:francs|dollars))|mio|euros?|k\s?\$|m\s?\$|\$)"
)
#: « Montants en k€ », « Les sommes sont exprimées en milliers d'euros », « Unité : M€ »: a unit for every table.
_STATED = re.compile(
    r"(?:montants?|sommes?|chiffres|donnees|valeurs|tableaux?|unites?(?:\smonetaires?)?)\b[^.;\n]{0,50}?(?:\ben|:)\s"
    rf"(?P<unit>{_UNIT_WORDS})(?![\w])"
)
_SAYS_UNIT = re.compile(rf"\ben\s{_UNIT_WORDS}(?!\w)|\bunites?\s?:")
_NEAR = 200
#: Between a number and the unit written against it: « 12M€ ».
_GLUED = re.compile(r"(?<=\d)(?=[a-z])")
_AMOUNT = re.compile(r"\d\s?(?:[kmd]{0,2}\s?€|(?:milliers?|millions?|milliards?)?\s?d?'?euros?)")
_TOTAL = re.compile(r"^(?:total|ensemble|somme|cumul)\b|^montant\stotal|\btotal\s(?:general|du\splan)\b")
_SUBTOTAL = re.compile(r"^sous[\s-]total\b|^s/s?\s?total\b|^s/t\b")
_CODE = re.compile(r"[a-z]{0,3}[\s.-]?\d{0,3}(?:\.\d{1,2})?[.)]?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_PAYMENT = re.compile(r"credits?\sde\spaiements?|\bcp\b")
_BUDGET = re.compile(
    r"\b(?:axes?|volets?|piliers?|chantiers?|priorites?|mesures?|actions?|postes?|domaines?|enveloppes?|plan|strategie|echeancier|autorisation"
    r"|feuille\sde\sroute|maquette|affectation|execution\sfinanciere|credit|budget|financement|programmation)\b"
    r"|decompos|ventil|repart"
)
_NOT_MONEY = re.compile(
    r"%|\bnombre\b|\bnb\b|\beffectif|\betpt?\b|\bdates?\b|\bn°|\btaux\b|(?<!par\s)\b(?:dossiers?|beneficiaires?|laureats?)\b"
    r"|\becheances?\b|\bpostes?\screes\b|\bemplois\b|\bcandidatures?\b|\bindicateurs?\b|\bcibles?\b"
)
_FOOTNOTE = re.compile(r"\s?(?:\*{1,3}|\(\d\)|\([a-z]\)|[¹²³])$")
MEASURES: tuple[tuple[Measure, str], ...] = (
    ("AP", r"\bap\b|autorisations?\sde\sprogramme"),
    ("AE", r"\bae\b|autorisations?\sd'engagement"),
    ("CP", _PAYMENT.pattern),
    ("total", r"\b(?:total|totaux|ensemble|cumul)\b"),
    (
        "engaged",
        r"\bengagee?s?\b|\bconventionnee?s?\b|\bcontractualisee?s?\b|\bengagements?\s(?:pris|realises)|\battribuee?s?\b",
    ),
    (
        "paid",
        r"\b(?:mandatee?s?|payee?s?|liquidee?s?|versee?s?|depensee?s?|consommee?s?|decaissee?s?|realisee?s?|ordonnancee?s?|execute?e?s?|facturee?s?|remboursee?s?)\b|\bpaiements?\b(?!\s20)",
    ),
    (
        "credits",
        r"\b(?:dotee?s?|votee?s?|vote|inscrite?s?|ouverte?s?|prevue?s?|allouee?s?|budgetee?s?|autorisee?s?|delegue?e?s?)\b|\bcredits?\b",
    ),
)
#: Both measures of a budget in one column make the whole.
_COLUMNS: tuple[tuple[Measure, str], ...] = (
    ("total", r"\b(?:ap|ae|investissement|fonctionnement)\s?(?:\+|et|&|/)\s?(?:ap|ae|investissement|fonctionnement)\b"),
    *MEASURES,
)
_NOTE = re.compile(r"(?:^|[\n;,])\s{0,4}(?P<mark>\*{1,3}|\([\da-e]\)|[¹²³])\s?[:=]?\s?(?P<said>[a-z][^\n;*]{2,60})")
_UNDER = 240
_EACH = re.compile(r"\bpar\s(?!an\b|annee|axe|volet|exercice)[a-z]{3,}|\bunitaire\b")
_YEARLY = re.compile(r"\bpar\san\b|\bannuel")
_MOST = re.compile(r"\bplafond|\bmaxim|\bmax\b")


@dataclass(frozen=True, slots=True)
class Tabled:
    """One sum of a table: its row's label ``text[label[0]:label[1]]``, what the column measures, and its year.

    ``row`` is the number of the table and of the row, ``budget`` says that the table shares out a plan's money,
    ``total_row`` that the row adds the others up. ``section`` numbers the rows that one subtotal adds up, from 1.
    """

    money: Money
    row: tuple[int, int]
    label: tuple[int, int]
    measure: Measure | None
    year: int | None
    total_row: bool
    budget: bool
    header: str = ""
    section: int = 0
    role: Role = "row"


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a table is worth: its total column, or what its columns make together."""

    money: Money
    row: tuple[int, int]
    label: tuple[int, int]
    total_row: bool
    budget: bool
    role: Role


def rows_of(tabled: Sequence[Tabled]) -> list[Row]:
    """The worth of each row, in order; rows whose columns say nothing of a whole are left out."""
    rows: dict[tuple[int, int], list[Tabled]] = defaultdict(list)
    for cell in tabled:
        rows[cell.row].append(cell)
    found = []
    for key, cells in rows.items():
        money = _whole(cells)
        if money:
            found.append(Row(money, key, cells[0].label, cells[0].total_row, cells[0].budget, cells[0].role))
    return found


def _whole(cells: list[Tabled]) -> Money | None:
    """The total column; else AP and AE together; else what was voted; else the only sum, or all the years."""
    lasting = [c for c in cells if c.year is None]
    for measure in ("total", "AP+AE", "credits", "AP", "AE"):
        named = [c for c in lasting if c.measure and c.measure in measure.split("+")]
        if len(named) == len(measure.split("+")):
            return _together(named)
    if len(lasting) == 1 or len(cells) == 1:
        return (lasting or cells)[0].money
    plain = [c for c in cells if c.measure in (None, "CP")]
    return _together(plain) if plain and all(c.year for c in plain) else None


def _together(cells: list[Tabled]) -> Money:
    """One sum for several cells of a row."""
    first = cells[0].money
    if len(cells) == 1:
        return first
    worth = sum((c.money.max for c in cells), Decimal(0))
    return replace(first, min=worth, max=worth)


def tabled_sums(folded: Folded, blocks: Sequence[Block]) -> list[Tabled]:
    """The sums of all tables whose unit is stated, in reading order."""
    tables: dict[int, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.kind == "cell" and block.table is not None:
            tables[block.table].append(number)
    stated = _STATED.search(folded.low) if tables else None
    everywhere = _unit(stated["unit"]) if stated else None
    found: list[Tabled] = []
    for numbers in tables.values():
        cells = [blocks[n] for n in numbers]
        caption, below = _caption(folded, blocks, numbers[0]), _below(folded, blocks, numbers[-1])
        found += _table(folded, cells, caption, (_unit(below) if _SAYS_UNIT.search(below) else None) or everywhere)
    return found


def _caption(folded: Folded, blocks: Sequence[Block], first: int) -> str:
    """The words above a table: its caption, else the heading or the line just before it."""
    if blocks[first].caption or not first or blocks[first - 1].kind == "cell":
        return fold_text(blocks[first].caption)
    above = blocks[first - 1]
    return folded.low[max(above.start, above.end - _NEAR) : above.end]


def _below(folded: Folded, blocks: Sequence[Block], last: int) -> str:
    """The line just below a table, where a note may state its unit."""
    if last + 1 == len(blocks) or blocks[last + 1].kind == "cell":
        return ""
    under = blocks[last + 1]
    return folded.low[under.start : min(under.end, under.start + _NEAR)]


def _table(folded: Folded, cells: list[Block], caption: str, other: tuple[str, int] | None) -> list[Tabled]:
    corner = next((folded.low[c.start : c.end] for c in cells if c.row == 0 and c.column == 0), "")
    general = _unit(corner) or _unit(_AMOUNT.sub(" ", caption[-200:])) or other
    titled = any(c.headers for c in cells)
    tops = " ".join(fold_text(" ".join(c.headers)) for c in cells[:40])
    budget = bool(_BUDGET.search(f"{caption} {corner}") or any(re.search(cue, tops) for _, cue in MEASURES))
    labels = _labels(folded.low, cells)
    placed = _sections(folded.low, cells, labels)
    notes = _notes(folded.low[cells[-1].end : cells[-1].end + _UNDER])
    found: list[Tabled] = []
    for cell in cells:
        header = _noted(fold_text(" ".join(cell.headers)), notes)
        label = labels.get(cell.row)
        unit = _unit(header) or general
        if (
            (titled and not cell.headers)
            or label is None
            or (cell.start < label.end and not _YEAR.fullmatch(header))
            or _NOT_MONEY.search(header)
        ):
            continue
        money = _cell_sum(folded, cell, unit, header)
        if money:
            year, measure = _column(header, caption)
            total_row = label is cell or bool(_TOTAL.search(folded.low[label.start : label.end].strip()))
            row = (cell.table or 0, cell.row or 0)
            section, role, named = placed.get(cell.row, (0, "row", label))
            span = (named.start, named.end)
            found.append(Tabled(money, row, span, measure, year, total_row, budget, header, section, role))
    return found


def _labels(low: str, cells: Sequence[Block]) -> dict[int | None, Block]:
    """The cell that names each row: the first one, or the second one beside a column of codes (« A1 », « 2.3 »)."""
    first = {c.row: c for c in cells if c.column == 0}
    second = {c.row: c for c in cells if c.column == 1}
    coded = [c for c in first.values() if c.row in second and _CODE.fullmatch(low, c.start, c.end)]
    worded = [c for c in second.values() if not low[c.start : c.start + 1].isdigit()]
    if len(coded) < 2 or len(worded) < len(second):
        return first
    return dict(sorted({**first, **second}.items(), key=lambda named: named[0] or 0))


def _sections(
    low: str, cells: Sequence[Block], labels: dict[int | None, Block]
) -> dict[int | None, tuple[int, Role, Block]]:
    """The rows that subtotals add up, and those subtotals: their section, their role and the cell that names them."""
    sums = [row for row, label in labels.items() if _SUBTOTAL.match(low[label.start : label.end].strip())]
    found: dict[int | None, tuple[int, Role, Block]] = {}
    if not sums:
        return found
    filled = {c.row for c in cells if c.row in labels and c.start > labels[c.row].end}
    number, title, rows = 1, None, list[int | None]()
    for row, label in labels.items():
        if row in sums:
            found |= {r: (number, "inner" if title else "row", labels[r]) for r in rows}
            found[row] = (number, "head" if title else "sum", title or label)
            number, title, rows = number + 1, None, []
        elif row in filled:
            rows.append(row)
        elif label.row:
            title, rows = label, []
    return found


def _notes(under: str) -> list[tuple[str, str]]:
    """The notes right under a table: « * réalisé », « (1) : prévision »."""
    return [(n["mark"], n["said"]) for n in _NOTE.finditer(under)]


def _noted(header: str, notes: list[tuple[str, str]]) -> str:
    """A header with what its mark means: « 2025* » is « 2025 réalisé »."""
    for mark, said in notes:
        if header.rstrip().endswith(mark):
            return f"{header.rstrip().removesuffix(mark)} {said}"
    return header


def _column(header: str, caption: str) -> tuple[int | None, Measure | None]:
    """The year and the measure of a column; a year under « crédits de paiement » counts payment credits."""
    year = _YEAR.search(header)
    measure = next((name for name, cue in _COLUMNS if re.search(cue, header)), None)
    if measure is None and year and _PAYMENT.search(caption):
        measure = "CP"
    return (int(year[1]) if year else None), measure


def _cell_sum(folded: Folded, cell: Block, unit: tuple[str, int] | None, header: str) -> Money | None:
    low = folded.low[cell.start : cell.end].strip()
    low = _FOOTNOTE.sub("", low)
    own = _unit(_GLUED.sub(" ", low))
    bare = re.sub(r"\s?(?:m€|md€|k€|€|euros?|chf|fr\.|\$)$|\.[-–—]$", "", low).strip()
    value = parse_number(bare) if bare[:1].isdigit() else None
    unit = own or unit
    if value is None or unit is None:
        return None
    currency, times = unit
    span = (cell.start, cell.end)
    per: Per = "unit" if _EACH.search(header) else "year" if _YEARLY.search(header) else "total"
    most: Qualifier = "at_most" if _MOST.search(header) else "exact"
    return Money(*span, span, value * times, value * times, currency, most, per)


def _unit(low: str) -> tuple[str, int] | None:
    """Currency and multiplier named by a header or a caption."""
    for currency, cue in _OTHER:
        if re.search(cue, low):
            return currency, next((times for times, word in _OTHER_UNITS if re.search(word, low)), 1)
    return next((("EUR", times) for times, cue in _UNITS if re.search(cue, low)), None)
