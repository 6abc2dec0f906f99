"""Figures of context: votes, headcounts, percents, shares in words."""

from datetime import date

import pytest

from tests.evidence.extraction.quantities.wording import told_count, told_goal
from tests.evidence.extraction.texts import cases, read, table_of, values
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.values import Action, Count, Target

_TOLD = cases("""
Au moins 30 % des fonds iront aux PME.
= 30 %
La délibération est adoptée par 121 voix pour, 38 contre et 11 abstentions.
= 121 voix pour; 38 voix contre; 11 abstentions
Le crédit est accepté par 71 voix contre 29.
= 71 voix; 29 voix contre
Vote : 54 pour, 12 contre, 3 abstentions.
= 54 voix pour; 12 voix contre; 3 abstentions
Résultat du scrutin : pour 54, contre 12, abstentions 3.
= 54 voix pour; 12 voix contre; 3 abstentions
Pour : 54 ; contre : 12 ; abstention : 3
= 54 voix pour; 12 voix contre; 3 abstention
Adopté à 54 voix contre 12 et 3 abstentions.
= 54 voix; 12 voix contre; 3 abstentions
Adoptée à la majorité (54 pour, 12 contre).
= 54 voix pour; 12 voix contre
Le texte a recueilli 54 suffrages favorables et douze défavorables.
= 54 suffrages; 12 voix défavorables
Par 54 oui contre 12 non et 3 abstentions, le Grand Conseil a adopté le décret.
= 54 oui; 12 voix contre; 3 abstentions
Votants : 66 / Pour : 54 / Contre : 12
= 66 votants; 54 voix pour; 12 voix contre
Présents : 42. Votants : 45. Exprimés : 40.
= 42 présents; 45 votants; 40 suffrages exprimés
Étaient présents 42 conseillers, 3 avaient donné pouvoir.
= 42 conseillers; 3 conseillers
Nombre de conseillers en exercice : 55
= 55 membres en exercice
Deux élus se sont abstenus, quatre ont voté contre.
= 2 abstentions; 4
L’amendement a été rejeté par 60 voix contre 40, 5 élus s’abstenant.
= 60 voix; 40 voix contre; 5 abstentions
Le groupe compte 14 élus et 320 adhérents.
= 14 élus; 320 adhérents
La région compte 1 250 entreprises du numérique et 9 000 salariés.
= 1250 entreprises du numérique; 9000 salariés
Selon l’Insee, 37,4 % des PME ont recours à l’IA.
= 37.4 %
Seules 12 % des PME utilisent l’IA, soit une sur huit.
= 12 %; 12.5 %
Un salarié sur dix se dit inquiet.
= 10 %
Les deux tiers des habitants y sont favorables.
= 67 %
Près de la moitié des agents sont formés.
= 50 %
En 2024, 350 entreprises ont été accompagnées.
= 350 entreprises
L’an dernier, 1 200 personnes ont suivi la formation.
= 1200 personnes
Le territoire compte 62 000 habitants.
= 62000 habitants
Plus de 300 personnes ont assisté à la réunion.
= 300 personnes
Une vingtaine de manifestants attendaient devant l’hôtel de Région.
= 20 manifestants
112 dossiers ont été déposés, 37 retenus.
= 112 dossiers; 37 dossiers
Le taux de chômage atteint 7,2 %.
= 7.2 %
Le comité de pilotage comprend douze membres.
= 12 membres
Le groupe emploie 450 salariés à Lannion.
= 450 salariés
Le supercalculateur délivre 12 pétaflops.
= 12 pétaflops
Le taux d’aide est de 50 % ; il est de 70 % pour les TPE.
= 50 %; 70 %
L’aide ne pourra excéder 50 % des dépenses éligibles.
= 50 %
La part de la Région s’élève à 40 %.
= 40 %
Cela représente une hausse de 7 % par rapport à 2024.
= 7 %
Le budget augmente de 12 %.
= 12 %
Le laboratoire, fort de 85 chercheurs, est installé à Brest.
= 85 chercheurs
Près de 4 000 foyers sont concernés.
= 4000 foyers
Elle représente 18 % du PIB régional.
= 18 %
Quelque 1 800 likes et 300 RT.
= 1800 likes; 300 RT
Sur 2 300 agents, 180 ont répondu au questionnaire.
= 2300 agents; 180 agents
Le quorum de 33 membres est atteint.
= 33 membres
Ils étaient 250 dans la salle.
= 250
Nous sommes 14 à travailler ici.
= 14
La pétition a recueilli 1 230 signatures.
= 1230 signatures
Sur les 57 votants, 41 ont approuvé.
= 57 votants; 41
41 votes pour, 9 contre, 7 abstentions
= 41 votes pour; 9 voix contre; 7 abstentions
Le plan a été élaboré avec 60 partenaires.
= 60 partenaires
Le taux d’intérêt est de 3,5 %.
= 3.5 %
Le vote a eu lieu à l’unanimité des 43 présents.
= 43 présents
48 sièges sur 93 reviennent à la majorité.
= 48 sièges; 93 reviennent
Elle a obtenu 62 % des suffrages.
= 62 %
Effectif : 1 250 ETP.
= 1250 ETP
Nombre de bénéficiaires : 480
= 480 bénéficiaires
Population : 340 000 habitants
= 340000 habitants
La Région emploie aujourd’hui 3 400 agents, dont 1 200 dans les lycées.
= 3400 agents; 1200 agents
Sur les 240 communes du département, 80 disposent déjà d’un outil.
= 240 communes du département; 80 disposent
Le taux de réussite est de 92 %.
= 92 %
Les PME représentent 99 % du tissu économique.
= 99 %
Un Wallon sur trois utilise déjà un assistant conversationnel.
= 33.3333 %
Plus d’un tiers des répondants se disent inquiets.
= 33 %
Les trois quarts des lycéens ont un ordinateur.
= 75 %
Le quart des communes n’a pas répondu.
= 25 %
En 2023, 18 % des entreprises avaient recours à l’IA, contre 9 % en 2021.
= 18 %; 9 %
La consultation a recueilli 2 450 contributions de 1 100 citoyens.
= 2450 contributions; 1100 citoyens
Le centre, situé 25 rue Pasteur, 35000 Rennes, emploie 40 personnes.
= 40 personnes
Le dossier compte 64 pages et 12 annexes.
= 12 annexes
La salle peut accueillir 120 personnes.
= 120 personnes
Le vote est acquis par 28 oui contre 17 non et 4 abstentions.
= 28 oui; 17 voix contre; 4 abstentions
Au vote, l’entrée en matière est acceptée par 98 voix sans opposition et 3 abstentions.
= 98 voix; 3 abstentions
Le Grand Conseil accepte le projet de décret par 104 voix contre 12 (6 abstentions).
= 104 voix; 12 voix contre; 6 abstentions
Pour : 71. Contre : 44. Abstention : 1. La motion est adoptée.
= 71 voix pour; 44 voix contre; 1 abstention
Adopté par 43 voix, 16 s’y opposant et 2 s’abstenant.
= 43 voix
Ont voté pour : 43 – contre : 16 – abstentions : 2
= 43 voix pour; 16 voix contre; 2 abstentions
(54 voix pour, 0 contre, 3 abstentions)
= 54 voix pour; 0 voix contre; 3 abstentions
Le conseil, par 19 voix pour et une abstention, approuve la convention.
= 19 voix pour; 1 abstention
Adopté à l’unanimité (33 votants).
= 33 votants
35 élus ont voté pour, 12 contre.
= 35 élus; 12 voix contre
Nombre de membres en exercice : 43 ; présents : 38 ; votants : 41
= 43 membres en exercice; 38 présents; 41 votants
Conseillers présents : 29 – Procurations : 4 – Absents : 2
= 29 présents; 4 procurations; 2 absents
La motion a été repoussée par 61 voix contre 58.
= 61 voix; 58 voix contre
Les 57 conseillers régionaux ont débattu pendant quatre heures.
= 57 conseillers régionaux
Le plan comprend 42 actions réparties en 4 axes.
= 42 actions réparties
Le programme se décline en 12 fiches-actions.
= 12 fiches-actions
Il manque 300 ingénieurs dans la région.
= 300 ingénieurs
Les émissions ont baissé de 12 % en 2024.
= 12 %
Le solde sera versé à hauteur de 30 % après contrôle.
= 30 %
L’aide représentera 60 % du coût, dans la limite de 20 000 €.
= 60 %
Une bonification de 10 % sera accordée aux TPE.
= 10 %
Le comité de suivi, composé de 15 membres, se réunira tous les six mois.
= 15 membres
Trois réunions publiques auront lieu en novembre 2025.
= 3 réunions publiques
Nous accompagnons 120 PME par an.
= 120 PME
Le pôle forme 600 étudiants par an.
= 600 étudiants
Le pôle formait 600 étudiants par an.
= 600 étudiants
La Région a aidé 850 entreprises depuis 2021.
= 850 entreprises
Le dispositif a permis de former 4 200 salariés.
= 4200 salariés
4 200 salariés ont bénéficié d’une formation.
= 4200 salariés
Au 30 juin 2025, 212 dossiers étaient instruits.
= 212 dossiers
Bilan 2024 : 212 dossiers instruits, 140 retenus.
= 212 dossiers instruits; 140 dossiers instruits
Bilan : 1 300 participants, 45 exposants.
= 1300 participants; 45 exposants
""")
_DAY = date(2025, 10, 15)


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_a_figure_of_context_is_a_count(text: str, expected: str) -> None:
    extraction = read(text, _DAY)
    assert "; ".join(map(told_count, values(extraction, Count))) == expected
    assert not values(extraction, Target)


