"""Reading in a bounded child gives the same rendition or refusal, and the child never outlives its limits."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tramontane
from tests.evidence.reading.reading_documents import docx, paragraph, pdf
from tramontane.evidence.reading import isolation
from tramontane.evidence.reading.isolation import packed, unpacked
from tramontane.evidence.reading.read import read, read_safely
from tramontane.evidence.rendition import Block, Page, Rendition, Segment, WordBox
from tramontane.lib.errors import Refusal

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEAVY = b"<p>Un <b>texte</b> et &eacute;</p>\n" * 60_000

texts = st.text(st.characters(categories=["Cs", "L", "P"]), max_size=8)
small = st.integers(0, 99)
blocks = st.builds(
    Block,
    st.just("cell"),
    small,
    small,
    small,
    texts,
    small,
    small,
    small,
    st.lists(texts, max_size=3).map(tuple),
    texts,
    texts,
)
edges = st.floats(allow_nan=False, allow_infinity=False)
renditions = st.builds(
    Rendition,
    texts,
    texts,
    st.lists(st.builds(Segment, small, small, small, small), max_size=3).map(tuple),
    st.lists(blocks, max_size=3).map(tuple),
    st.lists(st.builds(Page, small, small, small, edges, edges), max_size=2).map(tuple),
    st.lists(st.builds(WordBox, small, small, small, edges, edges, edges, edges), max_size=2).map(tuple),
    texts,
    texts,
)


@given(renditions)
def test_a_rendition_survives_the_trip_even_with_lone_surrogates(rendition: Rendition) -> None:
    assert unpacked(packed(rendition)) == rendition


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        ("Trois axes :\r\n• un\r\n\r\na | b\nc | 1\n".encode(), "text/plain"),
        ("# Titre\n\n> été".encode(), "text/markdown"),
        (b"<h1>T</h1><table><caption>k</caption><tr><th>a<th>b<tr><td>c<td>1</table>", "text/html"),
        (pdf("Une page.", "Une autre."), "application/pdf"),
        (docx(paragraph("Un texte & co".replace("&", "&amp;"))), DOCX),
    ],
)
def test_the_child_reads_as_the_parent_does(content: bytes, media_type: str) -> None:
    assert read_safely(content, media_type) == read(content, media_type)


def test_a_refusal_comes_back_whole() -> None:
    with pytest.raises(Refusal) as here:
        read(b"x", "application/pdf")
    with pytest.raises(Refusal) as there:
        read_safely(b"x", "application/pdf")
    assert (there.value.rule, there.value.message) == (here.value.rule, here.value.message)


def test_pipes_larger_than_their_buffers_do_not_block() -> None:
    content = "Une ligne de texte à lire.\n".encode() * 80_000
    assert read_safely(content, "text/plain").raw.encode() == content


def test_a_child_that_does_not_read_its_input_does_not_block() -> None:
    with pytest.raises(Refusal) as refused:
        read_safely(b"a" * 3_000_000, "application/x-unknown")
    assert refused.value.rule == "document.type"


def test_too_slow_a_reading_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_safely(HEAVY * 5, "text/html", seconds=0.5)
    assert refused.value.rule == "document.too_slow"


def test_a_reading_that_hangs_is_killed_and_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    popen = subprocess.Popen.__init__

    def noted(self: subprocess.Popen[bytes], *args: object, **options: object) -> None:
        popen(self, *args, **options)  # type: ignore[call-overload]
        started.append(self.pid)

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    monkeypatch.setattr(isolation, "CHILD", "timeit")
    begun = time.monotonic()
    with pytest.raises(Refusal) as refused:
        read_safely(b"x", "import time; time.sleep(40); raise SystemExit", seconds=0.5)
    assert refused.value.rule == "document.too_slow"
    assert time.monotonic() - begun < 30
    with pytest.raises(ProcessLookupError):
        os.killpg(started[0], 0)


@pytest.mark.parametrize("memory_mb", [40, 90])
def test_too_heavy_a_reading_is_refused(memory_mb: int) -> None:
    with pytest.raises(Refusal) as refused:
        read_safely(HEAVY, "text/html", memory_mb=memory_mb)
    assert refused.value.rule == "document.too_heavy"


def test_processor_time_is_bounded_inside_the_child_too() -> None:
    command = [sys.executable, "-m", "tramontane.evidence.reading.child", "text/html", "1", "1024"]
    root = {"PYTHONPATH": str(Path(tramontane.__file__).parent.parent)}
    done = subprocess.run(command, input=HEAVY * 20, capture_output=True, check=False, env=root)
    assert done.returncode == -24


def test_the_child_imports_neither_django_nor_what_it_does_not_need() -> None:
    code = (
        "import sys, tramontane.evidence.reading.child\n"
        "print([m for m in ('django', 'pydantic', 'pypdfium2', 'charset_normalizer') if m in sys.modules])"
    )
    root = {"PYTHONPATH": str(Path(tramontane.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=root)
    assert done.stdout.strip() == b"[]"
