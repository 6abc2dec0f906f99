"""The pages of the site itself as search finds them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tramontane.portal.addresses import Addresses
from tramontane.search.entries import Item

AT = Addresses()


def site_items() -> Iterator[Item]:
    """Every page that is neither a plan's nor an instrument's."""
    for path, title, body in _pages():
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
            "schemas/plan-2.json",
            _("Format des plans (JSON Schema)"),
            _("Données ouvertes : le schéma des plans téléchargés en JSON, pour les réutiliser."),
        ),
        *_declared(),
    )


def _declared() -> tuple[tuple[str, str, str], ...]:
    return (
        ("changements/", _("Ce qui a changé"), _("Les dernières nouvelles des plans, jour par jour ; flux Atom.")),
        ("abonnements/", _("Suivre par courriel"), _("S’abonner à un plan ou à une ligne, changer ou arrêter.")),
        ("glossaire/", _("Glossaire"), _("Les mots du budget et des plans : AP, AE, CP, SGAR, enveloppe, engagement.")),
        ("integrer/", _("Reprendre un chiffre sur votre site"), _("Un cadre sans script, avec sa date et sa source.")),
        ("mentions-legales/", _("Mentions légales"), _("Qui publie, qui héberge, licence ouverte, réutilisation.")),
        (
            "donnees-personnelles/",
            _("Données personnelles"),
            _("Ce qui est gardé de vous : vie privée, cookies, RGPD, vos droits, durée de conservation."),
        ),
        ("accessibilite/", _("Accessibilité"), _("Ce qui a été vérifié, au clavier et au lecteur d’écran ; recours.")),
        ("ecoconception/", _("Écoconception"), _("Ce que pèse et ce que coûte une page.")),
        ("securite/", _("Sécurité"), _("Signaler une faille, ce qui protège le site.")),
        ("etat-du-service/", _("État du service"), _("Le site, la base et la lecture des documents répondent-ils ?")),
    )
