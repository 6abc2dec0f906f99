"""Extracts in a forked child with bounded time and memory, where the rules and the text are already."""

import gc
import multiprocessing
import os
import resource
import signal
import traceback
from datetime import date
from math import ceil
from multiprocessing.connection import Connection

import psutil

from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.rendition import Rendition
from tramontane.lib.errors import Refusal

#: What the longest text may take. Ordinary prose is read at over 100,000 characters per second, in 30 MB for 500,000.
SECONDS, MEMORY_MB = 600, 2048
#: What any text may take, and what each character adds: texts made to be slow are read at 16,000 per second.
_LEAST_SECONDS, _CHARACTERS_PER_SECOND = 30, 10_000
_LEAST_MB, _CHARACTERS_PER_MB = 512, 4_000
#: Processor time is counted, so that a busy machine refuses nothing more; a child that sleeps is killed in the end.
_PATIENCE = 3
_FORK = multiprocessing.get_context("fork")


def extract_safely(
    rendition: Rendition, published_on: date | None, *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB
) -> Extraction:
    """Like ``extract``, in a process of its own that is killed at its limits; they grow with the text up to these.

    Raises ``Refusal``: ``document.extraction_too_slow`` or ``document.extraction_too_heavy``.
    """
    length = len(rendition.text)
    seconds = min(seconds, _LEAST_SECONDS + ceil(length / _CHARACTERS_PER_SECOND))
    memory_mb = min(memory_mb, _LEAST_MB + ceil(length / _CHARACTERS_PER_MB))
    here, there = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_answer, args=(there, rendition, published_on, seconds, memory_mb))
    child.start()
    there.close()
    try:
        said = here.recv() if here.poll(seconds * _PATIENCE) else too_slow(seconds)
    except (EOFError, OSError):  # it died, maybe in the middle of its answer
        child.join()
        said = too_slow(seconds) if child.exitcode == -signal.SIGPROF else too_heavy(memory_mb)
    finally:
        here.close()
        child.kill()
        child.join()
        child.close()
    if isinstance(said, Extraction):
        return said
    raise said if isinstance(said, Refusal) else RuntimeError(f"the extraction failed: {said}")


def too_slow(seconds: float) -> Refusal:
    """The text is read, but its analysis ran out of time."""
    return Refusal(
        "document.extraction_too_slow",
        f"Le texte du document est lisible, mais en relever les faits dépasse {seconds:g} secondes de calcul. "
        "Découpez-le en plusieurs fichiers, ou n’en déposez que les pages qui parlent du plan.",
    )


def too_heavy(memory_mb: int) -> Refusal:
    """The text is read, but its analysis ran out of memory."""
    return Refusal(
        "document.extraction_too_heavy",
        f"Le texte du document est lisible, mais en relever les faits demande plus de {memory_mb} Mo de mémoire. "
        "Découpez-le en plusieurs fichiers, ou n’en déposez que les pages qui parlent du plan.",
    )


def _answer(there: Connection, rendition: Rendition, published_on: date | None, seconds: float, memory_mb: int) -> None:
    """In the child: bound it, extract, send the extraction, the refusal or the trace of a bug, then end at once."""
    try:
        _bound(there.fileno(), seconds, memory_mb)
        there.send(extract(rendition, published_on))
    except MemoryError:
        there.send(too_heavy(memory_mb))
    except BaseException:  # noqa: BLE001  (raised again by the parent)
        there.send(traceback.format_exc()[-4000:])
    finally:
        os._exit(0)


def _bound(answer_to: int, seconds: float, memory_mb: int) -> None:
    """Nothing of the parent stays within reach: signals, files, and the connections to its database."""
    gc.freeze()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for ending in (signal.SIGTERM, signal.SIGPROF):
        signal.signal(ending, signal.SIG_DFL)
    os.closerange(3, answer_to)
    os.closerange(answer_to + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    memory = psutil.Process().memory_info().vms + memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.setitimer(signal.ITIMER_PROF, seconds)
