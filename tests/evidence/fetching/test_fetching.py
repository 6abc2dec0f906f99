"""Fetching from real servers of this machine: what comes back, and what never does."""

import gzip
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.evidence.fetching.websites import Page, Website, document, moved, only, rules, website
from tests.evidence.reading.reading_documents import docx, paragraph, pdf
from tramontane.evidence.fetching.fetch import Fetched, Rules, fetch
from tramontane.lib.errors import Refusal

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "La Région a voté 60 M€.".encode()
HTML = "<!doctype html><p>été".encode("latin-1")


def got(page: Page, path: str = "/acte", **changes: object) -> Fetched:
    with website({path: page}) as site:
        return fetch(site.at(path), rules(site, **changes))


def refusal(page: Page, path: str = "/acte", **changes: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        got(page, path, **changes)
    return refused.value


def test_a_document_comes_with_its_type_its_name_and_its_address() -> None:
    with website({"/actes/délib.txt".encode().decode("latin-1"): document(TEXT), "/a%20b.txt": document(TEXT)}) as site:
        found = fetch(site.at("/a b.txt?x=1#fin"), rules(site))
        assert found == Fetched(TEXT, "text/plain", "a b.txt", site.at("/a%20b.txt?x=1"))
        assert site.heard[0]["Host"] == f"127.0.0.1:{site.port}"
        assert not {"Cookie", "Authorization", "Referer"} & site.heard[0].keys()


@pytest.mark.parametrize(
    ("content", "declared", "path", "media_type", "name"),
    [
        (HTML, "text/html; charset=ISO-8859-1", "/page.php", "text/html; charset=iso-8859-1", "page.php.html"),
        (b"<p>un fragment", "text/html", "/", "text/html", "127.0.0.1.html"),
        (TEXT, "text/plain; charset=utf-8", "/note", "text/plain; charset=utf-8", "note.txt"),
        (pdf("x"), "text/html; charset=utf-8", "/acte.html", "application/pdf", "acte.html"),
        (pdf("x"), "application/octet-stream", "/telecharger", "application/pdf", "telecharger"),
        (docx(paragraph("x")), "text/plain", "/a.pdf", DOCX, "a.pdf"),
        (HTML, "application/pdf", "/acte.pdf", "text/html", "acte.pdf"),
    ],
)
def test_the_type_is_recognised_by_content(
    content: bytes, declared: str, path: str, media_type: str, name: str
) -> None:
    found = got(document(content, declared), path)
    assert (found.media_type, found.file_name) == (media_type, name)


def test_the_name_that_the_site_gives_is_kept_without_its_folders() -> None:
    sent = "attachment; filename*=UTF-8''..%2F..%2Fd%C3%A9lib%C3%A9ration.txt"
    assert got(document(TEXT, Content_Disposition=sent)).file_name == "délibération.txt"


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(50), b"\x7fELF" + bytes(50), b"PK\x03\x04 rien"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    assert refusal(document(content, "image/png"), "/photo").rule == "document.type"


def test_an_empty_answer_is_refused() -> None:
    assert refusal(document(b"")).rule == "document.empty"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    with website(
        {"/": moved("actes/final.txt?a=é".encode().decode("latin-1"), status), "/actes/final.txt": document(TEXT)}
    ) as site:
        found = fetch(site.at(), rules(site))
        assert (found.content, found.address) == (TEXT, site.at("/actes/final.txt?a=%C3%A9"))


@pytest.mark.parametrize(
    ("location", "rule"),
    [
        ("http://10.0.0.1/", "fetch.private"),
        ("http://127.0.0.2/", "fetch.private"),
        ("http://[::ffff:169.254.169.254]/", "fetch.private"),
        ("//localhost/", "fetch.private"),
        ("http://127.0.0.1:22/", "fetch.port"),
        ("ftp://laregion.fr/acte.pdf", "fetch.scheme"),
        ("file:///etc/passwd", "fetch.scheme"),
        ("http://a:b@127.0.0.1/", "fetch.credentials"),
        ("http://[::1/", "fetch.address"),
    ],
)
def test_every_redirect_is_checked(location: str, rule: str) -> None:
    with website({"/": moved(location)}) as site:
        allowed = rules(site, may_reach=only("127.0.0.1", "::1") if "localhost" not in location else _first_only(site))
        with pytest.raises(Refusal) as refused:
            fetch(site.at(), Rules(may_reach=allowed.may_reach, ports=allowed.ports | {80, 443}, seconds=5))
        assert refused.value.rule == rule
        assert site.asked == ["/"]


def _first_only(site: Website) -> Callable[[object], bool]:
    """Allows one look-up, then nothing more: « localhost » is this machine too."""
    left = [True]
    return lambda _: bool(left and left.pop())


def test_redirects_are_bounded() -> None:
    with website({"/": moved("/autre"), "/autre": moved("/")}) as site:
        with pytest.raises(Refusal) as refused:
            fetch(site.at(), rules(site))
        assert refused.value.rule == "fetch.redirects"
        assert len(site.asked) == 6


def test_five_redirects_pass() -> None:
    pages = {f"/{n}": moved(f"/{n + 1}") for n in range(5)} | {"/5": document(TEXT, "text/plain")}
    with website(pages) as site:
        assert fetch(site.at("/0"), rules(site)).content == TEXT


def test_a_name_that_leads_to_this_machine_is_refused_before_any_connection() -> None:
    with website({"/": document(TEXT)}) as site:
        with pytest.raises(Refusal) as refused:
            fetch(site.at(host="localhost"), Rules(ports=frozenset({site.port})))
        assert refused.value.rule == "fetch.private"
        assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    """A name that changes its answer between the check and the connection (DNS rebinding) gains nothing."""
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    with website({"/acte.txt": document(TEXT)}) as site:
        found = fetch(site.at("/acte.txt", host="piege.example"), rules(site, resolve=lambda *_: answers.pop(0)))
        assert found.content == TEXT
        assert answers == [["127.0.0.2"]]
        assert site.heard[0]["Host"] == f"piege.example:{site.port}"


def test_a_second_address_serves_when_the_first_is_down() -> None:
    with website({"/a.txt": document(TEXT)}) as site:
        found = rules(site, resolve=lambda *_: ["127.0.0.3", "127.0.0.1"], may_reach=only("127.0.0.1", "127.0.0.3"))
        assert fetch(site.at("/a.txt", host="deux.example"), found).content == TEXT


def test_an_unknown_name_and_a_closed_port_are_told_apart() -> None:
    def unknown(*_: object) -> list[str]:
        raise socket.gaierror

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for resolve, rule in ((unknown, "fetch.unknown_host"), (lambda *_: ["127.0.0.1"], "fetch.unreachable")):
        with pytest.raises(Refusal) as refused:
            fetch(
                f"http://rien.example:{port}/",
                Rules(ports=frozenset({port}), may_reach=only("127.0.0.1"), resolve=resolve),
            )
        assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (401, "mot de passe"),
        (403, "navigateur"),
        (404, "Vérifiez"),
        (410, "retiré"),
        (429, "minutes"),
        (418, "refus"),
        (503, "panne"),
        (304, "refus"),
    ],
)
def test_an_answer_that_is_not_the_document_is_explained(status: int, word: str) -> None:
    found = refusal(document(b"<html>erreur", "text/html", status))
    assert found.rule == "fetch.status"
    assert word in found.message
    assert f"(Réponse {status}.)" in found.message


