"""English as it is written: the functions of ``lib.french`` that a page in English calls instead, by the same names."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from tramontane.lib.language import fr
from tramontane.lib.periods import PARIS

NBSP = "\u00a0"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_MIDDLES = {
    **dict(enumerate(MONTHS, start=1)),
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    **{32 + i: f"{_ORDINALS[i]} quarter of" for i in range(1, 5)},
    40: "first half of",
    41: "second half of",
}
_BEFORE = {"EUR": "€", "USD": "$", "GBP": "£", "CAD": "CA$", "CHF": f"CHF{NBSP}", "XOF": f"XOF{NBSP}"}
_QUALIFIERS = {
    "about": "about ",
    "more_than": "more than ",
    "less_than": "less than ",
    "at_least": "at least ",
    "at_most": "at most ",
}
_PER = {"year": " a year", "unit": " per beneficiary"}
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_SYMBOLS = re.compile(r"€|CA\$|\$|£|CHF|XOF|CA\b|F\W?CFA")
_LETTERS = (*((word, scale) for scale, word in _SCALES), ("Md", Decimal(10) ** 9), ("M", Decimal(10) ** 6))


def number(value: Decimal | int) -> str:
    """1250000.5 as “1,250,000.5”: every digit that counts, no trailing zero."""
    exact = Decimal(value)
    sign = "−" if exact < 0 else ""
    whole, _, rest = format(abs(exact), "f").partition(".")
    decimals = rest.rstrip("0")
    return f"{sign}{int(whole):,}.{decimals}" if decimals else f"{sign}{int(whole):,}"


def parse_number(text: str) -> Decimal:
    """The number a person wrote: “1,250,000.5”, or « 1 250 000,5 » where it cannot be read otherwise.

    Raises ``ValueError`` when it is not one number.
    """
    compact = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", compact):
        compact = compact.replace(",", "")
    compact = compact.replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?", compact):
        raise ValueError(text)
    try:
        return Decimal(compact)
    except InvalidOperation as error:  # pragma: no cover - the pattern above lets nothing else through
        raise ValueError(text) from error


def money(value: Decimal | int, currency: str = "EUR") -> str:
    """1250000.5 as “€1,250,000.50”; cents only when there are some."""
    text = number(Decimal(value))
    if "." in text:
        whole, _, cents = text.partition(".")
        text = f"{whole}.{cents.ljust(2, '0')}"
    return _with_symbol(text, currency)


def short_money(value: Decimal | int, currency: str = "EUR") -> str:
    """60000000 as “€60 million”, 1500000000 as “€1.5 billion”; never rounded: an odd amount is written in full."""
    exact = Decimal(value)
    for scale, word in _SCALES:
        scaled = exact / scale
        if abs(scaled) >= 1 and _decimals(scaled) <= 2:
            return f"{_with_symbol(number(scaled), currency)}{NBSP}{word}"
    return money(exact, currency)


def parse_money(text: str) -> Decimal:
    """The amount in base units of “€60 million”, “€1,250,000.50” or « 60 M€ »; ``ValueError`` otherwise."""
    bare = _SYMBOLS.sub("", text).strip(" \u00a0\u202f")
    for word, scale in _LETTERS:
        if bare.endswith(word):
            return parse_number(bare[: -len(word)]) * scale
    return parse_number(bare)


def amount(low: Decimal, high: Decimal, currency: str = "EUR", *, per: str = "total", qualifier: str = "exact") -> str:
    """An amount as people say it: “about €50 million”, “€2 million to €5 million a year”."""
    if low == high:
        return f"{qualified(short_money(high, currency), qualifier)}{_PER.get(per, '')}"
    return f"{short_money(low, currency)} to {short_money(high, currency)}{_PER.get(per, '')}"


def qualified(text: str, qualifier: str) -> str:
    """“about 50”, “more than 150”; the text alone when it is exact or a range."""
    return f"{_QUALIFIERS.get(qualifier, '')}{text}"


def quantity(value: Decimal | int, unit: str = "", *, per: str = "total", qualifier: str = "exact") -> str:
    """A counted thing, its unit in the words of the source: “more than 150 structures”, “100 a year”."""
    words = qualified(number(value), qualifier)
    return f"{words}{NBSP + _unit(unit) if unit else ''}{_PER.get(per, '')}"


def _unit(unit: str) -> str:
    """A sign needs no language."""
    return fr(unit) if re.search(r"[a-zà-ÿ]{2}", unit) else unit


def percent(part: Decimal, whole: Decimal) -> str:
    """The share of ``part`` in ``whole`` (not zero), to the nearest whole percent: “37%”."""
    share = part * 100 / whole
    return "less than 1%" if 0 < share < 1 else f"{int(share + Decimal('0.5'))}%"


def plural(count: Decimal | int, singular: str, many: str) -> str:
    """The word that goes with ``count``: singular for one only."""
    return singular if count in (1, -1) else many


def counted(count: Decimal | int, singular: str, many: str) -> str:
    """“0 projects”, “1 project”, “2 projects”."""
    return f"{number(count)}{NBSP}{plural(count, singular, many)}"


def enumeration(words: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”; nothing for an empty sequence."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def quoted(text: str) -> str:
    """“text”, which is French: what is quoted is not ours."""
    return f"“{fr(text)}”"


def tied(sentence: str) -> str:
    """The sentence: English puts no space before its punctuation."""
    return re.sub(r"[ \u00a0](?=[:;](?:\s|$))", "", sentence)


def day(value: date) -> str:
    """“1 January 2025”, “11 July 2024”."""
    return f"{value.day}{NBSP}{MONTHS[value.month - 1]} {value.year}"


def instant(value: datetime) -> str:
    """An aware instant, in Paris: “11 July 2024 at 14:05”."""
    local = value.astimezone(PARIS)
    return f"{day(local.date())} at {local.hour:02d}:{local.minute:02d}"


def edtf(value: str) -> str:
    """An EDTF date in words: “autumn 2024”, “June 2024”, “9 to 10 October 2025”; unknown forms as they are."""
    return _edtf(value, with_preposition=False)


def edtf_when(value: str) -> str:
    """The same as a complement: “on 11 July 2024”, “in June 2024”, “in 2028”."""
    return _edtf(value, with_preposition=True)


def years(start: str | None, end: str | None) -> str:
    """A period: “2024–2028”, “June 2024 to December 2028”, “since 2024”, “until 2028”; "" if unknown."""
    if start and end:
        if len(start) == len(end) == 4:
            return start if start == end else f"{start}–{end}"
        return f"{edtf(start)} to {edtf(end)}"
    if start:
        return f"since {edtf(start)}"
    return f"until {edtf(end)}" if end else ""


def _with_symbol(text: str, currency: str) -> str:
    sign = "−" if text.startswith("−") else ""
    return f"{sign}{_BEFORE.get(currency, currency + NBSP)}{text.removeprefix('−')}"


def _decimals(value: Decimal) -> int:
    return len(format(value, "f").partition(".")[2].rstrip("0"))


def _edtf(value: str, *, with_preposition: bool) -> str:
    if "/" in value:
        return _interval(value, with_preposition=with_preposition)
    found = re.fullmatch(r"(\d{4}|XXXX|\d{3}X)(?:-(\d\d)(?:-(\d\d))?)?", value.strip("~?"))
    if not found:
        return value
    year, middle, day_ = found.groups()
    words, preposition = _parts(year, int(middle) if middle else 0, int(day_) if day_ else 0)
    if not words:
        return value
    if year == "XXXX":
        words += " (year unknown)"
    if "?" in value:
        words += " (date uncertain)"
    if "~" in value:
        return f"around {words}"
    return f"{preposition}{words}" if with_preposition else words


def _parts(year: str, middle: int, day_: int) -> tuple[str, str]:
    """The words of a date and its preposition; nothing when the middle part means nothing."""
    shown = "" if year == "XXXX" else f" {year}"
    if year.endswith("X") and shown:
        return f"{year[:3]}0s", "in the "
    if not middle:
        return year if shown else "year unknown", "in " if shown else ""
    words, preposition = _MIDDLES.get(middle, ""), "in the " if middle > 24 else "in "
    if words and day_ and middle <= 12:
        words, preposition = f"{day_}{NBSP}{words}", "on "
    return f"{words}{shown}" if words else "", preposition


def _interval(value: str, *, with_preposition: bool) -> str:
    start, _, end = value.partition("/")
    if start in ("", ".."):
        return f"until {edtf(end)}"
    if end in ("", ".."):
        return f"since {edtf(start)}"
    first, last = edtf(start), edtf(end)
    if len(start) == len(end) == 10:
        if start[:7] == end[:7]:
            first = str(int(start[8:]))
        elif start[:4] == end[:4]:
            first = first.rpartition(" ")[0]
    return f"{'from ' if with_preposition else ''}{first} to {last}"
