"""Sources: their list, and the text of each with the sentences that state facts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.evidence.queries import rendition
from tramontane.lib import french
from tramontane.plan.document import FactPart
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.page import addresses, published_page, render
from tramontane.portal.rows import facts as told
from tramontane.portal.rows.evidence import paragraphs
from tramontane.portal.rows.plan import SourceRow, source_row
from tramontane.portal.views.published import plans_or_404


@published_page
def sources(request: HttpRequest) -> HttpResponse:
    """Every source of the published plans, newest first, each once."""
    at, rows = addresses(request), dict[str, tuple[SourceRow, list[tuple[str, str]]]]()
    for plan in plans_or_404(request):
        for source in plan.document.sources:
            row = source_row(at, source, len(plan.facts_of_source(source.sha256)))
            known = rows.setdefault(source.sha256, (row, []))
            known[1].append((plan.document.heading.title, at.plan(plan.slug)))
    ordered = sorted(rows.values(), key=lambda pair: pair[0].published_on, reverse=True)
    return render(request, "portal/sources.html", {"rows": ordered, "dated": True})


@published_page
def source(request: HttpRequest, short: str) -> HttpResponse:
    """A source: its identity, its text, its facts."""
    holders = [p for p in plans_or_404(request) if any(s.sha256.startswith(short) for s in p.document.sources)]
    if not holders:
        raise Http404(_("Aucun plan publié ne s’appuie sur cette source."))
    at, found = addresses(request), holders[0].source(short)
    by_uid: dict[str, tuple[PublishedPlan, FactPart]] = {}
    for plan in holders:
        for fact in plan.facts_of_source(found.sha256):
            by_uid.setdefault(fact.uid, (plan, fact))
    ordered = sorted(by_uid.values(), key=lambda pair: told.place(*pair))
    rows = [(f, in_words(f.value), words.KIND[f.value.kind], told.relations(p, at, f.uid)) for p, f in ordered]
    disputed = frozenset(f.uid for f, _w, _k, links in rows if any(r.is_dispute for r in links))
    text = rendition(found.sha256)
    context = {
        "source": found,
        "genre": words.GENRE[found.genre],
        "published": french.edtf(found.published_on) if found.published_on else "",
        "plans": tuple((p.document.heading.title, at.plan(p.slug)) for p in holders),
        "rows": rows,
        "disputed": disputed,
        "paragraphs": paragraphs(at, text, tuple(f for _p, f in ordered), disputed) if text else (),
        "dated": True,
    }
    return render(request, "portal/source.html", context)
