"""The figures of tables: a row of an indicator is a target, a cell of percents a count."""

import re
from collections import defaultdict
from decimal import Decimal

from tramontane.evidence.extraction.grammar.folding import fold_text
from tramontane.evidence.extraction.grammar.numbers import parse_number
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.quantities.growths import Found
from tramontane.evidence.extraction.quantities.horizons import this_year
from tramontane.evidence.rendition import Block
from tramontane.evidence.values import Count, Target

_AIM = re.compile(r"\bcibles?\b|\bobjectifs?\b|\bvise|\ba\satteindre\b|\bprevu")
_FROM = re.compile(r"\bdepart\b|\breference\b|\binitial|\bbase\b|\bsituation\b")
_YEAR = re.compile(r"20\d\d")
_MONEY = re.compile(r"€|euros?\b|\bchf\b")
_UNIT_OF_ROW = re.compile(r"\((?P<unit>[a-z %]{1,20})\)\s*$")
_CELL = re.compile(r"(?P<n>[\d .,']{1,14})\s?(?P<pc>%)?")


def tabled_goals(parsed: Parsed) -> list[Found]:
    """The cells of a table that are to be reached, with baseline and current level from the rest of the row."""
    rows: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in parsed.blocks:
        if block.kind == "cell" and block.table is not None and block.row is not None:
            rows[block.table, block.row].append(block)
    sums = {t.money.start for t in parsed.tabled}
    return [goal for cells in rows.values() for goal in _row_goals(parsed, cells, sums)]


def _row_goals(parsed: Parsed, cells: list[Block], sums: set[int]) -> list[Found]:
    label = next((c for c in cells if c.column == 0), None)
    told = [c for c in cells if c.column and c.start not in sums and _cell(parsed, c)[0] is not None]
    aims = _aims(parsed, told)
    if label is None or not aims or _SUMS.search(fold_text(label.caption)):
        return []
    others = [c for c in told if c not in aims]
    base = next((c for c in others if _FROM.search(_head(c))), others[0] if others else None)
    current = next((c for c in reversed(others) if c is not base), None)
    words = parsed.folded.text[label.start : label.end].split()
    named = _UNIT_OF_ROW.search(parsed.low[label.start : label.end])
    found = []
    for aim in aims:
        value, percent = _cell(parsed, aim)
        year = _YEAR.search(_head(aim))
        target = Target(
            value=value,
            baseline=_cell(parsed, base)[0] if base else None,
            current=_cell(parsed, current)[0] if current else None,
            unit="%" if percent else named["unit"] if named else " ".join(words)[:60],
            deadline=year.group() if year else None,
            label=" ".join(words),
        )
        found.append((label.start, aim.end, target))
    return found


def _aims(parsed: Parsed, cells: list[Block]) -> list[Block]:
    """The cells under « Cible », « Objectif »; failing that, under years to come beside a year gone by."""
    cells = [c for c in cells if not _MONEY.search(_head(c))]
    named = [c for c in cells if _AIM.search(_head(c))]
    if named:
        return named
    years = [(c, int(y.group())) for c in cells if (y := _YEAR.fullmatch(_head(c).strip()))]
    now = this_year(parsed)
    past = any(year < now for _, year in years)
    return [c for c, year in years if year > now] if past else []


def _head(cell: Block) -> str:
    return fold_text(" ".join(cell.headers))


def _cell(parsed: Parsed, block: Block) -> tuple[Decimal | None, bool]:
    found = _CELL.fullmatch(parsed.low[block.start : block.end].strip())
    return (parse_number(found["n"].strip()), bool(found["pc"])) if found else (None, False)


_PERCENT_CELL = re.compile(r"(?P<n>\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_WHOLE_CELL = re.compile(r"\d{1,3}(?:[ .']\d{3}){0,2}|\d{1,7}")
_COUNTS = re.compile(
    r"\b(?:nombre|nb|effectifs?|etp|ept|voix|pour|contre|abstentions?|votants|participants?|beneficiaires|dossiers|candidatures|laureats"
    r"|entreprises|pme|tpe|salaries|agents|etudiants|apprentis|stagiaires|eleves|emplois|postes|places|inscrits|habitants|population"
    r"|communes|projets|personnes|brevets|theses|chaires)\b"
)
_SUMS = re.compile(
    r"€|\b(?:euros?|k\s?eur|chf|fr|montants?|credits?|budgets?|couts?|plafonds?|aides?|ap|ae|cp|dotation|enveloppe)\b"
)


def tabled_counts(parsed: Parsed, goals: list[Found]) -> list[tuple[int, int, Count]]:
    """The cells of percents, and of whole numbers under a head that says what they count; rows of targets left out."""
    aimed = {parsed.block_at(goal[0]).start for goal in goals}
    rows = {(b.table, b.row) for b in parsed.blocks if b.kind == "cell" and b.start in aimed}
    sums = {t.money.start for t in parsed.tabled}
    found = []
    for block in parsed.blocks:
        if block.kind != "cell" or not block.column or (block.table, block.row) in rows or block.start in sums:
            continue
        count = _cell_count(parsed, block)
        if count:
            found.append((block.start, block.end, count))
    return found


def _cell_count(parsed: Parsed, block: Block) -> Count | None:
    said = parsed.low[block.start : block.end].strip()
    share = _PERCENT_CELL.fullmatch(said)
    if share:
        value = parse_number(share["n"])
        return Count(value=value, unit="%") if value is not None else None
    if not _WHOLE_CELL.fullmatch(said):
        return None
    heads = [*block.headers[-1:], block.row_header]
    told = fold_text(" ".join([*heads, block.caption]))
    named = next((h for h in heads if _COUNTS.search(fold_text(h))), None)
    value = parse_number(said)
    if named is None or value is None or _SUMS.search(told) or 1990 < value < 2100:
        return None
    return Count(value=value, unit=" ".join(named.split())[:60])
