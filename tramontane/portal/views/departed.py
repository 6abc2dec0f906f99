"""Pages that are no longer where they were: lines that left a plan, plans that changed address."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest

from tramontane.lib.periods import day_in_france
from tramontane.plan.published import PublishedPlan, parts_of, title_of
from tramontane.plan.queries import last_version_with, published_version, versions_of
from tramontane.portal.addresses import Addresses

LISTS = {"axis": "axes", "envelope": "envelopes", "pledge": "pledges", "indicator": "indicators"}


@dataclass(frozen=True, slots=True)
class Departure:
    """A line that left: the last version that had it and the first without it."""

    title: str
    kind: str
    plan: str
    plan_href: str
    had: int
    had_href: str
    lost: int
    lost_href: str
    lost_on: date


class Left(Http404):
    """A line that the plan had and has no more (answered 410)."""

    def __init__(self, departure: Departure) -> None:
        super().__init__()
        self.departure = departure


def absent(request: HttpRequest, plan: PublishedPlan, kind: str, ref: str, message: str) -> Http404:
    """What to raise for a line that is not in the version shown: ``Left`` when one before had it."""
    had = last_version_with(plan.slug, LISTS[kind], ref, plan.number)
    last = published_version(plan.slug, had) if had else None
    if last is None:
        return Http404(message)
    part = next(p for p in parts_of(last.document)[kind] if p.ref == ref)
    lost = next(v for v in versions_of(plan.slug) if v.number == last.number + 1)
    lost_on = day_in_france(lost.published_at)
    return Left(
        Departure(
            title=title_of(part),
            kind=kind,
            plan=plan.document.heading.title,
            plan_href=Addresses().plan(plan.slug),
            had=last.number,
            had_href=_then(request, last, lost_on),
            lost=lost.number,
            lost_href=Addresses().version(plan.slug, lost.number),
            lost_on=lost_on,
        )
    )


def _then(request: HttpRequest, last: PublishedPlan, lost_on: date) -> str:
    """This page on the last day it existed; the version itself when it lasted less than a day."""
    eve = lost_on - timedelta(days=1)
    if day_in_france(last.published_at) <= eve:
        return f"{request.path}?au={eve.isoformat()}"
    return Addresses().version(last.slug, last.number)
