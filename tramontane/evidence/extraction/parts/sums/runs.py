"""Additions told in sentences: a sum, then the sums in a row that make it; or the sums, then « soit 12 M€ »."""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import groupby, pairwise

from tramontane.evidence.extraction.cues.cue import cue
from tramontane.evidence.extraction.grammar.sentences import Sentence
from tramontane.evidence.extraction.parts.sums.terms import Term

_SUMMED = cue(
    r"\b(?:soit|ne\s(?:fait|font|donn\w+|totalis\w+|represent\w+|expliqu\w+)\s(?:que|plus\sque)|(?:un|au|pour\sun|le)\stotal(?:\s(?:est|atteint|s'eleve))?(?:\s(?:a|de))?|total\s?:|totalis\w+|en\stout"
    r"|(?:j'|(?:on|nous|il|elle|elles|ca|cela|ils|(?:l|c)es\s(?:\w+\s)?(?:volets|axes|piliers|blocs|postes|lignes|chantiers|orientations|priorites|leviers|parts|enveloppes|montants|chiffres|lots|tranches)|le\sceser|le\sconseil|la\scour|la\schambre|l'addition|l'ensemble|la\ssomme|le\stout"
    r"|le\scompte)\s)(?:y\s|n'|en\s)?"
    r"(?:arriv\w+(?:\sdonc)?\sa|obtien\w+(?:\sque)?|font|fait|donn\w+|aboutit?\sa|parvien\w+\sa|s'eleve\w*\sa|atteint"
    r"|trouv\w+(?:\sque)?)|additionn\w+|cumul\w*|\b(?:l'|une\s|d')addition\s?:|(?:la\ssomme|le\stotal|l'addition)\sd(?:es|e\sces)\s[^.;:\d]{3,40}\s(?:n'est\sque|est|fait|donne|atteint|ne\sfait\sque)"
    r"|(?:plan|strategie|programme|ensemble|enveloppe)\b[^.;:\d]{0,40}\s(?:atteint|pese|s'eleve\sa|se\smonte\sa|monte\sa|coute))"
    r"\s?[,:]?\s?(?:seulement\s|environ\s|que\s|donc\s|bien\s|au\stotal\s|de\s|en\stout\s|a\speine\s)*$"
)
_SUMMED_AFTER = cue(r"\s(?:au\stotal|en\stout|tout\scompris|cumules?)\b")
_SPLIT = re.compile(
    r"[:(]|\bdont\b|\bsoit\b|\b(?:re)?(?:part(?:i|it|is|ie|ies|iss\w+|ag\w+|ition)|ventil\w+|decompos\w+|divis\w+|declin\w+"
    r"|scind\w+)\b|\bcomprenant\b|\bcompos\w+|\bcomprend|\ba\ssavoir\b|\b(?:cette|ces|ce)\s(?:somme|enveloppe|dotation|montant|total"
    r"|budget|credits?)\b|\bmoitie\b"
    r"|\ba\sraison\sd|\bpar\saffectation\b|\ben\s(?:prend|recoit|capte|absorb)\w*"
    r"|\bau\stitre\sd|\bfinanc\w+|\ba\shauteur\sde\b|\binclu\w+"
)
_FUNDED = cue(
    r"\bapport\w*|\b(?:co|auto)?financ\w+|\babond\w+|\bcontribu\w+|\bparticip\w+|\bverse\w*|\bl'etat\b|\bfeder\b|\bfse\b|\beurope\w*"
    r"|\bdepartements?\b|\bconfederation\b|\bottawa\b|\bmecen\w+|\bpartenaires?\b"
)
_ON = re.compile(r"\b(?:(?:sur|parmi|de|dans)\s(?:un\stotal\sde|les)|ces)\s$")
_REST = re.compile(r"\b(?:le|du|pour\sle)\s(?:solde|reste|reliquat|complement|surplus)\b(?!\sd[eu']\s?(?:la|l'|plan))")
_SPENT = re.compile(r"\s(?:\w+\s){0,2}(?:mandat|pay|engag|desengag|vers|depens|consomm|liquid)ee?s?\b")
_INSIDE = cue(
    r"[^\w]*(?:au\ssein\sd|a\sl'interieur\sd|(?:dans|pour|sur|concernant|dans\sle\scadre\sde)\s(?:l'axe|cet\saxe|cette\s(?:enveloppe|priorite)|(?:le|ce)"
    r"\s(?:\w+\s)?(?:volet|pilier|chantier|bloc)|la\s(?:\w+\s)?priorite)\b)"
)
_MOST = 14
_FIRST = 3
_FROM_TOTAL = 8
_BLOCKS = _TWO = 2
_HALF_TOLD = 2
_NEAR = 420


