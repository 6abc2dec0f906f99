"""Who may open which page of the desk: signed in, then row by row through the mandates."""

from functools import wraps
from typing import ParamSpec

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.plan.models import Plan
from tramontane.plan.queries import may, owners_of, plans_of
from tramontane.portal.page import View
from tramontane.portal.resend import may_resend, resend_page
from tramontane.portal.sign_in import may_enter

P = ParamSpec("P")


def desk_page(view: View[P]) -> View[P]:
    """Only for signed-in people: others sign in first, then come back, without losing a form they had filled in.

    Kept by no shared cache; the browser may show the page again by its back button, with what was typed in it.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if isinstance(request.user, User) and not may_enter(request.user):
            logout(request)
        if not request.user.is_authenticated and may_resend(request):
            return resend_page(request, signed_in=False)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return answer


def person(request: HttpRequest) -> User:
    """Who is signed in, on a page of the desk."""
    assert isinstance(request.user, User)  # noqa: S101 - ``desk_page`` has checked it
    return request.user


def whose(user: User) -> frozenset[int | None]:
    """Whose lines the person may change: their organisations', and nobody's in particular."""
    return frozenset((*owners_of(user), None))


def plan_of(request: HttpRequest, slug: str, role: str = "reader") -> Plan:
    """A plan of the person's mandates. ``Http404`` for somebody else's, ``PermissionDenied`` for a lower role."""
    user = person(request)
    plan = plans_of(user).select_related("territory").filter(slug=slug).first()
    if plan is None:
        raise Http404(_("Aucun plan de vos mandats ne porte cette adresse."))
    if not may(user, role, plan):
        raise PermissionDenied
    return plan
