"""Numbers that name, date or time something count nothing."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import read, values
from tramontane.evidence.values import Count, Target

_SILENT = """
La Bretagne est la 3e région française pour l’IA.
Le nombre de start-up a doublé en cinq ans.
Les effectifs sont passés de 120 à 340 entre 2019 et 2024.
La séance est levée à 18 h 30.
Vu l’article 12 de la loi n° 2015-991 du 7 août 2015,
Délibération n° 2025-114, page 3 sur 12.
Contact : 02 40 12 34 56, 12 rue des Lilas, 44000 Nantes.
Âgé de 47 ans, il dirige l’agence depuis 2021.
Le rendez-vous est fixé à 14 heures, salle 205.
Article 3 : les dépenses sont éligibles pendant 24 mois.
La convention est conclue pour trois ans.
Le rapport de 48 pages est en ligne.
Le règlement (UE) 2024/1689 du 13 juin 2024 s’applique.
Réponse à la question écrite n° 312 de M. Crahay.
Lire aussi page 12 notre dossier.
Il a fallu trois heures de débat.
Il n’y a pas de chiffre 2026.
Le bus n° 12 et la ligne 3 passent devant.
Le comité se réunira deux fois par an.
La commission rendra son avis sous 30 jours.
La consommation d’électricité a été divisée par deux depuis 2020.
Les demandes ont triplé en deux ans.
C’est deux fois plus que l’an dernier.
C’est trois fois plus qu’en 2019.
Le budget double par rapport à 2023.
M. Martin, 52 ans, a ouvert la séance à 9 h 30.
Rendez-vous le 12 mars à 18h, salle 4, 3e étage.
Tél. 04 67 22 80 00 – Fax 04 67 22 81 00
CHF 12.50 par personne, entrée libre pour les moins de 16 ans.
Code général des collectivités territoriales, notamment l’article L. 4221-1
Vu la délibération n° 24-112 du 3 juin 2024 ;
L’aide porte sur 36 mois au maximum.
Chaque lauréat dispose de six mois pour rendre son rapport.
L’article 2 est adopté, l’amendement n° 14 rejeté.
Un tiers des crédits est réservé aux PME.
Le tiers-lieu ouvre au quart de tour.
Après un quart d’heure de suspension, la séance reprend.
La loi de 1901, l’ISO 27001 et le RGPD s’appliquent.
Windows 11 et GPT-4 sont utilisés.
Le coût moyen est de 3 jours par agent.
Le Conseil a siégé 12 fois en 2024.
La formation dure 35 heures et coûte 900 €.
Le vote du 12 a été reporté au 19.
La loi 25 est entrée en vigueur en 2023.
L’avis 2025-14 est rendu.
De 9 h à 17 h, du lundi au vendredi.
Le TGV met 2 heures.
Elle a 16 ans et demi.
Elle est élue depuis 15 ans.
Décret n° 2023-45, article 7, alinéa 2.
Rue de la Loi 16, 1000 Bruxelles, Belgique.
Place de la Riponne 5, CH-1014 Lausanne
1200, rue de Bleury, bureau 300, Montréal (Québec) H3B 3A7
Courriel : plan2030@region.example – Tél. : +41 21 316 00 00
Réf. : DEL-2025-0412. Annexe 3. Page 2/14.
Le point 6 de l’ordre du jour est retiré.
Mesure 12 : ouvrir un guichet.
Question n° 12 : quel calendrier ?
Chapitre 4, tableau 2.
Le 12e congrès aura lieu du 3 au 5 mars.
Le 1er adjoint préside ; 2e lecture le 8 octobre.
Votre navigateur doit être en version 11 ou plus.
Abonnez-vous pour 95 fr. par an.
Un an après, le bilan est maigre.
La réunion a duré deux heures et quart.
Présents (24) : Mmes et MM. ...
Résultat : 43/16/2
Plusieurs centaines d’emplois sont en jeu.
Des milliers de citoyens ont répondu.
C’est 12 de plus qu’en 2023.
Le nombre de bénéficiaires est passé de 800 à 1 240.
Un bâtiment de 2 400 m² accueillera le centre.
Quatre fois par an, le comité rend compte.
Elle a voté 12 fois contre.
"""
_DAY = date(2025, 10, 15)


@pytest.mark.parametrize("text", _SILENT.strip().splitlines())
def test_a_number_that_labels_dates_or_times_is_no_figure(text: str) -> None:
    extraction = read(text, _DAY)
    assert not values(extraction, Count)
    assert not values(extraction, Target)
