"""Every address of the platform, found by walking its resolver."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the platform: its name (its route without one) and its route."""

    name: str
    route: str
    pattern: URLPattern

    @property
    def params(self) -> set[str]:
        """The names of its parameters."""
        return {part.partition(">")[0].rpartition(":")[2] for part in self.route.split("<")[1:]}

    def path(self, **params: Any) -> str:
        """The address with its parameters."""
        said = self.route
        for part in said.split("<")[1:]:
            inside = part.partition(">")[0]
            said = said.replace(f"<{inside}>", str(params[inside.rpartition(":")[2]]))
        return "/api/rien" if self.name == "api/" else f"/{said}"


def walk(patterns: Any, prefix: str = "") -> Iterator[Address]:
    """Every address of the platform."""
    for found in patterns:
        route = f"{prefix}{found.pattern}"
        if isinstance(found, URLResolver):
            yield from walk(found.url_patterns, route)
        else:
            yield Address(found.name or route, route, found)


ADDRESSES = tuple(walk(get_resolver().url_patterns))
