"""The menus of the shell, which every page repeats: rendered once for each language, day and place in the menu."""

from functools import lru_cache

from django.template.loader import render_to_string
from markupsafe import Markup

from tramontane.lib.language import language
from tramontane.portal import menus
from tramontane.portal.addresses import Addresses


def main_menu(at: Addresses, path: str) -> Markup:
    """The entries of the main menu; the one that leads to ``path``, or above it, is marked."""
    here = next((entry for _label, entry in menus.MAIN if path.startswith(f"/{entry}")), "")
    return _rendered("portal/parts/menu.html", language(), at, here, "page" if path == f"/{here}" else "true")


def foot_menus(at: Addresses) -> Markup:
    """The menus at the foot of the page."""
    return _rendered("portal/parts/foot.html", language(), at)


@lru_cache(maxsize=512)
def _rendered(template: str, _language: str, at: Addresses, here: str = "", current: str = "") -> Markup:
    text = render_to_string(template, {"at": at, "here": here, "current": current})
    return Markup(text)  # noqa: S704 - our own templates, which escape
