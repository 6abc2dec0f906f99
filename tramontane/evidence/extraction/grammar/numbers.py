"""Numbers as French writes them: grouped digits, words, « et demi », « -aine », fractions of a million."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SMALL = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip
_TENS = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
         "soixantaine": 60, "centaine": 100}  # fmt: skip
_SCALES = {"millier": 10**3, "million": 10**6, "mio": 10**6, "milliard": 10**9, "mrd": 10**9, "mia": 10**9}
_PARTS = {"demi": Decimal("0.5"), "quart": Decimal("0.25"), "quarts": Decimal("0.25")}

_WORD = "|".join(sorted([*_SMALL, "cents?", "mille"], key=len, reverse=True))
_WORDS = rf"(?:{_WORD})(?:(?:-et-|-| et | )(?:{_WORD})\b){{0,15}}\b"
_DIGITS = r"\d{1,3}(?P<sep>[ .'])\d{3}(?:(?P=sep)\d{3})*(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_SCALE = r"(?:milliers?|millions?|milliards?|mios?|mrds?|mias?)\b"
_UNIT_AHEAD = r"(?=(?:k|m|md|mds|mrd|mrds|mio|mia)? ?(?:€|\$|eur|chf))"
_BEFORE = r"(?<![\w/+°€$])(?<![\d][.,])(?<![a-z]-)"
_NUMBER = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?P<part>(?:un|une|trois|deux) (?:quarts?|demi)|demi|quart)[ -](?:de |d')?(?P<of>million|milliard)s?\b"
    rf"|(?:(?P<tens_words>{_WORDS}) )?(?P<tens>{'|'.join(_TENS)})s?\b(?: (?:de |d')(?P<tens_scale>{_SCALE}))?"
    rf"|(?P<ordinal>premier|dernier) (?P<ordinal_scale>million|milliard)\b"
    rf"|(?:(?P<digits>{_DIGITS})(?:{_UNIT_AHEAD}|(?!\w))|(?P<words>{_WORDS}(?: virgule {_WORDS})?))"
    rf"(?: (?P<scale>{_SCALE})(?: (?P<half>et demie?)\b| (?P<more>\d{{1,3}}|{_WORDS}) (?P<more_scale>{_SCALE}))?)?"
    rf"|(?P<bare>milliers?)\b)"
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
    for match in _NUMBER.finditer(low):
        number = _number(match)
        if number is not None:
            yield number


def parse_number(low: str) -> Decimal | None:
    """The value of a string that is one number and nothing else; None otherwise."""
    match = _NUMBER.fullmatch(low.strip())
    number = _number(match) if match else None
    return number.value if number else None


def _number(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["part"]:
        scale = _SCALES[match["of"]]
        return Number(start, end, _fraction(match["part"]) * scale, scale)
    if match["tens"]:
        scale = _scale(match["tens_scale"])
        times = words_value(match["tens_words"]) if match["tens_words"] else 1
        return Number(start, end, Decimal(times * _TENS[match["tens"]] * scale), scale, about=True)
    if match["ordinal"]:
        scale = _SCALES[match["ordinal_scale"]]
        return Number(start, end, Decimal(scale), scale)
    if match["bare"]:
        return None
    scale = _scale(match["scale"])
    mantissa = _mantissa(match["digits"], match["words"])
    value = mantissa * scale
    if match["half"]:
        value += Decimal(scale) / 2
    if match["more"]:
        more = match["more"]
        extra = Decimal(more) if more.isdigit() else Decimal(words_value(more))
        value += extra * _scale(match["more_scale"])
    return Number(start, end, value, scale, article=match["words"] in ("un", "une") and scale == 1,
                  in_digits=bool(match["digits"]))  # fmt: skip


def _fraction(words: str) -> Decimal:
    *times, part = words.split()
    return (_SMALL[times[0]] if times else 1) * _PARTS[part]


def _scale(word: str | None) -> int:
    return _SCALES[word.removesuffix("s")] if word else 1


def _mantissa(digits: str | None, words: str | None) -> Decimal:
    if digits:
        return digits_value(digits)
    whole, _, rest = (words or "").partition(" virgule ")
    value = Decimal(words_value(whole))
    if rest:
        tail = str(words_value(rest))
        zeros = "0" * sum(w == "zero" for w in rest.split()) if tail != "0" else ""
        value += Decimal(f"0.{zeros}{tail}")
    return value


def digits_value(digits: str) -> Decimal:
    """The value of written digits: ``1 250 000,50``, ``1.500``, ``12'000``, ``3.5``."""
    bare = digits.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
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
