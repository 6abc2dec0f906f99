"""What a first visit costs: every public page is light, asks our server alone, leaves nothing behind."""

import gzip
import http.client
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.config.processes import Platform
from tests.journeys.walk import public_addresses

pytestmark = pytest.mark.slow
MOST_BYTES, MOST_REQUESTS = 60_000, 10
#: Links of a page that a browser fetches, or prepares to, without being asked.
FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch", "manifest", "prefetch"}
#: Reached from other sites' frames, not by the links of ours.
FRAMES = ("/integrer/plans/strategie-ia-occitanie/", "/integrer/plans/strategie-ia-occitanie/total/")
_STYLED = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")


@dataclass(frozen=True)
class Answer:
    """What our server sent."""

    status: int
    headers: dict[str, str]
    text: str
    weight: int


class Fetched(HTMLParser):
    """The addresses that a browser asks when it shows a page; a picture in several dresses counts once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.is_dressed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag makes a browser ask."""
        given = {name: value or "" for name, value in attrs}
        self.is_dressed = tag == "picture" or (self.is_dressed and tag == "source")
        if self.is_dressed:
            return
        if tag == "link" and FETCHED & set(given.get("rel", "").split()):
            self.found.append(given["href"])
        if tag in {"script", "img", "iframe", "embed", "audio", "video", "source", "track", "input"}:
            self.found += [given["src"]] if "src" in given else []
            self.found += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        if tag == "object" and "data" in given:
            self.found.append(given["data"])


@dataclass
class Visit:
    """Visits to a site by someone who accepts compression; files are asked once and remembered."""

    site: Platform
    known: dict[str, Answer] = field(default_factory=dict)

    def ask(self, path: str) -> Answer:
        """The answer at a path, its weight being that of its body and headers on the wire."""
        if path not in self.known:
            link = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=30)
            link.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = link.getresponse()
            body, headers = answer.read(), answer.getheaders()
            link.close()
            weight = len(body) + sum(len(name) + len(value) + 4 for name, value in headers)
            said = {name.lower(): value for name, value in headers}
            whole = gzip.decompress(body) if said.get("content-encoding") == "gzip" else body
            self.known[path] = Answer(answer.status, said, whole.decode(), weight)
        return self.known[path]

    def files(self, path: str) -> list[str]:
        """The addresses that the page at a path makes a browser ask, each once, absolute."""
        page = Fetched()
        page.feed(self.ask(path).text)
        return list(dict.fromkeys(urljoin(f"http://127.0.0.1:{self.site.port}{path}", f) for f in page.found))

    def faults(self, path: str) -> list[str]:
        """What is wrong with the first view of a page, a sentence each."""
        page, files = self.ask(path), [f for f in self.files(path) if not f.startswith("data:")]
        ours = f"127.0.0.1:{self.site.port}"
        strangers = [f for f in files if urlsplit(f).netloc != ours]
        answers = [page, *(self.ask(urlsplit(f).path) for f in files if f not in strangers)]
        weight = sum(a.weight for a in answers)
        policy = page.headers.get("content-security-policy", "")
        found = [f"asks another host: {f}" for f in strangers]
        found += [f"{len(answers)} requests"] if len(answers) > MOST_REQUESTS else []
        found += [f"{weight} bytes"] if weight > MOST_BYTES else []
        found += ["leaves a cookie"] if any("set-cookie" in a.headers for a in answers) else []
        found += ["no policy"] if "default-src 'none'" not in policy or "unsafe-" in policy else []
        found += ["a file is missing"] if any(a.status != 200 for a in answers) else []
        return [f"{path}: {fault}" for fault in found]


def test_every_public_page_is_light_and_asks_our_server_alone(platform: Platform) -> None:
    visit = Visit(platform)
    addresses = [*public_addresses(f"http://127.0.0.1:{platform.port}"), *FRAMES]
    assert len(addresses) > 100
    assert visit.files("/"), "a page without a style sheet is not what a browser sees"
    assert [fault for address in addresses for fault in visit.faults(address)] == []


def test_style_sheets_ask_nothing_more(platform: Platform) -> None:
    visit = Visit(platform)
    sheets = [urlsplit(f).path for f in visit.files("/") if f.endswith(".css")]
    assert sheets
    assert [found for sheet in sheets for found in _STYLED.findall(visit.ask(sheet).text)] == []


def test_what_a_page_makes_a_browser_ask_is_seen() -> None:
    page = Fetched()
    page.feed(
        '<link rel="shortcut icon" href="/i"><link rel="alternate" href="/no"><script src="//a.example/s"></script>'
        '<picture><source srcset="/dark 2x, /light 1x"><img src="/img" alt=""></picture>'
        '<video><source src="/film"></video>'
    )
    assert page.found == ["/i", "//a.example/s", "/img", "/film"]
    assert _STYLED.findall("@import 'a.css'; b { background: url(\"c.svg\") }") == ["a.css", "c.svg"]
