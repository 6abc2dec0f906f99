"""How facts are marked against annotated documents, and the marks below which the extraction may not fall."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.extraction.agreement import overlap, same_day, same_key, same_name, same_number
from bench.extraction.annotate import UnclearError, annotate, gold_of
from bench.extraction.board import DEVELOPED, KEPT, board_of, documents, table
from bench.extraction.score import Board, add, reproduces

TEXT = "Le plan « Cap IA » de 60 M€ et 5 M€ de l’État. Le plan a été adopté."


def fact(kind: str, quote: str, **words: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"kind": kind, "spans": [{"start": start, "end": start + len(quote), "quote": quote}], **words}


def amount(quote: str, value: int, scope: str, **words: Any) -> dict[str, Any]:
    return fact("amount", quote, min=value, max=value, currency="EUR", scope=scope, **{"modality": "firm", **words})


GOLD = {
    "doc": "X",
    "territory": "Occitanie",
    "facts": [
        amount("60 M€", 60_000_000, "plan_total"),
        amount("5 M€", 5_000_000, "external"),
        fact("plan", "« Cap IA »", name="Cap IA", territory="Occitanie"),
    ],
}


def marked(*facts: dict[str, Any], **card: Any) -> Board:
    board = Board()
    add(board, {"facts": list(facts), "card": card}, GOLD, TEXT)
    return board


def test_what_is_right_is_counted_once() -> None:
    total = amount("60 M€", 60_000_000, "plan_total")
    board = marked(total, total, amount("5 M€", 5_000_000, "external"), total=60_000_000)
    assert (board.kinds["amount"].right, board.kinds["amount"].wrong, board.kinds["amount"].missed) == (2, 0, 0)
    assert board.labelled.f1 == 1.0
    assert (board.totals["right"], board.totals["documents"]) == (1, 1)
    assert board.kinds["plan"].recall == 0


def test_a_foreign_sum_shown_as_the_plan_s_leaks() -> None:
    board = marked(amount("5 M€", 5_000_000, "action"), total=5_000_000)
    assert board.share("external") == 1.0
    assert board.labelled.right == 0
    assert board.totals["right"] == 0


def test_a_false_quote_is_counted_and_gives_nothing() -> None:
    false = amount("60 M€", 60_000_000, "plan_total")
    false["spans"][0]["quote"] = "70 M€"
    board = marked(false)
    assert not reproduces(false, TEXT)
    assert (board.false_quotes, board.kinds["amount"].right) == (1, 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("le plan Cap IA", "Cap IA", True),
        ("CAP IA", "cap ia", True),
        ("Cap IA", "Cap Données", False),
        ("", "Cap IA", False),
        ("Conservatoire national de région de Lyon", "Lyon", False),
    ],
)
def test_names_are_compared_by_their_words(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_days_and_numbers_have_their_usual_variants() -> None:
    assert same_day("2026-Q2", "2026-34")
    assert same_day("2028-12-31", "2028", deadline=True)
    assert not same_day("2028-12-31", "2028")
    assert same_day(None, None)
    assert same_number(1, "1.0000001")
    assert not same_number(None, 0)


def test_the_length_of_a_plan_or_its_years_identify_its_period() -> None:
    gold = {"from": "2024", "to": "2028", "years": None}
    assert same_key("period", {"from": "2024-07", "to": "2028-12"}, gold)
    assert not same_key("period", {"years": 5}, gold)
    assert same_key("period", {"years": 5}, {"from": None, "to": None, "years": 5})


def test_evidence_must_share_half_of_the_shorter_quote() -> None:
    assert overlap(fact("x", "60 M€"), fact("x", "de 60 M€ et"))
    assert not overlap(fact("x", "60 M€"), fact("x", "5 M€"))
    assert not overlap(fact("x", "60"), fact("x", TEXT), wide=True)


def test_an_annotation_points_to_one_place_or_is_refused(tmp_path: Path) -> None:
    notes = {
        "doc": "X",
        "file": "X.txt",
        "published": None,
        "facts": [{"kind": "amount", "q": "5 M€", "v": 5, "scope": "external"}],
    }
    assert gold_of(notes, TEXT)["facts"][0]["spans"][0]["start"] == TEXT.index("5 M€")
    with pytest.raises(UnclearError, match="found 2 times"):
        gold_of({**notes, "facts": [{"kind": "programme", "q": "Le plan", "name": "Plan"}]}, TEXT)
    with pytest.raises(UnclearError, match="lacks"):
        gold_of({**notes, "facts": [{"kind": "amount", "q": "5 M€", "v": 5}]}, TEXT)
    (tmp_path / "X.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "X.facts.yaml").write_text(
        json.dumps({**notes, "facts": [{"kind": "actor", "q": "Nul"}]}), encoding="utf-8"
    )
    assert annotate(tmp_path)[0].startswith("X.facts.yaml: UnclearError")


@pytest.mark.slow
@pytest.mark.parametrize("folder", [DEVELOPED, KEPT], ids=["developed", "kept"])
def test_every_annotation_quotes_its_document(folder: Path) -> None:
    found = list(documents(folder))
    assert found
    for gold, path in found:
        text = path.read_bytes().decode("utf-8")
        assert all(reproduces(f, text) for f in gold["facts"]), path.name


@pytest.mark.slow
def test_the_documents_it_was_developed_on_stay_well_read() -> None:
    board = board_of(DEVELOPED)
    assert board.false_quotes == 0
    assert board.kinds["amount"].f1 >= 0.95
    assert board.labelled.f1 >= 0.90
    assert board.share("external") <= 0.02
    assert board.share("not_firm") <= 0.02
    assert board.kinds["check"].f1 >= 0.95
    assert board.macro_f1 >= 0.88
    assert "macro-F1" in table(board)
