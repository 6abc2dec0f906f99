"""The parts of a plan: axes from lists, headings, numbered lines and prose, their envelopes and their own parts."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import within
from tramontane.evidence.extraction.grammar.tables import rows_of
from tramontane.evidence.extraction.naming.names import PLAN_NOUN
from tramontane.evidence.extraction.parts.inline import AXES, inline_labels
from tramontane.evidence.rendition import Block
from tramontane.evidence.values import Path

CUE = cue(
    rf"\b{AXES}\b|\bse\s(?:repartit|decompose|decline|divise|ventile|decoupe|partage)|\bventile|\breparti"
    rf"|\bce\squi\sest\sprevu|\brepartition"
)
_HEADED = re.compile(
    rf"\s?(?:{AXES})\s(?:n\s?°\s?)?(?:\d{{1,2}}|[ivx]{{1,4}}|un|deux|trois|quatre|cinq)\s?(?:[:.–—-]"
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
#: What people say rather than what a part of a plan is called: « Nous l'avons montré », « La Région tablait sur ».
_SAID = re.compile(
    r"[^:;]{0,60}?(?<![\w-])(?:j'|je\s|nous\s|on\s|vous\s|il\s(?:est|a|n')|ce\sn'|c'est\s|personne\s|n'|ne\s"
    r"|(?:est|sont|a|ont|avai(?:t|ent)|etai(?:t|ent)|(?!souhait\b|portrait|extrait|retrait|trait|fait|lait)[a-z]{2,}ai(?:t|ent)"
    r"|interrogee?s?|recevr(?:a|ont)|vient|viennent)\s)"
)
_FUNDED_LINE = re.compile(
    r"[^:;.\n]{2,90}?\s?(?:[:–—=]|\.{3,}|\s{3,40}|,)\s?(?:plus\sde\s|environ\s)?\d[\d\s.,']{0,20}(?:millions?|mio|m|k"
    r"|md)?\s?"
    r"(?:d'euros|€|euros?|eur|chf|francs|de\sfrancs|\$)\s?[.;,]?\s?$"
)
_SAYS_SUM = cue(
    r"\b(?:cet\saxe|ce\svolet|ce\spilier|enveloppe|dotation|financement|budget|montant|cout|credits?|y\s(?:sera"
    r"|seront|consacr|affect|mobilis))"
)
#: What an item says before its sum, when it states something rather than names a part of the plan.
_STATES = re.compile(
    r"(?<![-'])\b(?:(?<!grand\s)est|sont|etait|etaient|n'(?!est\b)\w{2,}|n'est|ne\s\w{3,}|av(?:ait|aient|ions)|ont|c'est"
    r"|[a-z]{3,}(?:rait|raient|rions)|(?:tabl|prevoy|reclam|demand|voul|souhait|annonc|evoqu)(?:ait|aient)|j'\w+"
    r"|on\s(?!line)\w+|au\slieu\sde|personne|interroge)\b"
)
_LONG_ITEM = 170
_CARD = 60
_SHORTEST = 3
_WORDED = re.compile("[a-z]{2}")
_TITLE_END = re.compile(r"\s?[).\]]?\s?")
_WHOLE_LINE = cue(
    r"\b(?:total|ensemble|budget|credit|enveloppe|montant|cout|plan|somme|cumul|effort|dotation|facture|investissement)s?\b"
)
_PLAN_TITLE = cue(rf"\b(?:{PLAN_NOUN}|budget|total|region)\b")
_NUMBERED = re.compile(rf"\s*(?:(?:[ivx]{{1,4}}|\d{{1,2}}|[a-h])\s?[.):–—-]\s?|{AXES}\s\d)")
_WITHIN = re.compile(r"\s*(?:[–—-]\s?)?dont\s:?\s?")
_COUNT_OF = cue(rf"\b(?P<n>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d{{1,2}})\s(?:\w+\s)?{AXES}\b")


@dataclass(frozen=True, slots=True)
class Part:
    """An axis (level 1) or a part of one (level 2): ``text[start:end]`` is its label.

    ``money`` is the envelope the document gives it; ``sure`` runs from 0 to 1; ``row`` is its row of a table,
    ``among`` that « dont » brings it: the parts named need not make the whole; ``lack`` that it is what they miss.
    """

    start: int
    end: int
    money: Money | None
    level: int = 1
    path: Path = ()
    sure: float = 0.6
    listed: bool = False
    row: tuple[int, int] | None = None
    among: bool = False
    lack: bool = False


def listed_parts(parsed: Parsed, readings: list[Reading]) -> list[Part]:
    """The parts that lists, tables, headings and enumerations give, in reading order, each with its path."""
    own = own_sums(parsed, readings)
    headed = _headed(parsed, own)
    rows = _rows(parsed)
    lists = _lists(parsed, own, tabled=len(rows) > 1)
    headed = headed or _titled(parsed, own)
    if headed:
        told = {id(p.money) for p in headed}
        lists = [
            replace(p, level=2) for p in lists if p.money and id(p.money) not in told and p.start > headed[0].start
        ]
    cards = _cards(parsed, own)
    inline = [Part(start, end, money, sure=0.8, listed=True) for start, end, money in inline_labels(parsed, own)]
    return number_parts([*rows, *headed, *(lists if not cards else []), *cards, *inline])


def own_sums(parsed: Parsed, readings: list[Reading]) -> set[int]:
    """The identities of the sums that can pay for a part: the plan's, in total, not refused."""
    return {
        id(m)
        for m, r in zip(parsed.money, readings, strict=True)
        if not r.external
        and r.modality not in ("rejected", "negated", "superseded", "computed", "requested")
        and m.per == "total"
    }


