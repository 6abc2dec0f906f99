"""When a fact read by the program and one annotated by a person say the same thing (docs/extraction.md)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

Fact = Mapping[str, Any]

NAMED = frozenset({"plan", "actor", "programme"})
_STOP = frozenset(re.findall(r"\w+", "le la les l un une des de du d et a au aux en the of m mme"))
_SEASONS = {
    "printemps": 21, "spring": 21, "ete": 22, "summer": 22, "automne": 23, "autumn": 23, "fall": 23, "hiver": 24,
    "winter": 24,
}  # fmt: skip


def words_of(value: object) -> list[str]:
    """The words of a name, without case, accents, punctuation and articles."""
    folded = unicodedata.normalize("NFKD", str(value or "")).lower()
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return [w for w in re.sub(r"[^a-z0-9]+", " ", bare).split() if w not in _STOP]


def same_name(one: object, other: object) -> bool:
    """Names that share six words in ten, or of which one holds the other and four in ten."""
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return first == second
    shared = len(set(first) & set(second)) / len(set(first) | set(second))
    inside = " ".join(first) in " ".join(second) or " ".join(second) in " ".join(first)
    return shared >= 0.6 or (inside and shared >= 0.4)


def same_number(one: float | str | None, other: float | str | None) -> bool:
    """Equal to one part in a million; nothing equals nothing only."""
    if one is None or other is None:
        return one is other
    try:
        first, second = float(one), float(other)
    except (TypeError, ValueError):
        return False
    return abs(first - second) <= 1e-6 * max(1.0, abs(first), abs(second))


def _edtf(day: object) -> str | None:
    said = str(day or "").strip()
    if said in ("", "null"):
        return None
    if part := re.fullmatch(r"(\d{4})-([QTS])(\d)", said, re.I):
        return f"{part[1]}-{(39 if part[2].upper() == 'S' else 32) + int(part[3])}"
    if season := re.fullmatch(r"(\d{4})-([a-zé]+)", said, re.I):
        code = _SEASONS.get("".join(words_of(season[2])))
        return f"{season[1]}-{code}" if code else said
    return said


def same_day(said: object, wanted: object, others: Iterable[object] = (), *, deadline: bool = False) -> bool:
    """The same EDTF date, or one of the variants; the end of a year is that year when it is a deadline."""
    day, known = _edtf(said), {_edtf(d) for d in (wanted, *others)}
    if day in known:
        return True
    ends = ("-12", "-12-31")
    pairs = [(day, k) for k in known if k and day] if deadline else []
    return any((a.startswith(b) and a[len(b) :] in ends) or (b.startswith(a) and b[len(a) :] in ends) for a, b in pairs)


def spans_of(fact: Fact) -> list[tuple[int, int, str | None]]:
    """(start, end, quote) of each mention."""
    if spans := fact.get("spans"):
        return [(s["start"], s["end"], s.get("quote")) for s in spans]
    return [] if fact.get("start") is None else [(fact["start"], fact["end"], fact.get("quote"))]


def overlap(one: Fact, other: Fact, *, wide: bool = False) -> float:
    """0 when the evidence differs; half and more when half of the shorter one is shared (if wide, a fifth of both)."""
    best = 0.0
    for a, b, _ in spans_of(one):
        for c, d, _ in spans_of(other):
            shared = min(b, d) - max(a, c)
            union = shared / (max(b, d) - min(a, c)) if shared > 0 else 0
            if shared > 0 and shared >= 0.5 * min(b - a, d - c) and (not wide or union >= 0.2):
                best = max(best, 0.5 + union / 2)
    return best


def _variants(gold: Fact, field: str) -> list[Any]:
    return [gold.get(field), *gold.get("accept", {}).get(field, [])]


def same_key(kind: str, said: Fact, gold: Fact) -> bool:
    """Whether the value that identifies a fact of this kind is right; the evidence alone identifies the rest."""
    if kind in NAMED:
        return any(same_name(said.get("name"), name) for name in _variants(gold, "name"))
    test = _KEYS.get(kind)
    return test is None or test(said, gold)


def _status(said: Fact, gold: Fact) -> bool:
    value, day = said.get("value"), said.get("date")
    if value == gold["value"] and same_day(day, gold["date"], gold.get("accept", {}).get("date", [])):
        return True
    return any(value == v and same_day(day, d) for v, d in gold.get("accept", {}).get("pairs", []))


def _period(said: Fact, gold: Fact) -> bool:
    def years(days: Iterable[Any]) -> set[str | None]:
        return {str(d)[:4] if d else None for d in days}

    bounded = gold.get("from") or gold.get("to")
    start, end = years([said.get("from")]), years([said.get("to")])
    if bounded and start <= years(_variants(gold, "from")) and end <= years(_variants(gold, "to")):
        return True
    return gold.get("years") is not None and same_number(said.get("years"), gold["years"])


def _amount(said: Fact, gold: Fact) -> bool:
    low = said.get("min", said.get("value"))
    high = said.get("max", low)
    same = same_number(low, gold["min"]) and same_number(low if high is None else high, gold["max"])
    return same and (said.get("currency") or "EUR") == gold["currency"]


def _target(said: Fact, gold: Fact) -> bool:
    by_factor = gold.get("value") is None or (said.get("value") is None and gold.get("factor") is not None)
    if by_factor:
        return same_number(said.get("factor"), gold.get("factor"))
    return any(same_number(said.get("value"), value) for value in _variants(gold, "value"))


def _count(said: Fact, gold: Fact) -> bool:
    return same_number(said.get("value"), gold["value"])


def _check(said: Fact, gold: Fact) -> bool:
    return all(abs(float(said.get(f) or 0) - gold[f]) <= 0.005 * max(1.0, abs(gold[f])) for f in ("total", "parts_sum"))


_KEYS = {"status": _status, "period": _period, "amount": _amount, "target": _target, "count": _count, "check": _check}


def same_label(field: str, said: Fact, gold: Fact) -> bool:
    """Whether the scope or the modality of an amount is right, variants included."""
    return said.get(field, "external" if field == "scope" else "firm") in _variants(gold, field)


def is_harmless(kind: str, said: Fact, gold: Iterable[Fact], territory: str) -> bool:
    """Something true of another kind: a number inside a target, the plan named as a programme."""
    facts = list(gold)
    over = {"count": {"target", "amount", "period"}, "action": {"target", "axis", "event"}}.get(kind, set())
    if any(f["kind"] in over and overlap(said, f) for f in facts):
        return True
    if kind not in ("programme", "actor"):
        return False
    names = [n for f in facts if f["kind"] in NAMED and f["kind"] != kind for n in _variants(f, "name")]
    names += [f["label"] for f in facts if f["kind"] == "event"]
    names += [f"Région {territory}", f"conseil régional {territory}", territory] if kind == "actor" else []
    return any(same_name(said.get("name"), name) for name in names)