def closing_runs(low: str, terms: Sequence[Term], axes: frozenset[int]) -> Iterator[Decimal]:
    """The totals of the text that sums near them make exactly, in reading order.

    ``axes`` holds where the sums of the axes begin: what makes one of them is never another of them.
    """
    for place, head in enumerate(terms):
        if not head.told or (head.refused and not head.asked):
            continue
        run = _after(terms, place, _FIRST, _NEAR)
        near = run and run[0].block - head.block <= _BLOCKS and _together(run)
        told = near and _shared(low, head, run[0])
        run = run if told else run_before(low, terms, place)
        if not run or (head.start in axes and any(t.start in axes for t in run)):
            continue
        yield head.value
        if told and (beside := _beside(terms, place, run[-1])):
            yield beside


def unfinished(low: str, sentences: Sequence[Sentence], terms: Sequence[Term]) -> Iterator[tuple[Decimal, Decimal]]:
    """« Le fonds vise 40 M€ : 15 de la Région, 10 de la banque, le solde de mécènes »: the sum, what is told of it."""
    for place, head in enumerate(terms):
        after = sentences[head.sentence + 1 : head.sentence + 2]
        end = after[0].end if after and after[0].block == head.block else sentences[head.sentence].end
        end = min(end, head.end + _NEAR)
        rest = _REST.search(low, head.end, end) if head.told and not head.refused else None
        if not rest:
            continue
        run = [t for t in terms[place + 1 : place + 1 + _MOST] if t.end <= rest.start() and t.currency == head.currency]
        made = sum((t.value for t in run), Decimal(0))
        told = any(t.start < end for t in terms[place + 1 + len(run) :][:1])
        if len(run) > 1 and not told and _shared(low, head, run[0]) and made < head.value < made * _HALF_TOLD:
            yield head.value, made


def _beside(terms: Sequence[Term], place: int, last: Term) -> Decimal | None:
    """« 12 M€ d'investissement et 8 M€ de fonctionnement : 7, 5, 6 et 2 M€ »: the second sum takes what follows."""
    if place + 1 == len(terms) or terms[place + 1].sentence != terms[place].sentence:
        return None
    second = terms[place + 1]
    after = [t for t in terms[place + 2 : place + 3 + 2 * _MOST] if t.start > last.start]
    closed = second.told and second.end <= last.start and after and after[0].start - last.end < _NEAR
    return second.value if closed and _closed(after, second.value, _NEAR, second.currency) else None


def made_before(terms: Sequence[Term], place: int) -> Decimal | None:
    """What the sums in a row before a lack make, when a sum told just before them is worth both."""
    lack, made = terms[place], Decimal(0)
    before = [t for t in reversed(terms[max(0, place - _MOST) : place]) if t.currency == lack.currency and not t.lack]
    last = lack
    for count, term in enumerate(before):
        if last.start - term.end > _NEAR:
            break
        if count > 1 and term.told and term.value == made + lack.value:
            return made
        made, last = made + term.value, term
    return None


def _shared(low: str, head: Term, first: Term) -> bool:
    """« 12 M€, dont », « sur ces 12 M€, 5 », « ces douze millions ? Cinq… »: the sums to come share this one."""
    on = _ON.search(low, max(0, head.start - 30), head.start)
    return bool(on or _SPLIT.search(low, head.end, first.start) or _SPENT.match(low, first.end))


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
        len(run) > _TWO or _FUNDED.search(low, run[0].start - 40, run[-1].end + 40)
        for run in _runs(payers, total, currency, 1, _NEAR)
    )


def _runs(terms: Sequence[Term], total: Decimal, currency: str, first: int, near: int) -> Iterator[list[Term]]:
    for place, head in enumerate(terms):
        if head.value == total and head.currency == currency and (run := _after(terms, place, first, near)):
            yield run


def run_closing(terms: Sequence[Term], total: Decimal) -> bool:
    """Whether some sums in a row make a total that is not itself stated."""
    counted = [t for t in terms if not t.aside and t.value < total]
    return any(_closed(counted[i : i + _MOST], total) for i in range(len(counted)))


def is_summed(low: str, term: Term) -> bool:
    """Whether a word says that a sum adds others up."""
    return bool(_SUMMED.search(low, max(0, term.start - 90), term.start) or _SUMMED_AFTER.match(low, term.end))


def run_before(low: str, terms: Sequence[Term], place: int) -> list[Term]:
    """The sums just before one that make it, a word saying so: « …, soit 12 M€ », « j'arrive à 46 »."""
    head = terms[place]
    if not place or not is_summed(low, head):
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
