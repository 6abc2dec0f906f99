"""Pictures of the key screens, from the running product: each one wide and narrow, light and dark.

usage: python -m tests.journeys.screens [FOLDER]    (``make screens`` puts them in build/screens)
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.config.processes import Platform, eventually, tramontane
from tests.journeys.conftest import FLAGS, found_chromium
from tests.journeys.test_officer import sign_in
from tests.journeys.test_review import SLUG as BROUGHT
from tests.journeys.test_review import bring, waiting
from tests.journeys.visits import Visitor

PLAN = "/plans/strategie-ia-occitanie/"
#: What a council sees first, by the name of its picture: the address, or the beginning of it when a link leads there.
PUBLIC = {
    "01-accueil": "/",
    "02-plan": PLAN,
    "03-engagement": f"{PLAN}engagements/",
    "04-axe": f"{PLAN}axes/",
    "05-indicateur": f"{PLAN}indicateurs/",
    "06-source": "/sources/",
    "07-contradictions": "/contradictions/",
    "09-note-de-seance": f"{PLAN}note/",
    "10-comparaison": "/comparer/",
    "11-recherche": "/recherche/?q=formation",
    "12-donnees": "/donnees/",
}
DESK = {
    "08-mes-taches": "/espace/taches/",
    "13-relecture": f"/espace/plans/{BROUGHT}/relire/",
    "14-bureau-du-plan": f"/espace{PLAN}",
}
#: Lists whose first line is the screen to show.
_FIRST_OF = ("03-engagement", "04-axe", "05-indicateur", "06-source")
DRESSES = [(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]
TALLEST = 2400


def picture(page: Page, path: Path) -> None:
    """The page from its top, as far as a reader scrolls twice."""
    width = page.viewport_size["width"] if page.viewport_size else 1280
    height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})


def addresses(page: Page) -> dict[str, str]:
    """The public screens with the address of one thing for each list of things."""
    found = dict(PUBLIC)
    for name in _FIRST_OF:
        page.goto("/sources/" if name == "06-source" else PLAN)
        links = page.locator(f"main a[href^='{PUBLIC[name]}']")
        hrefs = [href for link in links.all() if (href := link.get_attribute("href"))]
        found[name] = next(href.split("#")[0] for href in hrefs if len(href) > len(PUBLIC[name]))
    return found


def take(browser: Browser, site: str, folder: Path) -> list[Path]:
    """Take every picture; returns their paths. Raises ``AssertionError`` for what went wrong in a page."""
    visitor, taken = Visitor(browser, site), []
    officer = visitor.window()
    sign_in(officer, "Claire")
    bring(officer)

    def is_read() -> bool:
        officer.goto(DESK["13-relecture"])
        return waiting(officer) > 0

    assert eventually(is_read, 60)
    public = addresses(visitor.window())
    for width, scheme in DRESSES:
        reader, desk = (visitor.window(width=width, scheme=scheme) for _ in range(2))
        sign_in(desk, "Claire")
        for page, screens in ((reader, public), (desk, DESK)):
            for name, address in screens.items():
                page.goto(address)
                taken.append(folder / f"{name}-{width}-{scheme}.png")
                picture(page, taken[-1])
    visitor.leave()
    return taken


def main() -> None:
    """Open the demonstration in a temporary folder, take the pictures, and leave nothing running."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    chromium = found_chromium()
    if chromium is None:
        raise SystemExit("Chromium est absent : « make screens » l'installe là où la machine le permet.")
    with tempfile.TemporaryDirectory(prefix="tramontane-screens-") as temporary:
        data = Path(temporary) / "data"
        loaded = tramontane(data, "demo", demo="oui")
        if loaded.returncode:
            raise SystemExit(loaded.stderr)
        with Platform(data, demo="oui") as platform, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            taken = take(browser, f"http://127.0.0.1:{platform.port}", folder)
            browser.close()
    sys.stdout.write(f"{len(taken)} images dans {folder}\n")


if __name__ == "__main__":
    main()
