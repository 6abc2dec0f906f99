from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, read, values
from tramontane.evidence.values import Programme

LEAD = "La Région Bretagne a adopté le plan « Breizh IA »."
NAMED = """
Le chèque « Déclic » aide les PME.
= Déclic
Une aide dénommée « Passe-marée » est créée.
= Passe-marée
Le supercalculateur Asgard sera installé à Lannion.
= Asgard
Le plan complète France 2030 et Horizon Europe.
= France 2030, Horizon Europe
L’appel à projets « Mor Data » ouvrira en mai.
= Mor Data
Le fonds Breizh Up a investi 3 M€.
= Breizh Up
Le dispositif Inno R&D est prolongé.
= Inno R&D
Il succède au plan « Ville ouverte », clos en 2022.
= Ville ouverte
L’assistant « Clémence » répond aux habitants.
= Clémence
Le programme Regain numérique a coûté 3 M€.
= Regain numérique
La plateforme Albert sera ouverte aux agents.
= Albert
Le label « IA de confiance » sera créé.
= IA de confiance
Le prix « Pixel d’or » récompense les PME.
= Pixel d’or
Le centre de calcul Jean Zay accueille les équipes.
= Jean Zay
Avec le pass « Numéric’IA », les jeunes seront formés.
= Numéric’IA
Le programme Jules Verne Compétences durera deux ans.
= Jules Verne Compétences
L’appel à manifestation d’intérêt « Data Terre » sera publié.
= Data Terre
L’AMI « Data Terre » et l’AAP « Inno Mer » seront publiés.
= Data Terre, Inno Mer
Il remplace le schéma « Bretagne numérique 2020 ».
= Bretagne numérique 2020
La plateforme DataLoire sera ouverte.
= DataLoire
Les lauréats du concours Cré’IA seront connus en mai.
= Cré’IA
Le plan prolonge le programme Territoires connectés.
= Territoires connectés
Une école, baptisée « Campus Datalia », ouvrira à Brest.
= Campus Datalia
Le bus « Numéribus » sillonnera la région.
= Numéribus
Le salon « IA Days » se tiendra à Rennes.
= IA Days
Les fonds européens et le fonds Sud financeront le projet.
= Sud
Les projets sont financés par le fonds Brexit Adjustment Reserve.
= Brexit Adjustment Reserve
Le supercalculateur Jean Zay et la plateforme « Mistralya » sont utilisés.
= Jean Zay, Mistralya
L’article 3 crée l’aide « Coup de pouce IA ».
= Coup de pouce IA
Le dispositif « Cap Emploi IA », porté par France Travail, aidera 300 personnes.
= Cap Emploi IA
L’initiative EuroHPC et le programme Digital Europe apportent 4 M€.
= EuroHPC, Digital Europe
Le plan « France 2030 » apporte 4 M€.
= France 2030
Bilan du plan « Breizh numérique » (2019-2023) : 3 M€.
= Breizh numérique
"""
UNNAMED = """
« Pas un sou de plus », jure-t-il.
=
« Rien à voir avec l’usine », prévient Jimmy Hoarau.
=
Volet « Prévention des incendies » : 4,6 M€.
=
Trois axes : « Former », « Chercher » et « Équiper ».
=
Selon le journal « L’Écho », le plan plaît.
=
« Une chance pour nos PME », selon la présidente.
=
Elle parle d’« Intelligence artificielle ».
=
L’association « Data citoyenne » s’inquiète.
=
Le slogan « Osons demain » est affiché.
=
« Former 20 000 personnes » : c’est l’objectif.
=
La société « Nuadis » investira 400 M€.
=
Le fonds européen de développement régional financera le reste.
=
Une IA « de confiance » et « frugale » est promise.
=
Il a déclaré : « Une grande ambition pour la Bretagne et ses habitants ».
=
La présidente parle d’un « effort sans précédent ».
=
« Zéro emploi supprimé » : la promesse est tenue.
=
Selon l’étude « Panorama de l’IA », 12 % des PME sont équipées.
=
Le titre II, « Dispositions financières », est adopté.
=
Le chapitre « Budget » est clair.
=
Le comité « Éthique et numérique » se réunira.
=
La ligne « Études » est dotée de 3 M€.
=
Axe 1 : « Former les actifs » (4 M€)
=
Le groupe « Bretagne en commun » s’est abstenu.
=
L’outil d’aide à la décision Iris sera déployé.
=
"""


def _names(text: str) -> str:
    return ", ".join(p.name for p in values(read(f"{LEAD}\n{text}", date(2025, 3, 14)), Programme))


@pytest.mark.parametrize(("text", "names"), cases(NAMED))
def test_schemes_tools_and_other_plans_are_named(text: str, names: str) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(("text", "names"), cases(UNNAMED))
def test_speech_axes_bodies_and_titles_name_no_scheme(text: str, names: str) -> None:
    assert _names(text) == names


def test_the_quoted_label_of_an_axis_before_its_sum_names_no_scheme() -> None:
    text = "Les deux volets restent inchangés : « Tourisme et patrimoine », 7,4 M€ ; « Langue et école », 9 M€."
    assert not _names(text)
