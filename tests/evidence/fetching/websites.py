"""Small real web servers on this machine, for the tests of fetching."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from tramontane.evidence.fetching.addresses import Ip
from tramontane.evidence.fetching.fetch import Rules

Page = Callable[[BaseHTTPRequestHandler], None]


class Website(ThreadingHTTPServer):
    """A site whose pages are functions; ``asked`` are the requests that reached it."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, pages: dict[str, Page], host: str = "127.0.0.1") -> None:
        self.pages = pages
        self.asked: list[str] = []
        self.heard: list[dict[str, str]] = []
        super().__init__((host, 0), _Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def at(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """An address of this site."""
        return f"http://{host}:{self.port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is expected here."""


class _Handler(BaseHTTPRequestHandler):
    server: Website

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.heard.append(dict(self.headers.items()))
        self.server.pages[self.path.partition("?")[0]](self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name in http.server)
        """Quiet."""


@contextmanager
def website(pages: dict[str, Page], host: str = "127.0.0.1") -> Iterator[Website]:
    """The site, for the time of the block."""
    with Website(pages, host) as site:
        threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield site
        finally:
            site.shutdown()


def document(content: bytes, media_type: str = "text/plain", status: int = 200, **headers: str) -> Page:
    """A page that answers with these bytes."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        sent = {"Content-Type": media_type, "Content-Length": str(len(content))}
        for name, value in (sent | {k.replace("_", "-"): v for k, v in headers.items()}).items():
            to.send_header(name, value)
        to.end_headers()
        to.wfile.write(content)

    return answer


def moved(location: str, status: int = 302) -> Page:
    """A page that sends elsewhere."""
    return document(b"", status=status, Location=location)


def only(*addresses: str) -> Callable[[Ip], bool]:
    """The rule that allows these addresses and no other."""
    known = {ip_address(a) for a in addresses}
    return lambda ip: ip in known


def rules(*sites: Website, **changes: object) -> Rules:
    """The rules as they are, with 127.0.0.1 and the ports of these sites allowed."""
    given: dict[str, object] = {
        "may_reach": only("127.0.0.1"),
        "ports": frozenset(s.port for s in sites),
        "seconds": 5.0,
    }
    return Rules(**(given | changes))  # type: ignore[arg-type]  # fields of Rules by name
