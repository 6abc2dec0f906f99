"""Compression of what is heavy: long pages, files of open data, drawings; the rest is left to what stands in front."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

HEAVY = 40_000
"""Bytes from which a text is compressed: a first view may weigh 60 kB, its style sheet 8 of them."""
_DRAWING = 2_000
_TEXTS = ("text/", "application/json", "application/ld+json", "application/atom+xml", "image/svg+xml")


class HeavyAnswersMiddleware(GZipMiddleware):
    """Compresses heavy texts for visitors without a cookie: a page that knows somebody may hold a secret (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed when it is worth it."""
        kind = response.headers.get("Content-Type", "")
        if not isinstance(response, HttpResponse) or request.COOKIES or not kind.startswith(_TEXTS):
            return response
        least = _DRAWING if kind.startswith("image/") else HEAVY
        return super().process_response(request, response) if len(response.content) >= least else response
