"""Reads of pictures: which versions wait for theirs, what a page shows, the bytes of one."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.urls import get_script_prefix

from tramontane.plan.models import Version
from tramontane.portal.models import Album, Picture
from tramontane.portal.pictures.drawing import recipe
from tramontane.portal.pictures.illustrations import Illustration


@dataclass(frozen=True, slots=True)
class Sight:
    """A picture in one theme: its address and its size in pixels."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on a page; ``light`` None while it is not drawn."""

    illustration: Illustration
    light: Sight | None
    dark: Sight | None
    print: Sight | None


def undrawn() -> QuerySet[Version]:
    """The versions whose pictures are missing or come from another recipe, the newest first."""
    drawn = Album.objects.filter(recipe=recipe()).values("version_id")
    return Version.objects.exclude(id__in=drawn).order_by("-published_at", "-id")


def albums_state() -> str:
    """Changes whenever pictures are drawn. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(id) FROM portal_album")
        return ".".join(map(str, cursor.fetchone() or ()))


_SIGHTS = """
SELECT s.name, s.theme, s.sha256, s.width, s.height
  FROM portal_picture s JOIN portal_album a ON a.id = s.album_id
  JOIN plan_version v ON v.id = a.version_id JOIN plan_plan p ON p.id = v.plan_id
 WHERE p.slug = %(slug)s AND v.number = %(number)s AND %(name)s IN ('', s.name)
"""


def sights(slug: str, number: int, name: str = "") -> dict[str, dict[str, Sight]]:
    """The pictures of a version by name and theme (of one ``name`` when given). One query."""
    with connection.cursor() as cursor:
        cursor.execute(_SIGHTS, {"slug": slug, "number": number, "name": name})
        rows = cursor.fetchall()
    found: dict[str, dict[str, Sight]] = {}
    for named, theme, sha256, width, height in rows:
        found.setdefault(named, {})[theme] = Sight(f"{get_script_prefix()}images/{sha256[:32]}.svg", width, height)
    return found


def shown(illustration: Illustration, drawn: dict[str, dict[str, Sight]]) -> Shown:
    """A picture with what is drawn of it."""
    found = drawn.get(illustration.name, {})
    return Shown(illustration, found.get("light"), found.get("dark"), found.get("print"))


def svg_of(digest: str) -> str | None:
    """The drawing whose fingerprint begins so."""
    return Picture.objects.filter(sha256__startswith=digest).values_list("svg", flat=True).first()


def specification_of(slug: str, number: int, name: str) -> str | None:
    """The specification of a picture in the light theme."""
    rows = Picture.objects.filter(album__version__plan__slug=slug, album__version__number=number, name=name)
    return rows.filter(theme=Picture.Theme.LIGHT).values_list("specification", flat=True).first()
