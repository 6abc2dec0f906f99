"""The parts of a plan: axes from lists, headings, numbered lines and prose, their envelopes and their own parts."""

import re
from dataclasses import dataclass, replace

from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within
from tramontane.evidence.rendition import Block
from tramontane.evidence.values import Path

_AXES = (
    r"(?:axes?|piliers?|volets?|chantiers?|priorites?|orientations?|objectifs\sstrategiques"
    r"|lignes\sdirectrices|blocs?|leviers?)"
)
CUE = re.compile(
    rf"\b{_AXES}\b|\bse\s(?:repartit|decompose|decline|divise|ventile)|\bventile|\breparti"
    rf"|\bce\squi\sest\sprevu|\brepartition"
)
_HEADED = re.compile(
    rf"\s?(?:{_AXES})\s(?:n\s?°\s?)?(?:\d{{1,2}}|[ivx]{{1,4}}|un|deux|trois|quatre|cinq)\s?(?:[:.–—-]"
    rf"|\.\s)\s?(?P<label>[^\n]{{3,}})"
)
_BULLET = re.compile(r"\s*(?P<mark>[^\w\s«»\"'().,;:!?€$%#@&/]{1,3}|\d{1,2}\s?[.)°/]|[a-h]\))\s+")
_LABEL_STOP = re.compile(
    r"\s?(?:\(|:|;|—|\s–\s|\.{3,}|…|\s{3,}|\.\s|\.$|,\s(?:avec|dote|pour\s(?:un|une)\s(?:montant|enveloppe)"
    r"|soit))"
)
_TELLS = re.compile(
    r"(?:l'|la\s|le\s|les\s|une?\s|des\s|nos\s|notre\s|chaque\s|elles?\s|ils?\s|nous\s|on\s|cette\s|ces?\s|cet\s)"
    r"[^:;.]{0,80}?\b[a-z]{2,}r(?:a|ont|ons)\b"
)
_COUNT_OF = re.compile(rf"\b(?P<n>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d{{1,2}})\s(?:\w+\s)?{_AXES}\b")


@dataclass(frozen=True, slots=True)
class Part:
    """An axis (level 1) or a part of one (level 2): ``text[start:end]`` is its label.

    ``money`` is the envelope the document gives it; ``sure`` runs from 0 to 1; ``row`` is its row of a table.
    """

    start: int
    end: int
    money: Money | None
    level: int = 1
    path: Path = ()
    sure: float = 0.6
    listed: bool = False
    row: tuple[int, int] | None = None


def listed_parts(parsed: Parsed, readings: list[Reading]) -> list[Part]:
    """The parts that lists, tables, headings and enumerations give, in reading order, each with its path."""
    own = own_sums(parsed, readings)
    headed = _headed(parsed, own)
    lists = _lists(parsed, own)
    if headed:
        lists = [replace(p, level=2) for p in lists if p.money and p.start > headed[0].start]
    return number_parts([*_rows(parsed), *headed, *lists, *_inline(parsed, own)])


def own_sums(parsed: Parsed, readings: list[Reading]) -> set[int]:
    """The identities of the sums that can pay for a part: the plan's, in total, not refused."""
    return {
        id(m)
        for m, r in zip(parsed.money, readings, strict=True)
        if not r.external and r.modality not in ("rejected", "negated", "superseded") and m.per == "total"
    }


def number_parts(parts: list[Part]) -> list[Part]:
    """The parts in reading order with their paths; a part of level 2 belongs to the axis before it."""
    found: list[Part] = []
    axis = sub = 0
    for part in sorted(parts, key=lambda p: p.money.start if p.money and not p.listed else p.start):
        if part.level == 1 or axis == 0:
            axis, sub = axis + 1, 0
            found.append(replace(part, level=1, path=(axis,)))
        else:
            sub += 1
            found.append(replace(part, path=(axis, sub)))
    return found


def _rows(parsed: Parsed) -> list[Part]:
    """The rows of the tables that share out the plan's money, the total row left out."""
    found = []
    for row in parsed.tabled:
        if row.whole and row.budget and not row.total_row:
            start, end = row.label
            bullet = _BULLET.match(parsed.low, start, end)
            found.append(Part(bullet.end() if bullet else start, end, row.money, sure=0.8, listed=True, row=row.row))
    return found


def _headed(parsed: Parsed, own: set[int]) -> list[Part]:
    """« Axe 1 : … » at the start of a block."""
    found = []
    for block in parsed.blocks:
        match = _HEADED.match(parsed.low, block.start, block.end)
        if match and block.kind != "cell":
            found.append(_labelled(parsed, match.start("label"), block, own))
    return found if len(found) > 1 else []


