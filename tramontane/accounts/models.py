"""The user (an e-mail address), the organisations, and the mandates between them."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tramontane.lib.language import FRENCH, NAMES


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail; nobody has a password unless one is given."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """An account; without a password, only a code by e-mail opens it."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """An operator of the platform."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by an e-mail address; signs in with a code sent to it.

    ``language`` is that of the page of the last sign-in: letters of the desk are written in it.
    """

    email = models.EmailField(_("adresse électronique"), unique=True)
    name = models.CharField(_("nom"), max_length=200, blank=True)
    is_active = models.BooleanField(_("actif"), default=True)
    is_staff = models.BooleanField(_("exploitant de la plateforme"), default=False)
    is_demonstration = models.BooleanField(_("compte de démonstration"), default=False)
    language = models.CharField(_("langue"), max_length=2, choices=tuple(NAMES.items()), default=FRENCH)
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")
        ordering = ("email",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="user_email_ci"),
            models.CheckConstraint(condition=models.Q(language__in=tuple(NAMES)), name="user_language"),
        )

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    """A body that owns, signs or funds plans: a Region, a State service, a town."""

    class Kind(models.TextChoices):
        REGION = "region", _("Région")
        STATE = "state", _("Service de l’État")
        OTHER = "other", _("Autre organisme")

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("nom"), max_length=200)
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices)

    class Meta:
        verbose_name = _("organisme")
        verbose_name_plural = _("organismes")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=("region", "state", "other")), name="organisation_kind"),
        )

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """The right of a person to act for an organisation in one role."""

    class Role(models.TextChoices):
        READER = "reader", _("lecture des brouillons")
        OFFICER = "officer", _("chargé du plan")
        PUBLISHER = "publisher", _("publication")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mandates", verbose_name=_("compte"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("organisme")
    )
    role = models.CharField(_("rôle"), max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = _("mandat")
        verbose_name_plural = _("mandats")
        ordering = ("organisation", "user", "role")
        constraints = (
            models.UniqueConstraint(fields=("user", "organisation", "role"), name="mandate_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=("reader", "officer", "publisher")), name="mandate_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} : {self.get_role_display()} ({self.organisation})"


class Message(models.Model):
    """An e-mail to send, written in the transaction of what it tells; once it has left, only that fact stays.

    ``key`` names what it tells: the same thing is never told twice. Nothing in it may name a person.
    """

    class Kind(models.TextChoices):
        SIGN_IN = "sign_in", _("code de connexion")
        FOLLOW = "follow", _("abonnement à confirmer")
        DIGEST = "digest", _("lettre aux abonnés")
        DESK = "desk", _("lettre aux agents")

    class State(models.TextChoices):
        WAITING = "waiting", _("en attente")
        SENDING = "sending", _("en cours d’envoi")
        SENT = "sent", _("parti")
        FAILED = "failed", _("refusé")
        UNCERTAIN = "uncertain", _("envoi interrompu")
        EXPIRED = "expired", _("périmé")

    key = models.CharField(_("clé"), max_length=100, unique=True)
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices)
    recipient = models.EmailField(_("destinataire"), blank=True)
    subject = models.CharField(_("objet"), max_length=200, blank=True)
    text = models.TextField(_("texte"), blank=True)
    html = models.TextField(_("texte HTML"), blank=True)
    headers = models.JSONField(_("en-têtes"), default=dict)
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    problem = models.CharField(_("dernière difficulté"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)
    next_attempt_at = models.DateTimeField(_("prochain essai"))
    expires_at = models.DateTimeField(_("inutile après le"), null=True, blank=True)
    taken_at = models.DateTimeField(_("dernier essai"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("next_attempt_at",), condition=models.Q(state__in=("waiting", "sending")), name="message_due"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=("sign_in", "follow", "digest", "desk")), name="message_kind"
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(state__in=("sent", "expired"), recipient="", subject="", text="", html="", headers={})
                    | (
                        models.Q(state__in=("waiting", "sending", "failed", "uncertain"))
                        & ~models.Q(recipient="")
                        & ~models.Q(text="")
                    )
                ),
                name="message_erased_once_ended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} ({self.get_kind_display()})"
