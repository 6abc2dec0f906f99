"""French as it is written: numbers, money, dates, lists and plurals, the same on every page and in every export.

On a page in English, what is marked ``@or_english`` is said by the function of the same name of ``lib.english``.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import wraps
from typing import ParamSpec, TypeVar

from tramontane.lib import english
from tramontane.lib.language import is_english
from tramontane.lib.periods import PARIS

P = ParamSpec("P")
R = TypeVar("R")

NBSP = "\u00a0"
"""No-break space: before units, currencies and inside « »."""
NNBSP = "\u202f"
"""Narrow no-break space: between thousands."""

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MIDDLES = {
    **{i: (word, "en ") for i, word in enumerate(MONTHS, start=1)},
    21: ("printemps", "au "),
    22: ("été", "à l’"),
    23: ("automne", "à l’"),
    24: ("hiver", "à l’"),
    **{32 + i: (f"{i}{'er' if i == 1 else 'e'} trimestre", "au ") for i in range(1, 5)},
    40: ("1er semestre", "au "),
    41: ("2e semestre", "au "),
}
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": f"{NBSP}CHF", "CAD": f"${NBSP}CA", "XOF": f"{NBSP}F{NBSP}CFA"}
_QUALIFIERS = {
    "about": "environ ",
    "more_than": "plus de ",
    "less_than": "moins de ",
    "at_least": "au moins ",
    "at_most": "au plus ",
}
_PER = {"year": " par an", "unit": " par bénéficiaire"}
_SCALES = ((Decimal(10) ** 9, "Md"), (Decimal(10) ** 6, "M"))


def or_english(say: Callable[P, R]) -> Callable[P, R]:
    """In English where the answer is."""
    other: Callable[P, R] = getattr(english, say.__name__)

    @wraps(say)
    def choose(*args: P.args, **kwargs: P.kwargs) -> R:
        return other(*args, **kwargs) if is_english() else say(*args, **kwargs)

    return choose


@or_english
def number(value: Decimal | int) -> str:
    """1250000.5 as « 1 250 000,5 »: every digit that counts, no trailing zero."""
    exact = Decimal(value)
    sign = "−" if exact < 0 else ""
    whole, _, rest = format(abs(exact), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", NNBSP)
    decimals = rest.rstrip("0")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


@or_english
def parse_number(text: str) -> Decimal:
    """The number a person wrote, with any space between thousands and a comma or a point.

    Raises ``ValueError`` when it is not one number.
    """
    compact = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-").replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?", compact):
        raise ValueError(text)
    try:
        return Decimal(compact)
    except InvalidOperation as error:  # pragma: no cover - the pattern above lets nothing else through
        raise ValueError(text) from error


@or_english
def money(value: Decimal | int, currency: str = "EUR") -> str:
    """1250000.5 as « 1 250 000,50 € »; cents only when there are some."""
    exact = Decimal(value)
    text = number(exact)
    if "," in text:
        whole, _, cents = text.partition(",")
        text = f"{whole},{cents.ljust(2, '0')}"
    return f"{text}{_unit('', currency)}"


@or_english
def short_money(value: Decimal | int, currency: str = "EUR") -> str:
    """60000000 as « 60 M€ », 1500000000 as « 1,5 Md€ »; never rounded: an odd amount is written in full."""
    exact = Decimal(value)
    for scale, letters in _SCALES:
        scaled = exact / scale
        if abs(scaled) >= 1 and _decimals(scaled) <= 2:
            return f"{number(scaled)}{_unit(letters, currency)}"
    return money(exact, currency)


@or_english
def parse_money(text: str) -> Decimal:
    """The amount in base units of « 60 M€ », « 1,5 Md€ » or « 1 250 000,50 € »; ``ValueError`` otherwise."""
    bare = re.sub(r"(€|\$|£|CHF|CA|F\W?CFA)", "", text).strip(f" {NBSP}{NNBSP}")
    for scale, letters in _SCALES:
        if bare.endswith(letters):
            return parse_number(bare[: -len(letters)]) * scale
    return parse_number(bare)


@or_english
def amount(low: Decimal, high: Decimal, currency: str = "EUR", *, per: str = "total", qualifier: str = "exact") -> str:
    """An amount as people say it: « environ 50 M€ », « plus de 1 M€ », « de 2 à 5 M€ par an »."""
    if low == high:
        return f"{qualified(short_money(high, currency), qualifier)}{_PER.get(per, '')}"
    first, last = short_money(low, currency), short_money(high, currency)
    first_number, _, first_unit = first.rpartition(NBSP)
    if first_unit and last.endswith(NBSP + first_unit):
        first = first_number
    return f"de {first} à {last}{_PER.get(per, '')}"


@or_english
def qualified(text: str, qualifier: str) -> str:
    """« environ 50 », « plus de 150 »; the text alone when it is exact or a range."""
    return f"{_QUALIFIERS.get(qualifier, '')}{text}"


@or_english
def quantity(value: Decimal | int, unit: str = "", *, per: str = "total", qualifier: str = "exact") -> str:
    """A counted thing: « plus de 150 structures », « 100 par an »."""
    words = qualified(number(value), qualifier)
    return f"{words}{NBSP + unit if unit else ''}{_PER.get(per, '')}"


@or_english
def percent(part: Decimal, whole: Decimal) -> str:
    """The share of ``part`` in ``whole`` (not zero), to the nearest whole percent: « 37 % »."""
    share = part * 100 / whole
    if 0 < share < 1:
        return f"moins de 1{NBSP}%"
    return f"{int(share + Decimal('0.5'))}{NBSP}%"


@or_english
def plural(count: Decimal | int, singular: str, many: str) -> str:
    """The word that goes with ``count``: singular under 2, zero included."""
    return singular if -2 < count < 2 else many


@or_english
def counted(count: Decimal | int, singular: str, many: str) -> str:
    """« 0 projet », « 1 projet », « 2 projets »."""
    return f"{number(count)}{NBSP}{plural(count, singular, many)}"


@or_english
def enumeration(words: Sequence[str]) -> str:
    """« a », « a et b », « a, b et c »; nothing for an empty sequence."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"


