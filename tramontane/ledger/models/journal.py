"""The journal: accounts and their balances, entries and their lines, closing balances of days, seals.

Only lines move balances, by triggers (migration 0002); nothing here is ever edited or deleted.
"""

import uuid

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import User
from tramontane.ledger.models.acts import Act
from tramontane.ledger.models.holders import BudgetEnvelope, Commitment, Reservation
from tramontane.plan.models import Plan


class Account(models.Model):
    """Where euros stand in one of three ledgers: authorisations (A), payment credits (C, by year), recoveries (R).

    An account of a reservation or of a commitment rolls up into the ``total`` of the same kind of its envelope.
    Sources (A0, C0, R0) are the only ones that go under zero.
    """

    class Kind(models.TextChoices):
        A_VOTED = "A0", _("autorisations votées")
        A_AVAILABLE = "A1", _("autorisations disponibles")
        A_RESERVED = "A2", _("affecté")
        A_COMMITTED = "A3", _("engagé, à mandater")
        A_ORDERED = "A4", _("mandaté, à payer")
        A_PAID = "A5", _("payé")
        A_LAPSED = "A6", _("autorisations caduques")
        C_VOTED = "C0", _("crédits votés")
        C_AVAILABLE = "C1", _("crédits disponibles")
        C_ORDERED = "C2", _("crédits mandatés, à payer")
        C_PAID = "C3", _("crédits payés")
        C_LAPSED = "C4", _("crédits annulés")
        R_ORDERED = "R0", _("reversements demandés")
        R_DUE = "R1", _("reversements dus")
        R_COLLECTED = "R2", _("reversements encaissés")
        R_REMITTED = "R3", _("reversements remis")

    envelope = models.ForeignKey(
        BudgetEnvelope, on_delete=models.PROTECT, related_name="accounts", db_index=False, verbose_name=_("enveloppe")
    )
    kind = models.CharField(_("nature"), max_length=2, choices=Kind.choices)
    fiscal_year = models.PositiveSmallIntegerField(_("exercice"), null=True, blank=True)
    reservation = models.ForeignKey(
        Reservation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
        verbose_name=_("affectation"),
    )
    commitment = models.ForeignKey(
        Commitment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
        verbose_name=_("engagement juridique"),
    )
    total = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("compte de cumul")
    )
    balance = models.DecimalField(_("solde"), max_digits=14, decimal_places=2, default=0)

    class Meta:
        verbose_name = _("compte du grand livre")
        verbose_name_plural = _("comptes du grand livre")
        ordering = ("envelope", "kind", "fiscal_year", "id")
        indexes = (models.Index(fields=("envelope",), condition=models.Q(total__isnull=True), name="account_totals"),)
        constraints = (
            models.UniqueConstraint(
                F("envelope"),
                F("kind"),
                *(Coalesce(F(n), 0) for n in ("fiscal_year", "reservation", "commitment")),
                name="account_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[f"A{n}" for n in range(7)], fiscal_year__isnull=True)
                | models.Q(kind__in=[f"C{n}" for n in range(5)], fiscal_year__isnull=False)
                | models.Q(kind__in=[f"R{n}" for n in range(4)], fiscal_year__isnull=True),
                name="account_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("A0", "C0", "R0"), balance__lte=0)
                | models.Q(~models.Q(kind__in=("A0", "C0", "R0")), balance__gte=0),
                name="account_never_overdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.envelope_id}"


class JournalEntry(models.Model):
    """One event of the money, under one act. ``on``: the day it counts from; ``recorded_at``: when it was written.

    ``key`` comes from the form or the caller: the same key posts once. ``settles``: the order that is paid. The
    triggers that read act and answered entry stand for these foreign keys: none is ever deleted.
    """

    class Kind(models.TextChoices):
        VOTE = "vote", _("vote d’autorisations")
        REVISION = "revision", _("révision d’autorisations")
        TRANSFER = "transfer", _("virement d’autorisations")
        CREDIT_VOTE = "credit_vote", _("vote de crédits")
        CREDIT_REVISION = "credit_revision", _("révision de crédits")
        CREDIT_TRANSFER = "credit_transfer", _("virement de crédits")
        RESERVATION = "reservation", _("affectation")
        RELEASE = "release", _("libération d’une affectation")
        AWARD = "award", _("engagement")
        AMENDMENT = "amendment", _("avenant")
        ORDER = "order", _("mandatement")
        PAYMENT = "payment", _("paiement")
        REJECTION = "rejection", _("rejet par le comptable")
        CLOSING = "closing", _("clôture d’un exercice")
        REOPENING = "reopening", _("réouverture d’un exercice")
        COMPLETION = "completion", _("achèvement sous le montant engagé")
        LAPSE = "lapse", _("caducité")
        RECOVERY = "recovery", _("ordre de reversement")
        COLLECTION = "collection", _("encaissement d’un reversement")
        REMISSION = "remission", _("remise d’un reversement")
        CORRECTION = "correction", _("correction")

    key = models.UUIDField(_("clé"), unique=True, default=uuid.uuid4)
    plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        related_name="entries",
        db_index=False,
        db_constraint=False,
        verbose_name=_("plan"),
    )
    kind = models.CharField(_("nature"), max_length=15, choices=Kind.choices)
    act = models.ForeignKey(
        Act, on_delete=models.PROTECT, related_name="entries", db_constraint=False, verbose_name=_("acte")
    )
    on = models.DateField(_("date d’effet"))
    recorded_at = models.DateTimeField(_("écrit le"))
    fiscal_year = models.PositiveSmallIntegerField(_("exercice"), null=True, blank=True)
    reference = models.CharField(_("numéro de pièce"), max_length=40, blank=True)
    reason = models.CharField(_("motif"), max_length=500, blank=True)
    reverses = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversed_by",
        db_constraint=False,
        verbose_name=_("annule"),
    )
    settles = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="payments",
        db_index=False,
        db_constraint=False,
        verbose_name=_("solde"),
    )
    by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name=_("par")
    )

    class Meta:
        verbose_name = _("écriture")
        verbose_name_plural = _("écritures")
        ordering = ("id",)
        indexes = (
            models.Index(fields=("plan", "on", "id"), name="entry_days"),
            models.Index(fields=("plan", "fiscal_year"), condition=models.Q(kind="closing"), name="entry_closing"),
            models.Index(fields=("settles",), condition=models.Q(settles__isnull=False), name="entry_settled"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "fiscal_year", "reference"), condition=models.Q(kind="order"), name="entry_order_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("rejection", "reopening", "correction"), reverses__isnull=False)
                | models.Q(~models.Q(kind__in=("rejection", "reopening", "correction")), reverses__isnull=True),
                name="entry_reverses",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="payment", settles__isnull=False)
                | models.Q(~models.Q(kind="payment"), settles__isnull=True),
                name="entry_settles",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="order") | ~models.Q(reference=""), name="entry_order_has_a_number"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="correction") | ~models.Q(reason=""), name="entry_correction_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"


