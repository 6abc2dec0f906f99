"""Sessions, deadlines, openings and signatures with their day, and days that tell no event."""

from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, claims, read
from tramontane.evidence.values import Event

LEAD = "La Région Bretagne a adopté le plan « Breizh IA ».\n"
SENTENCES = """
Séance plénière du 26 juin 2025
= 2025-06-26
Conseil communautaire du 3 avril 2025
= 2025-04-03
Date limite de dépôt : 15 mars 2026
= 2026-03-15
Jury le 4 juin.
= 2025-06-04
Ouverture des candidatures : lundi 6 octobre 2025
= 2025-10-06
Les lauréats seront connus le 12 décembre 2025.
= 2025-12-12
Le plan sera présenté lors du salon Vivatech, le 14 juin 2025 à Paris.
= 2025-06-14 @ Paris
La conférence du 5 mai réunira les chercheurs.
= 2025-05-05
Rendez-vous le 18 septembre à Colmar.
= 2025-09-18 @ Colmar
Le centre entrera en service au 2e trimestre 2026.
= 2026-34
La maison de l’IA ouvrira ses portes en septembre 2025.
= 2025-09
Les candidatures doivent parvenir à la Région avant le 30 avril 2025 à midi.
= 2025-04-30
Inscriptions jusqu’au 2 mai.
= 2025-05-02
Les dossiers sont à déposer du 1er au 30 avril.
= 2025-04-01/2025-04-30
La convention a été signée le 7 février 2025 à Quimper.
= 2025-02-07 @ Quimper
La cérémonie de signature aura lieu le 21 mars à Vannes.
= 2025-03-21 @ Vannes
Le Grand Conseil en débattra en juin.
= 2025-06
Le vote définitif est attendu le 27 juin.
= 2025-06-27
Une consultation publique se tiendra du 3 au 28 mars 2025.
= 2025-03-03/2025-03-28
Le comité d’orientation s’est réuni le 12 janvier 2025.
= 2025-01-12
Les travaux débuteront à l’automne 2025 et s’achèveront au printemps 2027.
= 2025-23 | 2027-21
Livraison : décembre 2026
= 2026-12
Remise des offres : 14 avril 2025, 12 h
= 2025-04-14
Mise en ligne le 1er juillet 2025.
= 2025-07-01
Inauguration prévue au printemps 2026.
= 2026-21
Une réunion publique est organisée mercredi 19 mars à 18 h, salle des fêtes de Carhaix.
= 2025-03-19
Les Assises de la donnée, les 4 et 5 juin 2025 à Brest, clôtureront la démarche.
= 2025-06-04/2025-06-05 @ Brest
Le décret entre en vigueur le 1er janvier 2026.
= 2026-01-01
Le référendum est fixé au 28 septembre 2025.
= 2025-09-28
Le premier appel à projets sera publié en avril 2025.
= 2025-04
Prochaine étape : commission permanente du 12 mai.
= 2025-05-12
Un bilan sera dressé en juin 2027.
= 2027-06
La rapporteure rendra ses conclusions le 9 mai 2025.
= 2025-05-09
Le 24 avril, la ministre recevra les élus à Namur.
= 2025-04-24
Le tribunal rendra sa décision le 3 juin 2025.
= 2025-06-03
Le délai de recours expire le 15 mai 2025.
= 2025-05-15
La première promotion fera sa rentrée en septembre 2026.
= 2026-09
Jeudi 20 mars, 14 h : atelier « Données agricoles », Rennes
= 2025-03-20
15 mai 2025 : clôture de l’appel à projets
= 2025-05-15
Webinaire d’information le 2 avril, de 10 h à 11 h
= 2025-04-02
Audition des candidats : semaine du 12 mai 2025
= 2025-05-12
Le jumeau numérique sera livré au 3e trimestre 2026.
= 2026-35
Former 3 000 agents d’ici au 31 décembre 2028.
=
Le plan couvre la période du 1er janvier 2026 au 31 décembre 2029.
=
Rennes, le 4 mars 2025
=
Mis à jour le 4 mars 2025
=
Au 31 décembre 2024, 120 dossiers avaient été reçus.
=
Vu la loi du 7 août 2015 portant nouvelle organisation territoriale ;
=
Les lycées sont équipés aujourd’hui à 40 %.
=
Selon l’étude publiée en janvier 2024, une PME sur cinq utilise ces outils.
=
800 entreprises en bénéficient, contre 120 fin 2023.
=
Calendrier prévisionnel / - 3 mars 2025 : publication de l’appel / - 30 avril 2025, minuit : clôture / - juin 2025
: auditions / - septembre 2025 : démarrage des projets
= 2025-03-03 | 2025-04-30 | 2025-06 | 2025-09
📅 RDV jeudi 27 mars à 18h30 à la Halle aux grains !
= 2025-03-27
Save the date : 14 et 15 mai 2025, Palais des congrès, Montréal
= 2025-05-14/2025-05-15
Le Conseil général s’est prononcé le 3 février par 40 voix contre 12.
= 2025-02-03
Le jury de sélection, réuni le 20 février, a retenu douze projets.
= 2025-02-20
La troisième édition du festival Code & Co aura lieu du 12 au 14 septembre à Fribourg.
= 2025-09-12/2025-09-14 @ Fribourg
Le projet de décret sera examiné au Parlement wallon le 7 mai.
= 2025-05-07
Les deux exécutifs signeront l’avenant en avril.
= 2025-04
Signature de l’avenant : courant avril 2025.
= 2025-04
Après l’avis du CESER, rendu le 3 mars, le texte part en séance.
= 2025-03-03
Les élus se retrouveront à Bastia le 30 juin pour le débat d’orientation.
= 2025-06-30
Les premiers étudiants seront accueillis à la rentrée 2026.
= 2026-09
La mise en service du supercalculateur est prévue fin 2026.
= 2026
Rapport d’évaluation : à remettre au plus tard le 31 mars 2028.
= 2028-03-31
Le bâtiment ouvrira au public au printemps 2027.
= 2027-21
Hier soir à Liège, la ministre a dévoilé son plan.
=
Les inscriptions sont ouvertes jusqu’au 12 avril sur le site de la Région.
= 2025-04-12
L’enquête publique court du 1er au 30 juin 2025.
= 2025-06-01/2025-06-30
La date butoir est le 1er octobre.
= 2025-10-01
Le délai référendaire échoit le 22 mai 2025.
= 2025-05-22
Le concours « Code vert » se clôt le 8 avril.
= 2025-04-08
Une première réunion du comité de suivi a eu lieu le 17 janvier 2025 à Laval.
= 2025-01-17 @ Laval
Le budget 2024 s’élevait à 3 M€.
=
Depuis le 1er janvier 2025, la Région finance ces aides.
=
En mars 2023, la Région comptait 40 laboratoires.
=
Nous en reparlerons à la session d’automne.
= 2025-23
Le plan, voté en décembre 2024, court jusqu’en 2029.
=
Le conseil régional a adopté le plan le 12 décembre 2024.
=
Dijon, le 3 février 2025 – La Région lance un appel.
=
Publié le 3 février 2025 à 18 h 40
=
Réf. : CR-25-014 du 3 février 2025
=
Entretien réalisé le 6 mars 2025
=
Taux de change au 28 février 2025 : 1,05.
=
Le plan s’applique à compter du 1er avril 2025.
=
La commission compétente a émis un avis favorable le 12 février 2025.
= 2025-02-12
Convocation : lundi 24 mars 2025 à 14 heures.
= 2025-03-24
La présentation a eu lieu en marge du salon Numérique en Normandie.
= -
Elle l’a redit lors du forum « Terres de données », à Dax.
= - @ Dax
Un premier bilan est promis pour l’hiver 2027.
= 2027-24
La présidente ouvre la séance et rappelle que le plan a été adopté le 3 février.
=
"""


@pytest.mark.parametrize(("text", "expected"), cases(SENTENCES))
def test_a_sentence_tells_its_events_and_no_other_day(text: str, expected: str) -> None:
    found = []
    for claim in claims(read(f"{LEAD}{text}\n", date(2025, 3, 10)), "event"):
        assert isinstance(claim.value, Event)
        if claim.spans[0][0] >= len(LEAD):
            found.append((claim.value.date or "-", claim.value.place))
    wanted = [w.strip().partition(" @ ")[::2] for w in expected.split("|") if w.strip()]
    assert sorted(day for day, _ in found) == sorted(day for day, _ in wanted)
    assert all((day, place) in found for day, place in wanted if place)
