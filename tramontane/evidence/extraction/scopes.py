"""Which sums are the whole plan's, which an axis's, which an action's; the rest is not the plan's money."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.antecedents import SCHEME_NOUN, takes_up_scheme
from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.tables import MEASURES, Measure, Tabled
from tramontane.evidence.extraction.names import PLAN_NOUN
from tramontane.evidence.extraction.prose import closes
from tramontane.evidence.extraction.structure import Part
from tramontane.evidence.values import Scope

_NAMED_TOTAL = re.compile(rf"\b{PLAN_NOUN}\b[^.;:]{{0,40}}\b(?:de|a|d')\s?$")
_ENDOWED = re.compile(
    r"\b(?:dotee?s?|assortie?|dispose|disposera|beneficie|beneficiera)s?\s(?:\w+\s)?(?:de\s|d'(?:une?\s)?"
    r"|par\s[^.]{0,30}de\s)?(?:enveloppe|budget|montant|credits?)?[^.]{0,24}$"
)
_ENVELOPE = re.compile(
    r"\b(?:enveloppe|budget|montant|effort|cout|estimation|chiffrage|investissement|autorisation\sd'engagement"
    r"|autorisation\sde\sprogramme|financement|facture|somme)s?\b[^.;]{0,80}$"
)
_LABELLED = re.compile(r"(?:^|[^\w])(?:budget|cout|enveloppe|montant|total|financement)(?:\s\w+)?\s?:\s?$")
_SPENDS = re.compile(
    r"\b(?:consacr|mobilis|investi|engag|affect|debloqu|met(?:tra|tre)?\b|allou|injecte)\w*\b[^.;]{0,30}$"
)
_THERETO = re.compile(r"\by\s\w+[^.;]{0,20}$")
_LASTS = re.compile(r"[^.;]{0,30}\b(?:sur|d'ici|jusqu|en)\s(?:\w+\s){0,3}(?:ans|annees|20\d\d)\b")
_SPLIT = re.compile(r"[^.]{0,60}\b(?:ventile|reparti|se\srepartit|decline|decompose)")
_SPLIT_NEXT = re.compile(
    r"\b(?:cette\s(?:somme|enveloppe)|ce\smontant)\s(?:se|est|sera)\s(?:\w+\s)?(?:repart|ventil|decompos)"
)
_PLAN = re.compile(
    rf"\b{PLAN_NOUN}\b|\bl'enveloppe\b|\by\s(?:consacr|affect|mobilis)|\b(?:son|cette)\s(?:budget|enveloppe"
    rf"|montant|cout)\b|\b(?:il|elle)\s(?:est|sera)\sdote"
)
_OWNER = re.compile(
    r"\b(?:la\sregion|le\sconseil\sregional|la\scollectivite|le\scanton|le\sgouvernement|les?\selus"
    r"|nous|l'assemblee|l'executif|la\smetropole|la\sville|le\sdepartement|regional|francilien)"
)
_FOR_PLAN = re.compile(rf"\spour\s(?:ce|cette|le|la|notre|son|sa)\s{PLAN_NOUN}\b")
_SCHEME = re.compile(rf"\b{SCHEME_NOUN}\b[^.;]{{0,70}}$")
_SPENT_AS = re.compile(
    r"\s(?:(?:ont|sont|etaient|seront)\s(?:deja\s)?(?:ete\s)?)?(?:(?P<engaged>engage)|mandate|paye|decaisse)e?s\b"
)
_LIVE = ("firm", "estimated", "conditional", "negated", "proposed")
_TRIED = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """The scope given to one sum, and how sure the grammar is of it (0 to 1)."""

    scope: Scope
    sure: float


def measure_of(low: str) -> Measure | None:
    """The budget measure (AP, AE, CP) that a stretch names, None if it names none or several."""
    found = [name for name, cue in MEASURES[:3] if re.search(cue, low)]
    return found[0] if len(found) == 1 else None


def spent_as(after: str) -> Measure | None:
    """« 9 M€ ont été engagés », « 6 M€ mandatés »: what the words after a sum say it counts."""
    verb = _SPENT_AS.match(after)
    return ("engaged" if verb["engaged"] else "paid") if verb else None


def plan_total(parsed: Parsed, readings: list[Reading], parts: list[Part]) -> Money | None:
    """The sum that is the whole plan's, None when no sum is clearly it."""
    weighed: dict[Decimal, float] = {}
    first: dict[Decimal, Money] = {}
    stated = {t.money.max for t in parsed.tabled if t.total_row and t.whole}
    given = {id(p.money) for p in parts if p.listed or p.sure}
    able = [m for m, r in zip(parsed.money, readings, strict=True) if _can_be_total(m, r)]
    largest = sorted({m.max for m in able}, reverse=True)[:_TRIED]
    closing = {value for value in largest if value in stated or _closes(value, parts)}
    for money in able:
        weight = total_weight(parsed, money) + (money.max == largest[0])
        weight += 3 if money.max in closing else -4 * (id(money) in given)
        weighed[money.max] = max(weighed.get(money.max, -9), weight) + 0.1
        first.setdefault(money.max, money)
    best = max(weighed, key=lambda v: (weighed[v], v), default=None)
    return first[best] if best is not None and weighed[best] >= 3 else None


