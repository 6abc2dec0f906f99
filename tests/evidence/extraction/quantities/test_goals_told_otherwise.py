"""Figures to reach in other words: speeches, cantons and provinces, lists, ellipses."""

from datetime import date

import pytest

from tests.evidence.extraction.quantities.wording import told_goal
from tests.evidence.extraction.texts import cases, read, values
from tramontane.evidence.values import Target

_TOLD = cases("""
Il faudra tripler le nombre d’apprentis.
= x3
D’ici cinq ans, le nombre d’emplois aura doublé.
= x2 @2030
Les effectifs de la filière doubleraient en quatre ans.
= x2
Le plan mobilisera 120 chercheurs autour de 15 projets.
= 120; 15
Le centre d’expertise emploiera 30 personnes à Namur.
= 30
Une enveloppe de 4 M€ permettra de soutenir une cinquantaine de projets.
= 50
Le Fonds soutiendra chaque année de 10 à 15 jeunes pousses.
= 10-15/an
300 à 350 apprentis seront accueillis chaque année.
= 300-350/an
Seront formés 1 200 enseignants d’ici la rentrée 2027.
= 1200 @2027-09
Devraient être recrutés 45 médiateurs numériques d’ici à 2028.
= 45 @2028
Quel est l’objectif ? – Deux cents PME par an.
= 200/an
– Combien ? – Cinq cents par an, contre cent vingt aujourd’hui.
= 500/an < 120
La part de femmes, de 23 % en 2024, devra atteindre 35 % en 2029.
= 35 < 23 @2029
L’indicateur retenu est le nombre de PME aidées (valeur 2024 : 140 ; cible 2028 : 500).
= 500 < 140 @2028
Situation de départ : 140 PME. Cible : 500 PME en 2028.
= 500 < 140 @2028
Valeur cible : 500 ; valeur initiale : 140.
= 500 < 140
Le territoire compte 140 PME équipées. La Région en veut 500 en 2028.
= 500 < 140 @2028
Formation : 10 000 personnes à l’horizon 2030 (3 200 formées à ce jour).
= 10000 < 3200 @2030
L’IFAPME formera 1.500 apprenants par an dès 2027 ; ils étaient 420 en 2024.
= 1500/an < 420
Le Québec entend porter à 2 000 le nombre d’étudiants aux cycles supérieurs d’ici 2028, alors qu’ils étaient 1
250 en 2024.
= 2000 < 1250 @2028
Quarante-cinq communes, sur les 80 que compte le canton, auront un guichet en 2028.
= 45 @2028
En 2028, la moitié du parc sera électrique.
= 50 @2028
D’ici là, neuf dossiers sur dix devront être traités en moins de 30 jours.
= 90
Réduire le délai moyen de 40 à 15 jours.
= 15 < 40
Le temps d’attente sera réduit de 60 %.
= -60
L’ambition est de réduire d’au moins 20 % les émissions.
= -20
Économiser 15 % d’énergie d’ici 2027.
= 15 @2027
Le Conseil d’État propose de créer huit postes à plein temps.
= 8
L’équipe passera de 4 à 9 EPT.
= 9 < 4
6 ETP seront créés.
= 6
Objectif affiché par la ministre : que 300 000 Wallons se forment d’ici 2029.
= 300000 @2029
Le contrat fixe trois cibles à atteindre fin 2029 : 900 PMI accompagnées, 40 thèses cofinancées, 15 % de baisse
de la consommation.
= 900 @2029; 40 @2029; 15 @2029
L’État et la Région se fixent l’objectif de 250 brevets par an à l’issue du contrat.
= 250/an
Ce nombre devra être porté à 900 d’ici 2029, alors qu’il plafonne à 310.
= 900 < 310 @2029
De 310 PME accompagnées aujourd’hui, nous voulons passer à 900.
= 900 < 310
Les PME équipées représenteront 45 % du total en 2030, contre 17 % fin 2024.
= 45 < 17 @2030
Une PME sur deux devra avoir testé un outil d’IA d’ici 2028 ; elles sont une sur six aujourd’hui.
= 50 < 16.6667 @2028
L’intention est de raccorder 60 mairies supplémentaires avant l’été 2027.
= 60 @2027-22
Nous en sommes à 45 mairies raccordées, il en faut 105 en 2027.
= 105 < 45 @2027
Le nombre de doctorants financés, qui était de 18 en 2023, grimpera à 50.
= 50 < 18
Il convient d’atteindre un taux de couverture de 95 % d’ici fin 2026.
= 95 @2026
Le taux de couverture doit gagner 10 points d’ici 2027.
= 10 @2027
La mesure devrait toucher 12 000 foyers.
= 12000
Bruxelles ambitionne d’avoir 100 % de services en ligne d’ici 2030.
= 100 @2030
Le Valais espère séduire une quinzaine d’entreprises d’ici à 2030.
= 15 @2030
Nous nous sommes fixé un seuil de 40 % de femmes.
= 40
Par rapport à 2024, la facture énergétique devra reculer d’un quart.
= -25
Objectif : −20 % de papier en 2027.
= -20 @2027
Objectif : +30 % d’étudiantes d’ici 2028.
= 30 @2028
D’ici trois ans, nous formerons tous les agents, soit 4 800 personnes.
= 4800 @2028
Nantes, le 3 juin 2025. La Région Bretagne accompagnera 2 000 TPE d’ici 2028.
= 2000 @2028
Q : Combien de places ? R : 240 par an, contre 90 aujourd’hui.
= 240/an < 90
Le nombre d’heures d’enseignement de l’IA passera de 4 à 12 heures par semestre.
= 12 < 4
Les inscriptions en master doubleront d’ici à la rentrée 2028.
= x2 @2028-09
On veut deux fois plus de filles dans nos écoles d’ingénieurs.
= x2
Le nombre de brevets sera multiplié par 2,5.
= x2.5
Il faut multiplier par trois le nombre de places d’ici 2029.
= x3 @2029
Notre volonté : que chaque année, 600 jeunes sortent diplômés.
= 600/an
Un objectif ambitieux, 60 % de ménages raccordés.
= 60
L’enseignement supérieur ouvrira 400 places supplémentaires en 2026 et 600 en 2027.
= 400 @2026; 600 @2027
Nous créerons 3 instituts et 14 chaires.
= 3; 14
Quelque 1 100 fonctionnaires suivront la formation en 2026.
= 1100 @2026
Les 1 100 fonctionnaires du canton suivront la formation d’ici 2027.
= 1100 @2027
Le Conseil communal souhaite que 100 % des démarches soient en ligne en 2027.
= 100 @2027
L’Université s’engage sur 80 doctorants et 12 chaires sur la durée du contrat.
= 80; 12
Le contrat prévoit 80 doctorants, 12 chaires et 4 laboratoires communs d’ici 2029.
= 80 @2029; 12 @2029; 4 @2029
Horizon 2030 : 45 % des PME équipées, 10 000 salariés formés.
= 45 @2030; 10000 @2030
ICI 2028 : 300 diagnostics
= 300 @2028
Le plan se donne trois ans pour équiper 90 % des mairies.
= 90
Elle compte 45 agents, elle en recrutera 15.
= 15 < 45
45 communes sont équipées, 55 le seront l’an prochain.
= 55
Le taux de couverture, de 62 % aujourd’hui, sera de 95 % en 2028.
= 95 < 62 @2028
La fréquentation devrait progresser de 15 % par an.
= 15/an
Le plan doit générer 12 000 emplois directs.
= 12000
Ce programme doit bénéficier à plus de 2 500 enseignants.
= 2500
Notre cap reste inchangé : 1 000 PME.
= 1000
Une baisse d’un tiers des délais est attendue.
= -33
Les délais devront être divisés par deux.
= x0.5
Les délais devront être réduits de moitié d’ici 2027.
= -50 @2027
Le gouvernement s’est engagé à former 20 000 enseignants avant la fin de 2028.
= 20000 @2028
20 000 enseignants à former d’ici 2028
= 20000 @2028
Formés d’ici 2028 : 20 000 enseignants
= 20000 @2028
Cible : 20 000. Réalisé : 3 400.
= 20000 < 3400
Taux de recours à l’IA : 12 % (2024), objectif 40 % (2029)
= 40 < 12 @2029
PME accompagnées – situation 2024 : 120 – cible 2028 : 900
= 900 < 120 @2028
Nombre d’agents formés (cible 2027) : 900
= 900 @2027
La Région finance 60 bourses de thèse par an à partir de 2026.
= 60/an
D’ici la fin du mandat, 500 classes auront leur atelier.
= 500
Un jeune sur cinq devra pouvoir suivre un stage d’ici 2027, contre un sur douze en 2024.
= 20 < 8.3333 @2027
La moitié au moins des logiciels devront être libres.
= 50
Aujourd’hui, 12 % des exploitations utilisent un outil d’aide à la décision. L’ambition du plan est d’atteindre
30 % en 2030.
= 30 < 12 @2030
Le plan vise 600 entreprises accompagnées d’ici fin 2028. Fin 2024, elles étaient 210.
= 600 < 210 @2028
600 entreprises accompagnées d’ici fin 2028 (contre 210 fin 2024) ; 45 chaires financées (30 aujourd’hui) ; 1
000 brevets.
= 600 < 210 @2028; 45 < 30; 1000
– Et pour les communes ? – On part de zéro ou presque : 14 équipées. On en veut 300 à la fin du plan.
= 300
Actuellement, 2 300 étudiants suivent un cursus en IA. Ils seront 6 000 en 2030.
= 6000 < 2300 @2030
Nous formons 800 personnes par an. Nous en formerons 2 400 à partir de 2027.
= 2400 < 800
Le Canton compte 38 classes pilotes ; le Conseil d’État en vise 150 d’ici à la rentrée 2028.
= 150 < 38 @2028-09
Le parc de bornes passe de 300 à 900 d’ici 2029.
= 900 < 300 @2029
Entre 2024 et 2029, le nombre de PME accompagnées doit passer de 210 à 900.
= 900 < 210
En cinq ans, la part des services dématérialisés devra passer de 35 à 90 %.
= 90 < 35
Le nombre de postes serait porté de 12 à 20.
= 20 < 12
L’équipe, aujourd’hui de six personnes, en comptera quinze en 2027.
= 15 < 6 @2027
Objectif n° 3 : accompagner 500 TPE.
= 500
Objectif 2 – Équiper 120 communes rurales d’ici 2027
= 120 @2027
Résultat attendu : une cinquantaine de projets pilotes.
= 50
Indicateur : nombre d’heures de calcul allouées (cible : 12 millions d’heures par an).
= 12000000/an
Le taux de satisfaction devra rester supérieur à 80 %.
= 80
Le CESER recommande de porter l’effort à 3 000 bénéficiaires.
= 3000
Il promet 1 000 emplois.
= 1000
Elle s’est fixé comme horizon 2032 et 10 000 emplois.
= 10000 @2032
Un million de Québécois devraient être formés d’ici 2030.
= 1000000 @2030
Deux mille enseignants seront formés.
= 2000
Près d’un millier d’élèves participeront chaque année.
= 1000/an
Quinze communes testent l’outil, cinquante le feront en 2027.
= 50 @2027
Sur les 600 entreprises à accompagner d’ici 2028, 214 l’ont été, soit 36 % de la cible.
= 600 @2028
Le délai moyen est passé de 74 à 51 jours ; il reste supérieur à l’objectif de 45 jours.
= 45
La Région attend de ce concours 45 prototypes et 12 mises en service.
= 45; 12
Le plan compte 90 fermes équipées à la fin de 2029.
= 90 @2029
Nos objectifs : / - 1.000 TPE sensibilisées / - 250 TPE accompagnées individuellement (40 en 2024)
= 1000; 250 < 40
Combien de personnes toucher ? Nous ouvrirons 3 000 places d’apprentissage et nous doublerons les bourses.
= 3000; x2
""")


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_a_figure_to_reach_is_a_target(text: str, expected: str) -> None:
    targets = values(read(text, date(2025, 10, 15)), Target)
    assert "; ".join(map(told_goal, targets)) == expected
