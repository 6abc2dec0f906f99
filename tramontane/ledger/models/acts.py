"""Acts: the dated decisions and papers without which nothing is posted."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import User
from tramontane.evidence.models import Document, Passage
from tramontane.plan.models import Plan


class Act(models.Model):
    """A dated, numbered decision or paper that lets money move. Never edited, never deleted."""

    class Kind(models.TextChoices):
        DELIBERATION = "deliberation", _("délibération")
        BUDGET = "budget", _("décision budgétaire (budget primitif, décision modificative)")
        DELEGATION = "delegation", _("décision prise par délégation")
        CONVENTION = "convention", _("convention")
        AMENDMENT = "amendment", _("avenant")
        CERTIFICATION = "certification", _("certification du service fait")
        ACCOUNTANT = "accountant", _("fichier du comptable")
        COMPLETION = "completion", _("constat d’achèvement ou de caducité")
        RECOVERY = "recovery", _("décision de reversement ou de remise")
        CLOSING = "closing", _("acte de clôture")
        CORRECTION = "correction", _("décision de correction")

    #: Acts of the platform's own people: the record is the paper. All others come with their document.
    WITHOUT_DOCUMENT = (Kind.CERTIFICATION, Kind.COMPLETION, Kind.CORRECTION)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="acts", verbose_name=_("plan"))
    kind = models.CharField(_("nature"), max_length=13, choices=Kind.choices)
    reference = models.CharField(_("numéro"), max_length=80)
    on = models.DateField(_("date"))
    title = models.CharField(_("objet"), max_length=500)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="acts", verbose_name=_("document")
    )
    passage = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="acts", verbose_name=_("passage")
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("saisi par"))
    recorded_at = models.DateTimeField(_("saisi le"), auto_now_add=True)

    class Meta:
        verbose_name = _("acte")
        verbose_name_plural = _("actes")
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("plan", "kind", "reference"), name="act_once"),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=(
                        *("deliberation", "budget", "delegation", "convention", "amendment", "certification"),
                        *("accountant", "completion", "recovery", "closing", "correction"),
                    )
                ),
                name="act_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(reference="") & ~models.Q(title=""), name="act_has_a_number_and_a_title"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("certification", "completion", "correction"))
                | models.Q(document__isnull=False),
                name="act_has_its_document",
            ),
        )

    def __str__(self) -> str:
        return gettext("{kind} n° {number}").format(kind=self.get_kind_display(), number=self.reference)
