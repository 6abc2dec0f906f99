"""What must hold of the index that no foreign key says: nothing occurs in an entry or of a stem that is gone."""

from collections.abc import Iterator

from django.db import connection

_CHECKS = {
    "des occurrences n’ont plus de page": (
        "SELECT count(*) FROM search_posting p WHERE NOT EXISTS (SELECT FROM search_entry e WHERE e.id = p.entry_id)"
    ),
    "des racines ne comptent pas juste": (
        "SELECT count(*) FROM search_term t LEFT JOIN (SELECT term_id, count(*) AS n FROM search_posting GROUP BY 1) p"
        " ON p.term_id = t.id WHERE t.documents IS DISTINCT FROM coalesce(p.n, 0)"
    ),
    "des occurrences n’ont plus de racine": (
        "SELECT count(*) FROM search_posting p WHERE NOT EXISTS (SELECT FROM search_term t WHERE t.id = p.term_id)"
    ),
    "des trigrammes n’ont plus de mot": (
        "SELECT count(*) FROM search_trigram g WHERE NOT EXISTS (SELECT FROM search_word w WHERE w.id = g.word_id)"
    ),
}


def index() -> Iterator[str]:
    """What is wrong in the index, one sentence a fault."""
    for said, query in _CHECKS.items():
        with connection.cursor() as cursor:
            cursor.execute(query)
            (count,) = cursor.fetchone()
        if count:
            yield f"index de recherche : {said} ({count})"