def streaming(pieces: Iterator[bytes], pause: float = 0, **headers: str) -> Page:
    """A body without a declared length."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.end_headers()
        for piece in pieces:
            to.wfile.write(piece)
            time.sleep(pause)

    return answer


def test_a_body_that_drips_is_cut_at_the_deadline() -> None:
    begun = time.monotonic()
    found = refusal(streaming((b"a" for _ in range(200)), 0.05), seconds=0.6)
    assert found.rule == "fetch.too_slow"
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 100 Continue\r\n\r\n"])
def test_headers_that_drip_or_never_come_are_cut_at_the_deadline(said: bytes) -> None:
    with raw_server(said, b"a" if said.endswith(b": ") else said) as port, pytest.raises(Refusal) as refused:
        fetch(f"http://127.0.0.1:{port}/", Rules(ports=frozenset({port}), may_reach=only("127.0.0.1"), seconds=0.6))
    assert refused.value.rule == "fetch.too_slow"


@contextmanager
def raw_server(first: bytes, then: bytes, pause: float = 0.05) -> Iterator[int]:
    """A server that says these bytes, then others again and again until nobody listens."""
    stopped = threading.Event()

    def serve() -> None:
        with suppress_hang_up(), server.accept()[0] as line:
            line.recv(4096)
            line.sendall(first)
            while not stopped.wait(pause):
                line.sendall(then)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        stopped.set()
        thread.join(5)


@contextmanager
def suppress_hang_up() -> Iterator[None]:
    try:
        yield
    except OSError:
        return


def test_a_slow_look_up_is_cut_at_the_deadline() -> None:
    def slow(*_: object) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    with pytest.raises(Refusal) as refused:
        fetch("http://lent.example/", Rules(resolve=slow, seconds=0.2))
    assert refused.value.rule == "fetch.too_slow"


@pytest.mark.parametrize(
    "answer", [b"bonjour\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500, b"HTTP/1.1 abc\r\n\r\n"]
)
def test_what_does_not_speak_http_is_refused(answer: bytes) -> None:
    with raw_server(answer, b"\r\n") as port, pytest.raises(Refusal) as refused:
        fetch(f"http://127.0.0.1:{port}/", Rules(ports=frozenset({port}), may_reach=only("127.0.0.1"), seconds=3))
    assert refused.value.rule == "fetch.unreachable"


def test_an_endless_body_is_cut_at_the_size() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"a" * 65536

    assert refusal(streaming(endless()), max_bytes=1_000_000).rule == "fetch.too_large"


def test_a_declared_size_over_the_limit_is_refused_at_once() -> None:
    with website({"/": document(b"a", Content_Length="99999999999")}) as site, pytest.raises(Refusal) as refused:
        fetch(site.at(), rules(site))
    assert refused.value.rule == "fetch.too_large"
    assert "25 Mo" in refused.value.message


def test_a_body_cut_short_is_refused() -> None:
    assert refusal(document(TEXT, Content_Length="500", Connection="close")).rule == "fetch.broken"
    chunks = document(b"5\r\nabcde\r\n8\r\nabc", Transfer_Encoding="chunked", Content_Length="0")
    assert refusal(chunks).rule in {"fetch.broken", "fetch.unreachable"}


def test_chunks_are_put_together() -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.protocol_version = "HTTP/1.1"
        to.send_response(200)
        to.send_header("Transfer-Encoding", "chunked")
        to.end_headers()
        to.wfile.write(b"3\r\nLa \r\n6\r\nr\xc3\xa9gion\r\n0\r\n\r\n".replace(b"6\r\n", b"7\r\n"))

    assert got(answer, "/a.txt").content == "La région".encode()


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (zlib.compress, "deflate")])
def test_a_body_compressed_all_the_same_is_inflated(pack: Callable[[bytes], bytes], name: str) -> None:
    assert got(document(pack(TEXT), Content_Encoding=name), "/a.txt").content == TEXT


def test_two_gzip_members_are_one_body() -> None:
    assert got(document(gzip.compress(TEXT) * 2, Content_Encoding="gzip"), "/a.txt").content == TEXT * 2


def test_a_body_of_countless_gzip_members_is_refused_at_once() -> None:
    """Each member costs a copy of what follows it."""
    assert refusal(document(gzip.compress(b"") * 100_000, Content_Encoding="gzip")).rule == "fetch.broken"


def test_a_gzip_bomb_is_cut_at_the_size() -> None:
    """Two gigabytes in two megabytes: never more than the limit is made."""
    found = refusal(document(gzip.compress(bytes(50_000_000)) * 40, Content_Encoding="gzip"))
    assert found.rule == "fetch.too_large"


@pytest.mark.parametrize("sent", [(b"pas du gzip", "gzip"), (gzip.compress(TEXT)[:-9], "gzip"), (TEXT, "br")])
def test_a_compression_that_cannot_be_read_is_refused(sent: tuple[bytes, str]) -> None:
    assert refusal(document(sent[0], Content_Encoding=sent[1])).rule == "fetch.broken"


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[Website, Path]]:
    """A site behind TLS, with a certificate of its own for « region.example »."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=region.example"]
    made += ["-addext", "subjectAltName=DNS:region.example", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    with website({"/acte.txt": document(TEXT)}) as site:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        site.socket = context.wrap_socket(site.socket, server_side=True)
        yield site, certificate


def test_the_certificate_is_that_of_the_name_not_of_the_address(secure: tuple[Website, Path]) -> None:
    site, certificate = secure
    trusting = ssl.create_default_context(cafile=certificate)
    known = rules(site, tls=trusting, resolve=lambda *_: ["127.0.0.1"])
    assert fetch(f"https://region.example:{site.port}/acte.txt", known).content == TEXT
    for host, tls in (("autre.example", trusting), ("region.example", None)):
        with pytest.raises(Refusal) as refused:
            fetch(f"https://{host}:{site.port}/acte.txt", rules(site, tls=tls, resolve=lambda *_: ["127.0.0.1"]))
        assert refused.value.rule == "fetch.certificate"
