"""Plans and their versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tramontane.opendata.columns import column
from tramontane.plan import words
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import VersionRow

CURRENCY_UNIT = _("unités de la colonne devise")
EDTF = _("Date EDTF : 2024-07-11, 2024-07, 2024, 2024-21 (printemps), 2025-10-09/2025-10-10 (intervalle).")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan in force."""

    plan: str = column(_("Plan"), _("Identifiant du plan ; il ne change jamais."))
    version: int = column(_("Version"), _("Numéro de la version publiée que décrit cette ligne."))
    publie_le: datetime = column(_("Publié le"), _("Instant de publication de cette version."))
    intitule: str = column(_("Intitulé"))
    resume: str = column(_("Résumé"))
    region_code: str = column(_("Code de la Région"), _("Code officiel géographique (INSEE)."))
    region: str = column(_("Région"))
    porteurs: str = column(_("Porteurs"), _("Organismes qui tiennent le plan, séparés par « ; »."))
    etape: str = column(_("Étape"), _("Dernière étape que disent les sources."), codes=words.STATUS)
    etape_date: str = column(_("Date de l’étape"), EDTF)
    debut: str = column(_("Début"), EDTF)
    fin: str = column(_("Fin"), EDTF)
    duree_annees: int | None = column(_("Durée"), _("Quand une source ne dit pas de bornes."), unit=_("années"))
    montant_min: Decimal | None = column(_("Montant total minimum"), unit=CURRENCY_UNIT)
    montant_max: Decimal | None = column(_("Montant total maximum"), unit=CURRENCY_UNIT)
    devise: str = column(_("Devise"), _("Code ISO 4217."))
    rythme: str = column(_("Rythme du montant"), codes=words.PER)
    demonstration: bool = column(_("Démonstration"), _("Vrai quand les documents ont été rédigés pour l’exemple."))


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A published version of a plan."""

    plan: str = column(_("Plan"))
    version: int = column(_("Version"))
    publie_le: datetime = column(_("Publié le"))
    publie_par: str = column(_("Publié par"), _("Qui a publié, tel que la page des versions l’affiche."))
    note: str = column(_("Note"), _("Pourquoi cette version."))
    empreinte: str = column(_("Empreinte"), _("SHA-256 du document de la version, en JSON canonique."))


def plan_row(plan: PublishedPlan) -> PlanRow:
    """The row of a plan."""
    document, heading, total = plan.document, plan.document.heading, plan.total
    return PlanRow(
        plan=plan.slug,
        version=plan.number,
        publie_le=plan.published_at,
        intitule=heading.title,
        resume=heading.summary,
        region_code=document.territory.code,
        region=document.territory.name,
        porteurs=" ; ".join(s.name for s in document.stewards),
        etape=heading.status or "",
        etape_date=heading.status_on or "",
        debut=heading.period_start or "",
        fin=heading.period_end or "",
        duree_annees=heading.period_years,
        montant_min=total.minimum if total else None,
        montant_max=total.maximum if total else None,
        devise=total.currency if total else "",
        rythme=total.per if total else "",
        demonstration=document.is_demonstration,
    )


def version_rows(slug: str, versions: tuple[VersionRow, ...]) -> Iterator[VersionLine]:
    """The rows of the versions of a plan."""
    for v in versions:
        yield VersionLine(
            plan=slug,
            version=v.number,
            publie_le=v.published_at,
            publie_par=v.published_by,
            note=v.note,
            empreinte=v.sha256,
        )
