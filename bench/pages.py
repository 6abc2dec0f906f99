"""What pages cost: web processor milliseconds per request, every page once a round, in an order that turns."""

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench import reference
from bench.client import ask, load
from bench.processes import Server

PLAN = "/plans/strategie-ia-occitanie/"
OTHERS = {
    "plans": "/plans/",
    "calendar": f"{PLAN}jalons/",
    "briefing": f"{PLAN}note/",
    "plan_changes": f"{PLAN}changements/",
    "changes": "/changements/",
    "sources": "/sources/",
    "contradictions": "/contradictions/",
    "quality": "/qualite/",
    "glossary": "/glossaire/",
    "data": "/donnees/",
    "data_table": "/donnees/axes.csv",
}
LINKED = {
    "source": r"/sources/[0-9a-f]{12}/",
    "axis": rf"{PLAN}axes/[a-z0-9-]+/",
    "indicator": rf"{PLAN}indicateurs/[a-z0-9-]+/",
    "pledge": rf"{PLAN}engagements/[a-z0-9-]+/",
    "fact": r"/affirmations/[0-9a-f]{16}/",
}


@dataclass(frozen=True, slots=True)
class Page:
    """An address under measure and the answer it must give."""

    name: str
    server: Server
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


def ours(server: Server) -> tuple[Page, ...]:
    """The plan page, the same unchanged, then one page of each other type."""
    first = ask(server.port, PLAN)
    body = first.body.decode()
    found = [
        Page("plan", server, PLAN),
        Page("plan_304", server, PLAN, {"If-None-Match": first.headers["etag"]}, 304),
        Page("home", server, "/"),
        Page("comparison", server, "/comparer/"),
        Page("search", server, "/recherche/?q=formation+occitanie"),
        *(Page(name, server, path) for name, path in OTHERS.items()),
    ]
    for name, pattern in LINKED.items():
        link = re.search(rf'href="({pattern})"', body)
        if link is None:
            raise RuntimeError(f"the plan leads to no {name}")
        found.append(Page(name, server, link[1]))
    return tuple(found)


def theirs(server: Server) -> tuple[Page, ...]:
    """The reference page, and the same unchanged."""
    return (
        Page("reference", server, reference.PAGE),
        Page("reference_304", server, reference.UNCHANGED, reference.UNCHANGED_HEADERS, 304),
    )


def measure(pages: Sequence[Page], *, rounds: int, requests: int) -> dict[str, list[float]]:
    """Milliseconds per request of each page, one value a round. Unchanged pages are asked three times as often."""
    for page in pages:
        load(page.server.port, page.path, requests=60, status=page.status, headers=page.headers)
    found: dict[str, list[float]] = {page.name: [] for page in pages}
    for number in range(rounds):
        turned = [*pages[number % len(pages) :], *pages[: number % len(pages)]]
        for page in turned if number % 2 == 0 else reversed(turned):
            count = requests * (3 if page.status == 304 else 1)
            before = page.server.cpu_seconds()
            load(page.server.port, page.path, requests=count, status=page.status, headers=page.headers)
            found[page.name].append((page.server.cpu_seconds() - before) / count * 1000)
    return found


def first_view(server: Server) -> dict[str, float]:
    """Bytes and requests of the first sight of the plan: the page and the style sheets it names, as served."""
    accepts = {"Accept-Encoding": "gzip"}
    page = ask(server.port, PLAN, accepts)
    body = gzip.decompress(page.body) if page.headers.get("content-encoding") == "gzip" else page.body
    served, squeezed, requests = len(page.body), len(gzip.compress(body, 6)), 1
    for address in files_of(body.decode()):
        answer = ask(server.port, address, accepts)
        raw = gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body
        served, squeezed, requests = served + len(answer.body), squeezed + len(gzip.compress(raw, 6)), requests + 1
    return {
        "first_view_bytes": served,
        "first_view_gzip_bytes": squeezed,
        "first_view_requests": requests,
        "plan_page_bytes": len(body),
    }


def files_of(html: str) -> list[str]:
    """The addresses of the style sheets, icons, scripts and images that a page makes a browser fetch."""
    links = re.findall(r'<link\b[^>]*\brel="(?:stylesheet|icon)"[^>]*>', html)
    found = [m[1] for tag in links if (m := re.search(r'\bhref="([^"]+)"', tag))]
    found += re.findall(r'<(?:img|script)\b[^>]*\bsrc="([^"]+)"', html)
    return list(dict.fromkeys(found))
