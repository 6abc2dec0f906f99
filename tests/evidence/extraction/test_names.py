from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, read
from tramontane.evidence.extraction.grammar.territories import places_in

CARDS = """
Avec Cap Breizh IA, la Région Bretagne veut aider les PME.
= Cap Breizh IA | Bretagne
Armor IA : vos questions / Le plan Armor IA est breton.
= Armor IA | Bretagne
La Région Grand Est adopte son plan intelligence artificielle.
= plan intelligence artificielle | Grand Est
La Ville de Nantes a adopté lundi son plan « Nantes IA », en conseil municipal.
= Nantes IA | Nantes
Le conseil de la métropole de Lyon a voté « Lyon IA », son plan.
= Lyon IA | Métropole de Lyon
Bordeaux Métropole lance son plan « Gironde IA ». La métropole y consacrera 4 M€ avec la Région Nouvelle-Aquitaine.
= Gironde IA | Bordeaux Métropole
Le Département du Gers présente son plan « Gascogne IA ». Le conseil départemental votera en juin.
= Gascogne IA | Département du Gers
Le Conseil d’État genevois a présenté mardi sa stratégie « Rade IA ».
= Rade IA | Genève
RÉPUBLIQUE ET CANTON DU JURA / Message au Parlement / Plan « Doubs IA »
= Doubs IA | Jura
Le gouvernement du Québec dévoile sa stratégie « Boréal IA ».
= Boréal IA | Québec
La Collectivité territoriale de Guyane a validé son schéma « Maroni IA ».
= Maroni IA | Guyane
La Réunion adopte son plan « Péi IA ».
= Péi IA | La Réunion
Réunion du 3 mai à Mayotte : le plan « Lagon IA » est voté.
= Lagon IA | Mayotte
La Région a créé le chèque « Déclic ». Son plan, « Breizh IA », court jusqu’en 2028.
= Breizh IA | -
Objet : Adoption du plan régional « Loire IA » – Région Centre-Val de Loire
= Loire IA | Centre-Val de Loire
#PlanIA : le Grand Est lance #GrandEstIA, sa feuille de route
= GrandEstIA | Grand Est
La stratégie régionale de l’intelligence artificielle de Bretagne est prête.
= stratégie régionale de l’intelligence artificielle | Bretagne
Plan régional IA 2030 : la Normandie accélère
= Plan régional IA 2030 | Normandie
La Wallonie a lancé DigitalWallonia4.ai, son programme pour l’IA.
= DigitalWallonia4.ai | Wallonie
Baptisé Synapse, le plan wallon pour l’IA pèse 40 M€.
= Synapse | Wallonie
Le programme, intitulé « Occitan’IA », est doté de 40 M€ par la Région Occitanie.
= Occitan’IA | Occitanie
Strasbourg : l’Eurométropole de Strasbourg vote « Rhin IA », son plan. Le conseil de l’Eurométropole était réuni
lundi.
= Rhin IA | Eurométropole de Strasbourg
Le Conseil communal de Lausanne a adopté le plan « Lac IA » de la Ville de Lausanne.
= Lac IA | Lausanne
« Alpes IA », tel est le nom du plan de la Région Auvergne-Rhône-Alpes.
= Alpes IA | Auvergne-Rhône-Alpes
STRATÉGIE RÉGIONALE « MISTRAL IA » 2025-2030 / Région Sud / Adoptée le 3 mars.
= MISTRAL IA | Provence-Alpes-Côte d’Azur
CONSEIL REGIONAL DE NOR MANDIE / Plan « Drak kar IA » / Le plan « Drakkar IA » est adopté.
= Drakkar IA | Normandie
REGI0N BRETAGNE / Plan régi0nal « Arm0r IA »
= Armor IA | Bretagne
Ville de Rennes – Conseil municipal du 6 mars 2025 / Objet : adoption de la stratégie municipale « Rennes IA »
= Rennes IA | Rennes
DÉPARTEMENT DE LA GIRONDE / Conseil départemental / Plan départemental « Estuaire IA »
= Estuaire IA | Département de la Gironde
Le maire de Lille, Jean Roy, a présenté lundi le plan « Deûle IA » au conseil municipal. La Région Hauts-de-France
apportera 2 M€.
= Deûle IA | Lille
Nice – Le conseil municipal a adopté le plan « Azur IA ».
= Azur IA | Nice
La Ville de Genève lance « Jet IA », son plan municipal. Le Conseil municipal a dit oui.
= Jet IA | Genève
Ville de Montréal / Le conseil municipal a adopté la stratégie « Mont IA ». Le Québec y contribue.
= Mont IA | Montréal
Le Gouvernement de la Région de Bruxelles-Capitale a approuvé le plan « Senne IA ».
= Senne IA | Bruxelles
Le gouvernement de Polynésie française a présenté son plan « Fenua IA ».
= Fenua IA | Polynésie française
Le Conseil d’État du canton du Valais soumet au Grand Conseil le programme « Rhône IA ».
= Rhône IA | Valais
BERNE | La Confédération verse 20 millions. / NEUCHÂTEL | Le Grand Conseil a accepté le programme cantonal « Horloge
IA ».
= Horloge IA | Neuchâtel
La Région a adopté le plan « X IA » à Rennes. Plus loin que la Bretagne, l’Occitanie ? La Bretagne compte 200 PME.
= X IA | Bretagne
Comme l’Occitanie, la Région Normandie se dote d’un plan IA.
= plan IA | Normandie
Le plan « Alsace IA » de la Collectivité européenne d’Alsace est adopté.
= Alsace IA | Collectivité européenne d’Alsace
L’intercommunalité Clermont Auvergne Métropole a voté le plan « Volcan IA » en conseil métropolitain.
= Volcan IA | Clermont Auvergne Métropole
Grand Lyon : la métropole adopte « Confluence IA », son plan.
= Confluence IA | Grand Lyon
La Région Île-de-France a voté son plan IA régional. Le maire de Paris a salué le vote.
= plan IA régional | Île-de-France
La présidente de Région, Mme Roux, a présenté en Guadeloupe le schéma « Karukera IA ».
= Karukera IA | Guadeloupe
Notre stratégie régionale d’intelligence artificielle est adoptée, se réjouit la Région Réunion.
= stratégie régionale d’intelligence artificielle | La Réunion
La Région lance une feuille de route sur l’intelligence artificielle en Pays de la Loire.
= feuille de route sur l’intelligence artificielle | Pays de la Loire
La Région Sud a dévoilé son plan d’action pour l’IA.
= plan d’action pour l’IA | Provence-Alpes-Côte d’Azur
Le schéma régional de développement de l’intelligence artificielle (SRDIA) de Corse est voté.
= schéma régional de développement de l’intelligence artificielle | Corse
Le conseil régional a validé « Horizon Loire 2030 ». Cette feuille de route ligérienne mobilise 40 M€.
= Horizon Loire 2030 | Pays de la Loire
Nom de code : « Cigale ». Le plan IA de la Région Sud est prêt.
= Cigale | Provence-Alpes-Côte d’Azur
Le plan IA de la Région Occitanie, « Garrigue », a été adopté.
= Garrigue | Occitanie
La Région Occitanie appelle son plan « Garrigue ».
= Garrigue | Occitanie
Un nom : Garrigue IA. Un budget : 40 M€. La Région Occitanie a présenté son plan.
= Garrigue IA | Occitanie
"""


