"""Sentences of the press, of minutes and of speeches: each marked sum with how sure it is."""

from dataclasses import replace

import pytest

from tests.evidence.extraction.marks import said
from tests.evidence.extraction.texts import table_of, values
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.rendition import identity
from tramontane.evidence.values import Amount

#: « [3 M€|spent] »: the modality expected of a sum; several are as good when commas part them.
SURE = """
Le maire a refusé [2 M€|rejected] aux centres sociaux.
On vient de nous refuser [300 000 euros|rejected] pour les centres sociaux !
La majorité refuse d’ajouter [4 M€|rejected] pour les lycées agricoles.
Le préfet s’est vu opposer un refus pour les [3 M€|rejected] qu’il demandait.
Quant aux [2 M€|rejected] souhaités par le Club Export, la plénière ne les a pas retenus.
Les [800 000 €|rejected] que voulait la CFDT n’ont pas été accordés.
La commission a retoqué les [6 M€|rejected] du campus.
M. Kiefer propose de porter le chapitre B à [12 M€|rejected]. Repoussé par 96 voix contre 41.
Amendement n° 1 (M. Dupont) : ajouter [3 M€|rejected] pour les écoles. Rejeté.
Amendement n° 2 (Mme Petit) : ajouter [3 M€|firm] pour les écoles. Adopté à l’unanimité.
Amendement n° 3 (M. Noël) : réserver [1,2 M€|rejected] aux lycées agricoles. Retiré en séance.
Mme Bost dépose un amendement : ajouter [200 000 €|rejected] pour un comité. Mis aux voix, l’amendement est repoussé.
Nous avons demandé 70 millions, dont [15|rejected] pour la reconversion. Notre amendement a été repoussé sans débat.
Le groupe Alternative défendait un fonds de [9 M€|rejected] ; il a été débouté.
L’idée d’une rallonge de [5 M€|rejected] a fait long feu.
Le Medef réclamait [7 M€|rejected] de plus : fin de non-recevoir de la présidente.
Les [4 M€|rejected] réclamés par les syndicats ? La présidente a dit non.
L’opposition aurait voulu [20 millions|rejected] ; son amendement a été balayé.
Le Grand Conseil a biffé [1,8 million|rejected] destiné aux communes.
Le contre-projet à [30 M€|rejected] a échoué de deux voix.
Une motion demandant [6 M€|rejected] a été mise en minorité.
La demande de [2,5 M€|rejected] du CHU a été classée sans suite.
Le ministre s’oppose à une enveloppe de [70 M€|rejected].
Le tribunal a débouté la société, qui réclamait [900 000 €|rejected].
Les conseillers ont voté contre les [3 M€|rejected] du stade numérique.
Un vœu du groupe centriste, qui demandait [1 M€|rejected], n’a pas trouvé de majorité.
La proposition de loi à [12 M€|rejected] a été enterrée en commission.
Les députés ont recalé l’amendement qui ajoutait [8 M€|rejected].
La requête du CIUSSS, [4 M$|rejected], est restée lettre morte.
L’amendement qui porte l’axe Santé à [12 M€|firm] a été adopté.
Malgré l’opposition, [6 M€|firm] iront à la santé.
La Région ne refuse pas les moyens : [8 M€|firm] financeront les lycées.
Le vœu a été rejeté, mais [3 M€|firm] sont bien inscrits pour les écoles.
L’enveloppe est repoussée au printemps, mais les [5 M€|firm] sont acquis.
La Région accorde [2 M€|firm] au CHU, qui en demandait [3|requested].
L’assemblée vote [4 M€|firm] pour la formation, contre l’avis du groupe écologiste.
La Région financera, à hauteur de [5 M€|firm], un centre de données refusé par Lyon.
Nous ne toucherons pas aux projets : [5 M€|firm] leur sont garantis.
Le supercalculateur grenoblois, [50 millions|negated], a en revanche disparu.
Vos adversaires parlent de [deux millions d’euros|negated] pour des caméras. C’est faux. Pas une caméra dans ce plan.
Il faudrait [cinq millions d’euros|negated], nous ne les mettrons pas.
Le câble à [40 M€|negated], c’est non.
Contrairement à ce qui a été dit, nous ne mettons pas [40 M€|negated] dans ce projet.
Personne n’a jamais promis [15 M€|negated].
Jamais nous n’avons parlé de [15 M€|negated].
La Région n’a pas versé les [2 M€|negated] annoncés.
Les [3 M€|negated] de la tranche 2 sont annulés.
Nous tirons un trait sur le centre de données, chiffré à [9 M€|negated].
Le volet « Robots », doté de [4 M€|negated], passe à la trappe.
Le gouvernement a mis fin au fonds de [6 M€|negated].
Il n’est pas prévu de consacrer [7 M€|negated] à ce chantier.
Le conseil n’entend pas débloquer [3 M€|negated] pour la 5G.
On ne mettra pas [10 M€|negated] dans un serveur.
Les élus démentent toute enveloppe de [50 M€|negated].
La rumeur d’un chèque de [8 M€|negated] à l’américain Orix est infondée.
Le chantier du musée virtuel ([2 M€|negated]) est mort-né.
Sans les [3 M€|negated] de l’autoroute numérique, auxquels la Région renonce, le plan reste équilibré.
Ce printemps, vous disiez [quatre millions d’euros|superseded]. C’était avant l’accord ; oubliez ce chiffre.
L’inscription dépasse la prévision initiale, qui était de [8,5 M€|superseded].
La dotation initiale, [18 millions d’euros|superseded] lors du vote, a été portée à [21 M€|firm].
Le budget primitif inscrivait [4,0 M€|superseded] ; la décision modificative l’a porté à [5 M€|firm].
Fixée d’abord à [20 M€|superseded], l’enveloppe atteint désormais [26 M€|firm].
L’enveloppe s’élève à [24 M€|firm], contre [20 M€|superseded] auparavant.
L’axe reçoit [24 M€|firm], contre [20 M€|superseded] dans la version de mars.
L’axe reçoit [24 M€|firm] au lieu des [20 M€|superseded] annoncés.
L’axe reçoit [24 M€|firm], et non [20 M€|superseded].
La version soumise à consultation prévoyait [14 M€|superseded].
Le montant inscrit dans l’avant-projet était de [14 M€|superseded].
Les [14 M€|superseded] de l’esquisse ont fondu.
Le projet de budget mentionnait [14 M€|superseded] par erreur.
Erratum : l’axe Santé reçoit [8 M€|firm] et non [18 M€|superseded].
Annoncée à [50 M€|superseded] en janvier, l’enveloppe a été rabotée.
Le chiffre de [35 M€|superseded], que nous avions publié, était faux.
Les [35 M€|superseded] dont on parlait en mars sont oubliés.
La Région avait d’abord promis [35 M€|superseded].
Il y a un an, la présidente tablait encore sur [35 M€|superseded].
En 2023, le projet était chiffré à [35 M€|superseded] ; il coûtera [28 M€|firm].
De [16 M€|superseded], le crédit passe à [14 M€|firm].
Pour l’aide aux scieries, substituer [40 000 €|firm] à [25 000 €|superseded]. Adopté.
Remplacer [12 M€|superseded] par [10 M€|firm].
L’annexe indiquait [7 M€|superseded] ; il fallait lire [9 M€|firm].
Ancienne dotation : [5 M€|superseded].
Nouvelle dotation : [5 M€|firm].
Jadis fixé à [6 M€|superseded], le plafond est relevé.
On nous avait promis [10 M€|superseded].
L’évaluation à [30 M€|superseded] livrée en octobre est annulée.
La Région a demandé [9 M€|requested] au FEDER.
Le Conseil d’État demande un crédit de [12 M€|firm] au Grand Conseil.
J’ai demandé [3 M€|requested] au ministre.
Nous avons sollicité [3 M€|requested] auprès du ministère.
La subvention sollicitée auprès de la Banque des Territoires, soit [500 000 €|requested], n’est pas acquise.
La subvention de [900 000 €|requested] sollicitée auprès de la Banque des Territoires n’est pas acquise à ce jour.
La DSIL a été sollicitée pour [400 000 €|requested] ; à ce jour, aucune réponse.
Les [9 M€|requested] du projet européen font l’objet d’une candidature séparée.
Un dossier de [4 M€|requested] est en cours d’instruction à Bruxelles.
Les start-up veulent [5 M€|requested] de plus.
La CGT exige [2 M€|requested] pour la formation.
Les maires ruraux revendiquent [4 M€|requested].
Le CHU quémande [800 000 €|requested] depuis deux ans.
La CFDT voudrait que [deux millions d’euros|requested] servent à former les élus du personnel.
Une demande de financement de [6 M€|requested] a été adressée à l’ADEME.
La métropole postule pour [2 M€|requested] de crédits européens.
Le dossier, d’un montant de [4 M€|requested], a été déposé à Bruxelles en mai.
Les agriculteurs attendent [3 M€|requested] de l’État.
Nous avons écrit au Premier ministre pour obtenir [7 M€|requested].
La Ville espère décrocher [5 M€|requested] de l’Europe.
Si l’Europe suit, les transports gagneraient [3,5 millions d’euros|conditional] supplémentaires.
Si le Sénat vote la loi, [3 M€|conditional] seront débloqués.
Les [1,2 M€|conditional] attendus de la métropole seront fléchés, pour autant que celle-ci les vote.
[1,4 M€|conditional] restent suspendus à l’accord de l’agence de santé.
Le versement de [2 M€|conditional] est subordonné à l’avis de la CNIL.
Une tranche conditionnelle de [2 M€|conditional] complète l’axe.
Une tranche optionnelle de [2 M€|conditional] est prévue au marché.
Il se dit que le plan recevrait [3 M€|conditional] de plus.
À supposer que la loi passe, on ajoutera [3 M€|conditional].
Dans l’hypothèse d’un accord, [3 M€|conditional] iront aux écoles.
Dès lors que la Commission aura validé le régime, [3 M€|conditional] seront versés.
[3 M€|conditional] pourront être ajoutés en 2027 en fonction des résultats.
Faut-il mettre [10 M€|conditional] dans un calculateur ?
L’enveloppe serait portée à [60 M€|conditional].
Moyennant l’accord de l’État, l’effort passera à [60 M€|conditional].
À défaut d’accord, [3 M€|conditional] seraient perdus.
Sauf avis contraire de la Commission, [3 M€|conditional] seront versés en mai.
Pourvu que les recettes suivent, nous mettrons [3 M€|conditional].
[3 M€|conditional] sont en suspens.
Une clause de revoyure permettrait d’ajouter [3 M€|conditional].
Le coût est estimé à [3 M€|estimated].
On table sur [3 M€|estimated] par an.
Le coût prévisionnel du calculateur est de [3 M€|estimated].
Comptez [3 M€|estimated] environ pour le calculateur, selon les services.
Le chantier devrait coûter [3 M€|estimated].
Selon les premières estimations, la facture atteindra [3 M€|estimated].
Les services chiffrent l’opération à [3 M€|estimated].
Le bâtiment coûterait, d’après le cabinet Axe, [3 M€|conditional,estimated].
Le prix du calculateur oscillera entre 2 et [3 M€|estimated].
La facture finale se situerait autour de [3 M€|conditional,estimated].
Les recettes attendues sont de [3 M€|estimated,requested].
M. Roth s’alarme de la maintenance, qu’il estime à [140 000 €|estimated] par an.
Prévision : [3 M€|estimated].
À titre indicatif, le volet pèserait [3 M€|estimated,conditional].
Le budget prévisionnel de l’opération s’élève à [3 M€|estimated].
Projection 2028 : [3 M€|estimated].
La Région a déjà claqué [8,6 millions d’euros|spent] dans des licences.
Qu’avez-vous déjà payé ? À ce jour, [410 000 euros|spent], pour l’étude du cabinet Tamarin.
Moi qui ai dépensé [38 000 €|spent] l’an passé…
Les crédits du plan précédent ont été consommés, soit [5,3 M€|spent].
[64 312 €|spent] ont été dépensés en 2021 pour l’étude.
Qu’on cesse de me resservir les [650 000 euros|spent] engloutis dans « Amazonie Connect ».
« Lorry » ! [Trois cent quatre-vingt mille euros|spent] partis en fumée.
Le prédécesseur, clos l’an dernier après [5,1 M€|spent] de dépenses, n’a rien donné.
En 2024, la Ville avait déjà dépensé [310 000 euros|spent] en logiciels.
Le réalisé 2025 s’établit à [2,5 M€|spent].
Dépenses réalisées : [2,5 M€|spent].
Compte administratif 2024 : [2,5 M€|spent] mandatés.
À la clôture de l’exercice, [2,5 M€|spent] avaient été décaissés.
Nous avons dépensé [4 M€|spent] en deux ans.
J’ai payé [12 000 €|spent] de ma poche.
L’expérimentation nous a coûté [150 000 €|spent].
La facture s’est élevée à [150 000 €|spent].
Au 31 décembre, [2,5 M€|spent] avaient été liquidés.
Les [800 000 €|spent] engloutis dans le projet précédent n’ont servi à rien.
Quelque [6 M€|spent] y ont été investis depuis 2019.
La maquette a englouti [90 000 €|spent].
On y a laissé [90 000 €|spent].
[2,1 M€|spent] sont partis en logiciels l’an dernier.
Sur [9,2 M€|firm] inscrits au budget 2025, [4,7 M€|spent] seulement ont été liquidés.
Le comité de suivi propose de consacrer [800 000 €|proposed] à la médiation.
Il est proposé de redéployer [900 k€|proposed] vers la ligne 1.
Le CESER préconise un fonds de [2 M€|proposed].
La mission parlementaire invite à mettre [2 M€|proposed] de plus.
M. Roth propose de ramener le programme à [1,8 M€|rejected]. Mis aux voix, son amendement est repoussé.
Le rapport suggère une dotation de [2 M€|proposed].
Notre groupe proposera [2 M€|proposed] pour les crèches.
L’avis recommande que [2 M€|proposed] aillent aux associations.
Nous plaidons pour un effort de [2 M€|proposed].
Cela fait [24 euros|computed] par habitant.
Soit environ [2 euros par habitant|computed].
Le plan revient à [14 €|computed] par Occitan.
Divisé par quatre, cela ne fait plus que [22,5 M€|computed] par an.
Rapporté à l’habitant, l’effort est de [26 euros|computed].
Nul n’explique la différence de [2,3 M€|computed].
L’écart est de [2,3 M€|computed].
Les axes additionnés donnent [88 M€|computed] : il manque [2 M€|computed].
J’arrive à [54 €|computed] par tête.
En moyenne, chaque projet a reçu [45 000 €|computed,firm,spent,estimated].
Le solde, [2 M€|firm], ira à l’évaluation.
Le reste, soit [2 M€|firm], ira à l’évaluation.
Faites l’addition : [88 M€|computed].
D’après nos calculs, il en manque [2 M€|computed].
Le Conseil régional a rejeté par 40 voix contre 31 l’inscription de [2 M€|rejected] pour la cybersécurité.
Rejetée également, la demande du lycée Champollion ([150 000 €|rejected]).
Les élus n’ont pas voulu des [3 M€|rejected] que proposait la gauche.
La vice-présidente a balayé d’un revers de main les [9 M€|rejected] réclamés par le groupe communiste.
La commission permanente a opposé une fin de non-recevoir aux [600 000 €|rejected] sollicités par le club.
« Non, nous ne donnerons pas [5 M€|negated] à une multinationale », a tranché le président.
Le sous-amendement de M. Vidal, qui portait l’aide à [40 000 €|rejected], n’a recueilli que douze voix.
Le groupe RN souhaitait raboter l’enveloppe à [50 M€|rejected] ; refus de l’assemblée.
L’opposition proposait [15 M€|proposed,rejected,requested] de plus pour les campagnes.
Le projet initial comportait un data center de [30 M€|superseded,negated], abandonné depuis.
Exit, donc, les [12 M€|negated] du volet transports.
Aucune des sommes évoquées dans la presse, à commencer par les [25 M€|negated] du « Parisien », n’est exacte.
« Les [25 M€|negated,superseded] dont parle la presse n’existent pas », assure-t-elle.
Il n’a jamais été question de [25 M€|negated].
La Région ne participera pas au tour de table de [20 M€|negated].
Le président s’est engagé à ne pas dépasser [90 M€|firm].
Ce ne sont pas [60 M€|superseded,negated] mais bien [90 M€|firm] qui sont engagés.
Au départ, il était prévu [60 M€|superseded].
La note de cadrage de mars parlait de [60 M€|superseded].
Le premier projet chiffrait l’effort à [60 M€|superseded].
L’enveloppe grimpe de [60|superseded] à [90 M€|firm].
L’enveloppe, qui était de [60 M€|superseded], a été portée à [90 M€|firm].
Alors qu’on évoquait [60 M€|superseded,estimated] à l’automne, le plan en mobilise 90.
Rectificatif : à la page 4, au lieu de « [9 M€|superseded] », lire « [6 M€|firm] ».
La presse avait annoncé [60 M€|superseded] ; le chiffre exact est de 90 M€.
Prévue à [2 M€|superseded], la dépense a finalement atteint [2,6 M€|spent,firm].
Le crédit voté en 2022 ([4 M€|superseded]) est remplacé par une dotation de [6 M€|firm].
La Région attend toujours les [12 M€|requested] que l’État lui doit.
Une subvention FEDER de [12 M€|requested] a été demandée.
Le dossier déposé à Bruxelles porte sur [12 M€|requested].
La Région compte sur [12 M€|requested,estimated] de fonds européens.
Nous réclamons [12 M€|requested] depuis trois ans.
Candidate à l’appel « AI Factory », la Région brigue [12 M€|requested].
La présidente a demandé au ministre une rallonge de [12 M€|requested].
Le laboratoire ambitionne de décrocher [12 M€|requested] de l’ERC.
Une demande d’aide de [12 M€|requested], déposée en mai, est à l’instruction.
Si le calendrier est tenu, [12 M€|conditional] seront engagés en 2026.
À condition d’obtenir l’aval de Bruxelles, la Région mettrait [12 M€|conditional].
[12 M€|conditional] supplémentaires seraient sur la table.
Une clause prévoit [12 M€|conditional] de plus en cas de succès.
L’enveloppe pourra être abondée de [12 M€|conditional] à mi-parcours.
Sous réserve de l’inscription des crédits, [12 M€|conditional] iront aux lycées.
L’aide peut être portée à [12 000 €|firm,conditional] pour les PME rurales.
Et si l’on mettait [12 M€|conditional] dans la formation ?
La facture devrait avoisiner [12 M€|estimated].
La direction évalue le besoin à [12 M€|estimated].
Les experts tablent sur [12 M€|estimated].
Le devis s’élève à [12 M€|estimated,firm].
Le coût complet est attendu autour de [12 M€|estimated].
Les ingénieurs évoquent [12 M€|estimated].
Il en coûtera, selon le bureau d’études, [12 M€|estimated,firm].
Un rapport chiffre le déficit de formation à [12 M€|estimated].
À ce stade, [12 M€|spent] ont été effectivement versés.
Les lauréats ont déjà touché [12 M€|spent].
Depuis le lancement, [12 M€|spent] ont été distribués.
Le taux d’exécution atteint 62 %, soit [12 M€|spent,computed,firm].
Sur les 90 M€, [12 M€|spent] sont dépensés à ce jour.
On a déjà mis [12 M€|spent] là-dedans, avec quel résultat ?
La Ville a englouti [12 M€|spent] dans ce logiciel.
Bilan du premier plan : [12 M€|spent] dépensés.
Paiements effectués en 2024 : [12 M€|spent].
Le prestataire a facturé [120 000 €|spent] pour l’étude.
Le cabinet a été payé [120 000 €|spent].
Il est suggéré de flécher [2 M€|proposed] vers les associations.
Le rapporteur invite l’exécutif à réserver [2 M€|proposed] aux lycées.
Recommandation n° 3 : porter à [2 M€|proposed] le fonds d’amorçage.
Préconisation : doubler l’aide, à [2 M€|proposed].
Le groupe écologiste dépose un amendement à [2 M€|proposed].
Ramené au nombre d’habitants, le plan représente [15 €|computed] par Occitan.
Faites le calcul : [22,5 M€|computed] par an.
Soit, pour chaque habitant, [15 €|computed].
Un rapide calcul donne [22,5 M€|computed] par an.
Le compte n’y est pas : il manque [4 M€|computed].
La somme des axes fait [86 M€|computed], pas 90.
La Région a voté [12 M€|firm] pour les lycées et réaffirmé son refus de la reconnaissance faciale.
La Région engagera [12 M€|firm] dès 2026, si possible avant l’été.
Malgré les réserves du CESER, [12 M€|firm] sont inscrits au budget.
[12 M€|firm] sont inscrits au budget primitif 2026.
La décision modificative ouvre [12 M€|firm] de crédits.
Le Grand Conseil a octroyé un crédit de [12 M€|firm].
L’appel à projets, dont les candidatures ferment le 3 mai, est doté de [12 M€|firm].
Le plan mobilise [12 M€|firm] pour l’évaluation des politiques publiques.
La subvention de [12 M€|firm] attribuée au CHU financera l’entrepôt.
Le marché, notifié en mars, s’élève à [1,2 M€|firm].
La Région ne lésine pas : [12 M€|firm] pour les lycées.
La Région n’oublie pas les lycées, avec [12 M€|firm].
Pas moins de [12 M€|firm] iront aux lycées.
Ce ne sont pas moins de [12 M€|firm] qui iront aux lycées.
La Région n’y consacrera pas moins de [12 M€|firm].
Une somme non négligeable, [12 M€|firm], ira aux lycées.
Après le retrait de deux communes, [12 M€|firm] iront aux lycées.
Selon l’extrait du registre, [12 M€|firm] sont inscrits.
Le portrait du territoire est financé par [120 000 €|firm].
La métropole veut [12 M€|firm] de résultats d’ici 2028.
Les communes rurales veulent [2 M€|requested].
"""


