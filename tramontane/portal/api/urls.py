"""Addresses of the API: its description, its operations; anything else is answered as a problem."""

import re

from django.urls import URLPattern, path, re_path

from tramontane.portal.api import documentation
from tramontane.portal.api.routes import api
from tramontane.portal.api.serve import nothing, served


def operations() -> list[URLPattern]:
    """The operations, each as the API answers it."""
    found = []
    for pattern in api.urls[0]:
        route = str(pattern.pattern)
        if not isinstance(pattern, URLPattern) or not route:
            continue
        written = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)
        known = documentation.parameters_of(f"{documentation.PREFIX}/{written}")
        found.append(path(route, served(pattern.callback, known, is_live=route.startswith("jeux"))))
    return found


urlpatterns = [
    path("openapi.json", served(documentation.openapi, frozenset(), is_live=True), name="api_openapi"),
    *operations(),
    re_path("", served(nothing)),
]
