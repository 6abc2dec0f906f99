"""Movements of the budget that one person proposes and another one confirms."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import User
from tramontane.ledger.models.acts import Act
from tramontane.ledger.models.journal import JournalEntry
from tramontane.plan.models import Plan


class Proposal(models.Model):
    """A movement as it will be executed, word for word, once somebody else confirms it; decided once, never edited.

    ``arguments`` has the schema that ``ledger.proposed`` gives to ``action``; ``entry`` is the first one it posted.
    """

    class Action(models.TextChoices):
        VOTE_AUTHORISATION = "vote_authorisation", _("vote d’autorisations")
        REVISE_AUTHORISATION = "revise_authorisation", _("révision d’autorisations")
        LAPSE_AUTHORISATION = "lapse_authorisation", _("caducité d’autorisations")
        TRANSFER_AUTHORISATION = "transfer_authorisation", _("virement d’autorisations")
        VOTE_CREDITS = "vote_credits", _("vote de crédits")
        REVISE_CREDITS = "revise_credits", _("révision de crédits")
        TRANSFER_CREDITS = "transfer_credits", _("virement de crédits")
        CLOSE_YEAR = "close_year", _("clôture d’un exercice")
        REOPEN_YEAR = "reopen_year", _("réouverture d’un exercice")
        CORRECT_ENTRY = "correct_entry", _("correction d’une écriture")
        IMPORT_BUDGET = "import_budget", _("import d’un budget")
        APPLY_RETURN = "apply_return", _("fichier du comptable")

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmée")
        DECLINED = "declined", _("écartée")

    key = models.UUIDField(_("clé"), unique=True, default=uuid.uuid4)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("plan"))
    action = models.CharField(_("mouvement"), max_length=30, choices=Action.choices)
    arguments = models.JSONField(_("ce qui serait exécuté"))
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("acte"))
    reason = models.CharField(_("motif"), max_length=500, blank=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposée par"))
    proposed_at = models.DateTimeField(_("proposée le"), auto_now_add=True)
    verdict = models.CharField(_("suite donnée"), max_length=9, choices=Verdict.choices, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("décidée par")
    )
    decided_at = models.DateTimeField(_("décidée le"), null=True, blank=True)
    answer = models.CharField(_("réponse"), max_length=500, blank=True)
    entry = models.ForeignKey(
        JournalEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("écriture")
    )

    class Meta:
        verbose_name = _("proposition de mouvement")
        verbose_name_plural = _("propositions de mouvement")
        ordering = ("id",)
        indexes = (models.Index(fields=("plan",), condition=Q(verdict=""), name="proposal_open"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    action__in=(
                        *("vote_authorisation", "revise_authorisation", "lapse_authorisation"),
                        *("transfer_authorisation", "vote_credits", "revise_credits", "transfer_credits"),
                        *("close_year", "reopen_year", "correct_entry", "import_budget", "apply_return"),
                    )
                ),
                name="proposal_action",
            ),
            models.CheckConstraint(
                condition=~Q(action__in=("reopen_year", "correct_entry")) | ~Q(reason=""), name="proposal_says_why"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="proposal_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", decided_by__isnull=True, decided_at__isnull=True, entry__isnull=True)
                | Q(verdict="confirmed", decided_by__isnull=False, decided_at__isnull=False, entry__isnull=False)
                | Q(
                    ~Q(answer=""),
                    verdict="declined",
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                    entry__isnull=True,
                ),
                name="proposal_decided_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_action_display()} n° {self.pk}"
