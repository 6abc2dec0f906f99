"""Additions told in sentences: a sum, then the sums in a row that make it; or the sums, then « soit 12 M€ »."""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import groupby, pairwise

from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.parts.sums.terms import Term

_SUMMED = re.compile(
    r"\b(?:soit|ne\s(?:fait|font|donn\w+|totalis\w+|represent\w+|expliqu\w+)\s(?:que|plus\sque)|(?:un|au|pour\sun|le)\stotal(?:\s(?:est|atteint|s'eleve))?(?:\s(?:a|de))?|total\s?:|totalis\w+|en\stout"
    r"|(?:j'|(?:on|nous|il|elle|ca|cela|ils|le\sceser|le\sconseil|la\scour|la\schambre|l'addition|l'ensemble|la\ssomme|le\stout"
    r"|le\scompte)\s)(?:y\s|n'|en\s)?"
    r"(?:arriv\w+(?:\sdonc)?\sa|obtien\w+(?:\sque)?|font|fait|donn\w+|aboutit?\sa|parvien\w+\sa|s'eleve\w*\sa|atteint"
    r"|trouv\w+(?:\sque)?)|additionn\w+|cumul\w*"
    r"|(?:plan|strategie|programme|ensemble|enveloppe)\b[^.;:\d]{0,40}\s(?:atteint|pese|s'eleve\sa|se\smonte\sa|monte\sa|coute))"
    r"\s?[,:]?\s?(?:seulement\s|environ\s|que\s|donc\s|bien\s|au\stotal\s|de\s|en\stout\s|a\speine\s)*$"
)
_SUMMED_AFTER = re.compile(r"\s(?:au\stotal|en\stout|tout\scompris|cumules?)\b")
_SPLIT = re.compile(
    r"[:(]|\bdont\b|\bsoit\b|\b(?:re)?(?:part(?:i|it|is|ie|ies|iss\w+|ag\w+|ition)|ventil\w+|decompos\w+|divis\w+|declin\w+"
    r"|scind\w+)\b|\bcomprenant\b|\bcompos\w+|\bcomprend|\ba\ssavoir\b|\b(?:cette|ces|ce)\s(?:somme|enveloppe|dotation|montant|total"
    r"|budget|credits?)\b|\bmoitie\b"
    r"|\bau\stitre\sd|\bfinanc\w+|\ba\shauteur\sde\b|\binclu\w+"
)
_FUNDED = re.compile(
    r"\bapport\w*|\b(?:co|auto)?financ\w+|\babond\w+|\bcontribu\w+|\bparticip\w+|\bverse\w*|\bl'etat\b|\bfeder\b|\bfse\b|\beurope\w*"
    r"|\bdepartements?\b|\bconfederation\b|\bottawa\b|\bmecen\w+|\bpartenaires?\b"
)
_INSIDE = re.compile(
    r"[^\w]*(?:au\ssein\sd|a\sl'interieur\sd|(?:dans|pour|sur|concernant|dans\sle\scadre\sde)\s(?:l'axe|cet\saxe|cette\s(?:enveloppe|priorite)|(?:le|ce)"
    r"\s(?:\w+\s)?(?:volet|pilier|chantier|bloc)|la\s(?:\w+\s)?priorite)\b)"
)
_MOST = 14
_FIRST = 3
_FROM_TOTAL = 8
_BLOCKS = 2
_NEAR = 420


def closing_runs(low: str, terms: Sequence[Term], axes: frozenset[int]) -> Iterator[Decimal]:
    """The totals of the text that sums near them make exactly, in reading order.

    ``axes`` holds where the sums of the axes begin: what makes one of them is never another of them.
    """
    for place, head in enumerate(terms):
        if not head.told or (head.refused and not head.asked):
            continue
        run = _after(terms, place, _FIRST, _NEAR)
        told = run and _SPLIT.search(low, head.end, run[0].start) and _together([head, *run])
        run = run if told else run_before(low, terms, place)
        if run and (head.start not in axes or all(t.start not in axes for t in run)):
            yield head.value