class JournalLine(models.Model):
    """An entry moves one account by ``amount``; ``total`` and ``running`` are its total account and what it then held.

    ``recorded_at`` repeats the entry's, so that what an envelope held at any moment is one look in an index. The
    trigger that reads entry and accounts stands for the foreign keys: none is ever deleted.
    """

    entry = models.ForeignKey(
        JournalEntry,
        on_delete=models.PROTECT,
        related_name="lines",
        db_index=False,
        db_constraint=False,
        verbose_name=_("écriture"),
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="lines", db_constraint=False, verbose_name=_("compte")
    )
    amount = models.DecimalField(_("montant"), max_digits=14, decimal_places=2)
    total = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
        verbose_name=_("compte de cumul"),
    )
    running = models.DecimalField(_("solde du cumul après l’écriture"), max_digits=14, decimal_places=2)
    recorded_at = models.DateTimeField(_("écrit le"))

    class Meta:
        verbose_name = _("ligne d’écriture")
        verbose_name_plural = _("lignes d’écriture")
        ordering = ("entry", "id")
        constraints = (
            models.UniqueConstraint(fields=("entry", "account"), name="journal_line_once"),
            models.UniqueConstraint(fields=("total", "recorded_at"), name="journal_line_in_order"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="journal_line_moves_something"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.amount}"


class DayBalance(models.Model):
    """What a total account held at the end of a day, by the days that entries count from."""

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="days", db_index=False, verbose_name=_("compte")
    )
    on = models.DateField(_("jour"))
    balance = models.DecimalField(_("solde"), max_digits=14, decimal_places=2)
    is_source = models.BooleanField(_("compte source"))

    class Meta:
        verbose_name = _("solde du jour")
        verbose_name_plural = _("soldes du jour")
        ordering = ("account", "on")
        constraints = (
            models.UniqueConstraint(fields=("account", "on"), name="day_once"),
            models.CheckConstraint(
                condition=models.Q(is_source=True, balance__lte=0) | models.Q(is_source=False, balance__gte=0),
                name="day_never_overdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.on}"


class Seal(models.Model):
    """The fingerprint of a day's entries, chained to the seal before it; see ``integrity``."""

    day = models.DateField(_("jour"), unique=True)
    entries = models.PositiveIntegerField(_("écritures"))
    last_entry = models.ForeignKey(
        JournalEntry, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("dernière écriture")
    )
    sha256 = models.CharField(_("empreinte"), max_length=64)
    sealed_at = models.DateTimeField(_("scellé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("scellé")
        verbose_name_plural = _("scellés")
        ordering = ("day",)
        constraints = (models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="seal_sha256"),)

    def __str__(self) -> str:
        return f"{self.day} {self.sha256[:12]}"
