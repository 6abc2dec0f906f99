"""How much one address may read, counted in the memory of each process.

Not in the database: pages that read are refused any write by PostgreSQL itself, and a write for each reading would
cost more than the reading. An address therefore gets at least what is stated, and at most that many times the
number of web processes: enough that one client cannot starve another. Nothing is kept: a restart forgets all.
"""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.portal.problems import problem

View = Callable[..., HttpResponse]


@dataclass(slots=True)
class _Bucket:
    """What an address may still spend, and when that was true."""

    left: float
    at: float


class Limiter:
    """A bucket of ``per_minute`` units for each address, filled again as time goes; the ``most`` last addresses."""

    def __init__(self, per_minute: int, most: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._most = most
        self._clock = clock
        self._lock = Lock()
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def spend(self, address: str, cost: int) -> tuple[int, int]:
        """(units left, seconds to wait): spent when the second is 0, refused otherwise."""
        with self._lock:
            now = self._clock()
            bucket = self._buckets.pop(address, None) or _Bucket(self.per_minute, now)
            bucket.left = min(self.per_minute, bucket.left + (now - bucket.at) * self.per_minute / 60)
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


LIMITER = Limiter(settings.READS_PER_MINUTE)


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

        return answer

    return decorate