def number_parts(parts: list[Part]) -> list[Part]:
    """The parts in reading order with their paths; a part of level 2 belongs to the axis before it."""
    found: list[Part] = []
    axis = sub = 0
    for part in sorted(parts, key=lambda p: p.money.start if p.money and not p.listed else p.start):
        if part.level == 1 or axis == 0:
            axis, sub = axis + 1, 0
            found.append(replace(part, level=1, path=(axis,)))
        elif part.level > 2:
            found.append(replace(part, path=(axis, sub)))
        else:
            sub += 1
            found.append(replace(part, path=(axis, sub)))
    return found


def _rows(parsed: Parsed) -> list[Part]:
    """The rows of the tables that share out the plan's money, but the total.

    « dont » rows, and those without a number below numbered ones, are parts of parts.
    """
    rows = [r for r in rows_of(parsed.tabled) if r.budget and not r.total_row and r.role != "sum"]
    numbered = {r.row for r in rows if _NUMBERED.match(parsed.low, *r.label)}
    nested = 1 < len(numbered) < len(rows)
    found: list[Part] = []
    for row in rows:
        start, end = row.label
        inner = _WITHIN.match(parsed.low, start, end)
        bullet = inner or _BULLET.match(parsed.low, start, end)
        below = bool(inner) or row.role == "inner" or (nested and row.row not in numbered and row.role == "row")
        first = bullet.end() if bullet else start
        if not _WORDED.search(parsed.low, first, end):
            continue
        found.append(
            Part(
                first,
                end,
                row.money,
                2 if below and (found or row.role == "inner") else 1,
                sure=0.8,
                listed=True,
                row=row.row,
            )
        )
    return found


def _headed(parsed: Parsed, own: set[int]) -> list[Part]:
    """« Axe 1 : … » at the start of a block."""
    found = []
    for block in parsed.blocks:
        match = _HEADED.match(parsed.low, block.start, block.end)
        if match and block.kind != "cell":
            found.append(_labelled(parsed, match.start("label"), block, own))
    return found if len(found) > 1 else []


def _titled(parsed: Parsed, own: set[int]) -> list[Part]:
    """« 1. Produire autrement 22 M€ »: headings of one rank that each end with their sum."""
    ranks: dict[int, list[Part]] = defaultdict(list)
    for block in parsed.blocks:
        if block.kind != "heading" or block.end - block.start > _LONG_ITEM:
            continue
        sums = [m for m in within(parsed.money, block.start, block.end) if id(m) in own]
        if len(sums) == 1 and _TITLE_END.fullmatch(parsed.low, sums[0].end, block.end):
            part = _labelled(parsed, block.start, block, own)
            if sums[0].start - part.start > _SHORTEST and not _PLAN_TITLE.search(parsed.low, part.start, part.end):
                ranks[block.level].append(part)
    return next((_without_total(parsed, found) for found in ranks.values() if len(found) > 1), [])


