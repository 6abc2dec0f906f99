"""The words of plans and budgets: what they mean, where the administration defines them, and abbreviations in full."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup, escape

from tramontane.lib.language import language
from tramontane.lib.words import slug


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its meaning. ``where`` says who defines it ("" when nobody does); ``short`` is its abbreviation.

    ``is_expanded`` False: the abbreviation is a common word of these pages, defined here and not at each line.
    """

    word: Any
    meaning: Any
    short: str = ""
    where: Any = ""
    is_expanded: bool = True

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return slug(str(self.word))


_CGCT = _("Code général des collectivités territoriales, article {}")
TERMS: tuple[Term, ...] = (
    Term(
        _("autorisation de programme"),
        _("Limite votée des dépenses d’investissement que la Région peut engager sur plusieurs années."),
        "AP",
        format_lazy(_CGCT, "L4312-4"),
    ),
    Term(
        _("autorisation d’engagement"),
        _("La même limite pour les dépenses de fonctionnement."),
        "AE",
        format_lazy(_CGCT, "L4312-4"),
    ),
    Term(
        _("crédits de paiement"),
        _("Limite des dépenses qui peuvent être payées dans l’année pour tenir les engagements pris."),
        "CP",
        format_lazy(_CGCT, "L4312-4"),
    ),
    Term(
        _("secrétariat général pour les affaires régionales"),
        _("Le service de l’État qui, auprès du préfet de région, coordonne les politiques publiques."),
        "SGAR",
        _("Décret n° 2004-374 du 29 avril 2004"),
    ),
    Term(
        _("contrat de plan État-Région"),
        _("Accord par lequel l’État et une Région financent ensemble des projets pendant plusieurs années."),
        "CPER",
        _("Loi n° 82-653 du 29 juillet 1982, article 11"),
    ),
    Term(
        _("schéma régional de développement économique, d’innovation et d’internationalisation"),
        _("Le document qui fixe les orientations économiques de la Région pour la durée du mandat."),
        "SRDEII",
        format_lazy(_CGCT, "L4251-13"),
    ),
    Term(
        _("conseil économique, social et environnemental régional"),
        _("L’assemblée consultative placée auprès du conseil régional."),
        "CESER",
        format_lazy(_CGCT, "L4134-1"),
    ),
    Term(
        _("Fonds européen de développement régional"),
        _("Argent de l’Union européenne pour les Régions, que celles-ci gèrent."),
        "FEDER",
        _("Règlement (UE) 2021/1058"),
    ),
    Term(
        _("petites et moyennes entreprises"),
        _("Moins de 250 personnes, et un chiffre d’affaires d’au plus 50 M€ ou un bilan d’au plus 43 M€."),
        "PME",
        _("Décret n° 2008-1354 du 18 décembre 2008, article 3"),
    ),
    Term(
        _("entreprises de taille intermédiaire"),
        _("Ni petites ou moyennes, ni grandes : moins de 5 000 personnes."),
        "ETI",
        _("Décret n° 2008-1354 du 18 décembre 2008, article 3"),
    ),
    Term(
        _("très petites entreprises"),
        _("Moins de 10 personnes, et un chiffre d’affaires ou un bilan d’au plus 2 M€ ; la loi dit microentreprises."),
        "TPE",
        _("Décret n° 2008-1354 du 18 décembre 2008, article 3"),
    ),
    Term(
        _("règlement général sur la protection des données"),
        _("La loi européenne des données personnelles."),
        "RGPD",
        _("Règlement (UE) 2016/679"),
    ),
    Term(
        _("référentiel général d’amélioration de l’accessibilité"),
        _("Les 106 critères que doivent suivre les sites publics pour être utilisables par tous."),
        "RGAA",
        _("Arrêté du 20 septembre 2019"),
    ),
    Term(
        _("recherche et développement"),
        _("Les travaux faits pour accroître les connaissances et leur trouver des usages."),
        "R&D",
        _("OCDE, Manuel de Frascati 2015"),
    ),
    Term(
        _("intelligence artificielle"),
        _("Systèmes automatisés qui déduisent de ce qu’ils reçoivent des prévisions, des contenus, des décisions."),
        "IA",
        _("Règlement (UE) 2024/1689, article 3"),
        is_expanded=False,
    ),
    Term(
        _("plan"),
        _("Ce qu’une Région annonce, adopte et suit : ses axes, son argent, ses engagements, ses résultats."),
    ),
    Term(_("axe"), _("Une partie d’un plan ; un axe peut en contenir d’autres.")),
    Term(
        _("enveloppe"),
        _("Un montant promis par un plan. Ce n’est pas encore une autorisation votée."),
    ),
    Term(
        _("engagement"),
        _("Ici, une promesse faite en public. L’engagement juridique, qui oblige à payer, est autre chose."),
    ),
    Term(
        _("indicateur"),
        _("Ce que le plan veut faire changer : d’où, jusqu’où, pour quand, dans quelle unité."),
        "",
        _("Loi organique du 1er août 2001 relative aux lois de finances, article 51"),
    ),
    Term(_("jalon"), _("Une étape datée d’un plan.")),
    Term(_("source"), _("Un document publié, archivé tel quel, dont viennent les chiffres.")),
    Term(_("affirmation"), _("Ce qu’une source énonce, avec la phrase exacte : la preuve d’un chiffre.")),
    Term(
        _("contradiction"),
        _("Deux sources qui ne disent pas la même chose : expliquée, corrigée, ou ouverte si personne n’a tranché."),
    ),
    Term(_("non renseigné"), _("Personne ne l’a dit. Ce n’est pas zéro.")),
    Term(_("non sourcé"), _("Affiché sans phrase d’une source pour le prouver ; compté dans « Ce qui nous manque ».")),
    Term(
        _("délibération"),
        _("Une décision votée par l’assemblée régionale."),
        "",
        format_lazy(_CGCT, _("L4132-1 et suivants")),
    ),
)
_EXPANDED = {t.short: t for t in TERMS if t.short and t.is_expanded}
#: Two letters may be anything: they are expanded beside one another (« AP/CP »), or after « en » or an amount.
_TWO = "(?:AP|AE|CP)"
_SHORT = rf"(?:(?<=[/€]\s)|(?<=/)|(?<=€ de )|(?<=\ben )){_TWO}\b|\b{_TWO}(?=/{_TWO}\b| et {_TWO}\b)"
_LONG = "|".join(re.escape(s) for s in sorted(_EXPANDED, key=len, reverse=True) if len(s) > 2)
_FOUND = re.compile(rf"{_SHORT}|\b(?:{_LONG})\b")


def expanded(text: str) -> Markup:
    """The text, escaped, each abbreviation known in an ``<abbr>`` that says it in full."""
    return _expanded(text, language())


@lru_cache(maxsize=8192)
def _expanded(text: str, _language: str) -> Markup:
    parts, end = [], 0
    for match in _FOUND.finditer(text):
        parts.append(escape(text[end : match.start()]))
        parts.append(Markup('<abbr title="{}">{}</abbr>').format(_EXPANDED[match[0]].word, match[0]))
        end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def in_order() -> tuple[Term, ...]:
    """The terms as a dictionary has them."""
    return tuple(sorted(TERMS, key=lambda t: t.anchor))