def _can_be_total(money: Money, reading: Reading) -> bool:
    refused = ("rejected", "negated", "superseded", "conditional", "spent")
    return not reading.external and money.per != "unit" and reading.modality not in refused


def _closes(value: Decimal, parts: list[Part]) -> bool:
    """Whether the listed axes, or some of those of the prose, add up to a value."""
    listed = [p.money.max for p in parts if p.money and p.listed and p.level == 1]
    return sum(listed) == value if len(listed) > 1 else closes(value, parts)


def total_weight(parsed: Parsed, money: Money) -> float:
    """How much the words around a sum say that it is the whole plan's (3 and more: yes)."""
    low = parsed.low
    sentence = parsed.sentence_at(money.start)
    before = low[sentence.start : money.start][-110:]
    after = low[money.end : sentence.end][:110]
    own = bool(_PLAN.search(low, sentence.start, sentence.end))
    weight = 1.0 * own + 0.5 * (parsed.blocks[sentence.block].kind in ("heading", "title") or sentence.index == 0)
    weight += 3 * bool(_NAMED_TOTAL.search(before))
    weight += 2 * bool(_ENDOWED.search(before)) * own
    weight += 1.5 * bool(_ENVELOPE.search(before)) + 1.5 * bool(_LABELLED.search(before))
    owner = _OWNER.search(low, sentence.start, sentence.end) or parsed.places_between(sentence.start, sentence.end)
    weight += 1.5 * bool(_SPENDS.search(before)) * (bool(owner) + bool(_THERETO.search(before)))
    weight += 0.5 * bool(owner) + 1.0 * bool(_LASTS.match(after)) + 2.0 * bool(_SPLIT.match(after))
    following = low[sentence.end : sentence.end + 90]
    weight += 2.0 * bool(_SPLIT_NEXT.search(following))
    weight += 2.0 * bool(_FOR_PLAN.match(after))
    return weight - 4 * (bool(_SCHEME.search(before)) or takes_up_scheme(parsed, sentence))


def place(parsed: Parsed, money: Money, reading: Reading, total: Money | None, part: Part | None) -> Placed:
    """The scope of one sum of the running text, once the plan's total and its parts are known."""
    if reading.external:
        return Placed("external", 0.8)
    if total and (money.min, money.max, money.currency) == (total.min, total.max, total.currency):
        return Placed("plan_total", 0.9)
    if part:
        return Placed("axis" if part.level == 1 else "subaxis", part.sure)
    if money.per == "unit":
        return Placed("external" if reading.modality == "spent" else "action", 0.6)
    before = parsed.low[parsed.sentence_at(money.start).start : money.start][-110:]
    budget = measure_of(before) is not None and total is not None
    if budget or (total_weight(parsed, money) >= 2 and (total is None or reading.modality != "firm")):
        return Placed("plan_total", 0.6)
    return Placed("action", 0.5) if _is_action(parsed, money, reading, total) else Placed("external", 0.5)


def place_cell(cell: Tabled, total: Money | None, part: Part | None) -> Placed:
    """The scope of one sum of a table: its total row is the plan's, a row that is an axis is the axis's."""
    if cell.total_row and total:
        return Placed("plan_total", 0.8)
    return Placed("axis", 0.8) if part else Placed("external", 0.5)


def _is_action(parsed: Parsed, money: Money, reading: Reading, total: Money | None) -> bool:
    """A sum smaller than the plan's, in a sentence about the plan or its owner, that no scheme of its own receives."""
    sentence = parsed.sentence_at(money.start)
    span = (sentence.start, sentence.end)
    own = _PLAN.search(parsed.low, *span) or _OWNER.search(parsed.low, *span)
    before = max(sentence.start, money.start - 110)
    scheme = _SCHEME.search(parsed.low, before, money.start) or takes_up_scheme(parsed, sentence)
    return bool(own and total and money.max < total.max and not scheme and reading.modality in _LIVE)
