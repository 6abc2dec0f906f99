"""Holds back a client that asks for more than its share, so that the others are answered."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tramontane.portal import limits
from tramontane.portal.views.errors import too_many


class FairMiddleware:
    """Refuses a client that asks for more than its share (429), before anything is asked of the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, within what the address may ask."""
        cost = 0 if limits.is_hidden_by_a_proxy(request) else limits.cost_of(request)
        wait = limits.PAGES.spend(limits.client(request), cost)[1] if cost else 0
        return too_many(wait) if wait else self.get_response(request)
