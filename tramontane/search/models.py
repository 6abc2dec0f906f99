"""The index: collections of entries, the stems they hold and how often, and the trigrams that forgive a typing error.

All of it is derived from what is published and can be made again (``actions.refresh_index``). Occurrences and trigrams
number in millions: they carry no foreign key, the actions keep them and ``integrity`` counts them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexState(models.Model):
    """What the index was last made from; a single row."""

    mark = models.CharField(_("état publié"), max_length=200)
    refreshed_at = models.DateTimeField(_("mis à jour le"))

    class Meta:
        verbose_name = _("état de l’index")
        verbose_name_plural = _("états de l’index")
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="indexstate_single"),)

    def __str__(self) -> str:
        return self.mark


class Collection(models.Model):
    """Entries made and replaced together: those of a plan, of the site, of an instrument."""

    code = models.CharField(_("code"), max_length=120)
    label = models.TextField(_("nom"))
    fingerprint = models.CharField(_("empreinte"), max_length=200)
    entry_count = models.PositiveIntegerField(_("nombre de pages"), default=0)
    word_count = models.PositiveBigIntegerField(_("nombre de mots"), default=0)

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("code",), name="collection_once"),)

    def __str__(self) -> str:
        return self.code


class Entry(models.Model):
    """One thing that search can find."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("Plan")
        AXIS = "axis", _("Axe")
        MONEY = "money", _("Enveloppe")
        PLEDGE = "pledge", _("Engagement")
        INDICATOR = "indicator", _("Résultat visé")
        DATE = "date", _("Date")
        PARTY = "party", _("Qui s’engage")
        CONTEXT = "context", _("Chiffre cité")
        SOURCE = "source", _("Source")
        FACT = "fact", _("Affirmation")
        DISPUTE = "dispute", _("Contradiction")
        PAGE = "page", _("Page du site")
        SERVICE = "service", _("Service")

    collection = models.ForeignKey(
        Collection, on_delete=models.CASCADE, related_name="entries", verbose_name=_("collection")
    )
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices)
    title = models.TextField(_("titre"))
    title_key = models.CharField(_("titre comparable"), max_length=300)
    context = models.TextField(_("contexte"), blank=True)
    body = models.TextField(_("texte"), blank=True)
    url = models.TextField(_("adresse"))
    page = models.TextField(_("page"))
    weight = models.PositiveSmallIntegerField(_("poids"), default=100)
    updated_on = models.DateField(_("mis à jour le"), null=True, blank=True)

    class Meta:
        verbose_name = _("page trouvable")
        verbose_name_plural = _("pages trouvables")
        ordering = ("id",)
        indexes = (models.Index(fields=("title_key",), name="entry_by_title"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=(
                        "plan", "axis", "money", "pledge", "indicator", "date", "party", "context", "source", "fact",
                        "dispute", "page", "service",
                    )
                ),
                name="entry_kind",
            ),
            models.CheckConstraint(condition=models.Q(url__startswith="/"), name="entry_on_this_site"),
            models.CheckConstraint(condition=~models.Q(title=""), name="entry_titled"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Term(models.Model):
    """A stem, and how many entries hold it."""

    lexeme = models.CharField(_("racine"), max_length=40)
    documents = models.PositiveIntegerField(_("nombre de pages"), default=0)

    class Meta:
        verbose_name = _("racine")
        verbose_name_plural = _("racines")
        ordering = ("lexeme",)
        constraints = (models.UniqueConstraint(fields=("lexeme",), name="term_once"),)

    def __str__(self) -> str:
        return self.lexeme


class Word(models.Model):
    """A folded word, its stem, and how it is written."""

    form = models.CharField(_("forme"), max_length=40)
    written = models.CharField(_("écriture"), max_length=80)
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="words", verbose_name=_("racine"))

    class Meta:
        verbose_name = _("mot")
        verbose_name_plural = _("mots")
        ordering = ("form",)
        constraints = (models.UniqueConstraint(fields=("form",), name="word_once"),)

    def __str__(self) -> str:
        return self.form


class Posting(models.Model):
    """A stem occurs in an entry: how often, titles counting more, in an entry of how many words."""

    pk = models.CompositePrimaryKey("term", "entry", verbose_name=_("clé"))
    term = models.ForeignKey(
        Term,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name=_("racine"),
    )
    entry = models.ForeignKey(
        Entry, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, verbose_name=_("page trouvable")
    )
    frequency = models.PositiveSmallIntegerField(_("fréquence"))
    length = models.PositiveIntegerField(_("longueur"))

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(frequency__gte=1, length__gte=models.F("frequency")), name="posting_counts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.term_id} {self.entry_id}"


class Trigram(models.Model):
    """Three letters in a row of a word, its ends included."""

    pk = models.CompositePrimaryKey("gram", "length", "word", verbose_name=_("clé"))
    gram = models.CharField(_("lettres"), max_length=3)
    length = models.PositiveSmallIntegerField(_("longueur du mot"))
    word = models.ForeignKey(
        Word, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, verbose_name=_("mot")
    )

    class Meta:
        verbose_name = _("trigramme")
        verbose_name_plural = _("trigrammes")

    def __str__(self) -> str:
        return self.gram
