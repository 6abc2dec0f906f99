"""The French words of the codes that plans and facts are made of, whoever shows them."""

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
    "owner": _("organisme qui en répond"),
    "baseline_on": _("date de la valeur de départ"),
    "waypoints": _("étapes de trajectoire"),
    "frequency": _("rythme des relevés"),
    "due_on": _("première valeur due le"),
    "tolerance": _("tolérance"),
    "weather": _("météo"),
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
PER: dict[str, Any] = {
    "total": _("pour toute la durée"),
    "year": _("chaque année"),
    "unit": _("pour chaque bénéficiaire"),
}
QUALIFIER: dict[str, Any] = {
    "exact": _("exact"),
    "about": _("environ"),
    "more_than": _("plus de"),
    "less_than": _("moins de"),
    "at_least": _("au moins"),
    "at_most": _("au plus"),
    "range": _("entre deux bornes"),
}
PARTY_KIND: dict[str, Any] = {
    "region": _("Région"),
    "state": _("État"),
    "eu": _("Union européenne"),
    "person": _("personne"),
    "other": _("autre organisme"),
}
ENVELOPE_SCOPE: dict[str, Any] = {
    "plan": _("le plan entier"),
    "axis": _("un axe du plan"),
    "action": _("une action"),
}
