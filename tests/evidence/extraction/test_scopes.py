"""Whose money a sum is, sentence by sentence: the plan's, an axis's, an action's, or nobody's here."""

from decimal import Decimal

import pytest

from tests.evidence.extraction.marks import said
from tests.evidence.extraction.texts import read
from tramontane.evidence.values import Amount, Axis

# ruff: noqa: E501
#: After « La Région Occitanie a adopté le plan « Cap IA », doté de 90 M€ sur quatre ans. »
PLACED = """
Article 4 : attribue au CHU une subvention de [2,4 M€|action].
Article 2 : alloue [800 000 €|action] à l’achat de calculateurs.
Le conseil accorde [300 000 €|action] à l’école d’ingénieurs.
Décide d’affecter [1,2 M€|action] à la médiation.
La commission permanente octroie [450 000 €|action] au lycée Fermat.
Autorise un marché de [3 M€|action] pour l’entrepôt de données.
La subvention est plafonnée à [80 000 €|action].
Un contrat de recherche a été signé pour [420 000 €|action].
La Région financera un centre de calcul à hauteur de [8 M€|action].
Elle créera une bourse de thèse de [36 000 €|action] par an et par doctorant.
Les PME recevront [20 000 €|action] par projet.
Chaque lycée recevra [4 000 €|action] pour s’équiper.
Soit [22,5 M€|plan_total] par an.
Cela représente [22,5 millions d’euros par an|plan_total].
Les paiements devraient atteindre [11 M€|plan_total] en 2026.
L’année 2025 pèse à elle seule [9,6 M€|plan_total].
La seconde tranche, soit [14 M€|plan_total], sera libérée en 2028.
Des [9,2 M€|plan_total] inscrits au budget 2025, un tiers a été payé.
Un premier engagement de [13 M€|plan_total] a été décidé.
Au 31 décembre, [11,2 M€|plan_total] avaient été engagés.
Au 31 décembre, [4,85 M€|plan_total] ont été effectivement payés.
L’opposition demandait une enveloppe de [120 M€|plan_total] ; son amendement a été rejeté.
Les expérimentations de 2024 avaient, elles, coûté [780 000 €|external].
Interreg apportera peut-être [8 M€|external].
L’Europe pourrait ajouter [8 M€|external], que nous ne comptons pas dans le plan.
Le programme d’avant, « Data Sud », c’était [6 M€|external].
La phase pilote a eu un coût final de [600 000 €|external].
Le dispositif d’hier pesait [6 M€|external].
La fondation Pastel donnera [5 M€|external].
Le plan précédent avait reçu [31,5 M€|external].
L’ancien plan pesait [31,5 M€|external].
Ne figurent pas au tableau : la dotation annuelle de [340 000 €|external] à l’université.
L’État consacre par ailleurs [1,5 milliard d’euros|external] à l’IA.
Le cabinet Stratos vaut [40 M€|external] en Bourse, selon son chiffre d’affaires.
"""
#: A whole text, « / » ending a line, and the total of the plan that its card gives.
TOTALS = [
    (
        "Le plan régional « Sud IA », adopté le 24 octobre 2024, mobilise 36 M€ jusqu’en 2028. / La dotation de l’appel est fixée à 4,5 M€ : / – lot A : 2 M€ ; / – lot B : 1,6 M€ ; / – lot C : 0,9 M€.",
        36_000_000,
    ),
    (
        "Plan régional « Estran IA » : 13,4 millions d’euros pour Nantes Université / La Région a lancé « Estran IA », son plan pour l’intelligence artificielle, doté de 58 millions d’euros. Nantes Université en recevra 13,4 M€ : / – 6,2 M€ pour des chaires ; / – 4,1 M€ pour un bâtiment ; / – 3,1 M€ pour des cours.",
        58_000_000,
    ),
    (
        "Le plan « Kan IA » a été présenté mardi. / Neuf millions d’euros seraient mobilisés sur trois ans : / – 4,5 M€ pour les hôpitaux ; / – 2,5 M€ pour l’agriculture ; / – 2 M€ pour les lycées.",
        9_000_000,
    ),
    ("Le canton présente son programme « Lavaux IA ». / Demande de crédit : CHF 18 mio.", 18_000_000),
    ("Le plan « Alpha » pèse, sur le papier, 120 M€. / Le cabinet a dépensé 3 M€.", 120_000_000),
    (
        "Le plan « Bisse IA » court de 2026 à 2029. / CRÉDIT-CADRE SOLLICITÉ : 9,8 M€ / – eau : 4,8 M€ / – tourisme : 3 M€ / – écoles : 2 M€",
        9_800_000,
    ),
    (
        "Le plan « Sterenn » a été lancé lundi. Il mobilisera 27,8 M€ en trois ans : 13 M€ de prêts aux PME, 8,2 M€ pour les laboratoires, 6,6 M€ pour la formation.",
        27_800_000,
    ),
    (
        "La Région a voté le plan « Mer IA ». / Budget régional : 33 M€ / – démonstrateurs : 15 M€ / – start-up : 10 M€ / – compétences : 8 M€",
        33_000_000,
    ),
    (
        "Combien d’argent pour le plan « Confluence » ? / – J’avais réclamé 90 M€. On m’en accorde 72 M€ : 30 M€ pour les entreprises, 24 M€ pour les laboratoires, 18 M€ pour la formation. / Et le centre de données ? / – L’opérateur Orix annonce 150 M€.",
        72_000_000,
    ),
]
#: A whole text and the labels of its axes.
AXES = [
    (
        "Le plan « Additif » : 42,6 M€. Ventilation : 19 M€ pour l’industrie, 13,6 M€ pour la santé, 10 M€ pour les compétences.",
        ["industrie", "santé", "compétences"],
    ),
    (
        "Le plan « Additif » est doté de 38 M€. Additionnons : 15 M€ vont aux entreprises, 9 M€ à la recherche, 6 M€ aux lycées.",
        ["entreprises", "recherche", "lycées"],
    ),
    (
        "Le plan « Additif » pèse 30 M€. Dans le détail : 20 M€ pour l’industrie, 10 M€ pour la santé.",
        ["industrie", "santé"],
    ),
    (
        "Le plan « Additif » pèse 30 M€. Au programme : 20 M€ pour l’industrie, 10 M€ pour la santé.",
        ["industrie", "santé"],
    ),
    ("Le plan « Additif » pèse 30 M€. Répartition : Industrie, 20 M€ ; Santé, 10 M€.", ["Industrie", "Santé"]),
    (
        "Le plan « Additif » pèse 30 M€. / Où en est-on ? / – Il avance, 4 M€ sont votés. / Et après ? / – On verra, 2 M€ sont promis.",
        [],
    ),
    (
        "Le plan « Additif » pèse 30 M€. / En coulisses / • La Région tablait cet été sur 35 M€. / • Brest pourrait mettre 1,5 M€ au pot.",
        [],
    ),
    ("Le plan « Additif » pèse 30 M€. / • L’aide n’est pas de 5 M€. / • Au lieu de : 3 M€, lire : 4 M€.", []),
    (
        "Le plan « Additif » est évalué à 28,5 M€. La répartition est la suivante : 12 M€ pour l’appui aux entreprises, 8 M€ pour la formation, 5,5 M€ pour la recherche, 1,5 M€ pour l’évaluation. Le CESER veut 11 M€.",
        ["appui aux entreprises", "formation", "recherche", "évaluation"],
    ),
    (
        "Le plan « Additif » pèse 30 M€. / • Industrie : 20 M€ / • Santé : 10 M€ / • Total : 30 M€",
        ["Industrie", "Santé"],
    ),
    (
        "Le plan « Additif » pèse 30 M€. / • Enveloppe globale : 30 M€ / • Industrie : 20 M€ / • Santé : 10 M€",
        ["Industrie", "Santé"],
    ),
    (
        "Le plan « Additif » pèse 30 M€. D’abord « l’usine », le gros morceau : 20 M€. Vient « le labo », crédité de 10 M€.",
        ["l’usine", "le labo"],
    ),
]


