"""Sentences that speak of the plan's money or of somebody else's, each sum marked."""

import pytest

from tests.evidence.extraction.marks import said

#: « [3 M€|external] »: not the plan's money; « [3 M€|plan] »: the plan's.
WHOSE = """
Les [50 M€|external] du programme national « Ateliers de demain » n’entrent pas dans le champ du présent document.
France 2030 consacre [2,5 milliards d’euros|external] à l’IA.
France 2030 : [2,1 M€|external] restent à attribuer dans la région.
Le budget régional 2025 atteint [3,9 milliards d’euros|external].
La Région gère un budget de [3,9 milliards d’euros|external].
La Nouvelle-Aquitaine y consacre [45 M€|external].
Le Grand Est met [45 M€|external] sur la table.
Lyon a investi [45 M€|external].
L’Île-de-France, avec ses [45 M€|external], fait mieux.
Une licence se vend [300 €|external] par an.
L’abonnement coûte [20 €|external] par mois.
Le billet d’entrée est à [12 €|external].
La société Axone a levé [8 M€|external] auprès de deux fonds.
La jeune pousse a bouclé un tour de table de [8 M€|external].
L’entreprise, qui réalise [8 M€|external] de chiffre d’affaires, s’agrandit.
Le chiffre d’affaires de la filière dépasse [2 milliards d’euros|external].
Le PIB de la région frôle [180 milliards d’euros|external].
La filière pèse [2 milliards d’euros|external] et emploie 9 000 personnes.
Le nouveau lycée de Mende coûtera [40 M€|external].
Le pont a coûté [12 M€|external].
L’autoroute A69 coûtera [450 M€|external].
Ne sont pas comptés ici les [2,3 M€|external] que la Banque des territoires apporte.
Ottawa, malgré ses [2,4 milliards de dollars|external], n’y met pas un sou.
L’agence belge Enabel ajoutera [400 000 euros|external].
Hors cofinancement privé, estimé à [6 M€|external], l’effort est public.
Les [6 M€|external] de cofinancements privés n’y sont pas inclus.
Les entreprises compléteront à hauteur de [6 M€|external].
Le reste à charge des entreprises est évalué à [6 M€|external].
Les industriels aligneront [6 M€|external] en face.
L’opérateur Orix investit [90 M€|external] dans un centre de données.
Les [1,4 milliard d’euros|external] du nouveau pas de tir, ce n’est ni notre budget ni notre plan.
La canne reçoit chaque année [120 M€|external].
Le plan « Santé 2030 » de la Ville, doté de [12 M€|external], suit son cours.
Le contrat de plan État-Région apporte [300 M€|external] à la recherche.
Le remplacement du logiciel fiscal ([3,3 M€|external]) suit son propre calendrier.
En 2021, la Région avait consacré [5 M€|external] au numérique éducatif.
Le précédent programme, « Data 2020 », mobilisait [5 M€|external].
Dans la Silicon Valley, les géants investissent [300 milliards de dollars|external].
Microsoft va dépenser [4 milliards d’euros|external] en France.
Le patron du groupe gagne [2 M€|external] par an.
Le marché mondial de l’IA pèsera [800 milliards de dollars|external] en 2030.
Le trou de la Sécurité sociale atteint [22 milliards d’euros|external].
L’endettement de la collectivité dépasse [800 M€|external].
La masse salariale pèse [80 M€|external].
Le même jour, [14 M€|external] ont été votés pour les cantines.
Autre délibération : [14 M€|external] pour la voirie.
Le Fonds national suisse a attribué [2 M€|external] à l’EPFL.
Un legs de [2 M€|external] financera une chaire.
Le mécène Jean Fabre donnera [2 M€|external].
Les [7 M€|external] de la Caisse des dépôts seront gérés à part.
L’État mettra [20 M€|external] de son côté.
L’État apporte [20 M€|external] au titre du contrat de plan.
L’Union européenne versera [20 M€|external].
Au fédéral, [2 milliards de dollars|external] ont été promis.
La Wallonie, elle, y consacre [45 M€|external].
Le Québec a annoncé [100 millions de dollars|external].
Le concurrent américain a levé [6,6 milliards de dollars|external].
Le bâtiment, propriété d’un promoteur, est évalué à [9 M€|external].
Une amende pouvant aller jusqu’à [35 M€|external] est prévue par le règlement européen.
Le salaire médian d’un ingénieur est de [48 000 €|external].
Le loyer coûte [36 000 €|external] par an à la société.
L’escroquerie a coûté [2 M€|external] à la mairie.
La cyberattaque a coûté [2 M€|external] à l’hôpital.
Le télescope de l’observatoire, [4 M€|external], ne relève pas du plan.
La Région investit [30 M€|plan] dans la formation.
Le plan consacre [30 M€|plan] à l’industrie.
L’axe 2 mobilise [30 M€|plan] pour la santé.
Un centre de calcul sera construit à Albi pour [9 M€|plan].
L’université recevra [3 M€|plan].
Les entreprises toucheront jusqu’à [30 000 €|plan] chacune.
Le guichet sera doté de [5 M€|plan], hors frais de gestion.
La Région financera à hauteur de [5 M€|plan] les projets des PME.
Les entreprises bénéficieront de [12 M€|plan] d’aides.
La Ville de Toulouse recevra [2 M€|plan].
Un laboratoire sera créé à Montpellier ([4 M€|plan]).
À Nîmes, [4 M€|plan] équiperont l’hôpital.
La Région achètera des serveurs pour [4 M€|plan] sans attendre l’État.
L’Inria et le CNRS recevront [4 M€|plan].
Le marché de [1,2 M€|plan] a été attribué à la société Axone.
L’axe Formation, doté de [14 M€|plan], sera piloté avec l’université.
La Région y affecte [14 M€|plan], dont [2 M€|plan] pour les lycées.
La Bourgogne-Franche-Comté a débloqué [25 M€|external].
Nos voisins bretons y mettent [25 M€|external].
À Barcelone, la Généralité a investi [25 M€|external].
Le Land de Bade-Wurtemberg injecte [25 M€|external].
La pépite toulousaine Kinéis vient de boucler une levée de [25 M€|external].
Airbus consacre [25 M€|external] par an à l’IA.
Le ministère a dégagé [25 M€|external] pour les rectorats.
Le programme européen Horizon Europe finance l’équipe à hauteur de [2,5 M€|external].
L’Agence nationale de la recherche verse [2,5 M€|external] au cluster ANITI.
Les [2,5 M€|external] du mécénat viendront en plus.
Le cofinancement des entreprises, [25 M€|external], n’est pas compté.
Le plan national pour l’IA pèse [2,5 milliards d’euros|external].
Le budget annuel de la collectivité est de [3,9 milliards d’euros|external].
Le plan « Routes 2030 », fort de [250 M€|external], n’est pas touché.
La LGV Toulouse-Bordeaux coûtera [14 milliards d’euros|external].
Une carte graphique coûte [30 000 €|external].
L’abonnement à l’assistant est facturé [20 €|external] par agent.
Le ticket moyen d’une levée est de [3 M€|external].
L’aéronautique régionale génère [15 milliards d’euros|external] d’exportations.
La dette de l’hôpital atteint [80 M€|external].
Le fonds d’investissement Axeleo gère [150 M€|external].
La startup est valorisée [150 M€|external].
L’amende peut atteindre [15 M€|external].
Le Canada y consacre [2,4 milliards de dollars|external].
Son homologue de Nouvelle-Aquitaine promet [25 M€|external].
Le ministre a annoncé [100 M€|external] pour les universités françaises.
L’Élysée promet [109 milliards d’euros|external] d’investissements privés.
En marge du plan, la Caisse des dépôts prête [6 M€|external].
"""


@pytest.mark.parametrize("line", WHOSE.strip().splitlines())
def test_the_words_around_a_sum_say_whose_it_is(line: str) -> None:
    for amount, expected in said(line):
        assert ("external" if amount.scope == "external" else "plan") == expected
