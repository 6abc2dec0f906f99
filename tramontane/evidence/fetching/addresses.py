"""Which addresses of the web may be fetched: the form of an address, and the machines that its name leads to."""

import socket
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread
from urllib.parse import quote, urlsplit

from tramontane.evidence.fetching import refusals
from tramontane.lib.errors import Refusal

MAX_ADDRESS = 1000
WEB_PORTS = {"http": 80, "https": 443}
_KEPT = "%/?:@!$&'()*+,;=~[]-._"
_NAT64 = ip_network("64:ff9b::/96")
_NEVER = tuple(
    map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "2002::/16", "fec0::/10", "64:ff9b:1::/48"))
)
"""Besides what ``ipaddress`` knows: special uses (RFC 6890), 6to4, and the machine that serves Azure's secrets."""

Ip = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart; ``host`` is in ASCII, ``path`` has its query and no fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        """The address as it is asked for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == WEB_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def parsed(address: str, ports: Collection[int]) -> Target:
    """The parts of an address. Raises ``Refusal`` unless it is http(s), on one of ``ports``, without credentials."""
    address = address.strip()
    if len(address) > MAX_ADDRESS or "\\" in address or not address.isprintable():
        raise refusals.malformed()
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # UnicodeError of the codec included
        raise refusals.malformed() from None
    if parts.scheme not in WEB_PORTS:
        raise refusals.scheme() if parts.scheme else refusals.malformed()
    if "@" in parts.netloc:
        raise refusals.credentials()
    if not host or any(c in host for c in " %/?#"):
        raise refusals.malformed()
    port = WEB_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise refusals.port(port)
    query = f"?{parts.query}" if parts.query else ""
    return Target(parts.scheme, host, port, quote(f"{parts.path or '/'}{query}", safe=_KEPT))


def is_public(ip: Ip) -> bool:
    """Whether an address is one of the public internet (an IPv4 address inside an IPv6 one is judged for itself)."""
    if any(ip.version == network.version and ip in network for network in _NEVER):
        return False
    special = (ip.is_multicast, ip.is_reserved, ip.is_loopback, ip.is_link_local, ip.is_unspecified)
    return ip.is_global and not any(special)


def plain(ip: Ip) -> Ip:
    """The IPv4 address that an IPv6 one carries (mapped, or translated by NAT64), else the address itself."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip in _NAT64:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system finds them. Raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def reachable(target: Target, find: Resolve, may_reach: Callable[[Ip], bool], seconds: float) -> list[str]:
    """The addresses to connect to, all checked. Raises ``Refusal`` if one of them is not allowed.

    The system's look-up cannot be interrupted: it is waited for ``seconds`` at most, in a thread.
    """
    found: list[str] = []
    failed: list[Exception] = []

    def look_up() -> None:
        try:
            found.extend(find(target.host, target.port))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError
    if failed or not found:
        raise refusals.unknown_host(target.host)
    for one in found:
        if not _allowed(one, may_reach):
            raise refusals.private(target.host)
    return found


def _allowed(address: str, may_reach: Callable[[Ip], bool]) -> bool:
    """A scope (« %eth0 ») only goes with link-local addresses."""
    return "%" not in address and may_reach(plain(ip_address(address)))


def problem_of(address: str, ports: Collection[int]) -> Refusal | None:
    """What is wrong with the form of an address, nothing being asked of the network."""
    try:
        parsed(address, ports)
    except Refusal as refusal:
        return refusal
    return None
