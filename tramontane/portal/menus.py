"""The menus: the main one, and at the foot of every page one for each audience; what is one entry is one line here."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Menu:
    """Entries under a title: (label, path without the first slash)."""

    title: Any
    entries: tuple[tuple[Any, str], ...]


MAIN: tuple[tuple[Any, str], ...] = (
    (_("Les plans"), "plans/"),
    (_("Comparer"), "comparer/"),
    (_("Ce qui a changé"), "changements/"),
    (_("Sources"), "sources/"),
    (_("Contradictions"), "contradictions/"),
    (_("Données"), "donnees/"),
)
FOOT: tuple[Menu, ...] = (
    Menu(
        _("Vous êtes citoyen ou journaliste"),
        (
            (_("Ce qui a changé"), "changements/"),
            (_("Suivre par courriel"), "abonnements/"),
            (_("S’abonner (Atom)"), "changements.atom"),
            (_("Vérifier une source"), "sources/"),
            (_("Les mots du budget"), "glossaire/"),
            (_("Reprendre un chiffre sur votre site"), "integrer/"),
        ),
    ),
    Menu(
        _("Vous êtes élu, ou au service de l’État"),
        (
            (_("Comparer les plans"), "comparer/"),
            (_("Les sources qui se contredisent"), "contradictions/"),
            (_("Ce qui nous manque"), "qualite/"),
            (_("État du service"), "etat-du-service/"),
        ),
    ),
    Menu(
        _("Vous développez"),
        (
            (_("API"), "api/"),
            (_("Format des plans (JSON Schema)"), "schemas/plan-2.json"),
            (_("Composants"), "composants/"),
            (_("Sécurité"), "securite/"),
        ),
    ),
    Menu(
        _("Ce site"),
        (
            (_("Accessibilité : non conforme"), "accessibilite/"),
            (_("Mentions légales"), "mentions-legales/"),
            (_("Données personnelles"), "donnees-personnelles/"),
            (_("Écoconception"), "ecoconception/"),
        ),
    ),
)
