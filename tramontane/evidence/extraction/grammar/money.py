"""Sums of money: currency, multiplier, ranges, qualifiers, « par an » and « par entreprise », elided currency."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.grammar.numbers import Number, numbers_in
from tramontane.evidence.values import Per, Qualifier

_CURRENCY = (
    r"(?P<eur>€|eur(?:os?)?\b)|(?P<cad>\$ ?can?\b|c\$|cad\b|dollars? canadiens?\b)"
    r"|(?P<usd>\$ ?us\b|us\$|usd\b|dollars? (?:americains?|us)\b)"
    r"|(?P<chf>chf\b|francs? suisses?\b)|(?P<xof>f ?cfa\b|francs? cfa\b|xof\b)|(?P<gbp>£|gbp\b|livres? sterling\b)"
    r"|(?P<dollar>\$|dollars?\b)|(?P<franc>francs?\b|fr\.)"
)
_MULTIPLIERS = {
    "k": 10**3,
    "m": 10**6,
    "mio": 10**6,
    "md": 10**9,
    "mds": 10**9,
    "mrd": 10**9,
    "mrds": 10**9,
    "mia": 10**9,
}
_UNIT = re.compile(rf" ?(?:(?P<times>mio|mia|mrds?|mds?|k|m) ?(?![a-df-z]))? ?(?:d'|de )?(?:{_CURRENCY})")
_PREFIX = re.compile(
    r"(?:(?P<eur>€|\beur)|(?P<cad>\bcad|\bc\$)|(?P<usd>\busd|\bus\$)|(?P<chf>\bchf)|(?P<gbp>£|\bgbp)) ?$"
)
_COUNTED = re.compile(
    r" (?:de |d')(?!fonds|credit|budget|subvention|financement|investissement|cofinancement|aides?\b|plus\b)"
)
_BETWEEN = re.compile(r" ?(?:a|-|–|—|ou) ?| et ")
_PASSING = re.compile(r"\b(?:pass|grimp|bondi)\w{0,8} (?:\w+ )?de $")
_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    ("less_than", r"(?:un peu )?moins (?:de |d')"),
    ("more_than", r"(?:un peu )?plus (?:de |d')|depass\w{1,5} (?:les )?|au-dela de |superieure?s? a "),
    ("at_least", r"(?:au (?:moins|minimum)|a minima) (?:de )?|minimum (?:de |d')"),
    ("at_most", (
        r"(?:jusqu'a|au (?:plus|maximum)|maximum (?:de |d')|maximale? (?:de |d')|plafonnee?s? a"
        r"|limitee?s? a|dans la limite de) ?"
    )),
    ("about", (
        r"(?:environ|quelque|pres (?:de|d')|autour (?:de|d')|a peu pres|de l'ordre (?:de|d')"
        r"|approximativement|presque) ?"
    )),
)  # fmt: skip
_QUALIFIED = re.compile("(?:" + "|".join(f"(?P<{name}>{cue})" for name, cue in _BEFORE) + r")(?:les? |la |des )?$")
_AFTER = re.compile(
    r" (?:(?P<about>environ\b)|(?P<at_least>(?:au )?minimum\b|au moins\b)|(?P<at_most>(?:au )?maximum\b|au plus\b))"
)
_UNITS = (
    r"entreprises?|projets?|beneficiaires?|laureate?s?|dossiers?|pme|tpe|eti|structures?|lycees?"
    r"|etablissements?|habitants?|eleves?"
    r"|etudiante?s?|stagiaires?|apprenante?s?|personnes?|communes?|salariee?s?|start-ups?|jeunes?|candidate?s?|equipes?"
    r"|chercheure?s?|theses?|bourses?|places?|unites?|associations?|agente?s?|formations?|chaires?|sites?|demandeurs?"
)
_PER = re.compile(
    rf" ?(?:(?P<year>(?:par|chaque|l') ?(?:an|annee)s?\b(?! (?:passe|dernier|derniere|prochain))|/ ?an\b"
    rf"|annuel(?:le)?s?\b|annuellement\b)"
    rf"|(?P<unit>par (?:{_UNITS})\b|/ ?(?:{_UNITS})\b|chacune?\b))"
)


@dataclass(frozen=True, slots=True)
class Money:
    """``low[start:end]`` states a sum between ``min`` and ``max``, in units of ``currency``.

    ``core`` is the stretch without the words that qualify it; ``elided`` when the currency is understood.
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


@dataclass(frozen=True, slots=True)
class _Unit:
    end: int
    currency: str
    times: int


