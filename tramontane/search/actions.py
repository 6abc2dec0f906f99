"""Writes of the index: the collections that changed are made again, the others left alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from tramontane.search.entries import Feed, Item
from tramontane.search.models import Collection, Entry, IndexState, Word
from tramontane.search.text import LONGEST_WORD, key, written_forms

TITLE_WEIGHT = 3
"""A word of a title counts as that many words of the text."""

_LOCK = 4_207_602
_BATCH = 1000
_MOST = 32_767

_FORGET = """
UPDATE search_term t SET documents = t.documents - gone.n
  FROM (SELECT p.term_id, count(*) AS n FROM search_posting p JOIN search_entry e ON e.id = p.entry_id
         WHERE e.collection_id = %(collection)s GROUP BY p.term_id) gone
 WHERE t.id = gone.term_id;
DELETE FROM search_posting p USING search_entry e WHERE e.id = p.entry_id AND e.collection_id = %(collection)s;
DELETE FROM search_entry WHERE collection_id = %(collection)s;
DELETE FROM search_collection WHERE id = %(collection)s;
"""
_DROP_UNUSED = """
DELETE FROM search_trigram g USING search_word w, search_term t
 WHERE w.id = g.word_id AND t.id = w.term_id AND t.documents = 0;
DELETE FROM search_word w USING search_term t WHERE t.id = w.term_id AND t.documents = 0;
DELETE FROM search_term WHERE documents = 0;
"""
_NEW_TERMS = """
INSERT INTO search_term (lexeme, documents)
SELECT DISTINCT (ts_lexize('french_stem', form))[1], 0 FROM unnest(%(forms)s::text[]) AS given(form)
 WHERE cardinality(ts_lexize('french_stem', form)) > 0
ON CONFLICT (lexeme) DO NOTHING
"""
_NEW_WORDS = """
WITH made AS (
  INSERT INTO search_word (form, written, term_id)
  SELECT form, written, t.id
    FROM unnest(%(forms)s::text[], %(written)s::text[]) AS given(form, written)
    JOIN search_term t ON t.lexeme = (ts_lexize('french_stem', form))[1]
  RETURNING id, form, term_id
), cut AS (
  INSERT INTO search_trigram (gram, length, word_id)
  SELECT DISTINCT substr(' ' || form || ' ', place, 3), length(form), id
    FROM made, generate_series(1, length(form)) AS place
)
SELECT form, term_id FROM made
"""
_COUNT = """
UPDATE search_term t SET documents = t.documents + given.n
  FROM unnest(%s::bigint[], %s::int[]) AS given(id, n) WHERE t.id = given.id
"""


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry and how often each folded word occurs in it."""

    entry_id: int
    counts: Counter[str]


class _Row(NamedTuple):
    """An occurrence as it is written."""

    term: int
    entry: int
    frequency: int
    length: int


@transaction.atomic
def refresh_index(*, feeds: Iterable[Feed], mark: str) -> tuple[str, ...]:
    """Bring the index to what ``feeds`` say; returns the codes of the collections made again or removed.

    Nothing is read of a feed whose fingerprint is known, so that a second call costs one query. A collection that no
    feed gives any more disappears. One refresh runs at a time; readers see the old index until the commit.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    known = {code: (id_, mark_) for id_, code, mark_ in Collection.objects.values_list("id", "code", "fingerprint")}
    wanted = {feed.code: feed for feed in feeds}
    gone = sorted(known.keys() - wanted.keys())
    new = [f for f in wanted.values() if f.code not in known or known[f.code][1] != f.fingerprint]
    for code in (*gone, *(f.code for f in new if f.code in known)):
        with connection.cursor() as cursor:
            cursor.execute(_FORGET, {"collection": known[code][0]})
    for feed in new:
        _index(feed)
    if gone or new:
        with connection.cursor() as cursor:
            cursor.execute(_DROP_UNUSED)
    if gone or new or not IndexState.objects.filter(id=1, mark=mark).exists():
        IndexState.objects.update_or_create(id=1, defaults={"mark": mark, "refreshed_at": timezone.now()})
    return (*gone, *(f.code for f in new))


def _index(feed: Feed) -> None:
    collection = Collection.objects.create(code=feed.code, label=feed.label, fingerprint=feed.fingerprint)
    terms: dict[str, int] = {}
    documents: Counter[int] = Counter()
    entries = length = 0
    waiting = iter(feed.items())
    while batch := list(islice(waiting, _BATCH)):
        made = Entry.objects.bulk_create([_entry(collection, item) for item in batch])
        written: dict[str, str] = {}
        read = [_Read(e.pk, _counted(item, written)) for e, item in zip(made, batch, strict=True)]
        terms |= _terms({form: word for form, word in written.items() if form not in terms})
        rows = list(_rows(read, terms))
        _post(rows)
        documents.update(row.term for row in rows)
        length += sum(row.frequency for row in rows)
        entries += len(batch)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(documents.keys()), list(documents.values())])
    Collection.objects.filter(pk=collection.pk).update(entry_count=entries, word_count=length)


def _entry(collection: Collection, item: Item) -> Entry:
    return Entry(
        collection=collection,
        kind=item.kind,
        title=item.title,
        title_key=key(item.title),
        context=item.context,
        body=item.body,
        url=item.url,
        page=item.page or item.url,
        weight=item.weight,
        updated_on=item.updated_on,
    )


def _counted(item: Item, written: dict[str, str]) -> Counter[str]:
    """How often each folded word occurs; ``written`` learns how those met for the first time are written."""
    counts: Counter[str] = Counter()
    for form, word in written_forms(f"{Entry.Kind(item.kind).label} {item.context} {item.body}"):
        counts[form] += 1
        written.setdefault(form, word)
    for form, word in written_forms(item.title):
        counts[form] += TITLE_WEIGHT
        written.setdefault(form, word)
    return counts


def _terms(written: dict[str, str]) -> dict[str, int]:
    """The term of each folded word (none for small words); words, terms and trigrams not met before are made."""
    found = dict(Word.objects.filter(form__in=list(written)).values_list("form", "term_id"))
    missing = sorted(written.keys() - found.keys())
    if missing:
        given = {"forms": missing, "written": [written[f].lower()[: LONGEST_WORD * 2] for f in missing]}
        with connection.cursor() as cursor:
            cursor.execute(_NEW_TERMS, given)
            cursor.execute(_NEW_WORDS, given)
            found |= dict(cursor.fetchall())
    return found


def _post(rows: Sequence[_Row]) -> None:
    """Write the occurrences of a batch."""
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy("COPY search_posting (term_id, entry_id, frequency, length) FROM STDIN") as copy,
    ):
        copy.write("".join(f"{r.term}\t{r.entry}\t{r.frequency}\t{r.length}\n" for r in rows))


def _rows(read: Sequence[_Read], terms: dict[str, int]) -> Iterator[_Row]:
    """Every occurrence; several words of one stem are one."""
    for entry in read:
        stems: Counter[int] = Counter()
        for form, count in entry.counts.items():
            if form in terms:
                stems[terms[form]] = min(_MOST, stems[terms[form]] + count)
        length = sum(stems.values())
        for term, count in stems.items():
            yield _Row(term, entry.entry_id, count, length)