def _cards(parsed: Parsed, own: set[int]) -> list[Part]:
    """Headings each followed by a block that is its sum and nothing else."""
    found = []
    for title, block in pairwise(parsed.blocks):
        if title.kind != "heading" or block.kind not in ("paragraph", "item") or block.end - block.start > _CARD:
            continue
        sums = [m for m in within(parsed.money, block.start, block.end) if id(m) in own]
        if len(sums) == 1 and not re.search(
            r"[a-z]{3}", parsed.low[block.start : sums[0].start] + parsed.low[sums[0].end : block.end]
        ):
            found.append(Part(title.start, title.end, sums[0], sure=0.8, listed=True))
    return found if len(found) > 1 else []


def _lists(parsed: Parsed, own: set[int], *, tabled: bool) -> list[Part]:
    """Lists that a word announces (« trois axes : ») or whose items hold the envelopes of the plan.

    Items that are sentences (« La Région ouvrira… ») say what will be done, not what the plan is made of. A list
    inside an axis gives its parts. Beside a table of the axes, only lists of sums count.
    """
    found: list[Part] = []
    axes: set[int] = set()
    for run in _runs(parsed):
        funded = sum(any(id(m) in own for m in within(parsed.money, b.start, b.end)) for b in run.items)
        if run.parent is not None and run.parent.start in axes:
            if funded * 2 >= len(run.items):
                found += [_labelled(parsed, b.start, b, own, level=2) for b in run.items]
            continue
        if len(run.items) < 2 or _is_talk(parsed, run.items):
            continue
        cue, expected = _announced(parsed, run.items[0])
        told = sum(bool(_TELLS.match(parsed.low, b.start, b.end)) for b in run.items)
        if (told * 2 > len(run.items) and funded * 2 <= len(run.items)) or (tabled and not funded):
            continue
        told_at_length = sum(b.end - b.start for b in run.items) > _LONG_ITEM * len(run.items)
        if (told_at_length and not cue) or _is_talk(parsed, run.items):
            continue
        if (cue and (expected in (None, len(run.items)) or funded >= 2)) or (
            funded >= 2 and funded * 2 > len(run.items)
        ):
            parts = _without_total(parsed, [_labelled(parsed, b.start, b, own) for b in run.items])
            found += _endowed(parsed, parts, own)
            axes.update(b.start for b in run.items)
    return found


def _without_total(parsed: Parsed, parts: list[Part]) -> list[Part]:
    """The parts of a list, but the first or the last if it says that it is what all the others make."""
    worth = [p.money.max if p.money else Decimal(0) for p in parts]
    for at in (0, -1):
        whole = _WHOLE_LINE.search(parsed.low, parts[at].start, parts[at].end)
        if whole and len(parts) > _SHORTEST - 1 and worth[at] and worth[at] * 2 == sum(worth):
            return [p for p in parts if p is not parts[at]]
    return parts


def _is_talk(parsed: Parsed, items: list[Block]) -> bool:
    """Answers of an interview, or items that most state something before their sum: no parts of a plan."""
    answers = sum(parsed.low[max(0, b.start - 12) : b.start].rstrip(" \n•–—-*>").endswith("?") for b in items)
    stated = sum(_states(parsed, b) for b in items)
    said = sum(bool(_SAID.match(parsed.low, b.start, b.end)) for b in items)
    return answers * 2 >= len(items) or stated * 2 >= len(items) or said * 2 > len(items)


def _states(parsed: Parsed, block: Block) -> bool:
    sums = within(parsed.money, block.start, block.end)
    bullet = _BULLET.match(parsed.low, block.start, block.end)
    start = bullet.end() if bullet else block.start
    lead = parsed.low[start : min(sums[0].start if sums else block.end, start + _LONG_ITEM)]
    return bool(_STATES.search(re.split("[:;(]", lead, maxsplit=1)[0]))


