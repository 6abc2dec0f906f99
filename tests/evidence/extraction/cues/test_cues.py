"""Cues find what their patterns find, and know which words these need."""

import re
import sys
from collections.abc import Iterator

import pytest

from bench.extraction.board import DEVELOPED
from tests.evidence.extraction.texts import rendition_of
from tramontane.evidence.extraction import extract  # noqa: F401  (every cue of the grammar exists)
from tramontane.evidence.extraction.cues.cue import Cue, cue
from tramontane.evidence.extraction.cues.heads import heads_of
from tramontane.evidence.extraction.cues.texts import text_of
from tramontane.evidence.extraction.grammar.parsed import parse


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"\bbudgets?\b", {"budget ", "budgets "}),
        (r"\b(?:budget|env[eo]l)\w*", {"budget", "envel", "envol"}),
        (r"[^.;]{0,40}\b(?:est|sont)\s(?:\w+\s)?refuse", {"refuse"}),
        (r"(?:^|[\s,])l'etat\b", {"etat "}),
        (r"(?<![\w-])(?P<name>vote(?=\sdu)|scrutin)(?![\w-])", {"vote ", "scrutin "}),
        (r"\b(?:deja\s)?verse(?!\w*\spas)", {"verse"}),
        (r"budget", set()),
        (r"\bbudget|refuse", set()),
        (r"\b(?:de|la|les|des|du|en)\s", set()),
        (r"\b\w+ment\b", set()),
        (r"\b(?:le\s)?(?:\d+\s)+\w", set()),
    ],
)
def test_a_pattern_needs_words_that_begin_so(pattern: str, heads: set[str]) -> None:
    assert heads_of(pattern) == heads


def test_a_cue_reads_windows_and_parts_as_its_pattern_does() -> None:
    refused = cue(r"\brefus(?:e|ee)s?\b")
    text = text_of("le budget est refuse, la demande refusee ; rien d'autre")
    assert isinstance(refused, Cue)
    assert [m.group() for m in refused.finditer(text)] == ["refuse", "refusee"]
    assert refused.search(text, 21) is not None
    assert refused.search(text, 41) is None
    assert refused.match(text, 14) is not None
    assert refused.fullmatch(text, 14, 20) is not None
    assert refused.search(text.part(0, 14)) is None
    assert refused.search(text.part(11, 25).tail(11).head(10)) is not None
    assert refused.sub("-", text.part(0, 20)) == "le budget est -"
    assert refused.search("un refuse") is not None


def _cues() -> Iterator[Cue]:
    for name, module in list(sys.modules.items()):
        if name.startswith("tramontane.evidence.extraction."):
            yield from (value for value in vars(module).values() if isinstance(value, Cue))


def test_no_cue_passes_over_what_its_pattern_finds_in_a_sentence() -> None:
    plain = {found: re.compile(found.pattern) for found in _cues()}
    assert len(plain) > 200
    for path in sorted(DEVELOPED.glob("*.txt"))[::8]:
        parsed = parse(rendition_of(path.read_text(encoding="utf-8")), None)
        for told, pattern in plain.items():
            for sentence in parsed.sentences:
                found = told.search(parsed.low, sentence.start, sentence.end)
                expected = pattern.search(parsed.low, sentence.start, sentence.end)
                assert (found and found.span()) == (expected and expected.span()), told.pattern
