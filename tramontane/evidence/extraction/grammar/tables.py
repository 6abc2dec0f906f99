"""Sums in table cells: the unit comes from a header or the caption, the rest from the row and the column."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tramontane.evidence.extraction.grammar.folding import Folded, fold_text
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.numbers import parse_number
from tramontane.evidence.rendition import Block

Measure = Literal["AP", "AE", "CP", "engaged", "paid", "credits", "total"]

_UNITS = (
    (10**9, r"\bmd\s?€|\bmilliards?\sd'euros|\bmds\s?€"), (10**6, r"\bm\s?€|\bmeur\b|\bmillions?\sd'euros|\bm\seuros"),
    (10**3, r"\bk\s?€|\bkeur\b|\bmilliers?\sd'euros|\bk\seuros"), (1, r"€|\beuros?\b|\beur\b"),
)  # fmt: skip
_OTHER = (
    ("CHF", r"\bchf\b|\bfrancs?\b"),
    ("CAD", r"\$\s?ca\b|\bcad\b"),
    ("USD", r"\busd\b|\$"),
    ("XOF", r"\bfcfa\b|\bxof\b"),
)
_OTHER_UNITS = (
    (10**9, r"\bmilliards?\b|\bmrd\b"),
    (10**6, r"\bmillions?\b|\bmio\b|\bm\s?\$"),
    (10**3, r"\bmilliers?\b|\bk\s?\$|\bkchf\b"),
)
_AMOUNT = re.compile(r"\d\s?(?:[kmd]{0,2}\s?€|(?:milliers?|millions?|milliards?)?\s?d?'?euros?)")
_TOTAL = re.compile(r"^(?:total|ensemble|somme|cumul)\b|^montant\stotal|\btotal\s(?:general|du\splan|general)\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_PAYMENT = re.compile(r"credits?\sde\spaiements?|\bcp\b")
_BUDGET = re.compile(
    r"\b(?:axes?|volets?|piliers?|enveloppe|plan|strategie|echeancier|autorisation|feuille\sde\sroute|maquette)\b"
    r"|decompos|ventil|repart"
)
_NOT_MONEY = re.compile(r"%|\bnombre\b|\beffectif|\betp\b|\bdate\b|\bn°")
MEASURES: tuple[tuple[Measure, str], ...] = (
    ("AP", r"\bap\b|autorisations?\sde\sprogramme"),
    ("AE", r"\bae\b|autorisations?\sd'engagement"),
    ("CP", _PAYMENT.pattern),
    ("engaged", r"\bengages?\b"),
    ("paid", r"\b(?:mandates?|payes?|liquides?)\b"),
    ("total", r"\btotal\b|\bensemble\b"),
)


@dataclass(frozen=True, slots=True)
class Tabled:
    """One sum of a table: its row's label ``text[label[0]:label[1]]``, what the column measures, and its year.

    ``row`` is the number of the table and of the row, ``budget`` says that the table shares out a plan's money,
    ``total_row`` that the row adds the others up, ``whole`` that the column is the row's total or its only sum.
    """

    money: Money
    row: tuple[int, int]
    label: tuple[int, int]
    measure: Measure | None
    year: int | None
    total_row: bool
    whole: bool
    budget: bool


def tabled_sums(folded: Folded, blocks: Sequence[Block]) -> list[Tabled]:
    """The sums of all tables whose unit is stated, in reading order."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind == "cell" and block.table is not None:
            tables[block.table].append(block)
    return [t for cells in tables.values() for t in _table(folded, cells)]


def _table(folded: Folded, cells: list[Block]) -> list[Tabled]:
    caption = fold_text(cells[0].caption)
    corner = next((folded.low[c.start : c.end] for c in cells if c.row == 0 and c.column == 0), "")
    general = _unit(corner) or _unit(_AMOUNT.sub(" ", caption[-200:]))
    budget = bool(_BUDGET.search(f"{caption} {corner}"))
    labels = {c.row: c for c in cells if c.column == 0}
    found: list[Tabled] = []
    for cell in cells:
        header = fold_text(" ".join(cell.headers))
        label = labels.get(cell.row)
        unit = _unit(header) or general
        if not cell.headers or cell.column == 0 or label is None or unit is None or _NOT_MONEY.search(header):
            continue
        money = _cell_sum(folded, cell, unit)
        if money:
            year, measure = _column(header, caption)
            total_row = bool(_TOTAL.search(folded.low[label.start : label.end].strip()))
            row = (cell.table or 0, cell.row or 0)
            whole = measure == "total"
            found.append(Tabled(money, row, (label.start, label.end), measure, year, total_row, whole, budget))
    return _with_wholes(found)


def _column(header: str, caption: str) -> tuple[int | None, Measure | None]:
    """The year and the measure of a column; a year under « crédits de paiement » counts payment credits."""
    year = _YEAR.search(header)
    measure = next((name for name, cue in MEASURES if re.search(cue, header)), None)
    if measure is None and year and _PAYMENT.search(caption):
        measure = "CP"
    return (int(year[1]) if year else None), measure


def _cell_sum(folded: Folded, cell: Block, unit: tuple[str, int]) -> Money | None:
    low = folded.low[cell.start : cell.end].strip()
    own = _unit(low)
    bare = re.sub(r"\s?(?:m€|md€|k€|€|euros?|chf|\$)$", "", low).strip()
    value = parse_number(bare) if bare[:1].isdigit() else None
    if value is None:
        return None
    currency, times = own or unit
    return Money(cell.start, cell.end, (cell.start, cell.end), value * times, value * times, currency)


def _with_wholes(found: list[Tabled]) -> list[Tabled]:
    """Without a total column, a row's whole is its only sum, or its only sum that is not one year's."""
    if any(t.whole for t in found):
        return found
    sizes = Counter(t.row for t in found)
    lasting = Counter(t.row for t in found if t.year is None)
    return [replace(t, whole=sizes[t.row] == 1 or (t.year is None and lasting[t.row] == 1)) for t in found]


def _unit(low: str) -> tuple[str, int] | None:
    """Currency and multiplier named by a header or a caption."""
    for currency, cue in _OTHER:
        if re.search(cue, low):
            return currency, next((times for times, word in _OTHER_UNITS if re.search(word, low)), 1)
    return next((("EUR", times) for times, cue in _UNITS if re.search(cue, low)), None)
