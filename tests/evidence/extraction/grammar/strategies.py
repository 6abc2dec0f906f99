"""Numbers, sums, dates and periods drawn with the ways French writes them: what is written and what it says."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SHORT = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"]
_LOCAL = {"france": {}, "belgium": {7: "septante", 9: "nonante"}, "vaud": {7: "septante", 8: "huitante", 9: "nonante"}}
COUNTRIES = sorted(_LOCAL)
#: Before and after a sum or a date: nothing that names a number, a currency, a day or a rhythm.
BEFORE = [
    "",
    "Le plan dispose de ",
    "Soit ",
    "La Région a voté un budget : ",
    "(",
    "« ",
    "Pour cela, ",
    "• ",
    "Cela fait\n",
]
AFTER = ["", ".", " pour la recherche.", ", selon le rapport", ")", " »", " ; puis rien", "\nSuite", " dans la région"]


@dataclass(frozen=True)
class Written:
    """A text and what it says."""

    text: str
    value: Decimal
    currency: str = "EUR"


def in_words(n: int, country: str = "france", *, joined: bool = False) -> str:
    """French words for 0 to 999 999 999; ``joined`` with the hyphens of 1990."""
    words = _millions(n, country)
    return words.replace(" ", "-") if joined else words


def _millions(n: int, country: str) -> str:
    millions, rest = divmod(n, 10**6)
    if not millions:
        return _thousands(rest, country)
    head = f"{_thousands(millions, country)} million{'s' if millions > 1 else ''}"
    return f"{head} {_thousands(rest, country)}" if rest else head


def _thousands(n: int, country: str) -> str:
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return _hundreds(rest, country)
    times = re.sub(r"(cent|vingt)s$", r"\1", _hundreds(thousands, country)) + " "
    head = f"{times if thousands > 1 else ''}mille"
    return f"{head} {_hundreds(rest, country)}" if rest else head


def _hundreds(n: int, country: str) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _tens(rest, country)
    head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent"
    return f"{head} {_tens(rest, country)}" if rest else head + "s" * (hundreds > 1)


def _tens(n: int, country: str) -> str:
    if n < 20:
        return UNITS[n]
    ten, unit = divmod(n, 10)
    word = _LOCAL[country].get(ten)
    if word is None and ten in (7, 9):
        joint = " et " if n == 71 else "-"
        return ("soixante" if ten == 7 else "quatre-vingt") + joint + UNITS[10 + unit]
    if word is None and ten == 8:
        return f"quatre-vingt-{UNITS[unit]}" if unit else "quatre-vingts"
    word = word or _TENS[ten]
    return word if not unit else f"{word} et un" if unit == 1 else f"{word}-{UNITS[unit]}"


def grouped(n: int, separator: str) -> str:
    """1234567 as « 1 234 567 »."""
    return f"{n:,}".replace(",", separator)


GROUPINGS = [" ", "\u00a0", "\u202f", "\u2009", ".", "'", "’", ""]


@st.composite
def digits(draw: st.DrawFn) -> Written:
    """A number in digits, whole or with decimals."""
    n = draw(st.integers(2, 999) | st.integers(1000, 999_999_999))
    separator = draw(st.sampled_from(GROUPINGS))
    cents = draw(st.integers(0, 99))
    if separator in ("'", "’") and n > 999 and draw(st.booleans()):
        return Written(f"{grouped(n, separator)}.{cents:02}", n + Decimal(cents) / 100)
    if draw(st.booleans()):
        return Written(f"{grouped(n, separator)},{cents:02}", n + Decimal(cents) / 100)
    return Written(grouped(n, separator), Decimal(n))


UNITS_OF_MONEY = {
    "€": ("EUR", 1), "euros": ("EUR", 1), "EUR": ("EUR", 1), "k€": ("EUR", 10**3), "K€": ("EUR", 10**3),
    "kEUR": ("EUR", 10**3), "M€": ("EUR", 10**6), "MEUR": ("EUR", 10**6), "M EUR": ("EUR", 10**6),
    "Md€": ("EUR", 10**9),
    "Mds €": ("EUR", 10**9), "Md EUR": ("EUR", 10**9), "millions d’euros": ("EUR", 10**6),
    "millions d'euros": ("EUR", 10**6), "milliards d’euros": ("EUR", 10**9), "milliers d’euros": ("EUR", 10**3),
    "millions €": ("EUR", 10**6), "francs": ("CHF", 1), "fr.": ("CHF", 1), "CHF": ("CHF", 1), "mio CHF": ("CHF", 10**6),
    "millions de francs": ("CHF", 10**6), "mio. de francs": ("CHF", 10**6), "dollars": ("USD", 1), "$": ("USD", 1),
    "M$": ("USD", 10**6), "M$ CA": ("CAD", 10**6), "$ CA": ("CAD", 1), "milliards de dollars canadiens": ("CAD", 10**9),
    "millions de dollars américains": ("USD", 10**6), "M$ US": ("USD", 10**6), "FCFA": ("XOF", 1),
    "$ CAD": ("CAD", 1), "M$ CAD": ("CAD", 10**6), "M CAD": ("CAD", 10**6), "dollars CAD": ("CAD", 1),
    "millions de dollars CAD": ("CAD", 10**6), "k$": ("USD", 10**3), "F CFA": ("XOF", 1), "M FCFA": ("XOF", 10**6),
    "millions de FCFA": ("XOF", 10**6), "M CHF": ("CHF", 10**6), "kCHF": ("CHF", 10**3), "Mrd CHF": ("CHF", 10**9),
    "M d’euros": ("EUR", 10**6), "Mio €": ("EUR", 10**6), "milliers €": ("EUR", 10**3),
    "milliards de francs CFA": ("XOF", 10**9), "M£": ("GBP", 10**6), "livres sterling": ("GBP", 1),
}  # fmt: skip
PREFIXES = {"CHF": "CHF", "Fr.": "CHF", "EUR": "EUR", "€": "EUR", "US$": "USD", "CAD": "CAD", "£": "GBP"}
SCALES = {"": 1, " millions": 10**6, " mio": 10**6, " milliards": 10**9}
GLUED = {"€", "k€", "K€", "M€", "Md€", "$", "M$", "M£"}


@st.composite
def sums(draw: st.DrawFn) -> Written:
    """A sum of money: digits or words and a unit after, or a currency before and digits."""
    shape = draw(st.sampled_from(["after", "words", "before"]))
    if shape == "words":
        unit = draw(
            st.sampled_from([u for u, (_, times) in sorted(UNITS_OF_MONEY.items()) if times == 1 and u.isalpha()])
        )
        n = draw(st.integers(2, 999_999_999))
        written = in_words(n, draw(st.sampled_from(COUNTRIES)), joined=draw(st.booleans()))
        joint = "de " if n % 10**6 == 0 else ""
        currency = UNITS_OF_MONEY[unit][0]
        return Written(f"{written} {joint}{unit}", Decimal(n), currency)
    if shape == "before":
        prefix, scale = draw(st.sampled_from(sorted(PREFIXES))), draw(st.sampled_from(sorted(SCALES)))
        number = draw(digits())
        joint = "" if prefix in ("€", "£", "US$") and draw(st.booleans()) else "\u00a0"
        return Written(f"{prefix}{joint}{number.text}{scale}", number.value * SCALES[scale], PREFIXES[prefix])
    unit = draw(st.sampled_from(sorted(UNITS_OF_MONEY)))
    currency, times = UNITS_OF_MONEY[unit]
    number = draw(digits())
    space = "" if unit in GLUED and draw(st.booleans()) else draw(st.sampled_from([" ", "\u00a0", "\u202f"]))
    return Written(f"{number.text}{space}{unit}", number.value * times, currency)


@dataclass(frozen=True)
class WrittenDate:
    """A text and the EDTF date it says, read on ``published``."""

    text: str
    edtf: str
    published: date | None


DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))


def _ordinal(day: int) -> str:
    return "1er" if day == 1 else str(day)


@st.composite
def full_dates(draw: st.DrawFn) -> WrittenDate:
    """A day with its year, in every writing; the day of publication does not matter."""
    day = draw(DAYS)
    month = day.month - 1
    number = _ordinal(day.day)
    writings = [
        f"{number} {MONTHS[month]} {day.year}",
        f"{number} {SHORT[month]} {day.year}",
        f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[month]} {day.year}",
        f"{number} {MONTHS[month].upper()} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%y}",
        day.isoformat(),
        f"{day.day}.{ROMAN[month]}.{day.year}",
    ]
    return WrittenDate(draw(st.sampled_from(writings)), day.isoformat(), draw(st.none() | DAYS))


@st.composite
def near_dates(draw: st.DrawFn) -> WrittenDate:
    """A day without its year, published within five months of it; or said from the day of publication."""
    day = draw(DAYS)
    published = day + timedelta(days=draw(st.integers(-150, 150)))
    number, month = _ordinal(day.day), day.month - 1
    writings = [
        f"{number} {MONTHS[month]}",
        f"{number} {SHORT[month]}",
        f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[month]}",
        f"{day:%d/%m}",
    ]
    if day < published:
        writings.append(f"{number} {MONTHS[month]} dernier")
    if day > published:
        writings.append(f"{number} {MONTHS[month]} prochain")
    text = draw(st.sampled_from(writings))
    return WrittenDate(f"le {text}", day.isoformat(), published)


@st.composite
def periods(draw: st.DrawFn) -> WrittenDate:
    """Days in a row, months in a row, years in a row, quarters and halves."""
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(1, 200)))
    days = f"{first.isoformat()}/{last.isoformat()}"
    one, two = f"{_ordinal(first.day)} {MONTHS[first.month - 1]}", f"{_ordinal(last.day)} {MONTHS[last.month - 1]}"
    quarter, half, span = draw(st.integers(1, 4)), draw(st.integers(1, 2)), draw(st.integers(1, 9))
    year = first.year
    options = [
        (f"{year}-{year + span}", f"{year}/{year + span}"),
        (f"{year}–{year + span}", f"{year}/{year + span}"),
        (f"T{quarter} {year}", f"{year}-{32 + quarter}"),
        (f"{'1er' if quarter == 1 else f'{quarter}e'} trimestre {year}", f"{year}-{32 + quarter}"),
        (f"{['premier', 'second'][half - 1]} semestre {year}", f"{year}-{39 + half}"),
        (f"S{half} {year}", f"{year}-{39 + half}"),
    ]
    if (first.year, first.month) == (last.year, last.month):
        options.append((f"{_ordinal(first.day)} au {two} {last.year}", days))
        options.append((f"{_ordinal(first.day)} et {two} {last.year}", days))
    else:
        options.append((f"{one} au {two} {last.year}", days))
    if first.month != last.month:
        months = f"{MONTHS[first.month - 1]} à {MONTHS[last.month - 1]} {last.year}"
        options.append((months, f"{first:%Y-%m}/{last:%Y-%m}"))
    text, edtf = draw(st.sampled_from(options))
    return WrittenDate(text, edtf, draw(st.none() | DAYS))