def _together(terms: Sequence[Term]) -> bool:
    return all(b.block - a.block < _BLOCKS for a, b in pairwise(terms))


def inner_runs(low: str, sentences: Sequence[Sentence], terms: Sequence[Term], axes: Set[Decimal]) -> Iterator[Decimal]:
    """What the sums of « Au sein du volet santé, 12 M€ vont à… et 10 M€ à… » make, if it is worth an axis."""
    for number, inside in groupby(terms, key=lambda t: t.sentence):
        run = list(inside)
        made = sum((t.value for t in run), Decimal(0))
        if len(run) > 1 and made in axes and _INSIDE.match(low, sentences[number].start):
            yield made


def closes_anywhere(low: str, terms: Sequence[Term], total: Decimal, currency: str) -> bool:
    """Whether sums in a row make a total after one of its mentions, however far: the plan's, or those who pay it."""
    own = [t for t in terms if not t.aside or t.value == total]
    payers = [t for t in terms if not t.refused]
    return any(_runs(own, total, currency, _FROM_TOTAL, 10**9)) or any(
        _FUNDED.search(low, run[0].start - 40, run[-1].end + 40) for run in _runs(payers, total, currency, 1, _NEAR)
    )


def _runs(terms: Sequence[Term], total: Decimal, currency: str, first: int, near: int) -> Iterator[list[Term]]:
    for place, head in enumerate(terms):
        if head.value == total and head.currency == currency and (run := _after(terms, place, first, near)):
            yield run


def run_closing(terms: Sequence[Term], total: Decimal) -> bool:
    """Whether some sums in a row make a total that is not itself stated."""
    counted = [t for t in terms if not t.aside and t.value < total]
    return any(_closed(counted[i : i + _MOST], total) for i in range(len(counted)))


def run_before(low: str, terms: Sequence[Term], place: int) -> list[Term]:
    """The sums just before one that make it, a word saying so: « …, soit 12 M€ », « j'arrive à 46 »."""
    head = terms[place]
    if not place or not (
        _SUMMED.search(low, max(0, head.start - 90), head.start) or _SUMMED_AFTER.match(low, head.end)
    ):
        return []
    before = [t for t in reversed(terms[max(0, place - _MOST) : place]) if t.currency == head.currency and not t.lack]
    ways = (before, [t for t in before if not t.among], [t for t in before if t.value < head.value])
    return next((made for kept in ways if (made := _making(kept, head.value))), [])


def _after(terms: Sequence[Term], place: int, first: int, near: int) -> list[Term]:
    """The sums in a row that make ``terms[place]``, at most ``first`` sums after it being passed."""
    head = terms[place]
    following = terms[place + 1 : place + 1 + first + _MOST]
    for skipped, term in enumerate(following[:first]):
        if term.start - head.end > near or (term.value == head.value and term.told):
            break
        if term.value < head.value and (run := _closed(following[skipped:], head.value, near, head.currency)):
            return run
    return []


def _closed(run: Sequence[Term], total: Decimal, near: int = _NEAR, currency: str | None = None) -> list[Term]:
    """The first sums of a run that make a total, parts of parts left out or not."""
    kept: list[list[Term]] = [[], [], []]
    last = run[0]
    inside = -1
    for count, term in enumerate(run):
        if term.start - last.end > near or term.value > total:
            break
        last = term
        if term.lack or (currency and term.currency != currency):
            continue
        kept[0].append(term)
        nested = bool(count) and term.among
        inside = term.sentence if nested else inside
        if not nested:
            kept[1].append(term)
        if inside != term.sentence:
            kept[2].append(term)
    return next((made for terms in kept if (made := _making(terms, total))), [])


def _making(terms: Sequence[Term], total: Decimal) -> list[Term]:
    made = Decimal(0)
    for count, term in enumerate(terms):
        made += term.value
        if made >= total:
            return list(terms[: count + 1]) if made == total and count > 0 else []
    return []
