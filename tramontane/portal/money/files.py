"""The money of a plan as tables to take away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from tramontane.ledger.queries import Act, BudgetEnvelope, JournalEntry, Movement, Position
from tramontane.opendata.columns import column

EUROS = _("euros")


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementLine:
    """A movement of the money of a plan, with the act that allows it."""

    plan: str = column(_("Plan"))
    ecriture: int = column(_("Numéro de l’écriture"))
    date_effet: date = column(_("Date d’effet"))
    ecrite_le: datetime = column(_("Écrite le"))
    nature: str = column(_("Nature"), codes=dict(JournalEntry.Kind.choices))
    montant: Decimal = column(_("Montant"), unit=EUROS)
    enveloppes: str = column(_("Enveloppes"))
    objet: str = column(_("Affectation ou engagement"))
    exercice: int | None = column(_("Exercice"))
    acte_nature: str = column(_("Nature de l’acte"), codes=dict(Act.Kind.choices))
    acte_numero: str = column(_("Numéro de l’acte"))
    acte_date: date = column(_("Date de l’acte"))
    acte_objet: str = column(_("Objet de l’acte"))
    motif: str = column(_("Motif"))
    annulee: bool = column(_("Annulée par une autre écriture"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLine:
    """Where an envelope stands on a day; without a year, authorisations (AP, AE); with one, payment credits (CP)."""

    plan: str = column(_("Plan"))
    enveloppe: str = column(_("Code de l’enveloppe"))
    intitule: str = column(_("Intitulé"))
    section: str = column(_("Section"), codes=dict(BudgetEnvelope.Section.choices))
    financeur: str = column(_("Financeur"))
    au: date = column(_("Au"))
    exercice: int | None = column(_("Exercice"))
    vote: Decimal = column(_("Voté"), unit=EUROS)
    disponible: Decimal = column(_("Reste disponible"), unit=EUROS)
    affecte: Decimal | None = column(_("Affecté, à engager"), unit=EUROS)
    engage: Decimal | None = column(_("Engagé, à mandater"), unit=EUROS)
    mandate: Decimal = column(_("Mandaté, à payer"), unit=EUROS)
    paye: Decimal = column(_("Payé"), unit=EUROS)
    caduc: Decimal = column(_("Caduc ou annulé"), unit=EUROS)


def movement_lines(slug: str, found: Iterable[Movement]) -> Iterator[MovementLine]:
    """Movements as rows."""
    for m in found:
        yield MovementLine(
            plan=slug,
            ecriture=m.entry.pk,
            date_effet=m.on,
            ecrite_le=m.recorded_at,
            nature=m.kind,
            montant=m.amount,
            enveloppes=" ; ".join(m.envelopes),
            objet=m.holder,
            exercice=m.year,
            acte_nature=m.act.kind,
            acte_numero=m.act.reference,
            acte_date=m.act.on,
            acte_objet=m.act.title,
            motif=m.entry.reason,
            annulee=m.is_reversed,
        )


def position_lines(
    slug: str, envelopes: Iterable[BudgetEnvelope], found: dict[int, Position], day: date
) -> Iterator[PositionLine]:
    """Positions as rows: one for the authorisations of each envelope, one for its credits of each year."""
    for envelope in envelopes:
        held = found[envelope.pk]
        about: dict[str, Any] = {
            "plan": slug,
            "enveloppe": envelope.code,
            "intitule": envelope.title,
            "section": envelope.section,
            "financeur": envelope.funder.name,
            "au": day,
        }
        yield PositionLine(
            **about,
            exercice=None,
            vote=held.voted,
            disponible=held.available,
            affecte=held.reserved,
            engage=held.committed,
            mandate=held.ordered,
            paye=held.paid,
            caduc=held.lapsed,
        )
        for c in held.credits:
            yield PositionLine(
                **about,
                exercice=c.year,
                vote=c.voted,
                disponible=c.available,
                affecte=None,
                engage=None,
                mandate=c.ordered,
                paye=c.paid,
                caduc=c.lapsed,
            )
