"""Archived documents, their renditions, the passages they hold and the facts they state.

What was read is never edited: the database refuses UPDATE, DELETE and TRUNCATE on archives, renditions, passages,
facts and links (migration 0002), and a passage whose quote is not in its source. Of a document only the
description (title, publisher, date, address) can be mended.
"""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from tramontane.accounts.models import Organisation, User
from tramontane.evidence.values import KINDS


class Document(models.Model):
    """A source as it was published: its bytes are in ``Archive``, its text in ``RenditionRecord``."""

    class Genre(models.TextChoices):
        """What a source is worth when two disagree, best first (rank in ``queries.RANK``)."""

        ACT = "act", _("acte (délibération, convention signée)")
        RELEASE = "release", _("communiqué ou page officielle")
        PRESS = "press", _("presse")
        OTHER = "other", _("autre")

    sha256 = models.CharField(_("empreinte SHA-256"), max_length=64, unique=True)
    media_type = models.CharField(_("type de fichier"), max_length=100)
    size = models.PositiveIntegerField(_("taille en octets"))
    file_name = models.CharField(_("nom du fichier"), max_length=255, blank=True)
    title = models.CharField(_("titre"), max_length=500)
    publisher = models.CharField(_("éditeur"), max_length=200)
    genre = models.CharField(_("nature"), max_length=10, choices=Genre.choices, default=Genre.OTHER)
    published_on = models.DateField(_("publié le"), null=True, blank=True)
    url = models.URLField(_("adresse"), max_length=1000, blank=True)
    is_demonstration = models.BooleanField(_("document de démonstration"), default=False)
    archived_at = models.DateTimeField(_("archivé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("-published_on", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="document_not_empty"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def short(self) -> str:
        """The first twelve characters of the fingerprint, which public addresses use."""
        return self.sha256[:12]


class Archive(models.Model):
    """The bytes of a document, apart from its description so that lists stay light."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, primary_key=True, related_name="archive", verbose_name=_("document")
    )
    content = models.BinaryField(_("contenu"))

    class Meta:
        verbose_name = _("archive")
        verbose_name_plural = _("archives")

    def __str__(self) -> str:
        return str(self.document_id)


class RenditionRecord(models.Model):
    """The rendition of a document as stored (``evidence.rendition.Rendition`` without loss)."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, primary_key=True, related_name="rendition", verbose_name=_("document")
    )
    raw = models.TextField(_("source décodée"))
    text = models.TextField(_("texte"))
    layout = models.JSONField(_("correspondance, structure et pages"))

    class Meta:
        verbose_name = _("restitution")
        verbose_name_plural = _("restitutions")

    def __str__(self) -> str:
        return str(self.document_id)


class Deposit(models.Model):
    """An organisation brought this document; who has deposited it may read it before publication."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="deposits", verbose_name=_("document")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="deposits", verbose_name=_("organisme")
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("déposé par"))
    at = models.DateTimeField(_("déposé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("dépôt")
        verbose_name_plural = _("dépôts")
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=("document", "organisation"), name="deposit_once"),)

    def __str__(self) -> str:
        return f"{self.document} ({self.organisation})"


class Passage(models.Model):
    """A stretch of a source: ``raw[start:end] == quote``, checked by the database.

    ``text_start`` and ``text_end`` say where the same stretch stands in the readable text.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="passages", verbose_name=_("document")
    )
    start = models.PositiveIntegerField(_("début dans la source"))
    end = models.PositiveIntegerField(_("fin dans la source"))
    quote = models.TextField(_("citation"))
    text_start = models.PositiveIntegerField(_("début dans le texte"))
    text_end = models.PositiveIntegerField(_("fin dans le texte"))
    page = models.PositiveIntegerField(_("page"), null=True, blank=True)
    boxes = models.JSONField(_("cadres sur la page"), default=list, blank=True)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ("document", "start", "end")
        constraints = (
            models.UniqueConstraint(fields=("document", "start", "end"), name="passage_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="passage_not_empty"),
            models.CheckConstraint(
                condition=models.Q(text_end__gt=models.F("text_start")), name="passage_text_not_empty"
            ),
        )

    def __str__(self) -> str:
        return self.quote[:80]


class Fact(models.Model):
    """What a document states: a kind, a typed value (``evidence.values``) and its passages.

    ``uid`` is the fingerprint of document, value and passages: the same statement read twice is the same fact.
    """

    uid = models.CharField(_("identifiant"), max_length=16, unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="facts", verbose_name=_("document"))
    kind = models.CharField(_("genre"), max_length=10, choices=[(k, k) for k in KINDS])
    value = models.JSONField(_("valeur"), encoder=DjangoJSONEncoder)
    confidence = models.DecimalField(_("confiance"), max_digits=4, decimal_places=3, default=1)
    passages = models.ManyToManyField(Passage, through="Citation", related_name="facts", verbose_name=_("passages"))
    stated_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("relevé par")
    )
    created_at = models.DateTimeField(_("relevé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("fait")
        verbose_name_plural = _("faits")
        ordering = ("document", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="fact_kind"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0) & models.Q(confidence__lte=1), name="fact_confidence"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"


class Citation(models.Model):
    """A fact rests on a passage; ``rank`` 0 is the best sentence."""

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="citations", verbose_name=_("fait"))
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="citations", verbose_name=_("passage"))
    rank = models.PositiveSmallIntegerField(_("rang"))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ("fact", "rank")
        constraints = (models.UniqueConstraint(fields=("fact", "rank"), name="citation_rank"),)

    def __str__(self) -> str:
        return f"{self.fact_id} {self.rank}"


class FactLink(models.Model):
    """How one fact bears on another: ``source`` supersedes (corrects, completes…) ``target``.

    Proposed by the machine when ``signature`` is empty; else who decided, an account here (``decided_by``) or a
    person of the instance the plan was imported from. A later link about the same pair prevails.
    """

    class Relation(models.TextChoices):
        SAME = "same", _("dit la même chose que")
        COMPLETES = "completes", _("complète")
        SUPERSEDES = "supersedes", _("remplace")
        CORRECTS = "corrects", _("corrige")
        CONFLICTS = "conflicts", _("contredit")
        DISTINCT = "distinct", _("parle d’autre chose que")

    source = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="links_out", verbose_name=_("fait"))
    target = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="links_in", verbose_name=_("autre fait"))
    relation = models.CharField(_("relation"), max_length=10, choices=Relation.choices)
    reason = models.CharField(_("motif"), max_length=500)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("décidé par")
    )
    signature = models.CharField(_("signature"), max_length=200, blank=True)
    on = models.DateField(_("dit le"))
    at = models.DateTimeField(_("enregistré le"), auto_now_add=True)

    class Meta:
        verbose_name = _("lien entre faits")
        verbose_name_plural = _("liens entre faits")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="factlink_two_facts"),
            models.CheckConstraint(
                condition=models.Q(
                    relation__in=("same", "completes", "supersedes", "corrects", "conflicts", "distinct")
                ),
                name="factlink_relation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.relation} {self.target_id}"
