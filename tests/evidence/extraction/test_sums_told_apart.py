"""Additions told far apart, by halves, in speech, or in tables that only white space draws."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, claims, read, values
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read as read_file
from tramontane.evidence.values import Amount, Axis, Check

_TOLD = """
La Région Bretagne a voté hier son plan « Avel ». Sur le papier, 42 millions d'euros. Les trois volets du plan pèsent
18, 12 et 9 millions. On arrive à 39 : trois millions ont disparu.
= 42/39
Le plan « Avel » de la Région Bretagne affiche 26 M€. Mis bout à bout, les quatre postes ne font que 24,5 M€ (9 + 7,5
+ 5 + 3). Il reste 1,5 M€ dont nul ne connaît l'emploi.
= 26/24.5
Le plan « Avel » de la Région Bretagne affiche 26 M€. Faites l’addition : 9 M€ pour la mer, 8 M€ pour la terre, 6 M€
pour le ciel. L’addition : 23 M€. Où sont donc passés les 3 autres ?
= 26/23
Le plan « Avel » de la Région Bretagne affiche 26 M€. Ces trois lignes donnent 23 M€ (mer, 9 M€ ; terre, 8 M€ ; ciel,
6 M€) ; les 3 M€ qui manquent sont gardés pour les imprévus.
= 26/23
Le plan « Avel » de la Région Bretagne a reçu 26 M€. Ses volets ne prévoient que 9 M€ pour la mer et 14 M€ pour la
terre. La différence (3 M€) n’est pas expliquée.
= 26/23
La Région Normandie dote son plan « Viking IA » de 30 millions. Dix-sept millions et demi iront aux ports. Huit et demi
à la recherche. Quatre, enfin, aux lycées.
= 30/30
Le plan « Graoully IA » de Metz est voté. Où vont-ils, ces neuf millions deux ? Cinq millions trois dans les usines.
Deux millions sept pour l’hôpital. Et un million deux aux écoles.
= 9.2/9.2
Le fonds « Amorce » vise 25 M€ : la Région Bretagne y met 8 M€, la Caisse des dépôts 6, un fonds privé 4. Le complément
reste à trouver.
= 25/18
Sur les 18 millions déjà engagés au titre du plan « Avel », 11 ont été versés à des entreprises et 7 à des laboratoires.
Le plan de la Région Bretagne est doté de 40 millions.
= 18/18
Le plan « Avel » de la Région Bretagne : 21 M€ sur cinq ans. L'industrie capte 9 M€ ; la santé, 7 M€ ; l'école, 5 M€.
= 21/21
Recettes attendues pour le plan « Avel » de la Région Bretagne, 15 M€ au total : FEDER, 8 M€ ; État, 4 M€ ; mécénat,
1 M€. Il manque 2 M€.
= 15/13
Le plan « Avel » de la Région Bretagne vaut 40 M€. Les universités se partagent 8 M€, à raison de 5 pour Rennes et 3
pour Brest.
= 8/8
Le plan « Avel » de la Région Bretagne avait reçu 20 M€. À ce jour, 13 M€ ont été payés ; 2 M€ ont été annulés et 5 M€
restent à verser.
= 20/20
Au titre du plan « Avel », le conseil ouvre 12 M€ d’investissement et 8 M€ de fonctionnement, soit 20 M€ : calcul,
7 M€ ; salles, 5 M€ ; bourses, 6 M€ ; suivi, 2 M€.
= 12/12 20/20 8/8
Le plan « Avel » de la Région Bretagne vaut 40 M€. Trois lauréats ont été retenus : / - Alpha, pour 200 M€ de chiffre
d’affaires / - Bêta, pour 90 M€ de chiffre d’affaires
=
"""

_TABLE = """PLAN « AVEL » DE LA RÉGION BRETAGNE (2026-2028)

Les montants sont exprimés en milliers d'euros. Le plan sera soumis au vote le 12 mars 2026.

N°     Libellé                       CP 2026  CP 2027  CP 2028   AP/AE

A      AXE MER
A1     Capteurs du littoral              400      500      600   1 500
A2     Ports sans papier                 700      900      900   2 500
       Sous-total A                    1 100    1 400    1 500   4 000

B      AXE TERRE
B1     Forêt                             300      300      300     900
B2     Fermes                            500      700      800   2 100
       Sous-total B                      800    1 000    1 100   3 000

       TOTAL                           1 900    2 400    2 600   7 000

Observations
"""

_LINES = """Plan « Avel » de la Région Bretagne

Le plan « Avel » est doté de 41 M€. Il compte trois piliers :

   mer et ports                  18,0 M€
   fermes                        14,5 M€
   administration                 6,0 M€

La somme des piliers n’est que de 38,5 M€. La différence (2,5 M€) est une provision.
"""


def _checks(found: list[Check]) -> set[str]:
    return {f"{float(c.total) / 1e6:g}/{float(c.parts_sum) / 1e6:g}" for c in found}


@pytest.mark.parametrize(("text", "told"), cases(_TOLD))
def test_additions_told_apart(text: str, told: str) -> None:
    assert _checks(values(read(text, date(2026, 3, 3)), Check)) == set(told.split())


def test_a_table_of_white_space_gives_its_sections_their_subtotals() -> None:
    found = extract(read_file(_TABLE.encode(), "text/plain"), date(2026, 3, 1))
    axes = [(a.label, a.level, int(a.amount or 0)) for a in values(found, Axis)]
    assert axes[:3] == [
        ("AXE MER", 1, 4_000_000),
        ("Capteurs du littoral", 2, 1_500_000),
        ("Ports sans papier", 2, 2_500_000),
    ]
    assert [a[:2] for a in axes[3:]] == [("AXE TERRE", 1), ("Forêt", 2), ("Fermes", 2)]
    assert {"7/7", "4/4", "3/3", "2.1/2"} <= _checks(values(found, Check))
    payments = [c.value for c in claims(found, "amount") if isinstance(c.value, Amount) and c.value.year == 2027]
    assert [int(a.min or 0) for a in payments][:3] == [500_000, 900_000, 1_400_000]


def test_lines_of_two_columns_carry_their_own_unit() -> None:
    found = extract(read_file(_LINES.encode(), "text/plain"), date(2026, 3, 1))
    assert [a.label for a in values(found, Axis)] == ["mer et ports", "fermes", "administration"]
    assert _checks(values(found, Check)) == {"41/38.5"}


_TWO = """Plan « Avel » de la Région Bretagne

Poste (en M€)         2026     2027    Total
Mer                    1,0      2,0      3,0
Terre                  1,5      2,5      4,0

Poste                 2026     2027    Total
                      (k€)     (k€)     (k€)
Mer                    100      200      300

Terre                  150      250      400
Ciel                    50       50      100
"""


def test_a_second_table_keeps_its_own_headers_and_unit() -> None:
    found = extract(read_file(_TWO.encode(), "text/plain"), date(2026, 3, 1))
    sums = sorted(int(a.max or 0) for a in values(found, Amount))
    thousands = [50_000, 50_000, 100_000, 100_000, 150_000, 200_000, 250_000, 300_000, 400_000]
    assert sums == [*thousands, 1_000_000, 1_500_000, 2_000_000, 2_500_000, 3_000_000, 4_000_000]