def test_the_percents_of_a_table_and_the_whole_numbers_under_a_head_that_names_them_are_counts() -> None:
    rows = [["Catégorie", "Taux d’aide", "Nombre de dossiers"], ["TPE", "60 %", "112"], ["PME", "50 %", "37"]]
    counts = values(extract(table_of("Bilan", rows), _DAY), Count)
    assert [told_count(c) for c in counts] == [
        "60 %", "112 Nombre de dossiers", "50 %", "37 Nombre de dossiers",
    ]  # fmt: skip


def test_the_cells_of_a_table_of_indicators_are_its_targets_only() -> None:
    rows = [["Indicateur", "2024", "Cible 2028"], ["Part des agents formés", "12 %", "60 %"]]
    extraction = extract(table_of("Indicateurs", rows), _DAY)
    assert not values(extraction, Count)
    (target,) = values(extraction, Target)
    assert told_goal(target) == "60 < 12 @2028"


def test_a_sentence_of_numbers_alone_counts_nothing() -> None:
    assert not values(read("12 lots " * 60), Count)


def test_a_table_of_years_to_come_beside_a_year_gone_by_tells_targets() -> None:
    rows = [["Indicateur", "2024", "2027", "2029"], ["Entreprises accompagnées", "120", "600", "1'500"]]
    targets = values(extract(table_of("Indicateurs", rows), _DAY), Target)
    assert [told_goal(t) for t in targets] == ["600 < 120 @2027", "1500 < 120 @2029"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le plan prévoit d’équiper les 62 missions locales.", 62),
        ("Chacun des 230 lycées recevra un assistant.", 230),
        ("La Région formera ses 7 200 agents.", 7200),
        ("Nous allons relier les 41 bibliothèques du canton.", 41),
    ],
)
def test_how_many_there_are_is_no_level_to_reach(text: str, value: int) -> None:
    found = read(f"La Région Bretagne a adopté le plan « Breizh IA ». {text}", None)
    assert not values(found, Target)
    assert [c.value for c in values(found, Count)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "L’agence organisera trois ateliers de montage.",
        "Nous ouvrirons une maison de l’IA et deux antennes.",
        "La Ville installera quatre bornes dans les mairies.",
    ],
)
def test_a_few_in_words_and_without_a_date_are_only_something_to_do(text: str) -> None:
    found = read(f"La Région Bretagne a adopté le plan « Breizh IA ». {text}", None)
    assert not values(found, Target)
    assert values(found, Action)


def test_a_few_with_a_date_are_a_level_to_reach() -> None:
    found = read("La Région Bretagne a adopté le plan « Breizh IA ». Nous ouvrirons trois antennes d’ici 2030.", None)
    assert [t.value for t in values(found, Target)] == [3]
