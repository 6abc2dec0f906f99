"""Currencies and multipliers as they are written beside a number, and which one a text means by « francs » or « $ »."""

import re
from dataclasses import dataclass

_CURRENCY = (
    r"(?P<eur>€|eur(?:os?)?\b(?!-))|(?P<cad>\$ ?ca[nd]?\b|c(?:a|an)?\$|cad\b|dollars? (?:canadiens?|cad|du canada)\b)"
    r"|(?P<usd>\$ ?us\b|us ?\$|usd\b|dollars? (?:americains?|us)\b)"
    r"|(?P<chf>chf\b|sfr\b\.?|francs? suisses?\b)|(?P<xof>f\.? ?cfa\b|francs? cfa\b|xof\b)"
    r"|(?P<xpf>f\.? ?cfp\b|francs? (?:cfp|pacifiques?)\b|xpf\b)|(?P<gbp>£|gbp\b|livres? sterling\b)"
    r"|(?P<dollar>\$|dollars?\b)|(?P<franc>francs?\b(?!-)|frs?\b(?!-)\.?)"
)
_TIMES = {"k": 10**3, "m": 10**6, "mio": 10**6, "mill": 10**6, "g": 10**9, "md": 10**9, "mds": 10**9, "mrd": 10**9,
          "mrds": 10**9, "mia": 10**9}  # fmt: skip
_SHORT = r"(?P<times>mio\.?|mia\.?|mill\.|mrds?\.?|mds?\.?|k|m|g)"
_DASH = r"(?:[.,][-–—]{1,2}(?!\w))"
_UNIT = re.compile(rf"{_DASH}?(?:(?<=mio|mia|mrd)\.)?(?: ?{_SHORT})? ?(?:d'|de )?(?:{_CURRENCY}){_DASH}?")
_CENTS = re.compile(r" (?:et )?(?P<cents>\d\d?) (?:centimes?|cents)\b|(?P<glued>\d\d)(?![\d.,]| \d{3}|\w)")
_CENT = re.compile(rf" ?(?:centimes?|cents)\b(?: (?:d'|de )(?:{_CURRENCY}))?")
_PREFIX = re.compile(
    r"(?:(?P<eur>€|\beuros?|\beur)|(?P<cad>\bcad|\bca?\$|\bcan\$)|(?P<usd>\busd|\bus\$)"
    r"|(?P<chf>\bchf|(?<![\w.@/])sfr\.?|(?<![\w.@/])frs?\.)|(?P<xof>\bxof|\bf ?cfa)|(?P<gbp>£|\bgbp)|(?P<dollar>\$)) ?$"
)
_PREFIX_ENDS = frozenset("€$£.rdsfapo")
_AFTER_PREFIX = re.compile(rf" ?{_SHORT}(?!\w){_DASH}?|{_DASH}")
_SWISS = re.compile(r"\.[-–—]{1,2}(?!\w)")
_NAMED = re.compile(rf"(?:\b(?=[a-z])|(?=[€$£]))(?:{_CURRENCY})")
_PLACES = {
    "CAD": ("quebec", "canad", "montreal", "ottawa", "ontario"),
    "XPF": ("cfp", "xpf", "polynesi", "nouvelle-caledonie", "noumea"),
    "XOF": ("cfa", "dakar", "senegal", "abidjan", "cote d'ivoire", "cotonou", "ouagadougou", "bamako"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """What is written beside a number: a currency, a multiplier, and where that ends (or begins, before it)."""

    edge: int
    currency: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currencies of one text: what its bare « dollars » and « francs » are, and which one it names first."""

    low: str
    local: dict[str, str]
    first: str

    def after(self, position: int, *, scaled: bool) -> Unit | None:
        """The unit that follows a number ending at ``position``; ``scaled`` when the number has its multiplier."""
        match = currency_after(self.low, position)
        if not match:
            return None
        times = 1 if scaled else times_of(match["times"])
        return Unit(match.end(), self._code(match), times)

    def before(self, position: int) -> Unit | None:
        """The currency written just before a number that begins at ``position``: its edge is where it begins."""
        match = currency_before(self.low, position)
        return Unit(match.start(), self._code(match)) if match else None

    def after_prefix(self, position: int, *, scaled: bool) -> tuple[int, int]:
        """Where a number led by its currency ends, and the multiplier it carries: « CHF 12 mio », « Fr. 5.– »."""
        match = _AFTER_PREFIX.match(self.low, position)
        if not match or (scaled and match["times"]):
            return position, 1
        return match.end(), times_of(match["times"])

    def cents_after(self, unit: Unit) -> tuple[int, int]:
        """The cents after a whole sum (« 12 € 50 » glued, « 3 euros et 20 centimes ») and where they end."""
        match = _CENTS.match(self.low, unit.edge)
        return (int(match["cents"] or match["glued"]), match.end()) if match else (0, unit.edge)

    def cents(self, position: int, last: str | None) -> Unit | None:
        """« 50 centimes », « 20 cents d'euro »."""
        match = _CENT.match(self.low, position)
        if not match:
            return None
        return Unit(match.end(), self._code(match) if match.lastgroup else last or self.first)

    def swiss_dash(self, position: int) -> int | None:
        """Where the dash of round Swiss sums ends: ``5'400'000.–``."""
        match = _SWISS.match(self.low, position)
        return match.end() if match else None

    def _code(self, match: re.Match[str]) -> str:
        name = next(name for name in _CODES if match[name])
        return self.local.get(name, name.upper())


_CODES = ("eur", "cad", "usd", "chf", "xof", "gbp", "dollar", "xpf", "franc")


def currency_after(low: str, position: int) -> re.Match[str] | None:
    """The unit, its multiplier included, that follows a number ending at ``position``."""
    return _UNIT.match(low, position)


def currency_before(low: str, position: int) -> re.Match[str] | None:
    """The currency written just before ``position``."""
    if low[max(0, position - 2) : position].rstrip(" ")[-1:] not in _PREFIX_ENDS:
        return None
    return _PREFIX.search(low, max(0, position - 6), position)


def currencies_of(low: str) -> Currencies:
    """The currencies of a folded text. Linear in its length."""
    near = {code for code, words in _PLACES.items() if any(word in low for word in words)}
    local = {
        "dollar": "CAD" if "CAD" in near else "USD",
        "franc": "XPF" if "XPF" in near else "XOF" if "XOF" in near else "CHF",
    }
    named = _NAMED.search(low)
    name = next((n for n in _CODES if named and named[n]), "eur")
    return Currencies(low, local, local.get(name, name.upper()))


def times_of(short: str | None) -> int:
    """The multiplier an abbreviation says (« k », « M », « Mds »), 1 for none."""
    return _TIMES[short.removesuffix(".")] if short else 1