def money_in(low: str, numbers: Iterable[Number] | None = None) -> Iterator[Money]:
    """The sums of a folded text, in order and without overlap."""
    found = list(numbers_in(low) if numbers is None else numbers)
    local = _local_currencies(low)
    last: str | None = None
    skip = -1
    for i, number in enumerate(found):
        if i <= skip:
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        pair = _range(low, number, following, local, last) if following else []
        if pair:
            skip = i + 1
        sums = pair or _single(low, number, local, last)
        for money in sums:
            last = money.currency
            yield money


def _local_currencies(low: str) -> dict[str, str]:
    canada = re.search(r"\bquebec|\bcanad|montreal", low)
    africa = re.search(r"\bcfa\b|\bdakar\b|\bsenegal|\babidjan", low)
    return {"dollar": "CAD" if canada else "USD", "franc": "XOF" if africa else "CHF"}


def _unit_after(low: str, number: Number, local: dict[str, str]) -> _Unit | None:
    match = _UNIT.match(low, number.end)
    if not match:
        return None
    times = _MULTIPLIERS.get(match["times"] or "", 1)
    return _Unit(match.end(), _code(match, local), times if number.scale == 1 else 1)


def _code(match: re.Match[str], local: dict[str, str]) -> str:
    name = match.lastgroup or "eur"
    return local.get(name, name.upper())


def _single(low: str, number: Number, local: dict[str, str], last: str | None) -> list[Money]:
    start = number.start
    if unit := _unit_after(low, number, local):
        value, end, currency, elided = number.value * unit.times, unit.end, unit.currency, False
    elif number.in_digits and (prefix := _PREFIX.search(low, max(0, start - 5), start)):
        times = re.compile(r" ?(mio|mia|mrds?|mds?|k|m)\b").match(low, number.end)
        value = number.value * (_MULTIPLIERS[times[1]] if times and number.scale == 1 else 1)
        end = times.end() if times and number.scale == 1 else number.end
        start, currency, elided = prefix.start(), _code(prefix, local), False
    elif number.scale >= 10**6 and not _COUNTED.match(low, number.end):
        value, end, currency, elided = number.value, number.end, last or "EUR", True
    else:
        return []
    return [
        _qualified(
            low,
            Money(
                start, end, (start, end), value, value, currency, "about" if number.about else "exact", elided=elided
            ),
        )
    ]


def _range(low: str, first: Number, second: Number, local: dict[str, str], last: str | None) -> list[Money]:
    unit_first = _unit_after(low, first, local)
    gap_start = unit_first.end if unit_first else first.end
    if second.start - gap_start > 4 or not (gap := _BETWEEN.fullmatch(low, gap_start, second.start)):
        return []
    opening = re.compile(r"\bentre $").search(low, max(0, first.start - 8), first.start)
    if "et" in gap.group() and not opening:
        return []
    closing = _single(low, second, local, last)
    if not closing or closing[0].core[0] != second.start:
        return []
    high = closing[0]
    share = high.max / _own(second) if _own(second) else Decimal(1)
    value = first.value * (unit_first.times if unit_first else 1)
    if not unit_first and first.scale == 1 and value * share <= high.max:
        value *= share
    if not value < high.max:
        return []
    if _PASSING.search(low, max(0, first.start - 30), first.start):
        low_end = Money(first.start, high.end, (first.start, high.end), value, value, high.currency)
        return [low_end, high]
    start = opening.start() if opening else first.start
    if not opening and low[max(0, start - 3) : start] == "de ":
        start -= 3
    whole = Money(
        start, high.core[1], (start, high.core[1]), value, high.max, high.currency, "range", elided=high.elided
    )
    return [_qualified(low, whole)]


def _own(number: Number) -> Decimal:
    """The number without its written multiplier."""
    return number.value / number.scale


def _qualified(low: str, money: Money) -> Money:
    start, end = money.core
    qualifier, per = money.qualifier, money.per
    if before := _QUALIFIED.search(low, max(0, start - 32), start):
        start = before.start()
        if qualifier in ("exact", "about"):
            qualifier = next(name for name, _ in _BEFORE if before[name])
    if after := _AFTER.match(low, end):
        end = after.end()
        if qualifier == "exact":
            qualifier = next(name for name in ("about", "at_least", "at_most") if after[name])
    if beat := _PER.match(low, end):
        end = beat.end()
        per = "year" if beat["year"] else "unit"
    return Money(start, end, money.core, money.min, money.max, money.currency, qualifier, per, money.elided)
