"""Windows on the platform that remember what went wrong in them, and the audit of accessibility."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

VENDOR = Path(__file__).resolve().parents[1] / "vendor"
AXE = (VENDOR / "axe.min.js").read_text(encoding="utf-8")
LOCALE = json.loads((VENDOR / "axe.fr.json").read_text(encoding="utf-8"))
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AUDIT = """async ([locale, standards]) => {
  axe.configure({locale});
  const found = await axe.run(document, {runOnly: {type: "tag", values: standards}, resultTypes: ["violations"]});
  return found.violations.map(v => [v.id, v.help, v.nodes.map(n => n.target.join(" ")).slice(0, 4)]);
}"""


class Visitor:
    """Someone with a browser. ``faults`` gathers what no page may do, whatever the journey is about."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.faults: list[str] = []
        self.asked: list[Request] = []
        self._contexts: list[BrowserContext] = []

    def window(self, *, scripts: bool = True, width: int = 1280, scheme: str = "light") -> Page:
        """A window of its own (cookies included); ``scheme`` is "light" or "dark"."""
        context = self.browser.new_context(
            base_url=self.site,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="fr-FR",
            timezone_id="Europe/Paris",
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._asked)
        return page

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        self.asked.append(request)
        if not request.url.startswith((self.site, "data:")):
            self.faults.append(f"another host: {request.url}")

    def leave(self) -> None:
        """Close every window; raises ``AssertionError`` for what went wrong in them."""
        for context in self._contexts:
            context.close()
        assert self.faults == []


def plain(text: str) -> str:
    """The words of a text, every kind of space being one space."""
    return " ".join(text.split())


def said(page: Page) -> str:
    """The words of the page."""
    return plain(page.inner_text("main"))


def audit(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its best practices, in French, one sentence a rule."""
    page.evaluate(AXE)
    found: list[tuple[str, str, list[str]]] = page.evaluate(_AUDIT, [LOCALE, STANDARDS])
    return [f"{page.url} {rule}: {help_} — {' | '.join(where)}" for rule, help_, where in found]


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    wide: Any = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return int(wide)
