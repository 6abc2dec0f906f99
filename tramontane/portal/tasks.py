"""What the worker does for the portal: search kept in step, letters to those who follow, pictures of versions."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tramontane.plan.models import Version
from tramontane.portal.desk.letters import tell_officers
from tramontane.portal.follow.actions import forget_unconfirmed
from tramontane.portal.follow.digests import tell_followers
from tramontane.portal.pictures.actions import ALBUM_JOB, ask_for_albums, draw_album
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


@app.periodic(cron="*/2 * * * *")
@app.task(name="portal.tell_followers", queueing_lock="portal.tell_followers")
def followers(timestamp: int) -> int:
    """Every other minute: what was published is told to those who wait for it."""
    return tell_followers(timezone.now())


@app.periodic(cron="7,37 * * * *")
@app.task(name="portal.tell_officers", queueing_lock="portal.tell_officers")
def officers(timestamp: int) -> int:
    """Twice an hour: officers not looked at since this morning are told what waits for them."""
    return tell_officers(timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(name="portal.forget_unconfirmed", queueing_lock="portal.forget_unconfirmed")
def forget(timestamp: int) -> int:
    """Every hour: wishes that nobody confirmed are erased."""
    return forget_unconfirmed()


@app.task(name=ALBUM_JOB)
def draw(*, version_id: int) -> int:
    """Draw the pictures of one version; says how many there are, themes included."""
    version = Version.objects.select_related("plan").defer("document").get(pk=version_id)
    return draw_album(version=version).pictures.count()


@app.periodic(cron="*/10 * * * *")
@app.task(name="portal.missing_albums", queueing_lock="portal.missing_albums")
def look_for_missing_albums(timestamp: int) -> int:
    """A version that was published elsewhere, or drawn by an older release, gets its pictures too."""
    return ask_for_albums()
