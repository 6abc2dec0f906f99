"""The lines of plans: axes, envelopes, pledges, indicators and their readings, dates, parties, context."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tramontane.opendata.columns import column
from tramontane.opendata.rows.plans import CURRENCY_UNIT, EDTF
from tramontane.plan import words
from tramontane.plan.document import LinePart
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import reading_of_indicator

_PLAN = _("Identifiant du plan (table plans).")
_REF = _("Référence de la ligne ; elle ne change jamais dans son plan.")
_AXIS = _("Référence de l’axe (table axes) ; vide : le plan entier.")
_PROOFS = _("Affirmations qui disent cette ligne (table affirmations), séparées par une espace.")
_INDICATOR_UNIT = _("unité de la ligne")


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisLine:
    """An axis, or a part of one."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    axe_parent: str = column(_("Axe supérieur"), _("Référence de l’axe qui contient celui-ci ; vide : aucun."))
    intitule: str = column(_("Intitulé"))
    resume: str = column(_("Résumé"))
    preuves: str = column(_("Preuves"), _PROOFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeLine:
    """Money promised."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    portee: str = column(_("Portée"), _("Ce que cet argent paie."), codes=words.ENVELOPE_SCOPE)
    axe: str = column(_("Axe"), _AXIS)
    intitule: str = column(_("Intitulé"))
    montant_min: Decimal = column(_("Montant minimum"), unit=CURRENCY_UNIT)
    montant_max: Decimal = column(_("Montant maximum"), unit=CURRENCY_UNIT)
    devise: str = column(_("Devise"), _("Code ISO 4217."))
    rythme: str = column(_("Rythme"), codes=words.PER)
    precision: str = column(_("Précision"), codes=words.QUALIFIER)
    modalite: str = column(_("Modalité"), _("Sur quels termes la source l’énonce."), codes=words.MODALITY)
    financeur: str = column(_("Financeur"))
    preuves: str = column(_("Preuves"), _PROOFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine:
    """A promise."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    axe: str = column(_("Axe"), _AXIS)
    intitule: str = column(_("Intitulé"))
    modalite: str = column(_("Modalité"), _("Sur quels termes la source l’énonce."), codes=words.MODALITY)
    exclu: bool = column(_("Exclu"), _("Vrai quand le document dit que cela n’aura pas lieu."))
    echeance: str = column(_("Échéance"), EDTF)
    preuves: str = column(_("Preuves"), _PROOFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """What a plan wants to change."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    axe: str = column(_("Axe"), _AXIS)
    intitule: str = column(_("Intitulé"))
    unite: str = column(_("Unité"), _("Unité des valeurs de la ligne."))
    rythme: str = column(_("Rythme"), codes=words.PER)
    sens: str = column(_("Sens"), _("Vers où la valeur doit aller."), codes=words.DIRECTION)
    depart: Decimal | None = column(_("Valeur de départ"), unit=_INDICATOR_UNIT)
    cible: Decimal | None = column(_("Cible"), unit=_INDICATOR_UNIT)
    facteur: Decimal | None = column(_("Facteur"), _("2 pour « doubler », quand la source ne dit pas de cible."))
    precision: str = column(_("Précision"), codes=words.QUALIFIER)
    echeance: str = column(_("Échéance"), EDTF)
    delai_annees: int | None = column(_("Délai"), _("Quand la source ne dit pas d’échéance."), unit=_("années"))
    derniere_valeur: Decimal | None = column(
        _("Dernière valeur"), _("Le relevé le plus récent de cette version."), unit=_INDICATOR_UNIT
    )
    derniere_valeur_le: str = column(_("Date de la dernière valeur"), EDTF)
    mesure: str = column(_("Mesure suivie"), _("Code de la mesure vive d’un instrument ; vide : aucune."))
    preuves: str = column(_("Preuves"), _PROOFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """A value of an indicator on a day."""

    plan: str = column(_("Plan"), _PLAN)
    indicateur: str = column(_("Indicateur"), _("Référence de l’indicateur (table indicateurs)."))
    le: str = column(_("Date du relevé"), EDTF)
    valeur: Decimal = column(_("Valeur"), unit=_INDICATOR_UNIT)
    unite: str = column(_("Unité"))
    note: str = column(_("Note"))
    affirmation: str = column(_("Affirmation"), _("Celle qui dit cette valeur ; vide : la note en tient lieu."))


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLine:
    """A dated step."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    axe: str = column(_("Axe"), _AXIS)
    intitule: str = column(_("Intitulé"))
    echeance: str = column(_("Échéance"), EDTF)
    atteint_le: str = column(_("Atteint le"), EDTF)
    preuves: str = column(_("Preuves"), _PROOFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """A session, a fair, a conference."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    axe: str = column(_("Axe"), _AXIS)
    intitule: str = column(_("Intitulé"))
    date: str = column(_("Date"), EDTF)
    lieu: str = column(_("Lieu"))
    preuves: str = column(_("Preuves"), _PROOFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationLine:
    """A party and what it is to a plan."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    partie: str = column(_("Partie prenante"))
    nature: str = column(_("Nature"), codes=words.PARTY_KIND)
    role: str = column(_("Rôle"), codes=words.ROLE)
    preuves: str = column(_("Preuves"), _PROOFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextLine:
    """A figure that the sources state but that is not the plan's own."""

    plan: str = column(_("Plan"), _PLAN)
    reference: str = column(_("Référence"), _REF)
    intitule: str = column(_("Intitulé"))
    preuves: str = column(_("Preuves"), _PROOFS)


def _proofs(line: LinePart) -> str:
    return " ".join(dict.fromkeys(uid for uids in line.proofs.values() for uid in uids))


def axis_rows(plan: PublishedPlan) -> Iterator[AxisLine]:
    """The axes of a plan, in its order."""
    for a in plan.document.axes:
        yield AxisLine(
            plan=plan.slug,
            reference=a.ref,
            axe_parent=a.parent or "",
            intitule=a.title,
            resume=a.summary,
            preuves=_proofs(a),
        )


def envelope_rows(plan: PublishedPlan) -> Iterator[EnvelopeLine]:
    """The envelopes of a plan."""
    for e in plan.document.envelopes:
        yield EnvelopeLine(
            plan=plan.slug,
            reference=e.ref,
            portee=e.scope,
            axe=e.axis or "",
            intitule=e.title,
            montant_min=e.minimum,
            montant_max=e.maximum,
            devise=e.currency,
            rythme=e.per,
            precision=e.qualifier,
            modalite=e.modality,
            financeur=e.funder or "",
            preuves=_proofs(e),
        )


def pledge_rows(plan: PublishedPlan) -> Iterator[PledgeLine]:
    """The pledges of a plan."""
    for p in plan.document.pledges:
        yield PledgeLine(
            plan=plan.slug,
            reference=p.ref,
            axe=p.axis or "",
            intitule=p.title,
            modalite=p.modality,
            exclu=p.is_negated,
            echeance=p.due or "",
            preuves=_proofs(p),
        )


def indicator_rows(plan: PublishedPlan) -> Iterator[IndicatorLine]:
    """The indicators of a plan, with their last reading; a live measure is the portal's to ask."""
    for i in plan.document.indicators:
        now = reading_of_indicator(i)
        yield IndicatorLine(
            plan=plan.slug,
            reference=i.ref,
            axe=i.axis or "",
            intitule=i.title,
            unite=i.unit,
            rythme=i.per,
            sens=i.direction,
            depart=i.baseline,
            cible=i.target,
            facteur=i.factor,
            precision=i.qualifier,
            echeance=i.deadline or "",
            delai_annees=i.horizon_years,
            derniere_valeur=now.value,
            derniere_valeur_le=now.on or "",
            mesure=i.measure or "",
            preuves=_proofs(i),
        )


def reading_rows(plan: PublishedPlan) -> Iterator[ReadingLine]:
    """The readings of every indicator of a plan."""
    for i in plan.document.indicators:
        for r in i.readings:
            yield ReadingLine(
                plan=plan.slug,
                indicateur=i.ref,
                le=r.on,
                valeur=r.value,
                unite=i.unit,
                note=r.note,
                affirmation=r.fact or "",
            )


def milestone_rows(plan: PublishedPlan) -> Iterator[MilestoneLine]:
    """The milestones of a plan."""
    for m in plan.document.milestones:
        yield MilestoneLine(
            plan=plan.slug,
            reference=m.ref,
            axe=m.axis or "",
            intitule=m.title,
            echeance=m.due or "",
            atteint_le=m.done_on or "",
            preuves=_proofs(m),
        )


def event_rows(plan: PublishedPlan) -> Iterator[EventLine]:
    """The events of a plan."""
    for e in plan.document.events:
        yield EventLine(
            plan=plan.slug,
            reference=e.ref,
            axe=e.axis or "",
            intitule=e.title,
            date=e.date or "",
            lieu=e.place,
            preuves=_proofs(e),
        )


def participation_rows(plan: PublishedPlan) -> Iterator[ParticipationLine]:
    """The parties of a plan, one line for each of their roles."""
    for p in plan.document.participations:
        yield ParticipationLine(
            plan=plan.slug,
            reference=p.ref,
            partie=p.party,
            nature=p.party_kind,
            role=p.role,
            preuves=_proofs(p),
        )


def context_rows(plan: PublishedPlan) -> Iterator[ContextLine]:
    """The figures that are not the plan's own."""
    for c in plan.document.context:
        yield ContextLine(plan=plan.slug, reference=c.ref, intitule=c.title, preuves=_proofs(c))
