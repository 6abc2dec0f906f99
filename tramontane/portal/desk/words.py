"""French words of codes that only the desk shows as choices."""

from typing import Any

from django.utils.translation import gettext_lazy as _

QUALIFIER: dict[str, Any] = {
    "exact": _("exactement"),
    "about": _("environ"),
    "more_than": _("plus de"),
    "less_than": _("moins de"),
    "at_least": _("au moins"),
    "at_most": _("au plus"),
    "range": _("entre deux bornes"),
}
PER: dict[str, Any] = {"total": _("en tout"), "year": _("par an"), "unit": _("par bénéficiaire")}
SCOPE: dict[str, Any] = {"plan": _("le plan entier"), "axis": _("un axe"), "action": _("une action")}
PARTY_KIND: dict[str, Any] = {
    "region": _("Région"),
    "state": _("État"),
    "eu": _("Union européenne"),
    "person": _("personne"),
    "other": _("organisme"),
}
STATE: dict[str, Any] = {"draft": _("à décider"), "validated": _("validée"), "rejected": _("écartée")}
STATE_TONE = {"draft": "warn", "validated": "ok", "rejected": ""}
VERDICT: dict[str, Any] = {
    "validated": _("Validée"),
    "rejected": _("Écartée"),
    "reopened": _("Rouverte"),
    "corrected": _("Corrigée"),
}
IMPORT: dict[str, Any] = {
    "waiting": _("en attente de lecture"),
    "running": _("lecture en cours"),
    "held": _("à confirmer"),
    "done": _("lu"),
    "failed": _("refusé"),
}
IMPORT_TONE = {"waiting": "warn", "running": "warn", "held": "warn", "done": "ok", "failed": "bad"}
GROUPS: dict[str, Any] = {
    "heading": _("Le plan"),
    "participation": _("Parties prenantes"),
    "axis": _("Axes"),
    "envelope": _("Enveloppes"),
    "pledge": _("Engagements"),
    "indicator": _("Indicateurs"),
    "milestone": _("Jalons"),
    "event": _("Événements"),
    "context": _("Chiffres de contexte"),
}