def _endowed(parsed: Parsed, parts: list[Part], own: set[int]) -> list[Part]:
    """The parts, those without a sum taking the one that the paragraph below them gives to the axis."""
    if any(p.money for p in parts):
        return parts
    found = []
    for part, until in zip(parts, [*(p.start for p in parts[1:]), None], strict=True):
        number = parsed.sentence_at(part.start).block + 1
        below = parsed.blocks[number : number + 2]
        stop = min(until or len(parsed.low), below[-1].end if below else part.end)
        sums = [m for m in within(parsed.money, part.end, stop) if id(m) in own]
        said = sums and _SAYS_SUM.search(parsed.low, part.end, min(stop, sums[0].end + 30))
        found.append(replace(part, money=sums[0]) if said else part)
    return found if sum(p.money is not None for p in found) > 1 else parts


@dataclass(slots=True)
class _Run:
    """Items of one list; ``parent`` is the item that holds the list."""

    level: int
    mark: str
    parent: Block | None
    items: list[Block]


def _runs(parsed: Parsed) -> list[_Run]:
    """The lists of the text, nested ones after the one that holds them; headings close lists, paragraphs do not."""
    runs: list[_Run] = []
    opened: list[_Run] = []
    for block in parsed.blocks:
        mark = _mark(parsed, block)
        if not mark:
            if block.kind in ("heading", "title"):
                opened = []
            continue
        if mark == "=" and opened and opened[-1].mark != "=":
            continue
        while opened and opened[-1].level > block.level:
            opened.pop()
        same = bool(opened) and opened[-1].level == block.level
        if same and (mark != opened[-1].mark or _breaks(parsed, opened[-1].items[-1].end, block.start)):
            opened.pop()
            same = False
        if same:
            opened[-1].items.append(block)
        else:
            parent = opened[-1].items[-1] if opened else None
            opened.append(_Run(block.level, mark, parent, [block]))
            runs.append(opened[-1])
    return runs


def _mark(parsed: Parsed, block: Block) -> str:
    """The kind of list an item belongs to: its bullet, all numbers (or pictures) being one; empty if it is no item."""
    if block.kind not in ("paragraph", "item"):
        return ""
    bullet = _BULLET.match(parsed.low, block.start, block.end) if block.kind == "paragraph" else None
    mark = bullet["mark"] if bullet else block.marker
    if bullet or block.kind == "item":
        return re.sub(r"[^\x00-\u2fff]+", "@", re.sub(r"[0-9a-z]+", "1", mark.lower())) or "•"
    return "=" if _FUNDED_LINE.match(parsed.low, block.start, block.end) else ""


def _breaks(parsed: Parsed, start: int, end: int) -> bool:
    """A paragraph that ends with a colon between two items announces another list."""
    line = parsed.low.rfind("\n", start, end)
    between = parsed.low[start : max(line, start)].rstrip()
    if between.endswith(":"):
        return True
    last = between.rsplit("\n", 1)[-1]
    return not last.endswith(".") and bool(CUE.search(last[-200:]))


def _announced(parsed: Parsed, first: Block) -> tuple[bool, int | None]:
    before = parsed.low[max(0, first.start - 220) : first.start]
    lead = before.rstrip(" \n•●▪◦◆►‣*·–—-0123456789.)")
    lead = lead[max(lead.rfind(". "), lead.rfind("\n")) + 1 :] if lead.endswith(":") else lead[lead.rfind("\n") + 1 :]
    count = _COUNT_OF.search(lead)
    return bool(CUE.search(lead)), _count(count["n"]) if count else None


def _count(word: str) -> int | None:
    words = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
    return int(word) if word.isdigit() else words.index(word) + 2


def _labelled(parsed: Parsed, start: int, block: Block, own: set[int], *, level: int = 1) -> Part:
    """The part whose label begins at ``start``: up to a colon, a bracket or its sum."""
    low = parsed.low
    bullet = _BULLET.match(low, start, block.end)
    start = bullet.end() if bullet else start
    inner = _WITHIN.match(low, start, block.end)
    start = inner.end() if inner else start
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
    while finish > start and low[finish - 1] in " ,.:;(–—-|·":
        finish -= 1
    return Part(start, max(finish, start + 1), money, level, sure=0.8, listed=True, among=bool(inner))
