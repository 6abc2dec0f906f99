"""Sums of money: currency, multiplier, ranges, sums written twice, qualifiers, rhythm, and what is understood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tramontane.evidence.extraction.grammar.currencies import Currencies, Unit, currencies_of
from tramontane.evidence.extraction.grammar.numbers import Number, numbers_in, scale_of
from tramontane.evidence.extraction.grammar.qualified import (
    qualifier_after,
    qualifier_before,
    rhythm_after,
    rhythm_before,
)
from tramontane.evidence.extraction.grammar.understood import half_after, is_aside, is_label, is_understood, is_year
from tramontane.evidence.values import Per, Qualifier

_COUNTED = re.compile(
    r" (?:de |d')(?!fonds|credit|budget|subvention|financement|investissement|cofinancement|autofinancement|aides?\b"
    r"|plus\b|moins\b|trop\b|cote\b|ici\b|abord\b|emblee\b|un coup\b|argent|recettes?|depenses?|dotation|pret|capital"
    r"|soutien|moyens\b|manque|dettes?\b|benefice|mecenat|dons?\b|apport|la |l'|contrepartie|tresorerie|reserve"
    r"|marge|economies|ae\b|ap\b|cp\b|autorisation|chiffre d'affaires|redevance|fonctionnement|masse salariale)"
    r"| (?:habitant|personne|visiteur|tonne|emploi|utilisateur|abonne|km\b|m2\b|kwh|mwh|gwh)"
)
_COUNTING = re.compile(
    r"\b(?:population|nombre|habitants?|visiteurs?|spectateurs?|abonnes?|utilisateurs?|vues|tonnes|parametres|vehicules"
    r"|telechargements)\b[^.;:(,]{0,30}$"
)
_BETWEEN = re.compile(r" ?(?:a|-|–|—|ou|voire|jusqu'a) ?| et | (?:a|ou) (?:quelque|environ|pres de) ")
_ENTRE = re.compile(r"\bentre $")
_PASSING = re.compile(
    r"\b(?:pass|grimp|bondi|port|rehauss|hiss|relev|ramen|redui|chut|tomb|descen|dimin|augment|monte)\w{0,8} "
    r"(?:[\w'-]+ ){0,3}?de $"
)
_ORDERED = re.compile(
    r"\b(?:articles?|axes?|orientations?|objectifs?|defis?|engagements?|chantiers?|amendements?|lots?|phases?|volets?|piliers?"
    r"|priorites?|tranches?|mesures?|actions?|fiches?|lignes?|etapes?) (?:n ?° ?)?$"
)
_SHARED = ((r"cent mille$", 10**5, 10), (r"[ .']000$", 1000, 1000), (r"mille$", 1000, 1000), (r"cents?$", 100, 10))
_SERIES = re.compile(r",? (?:et|puis|ou plutot|contre|au lieu de|plutot que|et non(?: pas)?|mais) (?:les? |de )?|, | ")
_OTHERS = re.compile(r" ?\d")
_TOLD = re.compile(r"(?:\b(?:de|soit|a|pour|respectivement)|:) $")
_EACH = re.compile(r"[^.;]{0,60}\b(?:respectivement|chacune?s?)\b")
_TWICE = re.compile(r"\)(?: (?P<scale>mille|millions?|milliards?)\b)?")


#: Beyond this distance two numbers bound no range.
_FAR = 50


@dataclass(frozen=True, slots=True)
class Money:
    """``low[start:end]`` states a sum between ``min`` and ``max``, in units of ``currency``.

    ``core`` is the stretch without the words that qualify it; ``elided`` when the currency, or the multiplier
    too, is understood from the sums around.
    """

    start: int
    end: int
    core: tuple[int, int]
    min: Decimal
    max: Decimal
    currency: str = "EUR"
    qualifier: Qualifier = "exact"
    per: Per = "total"
    elided: bool = False


def money_in(low: str, numbers: Iterable[Number] | None = None) -> Iterator[Money]:
    """The sums of a folded text, in order and without overlap."""
    reader = _Reader(low, list(numbers_in(low) if numbers is None else numbers))
    pending: Money | None = None
    for money in reader.sums():
        if pending and (both := _written_twice(low, pending, money)):
            pending = both
            continue
        if pending:
            yield pending
        pending = money
    if pending:
        yield pending


def _spoken(number: Number) -> Decimal:
    """« Six millions deux », said without currency, is 6,2 million; « un million deux cent cinquante », 1,25."""
    units = number.value % number.scale
    if number.in_digits or units >= 1000:
        return number.value
    return number.value - units + units * (number.scale // (10 if units < 10 else 1000))


def _written_twice(low: str, first: Money, second: Money) -> Money | None:
    """« quinze millions d'euros (15 000 000 €) » is one sum, if both writings agree."""
    if low[first.end : second.start] != " (" or low[second.end : second.end + 1] != ")":
        return None
    if (first.min, first.max, first.currency) != (second.min, second.max, second.currency):
        return None
    per, end = rhythm_after(low, second.end + 1)
    qualifier = second.qualifier if first.qualifier == "exact" else first.qualifier
    rhythm = per or (second.per if first.per == "total" else first.per)
    core = (first.core[0], second.core[1])
    return replace(first, end=end, core=core, qualifier=qualifier, per=rhythm, elided=first.elided and second.elided)