@or_english
def quoted(text: str) -> str:
    """« text », with its no-break spaces."""
    return f"«{NBSP}{text}{NBSP}»"


@or_english
def tied(sentence: str) -> str:
    """The sentence with no-break spaces before « : » and « ; »: no line begins with them."""
    return re.sub(r" (?=[:;](?:\s|$))", NBSP, sentence)


@or_english
def day(value: date) -> str:
    """« 1er janvier 2025 », « 11 juillet 2024 »."""
    return f"{_day_number(value.day)}{NBSP}{MONTHS[value.month - 1]} {value.year}"


@or_english
def instant(value: datetime) -> str:
    """An aware instant, in Paris: « 11 juillet 2024 à 14 h 05 »."""
    local = value.astimezone(PARIS)
    return f"{day(local.date())} à {local.hour}{NBSP}h{NBSP}{local.minute:02d}"


@or_english
def edtf(value: str) -> str:
    """An EDTF date in words: « automne 2024 », « juin 2024 », « 9 au 10 octobre 2025 »; unknown forms as they are."""
    return _edtf(value, with_preposition=False)


@or_english
def edtf_when(value: str) -> str:
    """The same as a complement: « le 11 juillet 2024 », « en juin 2024 », « à l’automne 2024 », « en 2028 »."""
    return _edtf(value, with_preposition=True)


@or_english
def years(start: str | None, end: str | None) -> str:
    """A period: « 2024–2028 », « juin 2024 à décembre 2028 », « depuis 2024 », « jusqu’à 2028 »; "" if unknown."""
    if start and end:
        if len(start) == len(end) == 4:
            return start if start == end else f"{start}–{end}"
        return f"{edtf(start)} à {edtf(end)}"
    if start:
        return f"depuis {edtf(start)}"
    return f"jusqu’à {edtf(end)}" if end else ""


def _unit(letters: str, currency: str) -> str:
    symbol = _SYMBOLS.get(currency, f"{NBSP}{currency}")
    return f"{NBSP}{letters}{symbol}" if letters else f"{NBSP}{symbol.lstrip(NBSP)}"


def _decimals(value: Decimal) -> int:
    return len(format(value, "f").partition(".")[2].rstrip("0"))


def _day_number(number_: int) -> str:
    return "1er" if number_ == 1 else str(number_)


def _edtf(value: str, *, with_preposition: bool) -> str:
    if "/" in value:
        return _interval(value, with_preposition=with_preposition)
    approximate, uncertain = "~" in value, "?" in value
    found = re.fullmatch(r"(\d{4}|XXXX|\d{3}X)(?:-(\d\d)(?:-(\d\d))?)?", value.strip("~?"))
    if not found:
        return value
    year, middle, day_ = found.groups()
    words, preposition = _parts(year, int(middle) if middle else 0, int(day_) if day_ else 0)
    if not words:
        return value
    if year == "XXXX":
        words += " (année inconnue)"
    if uncertain:
        words += " (date incertaine)"
    if approximate:
        return f"vers {words}"
    return f"{preposition}{words}" if with_preposition else words


def _parts(year: str, middle: int, day_: int) -> tuple[str, str]:
    """The words of a date and its preposition; nothing when the middle part means nothing."""
    shown = "" if year == "XXXX" else f" {year}"
    if year.endswith("X") and shown:
        return f"années {year[:3]}0", "dans les "
    if not middle:
        return year if shown else "année inconnue", "en " if shown else ""
    words, preposition = _MIDDLES.get(middle, ("", ""))
    if words and day_ and middle <= 12:
        words, preposition = f"{_day_number(day_)}{NBSP}{words}", "le "
    return f"{words}{shown}" if words else "", preposition


def _interval(value: str, *, with_preposition: bool) -> str:
    start, _, end = value.partition("/")
    if start in ("", ".."):
        return f"jusqu’{'au ' if len(end) == 10 else 'à '}{edtf(end)}"
    if end in ("", ".."):
        return f"depuis {'le ' if len(start) == 10 else ''}{edtf(start)}"
    first, last = edtf(start), edtf(end)
    if len(start) == len(end) == 10:
        if start[:7] == end[:7]:
            first = _day_number(int(start[8:]))
        elif start[:4] == end[:4]:
            first = first.rpartition(" ")[0]
        return f"{'du ' if with_preposition else ''}{first} au {last}"
    return f"{'de ' if with_preposition else ''}{first} à {last}"
