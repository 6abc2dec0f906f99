"""What the database refuses of pictures."""

import pytest

from tests.rules import Break, Copy, assert_refused, breaks, cases
from tramontane.plan.models import Version
from tramontane.portal.models import Album, Picture

BREAKS = [
    breaks("portal_album(version_id)", Copy("portal_album"), said="portal_album_version_id_key"),
    breaks("portal_picture(album_id,name,theme)", Copy("portal_picture"), said="portal_picture_once"),
]


@pytest.mark.parametrize("broken", cases(BREAKS))
def test_the_database_refuses(published_version: Version, broken: Break) -> None:
    album = Album.objects.create(version=published_version, recipe="a")
    Picture.objects.create(album=album, name="axes", theme="light", sha256="0" * 64, width=1, height=1, svg="<svg/>")
    assert_refused(broken)
