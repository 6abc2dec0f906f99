"""Reads a document in a child process with bounded time and memory, and carries its rendition back."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import tramontane
from tramontane.evidence.reading import refusals
from tramontane.evidence.rendition import Block, Page, Rendition, Segment, WordBox
from tramontane.lib.errors import Refusal

CHILD = "tramontane.evidence.reading.child"
_CODEC = ("utf-8", "surrogatepass")
_OUT_OF_MEMORY = {signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}
"""How native code ends when an allocation fails (or when the system kills the largest process)."""
_SEGMENT, _PAGE, _BOX = 4, 5, 7


def read_safely(content: bytes, media_type: str, *, seconds: float = 60, memory_mb: int = 1024) -> Rendition:
    """Like ``read``, in a process of its own that is killed at its limits.

    Raises ``Refusal`` as ``read`` does, and ``document.too_slow`` or ``document.too_heavy``.
    """
    if len(content) > refusals.MAX_BYTES:
        raise refusals.too_large(f"plus de {refusals.MAX_BYTES // 1_000_000} Mo")
    command = [sys.executable, "-m", CHILD, media_type, str(seconds), str(memory_mb)]
    root = str(Path(tramontane.__file__).parent.parent)
    environment = {"PYTHONPATH": root, "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, start_new_session=True, **pipes) as process:  # noqa: S603 (our own module)
        try:
            output, errors = process.communicate(content, timeout=seconds)
        except BaseException as error:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise refusals.too_slow(seconds) from None
            raise
    if process.returncode == -signal.SIGXCPU:
        raise refusals.too_slow(seconds)
    if -process.returncode in _OUT_OF_MEMORY or (process.returncode and b"MemoryError" in errors):
        raise refusals.too_heavy(memory_mb)
    if process.returncode < 0:
        raise refusals.damaged(" (la lecture s’est interrompue)")
    if process.returncode:
        raise RuntimeError(f"the reading child failed: {errors.decode('utf-8', 'replace')[-4000:]}")
    return unpacked(output)


def packed(result: Rendition | Refusal) -> bytes:
    """What the child says, as JSON. Texts repeated in cells are written once."""
    if isinstance(result, Refusal):
        return json.dumps({"refusal": [result.rule, result.message]}).encode()
    words: dict[str, int] = {}

    def word(value: str) -> int:
        return words.setdefault(value, len(words))

    said = {
        "raw": result.raw,
        "text": None if result.text == result.raw else result.text,
        "segments": list(
            chain.from_iterable((s.text_start, s.text_len, s.raw_start, s.raw_len) for s in result.segments)
        ),
        "blocks": [
            (b.kind, b.start, b.end, b.level, b.table, b.row, b.column, *map(word, _texts(b))) for b in result.blocks
        ],
        "pages": list(chain.from_iterable((p.number, p.start, p.end, p.width, p.height) for p in result.pages)),
        "boxes": list(
            chain.from_iterable((b.start, b.end, b.page, b.left, b.top, b.right, b.bottom) for b in result.boxes)
        ),
        "title": result.title,
        "published_on": result.published_on,
    }
    return json.dumps(said | {"words": list(words)}, ensure_ascii=False, separators=(",", ":")).encode(*_CODEC)


def unpacked(output: bytes) -> Rendition:
    """The rendition that the child sent. Raises the ``Refusal`` that it sent instead."""
    said = json.loads(output.decode(*_CODEC))
    if "refusal" in said:
        raise Refusal(*said["refusal"])
    words: list[str] = said["words"]
    return Rendition(
        said["raw"],
        said["raw"] if said["text"] is None else said["text"],
        tuple(Segment(*row) for row in _rows(said["segments"], _SEGMENT)),
        tuple(_block(row, words) for row in said["blocks"]),
        tuple(Page(*row) for row in _rows(said["pages"], _PAGE)),
        tuple(WordBox(*row) for row in _rows(said["boxes"], _BOX)),
        said["title"],
        said["published_on"],
    )


def _texts(block: Block) -> tuple[str, ...]:
    return block.marker, block.row_header, block.caption, *block.headers


def _block(row: list[Any], words: list[str]) -> Block:
    kind, start, end, level, table, at, column, marker, lead, caption, *headers = row
    texts = (words[marker], tuple(words[h] for h in headers), words[lead], words[caption])
    return Block(kind, start, end, level, texts[0], table, at, column, *texts[1:])


def _rows(flat: list[Any], size: int) -> "zip[tuple[Any, ...]]":
    return zip(*[iter(flat)] * size, strict=True)
