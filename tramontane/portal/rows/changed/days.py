"""Publications by day, newest first, each with its sentences, their sources and where to read on."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.periods import day_in_france
from tramontane.plan.published import PublishedPlan, parts_of
from tramontane.plan.queries import Publication, read_publication
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.changed.sentences import Said, sentences
from tramontane.portal.rows.figures import amount_words, source_words


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence with the page of what it is about ("" once it left) and the sources that state it."""

    text: str
    tone: str
    href: str
    proofs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """A version that came out. ``first`` sums up a first publication, "" for the others.

    ``source`` is the one that states every change, "" when there are several.
    """

    plan: str
    plan_href: str
    territory: str
    number: int
    href: str
    by: str
    note: str
    first: str
    source: str
    rows: tuple[SentenceRow, ...]


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day on which something came out."""

    on: str
    iso: str
    publications: tuple[PublicationRow, ...]


Plans = dict[str, PublishedPlan]
"""The versions in force, by address: lines that are in none of them have no page."""


def days(publications: tuple[Publication, ...], at: Addresses, plans: Plans) -> tuple[DayRow, ...]:
    """The days of publications that are already in order."""
    grouped = groupby(publications, key=lambda p: day_in_france(p.published_at))
    return tuple(
        DayRow(french.day(day), day.isoformat(), tuple(publication_row(p, at, plans) for p in found))
        for day, found in grouped
    )


def since(publications: tuple[Publication, ...], first: date) -> tuple[Publication, ...]:
    """Those that came out on that day or later."""
    return tuple(p for p in publications if day_in_france(p.published_at) >= first)


def publication_row(publication: Publication, at: Addresses, plans: Plans) -> PublicationRow:
    """A publication in words."""
    plan, before = read_publication(publication)
    rows = tuple(sentence_row(s, publication, at, plans) for s in sentences(publication))
    told = {label for row in rows for label, _href in row.proofs}
    return PublicationRow(
        plan=plan.document.heading.title,
        plan_href=at.plan(publication.slug),
        territory=plan.document.territory.name,
        number=publication.number,
        href=at.version(publication.slug, publication.number),
        by=plan.published_by,
        note=plan.note,
        first="" if before else summary(plan),
        source=told.pop() if len(told) == 1 else "",
        rows=rows,
    )


def summary(plan: PublishedPlan) -> str:
    """« Première publication : 60 M€, 5 axes, 6 engagements, 4 indicateurs, 2 sources. »."""
    document = plan.document
    counts = (
        (len(plan.children(None)), _("axe"), _("axes")),
        (len(document.pledges), _("engagement"), _("engagements")),
        (len(document.indicators), _("indicateur"), _("indicateurs")),
        (len(document.sources), _("source"), _("sources")),
    )
    said = [amount_words(plan.total)] if plan.total else []
    said += [french.counted(n, one, many) for n, one, many in counts if n]
    return _("Première publication : {content}.").format(content=", ".join(said))


def sentence_row(said: Said, publication: Publication, at: Addresses, plans: Plans) -> SentenceRow:
    """A sentence with its links."""
    plan, before = read_publication(publication)
    holder = before if said.what == "removed" and before else plan
    return SentenceRow(
        text=said.text,
        tone={"added": "ok", "removed": "bad", "changed": "warn"}[said.what],
        href=_href(said, publication.slug, at, plans),
        proofs=tuple((source_words(holder.source(holder.fact(u).source)), at.fact(u)) for u in said.facts[:2]),
    )


def _href(said: Said, slug: str, at: Addresses, plans: Plans) -> str:
    now = plans.get(slug)
    if now is None:
        return ""
    if said.kind == "source":
        return at.source(said.ref) if any(s.sha256 == said.ref for s in now.document.sources) else ""
    return (
        at.line(slug, said.kind, said.ref) if any(p.ref == said.ref for p in parts_of(now.document)[said.kind]) else ""
    )
