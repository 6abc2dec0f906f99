"""Axes told again: « Sur les 20 M€ de cet axe, 15 M€ iront à… et 5 M€ à… »."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tramontane.evidence.extraction.clauses import Reading
from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.money import Money
from tramontane.evidence.extraction.grammar.parsed import Parsed
from tramontane.evidence.extraction.grammar.sentences import Sentence, within
from tramontane.evidence.extraction.parts.prose import label_of
from tramontane.evidence.extraction.parts.sections import Sections
from tramontane.evidence.extraction.parts.structure import Part, own_sums
from tramontane.evidence.values import Path

_NOUN = (
    r"(?:axe|volet|pilier|chantier|priorite|orientation|bloc|levier|chapitre|enveloppe|somme|dotation|poste|ligne|partie"
    r"|objectif|budget|montant)"
)
_THIS = cue(
    rf"\b(?:(?:cet|cette|ce)\s(?:(?:premier|deuxieme|second|troisieme|quatrieme|cinquieme|dernier)e?\s)?{_NOUN}|(?:l'|ledit\s|ladite\s){_NOUN})\b"
    r"|\by\s(?:est|sont|sera|seront|consacr|affect|mobilis)\w*"
)
#: What makes a sum the whole that the ones after it share.
_WHOLE = cue(
    r"(?:^|[,;:.]\s|\b(?:de|parmi)\s)(?:sur|de|parmi|dans|avec)\s(?:les?\s|ces\s|ses\s|leurs\s|l'|un\stotal\sde\s|cette\s)(?:enveloppe\sde\s|somme\sde\s)?$"
    r"|^(?:les|ces|ses|la\ssomme\sde|l'enveloppe\sde|le\sbudget\sde)\s$"
)
_ON = cue(r"\b(?:sur|parmi|de)\s(?:les|ces|ses|cette)\s$")
#: A sum that is no part of the whole before it.
_BESIDE = cue(r"\b(?:contre|au\slieu\sde|soit|en\splus|s'ajout\w+|jusqu'a|plafonn\w+)\s(?:de\s)?$")
_WORD = re.compile(r"[a-z0-9]{4,}")
_AFTER = 90
_FOLLOWS = re.compile(r"\s*(?:le\sreste|le\ssolde|les?\s(?:autres?\s|derniers?\s)?\d|enfin|les?\sderniers?)")


@dataclass(frozen=True, slots=True)
class Retold:
    """The axes that sums tell again, by the identity of the sum, and the parts of axes told with them."""

    again: Mapping[int, Part]
    inner: tuple[Part, ...]


def retold(parsed: Parsed, readings: list[Reading], parts: Sequence[Part], sections: Sections) -> Retold:
    """The sums that tell an axis's envelope again, and those that share it out in the same sentence.

    A sum tells an axis again when it is worth the axis's and stands in its section, or names it (« sur les 20 M€ des
    entreprises »). ``inner`` are numbered after the parts that the axis already has.
    """
    worth: dict[tuple[Decimal, str], list[Part]] = defaultdict(list)
    for part in parts:
        if part.level == 1 and part.money:
            worth[part.money.max, part.money.currency].append(part)
    held = {id(p.money) for p in parts if p.money and p.level == 1}
    own = own_sums(parsed, readings) - held
    again: dict[int, Part] = {}
    inner: list[Part] = []
    count: dict[Path, int] = defaultdict(int)
    for part in parts:
        count[part.path[:1]] += part.level == 2
    done = -1
    for money in parsed.money:
        sentence = parsed.sentence_at(money.start)
        if id(money) not in own or money.min != money.max or sentence.index <= done:
            continue
        axis = _axis_of(parsed, sentence, money, worth.get((money.max, money.currency), []), sections)
        if axis is None:
            continue
        again[id(money)] = axis
        done = sentence.index
        for share in _shares(parsed, sentence, money, own):
            count[axis.path] += 1
            inner.append(replace(share, path=(*axis.path, count[axis.path])))
    return Retold(again, tuple(inner))


def without(parts: Sequence[Part], inner: Sequence[Part]) -> list[Part]:
    """The parts but those whose sums are told again as parts of another axis."""
    told = {id(p.money) for p in inner}
    return [p for p in parts if p.money is None or id(p.money) not in told]


def _axis_of(parsed: Parsed, sentence: Sentence, money: Money, axes: Sequence[Part], sections: Sections) -> Part | None:
    """The axis, among those worth as much, that a sum tells again."""
    if not axes:
        return None
    here = sections.path_at(money.start)
    inside = next((a for a in axes if a.path == here), None)
    this = _THIS.search(parsed.low, max(sentence.start, money.start - _AFTER), min(sentence.end, money.end + _AFTER))
    if inside and inside.start < sentence.start and (this or sections.is_headed(here)):
        return inside
    if this and len(axes) == 1:
        return axes[0]
    named = [a for a in axes if _names(parsed, a, sentence, money)]
    return named[0] if len(named) == 1 else None


def _names(parsed: Parsed, axis: Part, sentence: Sentence, money: Money) -> bool:
    """« Sur les 52 millions de l'usine », « les 33 M€ du labo »: words of the axis's label next to its sum."""
    if axis.start >= sentence.start or not _WHOLE.search(
        parsed.low, max(sentence.start, money.start - 40), money.start
    ):
        return bool(
            axis.start < sentence.start and _ON.search(parsed.low, max(sentence.start, money.start - 20), money.start)
        )
    words = set(_WORD.findall(parsed.low[axis.start : axis.end]))
    return bool(words & set(_WORD.findall(parsed.low[money.end : min(sentence.end, money.end + 60)])))


def _shares(parsed: Parsed, sentence: Sentence, whole: Money, own: set[int]) -> Iterator[Part]:
    """The sums after a whole that share it out: in its sentence, and in the next one while they do not exceed it."""
    end = sentence.end
    if sentence.index + 1 < len(parsed.sentences):
        following = parsed.sentences[sentence.index + 1]
        if following.block == sentence.block and _FOLLOWS.match(parsed.low, following.start):
            end = following.end
    made = Decimal(0)
    for money in within(parsed.money, whole.end, end):
        if id(money) not in own or money.currency != whole.currency or money.per != "total":
            continue
        if made + money.max > whole.max or _BESIDE.search(parsed.low, max(0, money.start - 20), money.start):
            continue
        made += money.max
        start, stop, sure = label_of(parsed, money)
        yield Part(start, stop, money, 2, sure=sure)
