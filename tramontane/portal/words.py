"""The French words of pages: those of the codes of plans and facts, and those that only pages say."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tramontane.lib.language import is_english
from tramontane.plan.words import (
    CHANGE,
    DIRECTION,
    DISPUTE,
    ENVELOPE_SCOPE,
    FIELD,
    GENRE,
    KIND,
    LINE,
    MODALITY,
    PER,
    RELATION,
    ROLE,
    SCOPE,
    STATUS,
)

__all__ = [
    "CHANGE",
    "DIRECTION",
    "DISPUTE",
    "ENVELOPE_SCOPE",
    "FIELD",
    "GENRE",
    "KIND",
    "LINE",
    "MODALITY",
    "MODALITY_MEANING",
    "PER",
    "RELATION",
    "RELATION_BACK",
    "ROLE",
    "SCOPE",
    "STATUS",
    "VOTED",
    "where",
]

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
RELATION_BACK: dict[str, Any] = {
    "same": _("dit la même chose que"),
    "completes": _("est complété par"),
    "supersedes": _("est remplacé par"),
    "corrects": _("est corrigé par"),
    "conflicts": _("est contredit par"),
    "distinct": _("parle d’autre chose que"),
}
WEATHER: dict[str, Any] = {
    "assured": _("assuré"),
    "reachable": _("atteignable"),
    "support": _("à soutenir"),
    "compromised": _("compromis"),
}
WEATHER_MEANING: dict[str, Any] = {
    "assured": _("assuré : la cible sera atteinte sans rien changer"),
    "reachable": _("atteignable : avec les efforts déjà prévus"),
    "support": _("à soutenir : il faut une décision ou des moyens de plus"),
    "compromised": _("compromis : la cible ne sera pas atteinte"),
}
WEATHER_TONE = {"assured": "ok", "reachable": "", "support": "warn", "compromised": "bad"}
PROGRESS_TONE = {"unknown": "", "off": "bad", "late": "bad", "on_track": "ok", "ahead": "ok", "reached": "ok"}
FREQUENCY: dict[str, Any] = {
    "month": _("chaque mois"),
    "quarter": _("chaque trimestre"),
    "half": _("chaque semestre"),
    "year": _("chaque année"),
}
#: Kinds of what search finds → (how addresses say it, one, several).
FOUND: dict[str, tuple[str, Any, Any]] = {
    "plan": ("plan", _("plan"), _("plans")),
    "axis": ("axe", _("axe"), _("axes")),
    "money": ("enveloppe", _("enveloppe"), _("enveloppes")),
    "pledge": ("engagement", _("engagement"), _("engagements")),
    "indicator": ("resultat", _("résultat visé"), _("résultats visés")),
    "date": ("date", _("date"), _("dates")),
    "party": ("partie", _("partie prenante"), _("parties prenantes")),
    "context": ("chiffre", _("chiffre cité"), _("chiffres cités")),
    "source": ("source", _("source"), _("sources")),
    "fact": ("affirmation", _("affirmation"), _("affirmations")),
    "dispute": ("contradiction", _("contradiction"), _("contradictions")),
    "page": ("page", _("page du site"), _("pages du site")),
    "service": ("service", _("service"), _("services")),
}
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
    if is_english():
        return f"in {territory}"
    return _PLACES.get(territory, f"en {territory}")