@pytest.mark.parametrize(("text", "card"), cases(CARDS))
def test_a_plan_has_its_name_and_its_territory(text: str, card: str) -> None:
    read_card = read(text, date(2025, 3, 14)).card
    assert f"{read_card.plan} | {read_card.territory or '-'}" == card


def test_a_meeting_is_not_an_island() -> None:
    assert [p.name for p in places_in("la reunion de lundi", "La réunion de lundi")] == []
    assert [p.name for p in places_in("la reunion vote", "La Réunion vote")] == ["La Réunion"]


def test_a_compared_territory_is_not_the_document_s() -> None:
    text = "ETAT DE FRIBOURG\nPlan « Sarine IA »\nÀ titre de comparaison, le canton de Vaud y consacre plus."
    assert read(text).card.territory == "Fribourg"


def test_every_mention_of_the_plan_s_name_is_its_evidence() -> None:
    text = "La Région Bretagne adopte le plan « Breizh IA ». Avec Breizh IA, 200 PME seront aidées."
    (claim,) = [c for c in read(text).claims if c.value.kind == "plan"]
    assert [text[a:b] for a, b in claim.spans] == ["Breizh IA", "Breizh IA"]


@pytest.mark.parametrize(
    ("text", "territory"),
    [
        ("Hier, le Grand Annecy a adopté le plan « Lac IA ». Le canton voisin et la Région regardent.", "Grand Annecy"),
        ("Le conseil municipal a adopté le plan « Lac IA ».\n" + "Rien d’autre. " * 20 + "\nUsines : 2 M€.", None),
    ],
)
def test_a_label_before_a_colon_is_no_city_past_the_title(text: str, territory: str | None) -> None:
    assert read(text, date(2025, 3, 14)).card.territory == territory
