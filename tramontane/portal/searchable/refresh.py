"""Keeps the index of search in step with what is published, in the transaction that publishes."""

import hashlib
from collections.abc import Iterator

from tramontane.instrument import Instrument, installed
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import public_state, published_plans
from tramontane.portal.page import release
from tramontane.portal.searchable.plans import plan_items
from tramontane.portal.searchable.site import site_items
from tramontane.portal.searchable.sources import source_items
from tramontane.search.actions import refresh_index
from tramontane.search.entries import PLAN, Feed, Item
from tramontane.search.queries import index_mark


def mark() -> str:
    """What the index must be made from: all that is published, by this release. One query."""
    return f"{public_state()} {release()}"


def search_state() -> str:
    """What the index must be made from, and what it was made from. Two queries."""
    return f"{mark()}|{index_mark()}"


def is_stale(state: str = "") -> bool:
    """Whether something was published that the index does not know yet, by ``search_state()`` if it is not given."""
    wanted, _bar, made = (state or search_state()).partition("|")
    return not made.startswith(f"{wanted} ")


def refresh_search() -> tuple[str, ...]:
    """Bring the index to what is published; safe to call again. Returns the collections made again or removed."""
    return refresh_index(feeds=tuple(_feeds()), mark=mark())


def _feeds() -> Iterator[Feed]:
    yield Feed(code="site", label="Tramontane", fingerprint=release(), items=site_items)
    for plan in published_plans():
        yield _plan_feed(plan)
    for instrument in installed():
        yield _instrument_feed(instrument)


def _plan_feed(plan: PublishedPlan) -> Feed:
    """A version never changes: its number and its instant say all."""

    def items() -> Iterator[Item]:
        yield from plan_items(plan)
        yield from source_items(plan)

    return Feed(
        code=f"{PLAN}{plan.slug}",
        label=plan.document.heading.title,
        fingerprint=f"{plan.number} {plan.published_at.isoformat()} {release()}",
        items=items,
    )


def _instrument_feed(instrument: Instrument) -> Feed:
    """Its documents may change at any time: what they say is their fingerprint."""
    found = tuple(_instrument_items(instrument))
    digest = hashlib.blake2b(repr((str(instrument.name), found)).encode(), digest_size=16)
    return Feed(
        code=f"instrument:{instrument.code}",
        label=str(instrument.name),
        fingerprint=f"{digest.hexdigest()} {release()}",
        items=lambda: found,
    )


def _instrument_items(instrument: Instrument) -> Iterator[Item]:
    for document in instrument.documents():
        yield Item(
            kind="service",
            title=document.title,
            body=document.body,
            context=str(instrument.name),
            url=document.url,
            updated_on=document.updated_on,
        )
