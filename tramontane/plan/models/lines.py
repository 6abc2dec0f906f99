"""The lines of a plan: every content row is a ``Line``, with its proofs by field."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import Organisation
from tramontane.evidence.models import Fact
from tramontane.plan.models.plans import Party, Plan

EDTF_LENGTH = 40


class Line(models.Model):
    """One row of a plan that a person validates. Concrete kinds inherit it (one table each).

    ``owner``, one of the plan's stewards, alone changes it; without an owner any steward does.
    """

    class Kind(models.TextChoices):
        HEADING = "heading", _("plan")
        PARTICIPATION = "participation", _("partie prenante")
        AXIS = "axis", _("axe")
        ENVELOPE = "envelope", _("enveloppe")
        PLEDGE = "pledge", _("engagement")
        INDICATOR = "indicator", _("indicateur")
        MILESTONE = "milestone", _("jalon")
        EVENT = "event", _("événement")
        CONTEXT = "context", _("chiffre de contexte")

    class State(models.TextChoices):
        DRAFT = "draft", _("à valider")
        VALIDATED = "validated", _("validé")
        REJECTED = "rejected", _("écarté")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines", verbose_name=_("plan"))
    kind = models.CharField(_("nature"), max_length=13, choices=Kind.choices)
    ref = models.SlugField(_("référence"), max_length=80)
    position = models.PositiveIntegerField(_("rang"), default=0)
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.DRAFT)
    owner = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisme qui en répond"),
    )
    facts = models.ManyToManyField(Fact, through="Proof", related_name="lines", verbose_name=_("faits"))

    class Meta:
        verbose_name = _("ligne de plan")
        verbose_name_plural = _("lignes de plan")
        ordering = ("plan", "kind", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=("plan", "ref"), name="line_ref_once"),
            models.UniqueConstraint(fields=("plan",), condition=models.Q(kind="heading"), name="line_one_heading"),
            models.CheckConstraint(condition=models.Q(state__in=("draft", "validated", "rejected")), name="line_state"),
        )

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.ref}"


class Proof(models.Model):
    """A fact that states a field of a line (``amount``, ``title``, ``target``…)."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="proofs", verbose_name=_("ligne"))
    field = models.SlugField(_("champ"), max_length=20)
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="proofs", verbose_name=_("fait"))

    class Meta:
        verbose_name = _("preuve")
        verbose_name_plural = _("preuves")
        ordering = ("line", "field", "id")
        constraints = (models.UniqueConstraint(fields=("line", "field", "fact"), name="proof_once"),)

    def __str__(self) -> str:
        return f"{self.line_id}.{self.field}"


class Heading(Line):
    """The plan itself: name, period, step in its life. One per plan."""

    title = models.CharField(_("intitulé"), max_length=500)
    summary = models.TextField(_("résumé"), blank=True)
    period_start = models.CharField(_("début"), max_length=EDTF_LENGTH, blank=True)
    period_end = models.CharField(_("fin"), max_length=EDTF_LENGTH, blank=True)
    period_years = models.PositiveSmallIntegerField(_("durée en années"), null=True, blank=True)
    status = models.CharField(_("étape"), max_length=12, blank=True)
    status_on = models.CharField(_("date de l’étape"), max_length=EDTF_LENGTH, blank=True)

    class Meta:
        verbose_name = _("intitulé du plan")
        verbose_name_plural = _("intitulés des plans")

    def __str__(self) -> str:
        return self.title


class Participation(Line):
    """What a party is to the plan."""

    class Role(models.TextChoices):
        OWNER = "owner", _("porteur")
        SIGNATORY = "signatory", _("signataire")
        FUNDER = "funder", _("financeur")
        OPERATOR = "operator", _("opérateur")
        PARTNER = "partner", _("partenaire")

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="participations", verbose_name=_("partie"))
    role = models.CharField(_("rôle"), max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = _("partie prenante")
        verbose_name_plural = _("parties prenantes")

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display()})"


class Axis(Line):
    """A part of the plan; axes nest to any depth, always inside one plan and never in a circle."""

    line_ptr = models.OneToOneField(
        Line, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="as_axis"
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("axe supérieur"),
    )
    title = models.CharField(_("intitulé"), max_length=500)
    summary = models.TextField(_("résumé"), blank=True)

    class Meta:
        verbose_name = _("axe")
        verbose_name_plural = _("axes")

    def __str__(self) -> str:
        return self.title


class OnAxis(Line):
    """What a line that may belong to an axis has; empty means the whole plan."""

    axis = models.ForeignKey(
        Axis, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("axe")
    )

    class Meta:
        abstract = True


class Envelope(OnAxis):
    """Money promised by a funder: to the whole plan (no axis), to an axis, or to one action."""

    class Scope(models.TextChoices):
        PLAN = "plan", _("plan entier")
        AXIS = "axis", _("axe")
        ACTION = "action", _("action")

    scope = models.CharField(_("portée"), max_length=6, choices=Scope.choices)
    title = models.CharField(_("intitulé"), max_length=500, blank=True)
    minimum = models.DecimalField(_("minimum"), max_digits=14, decimal_places=2)
    maximum = models.DecimalField(_("maximum"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("monnaie"), max_length=3, default="EUR")
    per = models.CharField(_("par"), max_length=5, default="total")
    qualifier = models.CharField(_("précision"), max_length=10, default="exact")
    modality = models.CharField(_("modalité"), max_length=12, default="firm")
    funder = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.PROTECT, related_name="envelopes", verbose_name=_("financeur")
    )

    class Meta:
        verbose_name = _("enveloppe")
        verbose_name_plural = _("enveloppes")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(minimum__gte=0) & models.Q(maximum__gte=models.F("minimum")), name="envelope_amounts"
            ),
            models.CheckConstraint(condition=models.Q(per__in=("total", "year", "unit")), name="envelope_per"),
            models.CheckConstraint(
                condition=models.Q(scope="plan", axis__isnull=True)
                | models.Q(scope="axis", axis__isnull=False)
                | models.Q(scope="action"),
                name="envelope_scope",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.ref


class Pledge(OnAxis):
    """A promise made in public (engagement politique); not the legal commitment of money, which is in the ledger."""

    title = models.CharField(_("intitulé"), max_length=1000)
    modality = models.CharField(_("modalité"), max_length=12, default="firm")
    is_negated = models.BooleanField(_("exclu par le document"), default=False)
    due = models.CharField(_("échéance"), max_length=EDTF_LENGTH, blank=True)

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")

    def __str__(self) -> str:
        return self.title


class Milestone(OnAxis):
    """A dated step of the plan."""

    title = models.CharField(_("intitulé"), max_length=500)
    due = models.CharField(_("échéance"), max_length=EDTF_LENGTH, blank=True)
    done_on = models.DateField(_("atteint le"), null=True, blank=True)

    class Meta:
        verbose_name = _("jalon")
        verbose_name_plural = _("jalons")

    def __str__(self) -> str:
        return self.title


class Event(OnAxis):
    """A session, a fair, a conference."""

    title = models.CharField(_("intitulé"), max_length=500)
    date = models.CharField(_("date"), max_length=EDTF_LENGTH, blank=True)
    place = models.CharField(_("lieu"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("événement")
        verbose_name_plural = _("événements")

    def __str__(self) -> str:
        return self.title


class ContextFigure(Line):
    """A figure kept with the plan although it is not the plan's own (national money, funds raised, ecosystem)."""

    title = models.CharField(_("intitulé"), max_length=1000)

    class Meta:
        verbose_name = _("chiffre de contexte")
        verbose_name_plural = _("chiffres de contexte")

    def __str__(self) -> str:
        return self.title
