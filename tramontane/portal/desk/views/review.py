"""The review of a document: its text on one side, the lines it proposes on the other, each decided in one gesture."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.plan.queries import may
from tramontane.portal.desk.access import desk_page, person, plan_of, whose
from tramontane.portal.desk.actions import ChangedMeanwhile, decide_seen_lines
from tramontane.portal.desk.forms import DecideForm
from tramontane.portal.desk.rows.review import Review
from tramontane.portal.desk.rows.review import review as review_of
from tramontane.portal.desk.views.plan import Clash, Ticket, decided_words, tickets
from tramontane.portal.page import render


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def review(request: HttpRequest, slug: str, short: str = "") -> HttpResponse:
    """A document and its lines; the form of each line comes back here."""
    if request.method != "POST":
        plan = plan_of(request, slug)
        return _page(request, plan, _found(plan, short))
    plan = plan_of(request, slug, "officer")
    form, wanted = DecideForm(request.POST), tickets(request)
    found = _found(plan, short)
    if not wanted:
        form.add_error(None, _("Choisissez au moins une ligne."))
    if form.errors or not form.is_valid():
        return _page(request, plan, found, status=422, form=form, sent={t.ref for t in wanted})
    data = form.cleaned_data
    try:
        seen = {t.ref: t.mark for t in wanted}
        count = decide_seen_lines(
            plan=plan, seen=seen, verdict=data["verdict"], by=person(request), reason=data["reason"]
        )
    except ChangedMeanwhile as refusal:
        found, now = _found(plan, short), {}
        now = {c.line.ref: c.line for c in (*found.waiting, *found.decided)}
        clashes = tuple(Clash(t.sentence, now.get(t.ref)) for t in wanted if t.ref in refusal.refs)
        return _page(request, plan, found, status=409, form=form, sent={t.ref for t in wanted}, clashes=clashes)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, plan, found, status=422, form=form, sent={t.ref for t in wanted})
    messages.success(request, decided_words(data["verdict"], count))
    return redirect(f"{request.path}#{_next(found, wanted)}")


def _found(plan: Plan, short: str) -> Review:
    found = review_of(plan, short)
    if found is None:
        raise Http404(_("Ce plan n’a pas ce document."))
    return found


def _next(found: Review, decided: tuple[Ticket, ...]) -> str:
    """The card after those that were decided; the first that waits, or the end of the queue."""
    gone = {t.ref for t in decided}
    refs = [c.line.ref for c in found.waiting]
    last = max((i for i, ref in enumerate(refs) if ref in gone), default=-1)
    after = [r for r in refs[last + 1 :] if r not in gone] or [r for r in refs if r not in gone]
    return f"ligne-{after[0]}" if after else "file"


def _page(
    request: HttpRequest,
    plan: Plan,
    found: Review,
    *,
    status: int = 200,
    form: DecideForm | None = None,
    sent: set[str] | None = None,
    clashes: tuple[Clash, ...] = (),
) -> HttpResponse:
    context: dict[str, Any] = {
        "plan": plan,
        "review": found,
        "may_decide": may(person(request), "officer", plan),
        "mine": whose(person(request)),
        "may_publish": may(person(request), "publisher", plan),
        "form": form,
        "reason": form.data.get("reason", "") if form else "",
        "sent": sent or set(),
        "clashes": clashes,
    }
    return render(request, "portal/desk/review.html", context, status=status)
