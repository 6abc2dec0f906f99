"""Turns hand-written annotations (``X.facts.yaml`` beside ``X.txt`` or ``X.html``) into exact ``X.gold.json``.

A fact names its evidence by what it says: ``q: "60 M€"``. A quote that stands several times is told apart by ``nth``
(from 1) or by ``ctx``, a longer stretch, present once, that holds it. Several mentions: ``q: [{q: …, nth: 2}, …]``.

usage: python -m bench.extraction.annotate FOLDER
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import yaml

_DEFAULTS: dict[str, dict[str, Any]] = {
    "amount": {"currency": "EUR", "qualifier": "exact", "per": "total", "modality": "firm"},
    "axis": {"level": 1},
    "action": {"negated": False, "modality": "firm"},
    "target": {"value": None, "factor": None, "modality": "firm", "per": "total", "deadline": None, "baseline": None},
    "count": {"qualifier": "exact"},
    "status": {"date": None},
    "period": {"from": None, "to": None, "years": None},
    "event": {"date": None},
    "actor": {"role": None},
}
_NEEDED = {
    "plan": {"name", "territory"}, "status": {"value", "date"}, "period": {"from", "to", "years"},
    "amount": {"min", "max", "scope"}, "axis": {"label"}, "action": {"label"}, "target": {"label"},
    "count": {"value", "unit"}, "actor": {"name", "type"}, "event": {"label"}, "programme": {"name"},
    "check": {"total", "parts_sum", "consistent", "gap"},
}  # fmt: skip


class UnclearError(ValueError):
    """An annotation that does not point to one place of its document, or lacks a field."""


def gold_of(notes: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold document of hand-written notes; raises ``UnclearError`` with the fact at fault."""
    facts = [_fact(fact, text) for fact in notes["facts"]]
    kept = {k: str(v) if k == "published" and v else v for k, v in notes.items() if k != "facts"}
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {**kept, "sha256": digest, "length": len(text), "facts": facts}


def _fact(note: dict[str, Any], text: str) -> dict[str, Any]:
    kind = note["kind"]
    fact = {**_DEFAULTS.get(kind, {}), **{k: v for k, v in note.items() if k not in ("q", "nth", "ctx", "v")}}
    if kind == "amount" and "v" in note:
        fact["min"] = fact["max"] = note["v"]
    for name in ("from", "to", "date", "deadline"):
        if fact.get(name) is not None:
            fact[name] = str(fact[name])
    if kind != "check":
        quotes = note["q"] if isinstance(note["q"], list) else [note]
        fact["spans"] = [_span(q if isinstance(q, dict) else {"q": q}, text, note) for q in quotes]
    if kind in ("axis", "action", "event", "target"):
        fact.setdefault("label", fact["spans"][0]["quote"])
    lacking = _NEEDED[kind] - fact.keys()
    if lacking:
        raise UnclearError(f"{note}: lacks {sorted(lacking)}")
    return fact


def _span(quote: dict[str, Any], text: str, note: dict[str, Any]) -> dict[str, Any]:
    wanted = quote["q"]
    floor, ceiling = 0, len(text)
    if context := quote.get("ctx"):
        if text.count(context) != 1:
            raise UnclearError(f"{note}: context found {text.count(context)} times")
        floor = text.index(context)
        ceiling = floor + len(context)
    places = []
    at = text.find(wanted, floor, ceiling)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, at + 1, ceiling)
    nth = quote.get("nth")
    if not places or (nth is None and len(places) > 1) or (nth or 1) > len(places):
        raise UnclearError(f"{note}: «{wanted}» found {len(places)} times; say nth or ctx")
    start = places[(nth or 1) - 1]
    return {"start": start, "end": start + len(wanted), "quote": wanted}


def annotate(folder: Path) -> list[str]:
    """Writes the gold file of every annotated document of a folder; returns what is wrong, document by document."""
    problems = []
    for notes_file in sorted(folder.glob("*.facts.yaml")):
        try:
            notes = yaml.safe_load(notes_file.read_text(encoding="utf-8"))
            text = (folder / notes["file"]).read_bytes().decode("utf-8")
            gold = gold_of(notes, text)
        except (UnclearError, KeyError, TypeError, OSError, yaml.YAMLError) as problem:
            problems.append(f"{notes_file.name}: {type(problem).__name__}: {problem}")
            continue
        target = notes_file.with_name(notes_file.name.replace(".facts.yaml", ".gold.json"))
        target.write_text(json.dumps(gold, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
    return problems


if __name__ == "__main__":
    found = annotate(Path(sys.argv[1]))
    print("\n".join(found) or "ok")  # noqa: T201
    sys.exit(bool(found))
