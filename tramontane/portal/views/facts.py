"""Facts: the proof behind a figure, and the pairs of facts that disagree."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.evidence.queries import rendition
from tramontane.lib import french
from tramontane.plan.contradictions import disputes
from tramontane.plan.document import FactPart
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import published_version
from tramontane.portal import words
from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.rows import facts as told
from tramontane.portal.rows.evidence import Quote, quote
from tramontane.portal.views.published import plans_or_404


@published_page
def fact(request: HttpRequest, uid: str) -> HttpResponse:
    """A fact: its sentence in context, what it means, what it supports, what came before and after."""
    at = addresses(request)
    plans = plans_or_404(request)
    holders = [p for p in plans if any(f.uid == uid for f in p.document.facts)]
    is_in_force = bool(holders)
    holders = holders or [p for p in _past(plans) if any(f.uid == uid for f in p.document.facts)][:1]
    if not holders:
        raise Http404(_("Aucun plan publié ne s’appuie sur cette affirmation."))
    found = holders[0].fact(uid)
    links = dict.fromkeys(r for p in holders for r in told.relations(p, at, uid))
    context = {
        "fact": found,
        "kind": words.KIND[found.value.kind],
        "phrase": in_words(found.value),
        "terms": told.terms(found.value),
        "quotes": _quotes(request, holders[0], found),
        "relations": tuple(links),
        "supports": tuple(s for p in holders for s in told.supports(p, at, uid)),
        "source": holders[0].source(found.source),
        "is_in_force": is_in_force,
        "dated": True,
    }
    return render(request, "portal/fact.html", context)


def _past(plans: Iterable[PublishedPlan]) -> Iterator[PublishedPlan]:
    """The versions before those in force, newest first: what was once published as a proof keeps its address."""
    for plan in plans:
        for number in range(plan.number - 1, 0, -1):
            found = published_version(plan.slug, number)
            if found is not None:
                yield found


def _quotes(request: HttpRequest, plan: PublishedPlan, found: FactPart) -> tuple[Quote, ...]:
    source = plan.source(found.source)
    text = rendition(source.sha256)
    return tuple(quote(addresses(request), source, span, text, found.uid) for span in found.spans)


@published_page
def contradictions(request: HttpRequest) -> HttpResponse:
    """The pairs of sentences that do not say the same, facing each other, open ones first."""
    rows: list[dict[str, Any]] = []
    for plan in plans_or_404(request):
        for pair in disputes(plan.document):
            sides = [(f, in_words(f.value), _quotes(request, plan, f)[:1]) for f in (pair.older, pair.newer)]
            rows.append(
                {
                    "pair": pair,
                    "plan": plan.document.heading.title,
                    "plan_href": addresses(request).plan(plan.slug),
                    "state": words.DISPUTE[pair.state],
                    "relation": words.RELATION[pair.relation],
                    "sides": sides,
                    "on": french.edtf(pair.on[:10]),
                }
            )
    rows.sort(key=lambda r: r["pair"].state != "open")
    return render(request, "portal/contradictions.html", {"rows": rows, "dated": True})
