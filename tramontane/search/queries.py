"""Reads of the index: questions answered best first, counted by kind and by plan; what there is to find."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count

from tramontane.search.models import Entry
from tramontane.search.questions import Question, understand
from tramontane.search.snippets import Piece, marked, snippet

PAGE_SIZE = 20
MOST_RESULTS = 500
"""Results ranked for one question; beyond, « plus de 500 »."""
_LEADING = 8_000
"""Occurrences read to gather candidates, the rarest words first; commoner words only order them."""
_EVERYWHERE = 0.8
"""A word that this share of the entries hold orders nothing, unless there is no other."""
_TAIL = 0.25
"""A result worth less than this share of the best is not shown."""
#: ``alone``: the only stem of its word, whose score needs no comparing.
#: k1 = 1.2, b = 0.75; in floats, because PostgreSQL reckons ten times slower with its decimals.
_BM25 = """a.worth * p.frequency * 2.2::float8
           / (p.frequency + 0.3::float8 + 0.9::float8 * p.length / %(average)s::float8)"""
_RANK = f"""
WITH asked AS MATERIALIZED (
  SELECT given.term_id, given.slot, given.leads, given.alone,
         given.weight * ln(1 + greatest(0, %(entries)s - given.rarity + 0.5::float8) / (given.rarity + 0.5::float8))
           AS worth
    FROM unnest(%(terms)s::bigint[], %(slots)s::int[], %(weights)s::float8[], %(rarities)s::int[], %(leads)s::bool[],
                %(alone)s::bool[]) AS given(term_id, slot, weight, rarity, leads, alone)
), led AS MATERIALIZED (
  SELECT entry_id, sum(score) AS score FROM (
    SELECT p.entry_id, {_BM25} AS score
      FROM asked a JOIN search_posting p USING (term_id) WHERE a.leads AND a.alone
     UNION ALL
    SELECT p.entry_id, max({_BM25}) AS score
      FROM asked a JOIN search_posting p USING (term_id) WHERE a.leads AND NOT a.alone GROUP BY p.entry_id, a.slot) best
   GROUP BY entry_id ORDER BY 2 DESC, entry_id LIMIT {MOST_RESULTS + 1}
), followed AS (
  SELECT entry_id, sum(score) AS score FROM (
    SELECT led.entry_id, max({_BM25}) AS score
      FROM led JOIN asked a ON NOT a.leads
     CROSS JOIN LATERAL (SELECT frequency, length FROM search_posting o
                          WHERE o.term_id = a.term_id AND o.entry_id = led.entry_id OFFSET 0) p
     GROUP BY led.entry_id, a.slot) best
   GROUP BY entry_id
), scored AS (
  SELECT led.entry_id, led.score + coalesce(followed.score, 0) AS score
    FROM led LEFT JOIN followed USING (entry_id)
  UNION ALL
  SELECT id, 0 FROM search_entry WHERE title_key = %(key)s AND %(key)s <> ''
)
SELECT id, kind, collection_id, page, score, is_exact FROM (
  SELECT *, {_TAIL} * max(score) OVER () AS least FROM (
    SELECT e.id, e.kind, e.collection_id, e.page, max(s.score) * e.weight / 100 AS score,
           e.title_key = %(key)s AND %(key)s <> '' AS is_exact
      FROM scored s JOIN search_entry e ON e.id = s.entry_id
     GROUP BY e.id) weighed) judged
 WHERE is_exact OR score >= least
 ORDER BY is_exact DESC, score DESC, id
"""  # noqa: S608  (constants of ours)
_SHOWN = "SELECT id, title, context, body, url, updated_on FROM search_entry WHERE id = ANY(%s)"


@dataclass(frozen=True, slots=True)
class Result:
    """Something found, the words that found it marked."""

    kind: str
    title: tuple[Piece, ...]
    context: str
    snippet: tuple[Piece, ...]
    url: str
    plan: str
    updated_on: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A value to keep only, how it is called, and how many results that would leave."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question: ``total`` results of which ``results`` are one page."""

    question: Question
    total: int
    is_bounded: bool
    page: int
    pages: int
    kinds: tuple[Facet, ...]
    collections: tuple[Facet, ...]
    results: tuple[Result, ...]


class Group(NamedTuple):
    """A collection: how many entries and words it holds."""

    id: int
    code: str
    label: str
    entries: int
    words: int


class Hit(NamedTuple):
    """An entry that answers a question, and how well."""

    entry: int
    kind: str
    collection: int
    page: str
    score: float
    is_exact: bool


