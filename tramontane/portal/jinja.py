"""The Jinja2 environment of every template: strict about names, escaped, in the language of the answer."""

from functools import cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from tramontane.instrument import installed
from tramontane.lib import french
from tramontane.lib.language import NAMES, fr, language
from tramontane.portal import languages, menus, words
from tramontane.portal.glossary import expanded
from tramontane.portal.shell import foot_menus, main_menu


@cache
def asset(name: str) -> str:
    """The address of a file of ours, with its fingerprint; the same for the life of the process."""
    return static(f"portal/{name}")


@cache
def _named(name: str, _language: str) -> str:
    return reverse(name)


def address(name: str, /, **given: Any) -> str:  # noqa: ANN401 - what ``reverse`` takes
    """``reverse``; an address that takes nothing is the same for the life of the process, in each language."""
    return reverse(name, **given) if given else _named(name, language())


#: Language → message → what pages show of it, remembered for the life of the process.
_SAID: dict[str, dict[str, Markup]] = {code: {} for code in NAMES}


def say(message: str, /, **variables: object) -> Markup:
    """The translation of ``message``, its ``%(name)s`` replaced and escaped."""
    if variables:
        return Markup(gettext(message)) % variables  # noqa: S704 - messages are ours
    said = _SAID[language()]
    found = said.get(message)
    if found is None:
        found = said[message] = Markup(gettext(message)) % {}  # noqa: S704 - messages are ours
    return found


@pass_context
def _in_french(_context: Context, text: str) -> str:
    """``fr``, asked again for each answer: Jinja2 keeps what a plain filter made of a constant."""
    return fr(text)


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Jinja2's own options, passed on
    """The environment Django asks for by ``settings.TEMPLATES``."""
    options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 - Django passes autoescape=True
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # from i18n
    made.globals.update(
        gettext=say,
        _=say,
        asset=asset,
        url=address,
        installed=installed,
        demonstration=settings.DEMONSTRATION,
        french=french,
        words=words,
        menus=menus,
        main_menu=main_menu,
        foot_menus=foot_menus,
        language=language,
        languages=languages,
    )
    made.filters.update(day=french.day, instant=french.instant, number=french.number, edtf=french.edtf)
    made.filters.update(abbr=expanded, fr=_in_french)
    return made
