"""Territories, plans, the documents in their file, and the parties that take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import Organisation
from tramontane.evidence.models import Document


class Territory(models.Model):
    """A Region, by its INSEE code. The eighteen French Regions are created by migration 0003."""

    code = models.CharField(_("code INSEE"), max_length=5, unique=True)
    name = models.CharField(_("nom"), max_length=100)
    slug = models.SlugField(_("adresse"), unique=True)

    class Meta:
        verbose_name = _("territoire")
        verbose_name_plural = _("territoires")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """A plan of a territory; several organisations may steward it (Region and State)."""

    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    territory = models.ForeignKey(
        Territory, on_delete=models.PROTECT, related_name="plans", verbose_name=_("territoire")
    )
    stewards = models.ManyToManyField(Organisation, related_name="plans", verbose_name=_("organismes responsables"))
    documents = models.ManyToManyField(
        Document, through="PlanDocumentLink", related_name="plans", verbose_name=_("documents")
    )
    is_demonstration = models.BooleanField(_("plan de démonstration"), default=False)
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ("territory__name", "slug")

    def __str__(self) -> str:
        return self.slug


class FormerAddress(models.Model):
    """An address that a plan had: its pages go on answering there, by a permanent redirect."""

    slug = models.SlugField(_("ancienne adresse"), max_length=80, unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="former_addresses", verbose_name=_("plan"))
    until = models.DateTimeField(_("jusqu’au"), auto_now_add=True)

    class Meta:
        verbose_name = _("ancienne adresse")
        verbose_name_plural = _("anciennes adresses")
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug


class PlanDocumentLink(models.Model):
    """A document belongs to the file of a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="document_links", verbose_name=_("plan"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("document"))
    added_at = models.DateTimeField(_("ajouté le"), auto_now_add=True)

    class Meta:
        verbose_name = _("pièce du plan")
        verbose_name_plural = _("pièces du plan")
        ordering = ("added_at", "id")
        constraints = (models.UniqueConstraint(fields=("plan", "document"), name="plan_document_once"),)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.document_id}"


class Party(models.Model):
    """A body or a person with a part in plans."""

    class Kind(models.TextChoices):
        REGION = "region", _("Région")
        STATE = "state", _("État")
        EU = "eu", _("Union européenne")
        PERSON = "person", _("personne")
        OTHER = "other", _("organisme")

    name = models.CharField(_("nom"), max_length=200, unique=True)
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices, default=Kind.OTHER)

    class Meta:
        verbose_name = _("partie")
        verbose_name_plural = _("parties")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