def index_mark() -> str:
    """What the index was made from, and when: changes whenever an answer may. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark, refreshed_at FROM search_indexstate WHERE id = 1")
        found = cursor.fetchone()
    return "" if found is None else f"{found[0]} {found[1].isoformat()}"


def contents() -> tuple[Facet, ...]:
    """How many things of each kind there are to find, most frequent first. One query."""
    rows = Entry.objects.order_by().values("kind").annotate(n=Count("page", distinct=True)).values_list("kind", "n")
    return tuple(Facet(kind, "", n) for kind, n in sorted(rows, key=lambda r: (-r[1], r[0])))


def search(text: str, *, kind: str = "", collection: str = "", page: int = 1) -> Found:
    """The pages that answer, best first; ``kind`` and ``collection`` (codes) keep those only. At most six queries."""
    question = understand(text)
    groups = {g.id: g for g in collections()} if question.key else {}
    hits = _kept(ranked(question, groups.values())) if groups else []
    is_bounded = len(hits) > MOST_RESULTS
    hits = hits[:MOST_RESULTS]
    wanted = next((g.id for g in groups.values() if g.code == collection), 0 if collection else None)
    of_kind = [h for h in hits if not kind or h.kind == kind]
    of_group = [h for h in hits if wanted is None or h.collection == wanted]
    shown = [h for h in of_kind if wanted is None or h.collection == wanted]
    pages = max(1, -(-len(shown) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    return Found(
        question=question,
        total=len(shown),
        is_bounded=is_bounded,
        page=page,
        pages=pages,
        kinds=tuple(Facet(k, "", n) for k, n in Counter(h.kind for h in of_group).most_common()),
        collections=tuple(
            Facet(groups[pk].code, groups[pk].label, n)
            for pk, n in Counter(h.collection for h in of_kind).most_common()
        ),
        results=_results(question, shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], groups),
    )


def collections() -> list[Group]:
    """What the index holds, by code. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, code, label, entry_count, word_count FROM search_collection ORDER BY code")
        return [Group(*row) for row in cursor.fetchall()]


def ranked(question: Question, groups: Collection[Group]) -> list[Hit]:
    """Every entry that answers, best first, several of one page included, without the tail. One query."""
    entries = sum(g.entries for g in groups)
    length = sum(g.words for g in groups)
    choices = [(c, slot) for slot, word in enumerate(question.words) for c in word.choices]
    leading = _leading([(c.documents, c.term) for c, _slot in choices])
    choices = [(c, s) for c, s in choices if c.term in leading or c.documents < _EVERYWHERE * entries]
    sharing = Counter(slot for _c, slot in choices)
    given: dict[str, Any] = {
        "terms": [c.term for c, _slot in choices],
        "slots": [slot for _c, slot in choices],
        "weights": [c.weight for c, _slot in choices],
        "rarities": [c.rarity for c, _slot in choices],
        "leads": [c.term in leading for c, _slot in choices],
        "alone": [sharing[slot] == 1 for _c, slot in choices],
        "entries": entries,
        "average": max(1.0, length / max(1, entries)),
        "key": question.key,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RANK, given)
        return [Hit(*row) for row in cursor.fetchall()]


def _leading(terms: Iterable[tuple[int, int]]) -> set[int]:
    """The rarest terms, as many as can be read in time; the rarest of all whatever it costs."""
    found: set[int] = set()
    read = 0
    for documents, term in sorted(terms):
        read += documents
        if found and read > _LEADING:
            break
        found.add(term)
    return found


def _kept(hits: Sequence[Hit]) -> list[Hit]:
    """One result for each page: its best."""
    found: dict[str, Hit] = {}
    for hit in hits:
        found.setdefault(hit.page, hit)
    return list(found.values())


def _results(question: Question, hits: Sequence[Hit], groups: Mapping[int, Group]) -> tuple[Result, ...]:
    """What is shown of some hits. Two queries."""
    if not hits:
        return ()
    with connection.cursor() as cursor:
        terms = [c.term for w in question.words for c in w.choices]
        cursor.execute("SELECT form FROM search_word WHERE term_id = ANY(%s)", [terms])
        forms = frozenset(form for (form,) in cursor.fetchall())
        cursor.execute(_SHOWN, [[h.entry for h in hits]])
        entries = {row[0]: row[1:] for row in cursor.fetchall()}
    found = []
    for hit in hits:
        title, context, body, url, updated_on = entries[hit.entry]
        found.append(
            Result(
                kind=hit.kind,
                title=marked(title, forms),
                context=context,
                snippet=snippet(body, forms),
                url=url,
                plan=groups[hit.collection].code,
                updated_on=updated_on.isoformat() if updated_on else "",
            )
        )
    return tuple(found)


def size() -> int:
    """How many entries the index holds."""
    return sum(g.entries for g in collections())
