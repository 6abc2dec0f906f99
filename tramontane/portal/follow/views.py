"""The pages of subscriptions: they set no cookie, say nothing about who follows what, and change nothing by GET."""

from functools import wraps
from typing import ParamSpec
from urllib.parse import urlsplit
from uuid import UUID

from allauth.core import ratelimit
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tramontane.portal.follow import actions
from tramontane.portal.follow.forms import FollowForm, KeyForm, MineForm
from tramontane.portal.follow.links import read_token, token
from tramontane.portal.follow.nodes import asked_node, node
from tramontane.portal.follow.queries import follower_of, followings_of, pending
from tramontane.portal.models import Follower, Following
from tramontane.portal.page import View, render

P = ParamSpec("P")


def private(view: View[P]) -> View[P]:
    """A page that no cache keeps, no search engine reads and no other site hears of; without any cookie.

    No cookie protects its forms: what they may do is in the signed address, and a form sent by another site is refused.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and _is_from_elsewhere(request):
            raise PermissionDenied
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return answer


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser says that another site made it send this; mailboxes, which are no browsers, say nothing."""
    origin = request.headers.get("Origin")
    ours = origin is None or urlsplit(origin).netloc == request.get_host()
    return not ours or request.headers.get("Sec-Fetch-Site") == "cross-site"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def follow(request: HttpRequest) -> HttpResponse:
    """Ask to follow what the address names, or a plan to choose. The answer never depends on the address given."""
    named = request.GET.get("plan", "")
    found = asked_node(request.GET.dict()) if named else None
    if named and found is None:
        raise Http404(_("Ce plan ou cette ligne n’est pas publié."))
    form = FollowForm(request.POST or None, asks_plan=found is None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        wanted = found or node(data["plan"], "plan", "")
        if not ratelimit.consume(request, action="follow"):
            form.add_error(None, _("Trop de demandes depuis votre connexion. Recommencez dans une heure."))
            status = 429
        else:
            if wanted is not None and ratelimit.consume(request, action="letters", key=data["email"].lower()):
                actions.ask_to_follow(email=data["email"], node=wanted, frequency=data["frequency"])
            return redirect("follow_asked")
    return render(
        request,
        "portal/follow/follow.html",
        {"form": form, "node": found, "key_form": KeyForm(prefix="lien")},
        status=status,
    )


@require_POST
@private
def key(request: HttpRequest) -> HttpResponse:
    """Ask for the link to one's subscriptions; the answer is the same for every address."""
    form = KeyForm(request.POST, prefix="lien")
    status = 422
    if form.is_valid():
        email = form.cleaned_data["email"].lower()
        if ratelimit.consume(request, action="follow"):
            if ratelimit.consume(request, action="letters", key=email):
                actions.send_key(email=email)
            return redirect("follow_asked")
        form.add_error(None, _("Trop de demandes depuis votre connexion. Recommencez dans une heure."))
        status = 429
    context = {"form": FollowForm(asks_plan=True), "node": None, "key_form": form}
    return render(request, "portal/follow/follow.html", context, status=status)


@require_safe
@private
def asked(request: HttpRequest) -> HttpResponse:
    """The answer to every request."""
    return render(request, "portal/follow/asked.html")


def named(purpose: str, given: str) -> UUID:
    """What a token of an address names; ``Http404`` with what to do when it is not good."""
    uid = read_token(purpose, given)
    if uid is None:
        raise Http404(_("Ce lien n’est plus valable. Redemandez-en un depuis la page des abonnements."))
    return uid


@require_http_methods(["GET", "HEAD", "POST"])
@private
def confirm(request: HttpRequest, given: str) -> HttpResponse:
    """Show what would be followed; a POST confirms it."""
    uid = named("confirm", given)
    found = actions.confirm_following(uid=uid) if request.method == "POST" else pending(uid)
    if found is None:
        raise Http404(_("Cette demande a été effacée. Redemandez à suivre ce plan."))
    context = {
        "words": words_of(found),
        "frequency": found.get_frequency_display(),
        "is_confirmed": found.confirmed_at is not None,
        "mine": token("manage", found.follower.uid),
    }
    return render(request, "portal/follow/confirm.html", context)


def words_of(row: Following) -> str:
    """What is followed, in words, even when it is no longer in the plan."""
    found = node(row.plan.slug, row.kind, row.ref)
    return found.words if found else _("une ligne qui n’est plus dans le plan ({ref})").format(ref=row.ref or row.plan)


def _follower(uid: UUID) -> Follower:
    found = follower_of(uid)
    if found is None:
        raise Http404(_("Cette adresse ne suit plus rien : elle a été effacée."))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@private
def mine(request: HttpRequest, given: str) -> HttpResponse:
    """One's own subscriptions, to see and to change."""
    follower = _follower(named("manage", given))
    rows = [(row, words_of(row)) for row in followings_of(follower)]
    form, is_saved = MineForm(request.POST or None, rows=rows), False
    if request.method == "POST" and form.is_valid():
        is_saved = actions.change_followings(follower=follower, wanted=form.wanted())
        if not is_saved:
            return render(request, "portal/follow/stopped.html", {"is_desk": False})
        rows = [(row, words_of(row)) for row in followings_of(follower)]
        form = MineForm(rows=rows)
    context = {"form": form, "is_saved": is_saved, "stop": token("stop", follower.uid)}
    return render(request, "portal/follow/mine.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def stop(request: HttpRequest, given: str) -> HttpResponse:
    """Erase an address: by the button of the page, or in one click of the mailbox (RFC 8058), twice if need be."""
    uid = named("stop", given)
    if request.method == "POST":
        actions.forget_follower(uid=uid)
        return render(request, "portal/follow/stopped.html", {"is_desk": False})
    return render(request, "portal/follow/stop.html", {"is_desk": False})
