"""Ideas that people leave, for a territory."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tramontane.plan.models import Territory


class Idea(models.Model):
    """One idea, its votes and the prize it was given."""

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+", verbose_name=_("territoire"))
    title = models.CharField(_("titre"), max_length=200)
    votes = models.PositiveIntegerField(_("voix"), default=0)
    prize = models.DecimalField(_("prix en euros"), max_digits=14, decimal_places=2, default=0)
    left_on = models.DateField(_("déposée le"))

    objects: ClassVar["models.Manager[Idea]"] = models.Manager()

    class Meta:
        verbose_name = _("idée")
        verbose_name_plural = _("idées")
        ordering = ("-votes", "id")

    def __str__(self) -> str:
        return self.title
