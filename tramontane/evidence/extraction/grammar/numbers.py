"""Numbers as French writes them: grouped digits, words, « et demi », « -aine », fractions of a million."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tramontane.evidence.extraction.grammar.currencies import currency_after, currency_before

_SMALL = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip
_TENS = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
         "cinquantaine": 50, "soixantaine": 60, "centaine": 100}  # fmt: skip
_SCALES = {
    "mille": 10**3,
    "millier": 10**3,
    "million": 10**6,
    "mio": 10**6,
    "milliard": 10**9,
    "mrd": 10**9,
    "mia": 10**9,
}
_PARTS = {"demi": Decimal("0.5"), "demie": Decimal("0.5"), "quart": Decimal("0.25"), "quarts": Decimal("0.25"),
          "tiers": Decimal(1) / 3}  # fmt: skip

_J = "[ -]"
_UNITS = "deux|trois|quatre|cinq|six|sept|huit|neuf"
_ONE = rf"{_J}et{_J}(?:une?|onze)"
_TEENS = rf"onze|douze|treize|quatorze|quinze|seize|dix(?:{_J}(?:sept|huit|neuf))?"
_TEN = (
    rf"(?:quatre{_J}vingts?(?:{_J}(?:{_TEENS}|une?|{_UNITS})\b)?"
    rf"|soixante(?:(?:{_ONE}|{_J}(?:{_TEENS}|une?|{_UNITS}))\b)?"
    rf"|(?:vingt|trente|quarante|cinquante|septante|huitante|octante|nonante)(?:(?:{_ONE}|{_J}(?:une|un|{_UNITS}))\b)?"
    rf"|{_TEENS}|une?|{_UNITS})\b"
)
_HUNDRED = (
    rf"(?:(?:(?:{_UNITS}|onze|douze|treize|quatorze|quinze|seize){_J})?cents?\b(?:{_J}(?:et{_J})?{_TEN})?|{_TEN})"
)
_WORDS = rf"(?:(?:{_HUNDRED}{_J})?mille\b(?:{_J}(?:et{_J})?{_HUNDRED})?|{_HUNDRED}|zero\b)"
_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,4}\.\d\d(?!\d)|\d{1,3}(?:,\d{3}){2,4}(?!\d)"
    r"|\d{1,3}(?: \d{3}){0,3} 0(?:0 0| 00| 0 0)(?: 000)?(?! ?\d|,)"
    r"|\d{1,3}(?P<sep>[ .'])\d{3}(?:(?P=sep)\d{3}){0,4}(?!\d)(?:,\d{1,9}|(?<=[ '].{3})\.\d\d)?(?!\d)"
    r"|\d{1,15}(?:[.,]\d{1,9})?(?!\d)"
)
_SCALE = r"(?:mille|milliers?|mil(?:-? )?lions?|mil(?:-? )?liards?|mios?|mrds?|mias?)\b"
#: What may stand between a number and its multiplier: « trois autres millions », « dix bons millions ».
_MIDDLE = r" (?:autres?|bons?|petits?|gros|nouveaux|derniers|premiers|maigres|precieux) (?=milli)"
_UNIT_AHEAD = (
    r"(?=(?:k|m|g|md|mds|mrd|mrds|mio|mia)? ?(?:€|\$|£|eur(?:os?)?\b|chf\b|cad\b|usd\b|c\$|ca\$|us\$|fcfa\b|f cfa\b))"
)
_BEFORE = r"(?<![\w/°])(?<![\d][.,])(?<![a-z]-)"
#: How any number begins: it spares most words the longer patterns.
_BEGINS = (
    r"(?=\d|une?\b|de(?:ux|mi)|tr(?:oi|ei|en)|qua|qui|cin|six|sep|soi|seiz|sec|huit|nonan|neuf|di[xz]|onz|dou|vin|cent|oct"
    r"|zer|mil|bonne|petit|gross|prem|dern|tier)"
)
_TEN_WORDS = "|".join(_TENS)
_NUMBER = re.compile(
    rf"{_BEFORE}{_BEGINS}(?:"
    rf"(?P<part>(?:une?|deux|trois) (?:quarts?|tiers|demi)|demi|quart|tiers)[ -](?:de )?"
    rf"(?P<of>million|milliard)s?\b"
    rf"|(?:(?P<times>{_WORDS}|\d{{1,3}}) )?(?:(?:bonne|petite|grosse)s? )?(?P<half_ten>demi-)?"
    rf"(?P<tens>{_TEN_WORDS})s?\b"
    rf"(?: (?:de |d')(?P<tens_scale>{_SCALE}))?"
    rf"|(?:(?:premier|dernier|second|deuxieme) |(?<=\ble |\bce |\bdu |\bau ))(?P<lone>million|milliard)\b"
    rf"|(?:(?P<digits>{_DIGITS})(?: virgule (?P<after>\d{{1,4}}))?(?:{_UNIT_AHEAD}|(?!\w))"
    rf"|(?P<words>{_WORDS}(?: virgule (?:zero )*{_WORDS})?))"
    rf"(?:(?:{_J}|{_MIDDLE})(?P<scale>{_SCALE}))?"
    rf")"
)
_PRICED = re.compile(_UNIT_AHEAD)
_HALF = re.compile(r"(?: |-)(?:et(?: |-))(?:une? )?(?P<share>demie?|quart)\b")
_MORE = re.compile(
    rf"(?P<joint>-| et | )(?:(?P<digits>{_DIGITS})(?!\w)|(?P<words>{_WORDS}))(?:{_J}(?P<scale>{_SCALE}))?"
)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAED = re.compile(r"\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})")
_FREE = re.compile(
    r"\s*$| ?(?:[.,;:!?)(»€$£]|(?:d'|de )?(?:euros?|eur|francs?|dollars?|chf)\b"
    r"|(?:pour|dans|vers|en|aux?|sur)\b(?! \d))"
)


@dataclass(frozen=True, slots=True)
class Number:
    """``low[start:end]`` says ``value`` (scale included). ``scale`` is the written multiplier, 1 if none.

    ``about`` for « une quinzaine »; ``article`` for a lone « un », « une » that may be no number at all.
    """

    start: int
    end: int
    value: Decimal
    scale: int = 1
    about: bool = False
    article: bool = False
    in_digits: bool = False


def numbers_in(low: str) -> Iterator[Number]:
    """The numbers of a folded text, in order and without overlap."""
    position = 0
    while match := _NUMBER.search(low, position):
        position = match.end()
        number = _number(low, match)
        if number is not None:
            position = number.end
            yield number


def parse_number(low: str) -> Decimal | None:
    """The value of a string that is one number and nothing else; None otherwise."""
    low = low.strip()
    match = _NUMBER.match(low)
    number = _number(low, match) if match else None
    return number.value if number and number.end == len(low) else None


def _number(low: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["part"]:
        scale = _SCALES[match["of"]]
        return Number(start, end, _fraction(match["part"]) * scale, scale)
    if match["tens"]:
        scale = scale_of(match["tens_scale"])
        times = _mantissa(match["times"]) if match["times"] else Decimal(1)
        ten = Decimal(_TENS[match["tens"]]) / (2 if match["half_ten"] else 1)
        return Number(start, end, times * ten * scale, scale, about=True)
    if match["lone"]:
        scale = _SCALES[match["lone"]]
        return Number(start, end, Decimal(scale), scale)
    if match["digits"] and low[start - 1 : start] == "+" and not _PRICED.match(low, end):
        return None
    scale = scale_of(match["scale"])
    tail = "," + match["after"] if match["after"] else ""
    value = _mantissa(match["words"] or match["digits"] + tail) * scale
    if scale > 1000:
        value, end = _chained(low, match, value, scale)
    return Number(
        start,
        end,
        value,
        scale,
        about=match["words"] is not None and (match["scale"] or "").startswith("millier"),
        article=match["words"] in ("un", "une") and scale == 1,
        in_digits=bool(match["digits"]),
    )


def _chained(low: str, match: re.Match[str], value: Decimal, scale: int) -> tuple[Decimal, int]:
    """What follows a multiplier: « et demi », « deux millions cinq cent mille », « 1 milliard 200 millions »."""
    start, end = match.span()
    if half := _HALF.match(low, end):
        return value + scale * _PARTS[half["share"]], half.end()
    while scale > 1 and (more := _MORE.match(low, end)):
        smaller = scale_of(more["scale"])
        extra = _mantissa(more["digits"] or more["words"]) * smaller
        if extra >= scale or not (smaller > 1 or _goes_on(low, more)):
            break
        if more["joint"] == " et " and currency_before(low, start) and currency_after(low, more.end()):
            break  # « CHF 2 milliards et 2 milliers d'euros » are two sums
        value, end, scale = value + extra, more.end(), smaller
    return value, end


def _goes_on(low: str, more: re.Match[str]) -> bool:
    """Whether units after a multiplier belong to it: thousands do, less does before a currency or a stop."""
    if "mille" in (more["words"] or ""):
        return True
    if more["joint"] == " et " or not (more["words"] or more["sep"]):
        return False
    return bool(more["sep"] or _FREE.match(low, more.end()))


def _fraction(words: str) -> Decimal:
    *times, part = words.split()
    return (_SMALL[times[0]] if times else 1) * _PARTS[part]


def scale_of(word: str | None) -> int:
    """The multiplier a word says (« millions », « mio »), 1 for none."""
    return _SCALES[word.removesuffix("s").replace("- ", "").replace(" ", "")] if word else 1


def _mantissa(written: str) -> Decimal:
    if written[0].isdigit():
        return digits_value(written)
    whole, _, rest = written.partition(" virgule ")
    *zeros, decimals = rest.split("zero ")
    fraction = f"0.{'0' * len(zeros)}{words_value(decimals)}" if rest else "0"
    return words_value(whole) + Decimal(fraction)


def digits_value(digits: str) -> Decimal:
    """The value of written digits: ``1 250 000,50``, ``1.500``, ``12'000.45``, ``1,250,000``, ``3.5``."""
    bare = digits.replace(" ", "").replace("'", "")
    if bare.isdecimal():
        return Decimal(bare)
    if _DOTTED.fullmatch(bare):
        bare = bare.replace(".", "")
    elif _COMMAED.fullmatch(bare):
        bare = bare.replace(",", "")
    return Decimal(bare.replace(",", "."))


def words_value(words: str) -> int:
    """The value of a whole number written in words, without million or milliard."""
    total = group = 0
    for word in re.split(r"[- ]+", words.strip()):
        if word in ("cent", "cents"):
            group = max(group, 1) * 100
        elif word == "mille":
            total += max(group, 1) * 1000
            group = 0
        elif word in ("vingt", "vingts") and group % 100 == 4:
            group += 76
        elif word in _SMALL:
            group += _SMALL[word]
    return total + group
