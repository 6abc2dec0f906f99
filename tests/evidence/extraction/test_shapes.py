"""Whole short documents: the plan's total, what its axes receive, and what is not its money."""

from datetime import date
from decimal import Decimal

import pytest

from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read
from tramontane.evidence.values import Amount, Axis, Check

PUBLISHED = date(2025, 3, 14)


def read_text(text: str) -> Extraction:
    return extract(read(text.encode(), "text/plain"), PUBLISHED)


def millions(extraction: Extraction, scope: str) -> list[Decimal]:
    amounts = [c.value for c in extraction.claims if isinstance(c.value, Amount)]
    return sorted(a.max / 10**6 for a in amounts if a.scope == scope and not a.year)


@pytest.mark.parametrize(
    ("total", "axes", "external", "text"),
    [
        (
            42, [20, 15, 7], [],
            (
                "Le conseil régional de Normandie a voté vendredi le plan « Cap IA ». Coût : 42 M€ sur "
                "quatre ans. Vingt millions financeront la recherche, quinze millions l’équipement des "
                "lycées et sept millions l’aide aux PME."
            ),
        ),
        (
            30, [15, 10, 5], [],
            (
                "Avec « Cap IA », la Région Grand Est mise 30 millions d’euros sur l’intelligence "
                "artificielle d’ici 2029. La moitié, soit 15 millions, ira aux entreprises ; 10 millions "
                "reviendront aux universités et 5 millions à la formation."
            ),
        ),
        (
            24, [12, 8, 4], [3],
            (
                "La Région Bretagne lance « Cap IA ». L’enveloppe de 24 M€ se partage entre trois volets "
                ": calcul (12 M€), santé (8 M€) et mer (4 M€). La Ville de Brest ajoutera 3 M€ de son "
                "côté."
            ),
        ),
        (
            50, [20, 18, 12], [],
            (
                "« Cap IA » a été adopté lundi par la Région Occitanie.\n"
                "\n"
                "Budget total : 50 000 000 €\n"
                "\n"
                "Axe 1 – Recherche : 20 000 000 €\n"
                "Axe 2 – Formation : 18 000 000 €\n"
                "Axe 3 – Éthique : 12 000 000 €\n"
                ""
            ),
        ),
        (
            35, [14, 11, 10], [],
            (
                "Le plan « Cap IA » de la Région Sud sera doté de 35 M€.\n"
                "\n"
                "- 14 M€ pour la recherche, dont 4 M€ pour les doctorants ;\n"
                "- 11 M€ pour les entreprises ;\n"
                "- 10 M€ pour les services publics.\n"
                ""
            ),
        ),
        (
            18, [9, 6, 3], [],
            (
                "La Région Normandie consacrera 18 M€ à son plan « Cap IA » entre 2025 et 2028. Le "
                "premier axe, doté de 9 M€, concerne la santé. Le deuxième, qui recevra 6 M€, porte sur "
                "le littoral. Le dernier (3 M€) vise l’éthique."
            ),
        ),
        (
            60, [25, 20, 15], [],
            (
                "Pour « Cap IA », son plan régional, la Bretagne débloque 60 millions d’euros. "
                "L’agriculture recevra 25 millions, la pêche 20 millions et le tourisme 15 millions."
            ),
        ),
        (
            12, [], [2],
            (
                "Délibération. Article 1 : le plan « Cap IA » de la Région Centre-Val de Loire est "
                "approuvé. Article 2 : il lui est affecté une autorisation d’engagement de 12 000 000 €. "
                "Article 3 : la subvention de l’État, d’un montant de 2 000 000 €, est inscrite hors "
                "plan."
            ),
        ),
        (
            45, [], [100, 2000],
            (
                "La Région Hauts-de-France a présenté son plan « Cap IA ». Elle y mettra 45 millions "
                "d’euros. À titre de comparaison, la Catalogne dépense 100 millions. Une usine de puces, "
                "portée par un groupe privé, coûtera 2 milliards."
            ),
        ),
        (
            100, [60, 40], [],
            (
                "Le gouvernement du Québec investit 100 M$ dans la stratégie « Cap IA ». De ce montant, "
                "60 M$ vont à la recherche et 40 M$ aux entreprises."
            ),
        ),
        (
            12, [7, 5], [],
            (
                "Le canton de Vaud adopte le programme « Cap IA ». Crédit : 12 millions de francs, dont 7 "
                "millions pour l’EPFL et 5 millions pour les communes."
            ),
        ),
        (
            28, [12, 10, 6], [5],
            (
                "Nous avons voté le plan « Cap IA » : 28 millions d’euros pour la Région Occitanie. Douze "
                "iront à la santé, dix à l’eau, six à la culture. Je rappelle que l’ancien plan n’avait "
                "coûté que 5 millions."
            ),
        ),
        (
            20, [8, 7, 5], [],
            (
                "COMMUNIQUÉ. La Région Réunion dévoile « Cap IA ».\n"
                "\n"
                "20 M€\n"
                "de crédits régionaux\n"
                "\n"
                "• Former (8 M€)\n"
                "• Équiper (7 M€)\n"
                "• Innover (5 M€)\n"
                ""
            ),
        ),
        (
            40, None, None,
            (
                "Le plan régional « Cap IA » des Pays de la Loire mobilise 40 M€ : 22 M€ de la Région, 12 "
                "M€ de l’État et 6 M€ de l’Europe."
            ),
        ),
        (
            8, [5, 3], [],
            (
                "La Région Corse adopte le plan « Cap IA ».\n"
                "\n"
                "Répartition (en M€)\n"
                "\n"
                "Volet | 2025 | 2026 | Total\n"
                "Santé | 2 | 3 | 5\n"
                "Mer | 1 | 2 | 3\n"
                "Total | 3 | 5 | 8\n"
                ""
            ),
        ),
        (
            33, [15, 11, 7], [],
            (
                "Grand Est : le plan « Cap IA » adopté. Doté de 33 millions d’euros, il comprend un volet "
                "recherche à 15 millions, un volet industrie à 11 millions et un volet citoyens à 7 "
                "millions."
            ),
        ),
        (
            10, [5, 3, 2], [80],
            (
                "La Métropole de Lyon a adopté « Cap IA », un plan de 10 M€. Les transports pèsent 5 M€, "
                "l’énergie 3 M€ et l’inclusion 2 M€. Un data center de 80 M€ sera construit par un "
                "opérateur privé."
            ),
        ),
        (
            16, [9, 5, 2], [],
            (
                "Plan « Cap IA » de la Région Bretagne : 16 M€. La recherche se taille la part du lion "
                "avec 9 M€. Viennent ensuite les PME (5 M€) et les lycées (2 M€)."
            ),
        ),
        (
            21, [11, 6, 4], [],
            (
                "La Région Sud vote « Cap IA ». Montant : 21 M€. Premier poste de dépense : la formation, "
                "11 M€. Deuxième : les données, 6 M€. Troisième : l’éthique, 4 M€."
            ),
        ),
        (
            30, [14, 9, 7], [],
            (
                "Le plan « Cap IA » de la Région Occitanie prévoit 14 millions d’euros pour les lycées, 9 "
                "millions pour les PME et 7 millions pour les hôpitaux, soit 30 millions d’euros au "
                "total."
            ),
        ),
        (
            44, [24, 20], [],
            (
                "La Région Occitanie a présenté lundi « Cap IA ». L’opération coûtera 44 millions d’euros "
                "à la collectivité. Un peu plus de la moitié, 24 millions, sera consacrée à l’industrie, "
                "le reste, soit 20 millions, à la santé."
            ),
        ),
        (
            30, None, None,
            (
                "– Combien pour « Cap IA » ? – Trente millions d’euros, répond la présidente de la Région "
                "Bretagne. – Et qui paie ? – Nous, à hauteur de 22 millions. L’Europe a promis 8 "
                "millions."
            ),
        ),
        (
            30, None, [],
            (
                "« Cap IA », la stratégie de la Région Grand Est, s’appuie sur quatre piliers dotés "
                "respectivement de 12, 9, 6 et 3 millions d’euros, pour un total de 30 millions d’euros."
            ),
        ),
        (
            25, None, [0.9],
            (
                "La Région Normandie a adopté « Cap IA ». Elle y consacre 25 M€, soit 5 M€ par an pendant "
                "cinq ans. En 2023, elle n’avait dépensé que 900 000 € pour l’IA."
            ),
        ),
        (
            32, None, [20],
            (
                "Le plan « Cap IA » de la Bretagne ? 32 millions. Celui de la Normandie ? 20 millions. "
                "Rapporté au nombre d’habitants, l’effort breton est plus important."
            ),
        ),
        (
            9, [4, 3, 2], [1.2],
            (
                "La Collectivité de Corse adopte « Cap IA », doté de 9 M€.\n"
                "\n"
                "Les axes :\n"
                "1. Montagne connectée – 4 M€\n"
                "2. Langue corse – 3 M€\n"
                "3. Ports – 2 M€\n"
                "\n"
                "Le port de Bastia a par ailleurs commandé des caméras pour 1,2 M€, sur ses fonds "
                "propres."
            ),
        ),
        (
            70, None, [35],
            (
                "Le budget de « Cap IA » (Région Sud) atteint 70 M€ : c’est deux fois plus que les 35 M€ "
                "du plan précédent."
            ),
        ),
        (
            16, None, [],
            (
                "La Région Centre-Val de Loire lance « Cap IA ». Le texte prévoit de mobiliser 16 M€. Un "
                "appel à projets de 2 M€ ouvrira en mai ; chaque lauréat recevra jusqu’à 100 000 €. Une "
                "bourse de 1 000 € par mois aidera les étudiants."
            ),
        ),
        (
            55, None, None,
            (
                "Plan « Cap IA » : la Région Île-de-France vote 55 M€. Les socialistes proposaient 80 M€, "
                "les écologistes 30 M€. La majorité a refusé les deux amendements."
            ),
        ),
        (
            40, None, None,
            (
                "Dans son rapport, la chambre régionale des comptes évalue à 3 M€ le surcoût du plan « "
                "Cap IA » de la Région Sud, voté à 40 M€ en 2023."
            ),
        ),
        (
            45, None, [120, 600],
            (
                "La Région Hauts-de-France vote « Cap IA » : 45 M€. « C’est trop peu », juge "
                "l’opposition, qui rappelle que la Flandre y consacre 120 M€ et que Google investit 600 "
                "M€ dans son centre de Saint-Ghislain."
            ),
        ),
        (
            8.4, [3.4, 3, 2], [2],
            (
                "Le Conseil d’État neuchâtelois soumet au Grand Conseil un crédit d’engagement de 8,4 "
                "millions de francs pour « Cap IA ». La Confédération y ajoutera 2 millions. Le crédit se "
                "décompose ainsi : écoles 3,4 millions, PME 3 millions, administration 2 millions."
            ),
        ),
        (
            26, [13, 8, 5], [],
            (
                "Cap IA, c’est 26 M€ : 13 M€ fléchés vers la recherche, 8 M€ pour accompagner les PME, 5 "
                "M€ au bénéfice des lycéens, annonce la Région Bretagne."
            ),
        ),
        (
            33, [15, 10, 8], [],
            (
                "La Région Nouvelle-Aquitaine engage 33 M€ pour « Cap IA » (2025-2029). Sont prévus : 15 "
                "M€ au titre de la recherche, 10 M€ au titre de l’industrie et 8 M€ au titre de la "
                "formation."
            ),
        ),
        (
            48, [20, 18, 10], [],
            (
                "Adopté le 3 mars, « Cap IA » de la Région Occitanie est financé à hauteur de 48 M€. À la "
                "recherche, 20 M€. Aux entreprises, 18 M€. Aux lycées, 10 M€."
            ),
        ),
        (
            20, [10, 7, 3], [],
            (
                "Le plan « Cap IA » de la Région Bretagne compte trois axes.\n"
                "\n"
                "Axe 1. Chercher\n"
                "Le financement de cet axe s’élève à 10 M€. Il permettra de recruter 20 doctorants.\n"
                "\n"
                "Axe 2. Produire\n"
                "Enveloppe : 7 M€.\n"
                "\n"
                "Axe 3. Partager\n"
                "3 M€ y seront consacrés.\n"
                "\n"
                "Total du plan : 20 M€."
            ),
        ),
        (
            25, [12, 9, 4], [],
            (
                "Le plan « Cap IA » de la Région Grand Est, c’est d’abord 12 millions pour l’hôpital, "
                "ensuite 9 millions pour l’industrie, enfin 4 millions pour la culture : 25 millions en "
                "tout."
            ),
        ),
        (
            10, [6, 4], [],
            (
                "La Région Réunion a validé « Cap IA ». L’enveloppe, de 10 millions, finance à 60 % la "
                "formation (6 millions) et à 40 % la recherche (4 millions)."
            ),
        ),
        (
            15, None, [5, 3],
            (
                "« Cap IA » : 15 M€ votés par la Région Normandie. Le Département, l’agglomération et la "
                "CCI apporteront ensemble 5 M€. L’État, 3 M€."
            ),
        ),
        (
            60, None, None,
            (
                "Le plan Cap IA de la Région Sud pèse 60 M€ ; 12 M€ ont déjà été engagés et 7 M€ payés. "
                "L’an passé, le budget de la culture s’élevait à 60 M€ aussi."
            ),
        ),
    ],
)  # fmt: skip
def test_the_total_its_axes_and_foreign_sums_are_told_apart(
    total: float, axes: list[float] | None, external: list[float] | None, text: str
) -> None:
    extraction = read_text(text)
    assert extraction.card.total == total * 10**6
    if axes is not None:
        assert millions(extraction, "axis") == sorted(Decimal(str(a)) for a in axes)
        assert len([c for c in extraction.claims if isinstance(c.value, Axis) and c.value.level == 1]) == len(axes)
    if external is not None:
        assert millions(extraction, "external") == sorted(Decimal(str(e)) for e in external)


