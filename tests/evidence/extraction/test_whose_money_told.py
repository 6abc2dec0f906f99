"""Passages in which a text goes over to somebody else's money and comes back, each sum marked."""

import pytest

from tests.evidence.extraction.marks import said

# ruff: noqa: E501
#: « / » ends a line. « [3 M€|external] »: not the plan's money; « [3 M€|plan] »: the plan's.
TOLD = """
En 2018, « Terre numérique » devait distribuer [15 M€|external]. Les engagements ont plafonné à [9 M€|external] et les versements à [6,5 M€|external]. Sur ces versements, [2 M€|external] sont allés à des start-up.
Le schéma d’alors, « Occitanie connectée », affichait [12 M€|external]. Il n’en a consommé que [5 M€|external]. Les communes ont touché [1,2 M€|external].
Nos prédécesseurs avaient lancé le plan « Grand Sud digital ». Ils y consacraient [4 M€|external] par an. Le bilan est maigre. La Région, cette fois, mettra [6 M€|plan] dans la formation.
Ne confondons pas avec le pacte « Emploi durable », que l’assemblée a voté en 2022. Son enveloppe, [40 M€|external], est gérée par un autre service. Elle finance aussi [3 M€|external] de diagnostics.
Le Crédit du Midi, de son côté, ouvre une ligne de prêts. Elle est dotée de [150 M€|external]. Chaque prêt est plafonné à [250 000 €|external].
La société Hydrotec construit une usine à Sète. Le chantier durera deux ans. Il coûtera [87 M€|external], dont [9 M€|external] pour la géothermie.
Le groupe Valmont s’installe à Béziers. L’investissement, [45 M€|external], créera 200 emplois.
La start-up Nuvea a été fondée en 2021. Elle avait déjà réuni [1,8 million|external] en amorçage. Son siège est à Nîmes.
L’université de Perpignan a déposé un dossier au CNRS. Il porte sur [2 M€|external].
La Banque des territoires a déjà ouvert [5 M€|external] pour cela.
Le Commissariat à l’énergie atomique lancera un appel de [30 M€|external].
Google investira [3 milliards de dollars|external] dans un centre de données.
Le fonds souverain saoudien mettra [500 M€|external] sur la table.
Le Crous rénovera deux résidences pour [12 M€|external].
L’hôpital de Tarbes modernisera son scanner pour [4 M€|external].
Le produit net bancaire s’établit à [612 M€|external].
Le résultat net atteint [148,3 M€|external], contre [139 M€|external] un an plus tôt.
Les encours de crédit franchissent les [21 milliards d’euros|external].
L’excédent brut d’exploitation atteindra [12 M€|external].
Le carnet de commandes représente [340 M€|external].
Les recettes de la collectivité ont fondu de [82 M€|external].
La loi de finances nous retire [82 M€|external].
La capitalisation boursière d’Axone pèse [3 milliards d’euros|external].
La fraude coûtera [11 M€|external] aux assureurs.
La facture d’électricité des lycées, [24 M€|external] en 2024, baissera d’un dixième.
Le chauffage des écoles coûte [1,8 M€|external] par an.
La créance irrécouvrable de [415 000 €|external] sera passée en perte.
Le trop-perçu, soit [190 000 €|external], devra être remboursé.
La Cour demande à la Région de recouvrer les [190 000 €|external] indûment versés.
La dotation globale de fonctionnement reculera de [14 M€|external].
La fiscalité régionale rapportera [620 M€|external].
Le budget primitif 2026 s’élève à [968,3 M€|external], dont le plan représente une faible part.
La dotation aux collèges passera à [8 M€|external].
La collectivité a dû trouver [100 M€|external] d’économies.
L’épargne brute s’établira à [210 M€|external].
La filière génère [900 M€|external] d’exportations.
Le contrat d’armement vaut [2 milliards d’euros|external].
La valeur ajoutée de l’agroalimentaire représente [4 milliards d’euros|external].
Au capital de [42 310 €|external], la société emploie six personnes.
Sont éligibles les entreprises dont le chiffre d’affaires n’excède pas [50 M€|external].
L’aide relève du régime de minimis, limité à [300 000 €|external] sur trois ans.
Les projets dont le coût total est inférieur à [20 000 €|external] ne sont pas recevables.
Au-delà de [221 000 € HT|external], une procédure formalisée sera nécessaire.
Les entreprises dont le bilan dépasse [43 M€|external] ne pourront pas candidater.
Le seuil des marchés publics passera à [143 000 €|external].
Les lauréats de l’appel « Industrie 4.0 » de 2023 ([6,2 M€|external], 41 dossiers) pourront concourir.
Bruxelles a son propre guichet, Innovate, qui dispose de [4 M€|external].
Digital Europe ([7,6 milliards|external]) obéit à d’autres règles.
Le plan fédéral ([32 M€|external]) et le plan Europe numérique ([7,6 milliards d’euros|external]) sont cumulables.
Le FSE+ ([2,4 M€|external] attendus) et le contrat de plan ([7,85 M€|external]) ne figurent pas ici.
Ne confondez pas avec le projet « TERRA », que nous portons ([9,2 M€|external] sur huit ans), ni avec notre part du CPER, [2,6 M€|external], déjà consommée.
Notre amendement est gagé sur la promotion touristique, dont la ligne descendrait de [8 M€|external] à [6,5 M€|external].
La chambre de commerce ouvrira une école de code, « Sud Code » : [7 M€|external] de travaux, à sa charge.
Le nouveau siège du département aura coûté [87 M€|external].
L’extension du centre de données de Blagnac, c’est [410 M€|external] privés.
Le coût complet du campus ressort à [11,6 M€|external] ; le solde est à la charge de la Ville.
Nous y mettons une piste cyclable à [900 000 €|external], et elle figure au budget voirie.
Le raccordement, payé par RTE, coûtera [90 M€|external].
La passerelle du port est estimée à [3 M€|external].
La rénovation de la halle a coûté [12,7 M€|external].
L’« Atrium », la halle où s’installeront les chercheurs, coûtera [31 M€|external], payés par l’agglomération. Elle n’entre pas dans le plan.
À titre de comparaison, la Normandie a voté [60 M€|external] et la Bretagne annonçait [35 M€|external] en 2019.
Les Lyonnais, eux, mettront [80 M€|external].
Les Pays de la Loire revendiquent [52 M€|external], la Corse [6 M€|external].
Au niveau européen, la Commission a promis [20 milliards d’euros|external].
Dans le même temps, le département du Gard votait [14 M€|external] pour ses routes.
Autre sujet du jour, la gratuité des trains : elle coûtera [22 M€|external] par an.
La Région y consacrera [12 M€|plan] en 2026.
Le plan prévoit un centre de calcul. Il coûtera [9 M€|plan].
Trente chaires seront créées. Elles mobiliseront [6 M€|plan].
Le plan crée un fonds d’amorçage. Ce fonds sera doté de [10 M€|plan].
Un guichet ouvrira en mars : [5 M€|plan], avec un plafond de [40 000 €|plan] par entreprise.
La première mesure, un supercalculateur, coûtera [21 M€|plan].
Nous investirons [7 M€|plan] dans les lycées.
La société Axone est lauréate du plan. Elle recevra [600 000 €|plan] de subvention.
L’axe Santé financera un entrepôt de données à hauteur de [8 M€|plan].
Les chercheurs de Montpellier se partageront [4 M€|plan].
Une aide de [15 000 €|plan] par entreprise sera versée.
L’appel à projets sera doté de [3 M€|plan].
La Région achètera un calculateur à Atos pour [11 M€|plan].
Sur cette enveloppe, [14 M€|plan] iront aux PME et [6 M€|plan] aux communes.
Souvenons-nous de « Midi Robotique » : [18 M€|external] annoncés en 2017, [4,5 M€|external] versés.
Le plan précédent s’appelait « Sud Numérique ». Il avait coûté [11 M€|external]. Seuls [7 M€|external] avaient trouvé preneur.
Entre 2019 et 2022, la collectivité a soutenu 140 projets. Elle y a consacré [16 M€|external].
En 2021, un premier appel avait été ouvert. Doté de [2 M€|external], il avait attiré 30 candidats.
La stratégie numérique de 2016, elle, tablait sur [25 M€|external].
Le bilan du programme « Talents 2022 » est connu : [3,1 M€|external] dépensés pour 90 stagiaires.
Thalès a inauguré son laboratoire toulousain. Le groupe y a investi [65 M€|external].
L’éditeur montpelliérain Softéa vient d’être racheté par un fonds suédois pour [120 M€|external].
La licorne lilloise Exotec a été valorisée [2 milliards d’euros|external] l’an passé.
Nos clients ont économisé [3 M€|external] grâce à notre logiciel.
Sanofi emploie 3 000 personnes dans la région. Son usine de Sisteron recevra [180 M€|external] d’investissements du groupe.
La SNCF dépensera [1,2 milliard d’euros|external] pour ses ateliers.
EDF prévoit [600 M€|external] de travaux sur le barrage.
Le port de Sète a acheté une grue de [9 M€|external].
L’Inserm déploie son propre entrepôt de données, un investissement de [14 M€|external].
Le rectorat équipera les collèges. Coût : [3,5 M€|external].
La Poste ouvrira dix centres de tri. Facture : [220 M€|external].
L’association Code pour tous vit de dons ; elle en a collecté [80 000 €|external].
L’enveloppe nationale, [1,5 milliard d’euros|external], sera répartie par appels à projets.
L’AI Factory portée par le CEA bénéficie de [80 M€|external] de l’Union.
Le volet européen de Next Generation EU pèse [750 milliards d’euros|external].
La Caisse des dépôts et consignations interviendra en prêts, pour [25 M€|external].
Le commissariat au plan chiffre à [5 milliards d’euros|external] par an les besoins du pays.
Paris a promis [50 M€|external] ; rien n’est encore arrivé.
L’État, via le CPER, apportera [13 M€|external] au bâtiment.
Le crédit d’impôt recherche représente [7 milliards d’euros|external] par an.
Les aides européennes à l’agriculture se montent à [900 M€|external].
Barcelone a mis [40 M€|external] dans son supercalculateur.
Les Catalans y ont déjà mis [85 M€|external].
Le Pays basque espagnol consacre [30 M€|external] par an à ses centres technologiques.
Lyon Métropole vient de voter [22 M€|external] pour ses propres services.
À Bordeaux, le campus Numérica a coûté [17 M€|external].
Sur un budget de [3,2 milliards d’euros|external], c’est peu.
Le plan pèse moins de 1 % du budget régional ([3,2 milliards d’euros|external]).
L’entretien des routes absorbe [95 M€|external] chaque année.
Les TER nous coûtent [410 M€|external] par an.
Les indemnités des élus coûtent [2,4 M€|external].
La rénovation énergétique des lycées mobilisera [300 M€|external] d’ici à 2030.
Le compte administratif fait apparaître un excédent de [54 M€|external].
Le logiciel de paie avait coûté [4,2 M€|external].
Toute entreprise qui emploie moins de 250 salariés et réalise moins de [50 M€|external] de chiffre d’affaires peut candidater.
Le règlement prévoit des sanctions jusqu’à [35 M€|external].
Un marché supérieur à [90 000 €|external] doit être publié.
Le cumul des aides publiques ne peut dépasser [200 000 €|external] sur trois exercices.
L’économie des données vaudra [550 milliards d’euros|external] en 2030.
OpenAI perd [5 milliards de dollars|external] par an.
ChatGPT aurait coûté [100 millions de dollars|external] à entraîner.
Les pannes informatiques ont coûté [1 milliard d’euros|external] aux hôpitaux.
Un ingénieur débutant gagne [42 000 €|external] par an.
Le gaspillage alimentaire représente [16 milliards d’euros|external] par an en France.
Pendant ce temps, la ville de Pau inaugure sa patinoire : [14 M€|external] et deux ans de travaux.
À noter aussi : le festival du film de Sète reçoit [150 000 €|external].
Bonne nouvelle pour les cyclistes : [5 M€|external] pour la voie verte.
En bref : la caserne de Lunel sera rénovée ([6 M€|external]).
Pour la santé, la Région prévoit [8 M€|plan].
Ce sont [8 M€|plan] qui iront aux hôpitaux publics.
Les hôpitaux recevront [8 M€|plan] pour leurs entrepôts de données.
Un prêt d’honneur de [25 000 €|plan] sera proposé aux créateurs.
Le plan finance la création de 12 chaires, à raison de [500 000 €|plan] chacune.
La formation absorbera [20 M€|plan].
Chaque territoire disposera de [300 000 €|plan] pour ses ateliers.
Le calculateur, acheté à une société française, coûtera [9 M€|plan].
L’école régionale du numérique ouvrira à Nîmes ; le plan y consacre [7 M€|plan].
Face à la fraude, le plan déploiera un outil de détection ([2 M€|plan]).
Le supercalculateur sera installé dans un ancien musée. Il coûtera [9 M€|plan].
La Région financera la modernisation de l’hôpital à hauteur de [3 M€|plan].
Une première tranche de [12 M€|plan] est inscrite au budget primitif.
Sur les [90 M€|plan], [30 M€|plan] seront consacrés à la recherche.
Premier chantier, l’école. Les lycées se doteront d’un assistant de révision : [4 M€|plan].
Du côté des entreprises, l’effort est net : [22 M€|plan] d’aides à l’équipement.
À la recherche, [15 M€|plan], dont [6 M€|plan] pour Toulouse.
Le volet santé n’est pas oublié. On y trouve [5 M€|plan] pour les hôpitaux de proximité.
L’hôpital de Rodez, pilote du projet, touchera [1,2 M€|plan].
Autre nouveauté du plan, un chèque de [5 000 €|plan] pour les artisans.
Le calcul intensif absorbe la plus grosse part, [28 M€|plan].
Viennent ensuite la formation ([12 M€|plan]) et la médiation ([3 M€|plan]).
« Nous mettons [8 M€|plan] sur la table pour les PME », insiste la vice-présidente.
La présidente a promis [8 M€|plan] aux laboratoires.
Ces ateliers, gratuits, mobiliseront [900 000 €|plan].
Une enveloppe de [6 M€|plan] est réservée aux communes rurales.
Pour chaque dossier retenu, la Région versera [15 000 €|plan].
Trois démonstrateurs verront le jour, pour [9 M€|plan].
Le guichet unique sera confié à l’agence régionale, avec [2 M€|plan] de crédits.
Côté compétences, [18 M€|plan] iront à la formation des demandeurs d’emploi.
La part de la recherche monte à [20 M€|plan].
Le reste, soit [7 M€|plan], financera l’animation.
L’achat du calculateur représente [11 M€|plan].
La moitié de l’enveloppe, [45 M€|plan], ira aux PME.
Un fonds d’investissement régional sera abondé de [10 M€|plan].
Deux nouvelles écoles ouvriront à Béziers et à Auch : budget, [14 M€|plan].
Le campus d’Albi recevra [3 M€|plan] pour ses équipements.
On lui attribuera [3 M€|plan] en 2026 puis [2 M€|plan] en 2027.
Les universités se verront confier [9 M€|plan].
La commission permanente a déjà attribué [2,4 M€|plan] à onze projets.
L’Insee estime que la filière a créé [2 milliards d’euros|external] de richesse.
Son concurrent direct, Mistral, a levé [1,7 milliard d’euros|external].
L’usine voisine d’Airbus a déjà englouti [300 M€|external].
Le cours de l’action a bondi après le rachat, conclu à [4 milliards de dollars|external].
Un rapport du Sénat chiffre le coût de l’inaction à [12 milliards d’euros|external].
Dans le Gers, la fibre a coûté [140 M€|external] au syndicat mixte.
L’an dernier, la Région a perdu [35 M€|external] de dotations.
Le contribuable paie déjà [60 M€|external] pour l’aéroport de Carcassonne.
La taxe sur les cartes grises rapporte [190 M€|external].
Le Grand Paris Express, lui, a dérapé à [36 milliards d’euros|external].
Rappelons que le programme Leader dispose de [80 M€|external].
La Banque européenne d’investissement prêtera [50 M€|external] au CHU pour ses murs.
Un mécène anonyme a offert [1 M€|external] à l’école.
Les assureurs évaluent le risque à [2 milliards d’euros|external].
Le prix du prix Turing est doté d’[1 million de dollars|external].
Nvidia pèse [3 000 milliards de dollars|external] en Bourse.
Le déficit de la branche maladie se creusera de [15 milliards d’euros|external].
L’inflation a renchéri les chantiers de [20 M€|external].
La commune de Sète paiera [200 000 €|external] de sa poche pour le parking.
La licence du logiciel concurrent est à [90 €|external] par poste.
L’amende infligée à Clearview s’élève à [20 M€|external].
Sa holding détient [40 M€|external] d’actifs immobiliers.
Le salon a rapporté [3 M€|external] aux hôteliers.
LE POINT SUR LES FINANCES / Le compte administratif 2024 a été présenté. Les dépenses de fonctionnement progressent de [84 M€|external]. L’annuité d’emprunt atteint [96 M€|external] et la capacité de désendettement reste de cinq ans.
DANS NOS ENTREPRISES / Nuvea, installée à Labège, vient de finaliser une augmentation de capital de [7 M€|external]. De quoi embaucher trente ingénieurs. / Hélio Robotics annonce un contrat de [22 M€|external] avec la marine.
Question de M. Albert : combien coûte le nouvel hôtel de Région ? / Réponse : le chantier revient à [64 M€|external], mobilier compris. Il sera livré en mai.
3. Le volet transports / La Région exploite 200 trains. Le matériel neuf, commandé à Alstom, représente [380 M€|external]. Ce marché court jusqu’en 2032.
M. Vidal. – Pendant que vous votez ces [90 M€|plan], la ligne Tarbes-Bagnères attend toujours ses [12 M€|external] !
La ville de Nîmes, qui a lancé son propre plan, y met [6 M€|external]. Elle compte équiper ses écoles. Chaque classe recevra [2 000 €|external].
« Notre groupe réalise [340 millions d’euros|external] de ventes et investit chaque année [20 millions|external] dans la recherche », détaille le directeur de Pyralis. Son usine a reçu [1 M€|plan] du plan régional.
L’Agence spatiale européenne choisit Toulouse. Le centre emploiera 90 personnes et coûtera [55 M€|external], à la charge des États membres.
Le ministre de la Recherche, en visite à Montpellier, a rappelé que l’État finance neuf instituts. Ils se partagent [360 M€|external].
Selon une étude du cabinet Axis, les PME françaises consacrent [12 000 €|external] par an à leurs logiciels.
Contexte. Le marché français des centres de données a franchi [5 milliards d’euros|external] en 2023. Les investissements annoncés au sommet de Paris se montent à [109 milliards|external].
Vu la loi de finances pour 2025 ; / Vu la convention du 3 mars 2022 attribuant [1,8 M€|external] à l’association Digital Sud ; / Vu le budget de la Région, qui s’élève à [3,4 milliards d’euros|external] ;
À lire aussi : Blagnac s’offre une médiathèque à [17 M€|external]. Les supporters du TFC attendent un stade rénové ([45 M€|external]).
La fondation Orion, présidée par l’ancien maire, fête ses dix ans. Dotée de [30 M€|external], elle a financé 60 bourses de [5 000 €|external].
Concurrence oblige, Barcelone avance. La Generalitat y prévoit [190 M€|external] d’ici à 2028. Le supercalculateur MareNostrum a coûté [151 M€|external].
Un précédent fâcheux : le portail « Oc’Services », arrêté en 2021, avait englouti [9 M€|external]. La chambre régionale des comptes avait parlé de gâchis.
Le SDIS demande aussi [2 M€|external] pour ses drones ; ce dossier relève du Département.
Prix de vente : [14 900 €|external] l’unité. Le robot est fabriqué à Figeac.
Le syndicat des transports perdra [30 M€|external] de versement mobilité.
Pour rappel, le plan de relance avait apporté [100 M€|external] au territoire.
Budget annuel de l’école : [11 M€|external]. Effectif : 900 étudiants.
Notre chiffre d’affaires a doublé en deux ans pour atteindre [3,4 M€|external]. Nous visons [8 M€|external] en 2027.
La collecte des déchets est confiée à Veolia pour [48 M€|external] sur six ans.
L’usine hydrogène de Port-la-Nouvelle, c’est [230 M€|external], dont [20 M€|external] de l’Europe.
Le CHU de Montpellier, lui, renouvelle son informatique. L’appel d’offres est estimé à [18 M€|external].
Les forfaits démarrent à [9 €|external] par mois.
Une rançon de [2 M€|external] a été exigée par les pirates. Le centre hospitalier n’a pas payé.
Ces travaux s’ajoutent aux [40 M€|external] que la métropole a déjà engagés pour la fibre.
Un emprunt de [150 M€|external] a été souscrit auprès de la BEI.
Le repas revient à [12 €|external] par agent.
Une table ronde a réuni les élus ; la traversée est à [30 €|external] par passager.
Chaque commune touchera [12 000 €|plan] par école.
Le Pass Lycée, jusqu’à [1 500 €|plan] par établissement, ouvre en mai.
"""


@pytest.mark.parametrize("passage", TOLD.strip().splitlines())
def test_a_passage_says_whose_money_it_speaks_of(passage: str) -> None:
    for amount, expected in said(passage.replace(" / ", "\n")):
        assert ("external" if amount.scope == "external" else "plan") == expected
