"""What the portal keeps: who follows what by e-mail, what officers were last told, the pictures of versions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tramontane.lib.language import FRENCH, NAMES
from tramontane.plan.models import Plan, Version


class Follower(models.Model):
    """An address that follows something; erased with the last thing it follows. Its links carry ``uid``, never it.

    ``language`` is that of the page where it first asked: letters are written in it.
    """

    uid = models.UUIDField(_("identifiant"), default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("adresse électronique"))
    language = models.CharField(_("langue"), max_length=2, choices=tuple(NAMES.items()), default=FRENCH)

    class Meta:
        verbose_name = _("abonné")
        verbose_name_plural = _("abonnés")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="follower_email_ci"),
            models.CheckConstraint(condition=models.Q(language__in=tuple(NAMES)), name="follower_language"),
        )

    def __str__(self) -> str:
        return str(self.uid)


class Following(models.Model):
    """A plan or one of its lines that an address follows, once it has confirmed by the link it received.

    ``told_version`` is the version of the plan up to which it knows what changed.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", _("plan")
        AXIS = "axis", _("axe")
        ENVELOPE = "envelope", _("enveloppe")
        PLEDGE = "pledge", _("engagement")
        INDICATOR = "indicator", _("indicateur")

    class Frequency(models.TextChoices):
        PUBLICATION = "publication", _("à chaque publication")
        WEEKLY = "weekly", _("chaque lundi")
        MONTHLY = "monthly", _("chaque premier du mois")

    uid = models.UUIDField(_("identifiant"), default=uuid.uuid4, unique=True, editable=False)
    follower = models.ForeignKey(
        Follower, on_delete=models.CASCADE, related_name="followings", verbose_name=_("abonné")
    )
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", verbose_name=_("plan"))
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices)
    ref = models.SlugField(_("référence de la ligne"), max_length=80, blank=True)
    frequency = models.CharField(_("fréquence"), max_length=12, choices=Frequency.choices)
    asked_at = models.DateTimeField(_("demandé le"))
    confirmed_at = models.DateTimeField(_("confirmé le"), null=True, blank=True)
    told_version = models.PositiveIntegerField(_("dernière version racontée"), default=0)

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnements")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("follower", "plan", "kind", "ref"), name="following_once"),
            models.CheckConstraint(
                condition=models.Q(kind="plan", ref="")
                | (models.Q(kind__in=("axis", "envelope", "pledge", "indicator")) & ~models.Q(ref="")),
                name="following_names_a_line",
            ),
            models.CheckConstraint(
                condition=models.Q(frequency__in=("publication", "weekly", "monthly")), name="following_frequency"
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True) | models.Q(told_version__gt=0),
                name="following_starts_from_a_version",
            ),
        )

    def __str__(self) -> str:
        return str(self.uid)


class DeskLetter(models.Model):
    """The letter that tells one officer what waits for them: whether they want it, and what it last said."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("compte")
    )
    uid = models.UUIDField(_("identifiant"), default=uuid.uuid4, unique=True, editable=False)
    is_stopped = models.BooleanField(_("arrêtée par la personne"), default=False)
    told_at = models.DateTimeField(_("dernier examen"), null=True, blank=True)
    told = models.CharField(_("empreinte de la dernière lettre"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("lettre de l’espace")
        verbose_name_plural = _("lettres de l’espace")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.uid)


class Album(models.Model):
    """The pictures of a version were drawn, by that recipe; a version without an album waits for the worker."""

    version = models.OneToOneField(
        Version, on_delete=models.CASCADE, related_name="+", verbose_name=_("version publiée")
    )
    recipe = models.CharField(_("recette"), max_length=64)
    drawn_at = models.DateTimeField(_("dessiné le"), auto_now_add=True)

    class Meta:
        verbose_name = _("album")
        verbose_name_plural = _("albums")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.version_id}"


class Picture(models.Model):
    """A picture of an album in one theme; its address is the fingerprint of its bytes."""

    class Theme(models.TextChoices):
        LIGHT = "light", _("clair")
        DARK = "dark", _("sombre")
        PRINT = "print", _("papier")

    album = models.ForeignKey(Album, on_delete=models.CASCADE, related_name="pictures", verbose_name=_("album"))
    name = models.SlugField(_("nom"), max_length=120, db_index=False)
    theme = models.CharField(_("thème"), max_length=5, choices=Theme.choices)
    sha256 = models.CharField(_("empreinte"), max_length=64, db_index=True)
    width = models.PositiveIntegerField(_("largeur"))
    height = models.PositiveIntegerField(_("hauteur"))
    svg = models.TextField(_("image"))
    specification = models.TextField(_("spécification"))

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ("album_id", "name", "theme")
        constraints = (models.UniqueConstraint(fields=("album", "name", "theme"), name="portal_picture_once"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.theme})"
