"""What the bench computes and reads is right."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.pages import files_of
from bench.report import summary, table, write
from bench.samples import Spread, paired_ratio, spread, ticks_of
from bench.searching import Corpus


def test_a_spread_is_a_median_and_its_extremes() -> None:
    assert spread([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)


def test_a_ratio_is_taken_round_by_round() -> None:
    # A round twice as slow for both says nothing of either.
    assert paired_ratio([1.0, 2.0, 1.0], [2.0, 4.0, 2.0]) == Spread(0.5, 0.5, 0.5)


def test_a_missing_round_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired_ratio([1.0], [1.0, 2.0])


def test_ticks_are_read_after_a_name_with_parentheses_and_spaces() -> None:
    stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 900 80 0 0 11 7 5 3 20 0 4 0 123 0 0"
    assert ticks_of(stat) == 11 + 7 + 5 + 3


def test_the_files_of_a_page_are_what_a_browser_fetches() -> None:
    html = """<link rel="stylesheet" href="/static/a.css"><link rel="alternate" href="/plan.json">
    <link rel="icon" href="/static/i.svg" type="image/svg+xml"><img src="/static/i.svg" alt=""><a href="/x/">x</a>"""
    assert files_of(html) == ["/static/a.css", "/static/i.svg"]


def test_the_words_of_the_search_bench_are_the_same_at_every_run_and_few_are_frequent() -> None:
    corpus = Corpus()
    drawn = Counter(corpus.word() for _ in range(5000))
    assert len(drawn) > 1000
    assert list(Corpus().questions(5)) == list(Corpus().questions(5))
    assert max(drawn.values()) < 5000 / 50


def test_ratios_come_first_and_only_where_both_were_measured() -> None:
    found = summary({"plan": [2.0, 2.0], "plan_304": [1.0, 1.0], "reference": [4.0, 4.0]})
    assert list(found) == ["ratio_plan", "plan_web_ms", "plan_304_web_ms", "reference_web_ms"]
    assert found["ratio_plan"].median == 0.5


def test_the_file_gives_a_value_to_each_metric(tmp_path: Path) -> None:
    measures: dict[str, Spread | float] = {"ratio_plan": Spread(0.5, 0.4, 0.6), "first_view_bytes": 22535}
    write(measures, tmp_path / "latest.json")
    assert json.loads((tmp_path / "latest.json").read_text()) == {"ratio_plan": 0.5, "first_view_bytes": 22535}
    assert "ratio_plan" in table(measures)
    assert "22535" in table(measures)
