"""Precision and recall of facts against annotated documents, and the errors that public money cannot afford."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.extraction.agreement import (
    NAMED,
    Fact,
    is_harmless,
    overlap,
    same_key,
    same_label,
    same_name,
    same_number,
    spans_of,
    words_of,
)
from tramontane.evidence.values import KINDS

NOT_FIRM = frozenset({"conditional", "rejected", "superseded", "negated", "requested"})
_WIDE = frozenset({"axis", "action"})


@dataclass(slots=True)
class Tally:
    """Facts found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of what there was to find that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


@dataclass(slots=True)
class Board:
    """What a set of documents gave. ``leaks`` counts (leaked, all) for external and not-firm sums."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    labelled: Tally = field(default_factory=Tally)
    leaks: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    false_quotes: int = 0

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the kinds that the documents hold."""
        held = [t.f1 for t in self.kinds.values() if t.right + t.missed]
        return sum(held) / len(held) if held else 0.0

    def share(self, what: str) -> float:
        """The share of external (or not-firm) sums presented as the plan's (or as firm)."""
        return self.leaks[f"{what}_leaked"] / self.leaks[what] if self.leaks[what] else 0.0


def reproduces(fact: Fact, text: str) -> bool:
    """Every quote is what stands at its place; only an addition needs none."""
    spans = spans_of(fact)
    if not spans:
        return bool(fact["kind"] == "check")
    return all(0 <= a < b <= len(text) and quote in (None, text[a:b]) for a, b, quote in spans)


def add(board: Board, said: Mapping[str, Any], gold: Mapping[str, Any], text: str) -> None:
    """Counts one document: ``said`` in the exchange format, ``gold`` its annotation."""
    facts = [f for f in said["facts"] if reproduces(f, text)]
    board.false_quotes += len(said["facts"]) - len(facts)
    for kind in KINDS:
        found = [f for f in facts if f["kind"] == kind]
        wanted = [f for f in gold["facts"] if f["kind"] == kind]
        pairs, doubles = matched(kind, found, wanted, text)
        loose = [i for i in range(len(found)) if i not in pairs and i not in doubles]
        wrong = sum(not is_harmless(kind, found[i], gold["facts"], gold["territory"]) for i in loose)
        right = sum(not wanted[j].get("optional") for j in pairs.values())
        missed = sum(not w.get("optional") for w in wanted) - right
        tally = board.kinds[kind]
        tally.right, tally.wrong, tally.missed = tally.right + right, tally.wrong + wrong, tally.missed + missed
        if kind == "amount":
            _label(board, [(found[i], wanted[j]) for i, j in pairs.items()], wrong, missed)
            _leak(board, {j: found[i] for i, j in pairs.items()}, wanted)
    board.totals["documents"] += 1
    board.totals["right"] += _total_is_right(said.get("card") or {}, gold["facts"])


def matched(
    kind: str, found: Sequence[Fact], wanted: Sequence[Fact], text: str
) -> tuple[dict[int, int], frozenset[int]]:
    """Found → wanted, one to one, best first; and what repeats something found already."""
    candidates = []
    for i, one in enumerate(found):
        for j, other in enumerate(wanted):
            place = _place(kind, one, other, text)
            if place and same_key(kind, one, other):
                labels = sum(same_label(f, one, other) for f in ("scope", "modality")) if kind == "amount" else 0
                candidates.append((place + 0.01 * labels + 0.001 * (not other.get("optional")), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs, frozenset(i for _, i, _ in candidates if i not in pairs)


def _place(kind: str, one: Fact, other: Fact, text: str) -> float:
    """How well the evidence agrees; a name may be quoted elsewhere, provided that the quote says a word of it."""
    if kind == "check":
        return 1.0
    found = overlap(one, other, wide=kind in _WIDE)
    if kind not in NAMED:
        return found
    name = set(words_of(one.get("name")))
    told = any(name & set(words_of(text[a:b])) for a, b, _ in spans_of(one))
    return 0.4 + found if found or told else 0.0


def _label(board: Board, pairs: Iterable[tuple[Fact, Fact]], wrong: int, missed: int) -> None:
    held = [(one, other) for one, other in pairs if not other.get("optional")]
    full = sum(same_label("scope", *p) and same_label("modality", *p) for p in held)
    tally, short = board.labelled, len(held) - full
    tally.right, tally.wrong, tally.missed = (
        tally.right + full,
        tally.wrong + wrong + short,
        tally.missed + missed + short,
    )


def _leak(board: Board, found: Mapping[int, Fact], wanted: Sequence[Fact]) -> None:
    for j, gold in enumerate(wanted):
        if gold.get("optional"):
            continue
        accept = gold.get("accept", {})
        inside = j in found and found[j].get("scope", "external") != "external"
        if gold["scope"] == "external" and not accept.get("scope"):
            board.leaks["external"] += 1
            board.leaks["external_leaked"] += inside
        if gold["modality"] in NOT_FIRM:
            board.leaks["not_firm"] += 1
            firm = inside and found[j].get("modality", "firm") == "firm" and "firm" not in accept.get("modality", [])
            board.leaks["not_firm_leaked"] += firm


def _total_is_right(card: Mapping[str, Any], gold: Sequence[Fact]) -> bool:
    refused = ("superseded", "rejected", "spent", "negated")
    totals = [f for f in gold if f["kind"] == "amount" and f["scope"] == "plan_total" and f["modality"] not in refused]
    total = next(iter([t for t in totals if t["modality"] != "conditional"] or totals), None)
    if total is None:
        return card.get("total") is None
    same = same_number(card.get("total"), total["max"])
    return same and (card.get("currency") or "EUR") == total["currency"]


def plan_is_named(card: Mapping[str, Any], gold: Sequence[Fact]) -> bool:
    """The card gives the plan one of its names."""
    plan = next(f for f in gold if f["kind"] == "plan")
    return any(same_name(card.get("plan"), n) for n in [plan["name"], *plan.get("accept", {}).get("name", [])])
