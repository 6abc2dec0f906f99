"""Draws the pictures of a version and keeps them; asks the worker to do so."""

import hashlib
from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from tramontane.plan.models import Version
from tramontane.plan.queries import published_version
from tramontane.portal.addresses import Addresses
from tramontane.portal.models import Album, Picture
from tramontane.portal.pictures.drawing import draw, recipe
from tramontane.portal.pictures.illustrations import illustrations
from tramontane.portal.pictures.queries import undrawn

#: The name under which the worker knows the job (``portal.tasks``).
ALBUM_JOB = "portal.album"
_MOST_ASKED = 50


def draw_album(*, version: Version) -> Album:
    """Draw every picture of a version, in place of those it had. The child draws outside of any transaction."""
    found = published_version(version.plan.slug, version.number)
    if found is None:
        raise ValueError(f"version {version.pk} is not published")
    drawn = draw(illustrations(found, Addresses()))
    with transaction.atomic():
        Album.objects.filter(version=version).delete()
        album = Album.objects.create(version=version, recipe=recipe())
        Picture.objects.bulk_create(
            Picture(album=album, sha256=hashlib.sha256(d["svg"].encode()).hexdigest(), **d) for d in drawn
        )
    return album


def ask_for_albums() -> int:
    """Tell the worker which versions wait for their pictures, each once; returns how many."""
    waiting = list(undrawn().values_list("id", flat=True)[:_MOST_ASKED])
    for version_id in waiting:
        with suppress(AlreadyEnqueued), transaction.atomic():
            job = app.configure_task(ALBUM_JOB, queueing_lock=f"album-{version_id}")
            job.defer(version_id=version_id)
    return len(waiting)
