"""The platform and the browser of the journeys; skipped, with the reason, where there is no Chromium."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.config.processes import Platform, tramontane
from tests.journeys.visits import Visitor

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def found_chromium() -> str | None:
    """The browser of the system, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser of the system."""
    found = found_chromium()
    if found is None:
        pytest.skip("Chromium est absent : installez-le (sur Debian, « apt-get install chromium »).")
    return found


@pytest.fixture(scope="session")
def platform(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """``tramontane serve`` with the demonstration: web server, worker and PostgreSQL, each a real process."""
    data = tmp_path_factory.mktemp("journeys") / "data"
    loaded = tramontane(data, "demo", demo="oui")
    assert loaded.returncode == 0, loaded.stderr
    with Platform(data, demo="oui") as running:
        yield running


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One browser for the journeys of a module: while it runs, so does an event loop that Django would refuse."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def visitor(browser: Browser, platform: Platform) -> Iterator[Visitor]:
    """Opens windows on the platform, closed at the end; nothing may have gone wrong in any of them."""
    found = Visitor(browser, f"http://127.0.0.1:{platform.port}")
    yield found
    found.leave()
