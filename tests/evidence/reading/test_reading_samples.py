"""The sample documents of the team are read whole, and their reference quotes are reachable from the text."""

import json
import re
from pathlib import Path

import pytest

from tests.evidence.reading.reading_documents import assert_sound, squeezed
from tramontane.evidence.reading.read import read, sniff

SHARED = Path(__file__).parents[4] / "shared"
SAMPLES = sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("extraction/documents/*.txt")])
PAGES = sorted(SHARED.glob("extraction/documents/*.html"))
GOLD = sorted(SHARED.glob("extraction/documents/*.gold.json"))

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.is_dir(), reason="no shared folder beside the project")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_a_sample_text_is_its_own_source(path: Path) -> None:
    rendition = read(path.read_bytes(), sniff(path.read_bytes(), path.name))
    assert rendition.text == rendition.raw == path.read_bytes().decode()
    assert_sound(rendition)
    covered = "".join(b.marker + rendition.text[b.start : b.end] for b in rendition.blocks)
    assert len(squeezed(covered)) > 0.97 * len(squeezed(re.sub(r"[|]", "", rendition.text)))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_a_sample_page_leaves_out_its_menus(path: Path) -> None:
    rendition = read(path.read_bytes(), "text/html")
    assert_sound(rendition)
    assert "2,5\xa0Md€" not in rendition.text
    assert "350\xa0M€ sur 5\xa0ans" in rendition.text
    assert [b.marker for b in rendition.blocks if b.kind == "item"] == ["1.", "2.", "3.", "4.", "5."]
    assert rendition.published_on == "2019-06-27"


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.name)
def test_each_reference_quote_is_the_source_of_some_text(path: Path) -> None:
    gold = json.loads(path.read_text())
    content = path.with_name(gold["file"]).read_bytes()
    rendition = read(content, sniff(content, gold["file"]))
    main = max(rendition.raw.find("</main>"), 0) or len(rendition.raw)
    spans = [s for fact in gold["facts"] for s in fact.get("spans", [])]
    spans = [s for s in spans if max(rendition.raw.find("<main>"), 0) <= s["start"] < main]
    assert len(spans) > 5
    for span in spans:
        assert rendition.raw[span["start"] : span["end"]] == span["quote"]
        assert any(s.raw_start < span["end"] and span["start"] < s.raw_start + s.raw_len for s in rendition.segments)