def _lines(text: str) -> str:
    return text.replace(" / ", "\n") + "\n"


@pytest.mark.parametrize("line", [line for line in PLACED.split("\n") if line])
def test_each_sum_has_its_place(line: str) -> None:
    found = said(line)
    assert [amount.scope for amount, _ in found] == [scope for _, scope in found]


@pytest.mark.parametrize(("text", "total"), TOTALS)
def test_the_card_gives_the_total_of_the_plan(text: str, total: int) -> None:
    assert read(_lines(text)).card.total == total


@pytest.mark.parametrize(("text", "labels"), AXES)
def test_the_axes_are_what_the_plan_shares_out(text: str, labels: list[str]) -> None:
    axes = [c.value for c in read(_lines(text)).claims if isinstance(c.value, Axis)]
    assert [a.label for a in axes] == labels


@pytest.mark.parametrize("years", range(2, 9))
def test_a_whole_number_of_years_makes_the_total(years: int) -> None:
    text = f"La Région Occitanie a adopté le plan « Cap IA », doté de 840 M€.\nSoit {840 / years:g} M€ par an."
    sums = [c.value for c in read(text).claims if isinstance(c.value, Amount)]
    assert [a.scope for a in sums if a.per == "year"] == ["plan_total"]


@pytest.mark.parametrize("yearly", ["100", "310", "1000"])
def test_another_yearly_sum_is_not_the_plan_s(yearly: str) -> None:
    text = f"La Région Occitanie a adopté le plan « Cap IA », doté de 840 M€.\nLa canne, {yearly} M€ par an, dit-on."
    sums = [c.value for c in read(text).claims if isinstance(c.value, Amount)]
    assert [a.scope for a in sums if a.max < Decimal(10**9) and a.per == "year"] in ([], ["external"])