class _Reader:
    """Goes through the numbers of a text once and keeps what the next sum may leave out."""

    def __init__(self, low: str, numbers: list[Number]) -> None:
        self.low, self.numbers = low, numbers
        self.currencies: Currencies = currencies_of(low)
        self.currency: str | None = None
        self.scale = 1
        self.last_end = 0
        self.unbroken = False

    def sums(self) -> Iterator[Money]:
        """The sums one by one."""
        for i, number in enumerate(self.numbers):
            if number.start < self.last_end:
                continue
            found = self._range(i) or self._series(i) or self._twice(i) or self._single(number)
            found = found or self._understood(number)
            for money in found:
                self.currency, self.last_end = money.currency, money.end
                yield self._qualified(money)
            if found:
                self.scale = self._scale_of(found[-1])
                self.unbroken = True
            elif not (number.article or is_aside(self.low, number)):
                self.unbroken = False

    def _scale_of(self, money: Money) -> int:
        """The multiplier that the next sums may leave out: 1 when this sum is written in full."""
        if money.elided and self._written(*money.core) == 1:
            return self.scale
        return self._written(*money.core)

    def _written(self, start: int, end: int) -> int:
        said = re.search(r"milliard|\bmrd|\bmia|\d ?(?:md|g)", self.low[start:end])
        return 10**9 if said else 10**6 if re.search(r"million|mio|\d ?m(?!d)", self.low[start:end]) else 1

    def _single(self, number: Number) -> list[Money]:
        start, value, elided = number.start, number.value, False
        scaled = number.scale > 1
        prefix, unit = self._prefix(number), self.currencies.after(number.end, scaled=scaled)
        if unit and not (prefix and _OTHERS.match(self.low, unit.edge)):
            cents, end = (
                self.currencies.cents_after(unit) if value == int(value) and unit.times == 1 else (0, unit.edge)
            )
            value, currency = value * unit.times + Decimal(cents) / 100, unit.currency
        elif prefix:
            end, times = self.currencies.after_prefix(number.end, scaled=scaled)
            start, value, currency = prefix.edge, value * times, prefix.currency
        elif cents_unit := self._cents(number):
            value, end, currency = value / 100, cents_unit.edge, cents_unit.currency
        elif (dash := self.currencies.swiss_dash(number.end)) and "'" in self.low[start : number.end]:
            end, currency = dash, "CHF"
        elif number.scale >= 10**6 and not self._counts(number):
            end, currency, elided = number.end, self.currency or self.currencies.first, True
            value = _spoken(number)
        else:
            return []
        qualifier: Qualifier = "about" if number.about else "exact"
        return [Money(start, end, (start, end), value, value, currency, qualifier, elided=elided)]

    def _prefix(self, number: Number) -> Unit | None:
        unit = self.currencies.before(number.start) if number.in_digits or number.scale > 1 else None
        return unit if unit and unit.edge >= self.last_end else None

    def _cents(self, number: Number) -> Unit | None:
        unscaled = number.scale == 1 and not number.article and number.value < 1000
        return self.currencies.cents(number.end, self.currency) if unscaled else None

    def _counts(self, number: Number) -> bool:
        """« 3 millions d'habitants », « la population atteint 3 millions »: not money."""
        before = max(0, number.start - 60)
        return bool(_COUNTED.match(self.low, number.end) or _COUNTING.search(self.low, before, number.start))

    def _range(self, i: int) -> list[Money]:
        """« de 2 à 5 millions », « entre 10 M€ et 12 M€ »; two sums when one passes from the first to the second."""
        first, *others = self.numbers[i : i + 2]
        if not others or others[0].start - first.end > _FAR:
            return []
        second = others[0]
        if _ORDERED.search(self.low, max(0, first.start - 18), first.start):
            return []  # « porter l'orientation 3 à 15 000 000 € »
        unit, prefix = self.currencies.after(first.end, scaled=first.scale > 1), self._prefix(first)
        opening = _ENTRE.search(self.low, max(0, first.start - 8), first.start)
        high = self._bound(first, second, unit.edge if unit else first.end, between=bool(opening))
        if high is None:
            return []
        value = self._shared(first, second, high, unit)
        currency = prefix.currency if prefix and high.elided else high.currency
        elided = high.elided and not prefix
        if value != high.max and _PASSING.search(self.low, max(0, first.start - 40), first.start):
            span = (first.start, first.end)
            return [Money(*span, span, value, value, currency, elided=not unit), replace(high, currency=currency)]
        if value >= high.max:
            return []
        start = opening.start() if opening else prefix.edge if prefix else first.start
        if not opening and self.low[max(0, start - 3) : start] == "de ":
            start -= 3
        return [Money(start, high.end, (start, high.end), value, high.max, currency, "range", elided=elided)]

    def _bound(self, first: Number, second: Number, after: int, *, between: bool) -> Money | None:
        """The upper bound of a range whose lower one ends at ``after``."""
        if second.start - after > 16 or not (closing := self._single(second)):
            return None
        gap = _BETWEEN.fullmatch(self.low, after, closing[0].core[0])
        if gap is None:
            return closing[0] if self._consecutive(first, second) else None
        return closing[0] if between or gap.group() != " et " else None

    def _consecutive(self, first: Number, second: Number) -> bool:
        """« deux trois millions »."""
        words = not first.in_digits and not second.in_digits and not first.article
        return words and self.low[first.end : second.start] == " " and second.value / second.scale == first.value + 1

    def _shared(self, first: Number, second: Number, high: Money, unit: Unit | None) -> Decimal:
        """The lower bound, with the multiplier of the upper one if it has none: « 250 à 500 000 »."""
        if unit:
            return first.value * unit.times
        if first.scale > 1 or not second.value:
            return first.value
        times = high.max / (second.value / second.scale)
        if times == 1:
            written = self.low[second.start : second.end]
            times = next((Decimal(t) for e, t, most in _SHARED if re.search(e, written) and first.value < most), times)
        shared = first.value * times
        return first.value if shared >= high.max and (times < 10**6 or first.value >= 1000) else shared

    def _series(self, i: int) -> list[Money]:
        """« 12, 8 et 5 millions », « 32 puis 28,5 millions »: the last one gives its multiplier to the others."""
        chain = [self.numbers[i]]
        gaps: list[str] = []
        for number in self.numbers[i + 1 : i + 7]:
            if chain[-1].scale > 1 or is_year(chain[-1]) or chain[-1].article:
                return []
            gap = _SERIES.fullmatch(self.low, chain[-1].end, number.start)
            if gap is None:
                return []
            chain.append(number)
            gaps.append(gap.group())
            if number.scale > 1 or self.currencies.after(number.end, scaled=False):
                break
        closing = self._single(chain[-1]) if gaps else []
        if not closing or closing[0].core[0] != chain[-1].start or not chain[-1].value or not self._listed(chain, gaps):
            return []
        high = closing[0]
        times = high.max / (chain[-1].value / chain[-1].scale)
        if times < 1000:
            return []
        elided = [
            Money(n.start, n.end, (n.start, n.end), n.value * times, n.value * times, high.currency, elided=True)
            for n in chain[:-1]
        ]
        return [*elided, high]

    def _listed(self, chain: list[Number], gaps: list[str]) -> bool:
        """Whether the numbers before a sum are sums too, rather than a label, a count or an hour."""
        start = chain[0].start
        if is_label(self.low, start) or self._prefix(chain[0]):
            return False
        plain = [g for g in gaps if g.strip() in (",", "et", "")]
        if len(gaps) > 1:
            return gaps[-1].strip() == "et" and all(g == ", " for g in gaps[:-1])
        if plain and gaps[0] == ", ":
            return False
        told = bool(_TOLD.search(self.low, max(0, start - 16), start))
        return not plain or told or bool(gaps[0] == " et " and _EACH.match(self.low, chain[-1].end))

    def _twice(self, i: int) -> list[Money]:
        """« quinze (15) millions d'euros », « quinze millions (15 000 000) d'euros »."""
        first = self.numbers[i]
        if not self.low.startswith(" (", first.end) or i + 1 == len(self.numbers):
            return []
        second = self.numbers[i + 1]
        closed = _TWICE.match(self.low, second.end)
        if first.value != second.value or not closed or self.low[first.end : second.start] != " (":
            return []
        scale = scale_of(closed["scale"])
        again = replace(second, end=closed.end(), value=second.value * scale, scale=max(scale, first.scale))
        return [replace(m, start=first.start, core=(first.start, m.core[1])) for m in self._single(again)]

    def _understood(self, number: Number) -> list[Money]:
        """« et 18 aux PME » after « trente millions iront à la recherche »."""
        if self.scale == 1 or not self.unbroken or number.scale > 1:
            return []
        if not is_understood(self.low, number, self.last_end):
            return []
        half = half_after(self.low, number.end)
        start, end = number.start, half or number.end
        value = (number.value + (Decimal("0.5") if half else 0)) * self.scale
        return [Money(start, end, (start, end), value, value, self.currency or self.currencies.first, elided=True)]

    def _qualified(self, money: Money) -> Money:
        start, end = money.core
        before, start = qualifier_before(self.low, start)
        per, end = rhythm_after(self.low, end)
        after, end = qualifier_after(self.low, end)
        if per is None:
            per, end = rhythm_after(self.low, end)
        qualifier = money.qualifier
        if qualifier in ("exact", "about"):
            qualifier = before or (after if after and qualifier == "exact" else qualifier)
        per = per or rhythm_before(self.low, start, money.max, qualifier)
        return replace(money, start=start, end=end, qualifier=qualifier, per=per)
