"""One client floods the real server; another one, from another address, is served as if nothing were."""

import asyncio
import http.client
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.config.processes import Platform, eventually, tramontane

pytestmark = pytest.mark.slow

CONNECTIONS = 24
#: Web processes; units a minute and at once for each (a quarter of it), and what a search costs.
WORKERS, PER_MINUTE, COST = 2, 240, 5
REQUEST = b"GET /recherche/?q=formation HTTP/1.1\r\nHost: localhost\r\n\r\n"


@dataclass
class Flood:
    """``CONNECTIONS`` connections of one address that ask for searches without a pause; what they were answered."""

    port: int
    answers: Counter[int] = field(default_factory=Counter)
    told_when: bool = True

    def __enter__(self) -> "Flood":
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(30)

    @property
    def count(self) -> int:
        """Answers so far."""
        return self.answers.total()

    async def _all(self) -> None:
        await asyncio.gather(*(self._one() for _ in range(CONNECTIONS)))

    async def _one(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=("127.0.0.1", 0))
        while not self._stop.is_set():
            writer.write(REQUEST)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            await reader.readexactly(int(head.partition("content-length: ")[2].partition("\r\n")[0]))
            status = int(head.split()[1])
            self.told_when = self.told_when and (status != 429 or "retry-after: " in head)
            self.answers[status] += 1
        writer.close()


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The demonstration, served with a smaller share for each address."""
    folder = tmp_path_factory.mktemp("flood") / "data"
    assert tramontane(folder, "demo", demo="oui").returncode == 0
    shares = {"workers": str(WORKERS), "pages_per_minute": str(PER_MINUTE)}
    with Platform(folder, demo="oui", **shares) as running:
        yield running


def read(platform: Platform, path: str, address: str) -> int:
    """One page, from an address of this machine."""
    link = http.client.HTTPConnection("127.0.0.1", platform.port, timeout=30, source_address=(address, 0))
    try:
        link.request("GET", path, headers={"Host": "localhost"})
        answer = link.getresponse()
        answer.read()
        return answer.status
    finally:
        link.close()


def pages(platform: Platform, address: str, count: int = 40) -> tuple[set[int], float]:
    """Pages read one after the other: their statuses, and the seconds they took in all."""
    start = time.monotonic()
    cycle = ("/", "/plans/", "/contradictions/", "/glossaire/")
    return {read(platform, cycle[n % 4], address) for n in range(count)}, time.monotonic() - start


def test_a_flood_of_one_client_does_not_starve_another(platform: Platform) -> None:
    """The flood gets its share and no more; the other one's pages all come, slower by a small factor."""
    pages(platform, "127.0.0.3")  # the first of each process are slower
    alone = pages(platform, "127.0.0.3")
    with Flood(platform.port) as flood:
        assert eventually(lambda: flood.answers[429] > CONNECTIONS), flood.answers
        flooded = pages(platform, "127.0.0.2")
    assert alone[0] == flooded[0] == {200}
    assert set(flood.answers) == {200, 429}
    assert flood.told_when
    at_once = WORKERS * PER_MINUTE // 4 // COST
    assert at_once / WORKERS <= flood.answers[200] <= 2 * at_once, "its share, and what comes back meanwhile"
    assert flooded[1] <= 10 * alone[1]
