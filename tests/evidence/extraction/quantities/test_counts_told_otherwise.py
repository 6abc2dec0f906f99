"""Figures of context in other words: ballots, rates, thresholds, crowds, surveys."""

from datetime import date

import pytest

from tests.evidence.extraction.quantities.wording import told_count
from tests.evidence.extraction.texts import cases, read, values
from tramontane.evidence.values import Count, Target

_TOLD = cases("""
La pépinière héberge 22 entreprises, soit 180 emplois.
= 22 entreprises; 180 emplois
Avec 1 200 chercheurs, la métropole se classe au 4e rang national.
= 1200 chercheurs
Il a obtenu 34 % des voix au premier tour.
= 34 %
62 % des habitants sont favorables, 25 % opposés et 13 % sans avis.
= 62 %; 25 %; 13 %
Le texte a été relu par quatre juristes.
= 4 juristes
12 ETP y travaillent.
= 12 ETP
Le supercalculateur Lucia compte 300 nœuds.
= 300 nœuds
Le réseau relie 14 sites sur 180 kilomètres.
= 14 sites; 180 kilomètres
Il y consacre la moitié de son temps.
= 50 %
Prix : 3 lots à gagner.
= 3 lots
Demain, nos 1 200 planteurs de canne recevront une alerte.
= 1200 planteurs de canne
Quatre ans après, 37 % des engagements ont été tenus.
= 37 %
Les élus de l’opposition demandaient 200 bourses ; ils en ont obtenu 80.
= 200 bourses; 80 bourses
Le CESER regrette que 17 % seulement des crédits aient été consommés.
= 17 %
J’ai compté 14 caméras dans ma rue.
= 14 caméras
Dans la salle, 80 personnes ; à la tribune, cinq élus.
= 80 personnes; 5 élus
Réponses reçues : 1 342. Avis favorables : 61 %.
= 1342 Réponses reçues; 61 avis favorables
5 abst., 2 contre, 37 pour.
= 5 abstentions; 2 voix contre; 37 voix pour
Scrutin : 68 OUI, 25 NON, 7 abstentions.
= 68 oui; 25 non; 7 abstentions
Décision : adoptée (Pour 22, Contre 7, Abst. 3)
= 22 voix pour; 7 voix contre; 3 abstentions
L’entrée en matière est votée par 52 députés contre 46.
= 52 députés; 46 députés
Le postulat est refusé par 61 non contre 39 oui (4 abstentions).
= 61 non; 39 oui; 4 abstentions
Adopté par assis et levé, avec 12 avis contraires.
= 12 avis contraires
Mme Roy : 68 pour, 49 contre, aucune abstention.
= 68 voix pour; 49 voix contre
Ont voté contre : 16 élus du groupe Horizons.
= 16 voix contre
33 voix contre et 24 pour : rejeté.
= 33 voix contre; 24 voix pour
Le texte passe à une voix près, 48 contre 47.
= 48 voix contre; 47
Quorum : 29 membres.
= 29 membres
Sont présents 31 conseillers sur 49.
= 31 conseillers
La commune de 1 850 habitants accueille un tiers-lieu.
= 1850 habitants accueille
Écran de 27 pouces, processeur à 8 cœurs.
= 27 pouces; 8 cœurs
Nous avons reçu 45 courriers, répondu à 40.
= 45 courriers
Environ 15 à 20 personnes suivaient le débat.
= 15 personnes; 20 personnes
Entre 200 et 250 manifestants, selon la police.
= 200 manifestants; 250 manifestants
Le canton, 3e de Suisse par sa population, compte 826 000 habitants.
= 826000 habitants
Près de neuf répondants sur dix approuvent.
= 90 %
Deux entreprises sur trois sont des TPE.
= 66.6667 %
8 PME sur 10 n’ont pas de service informatique.
= 80 %
Moins de 5 % des agents ont suivi une formation.
= 5 %
Le portail a reçu 1,2 million de visites en 2024.
= 1200000 visites
Le site enregistre 3,4 millions de visiteurs par an.
= 3400000 visiteurs
Deux millions de Québécois sont concernés.
= 2000000 Québécois
Vingt-deux bibliothèques le sont déjà, toutes le seront en 2028.
= 22 bibliothèques
Le conseil régional compte 93 élus.
= 93 élus
Nous avons auditionné 34 personnes.
= 34 personnes
La mission a entendu 34 personnes et visité 12 sites.
= 34 personnes et visité; 12 sites
Parmi les 212 projets reçus, 40 ont été financés.
= 212 projets reçus; 40 projets reçus
Le taux de participation s’établit à 48,3 %.
= 48.3 %
Seul un agent sur huit a été formé.
= 12.5 %
Il a été soutenu par 23 parlementaires.
= 23 parlementaires
Une pétition de 5 400 signatures a été remise.
= 5400 signatures
Les demandes ont augmenté de 35 % en un an.
= 35 %
L’inflation atteint 2,1 %.
= 2.1 %
Le ratio est de 1 encadrant pour 8 jeunes.
= 1 encadrant; 8 jeunes
La cotisation est de 3 % du chiffre d’affaires.
= 3 %
L’entreprise, 120 salariés, est installée à Liège.
= 120 salariés
À 42 ans, elle dirige une équipe de 60 chercheurs.
= 60 chercheurs
ISSN 1234-5678 – tirage : 12 000 exemplaires
= 12000 exemplaires
Durée : 24 mois. Taux : 50 %. Plafond : 20 000 €.
= 50 %
À 3 km de la gare, le site s’étend sur 12 hectares.
= 12 hectares
Un budget de 12 M€ pour 2026, soit 4 % de plus.
= 4 %
43 voix pour / 16 voix contre / 2 abstentions
= 43 voix pour; 16 voix contre; 2 abstentions
Votes favorables : 43 ; votes défavorables : 16
= 43 votes favorables; 16 voix défavorables
Le projet est adopté par 43 voix (PS, EELV), 16 voix contre (RN) et 8 abstentions (LR).
= 43 voix; 16 voix; 8 abstentions
La motion recueille 28 voix, contre 31 pour le renvoi en commission.
= 28 voix; 31 voix contre
31 oui, 28 non, 5 abstentions : le postulat est transmis.
= 31 oui; 28 non; 5 abstentions
Par 67 voix et 3 abstentions, les députés ont voté le texte.
= 67 voix; 3 abstentions
Les 12 élus écologistes ont voté contre, les 9 centristes se sont abstenus.
= 12 élus écologistes; 9 abstentions
Le plan ne fixe aucun objectif chiffré ; 350 entreprises ont été aidées depuis 2022.
= 350 entreprises
Une douzaine de communes testent déjà l’outil.
= 12 communes
On en recense 45.
= 45
Ils n’étaient que neuf en 2020.
= 9
Le nombre de bénéficiaires s’établit à 1 240.
= 1240
Les effectifs, qui étaient de 45 agents, atteignent désormais 60 agents.
= 45 agents; 60 agents
43 voix pour, 16 contre, 2 abstentions, 3 ne prennent pas part au vote.
= 43 voix pour; 16 voix contre; 2 abstentions; 3 ne prennent pas part au vote
Adopté à la majorité des suffrages exprimés (43 pour, 16 contre, 2 abs.)
= 43 voix pour; 16 voix contre; 2 abs
Le rapport est adopté à l’unanimité moins deux abstentions.
= 2 abstentions
Approuvé par quarante-trois voix contre seize et deux abstentions.
= 43 voix; 16 voix contre; 2 abstentions
Le renvoi est refusé (16 oui, 43 non).
= 16 oui; 43 non
Les socialistes (12 voix) et les Verts (8 voix) se sont abstenus.
= 12 voix; 8 voix
Mme la présidente. Je mets aux voix : qui est pour ? 43. Qui est contre ? 16. Abstentions ? 2. Adopté.
= 43 voix pour; 16 voix contre; 2 abstentions
La députée a obtenu 12 cosignatures.
= 12 cosignatures
Pour mémoire, le fonds a reçu 412 demandes, dont 98 recevables.
= 412 demandes; 98 recevables
Le seuil de 50 salariés a été retenu.
= 50 salariés
Sont éligibles les entreprises de moins de 250 salariés.
= 250 salariés
Les communes de plus de 10 000 habitants sont exclues.
= 10000 habitants
Les projets réunissant au moins trois partenaires sont prioritaires.
= 3 partenaires
L’aide est limitée à 3 dossiers par bénéficiaire.
= 3 dossiers
Le jury se compose de 9 membres, dont 4 élus.
= 9 membres; 4 élus
Un courrier signé par 27 maires lui a été remis.
= 27 maires lui
Le parking de 300 places sera fermé.
= 300 places
La salle des machines consomme 1,2 MW.
= 1.2 MW
Le taux de pauvreté (18 %) reste supérieur à la moyenne (14 %).
= 18 %; 14 %
Notre région se situe au 7e rang des 13 régions.
= 13 régions
Trois ans plus tôt, elle comptait 14 salariés.
= 14 salariés
Le chapitre 12 du livre blanc, publié à 500 exemplaires.
= 500 exemplaires
La moitié des participants étaient des femmes.
= 50 %
Une majorité de Français (58 %) se dit inquiète.
= 58 %
Il reste 40 % de l’enveloppe à engager.
= 40 %
Les TPE reçoivent 30 % de l’enveloppe.
= 30 %
Le taux d’exécution est de 62 % à ce jour.
= 62 %
Au 1er janvier, 62 % des crédits étaient engagés.
= 62 %
Seules 9 des 40 communes rurales ont signé une convention.
= 9; 40 communes rurales
Les communes de moins de 2 000 habitants recevront un forfait.
= 2000 habitants
Non : 40 départs à la retraite ne seront pas remplacés.
= 40 départs
12 élus de cette assemblée voteront contre.
= 12 élus de cette assemblée
""")


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_a_figure_of_context_is_a_count(text: str, expected: str) -> None:
    extraction = read(text, date(2025, 10, 15))
    assert "; ".join(map(told_count, values(extraction, Count))) == expected
    assert not values(extraction, Target)
