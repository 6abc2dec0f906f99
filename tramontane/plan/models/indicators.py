"""Indicators and how they are followed: path to the target, readings with their source, weather in words."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import Organisation, User
from tramontane.evidence.models import Document, Fact
from tramontane.plan.models.lines import EDTF_LENGTH, OnAxis


class Indicator(OnAxis):
    """What the plan wants to change: baseline, target, deadline, direction, unit, and how its value is kept true.

    A value is due on ``due_on``, then every ``frequency``. ``tolerance`` is a share (percent) of the way from
    baseline to target; ``answerable`` is the person of the owner who answers for it.
    """

    class Direction(models.TextChoices):
        UP = "up", _("à la hausse")
        DOWN = "down", _("à la baisse")
        HOLD = "hold", _("à maintenir")

    class Frequency(models.TextChoices):
        MONTH = "month", _("chaque mois")
        QUARTER = "quarter", _("chaque trimestre")
        HALF = "half", _("chaque semestre")
        YEAR = "year", _("chaque année")

    title = models.CharField(_("intitulé"), max_length=500)
    unit = models.CharField(_("unité"), max_length=200, blank=True)
    per = models.CharField(_("par"), max_length=5, default="total")
    direction = models.CharField(_("sens"), max_length=4, choices=Direction.choices, default=Direction.UP)
    baseline = models.DecimalField(_("valeur de départ"), max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("date de la valeur de départ"), null=True, blank=True)
    target = models.DecimalField(_("cible"), max_digits=18, decimal_places=4, null=True, blank=True)
    factor = models.DecimalField(_("facteur"), max_digits=9, decimal_places=3, null=True, blank=True)
    qualifier = models.CharField(_("précision"), max_length=10, default="exact")
    deadline = models.CharField(_("échéance"), max_length=EDTF_LENGTH, blank=True)
    horizon_years = models.PositiveSmallIntegerField(_("délai en années"), null=True, blank=True)
    measure = models.CharField(_("mesure suivie"), max_length=80, blank=True)
    frequency = models.CharField(_("rythme des relevés"), max_length=7, choices=Frequency.choices, blank=True)
    due_on = models.DateField(_("première valeur due le"), null=True, blank=True)
    tolerance = models.DecimalField(
        _("tolérance en pour cent du chemin"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    answerable = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("personne qui en répond"),
    )

    class Meta:
        verbose_name = _("indicateur")
        verbose_name_plural = _("indicateurs")
        constraints = (
            models.CheckConstraint(
                condition=Q(target__isnull=False) | Q(factor__isnull=False), name="indicator_has_target"
            ),
            models.CheckConstraint(condition=Q(direction__in=("up", "down", "hold")), name="indicator_direction"),
            models.CheckConstraint(
                condition=Q(frequency="", due_on__isnull=True)
                | Q(frequency__in=("month", "quarter", "half", "year"), due_on__isnull=False),
                name="indicator_rhythm",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0, tolerance__lte=100),
                name="indicator_tolerance",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Waypoint(models.Model):
    """A value to reach on a day between the baseline and the target."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="waypoints", verbose_name=_("indicateur")
    )
    on = models.DateField(_("date"))
    value = models.DecimalField(_("valeur"), max_digits=18, decimal_places=4)

    class Meta:
        verbose_name = _("étape de trajectoire")
        verbose_name_plural = _("étapes de trajectoire")
        ordering = ("indicator", "on")
        constraints = (models.UniqueConstraint(fields=("indicator", "on"), name="waypoint_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.on}"


class Reading(models.Model):
    """The value of an indicator on a day, with the fact that states it, or a note and perhaps an archived file.

    A person proposes it and another validates it; what a document states (``proposed_by`` empty) is validated with
    its line. Nothing is overwritten: a later reading of the same day supersedes, and both stay.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposé")
        VALIDATED = "validated", _("validé")
        REFUSED = "refused", _("refusé")
        SUPERSEDED = "superseded", _("remplacé")

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="readings", verbose_name=_("indicateur")
    )
    on = models.DateField(_("date"))
    value = models.DecimalField(_("valeur"), max_digits=18, decimal_places=4)
    low = models.DecimalField(_("borne basse"), max_digits=18, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("borne haute"), max_digits=18, decimal_places=4, null=True, blank=True)
    method = models.CharField(_("méthode de l’intervalle"), max_length=500, blank=True)
    note = models.CharField(_("origine"), max_length=500, blank=True)
    fact = models.ForeignKey(
        Fact, null=True, blank=True, on_delete=models.PROTECT, related_name="readings", verbose_name=_("fait")
    )
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("fichier source")
    )
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposé par")
    )
    proposed_at = models.DateTimeField(_("proposé le"), default=timezone.now)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("décidé par")
    )
    decided_at = models.DateTimeField(_("décidé le"), null=True, blank=True)
    reason = models.CharField(_("motif"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("relevé")
        verbose_name_plural = _("relevés")
        ordering = ("indicator", "on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "on"), condition=Q(state="validated"), name="reading_once_a_day"
            ),
            models.UniqueConstraint(
                fields=("indicator", "on"),
                condition=Q(state="proposed", proposed_by__isnull=False),
                name="reading_one_proposal",
            ),
            models.UniqueConstraint(
                fields=("indicator", "on"),
                condition=Q(state="proposed", proposed_by__isnull=True),
                name="reading_one_draft",
            ),
            models.CheckConstraint(condition=Q(fact__isnull=False) | ~Q(note=""), name="reading_has_a_source"),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "validated", "refused", "superseded")), name="reading_state"
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True, method="")
                | (Q(low__isnull=False, high__isnull=False, low__lte=F("value"), high__gte=F("value")) & ~Q(method="")),
                name="reading_interval",
            ),
            models.CheckConstraint(
                condition=~Q(state="validated") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="reading_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state="validated") | Q(proposed_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="reading_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | (Q(decided_by__isnull=False) & ~Q(reason="")),
                name="reading_refused_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.on}"


class Weather(models.Model):
    """How an indicator is going, in words, said on a day by a named role. Append-only: the last one counts."""

    class Level(models.TextChoices):
        ASSURED = "assured", _("assuré")
        REACHABLE = "reachable", _("atteignable")
        SUPPORT = "support", _("à soutenir")
        COMPROMISED = "compromised", _("compromis")

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="weather", verbose_name=_("indicateur")
    )
    level = models.CharField(_("météo"), max_length=11, choices=Level.choices)
    on = models.DateField(_("date"))
    comment = models.CharField(_("commentaire"), max_length=500)
    role = models.CharField(_("fonction"), max_length=120)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisme")
    )
    by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("par")
    )
    at = models.DateTimeField(_("saisi le"), auto_now_add=True)

    class Meta:
        verbose_name = _("météo")
        verbose_name_plural = _("météos")
        ordering = ("indicator", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(level__in=("assured", "reachable", "support", "compromised")), name="weather_level"
            ),
            models.CheckConstraint(condition=~Q(comment="") & ~Q(role=""), name="weather_signed"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.level}"
