"""Persons with their roles, organisations of every kind, and capitals that are neither."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, claims, read
from tramontane.evidence.values import Actor

LEAD = "La Région Bretagne a adopté le plan « Breizh IA ».\n"
SENTENCES = """
M. Loïc Le Bihan, maire de Carhaix, a salué le projet.
= Loïc Le Bihan : maire de Carhaix
Mme Awa N’Diaye (Groupe Écologie) regrette ce choix.
= Awa N’Diaye : Groupe Écologie
Étaient présents : Mmes Rose Ansel, Lina Prat et MM. Hugo Vial, Omar Sy.
= Rose Ansel | Lina Prat | Hugo Vial | Omar Sy
Le rapporteur, M. P. Delorme, a présenté le texte.
= P. Delorme : rapporteur
La conseillère d’État Anne Torracinta défend le crédit.
= Anne Torracinta : conseillère d’État
Selon le bourgmestre de Dinant, Luc Tasiaux, le budget suffira.
= Luc Tasiaux : bourgmestre de Dinant
« C’est peu », résume Katell Guivarc’h, syndicaliste à la CFDT.
= Katell Guivarc’h : syndicaliste à la CFDT | CFDT
Le préfet de région, Emmanuel Berthier, signera la charte.
= Emmanuel Berthier : préfet de région
Dr Yves Martin, chef du service de radiologie du CHU de Brest, pilote l’essai.
= Yves Martin : chef du service de radiologie du CHU de Brest | CHU de Brest
Le CHU de Nantes et l’AP-HM testeront l’outil.
= CHU de Nantes | AP-HM
La chambre de commerce et d’industrie de Quimper accompagnera les artisans.
= chambre de commerce et d’industrie de Quimper
La Chambre d’agriculture du Finistère est associée.
= Chambre d’agriculture du Finistère
Partenaires : Inria, Orange, Crédit Agricole, Thales et la Banque des Territoires.
= Inria | Orange | Crédit Agricole | Thales | Banque des Territoires
La société Novadeep, une start-up de Lannion, lève 4 M€.
= Novadeep : société
Novadeep, une start-up de Lannion, a levé 4 M€.
= Novadeep : start-up
La Fondation Bettencourt financera la chaire.
= Fondation Bettencourt
Le syndicat FO demande un moratoire.
= FO : syndicat
La CGT et la CFDT ont voté contre.
= CGT | CFDT
Le pôle de compétitivité Images & Réseaux animera le réseau.
= Images & Réseaux : pôle de compétitivité
Le cluster Digital 113 est partenaire.
= Digital 113 : cluster
L’Agence régionale de santé (ARS) suivra l’essai.
= Agence régionale de santé
L’IDRIS hébergera les modèles.
= IDRIS
La convention avec l’École polytechnique fédérale de Lausanne est signée.
= École polytechnique fédérale de Lausanne
Innosuisse apportera 2 millions.
= Innosuisse
La Banque cantonale vaudoise avancera les fonds.
= Banque cantonale vaudoise
Investissement Québec prêtera 10 M$.
= Investissement Québec
L’UQAM et Polytechnique Montréal ouvriront un diplôme.
= UQAM | Polytechnique Montréal
Sébastien Roy, président-directeur général d’Hydro-Québec, s’est dit prêt.
= Sébastien Roy : président-directeur général d’Hydro-Québec | Hydro-Québec
Le ministre de l’Économie Pierre Fitzgibbon a lancé l’appel.
= Pierre Fitzgibbon : ministre de l’Économie
Yann Kergoat (PS) a voté contre.
= Yann Kergoat : PS
La députée Nadia Essayan a posé la question.
= Nadia Essayan : députée
Contact : Julie Morel, chargée de communication, 02 99 00 00 00
= Julie Morel : chargée de communication
Signé : la présidente, Hélène LE GALL
= Hélène Le Gall : présidente
Les entreprises Airbus Atlantic et Naval Group testeront l’outil.
= Airbus Atlantic | Naval Group
Avec le soutien de l’Union européenne et de l’Ademe.
= Union européenne | Ademe
L’Institut Pasteur, le CNRS et l’Inserm piloteront l’étude.
= Institut Pasteur | CNRS | Inserm
Le lycée Joliot-Curie de Rennes ouvrira la section.
= lycée Joliot-Curie de Rennes
La mission locale de Redon accueillera les jeunes.
= mission locale de Redon
Pôle emploi et France Travail proposeront un atelier.
= Pôle emploi | France Travail
Rennes Métropole, Brest métropole et Lorient Agglomération cofinancent le fonds.
= Rennes Métropole | Brest métropole | Lorient Agglomération
Le groupe Mistral AI a été retenu.
= Mistral AI : groupe
Le consortium mené par Capgemini l’a emporté.
= Capgemini
Le marché a été attribué à Sopra Steria.
= Sopra Steria
La HEIG-VD et l’EPFL forment les enseignants.
= HEIG-VD | EPFL
L’université Rennes 2 est associée au projet.
= université Rennes 2
La Fédération des entreprises de Belgique s’inquiète.
= Fédération des entreprises de Belgique
« Trop cher », juge l’élu d’opposition Marc Féret.
= Marc Féret : élu d’opposition
Pour Inès Calvo, sociologue au CNRS, l’effort est réel.
= Inès Calvo : sociologue au CNRS | CNRS
L’Intelligence Artificielle change tout.
=
Le Conseil Régional a voté le Plan Breizh IA.
=
La Ville Rose accueille le salon Demain Tech.
=
Le Bac Pro Maintenance sera rénové.
=
Rendez-vous à Saint Malo le 3 mai.
=
Les PME et les TPE pourront candidater en ligne.
=
Le comité réunit l’université de Rennes, l’INSA de Rennes, IMT Atlantique et CentraleSupélec.
= université de Rennes | INSA de Rennes | IMT Atlantique | CentraleSupélec
La start-up rennaise Kelenn a signé avec Enedis.
= Kelenn : start-up | Enedis
Mme Léa Kieffer, adjointe au maire de Colmar chargée du numérique, présente le rapport.
= Léa Kieffer : adjointe au maire de Colmar chargée du numérique
Le président Xavier Roth et la vice-présidente Mina Haddad ont signé.
= Xavier Roth : président | Mina Haddad : vice-présidente
« Une chance », sourit Odile Le Roux, éleveuse à Plouay.
= Odile Le Roux : éleveuse à Plouay
Ont voté contre : MM. Adrien Bas, Luc Tardy ; Mme Eva Lopez.
= Adrien Bas | Luc Tardy | Eva Lopez
Le ministre québécois de la Cybersécurité, Gilles Bélanger, et la mairesse de Gatineau, Maude Marquis-Bissonnette,
étaient présents.
= Gilles Bélanger : ministre québécois de la Cybersécurité | Maude Marquis-Bissonnette : mairesse de Gatineau
Christophe Darbellay, conseiller d’État valaisan, a ouvert la séance.
= Christophe Darbellay : conseiller d’État valaisan
Adrien Dolimont, ministre-président wallon, s’en félicite.
= Adrien Dolimont : ministre-président wallon
L’Agence wallonne du numérique et le Forem formeront les demandeurs d’emploi.
= Agence wallonne du numérique | Forem
Le projet est porté par le CHUV, la HEIG-VD et la fondation Inartis.
= CHUV | HEIG-VD | Inartis : fondation
La Caisse des Dépôts prêtera 4 M€.
= Caisse des Dépôts
Bpifrance et le Crédit Mutuel Arkéa abonderont le fonds.
= Bpifrance | Crédit Mutuel Arkéa
L’entreprise OVHcloud hébergera les données.
= OVHcloud : entreprise
Le marché revient à Atos.
= Atos
La Ligue des droits de l’Homme a saisi la Cnil.
= Ligue des droits de l’Homme | Cnil
D’après l’Insee, une PME sur dix utilise ces outils.
= Insee
L’Ordre des avocats de Bordeaux et l’Urssaf participent.
= Ordre des avocats de Bordeaux | Urssaf
L’opérateur Orange Wholesale tirera la fibre.
= Orange Wholesale : opérateur
Le lycée agricole de Vesoul et l’école des Mines de Nancy accueilleront les stagiaires.
= lycée agricole de Vesoul | école des Mines de Nancy
Le Medef et la CPME saluent un effort.
= Medef | CPME
Un accord a été conclu avec SNCF Voyageurs.
= SNCF Voyageurs
La députée européenne Karima Delli (Verts) était présente.
= Karima Delli : députée européenne
J.-P. Morin, directeur de l’IUT de Lannion.
= J.-P. Morin : directeur de l’IUT de Lannion | IUT de Lannion
Desjardins et l’Université McGill financeront la chaire.
= Desjardins | Université McGill
Rapporteur : M. Damien Ott
= Damien Ott : Rapporteur
Le secrétaire de séance, Bruno Klein
= Bruno Klein : secrétaire de séance
Le Plan Régional Santé sera revu.
=
Dans le Val d’Oise, les maires attendent.
=
Les Hauts-de-France et la Normandie avancent.
=
Innovation, recherche, formation : trois mots.
=
Le RGPD et l’AI Act s’appliquent.
=
Formation des agents, Calcul et Données : tels sont les axes.
=
Objectif : 300 PME.
=
La fibre arrive à Gap et à Digne.
=
La Fédération des chambres de commerce du Québec salue le geste, mais la CSN hésite.
= Fédération des chambres de commerce du Québec | CSN
Le guichet ouvrira à la Maison de l’Agglomération.
=
"""


@pytest.mark.parametrize(("text", "expected"), cases(SENTENCES))
def test_a_sentence_names_its_actors_and_nobody_else(text: str, expected: str) -> None:
    found = {}
    for claim in claims(read(f"{LEAD}{text}\n", date(2025, 3, 10)), "actor"):
        assert isinstance(claim.value, Actor)
        if claim.spans[0][0] >= len(LEAD):
            found[claim.value.name.replace("'", "’")] = (claim.value.role or "").replace("'", "’")
    wanted = dict(w.strip().partition(" : ")[::2] for w in expected.split("|") if w.strip())
    assert found.keys() == wanted.keys()
    assert all(found[name] == role for name, role in wanted.items() if role)


def test_a_person_and_a_body_are_told_apart() -> None:
    text = "Mme Rose Ansel a signé avec Centrale Nantes et Nantes Université."
    kinds = {a.name: a.type for c in claims(read(text), "actor") if isinstance(a := c.value, Actor)}
    assert kinds == {"Rose Ansel": "person", "Centrale Nantes": "organisation", "Nantes Université": "organisation"}
