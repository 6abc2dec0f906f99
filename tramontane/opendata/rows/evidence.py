"""Facts and their proof: affirmations with their quote, sources, contradictions, and which line each fact proves."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from tramontane.evidence.values import Value, dump_value
from tramontane.opendata.columns import column
from tramontane.opendata.rows.plans import CURRENCY_UNIT, EDTF
from tramontane.plan import words
from tramontane.plan.contradictions import disputes
from tramontane.plan.document import FactPart
from tramontane.plan.phrases import in_words
from tramontane.plan.published import PublishedPlan, parts_of

_PLAN = _("Identifiant du plan (table plans).")
_UID = _("Identifiant de l’affirmation ; il ne change jamais.")
_VALUE_UNIT = _("unité de la ligne")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """What a source states."""

    plan: str = column(_("Plan"), _PLAN)
    affirmation: str = column(_("Affirmation"), _UID)
    nature: str = column(_("Nature"), codes=words.KIND)
    en_clair: str = column(_("En clair"), _("La valeur, en une phrase courte."))
    modalite: str = column(_("Modalité"), _("Sur quels termes la source l’énonce."), codes=words.MODALITY)
    portee: str = column(_("Portée"), _("Ce sur quoi porte un montant."), codes=words.SCOPE)
    precision: str = column(_("Précision"), codes=words.QUALIFIER)
    montant_min: Decimal | None = column(_("Montant minimum"), unit=CURRENCY_UNIT)
    montant_max: Decimal | None = column(_("Montant maximum"), unit=CURRENCY_UNIT)
    devise: str = column(_("Devise"), _("Code ISO 4217."))
    valeur: Decimal | None = column(_("Valeur"), _("D’une cible ou d’un chiffre."), unit=_VALUE_UNIT)
    unite: str = column(_("Unité"))
    date: str = column(_("Date"), EDTF)
    citation: str = column(_("Citation"), _("Les mots exacts de la source ; « […] » entre deux passages."))
    source: str = column(_("Source"), _("Empreinte SHA-256 de la source (table sources)."))
    position_debut: int | None = column(
        _("Début de la citation"), _("Dans le texte de la source."), unit=_("caractères")
    )
    position_fin: int | None = column(_("Fin de la citation"), unit=_("caractères"))
    page: int | None = column(_("Page"), _("De la source, quand elle en a."))
    confiance: Decimal = column(_("Confiance"), _("De la lecture automatique, avant relecture."), unit=_("de 0 à 1"))
    valeur_json: str = column(_("Valeur complète"), _("La valeur telle que le document du plan l’écrit, en JSON."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A document on which a plan rests."""

    plan: str = column(_("Plan"), _PLAN)
    source: str = column(_("Source"), _("Empreinte SHA-256 du fichier archivé."))
    titre: str = column(_("Titre"))
    editeur: str = column(_("Éditeur"))
    genre: str = column(_("Genre"), codes=words.GENRE)
    publiee_le: str = column(_("Date de publication"), _("AAAA-MM-JJ ; vide : inconnue."))
    type_media: str = column(_("Type de fichier"), _("Type MIME (IANA)."))
    taille: int = column(_("Taille"), unit=_("octets"))
    fichier: str = column(_("Nom du fichier"))
    adresse: str = column(_("Adresse d’origine"))
    affirmations: int = column(_("Affirmations relevées"), unit=_("affirmations"))
    demonstration: bool = column(_("Démonstration"), _("Vrai quand le document a été rédigé pour l’exemple."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionLine:
    """Two facts that do not say the same."""

    plan: str = column(_("Plan"), _PLAN)
    ancienne: str = column(_("Affirmation ancienne"), _UID)
    ancienne_en_clair: str = column(_("Ce que disait l’ancienne"))
    nouvelle: str = column(_("Affirmation nouvelle"), _UID)
    nouvelle_en_clair: str = column(_("Ce que dit la nouvelle"))
    relation: str = column(_("Relation"), _("Ce que la nouvelle fait à l’ancienne."), codes=words.RELATION)
    etat: str = column(_("État"), codes=words.DISPUTE)
    motif: str = column(_("Motif"))
    decide_par: str = column(_("Décidé par"), _("Vide : aucune personne n’a encore décidé."))
    le: str = column(_("Date"), _("De la décision ou du constat, AAAA-MM-JJ."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """A fact that proves a field of a line."""

    plan: str = column(_("Plan"), _PLAN)
    nature: str = column(_("Nature de la ligne"), codes=words.LINE)
    reference: str = column(_("Référence"), _("De la ligne, dans la table de sa nature."))
    champ: str = column(_("Champ prouvé"), codes=words.FIELD)
    affirmation: str = column(_("Affirmation"), _UID)


def fact_row(plan: PublishedPlan, fact: FactPart) -> FactLine:
    """The row of a fact."""
    value: Any = fact.value
    first = fact.spans[0] if fact.spans else None
    is_money = value.kind == "amount"
    return FactLine(
        plan=plan.slug,
        affirmation=fact.uid,
        nature=value.kind,
        en_clair=in_words(fact.value),
        modalite=getattr(value, "modality", ""),
        portee=value.scope if is_money else "",
        precision=getattr(value, "qualifier", ""),
        montant_min=value.min if is_money else getattr(value, "amount", None),
        montant_max=value.max if is_money else getattr(value, "amount", None),
        devise=value.currency if is_money else "EUR" if getattr(value, "amount", None) is not None else "",
        valeur=value.value if value.kind in ("target", "count") else None,
        unite=getattr(value, "unit", ""),
        date=_date(fact.value),
        citation=" […] ".join(s.quote for s in fact.spans),
        source=fact.source,
        position_debut=first.text_start if first else None,
        position_fin=first.text_end if first else None,
        page=first.page if first else None,
        confiance=fact.confidence,
        valeur_json=json.dumps(dump_value(fact.value), ensure_ascii=False, sort_keys=True),
    )


def _date(value: Value) -> str:
    """The day a value is about: of an event or a step, the deadline of a target, the bounds of a period."""
    if value.kind == "period":
        return "/".join(d for d in (value.start, value.end) if d)
    return getattr(value, "date", None) or getattr(value, "deadline", None) or ""


def fact_rows(plan: PublishedPlan) -> Iterator[FactLine]:
    """The facts of a plan."""
    return (fact_row(plan, f) for f in plan.document.facts)


def source_rows(plan: PublishedPlan) -> Iterator[SourceLine]:
    """The sources of a plan."""
    for s in plan.document.sources:
        yield SourceLine(
            plan=plan.slug,
            source=s.sha256,
            titre=s.title,
            editeur=s.publisher,
            genre=s.genre,
            publiee_le=s.published_on or "",
            type_media=s.media_type,
            taille=s.size,
            fichier=s.file_name,
            adresse=s.url,
            affirmations=len(plan.facts_of_source(s.sha256)),
            demonstration=s.is_demonstration,
        )


def contradiction_rows(plan: PublishedPlan) -> Iterator[ContradictionLine]:
    """The contradictions that the pages show, open ones first."""
    for c in disputes(plan.document):
        yield ContradictionLine(
            plan=plan.slug,
            ancienne=c.older.uid,
            ancienne_en_clair=in_words(c.older.value),
            nouvelle=c.newer.uid,
            nouvelle_en_clair=in_words(c.newer.value),
            relation=c.relation,
            etat=c.state,
            motif=c.reason,
            decide_par=c.decided_by or "",
            le=c.on[:10],
        )


def proof_rows(plan: PublishedPlan) -> Iterator[ProofLine]:
    """Which fact proves which field of which line."""
    for kind, parts in parts_of(plan.document).items():
        for part in parts:
            for name, uids in part.proofs.items():
                for uid in uids:
                    yield ProofLine(plan=plan.slug, nature=kind, reference=part.ref, champ=name, affirmation=uid)
