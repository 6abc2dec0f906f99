"""The lines of a published plan as search finds them."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from tramontane.lib import french
from tramontane.lib.periods import day_in_france
from tramontane.lib.words import fold
from tramontane.plan.contradictions import disputes
from tramontane.plan.document import AxisPart, EnvelopePart, IndicatorPart, PledgePart
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.addresses import Addresses
from tramontane.portal.rows.figures import amount_words
from tramontane.portal.rows.indicators import deadline_words, target_words
from tramontane.portal.rows.money import envelope_title
from tramontane.portal.rows.plan import period_words, status_words
from tramontane.search.entries import Item

AT = Addresses()


def plan_items(plan: PublishedPlan) -> Iterator[Item]:
    """The plan and each of its lines."""
    yield _heading(plan)
    yield from (_axis(plan, a) for a in plan.document.axes)
    yield from (_envelope(plan, e) for e in plan.document.envelopes)
    yield from (_pledge(plan, p) for p in plan.document.pledges)
    yield from (_indicator(plan, i) for i in plan.document.indicators)
    yield from _dates(plan)
    yield from _parties(plan)
    yield from _context_figures(plan)
    yield from _disputes(plan)


def context_of(plan: PublishedPlan) -> str:
    """What every line of a plan belongs to."""
    title, territory = plan.document.heading.title, plan.document.territory.name
    return title if fold(territory) in fold(title) else f"{title}, {territory}"


def sentence(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return " · ".join(p for p in parts if p)


def _item(
    plan: PublishedPlan, kind: str, title: str, url: str, body: str, *, weight: int = 100, page: str = ""
) -> Item:
    return Item(
        kind=kind,
        title=title,
        url=url,
        body=body,
        context=context_of(plan),
        page=page,
        weight=weight,
        updated_on=day_in_france(plan.published_at),
    )


def _heading(plan: PublishedPlan) -> Item:
    document, total = plan.document, plan.total
    body = sentence(
        document.heading.summary,
        status_words(plan),
        period_words(plan),
        amount_words(total) if total else "",
        *(s.name for s in document.stewards),
        _("Axes : {axes}").format(axes=french.enumeration([a.title for a in plan.children(None)]))
        if document.axes
        else "",
    )
    found = _item(plan, "plan", document.heading.title, AT.plan(plan.slug), body, weight=150)
    return replace(found, context=document.territory.name)


def _axis(plan: PublishedPlan, axis: AxisPart) -> Item:
    sums = (amount_words(e) for e in plan.envelopes_of(axis.ref) if e.scope == "axis")
    under = french.enumeration([a.title for a in plan.children(axis.ref)])
    return _item(
        plan, "axis", axis.title, AT.axis(plan.slug, axis.ref), sentence(axis.summary, *sums, under), weight=115
    )


def _envelope(plan: PublishedPlan, envelope: EnvelopePart) -> Item:
    scopes = {"plan": _("le plan entier"), "axis": _("un axe du plan"), "action": _("une action")}
    body = sentence(
        amount_words(envelope),
        str(words.MODALITY[envelope.modality]),
        scopes[envelope.scope],
        plan.axis(envelope.axis).title if envelope.axis else "",
        envelope.funder or "",
    )
    return _item(plan, "money", envelope_title(plan, envelope), AT.envelope(plan.slug, envelope.ref), body)


def _pledge(plan: PublishedPlan, pledge: PledgePart) -> Item:
    body = sentence(
        _("exclu par le document") if pledge.is_negated else "",
        str(words.MODALITY[pledge.modality]) if pledge.modality != "firm" else "",
        french.edtf(pledge.due) if pledge.due else "",
        plan.axis(pledge.axis).title if pledge.axis else "",
    )
    return _item(plan, "pledge", pledge.title, AT.pledge(plan.slug, pledge.ref), body)


def _indicator(plan: PublishedPlan, indicator: IndicatorPart) -> Item:
    body = sentence(
        _("objectif : {target}").format(target=target_words(indicator)) if target_words(indicator) else "",
        deadline_words(indicator),
        indicator.unit,
        plan.axis(indicator.axis).title if indicator.axis else "",
    )
    return _item(plan, "indicator", indicator.title, AT.indicator(plan.slug, indicator.ref), body)


def _dates(plan: PublishedPlan) -> Iterator[Item]:
    url = f"{AT.plan(plan.slug)}#calendrier"
    for m in plan.document.milestones:
        body = sentence(_("jalon"), french.edtf(m.due) if m.due else "")
        yield _item(plan, "date", m.title, url, body, page=f"{url}-{m.ref}")
    for e in plan.document.events:
        body = sentence(_("événement"), french.edtf(e.date) if e.date else "", e.place)
        yield _item(plan, "date", e.title, url, body, page=f"{url}-{e.ref}")


def _parties(plan: PublishedPlan) -> Iterator[Item]:
    url = f"{AT.plan(plan.slug)}#parties"
    roles: dict[str, list[str]] = {}
    for p in plan.document.participations:
        roles.setdefault(p.party, []).append(str(words.ROLE[p.role]))
    for name, said in roles.items():
        yield _item(plan, "party", name, url, french.enumeration(said), weight=90, page=f"{url}-{name}")


def _context_figures(plan: PublishedPlan) -> Iterator[Item]:
    url = f"{AT.plan(plan.slug)}#contexte"
    for c in plan.document.context:
        figures = [in_words(plan.fact(u).value) for us in c.proofs.values() for u in us]
        yield _item(plan, "context", c.title, url, sentence(*figures), weight=80, page=f"{url}-{c.ref}")


def _disputes(plan: PublishedPlan) -> Iterator[Item]:
    for pair in disputes(plan.document):
        older, newer = in_words(pair.older.value), in_words(pair.newer.value)
        body = sentence(
            _("contradiction : {state}").format(state=words.DISPUTE[pair.state]),
            pair.reason,
            *(f"« {f.spans[0].quote} »" for f in (pair.older, pair.newer) if f.spans),
        )
        url = f"{AT.page('contradictions/')}#c-{pair.older.uid}-{pair.newer.uid}"
        yield _item(plan, "dispute", f"{older} → {newer}", url, body)
