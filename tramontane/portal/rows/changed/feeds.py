"""What changed as Atom (RFC 4287): one entry for each publication, with an identifier that never changes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from django.utils.html import escape
from django.utils.translation import gettext as _

from tramontane.plan.published import PublishedPlan, parts_of
from tramontane.plan.queries import Publication, read_publication
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.changed.days import summary
from tramontane.portal.rows.changed.sentences import Said, sentences
from tramontane.portal.rows.figures import source_words

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries of a feed: readers keep what they have read."""


@dataclass(frozen=True, slots=True)
class Node:
    """What a feed is about: a line of a plan. ``kind`` is "axis", "envelope", "pledge" or "indicator"."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication, told."""

    id: str
    title: str
    updated: datetime
    path: str
    author: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``site`` is where the paths of its entries start, ``path`` its own, ``page`` what it follows."""

    id: str
    title: str
    site: str
    path: str
    page: str
    updated: datetime
    entries: tuple[Entry, ...]


def identifier(*parts: object) -> str:
    """A name for ever, made of what it names."""
    return uuid5(NAMESPACE_URL, "tramontane:" + "|".join(map(str, parts))).urn


def entries(publications: tuple[Publication, ...], node: Node | None = None) -> tuple[Entry, ...]:
    """The entries of publications, newest first; of those that touch ``node`` when one is given."""
    found: list[Entry] = []
    for publication in publications:
        plan, before = read_publication(publication)
        lines = _lines(publication, plan, before, node)
        if lines or node is None:
            found.append(_entry(publication, plan, lines or (_("Le contenu est le même."),), node))
        if len(found) == MOST:
            break
    return tuple(found)


def _entry(publication: Publication, plan: PublishedPlan, lines: tuple[str, ...], node: Node | None) -> Entry:
    title = _("{plan}, version {n}").format(plan=plan.document.heading.title, n=publication.number)
    named = (node.kind, node.ref) if node else ()
    return Entry(
        id=identifier(publication.key[1], publication.number, *named),
        title=title,
        updated=publication.published_at,
        path=Addresses().version(publication.slug, publication.number),
        author=plan.published_by,
        lines=tuple(filter(None, (plan.note, *lines))),
    )


def _lines(
    publication: Publication, plan: PublishedPlan, before: PublishedPlan | None, node: Node | None
) -> tuple[str, ...]:
    if node is None:
        if before is None:
            return (summary(plan),)
        return tuple(_with_source(s, plan, before) for s in sentences(publication))
    if before is None:
        return (_("Publié pour la première fois."),) if _holds(plan, node) else ()
    axes = {node.ref, *_below(plan, node.ref), *_below(before, node.ref)} if node.kind == "axis" else set()
    return tuple(
        _with_source(s, plan, before)
        for s in sentences(publication)
        if (s.kind, s.ref) == (node.kind, node.ref) or s.axis in axes
    )


def _holds(plan: PublishedPlan, node: Node) -> bool:
    return any(p.ref == node.ref for p in parts_of(plan.document)[node.kind])


def _below(plan: PublishedPlan, ref: str) -> set[str]:
    """The axes under one, at any depth."""
    found: set[str] = set()
    waiting = [ref]
    while waiting:
        below = {a.ref for a in plan.children(waiting.pop())} - found
        found |= below
        waiting.extend(below)
    return found


def _with_source(said: Said, plan: PublishedPlan, before: PublishedPlan) -> str:
    holder = before if said.what == "removed" else plan
    told = [source_words(holder.source(holder.fact(u).source)) for u in said.facts[:1]]
    return _("{said} Source : {source}.").format(said=said.text, source=told[0]) if told else said.text


def atom(feed: Feed) -> bytes:
    """The feed as a document."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "fr"})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", _instant(feed.updated))
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.site + feed.path)
    _add(root, "link", rel="alternate", type="text/html", href=feed.site + feed.page)
    _add(_add(root, "author"), "name", "Tramontane")
    _add(root, "rights", _("Licence Ouverte 2.0 (Etalab) ; les textes des sources restent à leurs éditeurs."))
    for entry in feed.entries:
        item = _add(root, "entry")
        _add(item, "id", entry.id)
        _add(item, "title", entry.title)
        _add(item, "updated", _instant(entry.updated))
        _add(item, "link", rel="alternate", type="text/html", href=feed.site + entry.path)
        _add(_add(item, "author"), "name", entry.author)
        shown = "".join(f"<li>{escape(line)}</li>" for line in entry.lines)
        _add(item, "content", f"<ul>{shown}</ul>", type="html")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, _name(tag), attributes)
    child.text = _written(text) if text is not None else None
    return child


def _written(text: str) -> str:
    """Without the characters that XML 1.0 forbids."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
