"""What leaves the desk or is read there whole: the plan as a file, a document before its publication."""

import json

import yaml
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tramontane.evidence.models import Fact
from tramontane.evidence.queries import facts_with_passages, rendition
from tramontane.lib.errors import Refusal
from tramontane.lib.language import FRENCH
from tramontane.plan.assembly import fact_part, with_contents
from tramontane.plan.marked import marked
from tramontane.plan.phrases import in_words
from tramontane.portal import words
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.addresses import DESK
from tramontane.portal.desk.queries import readable_documents, standing
from tramontane.portal.languages import speaking
from tramontane.portal.page import render
from tramontane.portal.rows.evidence import paragraphs

TYPES = {"json": "application/json", "yaml": "application/yaml"}


@require_safe
@desk_page
def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The plan as it stands, rejected lines left out, with the bytes of its sources: another instance can import it."""
    plan = plan_of(request, slug)
    with speaking(FRENCH):
        found = standing(plan)
    if found is None:
        raise Refusal("plan.empty", _("Ce plan n’a pas encore de lignes : importez un document avant de l’exporter."))
    data = with_contents(found.document).model_dump(mode="json", by_alias=True)
    if form == "json":
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    else:
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
    response = HttpResponse(text, content_type=f"{TYPES[form]}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.{form}"'
    return response


@require_safe
@desk_page
def source(request: HttpRequest, short: str) -> HttpResponse:
    """The text of a document that my organisations brought or that one of my plans rests on, published or not."""
    document = readable_documents(person(request)).filter(sha256__startswith=short).first()
    if document is None:
        raise Http404(_("Aucun document de vos organismes ne porte cette adresse."))
    rows = facts_with_passages(Fact.objects.filter(document=document)).order_by("id")
    facts = [fact_part(f) for f in rows]
    facts.sort(key=lambda f: (f.spans[0].text_start, f.spans[0].text_end) if f.spans else (10**9, 10**9))
    text = rendition(document.sha256)
    context = {
        "document": document,
        "genre": words.GENRE[document.genre],
        "rows": [(f, in_words(marked(f).value), words.KIND[f.value.kind]) for f in facts],
        "paragraphs": paragraphs(DESK, text, tuple(facts), frozenset()) if text else (),
    }
    return render(request, "portal/desk/source.html", context)
