"""The process that reads one document: bytes on standard input, JSON on standard output, then it ends."""

import os
import resource
import sys
from math import ceil

from tramontane.evidence.reading import refusals
from tramontane.evidence.reading.isolation import packed
from tramontane.evidence.reading.read import read
from tramontane.evidence.rendition import Rendition
from tramontane.lib.errors import Refusal


def main(media_type: str, seconds: float, memory_mb: int) -> None:
    """Bounds itself, reads, answers."""
    answer_to = os.dup(1)
    os.dup2(2, 1)
    cpu, memory = max(ceil(seconds), 1), memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer = packed(_attempt(sys.stdin.buffer.read(), media_type))
    except MemoryError:
        answer = packed(refusals.too_heavy(memory_mb))
    with os.fdopen(answer_to, "wb") as output:
        output.write(answer)


def _attempt(content: bytes, media_type: str) -> Rendition | Refusal:
    try:
        return read(content, media_type)
    except Refusal as refusal:
        return refusal


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
