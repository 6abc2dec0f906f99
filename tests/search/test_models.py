"""What the database refuses of the index."""

import pytest

from tests.rules import Break, Copy, assert_refused, breaks, cases
from tests.search.feeds import feed, item
from tramontane.search.actions import refresh_index

BREAKS = [
    breaks(
        "indexstate_single",
        "INSERT INTO search_indexstate (id, mark, refreshed_at) OVERRIDING SYSTEM VALUE VALUES (2, '', now())",
    ),
    breaks("collection_once", Copy("search_collection")),
    breaks("entry_kind", "UPDATE search_entry SET kind = 'other'"),
    breaks("entry_on_this_site", "UPDATE search_entry SET url = 'https://elsewhere.example/'"),
    breaks("entry_titled", "UPDATE search_entry SET title = ''"),
    breaks("term_once", Copy("search_term")),
    breaks("word_once", Copy("search_word")),
    breaks("posting_counts", "UPDATE search_posting SET frequency = 0"),
    breaks("posting_counts", "UPDATE search_posting SET length = frequency - 1"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(broken: Break) -> None:
    refresh_index(feeds=[feed("site", item("Budget", "du plan"))], mark="m")
    assert_refused(broken)
