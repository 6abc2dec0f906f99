"""Pages bear what readers change: text spaced out, four times larger, forced colours, paper."""

import pytest
from playwright.sync_api import Page

from tests.journeys.test_officer import sign_in
from tests.journeys.visits import Visitor, overflow
from tests.journeys.walk import one_of_each, public_addresses

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK = ["/espace/", "/espace/taches/", "/espace/plans/strategie-ia-occitanie/"]
#: WCAG 2.2, 1.4.12: text spacing that a reader may impose.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
#: Elements whose words do not fit the box that hides what passes its edges.
_CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e);
  const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
  const box = e.getBoundingClientRect();
  return hides && box.width > 2 && box.height > 2 && e.innerText && e.innerText.trim()
    && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2);
}).map(e => e.tagName + '.' + e.className + ': ' + e.innerText.slice(0, 40))"""
#: Buttons and fields whose edges nobody sees once the page has no colours of its own.
_EDGELESS = """() => [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea')].filter(e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const native = ['checkbox', 'radio', 'file'].includes(e.type);
  const bare = !parseFloat(style.borderBottomWidth) && style.textDecorationLine === 'none';
  return box.width > 2 && box.height > 2 && !native && bare;
}).map(e => e.outerHTML.slice(0, 90))"""


def everywhere(visitor: Visitor, page: Page) -> list[str]:
    """One address of each type of public page, then pages of the desk for the same window."""
    sign_in(page, "Claire")
    return [*one_of_each(public_addresses(visitor.site)), *DESK]


def test_text_spaced_out_is_neither_cut_nor_wider_than_the_page(visitor: Visitor) -> None:
    page, found = visitor.window(), []
    for address in everywhere(visitor, page):
        page.goto(address)
        # By the inspector: a style sheet of the reader is not one of the page, which accepts none.
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACED
        )
        found += [f"{address} cuts {words}" for words in page.evaluate(_CUT)]
        if overflow(page) > 0:
            found.append(f"{address} is {overflow(page)} px too wide")
    assert found == []


def test_four_times_larger_the_page_still_reads_downwards(visitor: Visitor) -> None:
    page, found = visitor.window(width=320), []
    addresses = everywhere(visitor, page)
    page.set_viewport_size({"width": 320, "height": 256})
    for address in addresses:
        page.goto(address)
        found += [f"{address} cuts {words}" for words in page.evaluate(_CUT)]
        stuck = page.evaluate(
            "() => [...document.querySelectorAll('body *')].filter(e => ['fixed', 'sticky']"
            ".includes(getComputedStyle(e).position) && e.getBoundingClientRect().height > 128).length"
        )
        if stuck or overflow(page) > 0:
            found.append(f"{address}: {stuck} block(s) over half of the window, {overflow(page)} px too wide")
    assert found == []


def test_forced_colours_keep_the_edges_and_the_focus(visitor: Visitor) -> None:
    page, found = visitor.window(), []
    addresses = everywhere(visitor, page)
    page.emulate_media(forced_colors="active")
    for address in addresses:
        page.goto(address)
        found += [f"{address} loses the edges of {control}" for control in page.evaluate(_EDGELESS)]
        page.keyboard.press("Tab")
        outline = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        if not outline:
            found.append(f"{address}: the focus is not seen")
    assert found == []


def test_paper_shows_what_the_screen_shows(visitor: Visitor) -> None:
    page, found = visitor.window(), []
    for address in one_of_each(public_addresses(visitor.site)):
        page.goto(address)
        shown = page.evaluate("document.querySelector('main').innerText.replace(/\\s+/g, ' ').length")
        page.emulate_media(media="print")
        printed = page.evaluate("document.querySelector('main').innerText.replace(/\\s+/g, ' ').length")
        hidden = page.evaluate(
            "[...document.querySelectorAll('main form')].reduce((n, f) => n + f.textContent.length, 0)"
        )
        page.emulate_media(media="screen")
        if printed + hidden < shown * 0.9:
            found.append(f"{address} prints {printed} of {shown} characters")
    assert found == []
