"""From validated lines to a public version: what would change, what blocks, one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tramontane.lib.errors import Refusal
from tramontane.plan.models import Plan
from tramontane.plan.queries import may
from tramontane.portal.desk.access import desk_page, person, plan_of
from tramontane.portal.desk.actions import ChangedMeanwhile, publish_seen_plan
from tramontane.portal.desk.forms import PublishForm
from tramontane.portal.desk.rows.publication import publication
from tramontane.portal.page import render


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """The next version of a plan."""
    if request.method != "POST":
        return _page(request, plan_of(request, slug), None)
    plan = plan_of(request, slug, "publisher")
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _page(request, plan, form, status=422)
    try:
        seen, note = form.cleaned_data["seen"], form.cleaned_data["note"]
        version = publish_seen_plan(plan=plan, seen=seen, by=person(request), note=note)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
        return _page(request, plan, form, status=status)
    messages.success(request, _("Version {number} publiée.").format(number=version.number))
    return redirect("desk_publish", slug)


def _page(request: HttpRequest, plan: Plan, form: PublishForm | None, *, status: int = 200) -> HttpResponse:
    found = publication(plan, person(request))
    context = {
        "plan": plan,
        "publication": found,
        "form": form or PublishForm(),
        "may_publish": may(person(request), "publisher", plan),
    }
    return render(request, "portal/desk/publish.html", context, status=status)
