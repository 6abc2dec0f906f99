"""The French words of the codes that plans and facts are made of."""

from typing import Any

from django.utils.translation import gettext_lazy as _

STATUS: dict[str, Any] = {
    "announced": _("annoncé"),
    "presented": _("présenté"),
    "submitted": _("soumis au vote"),
    "to_adopt": _("à adopter"),
    "adopted": _("adopté"),
    "signed": _("signé"),
    "launched": _("lancé"),
    "opened": _("ouvert"),
    "postponed": _("reporté"),
    "rejected": _("rejeté"),
}
MODALITY: dict[str, Any] = {
    "firm": _("ferme"),
    "estimated": _("estimé"),
    "conditional": _("sous condition"),
    "requested": _("demandé, pas encore accordé"),
    "rejected": _("refusé"),
    "superseded": _("remplacé par un autre chiffre"),
    "negated": _("nié par le document"),
    "spent": _("dépensé"),
    "computed": _("calculé par un tiers"),
    "proposed": _("proposé"),
}
MODALITY_MEANING: dict[str, Any] = {
    "firm": _("La source l’affirme sans réserve."),
    "estimated": _("La source donne une estimation, pas un montant arrêté."),
    "conditional": _("La source l’énonce sous condition."),
    "requested": _("La source dit que c’est demandé ; rien ne dit que c’est accordé."),
    "rejected": _("La source dit que c’est refusé."),
    "superseded": _("La source elle-même dit qu’un autre chiffre l’a remplacé."),
    "negated": _("La source dit que cela n’aura pas lieu."),
    "spent": _("La source parle d’argent déjà dépensé."),
    "computed": _("La source rapporte le calcul d’un tiers."),
    "proposed": _("La source rapporte une proposition."),
}
SCOPE: dict[str, Any] = {
    "plan_total": _("le plan entier"),
    "axis": _("un axe du plan"),
    "subaxis": _("une partie d’un axe"),
    "action": _("une action"),
    "external": _("hors du plan : ce n’est pas son argent"),
}
ROLE: dict[str, Any] = {
    "owner": _("porte le plan"),
    "signatory": _("signe"),
    "funder": _("finance"),
    "operator": _("met en œuvre"),
    "partner": _("partenaire"),
}
GENRE: dict[str, Any] = {
    "act": _("acte officiel"),
    "release": _("communiqué"),
    "press": _("presse"),
    "other": _("autre document"),
}
RELATION: dict[str, Any] = {
    "same": _("dit la même chose que"),
    "completes": _("complète"),
    "supersedes": _("remplace"),
    "corrects": _("corrige"),
    "conflicts": _("contredit"),
    "distinct": _("parle d’autre chose que"),
}
RELATION_BACK: dict[str, Any] = {
    "same": _("dit la même chose que"),
    "completes": _("est complété par"),
    "supersedes": _("est remplacé par"),
    "corrects": _("est corrigé par"),
    "conflicts": _("est contredit par"),
    "distinct": _("parle d’autre chose que"),
}
DISPUTE: dict[str, Any] = {"explained": _("expliqué"), "corrected": _("corrigé"), "open": _("ouvert")}
KIND: dict[str, Any] = {
    "plan": _("Plan"),
    "status": _("Étape"),
    "period": _("Période"),
    "amount": _("Montant"),
    "axis": _("Axe"),
    "action": _("Action"),
    "target": _("Cible"),
    "count": _("Chiffre"),
    "actor": _("Acteur"),
    "event": _("Événement"),
    "programme": _("Dispositif"),
    "check": _("Addition"),
}
LINE: dict[str, Any] = {
    "heading": _("le plan"),
    "participation": _("partie prenante"),
    "axis": _("axe"),
    "envelope": _("enveloppe"),
    "pledge": _("engagement"),
    "indicator": _("indicateur"),
    "milestone": _("jalon"),
    "event": _("événement"),
    "context": _("chiffre de contexte"),
}
FIELD: dict[str, Any] = {
    "title": _("intitulé"),
    "summary": _("résumé"),
    "amount": _("montant"),
    "minimum": _("montant minimum"),
    "maximum": _("montant maximum"),
    "period": _("période"),
    "period_start": _("début"),
    "period_end": _("fin"),
    "status": _("étape"),
    "status_on": _("date de l’étape"),
    "party": _("partie"),
    "role": _("rôle"),
    "baseline": _("valeur de départ"),
    "target": _("cible"),
    "value": _("valeur"),
    "readings": _("relevés"),
    "deadline": _("échéance"),
    "due": _("échéance"),
    "date": _("date"),
    "place": _("lieu"),
    "proofs": _("preuves"),
    "parent": _("axe supérieur"),
    "axis": _("axe"),
    "modality": _("modalité"),
    "qualifier": _("précision"),
    "unit": _("unité"),
    "per": _("rythme"),
    "direction": _("sens"),
    "factor": _("facteur"),
    "funder": _("financeur"),
    "measure": _("mesure suivie"),
    "fact": _("chiffre"),
    "done_on": _("date d’atteinte"),
    "horizon_years": _("délai en années"),
    "is_negated": _("exclu par le document"),
    "party_kind": _("nature"),
    "scope": _("portée"),
    "currency": _("monnaie"),
}
CHANGE: dict[str, Any] = {"added": _("ajouté"), "removed": _("retiré"), "changed": _("modifié")}
DIRECTION: dict[str, Any] = {"up": _("à la hausse"), "down": _("à la baisse"), "hold": _("à maintenir")}
VOTED: dict[str, Any] = {
    "announced": _("annoncés"),
    "presented": _("présentés"),
    "submitted": _("soumis au vote"),
    "to_adopt": _("annoncés, à adopter"),
    "adopted": _("votés"),
    "signed": _("signés"),
    "launched": _("lancés"),
    "opened": _("ouverts"),
    "postponed": _("reportés"),
    "rejected": _("rejetés"),
}


#: Where a plan is: Regions whose name does not take « en ».
_PLACES = {
    "Centre-Val de Loire": "dans le Centre-Val de Loire",
    "Grand Est": "dans le Grand Est",
    "Hauts-de-France": "dans les Hauts-de-France",
    "Pays de la Loire": "dans les Pays de la Loire",
    "La Réunion": "à La Réunion",
    "Mayotte": "à Mayotte",
}


def where(territory: str) -> str:
    """« en Occitanie », « dans le Grand Est », « à Mayotte »."""
    return _PLACES.get(territory, f"en {territory}")
