"""Fetches a document: every address on the way is checked, and size, time and redirects are bounded."""

import ssl
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

from tramontane.evidence.fetching import refusals
from tramontane.evidence.fetching.addresses import Ip, Resolve, Target, is_public, parsed, reachable, resolve
from tramontane.evidence.fetching.transport import Deadline, exchange
from tramontane.evidence.reading.formats import HTML, MARKDOWN, TEXT, sniff

_PIECE = 64 * 1024
_MOVED = (301, 302, 303, 307, 308)
_SUFFIX = {HTML: ".html", "application/xhtml+xml": ".html", TEXT: ".txt", MARKDOWN: ".md"}
_KNOWN_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")
_MAX_CHARSET = 40
_MOST_MEMBERS = 100
"""Bodies in one gzip stream; each costs a copy of what follows it."""
_GZIP_OR_ZLIB = 47
"""The ``wbits`` by which zlib recognises either header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a fetch may do. ``may_reach`` judges each address that a name leads to."""

    max_bytes: int = 25 * 1024 * 1024
    seconds: float = 20.0
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
    may_reach: Callable[[Ip], bool] = is_public
    resolve: Resolve = resolve
    tls: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came: its bytes, what they are (from the content), a name for the file, where it was found."""

    content: bytes
    media_type: str
    file_name: str
    address: str


def fetch(address: str, rules: Rules) -> Fetched:
    """The document at an address.

    Raises ``Refusal``: ``fetch.…`` when it cannot be had, ``document.empty`` or ``document.type`` when it is none.
    """
    deadline = Deadline(rules.seconds)
    target = parsed(address, rules.ports)
    try:
        for _ in range(rules.redirects + 1):
            found = _step(target, rules, deadline)
            if isinstance(found, Fetched):
                return found
            target = found
    except TimeoutError:
        raise refusals.too_slow(rules.seconds) from None
    raise refusals.redirects(rules.redirects)


def _step(target: Target, rules: Rules, deadline: Deadline) -> Fetched | Target:
    """The document, or the next address to ask."""
    addresses = reachable(target, rules.resolve, rules.may_reach, deadline.left())
    try:
        with exchange(target, addresses, deadline, rules.tls) as response:
            if response.status in _MOVED and (location := response.getheader("Location")):
                return parsed(_joined(target, location), rules.ports)
            if response.status != 200:
                raise refusals.status(response.status, target.host)
            return _fetched(target, response, _body(response, target, rules.max_bytes))
    except TimeoutError:
        deadline.left()  # over: the whole fetch is; else only this machine was slow to connect
        raise refusals.unreachable(target.host) from None
    except ssl.SSLCertVerificationError:
        raise refusals.certificate(target.host) from None
    except (OSError, HTTPException):
        raise refusals.unreachable(target.host) from None


def _joined(target: Target, location: str) -> str:
    """The address of a redirect; servers write its accents in UTF-8, which ``http.client`` reads as Latin-1."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(target.address, location)
    except ValueError:
        raise refusals.malformed() from None


def _body(response: HTTPResponse, target: Target, max_bytes: int) -> bytes:
    """The bytes of the document, decompressed if the site compressed them all the same."""
    expected = response.length
    if expected is not None and expected > max_bytes:
        raise refusals.too_large(max_bytes)
    received = bytearray()
    try:
        while expected is None or len(received) < expected:
            piece = response.read1(_PIECE if expected is None else min(_PIECE, expected - len(received)))
            if not piece:
                break
            received += piece
            if len(received) > max_bytes:
                raise refusals.too_large(max_bytes)
    except HTTPException:
        raise refusals.broken(target.host) from None
    if expected is not None and len(received) < expected:
        raise refusals.broken(target.host)
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding == "identity":
        return bytes(received)
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise refusals.broken(target.host)
    return _inflated(bytes(received), target, max_bytes)


def _inflated(packed: bytes, target: Target, max_bytes: int) -> bytes:
    """What compressed bytes hold; never more than ``max_bytes`` of it is made."""
    whole = bytearray()
    try:
        for _ in range(_MOST_MEMBERS):
            inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
            whole += inflater.decompress(packed, max_bytes + 1 - len(whole))
            if len(whole) > max_bytes:
                raise refusals.too_large(max_bytes)
            if not inflater.eof:
                raise refusals.broken(target.host)
            packed = inflater.unused_data
            if not packed:
                return bytes(whole)
    except zlib.error:
        raise refusals.broken(target.host) from None
    raise refusals.broken(target.host)


def _fetched(target: Target, response: HTTPResponse, content: bytes) -> Fetched:
    if not content:
        raise refusals.empty()
    declared = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    name = _file_name(target, response, declared)
    kind = sniff(content, name)
    charset = response.headers.get_content_charset() or ""
    if kind in {HTML, TEXT, MARKDOWN} and 0 < len(charset) <= _MAX_CHARSET and charset.isascii():
        kind = f"{kind}; charset={charset}"
    return Fetched(content, kind, name, target.address)


def _file_name(target: Target, response: HTTPResponse, declared: str) -> str:
    """The name that the site gives, else the end of the address; its suffix speaks only where the content does not."""
    given = response.headers.get_filename() or unquote(target.path.partition("?")[0])
    given = "".join(c for c in given.replace("\\", "/") if c.isprintable())
    name = PurePosixPath(given).name[-200:] or target.host
    is_known = name.lower().endswith(_KNOWN_SUFFIXES)
    return name if is_known else name + _SUFFIX.get(declared, "")