def _lists(parsed: Parsed, own: set[int]) -> list[Part]:
    """Lists that a word announces (« trois axes : ») or whose items hold the envelopes of the plan.

    Items that are sentences (« La Région ouvrira… ») say what will be done, not what the plan is made of.
    """
    found: list[Part] = []
    for run in _runs(parsed):
        cue, expected = _announced(parsed, run[0])
        funded = sum(any(id(m) in own for m in within(parsed.money, b.start, b.end)) for b in run)
        told = sum(bool(_TELLS.match(parsed.low, b.start, b.end)) for b in run)
        if told * 2 > len(run) and funded * 2 <= len(run):
            continue
        if (cue and (expected in (None, len(run)) or funded >= 2)) or (funded >= 2 and funded * 2 > len(run)):
            found += [_labelled(parsed, b.start, b, own) for b in run]
    return found


def _runs(parsed: Parsed) -> list[list[Block]]:
    """Successive list items of one level, headings closing a list; paragraphs between items do not."""
    runs: list[list[Block]] = []
    current: list[Block] = []
    kind = ""
    for block in parsed.blocks:
        mark = _mark(parsed, block)
        if mark:
            if current and (mark != kind or _breaks(parsed, current[-1].end, block.start)):
                runs.append(current)
                current = []
            current.append(block)
            kind = mark
        elif block.kind in ("heading", "title"):
            runs.append(current)
            current = []
    return [run for run in [*runs, current] if len(run) > 1]


def _mark(parsed: Parsed, block: Block) -> str:
    """The kind of list an item belongs to: its level and its bullet, all numbers being one; empty if it is no item."""
    bullet = _BULLET.match(parsed.low, block.start, block.end) if block.kind == "paragraph" else None
    mark = bullet["mark"] if bullet else block.marker
    return f"{block.level} {re.sub(r'[0-9a-z]+', '1', mark.lower())}" if bullet or block.kind == "item" else ""


def _breaks(parsed: Parsed, start: int, end: int) -> bool:
    """A paragraph that ends with a colon between two items announces another list."""
    return parsed.low[start:end].rstrip(" \n•●▪◦◆►‣*·–—-0123456789.)").endswith(":")


def _announced(parsed: Parsed, first: Block) -> tuple[bool, int | None]:
    before = parsed.low[max(0, first.start - 220) : first.start]
    lead = before.rstrip(" \n•●▪◦◆►‣*·–—-0123456789.)")
    lead = lead[max(lead.rfind(". "), lead.rfind("\n")) + 1 :] if lead.endswith(":") else lead[lead.rfind("\n") + 1 :]
    count = _COUNT_OF.search(lead)
    return bool(CUE.search(lead)), _count(count["n"]) if count else None


def _count(word: str) -> int | None:
    words = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
    return int(word) if word.isdigit() else words.index(word) + 2


def _labelled(parsed: Parsed, start: int, block: Block, own: set[int]) -> Part:
    """The part whose label begins at ``start``: up to a colon, a bracket or its sum."""
    low = parsed.low
    bullet = _BULLET.match(low, start, block.end)
    start = bullet.end() if bullet else start
    sums = [m for m in within(parsed.money, start, block.end) if id(m) in own]
    money = sums[0] if sums else None
    if money and not low[start : money.start].strip(" :.-–—"):
        after = re.compile(r"\s?(?:[:–—-]\s?|pour\s(?:l'|la\s|le\s|les\s)?)?").match(low, money.end)
        start = after.end() if after else money.end
        stop = block.end
    else:
        stop = min(money.start if money else block.end, block.end)
    end = _LABEL_STOP.search(low, start + 1, stop)
    finish = end.start() if end else stop
    while finish > start and low[finish - 1] in " ,.:;(–—-":
        finish -= 1
    return Part(start, max(finish, start + 1), money, sure=0.8, listed=True)


_ITEM = re.compile(r"(?:^|[:,;]|\bet)\s?(?P<label>[^,;:()]{3,80}?)\s?\(\s?$")


def _inline(parsed: Parsed, own: set[int]) -> list[Part]:
    """« Quatre piliers : données (40 M€), calcul (55 M€)… » in one sentence."""
    found: list[Part] = []
    for sentence in parsed.sentences:
        if parsed.blocks[sentence.block].kind == "cell":
            continue
        sums = [m for m in within(parsed.money, sentence.start, sentence.end) if id(m) in own]
        if len(sums) < 2 or not CUE.search(parsed.low, sentence.start, sentence.end):
            continue
        parts, left = [], sentence.start
        for money in sums:
            match = _ITEM.search(parsed.low, left, money.start)
            if match:
                start = match.start("label") + len(match["label"]) - len(match["label"].lstrip())
                parts.append(Part(start, match.end("label"), money, sure=0.8, listed=True))
            left = money.end
        found += parts if len(parts) > 1 else []
    return found
