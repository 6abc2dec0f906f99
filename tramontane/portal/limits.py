"""How much one address may read, counted in the memory of each process: so that one client cannot starve another.

Two accounts: what machines read (API, files, twins), stated in each answer; and every page, more generous, which only
a flood empties. A refusal costs next to nothing: it is answered before anything else is asked of the database.

Not in the database: pages that read are refused any write by PostgreSQL itself, and a write for each reading would
cost more than the reading. An address therefore gets at least what is stated, and at most that many times the
number of web processes: enough that one client cannot starve another. Nothing is kept: a restart forgets all.
"""

import ipaddress
import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from threading import Lock
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from tramontane.portal.problems import problem

View = Callable[..., HttpResponse]


@dataclass(slots=True)
class _Bucket:
    """What an address may still spend, and when that was true."""

    left: float
    at: float


class Limiter:
    """A bucket for each address, filled by ``per_minute`` units as time goes; the ``most`` last addresses.

    It holds ``at_once`` units (a minute's, if not said). Without units (0 a minute), nothing is counted.
    """

    def __init__(
        self, per_minute: int, at_once: int = 0, most: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_minute = per_minute
        self._holds = at_once or per_minute
        self._most = most
        self._clock = clock
        self._lock = Lock()
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def spend(self, address: str, cost: int) -> tuple[int, int]:
        """(units left, seconds to wait): spent when the second is 0, refused otherwise."""
        if not self.per_minute:
            return 0, 0
        with self._lock:
            now = self._clock()
            bucket = self._buckets.pop(address, None) or _Bucket(self._holds, now)
            bucket.left = min(self._holds, bucket.left + (now - bucket.at) * self.per_minute / 60)
            bucket.at = now
            self._buckets[address] = bucket
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
            if bucket.left >= cost:
                bucket.left -= cost
                return math.floor(bucket.left), 0
            return math.floor(bucket.left), math.ceil((cost - bucket.left) * 60 / self.per_minute)

    def __len__(self) -> int:
        """How many addresses are remembered."""
        return len(self._buckets)


_log = logging.getLogger(__name__)
LIMITER = Limiter(settings.READS_PER_MINUTE)
PAGES = Limiter(settings.PAGES_PER_MINUTE, at_once=settings.PAGES_PER_MINUTE // 4)
#: What an address that leads nowhere costs: the page looks for those that are like it.
NOWHERE = 5


def client(request: HttpRequest) -> str:
    """Who asks: the address behind our own proxies; of IPv6, the network that one subscriber is given."""
    try:
        found = str(get_adapter().get_client_ip(request))
        address = ipaddress.ip_address(found)
    except (PermissionDenied, ImproperlyConfigured, ValueError):
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return found


def costing(units: int) -> Callable[[View], View]:
    """A page that costs so many units of what the address may ask (1 if not said, 0 for what is always answered)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - any view's
            return view(request, *args, **kwargs)

        answer.units = units  # type: ignore[attr-defined]  # ours, read by ``cost_of``
        return answer

    return decorate


def cost_of(request: HttpRequest) -> int:
    """The units of what is asked; nothing for what has its own account."""
    try:
        return int(getattr(resolve(request.path_info).func, "units", 1))
    except Resolver404:
        return NOWHERE


def is_hidden_by_a_proxy(request: HttpRequest) -> bool:
    """Whether a proxy that we were not told of stands before us: all visitors would be one, and none may be refused."""
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT or "X-Forwarded-For" not in request.headers:
        return False
    try:
        is_hidden = ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_private
    except ValueError:
        return False
    if is_hidden:
        _warn()
    return is_hidden


@cache
def _warn() -> None:
    """Once for each process."""
    _log.warning("a proxy stands before us: without TRAMONTANE_PROXIES, no client that floods is held back")


def limited(cost: int = 1) -> Callable[[View], View]:
    """A view that costs so many units of what the address may read; 429 with ``Retry-After`` beyond."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - any view's
            left, wait = LIMITER.spend(client(request), cost)
            if wait:
                detail = _("Vous avez lu {n} unités en une minute. Recommencez dans {s} s.")
                response = problem(request, 429, detail.format(n=LIMITER.per_minute, s=wait))
                response.headers["Retry-After"] = str(wait)
            else:
                response = view(request, *args, **kwargs)
            response.headers["RateLimit-Limit"] = str(LIMITER.per_minute)
            response.headers["RateLimit-Remaining"] = str(left)
            response.headers["RateLimit-Reset"] = str(wait or 60)
            return response

        answer.units = 0  # type: ignore[attr-defined]  # counted here already
        return answer

    return decorate
