"""What the worker does for the portal."""

from procrastinate.contrib.django import app

from tramontane.portal.searchable import is_stale, refresh_search

_MINUTE = 60
_EVERYTHING = 10 * _MINUTE
"""What instruments say may change without a publication: it is read again every ten minutes."""


@app.periodic(cron="* * * * *")
@app.task(name="portal.search_index", queueing_lock="portal.search_index")
def keep_search_in_step(timestamp: int) -> int:
    """Every minute: what was published some other way (a restored backup, a script) becomes findable."""
    if timestamp // _MINUTE % (_EVERYTHING // _MINUTE) and not is_stale():
        return 0
    return len(refresh_search())