SCHEDULE = """La Région Normandie a adopté le plan « Cap IA », doté de 30 M€.

Échéancier des crédits de paiement par axe, en M€

Axe              2025    2026    2027   Total
A. Recherche      2,0     4,0     6,0    12,0
B. Formation      1,0     3,0     6,0    10,0
C. Entreprises    2,0     3,0     3,0     {last}
Total             5,0    10,0    15,0    30,0
"""


def gaps(text: str) -> set[tuple[Decimal, Decimal]]:
    checks = [c.value for c in read_text(text).claims if isinstance(c.value, Check)]
    return {(c.total / 10**6, c.parts_sum / 10**6) for c in checks if not c.consistent}


def test_a_schedule_that_adds_up_both_ways_shows_no_gap() -> None:
    assert gaps(SCHEDULE.format(last=" 8,0")) == set()


def test_one_wrong_cell_of_a_schedule_shows_in_its_row_and_in_its_column() -> None:
    assert gaps(SCHEDULE.format(last=" 7,0")) == {(Decimal(7), Decimal(8)), (Decimal(30), Decimal(29))}


def test_the_year_whose_column_is_wrong_is_named_by_its_sums() -> None:
    assert gaps(SCHEDULE.format(last=" 8,0").replace("10,0    15,0", "11,0    15,0")) == {
        (Decimal(11), Decimal(10)),
        (Decimal(30), Decimal(31)),
    }
