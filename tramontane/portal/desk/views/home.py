"""The first page of the desk, and the opening of a plan."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tramontane.accounts.queries import organisations_of
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import open_plan
from tramontane.portal.desk.access import desk_page, person
from tramontane.portal.desk.forms import NewPlanForm
from tramontane.portal.desk.queries import plan_rows
from tramontane.portal.page import render


@require_safe
@desk_page
def desk(request: HttpRequest) -> HttpResponse:
    """My plans, and what waits on each."""
    user = person(request)
    context = {"plans": plan_rows(user), "may_open": organisations_of(user, "officer").exists()}
    return render(request, "portal/desk/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def new_plan(request: HttpRequest) -> HttpResponse:
    """Open an empty plan for one of my organisations."""
    user = person(request)
    organisations = organisations_of(user, "officer").order_by("name")
    if not organisations:
        raise PermissionDenied
    form = NewPlanForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            open_plan(
                slug=data["slug"],
                territory=data["territory"],
                stewards=[data["steward"]],
                is_demonstration=user.is_demonstration,
            )
        except (Refusal, IntegrityError):
            form.add_error("slug", _("Cette adresse vient d’être prise : choisissez-en une autre."))
        else:
            messages.success(request, _("Plan ouvert. Il reste à lui donner ses documents."))
            return redirect("desk_import", data["slug"])
    return render(request, "portal/desk/new_plan.html", {"form": form}, status=422 if form.errors else 200)
