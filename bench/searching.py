"""What search costs at fifty thousand passages: time to index, room taken, milliseconds of processor per question.

The passages are made of words drawn as they are in French, few of them very often and many of them rarely; questions
take their words from a passage, one in six with a typing error.
"""

import itertools
import random
import statistics
import time
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tramontane.search.entries import Item

PASSAGES = 50_000
WORDS_PER_PASSAGE = 70
QUESTIONS = 400
_VOCABULARY = 40_000
_CONSONANTS, _VOWELS = "bcdfglmnprstv", "aeiou"
_TABLES = ("search_entry", "search_posting", "search_term", "search_word", "search_trigram", "search_collection")


class Corpus:
    """Passages and questions, the same at every run."""

    def __init__(self, seed: int = 7) -> None:
        self._draw = random.Random(seed)  # noqa: S311  (a sample)
        syllables = [c + v for c in _CONSONANTS for v in _VOWELS]
        words = dict.fromkeys("".join(self._draw.choices(syllables, k=2 + n % 4)) for n in range(_VOCABULARY * 2))
        self.words = list(words)[:_VOCABULARY]
        self._weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(self.words))))

    def word(self) -> str:
        """A word, by Zipf’s law once the smallest words are left out: the commonest is in four passages out of ten."""
        return self.words[bisect(self._weights, self._draw.random() * self._weights[-1])]

    def items(self, count: int) -> Iterator["Item"]:
        """That many passages, ten to a document."""
        from tramontane.search.entries import Item  # noqa: PLC0415  (once Django is ready)

        for n in range(count):
            title = f"{self.word()} {self.word()} {n // 10}"
            body = " ".join(self.word() for _ in range(WORDS_PER_PASSAGE))
            yield Item(kind="source", title=title, body=body, url=f"/mesure/{n}/", context="Plan Mesure, Occitanie")

    def questions(self, count: int) -> Iterator[str]:
        """That many questions of two to seven words."""
        for n in range(count):
            asked = [self.word() for _ in range(self._draw.randint(2, 7))]
            if n % 6 == 0:
                asked[0] = f"{asked[0][:2]}x{asked[0][2:]}"
            if n % 5 == 0:
                asked.append("plan occitanie")
            yield " ".join(asked)


def _processor_ms(backend: int) -> float:
    """Milliseconds of processor that this process and its PostgreSQL have had: what others do does not count."""
    spent = int(Path(f"/proc/{backend}/schedstat").read_text().split()[0])
    return (spent + time.process_time_ns()) / 1e6


def summary(passages: int = PASSAGES, questions: int = QUESTIONS) -> dict[str, float]:
    """Index, ask, then give the index back to what is published."""
    from django.db import connection  # noqa: PLC0415  (once Django is ready)

    from tramontane.portal.searchable import refresh_search  # noqa: PLC0415
    from tramontane.search.actions import refresh_index  # noqa: PLC0415
    from tramontane.search.entries import Feed  # noqa: PLC0415
    from tramontane.search.queries import search  # noqa: PLC0415

    corpus = Corpus()
    made = list(corpus.items(passages))
    started = time.perf_counter()
    refresh_index(feeds=[Feed(code="bench", label="", fingerprint="1", items=lambda: made)], mark="bench")
    index_seconds = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {', '.join(_TABLES)}")
        cursor.execute(
            "SELECT sum(pg_total_relation_size(t::regclass))::float FROM unnest(%s::text[]) AS t", [list(_TABLES)]
        )
        size = cursor.fetchone()[0] / 1e6
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        backend = int(cursor.fetchone()[0])
    took = []
    for question in corpus.questions(questions):
        started = _processor_ms(backend)
        search(question)
        took.append(_processor_ms(backend) - started)
    refresh_search()
    centiles = statistics.quantiles(took, n=100)
    return {
        "search_passages": passages,
        "search_index_s": index_seconds,
        "search_index_mb": size,
        "search_median_ms": statistics.median(took),
        "search_p95_ms": centiles[94],
        "search_worst_ms": max(took),
    }
