"""The additions that documents let verify, told in every way: prose, speech, lists, sums in words, gaps."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, read, table_of, values
from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.values import Check

_TOLD = """
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€ : 12 M€ pour la recherche, 10 M€ pour les entreprises
et 8 M€ pour la formation.
= 30/30
Le conseil régional de Normandie a voté le plan « Viking IA ». Ce plan de 24 millions d’euros se répartit entre la
santé (10 millions), les ports (8 millions) et l’agriculture (6 millions).
= 24/24
La Région Occitanie consacre 60 millions d’euros au plan « Occit’IA ». Sur cette somme, l’industrie prend 31 millions,
la formation 17, l’hôpital 12.
= 60/60
Vingt-deux millions d’euros : voilà le plan « Fleuve IA » de la Guyane. À la forêt, neuf millions, pour traquer
l’orpaillage. Au fleuve, huit, pour soigner. À nos enfants, enfin, les cinq derniers.
= 22/22
Le plan « Karukera IA » de la Région Guadeloupe pèse neuf millions et demi. Anticiper les cyclones, c’est 4 millions.
Faire vivre le créole, deux et demi. Épauler les entreprises, 3 millions.
= 9.5/9.5
La Région Grand Est a adopté le plan « Boussole », doté de 33 M€. Trois chapitres le composent : l’industrie
(17 M€), la forêt (9,5 M€), l’administration (6 M€). Le reliquat de 500 000 € demeure non affecté.
= 33/32.5
Le conseil régional de Corse examine le plan « Isula ». Le rapport affiche 14,8 M€. Or ses fiches donnent 6,2 M€ pour
les bourgs, 3,9 M€ pour la forêt et 2,4 M€ pour l’école, soit 12,5 M€.
= 14.8/12.5
La Région Bretagne annonce 54 millions d’euros pour son plan « Avel ». Additionnez : 21 millions pour les
entreprises, 12 pour la recherche, 9 pour les lycées, 4 pour les agents. J’arrive à 46.
= 54/46
La Région Normandie présente le plan « Viking IA », doté de 40 M€. Les volets recherche (18 M€), entreprises (12 M€)
et formation (7 M€) sont détaillés. Il manque donc 3 M€, que personne n’explique.
= 40/37
Le plan « Breizh IA » de la Région Bretagne est doté de 20 M€, dont 12 M€ pour les entreprises, 5 M€ pour les lycées
et 3 M€ pour la santé.
= 20/20
Le plan « Breizh IA » de la Région Bretagne est doté de 20 M€, dont 3 M€ pour les lycées et 2 M€ pour la santé.
=
La Région Bretagne consacre 18 M€ au plan « Breizh IA » : 6 M€ en 2026, 7 M€ en 2027 et 5 M€ en 2028.
= 18/18
La Région Bretagne consacre 18 M€ au plan « Breizh IA », soit 11 M€ d’investissement et 7 M€ de fonctionnement.
= 18/18
Le plan « Breizh IA » de la Région Bretagne mobilise 45 M€ : 25 M€ de la Région, 12 M€ de l’État et 8 M€ du FEDER.
= 45/45
Le plan « Breizh IA » représente 45 M€. La Région Bretagne apporte 25 M€, l’État 12 M€ et l’Europe 8 M€.
= 45/45
Qui paie ? La Région, à hauteur de 6,2 millions. Les 3,3 qui manquent viennent du FSE+. Le plan « Karukera IA » de la
Guadeloupe coûte donc 9,5 millions d’euros au total.
= 9.5/9.5
Le plan « Breizh IA » de la Région Bretagne est doté de 20 M€ par an pendant trois ans, soit 60 M€.
=
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€. La moitié, soit 18 millions, ira aux usines. Douze
millions paieront la formation. Le reste, six millions, servira la recherche.
= 36/36
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€. Les deux tiers, soit 24 millions, iront aux usines ;
le reste aide les écoles.
=
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€. La recherche reçoit 20 M€. L’industrie obtient 12 M€.
Le solde ira à l’évaluation.
= 36/32
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€. La recherche reçoit 20 M€. L’industrie obtient 12 M€.
Le solde, soit 4 M€, ira à l’évaluation.
= 36/36
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€. La recherche reçoit 20 M€, dont 5 M€ pour les thèses
et 15 M€ pour les machines. L’industrie obtient 16 M€.
= 36/36 20/20
La Région Bretagne a voté le plan « Breizh IA », doté de 33 M€. L’appel à projets « Ateliers » est doté de 6 M€. Cette
somme se partage entre les TPE (1,8 M€), les PME (3,2 M€) et les ETI (1 M€).
= 6/6
La Région Bretagne clôt le plan « Data », doté de 4,2 M€ : 3 940 256,70 € ont été mandatés, et le reliquat de
259 743,30 € est annulé.
= 4.2/4.2
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€. L’opposition demandait 70 M€, dont 15 pour les salariés.
=
La Région Bretagne a voté le plan « Breizh IA » : entre 18 et 20 millions d’euros d’ici 2030. Les transports auront
8 millions, l’accueil 5 millions, l’école 6 millions.
=
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€, par 38 voix pour et 14 contre.
=
La Région Bretagne a voté le plan « Breizh IA », doté de 36 M€. Une aide de 5 000 € par entreprise est créée. La société
Nuvola a levé 12 M€ ; sa rivale, 24 M€.
=
Le canton de Vaud lance la stratégie « Lavaux IA », dotée de CHF 9'800'000.– : CHF 4,1 millions pour l’industrie,
CHF 2,7 millions pour l’école et CHF 3 millions pour l’administration.
= 9.8/9.8
La Ville de Saint-Louis adopte le plan « Ndar », doté de 1,8 milliard de francs CFA : 950 millions FCFA pour les écoles,
500 millions pour la pêche et 250 millions pour l’état civil.
= 1800/1700
Le Québec dote son plan « Boréal IA » de 120 M$ : 70 M$ pour la recherche et 50 M$ pour les PME.
= 120/120
La Wallonie dote le plan « DigitWal IA » de 32 millions d’euros, à savoir 20 millions pour les entreprises, 8 millions
pour la recherche et 4 millions pour les citoyens.
= 32/32
La Région Bretagne a voté 27 M€ pour le plan « Breizh IA ». Recherche : 12 M€. Industrie : 9 M€. Formation : 6 M€.
= 27/27
La Région Bretagne a voté 27 M€ pour le plan « Breizh IA ». Le premier axe, la recherche, reçoit 12 M€ ; le deuxième,
l’industrie, 9 M€ ; le troisième, la formation, 6 M€.
= 27/27
Le plan « Breizh IA » de la Région Bretagne est doté de 27 M€. Douze millions iront à la recherche, neuf à l’industrie
et six à la formation.
= 27/27
Le plan « Breizh IA » de la Région Bretagne est doté de 27 M€. 12 M€ sont fléchés vers la recherche, 9 M€ vers
l’industrie. Les 6 M€ restants financeront la formation.
= 27/27
Le plan « Breizh IA » de la Région Bretagne est doté de 27 M€. 12 M€ sont fléchés vers la recherche, 9 M€ vers
l’industrie. Les 6 M€ restants ne sont pas encore affectés.
= 27/21
Le plan « Breizh IA » de la Région Bretagne est doté de 27 M€. 12 M€ sont fléchés vers la recherche, 9 M€ vers
l’industrie ; 6 M€ restent à répartir.
= 27/21
La Région Bretagne adopte le plan « Breizh IA » (27 M€) : recherche 12 M€, industrie 9 M€, formation 6 M€.
= 27/27
La Région Bretagne adopte le plan « Breizh IA » : 27 M€ (recherche : 12, industrie : 9, formation : 6).
= 27/27
Recherche 12 M€, industrie 9 M€, formation 6 M€ : au total, la Région Bretagne met 27 M€ dans le plan « Breizh IA ».
= 27/27
Avec 12 M€ pour la recherche, 9 M€ pour l’industrie et 6 M€ pour la formation, le plan « Breizh IA » de la Région
Bretagne totalise 27 M€.
= 27/27
Le plan « Breizh IA » de la Région Bretagne est doté de 27 M€, financés par la Région (15 M€), l’État (7 M€) et
l’Union européenne (5 M€).
= 27/27
Le plan « Breizh IA » de la Région Bretagne est doté de 27 M€. L’an dernier, la Région avait dépensé 15 M€ pour les
routes et 12 M€ pour les ports.
=
Le plan « Breizh IA » de la Région Bretagne est doté de 27 M€. Pas un franc, pas un euro pour les mines.
=
Le plan « Breizh IA » de la Région Bretagne est doté de 50 M€. Le calculateur coûtera 8 M€ et la maison de l’IA 2 M€.
=
La Métropole de Lyon a adopté le plan « Trait d’IA ». Coût : 15 millions d’euros, dont 9 en investissement et 6 en
fonctionnement.
= 15/15
La Région Sud dote son plan « Calanques IA » de 40 M€. Premier pilier : la santé, 15 M€. Deuxième pilier : la mer, 15
M€. Troisième pilier : la formation, 8 M€. Reste 2 M€ pour les imprévus.
= 40/40
La Région Sud dote son plan « Calanques IA » de 40 M€. La santé prend 15 M€, la mer 15 M€, la formation 8 M€. Cherchez
l’erreur : 2 M€ se sont évaporés.
= 40/38
La Région Sud dote son plan « Calanques IA » de 40 M€. La somme des trois axes (15 M€, 15 M€ et 8 M€) ne fait que 38
M€.
= 40/38
La Région Sud dote son plan « Calanques IA » de 40 M€. Les trois axes, 15 M€ pour la santé, 15 M€ pour la mer et 12 M€
pour la formation, dépassent pourtant ce total de 2 M€.
= 40/42
La Région Sud dote son plan « Calanques IA » de 40 M€. L’axe santé, de 15 M€, comprend 9 M€ pour les hôpitaux et 6 M€
pour les cliniques. L’axe mer reçoit 25 M€.
= 40/40 15/15
La Région Sud dote son plan « Calanques IA » de 40 M€. L’axe 1 (santé, 15 M€) finance les hôpitaux à hauteur de 9 M€
et les cliniques pour 6 M€. L’axe 2 (mer) pèse 25 M€.
= 40/40 15/15
La Région Sud dote son plan « Calanques IA » de 40 M€ : 25 M€ de crédits d’investissement, 15 M€ de crédits de
fonctionnement. Par axe : santé, 16 M€ ; mer, 14 M€ ; formation, 10 M€.
= 40/40
La Région Sud prévoit 40 M€ pour son plan « Calanques IA » : 10 M€ par an pendant quatre ans.
=
La Région Sud prévoit 40 M€ pour son plan « Calanques IA », contre 25 M€ pour le précédent. L’État ajoute 15 M€.
=
Le plan « Calanques IA » de la Région Sud est passé de 40 M€ à 32 M€. La santé perd 5 M€ et la mer 3 M€.
=
Le plan « Calanques IA » de la Région Sud, doté de 40 M€, prévoit une enveloppe santé comprise entre 10 et 15 M€ et 20
M€ pour la mer.
=
La Région Sud dote son plan « Calanques IA » de 40 M€. Elle garde 4 M€ en réserve et répartit le reste : 20 M€ pour la
santé, 16 M€ pour la mer.
= 40/40
La Région Sud dote son plan « Calanques IA » de quarante millions d’euros : vingt pour la santé, quinze pour la mer et
cinq pour la formation.
= 40/40
Le plan « Calanques IA » de la Région Sud, c’est 40 M€ sur la table : 20 pour la santé, 15 pour la mer, 5 pour la
formation.
= 40/40
Le Conseil d’État demande un crédit-cadre de 12 millions de francs pour la stratégie « Léman IA » du canton de Genève
: 5 millions pour l’école, 4 millions pour les PME, 3 millions pour l’administration.
= 12/12
La Région Sud dote son plan « Calanques IA » de 40 M€. Un prêt de la Banque européenne de 30 M€ et 10 M€ de fonds
propres le financent.
= 40/40
L’enveloppe du plan « Calanques IA » de la Région Sud est de 6,4 M€ : 2,15 M€ (santé), 3,05 M€ (mer), 1,2 M€
(formation).
= 6.4/6.4
L’enveloppe du plan « Calanques IA » de la Région Sud est de 6 400 k€ : 2 150 k€ pour la santé, 3 050 k€ pour la mer,
1 200 k€ pour la formation.
= 6.4/6.4
Le plan « Calanques IA » de la Région Sud est chiffré à 40 M€. Les enveloppes affichées (20 M€ pour la santé, 16 M€
pour la mer) n’expliquent que 36 M€.
= 40/36
Le plan « Calanques IA » de la Région Sud est chiffré à 40 M€. La santé absorbe 20 M€, la mer 16 M€. L’écart de 4 M€
correspond aux frais de gestion.
= 40/36
Le plan « Calanques IA » de la Région Sud est chiffré à 40 M€. Santé : 20 M€. Mer : 16 M€. Frais de gestion : 4 M€.
= 40/40
Le plan « Calanques IA » de la Région Sud est chiffré à 40 M€. On y trouve 20 M€ pour la santé, 16 M€ pour la mer, et
puis plus rien.
= 40/36
#PlanIA La @RegionSud vote « Calanques IA » : 40M€ ! 20M€ santé, 12M€ mer, 8M€ formation.
= 40/40
Combien coûte le plan « Calanques IA » de la Région Sud ? 40 millions d’euros. Où va l’argent ? 20 millions à la
santé, 12 à la mer et 8 à la formation.
= 40/40
Avec les 25 M€ de la Région Sud et les 15 M€ de l’État, le plan « Calanques IA » atteint 40 M€.
= 40/40
La Région Sud finance le plan « Calanques IA » (40 M€) aux côtés de l’État : 25 M€ pour la première, 15 M€ pour le
second.
= 40/40
Le plan « Calanques IA » de la Région Sud mobilise 40 M€ de crédits régionaux : 12,5 M€ en autorisations d’engagement
et 27,5 M€ en autorisations de programme.
= 40/40
Il est proposé d’affecter 40 M€ au plan « Calanques IA » de la Région Sud. Au titre de 2026, 10 M€ sont inscrits ; au
titre de 2027, 14 M€ ; au titre de 2028, 16 M€.
= 40/40
Le plan « Calanques IA » de la Région Sud est doté de 40 M€. Il comprend deux volets. Le volet santé s’élève à 22 M€
et le volet mer à 18 M€. Au sein du volet santé, 12 M€ vont aux hôpitaux et 10 M€ aux universités.
= 40/40 22/22
Le plan « Calanques IA » de la Région Sud est doté de 40 M€. Un appel à projets de 3 M€ sera lancé, réparti en 2 M€
pour les PME et 1 M€ pour les associations.
= 3/3
Le plan « Calanques IA » de la Région Sud est doté de 40 M€. Datakeo lève 8 M€ : 5 M€ auprès de Bpifrance et 3 M€
auprès de fonds privés.
= 8/8
Le plan « Calanques IA » de la Région Sud est doté de 40 M€. Un calculateur sera acheté en 2026 pour 8 M€. En 2027, 5
M€ iront aux thèses. Un fonds de 3 M€ naîtra en 2028.
=
Le plan « Calanques IA » de la Région Sud est doté de 40 M€. Le nombre de diplômés passera de 12 à 28 par an.
=
Aujourd’hui, le plan « Graoully IA » de Metz est à six millions deux. Les services d’abord : trois millions cent
mille. Ensuite les écoles, un million huit. Et ce qui reste, un million trois, c’est pour la mobilité.
= 6.2/6.2
"""

_LISTED = """
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Ses axes : / - Recherche : 12 M€ /
- Entreprises : 10 M€ / - Formation : 8 M€
= 30/30
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Ses axes : / - Recherche : 12 M€ /
- Entreprises : 10 M€ / - Formation : 6 M€
= 30/28
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Ses axes : / - Recherche : 12 M€ /
- Entreprises : 10 M€ / - Formation : 6 M€ / Les 2 M€ restants financeront l’évaluation.
= 30/30
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Ses axes : / - Recherche : 12 M€ /
- Entreprises : 10 M€ / - Formation : 6 M€ / Il manque 2 M€.
= 30/28
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Ses axes : / - Recherche : 12 M€, dont 7 M€ pour
les machines et 5 M€ pour les thèses / - Entreprises : 10 M€ / - Formation : 8 M€
= 30/30 12/12
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Ses axes : / 1. Recherche (12 M€) /
2. Entreprises (10 M€) / 3. Formation (8 M€)
= 30/30
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Financement : / • Région : 18 M€ / • État : 7 M€ /
• FEDER : 5 M€
= 30/30
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Échéancier : / • 2026 : 9 M€ / • 2027 : 11 M€ /
• 2028 : 10 M€
= 30/30
La Région Bretagne a adopté le plan « Breizh IA ». / • 12 M€ pour la recherche / • 10 M€ pour les entreprises /
• 8 M€ pour la formation / Soit un total de 30 M€ pour ce plan.
= 30/30
La Région Bretagne a adopté le plan « Breizh IA », doté de 30 M€. / Trois lauréats en 2025 : / - la société Alpha a levé
12 M€ / - la société Bêta a levé 10 M€
=
"""


_TABLES = """
Axe | 2026 | 2027 | Total; Calcul | 5 | 15 | 20; Santé | 4 | 6 | 10; Total | 9 | 21 | 30
= 30/30
Axe | 2026 | 2027 | Total; Calcul | 5 | 15 | 20; Santé | 4 | 6 | 10; Total | 9 | 22 | 30
= 30/30 9/9 22/21 20/20 10/10 30/31
Axe | 2026 | 2027 | Total; Calcul | 5 | 15 | 20; Santé | 4 | 6 | 9; Total | 9 | 21 | 30
= 30/29 9/9 21/21 20/20 9/10 30/30
Axe | Voté | Engagé | Payé; Calcul | 20 | 12 | 7; Santé | 10 | 6 | 2; Total | 30 | 18 | 9
= 30/30 18/18 9/9
Axe | Voté | Engagé | Payé; Calcul | 20 | 12 | 7; Santé | 10 | 6 | 2; Total | 30 | 18 | 10
= 30/30 18/18 10/9
Axe | AP | AE | AP + AE; Calcul | 12 | 8 | 20; Santé | 4 | 6 | 10; Total | 16 | 14 | 30
= 30/30
Axe | Investissement | Fonctionnement | Total; Calcul | 12 | 8 | 20; Santé | 4 | 6 | 10; Total | 16 | 14 | 30
= 30/30
Axe | AP | CP 2026; A. Calcul | 20 | 9; dont le mésocentre | 12 | 5; B. Santé | 10 | 3; Total | 30 | 12
= 30/30
Axe | Montant; Calcul | 20; Santé | 8
= 30/28
Axe | Montant; Calcul | 20; Santé | 10; Ensemble | 30
= 30/30
Financeur | Montant; Région | 15; État | 9; FEDER | 6; Total | 30
= 30/30
"""


def _checks(extraction: Extraction) -> set[str]:
    found = values(extraction, Check)
    return {f"{float(c.total) / 1e6:g}/{float(c.parts_sum) / 1e6:g}" for c in found}


@pytest.mark.parametrize(("text", "told"), cases(_TOLD))
def test_the_additions_of_sentences(text: str, told: str) -> None:
    assert _checks(read(text, date(2025, 3, 3))) == set(told.split())


@pytest.mark.parametrize(("text", "told"), cases(_LISTED))
def test_the_additions_of_lists(text: str, told: str) -> None:
    assert _checks(read(text, date(2025, 3, 3))) == set(told.split())


@pytest.mark.parametrize(("table", "told"), cases(_TABLES))
def test_the_additions_of_tables(table: str, told: str) -> None:
    rows = [[cell.strip() for cell in row.split("|")] for row in table.split(";")]
    caption = "La Région Bretagne adopte le plan « Breizh IA », doté de 30 M€, répartis comme suit (en M€) :"
    assert _checks(extract(table_of(caption, rows), None)) == set(told.split())
