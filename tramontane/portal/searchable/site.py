"""The pages of the site itself as search finds them."""

import html
import re
from collections.abc import Iterator
from typing import Any

from django.template import engines
from django.utils.translation import gettext as _

from tramontane.portal.addresses import Addresses
from tramontane.search.entries import Item

AT = Addresses()
#: Pages that are the same for everyone: their own words are searched. Path → template.
WRITTEN = {
    "mentions-legales/": "portal/legal.html",
    "accessibilite/": "portal/accessibility.html",
}


def site_items() -> Iterator[Item]:
    """Every page that is neither a plan's nor an instrument's."""
    for path, title, body in _pages():
        yield Item(kind="page", title=title, url=AT.page(path), body=body, context="Tramontane", weight=110)
    for path, template in WRITTEN.items():
        title, body = written(template)
        yield Item(kind="page", title=title, url=AT.page(path), body=body, context="Tramontane", weight=110)


def _pages() -> tuple[tuple[str, str, str], ...]:
    return (
        ("", _("Accueil"), _("Les plans d’intelligence artificielle des Régions et ce qui a changé récemment.")),
        ("plans/", _("Les plans"), _("La liste de tous les plans publiés, Région par Région.")),
        (
            "comparer/",
            _("Comparer les plans"),
            _("Comparaison côte à côte : quelle Région dépense le plus, montants, durées, axes, cibles, signataires."),
        ),
        ("sources/", _("Les sources"), _("Tous les documents archivés dont viennent les chiffres : actes, presse.")),
        (
            "contradictions/",
            _("Contradictions"),
            _("Quand deux sources ne disent pas la même chose : désaccords entre chiffres, corrigés ou ouverts."),
        ),
        (
            "qualite/",
            _("Qualité : ce qui nous manque"),
            _("Nos propres lacunes : chiffres sans source, dates inconnues, lignes sans preuve."),
        ),
        (
            "donnees/",
            _("Données ouvertes"),
            _("Télécharger les plans en CSV, JSON, ODS : tableaux, archives, catalogue, licence de réutilisation."),
        ),
        ("donnees/dictionnaire/", _("Dictionnaire des données"), _("Ce que veut dire chaque colonne des fichiers.")),
        ("api/", _("API des plans"), _("Lire tout ce qui est publié par programme, sans clé et sans compte.")),
        ("composants/", _("Composants"), _("Les pièces dont chaque page est faite, pour les développeurs.")),
        (
            "schemas/plan-1.json",
            _("Format des plans (JSON Schema)"),
            _("Données ouvertes : le schéma des plans téléchargés en JSON, pour les réutiliser."),
        ),
    )


def written(template: str) -> tuple[str, str]:
    """The heading and the words of a page that needs no context but its addresses."""
    made: Any = engines["jinja2"].get_template(template)
    made = made.template
    shown = "".join(made.blocks["content"](made.new_context({"at": AT})))
    title = re.search(r"<h1\b[^>]*>(.*?)</h1>", shown, re.DOTALL)
    if title is None:
        raise ValueError(f"{template} has no heading")
    return _plain(title[1]), _plain(shown.replace(title[0], " "))


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