@pytest.mark.parametrize("line", SURE.strip().splitlines())
def test_the_words_around_a_sum_say_how_sure_it_is(line: str) -> None:
    for amount, expected in said(line):
        assert amount.modality in expected.split(",")


@pytest.mark.parametrize(
    ("header", "note", "modality"),
    [
        ("2025*", "* réalisé", "spent"),
        ("2025 (1)", "(1) : prévisionnel", "estimated"),
        ("2025*", "", "firm"),
        ("2025", "* réalisé", "firm"),
        ("Réalisé 2025", "", "spent"),
        ("Mandaté", "", "spent"),
        ("Crédits de paiement", "", "firm"),
        ("Voté", "", "firm"),
        ("Montant prévisionnel", "", "estimated"),
        ("Prévision initiale", "", "superseded"),
        ("Ancien montant", "", "superseded"),
        ("Nouveau montant", "", "firm"),
        ("Montant demandé", "", "requested"),
        ("Proposition", "", "proposed"),
        ("Non retenu", "", "rejected"),
    ],
)
def test_a_column_says_how_sure_its_sums_are(header: str, note: str, modality: str) -> None:
    table = table_of(
        "Budget du plan « Cap IA », par axe, en M€", [["Axe", header], ["A. Santé", "1,2"], ["B. Eau", "3"]]
    )
    text = f"{table.text}\n{note}"
    found = values(extract(replace(table, raw=text, text=text, segments=identity(text)), None), Amount)
    assert {a.modality for a in found} == {modality}
