"""Extraction in a bounded child says what extraction says, ends at its limits and leaves nothing behind."""

import multiprocessing
import os
import select
import threading
import time
from dataclasses import replace
from datetime import date

import psutil
import pytest

from tests.conftest import ANNOUNCEMENT, DELIBERATION
from tests.evidence.extraction.texts import rendition_of
from tramontane.evidence.extraction.bounded import extract_safely
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.rendition import Rendition
from tramontane.lib.errors import Refusal

SLOW = rendition_of("Le plan vaut 12 millions d’euros, puis 3 M€ pour la mer.\n" * 6000)
#: Four bytes a character: one copy of it is asked from the system whole, however much this process has left over.
HEAVY = rendition_of("a " * 4_500_000 + "😀")


@pytest.mark.parametrize("content", [ANNOUNCEMENT, DELIBERATION, b""])
def test_the_child_extracts_as_the_parent_does(content: bytes) -> None:
    rendition = rendition_of(content.decode())
    assert extract_safely(rendition, date(2024, 7, 12)) == extract(rendition, date(2024, 7, 12))


@pytest.mark.parametrize(
    ("rendition", "limits", "rule"),
    [
        (SLOW, {"seconds": 0.2}, "document.extraction_too_slow"),
        (HEAVY, {"memory_mb": 1}, "document.extraction_too_heavy"),
    ],
    ids=["time", "memory"],
)
def test_a_limit_is_refused_in_french_and_no_process_stays(
    rendition: Rendition, limits: dict[str, int], rule: str
) -> None:
    known = set(psutil.Process().children())
    with pytest.raises(Refusal) as refused:
        extract_safely(rendition, None, **limits)
    assert refused.value.rule == rule
    assert "Découpez-le en plusieurs fichiers" in refused.value.message
    assert not multiprocessing.active_children()
    assert not set(psutil.Process().children()) - known


def test_a_child_killed_from_outside_is_told_as_out_of_memory() -> None:
    """So does the system end the largest process when memory runs out."""
    known = set(psutil.Process().children())

    def kill() -> None:
        while not (new := set(psutil.Process().children()) - known):
            time.sleep(0.01)
        new.pop().kill()

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(Refusal) as refused:
        extract_safely(SLOW, None)
    killer.join()
    assert refused.value.rule == "document.extraction_too_heavy"


def test_a_bug_of_the_rules_is_raised_with_its_trace() -> None:
    broken = replace(SLOW, blocks=(None,))  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match=r"(?s)the extraction failed: Traceback.*AttributeError"):
        extract_safely(broken, None)


def _too_slow() -> None:
    with pytest.raises(Refusal):
        extract_safely(SLOW, None, seconds=3)


def test_the_child_holds_no_file_of_its_parent() -> None:
    """A connection to the database that a dead worker leaves must close with it."""
    read, write = os.pipe()
    known = set(psutil.Process().children())
    extraction = threading.Thread(target=_too_slow)
    extraction.start()
    while not set(psutil.Process().children()) - known:
        time.sleep(0.01)
    os.close(write)
    ready, _, _ = select.select([read], [], [], 2)
    assert ready
    assert os.read(read, 1) == b""
    assert extraction.is_alive()
    extraction.join()
    os.close(read)
