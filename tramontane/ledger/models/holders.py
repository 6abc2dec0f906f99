"""What holds money: envelopes of a budget, reservations for a call, commitments to a beneficiary and their schedule.

Names of people never come here: ``beneficiary`` is a SIRET, and the rest is in the tables of instruments.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tramontane.plan.models import Axis, Envelope, Party, Plan


class BudgetEnvelope(models.Model):
    """Money of one funder, one section and one plan: what is voted, by authorisations (AP, AE) and credits (CP).

    ``comes_from``: the envelope of another plan that this money is a part of; the same euro is then counted there.
    """

    class Section(models.TextChoices):
        INVESTMENT = "investment", _("investissement (AP)")
        OPERATIONS = "operations", _("fonctionnement (AE)")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="budget", verbose_name=_("plan"))
    code = models.SlugField(_("code"), max_length=60)
    title = models.CharField(_("intitulé"), max_length=300)
    section = models.CharField(_("section"), max_length=10, choices=Section.choices)
    funder = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="budget", verbose_name=_("financeur"))
    axis = models.ForeignKey(
        Axis, null=True, blank=True, on_delete=models.PROTECT, related_name="budget", verbose_name=_("axe")
    )
    promise = models.ForeignKey(
        Envelope,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="budget",
        verbose_name=_("enveloppe promise par le plan"),
    )
    comes_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts", verbose_name=_("provient de")
    )
    first_year = models.PositiveSmallIntegerField(_("millésime"))

    class Meta:
        verbose_name = _("enveloppe budgétaire")
        verbose_name_plural = _("enveloppes budgétaires")
        ordering = ("plan", "code")
        constraints = (
            models.UniqueConstraint(fields=("plan", "code"), name="budget_code_once"),
            models.CheckConstraint(condition=models.Q(section__in=("investment", "operations")), name="budget_section"),
        )

    def __str__(self) -> str:
        return self.title


class Reservation(models.Model):
    """A part of an envelope set aside for a call, or for one direct grant (affectation)."""

    envelope = models.ForeignKey(
        BudgetEnvelope, on_delete=models.PROTECT, related_name="reservations", verbose_name=_("enveloppe")
    )
    code = models.SlugField(_("code"), max_length=80)
    title = models.CharField(_("intitulé"), max_length=300)
    instrument = models.SlugField(_("dispositif"), max_length=40, blank=True)
    expires_on = models.DateField(_("libérée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("affectation")
        verbose_name_plural = _("affectations")
        ordering = ("envelope", "code")
        constraints = (models.UniqueConstraint(fields=("envelope", "code"), name="reservation_code_once"),)

    def __str__(self) -> str:
        return self.title


class Commitment(models.Model):
    """A legal commitment of money to one beneficiary (engagement juridique), under a reservation."""

    reservation = models.ForeignKey(
        Reservation, on_delete=models.PROTECT, related_name="commitments", verbose_name=_("affectation")
    )
    reference = models.CharField(_("numéro"), max_length=60)
    title = models.CharField(_("objet"), max_length=300)
    beneficiary = models.CharField(_("SIRET du bénéficiaire"), max_length=14, blank=True)

    class Meta:
        verbose_name = _("engagement juridique")
        verbose_name_plural = _("engagements juridiques")
        ordering = ("reservation", "reference")
        constraints = (
            models.UniqueConstraint(fields=("reservation", "reference"), name="commitment_once"),
            models.CheckConstraint(
                condition=models.Q(beneficiary="") | models.Q(beneficiary__regex=r"^[0-9]{14}$"),
                name="commitment_siret",
            ),
        )

    def __str__(self) -> str:
        return self.reference


class Instalment(models.Model):
    """A payment to come of a commitment; together they make its whole amount."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="instalments", verbose_name=_("engagement juridique")
    )
    due_on = models.DateField(_("prévue le"))
    amount = models.DecimalField(_("montant"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("échéance de paiement")
        verbose_name_plural = _("échéances de paiement")
        ordering = ("commitment", "due_on")
        constraints = (
            models.UniqueConstraint(fields=("commitment", "due_on"), name="instalment_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="instalment_amount"),
        )

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.due_on}"
