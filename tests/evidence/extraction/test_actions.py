"""Sentences that state a measure, in every voice and tense, and sentences that state none."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, claims, read
from tramontane.evidence.values import Action

LEAD = "La Région Bretagne a adopté le plan « Breizh IA ».\n"
SENTENCES = """
Il est institué une commission de suivi des usages.
= Il est institué une commission de suivi des usages
Il est créé, au sein de la direction du numérique, un service de la donnée.
= Il est créé, au sein de la direction du numérique, un service de la donnée
Il sera mis fin au contrat de reconnaissance faciale le 1er juin.
= Il sera mis fin au contrat de reconnaissance faciale
Il s’agit de doter chaque lycée d’un référent.
= doter chaque lycée d’un référent
Nous allons ouvrir un guichet dans chaque préfecture.
= Nous allons ouvrir un guichet dans chaque préfecture
On va équiper les maisons de santé de tablettes.
= On va équiper les maisons de santé de tablettes
La Région va cofinancer des thèses en entreprise.
= La Région va cofinancer des thèses en entreprise
Le canton entend instaurer un registre public des algorithmes.
= instaurer un registre public des algorithmes
La Métropole souhaite mutualiser ses serveurs avec ceux du CHU.
= mutualiser ses serveurs avec ceux du CHU
Le département prévoit de numériser ses archives d’ici deux ans.
= numériser ses archives
Le dispositif permettra de diagnostiquer les besoins des artisans.
= diagnostiquer les besoins des artisans
Le plan vise à rapprocher les laboratoires des PME.
= rapprocher les laboratoires des PME
L’objectif est d’irriguer tous les territoires ruraux.
= irriguer tous les territoires ruraux
La ville s’engage à auditer chaque algorithme municipal.
= auditer chaque algorithme municipal
Le directeur général des services est chargé d’élaborer une charte.
= Le directeur général des services est chargé d’élaborer une charte
Le Conseil d’État est chargé de l’exécution du présent décret.
=
La maison de l’IA n’ouvrira pas cette année.
= La maison de l’IA n’ouvrira pas cette année
La Région ne recrutera aucun prestataire étranger.
= La Région ne recrutera aucun prestataire étranger
Nous ne déploierons jamais de caméras dans les écoles.
= Nous ne déploierons jamais de caméras dans les écoles
Pas question de noter les élèves par une machine.
= Pas question de noter les élèves par une machine
Il n’est pas prévu de recruter de nouveaux agents.
= Il n’est pas prévu de recruter de nouveaux agents
Le canton renonce à bâtir son propre centre de calcul.
= Le canton renonce à bâtir son propre centre de calcul
Les élus ont écarté l’achat de drones de surveillance.
= Les élus ont écarté l’achat de drones de surveillance
Un second guichet pourrait ouvrir à Mulhouse si l’essai est concluant.
= Un second guichet pourrait ouvrir à Mulhouse
La Région pourrait aussi abonder un fonds d’amorçage.
= La Région pourrait aussi abonder un fonds d’amorçage
Un observatoire serait hébergé par l’université.
= Un observatoire serait hébergé par l’université
Chaque commune disposera d’un assistant de rédaction.
= Chaque commune disposera d’un assistant de rédaction
Les apprentis suivront un module de trente heures.
= Les apprentis suivront un module de trente heures
Deux cents agriculteurs testeront un outil de prévision des récoltes.
= Deux cents agriculteurs testeront un outil de prévision des récoltes
Quarante bornes seront posées dans les gares.
= Quarante bornes seront posées dans les gares
Les agents se verront proposer une formation de deux jours.
= Les agents se verront proposer une formation de deux jours
Une bourse de 9 000 € sera versée à chaque doctorant.
= Une bourse de 9 000 € sera versée à chaque doctorant
Les bus de la ligne 4 seront équipés de capteurs.
= Les bus de la ligne 4 seront équipés de capteurs
Un appel à projets est lancé auprès des coopératives.
= Un appel à projets est lancé auprès des coopératives
Une cellule d’appui a été mise en place à Besançon.
= Une cellule d’appui a été mise en place à Besançon
La Province engage douze conseillers pour accompagner les communes.
= La Province engage douze conseillers pour accompagner les communes
La Ville de Genève met à disposition un bac à sable.
= La Ville de Genève met à disposition un bac à sable
L’Université de Liège pilote un programme de formation continue.
= L’Université de Liège pilote un programme de formation continue
Le guichet accueille les artisans depuis le mois de mai.
= Le guichet accueille les artisans
La chambre de commerce forme déjà cent conseillers.
= La chambre de commerce forme déjà cent conseillers
Autoriser le président à signer la convention.
= Autoriser le président à signer la convention
DÉCIDE d’attribuer une subvention à l’association Clic rural.
= attribuer une subvention à l’association Clic rural
- création d’un centre d’essais à Toulon ;
= création d’un centre d’essais à Toulon
- déploiement de capteurs dans les ports.
= déploiement de capteurs dans les ports
- Mutualiser les achats de licences entre communes
= Mutualiser les achats de licences entre communes
- traduire les formulaires en breton et en gallo ;
= traduire les formulaires en breton et en gallo
- l’acquisition de deux serveurs pour les lycées ;
= acquisition de deux serveurs pour les lycées
- la rénovation de la salle de calcul de l’IUT.
= rénovation de la salle de calcul de l’IUT
Le plan prévoit la création d’un fonds de prêts, l’ouverture de deux antennes et le recrutement de six conseillers.
= création d’un fonds de prêts | ouverture de deux antennes | recrutement de six conseillers
Parmi les mesures figurent la mise à disposition d’un entrepôt de données et la gratuité des formations pour les
demandeurs d’emploi.
= mise à disposition d’un entrepôt de données | gratuité des formations pour les demandeurs d’emploi
Dix millions d’euros serviront à rénover les salles de calcul.
= rénover les salles de calcul
4 M€ pour acheter du temps de calcul au CINES.
= acheter du temps de calcul au CINES
Elle lancera un concours et publiera les données d’évaluation.
= Elle lancera un concours | publiera les données d’évaluation
Le gouvernement mettra sur pied un guichet unique et embauchera cent conseillers.
= Le gouvernement mettra sur pied un guichet unique
La Wallonie s’appuiera sur ses pôles de compétitivité.
= La Wallonie s’appuiera sur ses pôles de compétitivité
Le CESER recommande d’associer les usagers à chaque étape.
= associer les usagers à chaque étape
Je vous propose de confier l’animation du réseau à la CCI.
= confier l’animation du réseau à la CCI
« Nous voulons que chaque enfant apprenne à coder », dit-elle.
=
Le plan coûtera 12 M€.
=
Le conseil régional votera le budget le 12 mars.
=
La séance est levée à 18 h.
=
Le marché mondial de l’IA devrait tripler.
=
L’enveloppe sera répartie entre quatre axes.
=
La population de la région atteindra deux millions d’habitants en 2040.
=
Ce montant sera précisé par voie d’avenant.
=
Le plan sera présenté à la presse le 3 mai.
=
Qui paiera la maintenance ?
=
Les PME pourront solliciter un prêt d’honneur.
= Les PME pourront solliciter un prêt d’honneur
Chaque lauréat bénéficiera d’un accompagnement de six mois.
= Chaque lauréat bénéficiera d’un accompagnement de six mois
Les communes de moins de 3 500 habitants seront exonérées de participation.
= Les communes de moins de 3 500 habitants seront exonérées de participation
Aucune donnée de santé ne quittera la région.
= Aucune donnée de santé ne quittera la région
Les données resteront hébergées en Suisse.
= Les données resteront hébergées en Suisse
Un référent numérique sera désigné dans chaque lycée.
= Un référent numérique sera désigné dans chaque lycée
La Région a ouvert trois campus connectés.
=
L’agence régionale assurera le suivi des projets.
= L’agence régionale assurera le suivi des projets
Le CHU expérimente un outil de tri des appels.
= Le CHU expérimente un outil de tri des appels
À partir de septembre, les mairies disposeront d’un traducteur automatique.
= les mairies disposeront d’un traducteur automatique
Le gouvernement du Québec versera une prime de 5 000 $ aux diplômés.
= Le gouvernement du Québec versera une prime de 5 000 $ aux diplômés
Un chèque de 3 000 francs sera remis aux artisans.
= Un chèque de 3 000 francs sera remis aux artisans
Le projet d’achat d’un robot est abandonné.
= Le projet d’achat d’un robot est abandonné
La généralisation de l’outil est suspendue.
= La généralisation de l’outil est suspendue
L’ouverture du laboratoire est reportée à 2028.
= L’ouverture du laboratoire est reportée à 2028
Au programme : / - une école d’été pour les enseignants ; / - des ateliers dans les médiathèques ; / - un portail
de données ouvertes.
= une école d’été pour les enseignants | des ateliers dans les médiathèques | un portail de données ouvertes
Les mesures suivantes sont retenues : / 1° Former les secrétaires de mairie ; / 2° Doter les collèges de tablettes
; / 3° Cartographier les îlots de chaleur.
= Former les secrétaires de mairie | Doter les collèges de tablettes | Cartographier les îlots de chaleur
Mesure 4 : un chatbot renseignera les usagers des TER.
= un chatbot renseignera les usagers des TER
Le Grand Conseil charge le Conseil d’État d’ouvrir un registre des algorithmes.
= ouvrir un registre des algorithmes
Le Conseil municipal autorise le maire à acquérir deux serveurs.
= acquérir deux serveurs
Nous mettrons un référent dans chaque sous-préfecture et nous formerons les élus.
= Nous mettrons un référent dans chaque sous-préfecture | nous formerons les élus
Je vous annonce que la Région prendra en charge les abonnements.
= la Région prendra en charge les abonnements
La ministre promet de simplifier les démarches des agriculteurs.
= simplifier les démarches des agriculteurs
Elle s’est engagée à publier le code des outils achetés.
= publier le code des outils achetés
Aucune subvention ne sera accordée aux casinos.
= Aucune subvention ne sera accordée aux casinos
Il n’y aura pas de caméras dans les gares.
= Il n’y aura pas de caméras dans les gares
Le département ne prolongera pas l’expérience.
= Le département ne prolongera pas l’expérience
La commune ne prévoit pas de remplacer ses agents d’accueil.
= remplacer ses agents d’accueil
Faute d’argent, le jumeau numérique du port ne verra pas le jour.
= le jumeau numérique du port ne verra pas le jour
L’idée d’une monnaie locale est abandonnée.
= L’idée d’une monnaie locale est abandonnée
Le recrutement de dix ingénieurs est gelé.
= Le recrutement de dix ingénieurs est gelé
Si le FEDER suit, un deuxième campus serait construit à Arras.
= un deuxième campus serait construit à Arras
Les entreprises auront accès à un bac à sable réglementaire.
= Les entreprises auront accès à un bac à sable réglementaire
Les médecins généralistes utiliseront un assistant de compte rendu.
= Les médecins généralistes utiliseront un assistant de compte rendu
Des ingénieurs iront dans les fermes.
= Des ingénieurs iront dans les fermes
Le réseau reliera les ateliers de la vallée.
= Le réseau reliera les ateliers de la vallée
Le campus logera les étudiants étrangers.
= Le campus logera les étudiants étrangers
Une halle de 2 000 m² sortira de terre à Vierzon.
= Une halle de 2 000 m² sortira de terre à Vierzon
Trois bourses sont attribuées chaque année.
= Trois bourses sont attribuées chaque année
L’outil « Vigie » repère les fuites d’eau dans le réseau.
= L’outil « Vigie » repère les fuites d’eau dans le réseau
Création d’une école de la donnée à Tarbes
= Création d’une école de la donnée à Tarbes
Lancement d’un marché commun d’achat de licences.
= Lancement d’un marché commun d’achat de licences
Le gouvernement wallon accompagne les PME dans leurs achats.
= Le gouvernement wallon accompagne les PME dans leurs achats
La Région a décidé de soutenir l’imprimerie Leroux.
= soutenir l’imprimerie Leroux
Quinze postes seront ouverts au concours.
= Quinze postes seront ouverts au concours
La présidente a remercié les agents.
=
Les débats ont duré trois heures.
=
Le taux d’équipement passera de 12 % à 40 %.
=
Le texte sera examiné en commission.
=
La population vieillit et les jeunes partent.
=
Ce sera long, mais nous tiendrons.
=
Les chiffres seront publiés au Journal officiel.
=
Comment financer ce plan ?
=
Cette somme permettra d’aller plus loin.
=
L’opposition votera contre.
=
La dépense sera imputée au chapitre 935.
=
Le présent arrêté sera publié au recueil des actes administratifs.
=
Le tribunal administratif peut être saisi dans un délai de deux mois.
=
La Région compte 3 000 chercheurs.
=
Pour en savoir plus, consultez le site de la Région.
=
Sandra Morel dirigera le comité.
=
Six médiateurs, dont deux saisonniers, seront affectés aux communes littorales.
= Six médiateurs, dont deux saisonniers, seront affectés aux communes littorales
- Renoncement au projet de vidéosurveillance augmentée.
= Renoncement au projet de vidéosurveillance augmentée
Un crédit d’impôt de 25 % sera offert aux PME manufacturières.
= Un crédit d’impôt de 25 % sera offert aux PME manufacturières
Les municipalités pourront emprunter des robots de déneigement.
= Les municipalités pourront emprunter des robots de déneigement
L’appel de candidatures prendra fin le 15 octobre.
=
La séance est suspendue à midi.
=
Le renvoi en commission, mis aux voix, est repoussé.
=
Une loi ? « Hors de question. »
=
"""


def _alike(text: str, one: str, two: str) -> bool:
    """Whether two stretches of a text share half of what they cover together."""
    (a, b), (c, d) = ((text.find(x), text.find(x) + len(x)) for x in (one, two))
    return 2 * max(0, min(b, d) - max(a, c)) >= max(b, d) - min(a, c)


@pytest.mark.parametrize(("text", "expected"), cases(SENTENCES))
def test_a_sentence_states_its_measures_and_nothing_else(text: str, expected: str) -> None:
    whole = LEAD + text
    spans = [c.spans[0] for c in claims(read(f"{whole}\n", date(2025, 3, 10)), "action")]
    found = [whole[start:end] for start, end in spans if start >= len(LEAD)]
    wanted = [w.strip() for w in expected.split("|") if w.strip()]
    assert len(found) == len(wanted), found
    assert all(_alike(text, w, f) for w, f in zip(wanted, found, strict=True)), found


@pytest.mark.parametrize(
    "text",
    [
        "La maison de l’IA n’ouvrira pas.", "Aucun poste ne sera supprimé.", "Pas de caméras dans nos écoles.",
        "Le canton renonce à créer un office.", "L’achat d’un robot est abandonné.",
        "Elle ne paiera ni l’un ni l’autre.",
        "Il n’est pas prévu de recruter des agents.",
    ],
)  # fmt: skip
def test_what_will_not_be_done_is_denied(text: str) -> None:
    (action,) = [c.value for c in claims(read(text), "action")]
    assert isinstance(action, Action)
    assert action.negated


@pytest.mark.parametrize(
    "text",
    [
        "Une plateforme sera installée, sans caméras.", "La halle est reportée : la Ville louera un local.",
        "Elle aidera plus de PME.",
    ],
)  # fmt: skip
def test_a_negation_beside_a_measure_does_not_deny_it(text: str) -> None:
    actions = [c.value for c in claims(read(text), "action")]
    assert actions
    assert not any(a.negated for a in actions if isinstance(a, Action))
