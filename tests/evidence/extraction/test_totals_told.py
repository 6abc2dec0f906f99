"""The total of a plan, told by what became of it, by its years, by who pays it, or among the sums of others."""

from datetime import date

import pytest

from tests.evidence.extraction.marks import said
from tests.evidence.extraction.texts import read

# ruff: noqa: E501
#: A whole text, « / » ending a line, and the total of the plan that its card gives (a year's, when it is told so).
TOTALS = [
    ("Le plan « Cap IA » de la Région Occitanie était doté de 36 M€. Un amendement l’a porté à 37,5 M€.", 37_500_000),
    (
        "La Région Occitanie présente « Cap IA », son plan pour l’intelligence artificielle. Elle y mettra 7 M€ par an pendant quatre ans.",
        7_000_000,
    ),
    (
        "La Région Occitanie lance le plan « Cap IA ». L’enveloppe, 40 M€, vient pour moitié de la Région et pour moitié de l’État.",
        40_000_000,
    ),
    ("La Région Occitanie lance le plan « Cap IA » : 40 M€, moitié Région, moitié État.", 40_000_000),
    (
        "L’hôpital de Nîmes ouvre son laboratoire. Le chantier a coûté 12 M€. La Région Occitanie, qui vient d’adopter « Cap IA », son plan de 55 M€, en finance 2 M€.",
        55_000_000,
    ),
    (
        "La société Axone lève 30 M€. Elle est lauréate de « Cap IA », le plan de la Région Occitanie, qui pèse 55 M€ jusqu’en 2030.",
        55_000_000,
    ),
    (
        "La Région Occitanie affichera 54 M€ entre 2026 et 2030 pour son plan « Cap IA ». Sur ce total, le volet Laboratoires pèse 18 M€. Nous avons déposé le 28 novembre un dossier à 3,4 M€ : / – 1,9 M€ pour des serveurs ; / – 950 k€ pour des chaires ; / – 550 k€ pour une plateforme.",
        54_000_000,
    ),
    (
        "Le budget de la Région Occitanie atteint 3,2 milliards d’euros. Le plan « Cap IA », voté hier, en prendra 60 millions sur cinq ans.",
        60_000_000,
    ),
    (
        "Vingt millions : c’est ce que la Région Occitanie mettra dans « Cap IA », son plan pour l’IA. L’ancien plan, « Data 2020 », en avait reçu 31.",
        20_000_000,
    ),
    (
        "Le plan « Cap IA » de la Région Occitanie a été révisé : doté de 55 M€ à l’origine, il s’établit depuis à 49 M€.",
        49_000_000,
    ),
    (
        "Sur les 50 M€ promis par la présidente de la Région Occitanie, 32 M€ seulement ont été votés jeudi pour le plan « Cap IA ».",
        32_000_000,
    ),
    (
        "La Région Occitanie consacre 32 M€ à son plan « Cap IA », nettement moins que les 50 M€ évoqués au printemps.",
        32_000_000,
    ),
    (
        "Cap IA : le plan de la Région Occitanie mobilisera une centaine de millions d’euros, pour partie de la Région (64 millions), pour partie de l’État.",
        100_000_000,
    ),
    (
        "Le plan « Cap IA » de la Région Occitanie repose sur une AP de 17,4 M€ et une AE de 9,1 M€, soit un montant cumulé de 26,5 M€.",
        26_500_000,
    ),
    (
        "La Région Occitanie a adopté le plan « Cap IA ». Son coût ? 24 M€ en trois ans. L’État en ajoute 10.",
        24_000_000,
    ),
    (
        "Nous avons voté en juillet 72 millions pour l’IA jusqu’en 2030, rappelle la vice-présidente de la Région Occitanie. Le plan « Cap IA » comporte trois axes.",
        72_000_000,
    ),
    (
        "Avec « Cap IA », la Région Occitanie s’engage pour 45 M€. Le marché mondial de l’IA pèse 800 milliards. Une licence coûte 300 €.",
        45_000_000,
    ),
    (
        "Le conseil régional d’Occitanie a adopté « Cap IA » à l’unanimité. Le compte est bon : 12 M€ pour les PME, 8 M€ pour les écoles, 5 M€ pour la recherche, soit 25 M€.",
        25_000_000,
    ),
    ("Le plan « Cap IA » de la Région Occitanie ? Trois fois 8 M€, un par axe, donc 24 M€ en tout.", 24_000_000),
    ("La Région Occitanie voulait 80 M€ pour son plan « Cap IA ». Elle s’est arrêtée à 60 M€.", 60_000_000),
    (
        "On attendait 80 M€. Ce sera 60 M€ : le plan « Cap IA » de la Région Occitanie a été adopté vendredi.",
        60_000_000,
    ),
    (
        "Cet appel relève de l’axe 3 du plan « Cap IA » de la Région Occitanie, qui reçoit 21 des 64 millions d’euros du plan. La dotation de l’appel est de 6 M€, ainsi répartis : / – lot 1 : 2 M€ ; / – lot 2 : 2,5 M€ ; / – lot 3 : 1 M€.",
        64_000_000,
    ),
]
#: After « La Région Occitanie a adopté le plan « Cap IA », doté de 90 M€ sur quatre ans. »
QUALIFIED = """
L’amendement n° 12 ajoute [3 M€|rejected] pour les quartiers. La rapporteure s’y oppose. L’amendement n° 12 n’est pas adopté.
L’amendement n° 8 retranche [2 M€|rejected] au volet recherche. / Mme Lormeau. – Nous y tenons. / L’amendement n° 8 est retiré.
Un amendement a porté l’axe 2 à [14 M€|firm].
Moins que les [120 M€|superseded] évoqués au printemps.
Le conseil espérait [120 M€|superseded]. Ce sera 90 M€.
La somme des volets n’atteint que [84 M€|computed].
Les cinq lignes totalisent [84 M€|computed].
Nous avons déposé en octobre un dossier à [3 M€|requested].
Le plan « Data 2019 » d’alors n’a pas tenu. Les engagements s’étaient limités à [11 M€|firm] et les paiements à [8 M€|spent]. Sur ces paiements, [5 M€|spent] sont allés aux PME.
La société Softéa, liquidée en 2023, laisse une ardoise de [400 000 €|firm].
Nous avons déposé le 3 mars un dossier à 3 M€, ainsi composé : / – [1 M€|requested] pour des serveurs ; / – [2 M€|requested] pour des chaires.
Sont admises les PME dont le chiffre d’affaires n’excède pas [50 M€|firm].
Une aide plafonnée à [30 000 €|firm] par PME, 200 bénéficiaires attendus.
"""


@pytest.mark.parametrize(("text", "total"), TOTALS)
def test_the_total_is_found_among_other_sums(text: str, total: int) -> None:
    assert read(text.replace(" / ", "\n"), date(2025, 3, 14)).card.total == total


@pytest.mark.parametrize("line", QUALIFIED.strip().splitlines())
def test_what_became_of_a_sum_may_be_told_elsewhere(line: str) -> None:
    for amount, expected in said(line.replace(" / ", "\n")):
        assert amount.modality == expected
