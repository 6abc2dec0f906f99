"""Sign-in by a code sent by e-mail, without password nor sign-up; demonstration accounts by one click."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tramontane.accounts.actions import queue_message, remember_language
from tramontane.accounts.models import User
from tramontane.accounts.queries import demonstration_users
from tramontane.lib.language import language
from tramontane.portal.page import render

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def may_enter(user: User) -> bool:
    """Whether the account opens at all: active, and not a demonstration account outside a demonstration."""
    return user.is_active and (settings.DEMONSTRATION or not user.is_demonstration)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """What allauth asks about this site: no sign-up, e-mails as text, addresses that stay on the site."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("Ce code n’est pas celui que nous avons envoyé. Recopiez celui du dernier message reçu."),
        "too_many_login_attempts": _("Trop d’essais en peu de temps. Attendez une minute, puis redemandez un code."),
        "rate_limited": _("Trop d’essais en peu de temps. Attendez une minute, puis redemandez un code."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by the operator."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only a path of this site, whatever other hosts are allowed."""
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """One text message, put in the outbox: the page answers at once, whatever the mail server does."""
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        body = render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n"
        queue_message(
            key=f"sign-in:{uuid4().hex}",
            kind="sign_in",
            recipient=email,
            subject=subject,
            text=body,
            expires_at=timezone.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT),
        )

    def pre_login(self, request: HttpRequest, user: User, **given: Any) -> HttpResponse | None:  # noqa: ANN401
        """Nobody enters by an account closed since the code was sent."""
        if not may_enter(user):
            return self.respond_user_inactive(request, user)
        remember_language(user=user, code=language())
        answer: HttpResponse | None = super().pre_login(request, user, **given)
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Back to the first page, with the reason."""
        messages.error(request, _("Ce compte est fermé. Adressez-vous à l’exploitant de la plateforme."))
        return redirect("account_login")


class AskForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth is untyped
    """The e-mail address to which the code goes."""

    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        field: forms.Field = self.fields["email"]
        field.label = _("Adresse électronique")
        field.help_text = _(
            "Celle sous laquelle votre compte a été ouvert. Nous y envoyons un code valable dix minutes."
        )
        field.widget.attrs = {"type": "email", "autocomplete": "email", "spellcheck": "false"}
        field.error_messages = {
            "required": _("Écrivez votre adresse électronique."),
            "invalid": _("Cette adresse n’est pas complète. Exemple : prenom.nom@region.fr"),
        }

    def clean_email(self) -> str:
        """The address; an account that may not enter is as good as unknown."""
        email: str = super().clean_email()
        found: User | None = self._user
        self._user = found if found is not None and may_enter(found) else None
        return email


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth is untyped
    """The code received."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        field: forms.Field = self.fields["code"]
        field.label = _("Code reçu")
        field.help_text = _("Majuscules et tiret ne comptent pas.")
        field.widget.attrs = {"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "characters"}
        field.error_messages = {"required": _("Écrivez le code reçu par courriel.")}


_forms = method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")


@_forms
class SignIn(RequestLoginCodeView):  # type: ignore[misc]  # allauth is untyped
    """The first page: where to send the code, and the accounts of a demonstration."""

    form_class = AskForm

    def get_form_class(self) -> type[AskForm]:
        """Ours."""
        return AskForm

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        """Who comes back here wants to correct the address."""

    def render_to_response(self, context: dict[str, Any], **_given: object) -> HttpResponse:
        """The page; 422 with what is wrong."""
        form = context["form"]
        shown = {
            "form": form,
            "next": get_next_redirect_url(self.request) or "",
            "accounts": tuple(demonstration_users()) if settings.DEMONSTRATION else (),
        }
        return render(self.request, "account/login.html", shown, status=422 if form.errors else 200)


@_forms
class Confirm(ConfirmLoginCodeView):  # type: ignore[misc]  # allauth is untyped
    """The second page: the code."""

    def get_form_class(self) -> type[CodeForm]:
        """Ours."""
        return CodeForm

    def render_to_response(self, context: dict[str, Any], **_given: object) -> HttpResponse:
        """The page; 422 with what is wrong."""
        form = context["form"]
        shown = {
            "form": form,
            "email": self._process.state.get("email", ""),
            "next": get_next_redirect_url(self.request) or "",
        }
        return render(self.request, "account/code.html", shown, status=422 if form.errors else 200)


@require_safe
def ask_account(request: HttpRequest) -> HttpResponse:
    """How to get an account: there is no sign-up."""
    return render(request, "account/ask.html")


@require_POST
def demonstration(request: HttpRequest) -> HttpResponse:
    """Enter by a demonstration account; this address does not exist outside a demonstration."""
    if not settings.DEMONSTRATION:
        raise Http404
    user = demonstration_users().filter(email=request.POST.get("account", "")).first()
    if user is None:
        raise Http404(_("Ce compte de démonstration n’existe pas."))
    login(request, user, backend=BACKEND)
    remember_language(user=user, code=language())
    return redirect(get_next_redirect_url(request) or resolve_url(settings.LOGIN_REDIRECT_URL))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; the session is destroyed, and the browser forgets the pages that its back button would show."""
    logout(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
