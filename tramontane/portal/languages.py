"""Every page in English too, at the same address after ``/en/``: the middleware, and the links between languages."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix, set_script_prefix
from markupsafe import Markup, escape

from tramontane.lib.language import ENGLISH, FRENCH, NAMES, language, marked_up, unmarked_bytes, words_in

#: Language → what its addresses begin with, after the first slash.
PREFIXES = {FRENCH: "", ENGLISH: "en/"}
_FOLDER = f"/{PREFIXES[ENGLISH]}"
#: Data for machines and spreadsheets is the same for all, in French, wherever it is asked.
_SAME = re.compile(r"/api/.+|/donnees/.+\.[a-z]+|/schemas/.+|/\.well-known/.+")
_TEXTS = ("text/", "application/json", "application/problem+json", "application/atom+xml", "application/ld+json")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Words, figures and addresses in that language, until the end of the block."""
    prefix = get_script_prefix()
    set_script_prefix(f"{prefix.removesuffix(PREFIXES[language()])}{PREFIXES[code]}")
    try:
        with words_in(code):
            yield
    finally:
        set_script_prefix(prefix)


class LanguageMiddleware:
    """Answers ``/en/…`` as the page without it, in English; does nothing for the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, in the language that the address says."""
        if not request.path_info.startswith(_FOLDER):
            return _home() if request.path_info == _FOLDER[:-1] else self.get_response(request)
        request.path_info = request.path_info.removeprefix(_FOLDER[:-1])
        if _SAME.fullmatch(request.path_info):
            return self.get_response(request)
        with speaking(ENGLISH):
            return _finished(self.get_response(request))


def _home() -> HttpResponse:
    return HttpResponsePermanentRedirect(f"{get_script_prefix()}{PREFIXES[ENGLISH]}")


def _finished(response: HttpResponseBase) -> HttpResponseBase:
    """The answer whose French words say that they are French; files get the words without marks."""
    kind = response.headers.get("Content-Type", "")
    response.headers["Content-Language"] = ENGLISH
    if not kind.startswith(_TEXTS):
        return response
    if not isinstance(response, HttpResponse):
        response.streaming_content = map(unmarked_bytes, response.streaming_content)  # type: ignore[attr-defined]
        return response
    if kind.startswith("text/html"):
        response.content = marked_up(response.content.decode()).encode()
    else:
        response.content = unmarked_bytes(response.content)
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
    return response


def alternates(request: HttpRequest) -> Markup:
    """For the head of a page: its whole address in every language; its query is kept."""
    root, path = _here(request)
    links = (
        f'<link rel="alternate" hreflang="{c}" href="{settings.SITE}{root}{p}{path}">' for c, p in PREFIXES.items()
    )
    return Markup("".join(links))  # noqa: S704 - the path is quoted, and escaped just below


def other(request: HttpRequest) -> tuple[str, str, Markup]:
    """(language, its name, address) of the same page in the other language."""
    code = FRENCH if language() == ENGLISH else ENGLISH
    root, path = _here(request)
    return code, NAMES[code], Markup(f"{root}{PREFIXES[code]}{path}")  # noqa: S704 - escaped below


def _here(request: HttpRequest) -> tuple[str, Markup]:
    """(root of the site, the rest of the address without its language), ready for an attribute."""
    here = get_script_prefix()
    return here.removesuffix(PREFIXES[language()]), escape(request.get_full_path().removeprefix(here))
