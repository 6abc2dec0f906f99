"""Every public address of a site, found by following its links from the first page."""

import re
import urllib.request
from urllib.parse import urljoin, urlsplit

#: Not pages that a citizen reads: files, sign-in and the desk; the same pages in English.
_APART = re.compile(
    r"/(?:connexion|deconnexion|espace|static|schemas)/|^/en/|^/api/.|\.(?:json|yaml|csv|ods|zip|jsonld|ttl|atom|ics|pdf|svg)$"
)
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')


def public_addresses(site: str) -> list[str]:
    """The paths of all public pages, each once, in the order in which they are met."""
    found = {"/": None}
    waiting = ["/"]
    while waiting:
        path = waiting.pop(0)
        with urllib.request.urlopen(site + path, timeout=30) as answer:  # noqa: S310  (our own server)
            html = answer.read().decode()
        for link in _LINK.findall(html):
            address = urlsplit(urljoin(site + path, link))
            is_ours = f"{address.scheme}://{address.netloc}" == site and not address.query
            if is_ours and address.path not in found and not _APART.search(address.path):
                found[address.path] = None
                waiting.append(address.path)
    return list(found)


def one_of_each(addresses: list[str]) -> list[str]:
    """One address of each type of page: the longest way of saying the same shape is dropped."""
    shapes: dict[str, str] = {}
    for address in addresses:
        parts = address.strip("/").split("/")
        shape = "/".join(p if i % 2 == 0 else "*" for i, p in enumerate(parts))
        shapes.setdefault(shape, address)
    return list(shapes.values())
