"""What every answer has in common: headers, read-only reading, and the page of a rule that says no."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix

from tramontane.lib.errors import Refusal
from tramontane.portal.page import BadDay, render
from tramontane.portal.readonly import only_read

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; connect-src 'self'; font-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PageMiddleware:
    """Adds the security headers; pages asked by GET or HEAD cannot write."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then add what every answer has."""
        only_read(request.method in ("GET", "HEAD"))
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store" if request.COOKIES else "no-cache"
        return response


class RefusalMiddleware:
    """Turns a ``Refusal`` into a page that says what to do (422); anything else is a bug and goes on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a refusal goes through ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a refusal; nothing for other errors."""
        if not isinstance(error, Refusal):
            return None
        context = {"refusal": error, "back": _same_site(request, request.headers.get("Referer", ""))}
        status = 400 if isinstance(error, BadDay) else 422
        return render(request, "portal/errors/refusal.html", context, status=status)


def _same_site(request: HttpRequest, address: str) -> str:
    """The page the person comes from, when it is one of ours."""
    root = f"{request.scheme}://{request.get_host()}/"
    return address if address.startswith(root) else get_script_prefix()
