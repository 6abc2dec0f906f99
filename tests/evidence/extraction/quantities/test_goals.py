"""Figures to reach in press, minutes, questions and tables of indicators: value, baseline, deadline, rhythm."""

from datetime import date

import pytest

from tests.evidence.extraction.quantities.wording import told_goal
from tests.evidence.extraction.texts import cases, read, values
from tramontane.evidence.values import Target

_TOLD = cases("""
L’objectif est de former 5 000 personnes par an d’ici 2028, contre 1 200 aujourd’hui.
= 5000/an < 1200 @2028
Nous visons 240 entreprises accompagnées fin 2027.
= 240 @2027
Le plan prévoit de former au moins 1 500 agents d’ici la fin 2028.
= 1500 @2028
Faire passer de 12 à 30 % la part des PME utilisant l’IA d’ici 2030.
= 30 < 12 @2030
Le nombre d’étudiants passera de 38 en 2021 à 150 en 2025.
= 150 < 38 @2025
Il s’agit de porter de 400 à 1 000 le nombre de diplômés chaque année.
= 1000/an < 400
La Région veut doubler le nombre de start-up d’ici 2030.
= x2 @2030
L’ambition : tripler les effectifs de la filière en cinq ans.
= x3
Deux fois plus d’apprentis seront formés d’ici 2029.
= x2 @2029
D’ici 2030, nous aurons trois fois plus d’ingénieurs.
= x3 @2030
La capacité de calcul sera multipliée par quatre d’ici 2028.
= x4 @2028
Le plan doit permettre de multiplier par deux le nombre de brevets.
= x2
Réduire de 30 % la consommation électrique des serveurs d’ici 2030.
= -30 @2030
La consommation d’énergie devra baisser de 25 % d’ici 2030.
= -25 @2030
Le plan vise une hausse de 20 % du nombre de diplômées à l’horizon 2029.
= 20 @2029
Augmenter de 40 % le nombre de femmes dans les formations d’ici à 2028.
= 40 @2028
Une centaine de jeunes seront accompagnés chaque année.
= 100/an
Un lycéen sur deux sera sensibilisé à l’IA d’ici 2030.
= 50 @2030
La moitié des communes devront être équipées d’ici 2028.
= 50 @2028
Deux tiers des agents seront formés d’ici 2027.
= 67 @2027
80 % des lycéens seront initiés d’ici 2029.
= 80 @2029
Cible 2028 : 600 entreprises accompagnées (350 en 2024).
= 600 < 350 @2028
600 entreprises seront aidées d’ici 2028. Elles étaient 350 l’an dernier.
= 600 < 350 @2028
Le nombre d’entreprises aidées doit atteindre 600 en 2028 ; on en compte 350 à ce jour.
= 600 < 350 @2028
Nous voulons 500 diplômés par an. Aujourd’hui, on est à 140.
= 500/an < 140
Quarante communes seront équipées d’ici 2027 ; elles sont douze à ce jour.
= 40 < 12 @2027
L’objectif est d’atteindre 70 % de PME utilisatrices en 2030 (contre 22 % en 2024).
= 70 < 22 @2030
Entre 300 et 400 emplois seront créés d’ici 2029.
= 300-400 @2029
De 150 à 200 emplois sont attendus d’ici 2030.
= 150-200 @2030
À terme, 1 200 emplois devraient être créés.
= 1200
Le projet pourrait créer 300 emplois d’ici 2028.
= 300 @2028
Ce sont 2 000 demandeurs d’emploi qui seront formés chaque année.
= 2000/an
Nous formerons 10 000 salariés d’ici 2030.
= 10000 @2030
Le dispositif bénéficiera à 450 TPE sur la durée du plan.
= 450
La formation de 5 000 agents publics est programmée d’ici 2029.
= 5000 @2029
Objectif : la création de 200 emplois.
= 200
Objectifs : 5 000 personnes formées par an, 300 PME accompagnées et 12 chaires créées d’ici 2029.
= 5000/an @2029; 300 @2029; 12 @2029
Indicateurs : / - 5 000 personnes formées par an ; / - 300 PME accompagnées d’ici 2028 ; / - 12 chaires
ouvertes.
= 5000/an; 300 @2028; 12
Objectifs chiffrés /  / • 1 000 diagnostics réalisés / • 250 thèses financées
= 1000; 250
L’objectif fixé est de 1 000 diagnostics en 2027.
= 1000 @2027
On vise les 3 000 bénéficiaires.
= 3000
D’ici à cinq ans, la part des femmes dans la filière devra être de 40 %.
= 40 @2030
La part des agents formés passera à 60 % en 2028, alors qu’elle n’est que de 15 %.
= 60 < 15 @2028
Le taux d’équipement, aujourd’hui de 18 %, sera porté à 45 % en 2029.
= 45 < 18 @2029
Actuellement de 120, le nombre de places en master sera porté à 300 à la rentrée 2027.
= 300 < 120 @2027-09
Le nombre de places sera doublé d’ici la rentrée 2028.
= x2 @2028-09
Un doublement du nombre de doctorants est visé d’ici 2030.
= x2 @2030
Le triplement des effectifs est prévu à l’horizon 2029.
= x3 @2029
500 stagiaires/an à partir de 2027.
= 500/an
Nous nous engageons à équiper 90 lycées avant la fin 2027.
= 90 @2027
Le Gouvernement ambitionne de certifier 1 500 enseignants pour 2028.
= 1500 @2028
Le canton compte former 800 collaborateurs d’ici à fin 2027.
= 800 @2027
Québec souhaite attirer 250 chercheurs d’ici 2030.
= 250 @2030
La MRC entend accompagner 75 entreprises sur trois ans.
= 75
Au total, 1 400 agents auront été formés en 2027.
= 1400 @2027
D’ici deux ans, la moitié des hôpitaux disposeront d’un entrepôt de données.
= 50 @2027
Le délai de traitement sera ramené de 45 à 20 jours d’ici 2027.
= 20 < 45 @2027
Diviser par deux les délais d’instruction d’ici 2028.
= x0.5 @2028
Diminuer de moitié la consommation d’eau des centres de données d’ici 2030.
= -50 @2030
Réduire d’un tiers l’empreinte carbone des serveurs en 2029.
= -33 @2029
Quelque 700 artisans devraient en bénéficier d’ici 2027.
= 700 @2027
Jusqu’à 400 logements pourront être raccordés chaque année.
= 400/an
Pas moins de 60 communes seront raccordées en 2026.
= 60 @2026
60 communes raccordées en 2026, 120 en 2028.
= 60 @2026; 120 @2028
Le plan permettra d’accompagner 1 000 PME, de former 8 000 salariés et de financer 50 thèses.
= 1000; 8000; 50
Notre but est simple : 100 % des lycées connectés en 2027.
= 100 @2027
100% des agents formés d’ici 2028.
= 100 @2028
Nous avons 12 chercheurs, nous en aurons 40 en 2028.
= 40 < 12 @2028
De 12 chercheurs aujourd’hui, le laboratoire passera à 40 en 2028.
= 40 < 12 @2028
Le laboratoire compte 12 chercheurs ; ils seront 40 en 2028.
= 40 < 12 @2028
Il y a 300 bornes aujourd’hui ; il y en aura 900 en 2029.
= 900 < 300 @2029
Le nombre de bénéficiaires passerait de 200 à 500.
= 500 < 200
Passer de 3 à 10 laboratoires communs.
= 10 < 3
Nous voulons passer de 3 000 à 9 000 usagers quotidiens.
= 9000 < 3000
Former 200 formateurs en 2026, 400 en 2027 et 600 en 2028.
= 200 @2026; 400 @2027; 600 @2028
L’objectif de 300 entreprises accompagnées est maintenu.
= 300
Le plan fixe un cap : 1 500 PME en 2030.
= 1500 @2030
La cible : 45 % de femmes dans les formations en 2029.
= 45 @2029
C’est 3 500 personnes que nous voulons former d’ici 2029.
= 3500 @2029
Combien d’entreprises seront aidées ? 800 d’ici à 2028, contre 112 en 2024.
= 800 < 112 @2028
Combien de personnes ? 5 000 par an à partir de 2027.
= 5000/an
Le nombre de brevets déposés devra être supérieur à 80 par an en 2029.
= 80/an @2029
Le nombre d’emplois devrait s’élever à 900 en 2030.
= 900 @2030
La Ville équipera 90 carrefours de caméras d’ici à 2028 ; douze le sont déjà.
= 90 < 12 @2028
Trente écoles seront équipées d’ici 2027 (8 actuellement).
= 30 < 8 @2027
Trente écoles seront équipées d’ici 2027 (vs. 8 auj.).
= 30 < 8 @2027
Trente écoles seront équipées d’ici 2027, au lieu de huit.
= 30 < 8 @2027
Trente écoles seront équipées d’ici 2027, quand seules huit le sont.
= 30 < 8 @2027
Le quart des exploitations sera équipé en 2028, contre une sur dix aujourd’hui.
= 25 < 10 @2028
Trois entreprises sur quatre utiliseront l’IA en 2030.
= 75 @2030
Neuf agents sur dix devront être formés d’ici 2029.
= 90 @2029
Il est prévu de recruter 25 ingénieurs et d’ouvrir 4 plateformes d’ici fin 2027.
= 25 @2027; 4 @2027
Le centre accueillera 120 étudiants dès septembre 2026.
= 120
Le campus formera 600 étudiants par an.
= 600/an
20 000 heures de formation seront dispensées chaque année.
= 20000/an
On passera de 3 à 12 ateliers par an.
= 12/an < 3
Un gain de 15 % de productivité est attendu en 2028.
= 15 @2028
Mme Durand : Notre objectif, c’est 2 500 jeunes formés en trois ans.
= 2500
À l’horizon 2031, ce sont 6 000 postes qui verront le jour.
= 6000 @2031
La barre des 10 000 apprenants devrait être franchie en 2028.
= 10000 @2028
Le gouvernement vise à ce que 75 % des fonctionnaires maîtrisent l’IA d’ici 2030, comparativement à 20 % en
2024.
= 75 < 20 @2030
On compte aujourd’hui 14 chaires en IA ; le plan en prévoit 25 de plus.
= 25
Le plan prévoit 45 nouvelles formations.
= 45
La Région s’est donné pour but d’accompagner 1 800 entreprises.
= 1800
Cap sur les 500 start-up en 2030 !
= 500 @2030
🎯 Objectif 2030 : 20 000 emplois
= 20000 @2030
Nombre de PME accompagnées : 150 (2024) → 600 (2028)
= 600 < 150 @2028
150 PME accompagnées en 2024, 600 en 2028
= 600 < 150 @2028
Elle veut voir passer de 8 % à 20 % la part des filles en filière numérique.
= 20 < 8
Il est proposé de porter à 12 le nombre de conseillers numériques, contre 7 actuellement.
= 12 < 7
Les 22 lycées pilotes passeront à 60 en 2027.
= 60 < 22 @2027
La production de données ouvertes devra être multipliée par cinq.
= x5
Nous allons doubler le nombre de bourses.
= x2
""")


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_a_figure_to_reach_is_a_target(text: str, expected: str) -> None:
    targets = values(read(text, date(2025, 10, 15)), Target)
    assert "; ".join(map(told_goal, targets)) == expected
