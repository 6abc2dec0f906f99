"""What happens to a plan: imports, decisions on lines, published versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import User
from tramontane.evidence.models import Document
from tramontane.plan.models.lines import Line
from tramontane.plan.models.plans import Plan


class Decision(models.Model):
    """A person decided on a line: who, when, why, and what the line said then. Append-only."""

    class Verdict(models.TextChoices):
        VALIDATED = "validated", _("validé")
        REJECTED = "rejected", _("écarté")
        REOPENED = "reopened", _("rouvert")
        CORRECTED = "corrected", _("corrigé")

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("ligne"))
    verdict = models.CharField(_("décision"), max_length=10, choices=Verdict.choices)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("par"))
    at = models.DateTimeField(_("le"), auto_now_add=True)
    reason = models.CharField(_("motif"), max_length=500)
    content = models.JSONField(_("contenu au moment de la décision"))

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ("line", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(verdict__in=("validated", "rejected", "reopened", "corrected")),
                name="decision_verdict",
            ),
        )

    def __str__(self) -> str:
        return f"{self.line_id} {self.verdict}"


class Version(models.Model):
    """A published plan: immutable, numbered from 1, in force from ``published_at`` until the next one."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions", verbose_name=_("plan"))
    number = models.PositiveIntegerField(_("numéro"))
    published_at = models.DateTimeField(_("publiée le"))
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("publiée par"))
    note = models.CharField(_("motif"), max_length=500, blank=True)
    document = models.JSONField(_("document"))
    sha256 = models.CharField(_("empreinte"), max_length=64)

    class Meta:
        verbose_name = _("version publiée")
        verbose_name_plural = _("versions publiées")
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="version_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="version_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"


class Import(models.Model):
    """A document on its way into a plan: asked by a person, done by the worker, all or nothing.

    It is held when it seems to speak of another plan, until a person says that it does not (``confirmed_by``).
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("en attente")
        RUNNING = "running", _("en cours")
        HELD = "held", _("à confirmer")
        DONE = "done", _("terminé")
        FAILED = "failed", _("refusé")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="imports", verbose_name=_("plan"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("document"))
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.WAITING)
    message = models.CharField(_("résultat"), max_length=1000, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("demandé par"))
    asked_at = models.DateTimeField(_("demandé le"), auto_now_add=True)
    ended_at = models.DateTimeField(_("terminé le"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("confirmé par")
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-asked_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "running", "held", "done", "failed")), name="import_state"
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} {self.document_id} {self.state}"
