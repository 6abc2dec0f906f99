import pytest

from tests.evidence.extraction.test_status import steps_told
from tests.evidence.extraction.texts import cases

TOLD = """
Quant au vote, prévu en mai, il vient d’être repoussé à septembre. Le plan « Breizh IA » attendra.
= postponed 2025-09
L’assemblée a reporté l’examen du plan « Breizh IA » à l’automne.
= postponed 2025-23
Rien n’est joué pour le plan « Breizh IA » : l’assemblée se prononce le 27 juin.
= to_adopt 2025-06-27
Le plan « Breizh IA » est sur la table. Le vote n’est espéré qu’en juin.
= to_adopt 2025-06
La majorité a fait voter hier le plan « Breizh IA ».
= adopted 2025-03-13
Le plan « Breizh IA » est né. « Nous avons voté le 6 mars 40 millions d’euros pour l’intelligence artificielle. »
= adopted 2025-03-06
Le conseil régional a adopté le plan « Breizh IA » le 6 mars. Nous avons déposé un dossier le 10 mars.
= adopted 2025-03-06
Le conseil régional a adopté le plan « Breizh IA » le 6 mars. Il ouvre à ce titre une autorisation d’engagement de 8 M€.
= adopted 2025-03-06
La Région Bretagne a adopté jeudi son plan IA.
= adopted 2025-03-13
Le plan « Breizh IA » a été adopté par le conseil régional le 6 mars 2025.
= adopted 2025-03-06
Le conseil régional a donné son feu vert au plan « Breizh IA » vendredi dernier.
= adopted 2025-03-07
Adopté par 60 voix contre 12 le 6 mars, le plan « Breizh IA » mobilise 12 M€.
= adopted 2025-03-06
Les élus bretons ont validé, lundi 10 mars, la feuille de route « Breizh IA ».
= adopted 2025-03-10
Le Grand Conseil a ratifié le 4 mars le plan cantonal d’intelligence artificielle.
= adopted 2025-03-04
Le Parlement a entériné mardi la stratégie wallonne pour l’IA.
= adopted 2025-03-11
Le plan « Breizh IA » sera soumis au vote le 27 juin.
= to_adopt 2025-06-27
Le plan « Breizh IA » sera débattu en assemblée plénière le 27 juin.
= to_adopt 2025-06-27
Le plan « Breizh IA » doit être examiné en commission le 2 avril.
= to_adopt 2025-04-02
L’assemblée examinera le plan « Breizh IA » à l’automne.
= to_adopt 2025-23
Le vote du plan « Breizh IA » est prévu le 27 juin.
= to_adopt 2025-06-27
L’adoption du plan « Breizh IA » est attendue en juin.
= to_adopt 2025-06
Les conseillers voteront le plan « Breizh IA » en juin.
= to_adopt 2025-06
Les élus seront appelés à se prononcer sur le plan « Breizh IA » le 27 juin prochain.
= to_adopt 2025-06-27
L’examen du plan « Breizh IA » est reporté à l’automne.
= postponed 2025-23
Le plan « Breizh IA » est reporté à l’automne.
= postponed 2025-23
Le vote du plan « Breizh IA » a été reporté au 27 juin.
= postponed 2025-06-27
La Région a retiré de l’ordre du jour le plan « Breizh IA ».
= postponed -
L’assemblée a rejeté jeudi le plan « Breizh IA ».
= rejected 2025-03-13
Le plan « Breizh IA » a été rejeté par 31 voix contre 28 le 13 mars.
= rejected 2025-03-13
Le conseil a retoqué le plan « Breizh IA » mardi.
= rejected 2025-03-11
Le Conseil d’État a transmis le 3 mars au Grand Conseil le message relatif au plan « Sarine IA ».
= submitted 2025-03-03
Le gouvernement a déposé mercredi le projet de loi instituant la stratégie « Synapse ».
= submitted 2025-03-12
Le Conseil d’Etat soumet au Grand Conseil un projet de décret pour le plan « Sarine IA ».
= submitted 2025-03-14
Je vous propose d’adopter le plan « Breizh IA ».
= submitted 2025-03-14
La Région a lancé officiellement, le 3 mars, son plan « Breizh IA ».
= launched 2025-03-03
Le plan « Breizh IA » a été lancé officiellement lundi à Rennes.
= launched 2025-03-10
Le président a donné le coup d’envoi du plan « Breizh IA » hier.
= launched 2025-03-13
La présidente dévoile ce vendredi le plan « Breizh IA ».
= announced 2025-03-14
Annoncé en janvier, le plan « Breizh IA » a été adopté jeudi.
= adopted 2025-03-13, announced 2025-01
Le plan « Breizh IA », annoncé en janvier, sera voté le 27 juin.
= announced 2025-01, to_adopt 2025-06-27
L’État et la Région ont cosigné le 3 mars la feuille de route « Breizh IA ».
= signed 2025-03-03
La feuille de route « Breizh IA » a été signée lundi par le préfet et le président.
= signed 2025-03-10
La signature de la feuille de route « Breizh IA » a eu lieu lundi.
= signed 2025-03-10
CONSEIL RÉGIONAL DE BRETAGNE / Séance plénière du 6 mars 2025 / Délibération n° 12 / Le conseil, après en avoir
délibéré, / DÉCIDE / Article 1 – Le plan « Breizh IA » est approuvé.
= adopted 2025-03-06
CONSEIL RÉGIONAL DE BRETAGNE / Séance plénière du 6 mars 2025 / Délibération n° 12 / DÉCIDE : / - D’ADOPTER le plan
« Breizh IA » ;
= adopted 2025-03-06
CONSEIL RÉGIONAL DE BRETAGNE / Séance du 6 mars 2025 / Délibération / APPROUVE le plan « Breizh IA » pour 2025-2028.
= adopted 2025-03-06
CONSEIL MUNICIPAL / Séance du 6 mars 2025 / Procès-verbal / M. le Maire présente le plan « Ville IA ». / Mis aux
voix, le rapport est adopté à l’unanimité.
= adopted 2025-03-06
Article 1 – Est adopté le plan « Breizh IA ».
= adopted 2025-03-14
Le plan « Breizh IA » est présenté ce matin à la presse.
= presented 2025-03-14
Le vice-président a présenté mardi à la commission le plan « Breizh IA ».
= presented 2025-03-11
Présenté hier soir aux maires, le plan « Breizh IA » doit encore passer devant l’assemblée le 27 juin.
= presented 2025-03-13, to_adopt 2025-06-27
Le plan « Breizh IA » existe. Il a été adopté le 6 mars.
= adopted 2025-03-06
Le plan « Breizh IA » existe. Les élus l’ont voté lundi.
= adopted 2025-03-10
Le plan « Breizh IA » existe. Il devrait être adopté en juin.
= to_adopt 2025-06
Le plan « Breizh IA » existe. Le conseil régional en débattra le 27 juin.
= to_adopt 2025-06-27
Le plan « Breizh IA » a enfin été rendu public lundi.
= announced 2025-03-10
Le gouvernement québécois vient de dévoiler sa stratégie « Nord IA ».
= announced 2025-03-14
[1/4] C’est fait ! ✅ Le plan #BreizhIA est adopté par 52 voix contre 20 👏
= adopted 2025-03-14
🚀 On lance aujourd’hui le plan « Breizh IA » !
= launched 2025-03-14
Le plan est-il déjà adopté ? / Non. Le conseil régional se prononcera sur « Breizh IA » le 27 juin.
= to_adopt 2025-06-27
Quand le plan « Breizh IA » sera-t-il voté ? / Le 27 juin 2025, en séance plénière.
= to_adopt 2025-06-27
Quand le plan « Breizh IA » a-t-il été adopté ? / Le 6 mars 2025, à l’unanimité.
= adopted 2025-03-06
Mesdames, Messieurs, / Nous sommes réunis ce soir pour lancer le plan « Breizh IA ».
= launched 2025-03-14
J’ai l’honneur de vous présenter ce matin notre plan « Breizh IA ».
= presented 2025-03-14
J’ai le plaisir de vous annoncer aujourd’hui le lancement de notre stratégie « Breizh IA ».
= launched 2025-03-14
Le gouvernement wallon a approuvé en première lecture, ce jeudi 13 mars, le plan « WalIA ». Le Parlement l’examinera
en mai.
= adopted 2025-03-13, to_adopt 2025-05
Le Conseil communal de Namur a voté lundi le plan « Namur IA ».
= adopted 2025-03-10
Le Grand Conseil vaudois a accepté mardi par 80 voix contre 41 et 5 abstentions le crédit-cadre du plan « Léman IA
».
= adopted 2025-03-11
Le Grand Conseil fribourgeois a refusé mercredi d’entrer en matière sur le plan « Sarine IA ».
= rejected 2025-03-12
Le Conseil d’État a renvoyé le plan « Sarine IA » à la session de juin.
= postponed 2025-06
Le plan « Sarine IA » a été renvoyé en commission mardi.
= postponed 2025-03-11
Le Conseil d’État a adopté le 5 mars le message relatif au programme « Sarine IA » et le transmet au Grand Conseil.
= adopted 2025-03-05
Sommet de l’IA : la Région Sud présente son plan « Soleil IA » / La Région Sud a présenté mercredi 12 mars son plan
« Soleil IA ».
= presented 2025-03-12
Québec dévoile sa stratégie « Boréal IA » / Québec, le 14 mars 2025 – Le ministre a rendu publique aujourd’hui la
stratégie « Boréal IA ».
= announced 2025-03-14
Le ministre a procédé aujourd’hui au lancement de la stratégie « Boréal IA ».
= launched 2025-03-14
Le pacte « Breizh IA » a été paraphé lundi par le préfet et la présidente.
= signed 2025-03-10
La Région et l’État ont signé mardi le pacte « Breizh IA ».
= signed 2025-03-11
Le plan « Breizh IA », présenté en commission le 4 mars, sera soumis à l’approbation des élus lors de la session des
26 et 27 juin.
= presented 2025-03-04, to_adopt 2025-06-26/2025-06-27
Ce plan « Breizh IA » sera présenté à l’assemblée plénière de juin.
= to_adopt 2025-06
Le plan « Breizh IA » a été approuvé à l’unanimité lors de la séance plénière du 6 mars.
= adopted 2025-03-06
Lors de la séance plénière du 6 mars, les conseillers régionaux ont approuvé à une large majorité le plan « Breizh
IA ».
= adopted 2025-03-06
Le 6 mars dernier, l’assemblée a voté la stratégie « Breizh IA ».
= adopted 2025-03-06
Voté en 2022, le plan « Breizh IA » arrive à mi-parcours.
= adopted 2022
Lancé en septembre 2023, le plan « Breizh IA » a déjà aidé 200 PME.
= launched 2023-09
Depuis son lancement en septembre 2023, le plan « Breizh IA » a aidé 200 PME.
= launched 2023-09
Depuis son adoption en juin 2023, « Breizh IA » a aidé 200 PME. Le plan avance.
= adopted 2023-06
Réunie jeudi, la commission permanente a adopté le plan « Breizh IA ».
= adopted 2025-03-13
Bonne nouvelle pour les PME : le plan « Breizh IA » a été validé hier par la commission permanente.
= adopted 2025-03-13
Le conseil métropolitain devait voter jeudi le plan « Breizh IA ». Faute de quorum, le vote est reporté au 3 avril.
= postponed 2025-04-03
L’opposition a voté contre le plan « Breizh IA », adopté jeudi.
= adopted 2025-03-13
Rapport n° 12 / Il vous est proposé d’approuver le plan « Breizh IA ».
= submitted 2025-03-14
Rapport de la présidente / Je soumets à votre approbation le plan « Breizh IA ».
= submitted 2025-03-14
En conséquence, je vous demande de bien vouloir adopter le plan « Breizh IA ».
= submitted 2025-03-14
Le préfet a présenté ses vœux lundi. Le plan « Breizh IA » sera examiné le 27 juin.
= to_adopt 2025-06-27
Le projet de stratégie « Breizh IA » est soumis à consultation publique jusqu’au 30 avril.
= submitted 2025-03-14
Le plan « Breizh IA » est inscrit à l’ordre du jour de la séance du 27 juin.
= to_adopt 2025-06-27
Prochaine étape : le vote en séance plénière, le 27 juin. Le plan « Breizh IA » pourra alors démarrer.
= to_adopt 2025-06-27
La Région Bretagne vient d’adopter son plan « Breizh IA ».
= adopted 2025-03-14
Le conseil régional a rejeté l’amendement des écologistes et adopté le plan « Breizh IA » le 6 mars.
= adopted 2025-03-06
Le conseil régional a adopté le plan « Breizh IA » et rejeté trois amendements.
= adopted -
Le plan « Breizh IA » a été lancé il y a un an.
= launched 2024
Doté de 40 M€, le plan « Breizh IA » a reçu le feu vert de l’assemblée, jeudi 13 mars.
= adopted 2025-03-13
Après un avis favorable du CESER rendu le 3 mars, l’assemblée régionale doit adopter le plan « Breizh IA » le 28
mars.
= to_adopt 2025-03-28
Le plan « Breizh IA » est adopté.
= adopted 2025-03-14
« Nous avons adopté ce plan le 6 mars », rappelle la présidente. Le plan « Breizh IA » avance.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le texte a été voté jeudi.
= adopted 2025-03-13
La Région Bretagne prépare un plan baptisé « Breizh IA ». Ce document sera soumis aux élus en juin.
= to_adopt 2025-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le dossier reviendra devant les élus en juin.
= to_adopt 2025-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Elle sera examinée le 27 juin.
= to_adopt 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». L’assemblée plénière du 27 juin devra trancher.
= to_adopt 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». Rendez-vous le 27 juin pour le vote.
= to_adopt 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le vote aura lieu le 27 juin.
= to_adopt 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». Vote prévu le 27 juin.
= to_adopt 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». Décision le 27 juin en séance plénière.
= to_adopt 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». Il passera devant la commission permanente le 4 avril.
= to_adopt 2025-04-04
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le Parlement doit encore l’approuver.
= to_adopt -
La Région Bretagne prépare un plan baptisé « Breizh IA ». Il doit encore être approuvé par le conseil.
= to_adopt -
La Région Bretagne prépare un plan baptisé « Breizh IA ». Les élus en débattront le 27 juin.
= to_adopt 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». Son adoption est prévue pour juin.
= to_adopt 2025-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Son adoption définitive interviendra à l’automne.
= to_adopt 2025-23
La Région Bretagne prépare un plan baptisé « Breizh IA ». Son examen a été repoussé à la session de juin.
= postponed 2025-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Prévu en mars, son vote est décalé au 27 juin.
= postponed 2025-06-27
La Région Bretagne prépare un plan baptisé « Breizh IA ». Initialement prévue en mars, l’adoption du plan a été
reportée à l’automne.
= postponed 2025-23
La Région Bretagne prépare un plan baptisé « Breizh IA ». L’exécutif l’a présenté mardi à la presse.
= presented 2025-03-11
La Région Bretagne prépare un plan baptisé « Breizh IA ». Il a été dévoilé le 3 mars à Rennes.
= announced 2025-03-03
La Région Bretagne prépare un plan baptisé « Breizh IA ». La présidente en a dévoilé les grandes lignes lundi.
= announced 2025-03-10
La Région Bretagne prépare un plan baptisé « Breizh IA ». La présidente en a présenté les contours lundi.
= presented 2025-03-10
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le projet de plan a été transmis au CESER le 3 mars.
= submitted 2025-03-03
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le projet de délibération a été déposé lundi.
= submitted 2025-03-10
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le peuple a accepté le crédit-cadre le 9 février 2025 par
52 % des voix.
= adopted 2025-02-09
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le plan est officiellement lancé ce vendredi.
= launched 2025-03-14
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le lancement officiel du plan a eu lieu le 3 mars à Brest.
= launched 2025-03-03
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le plan est entré en vigueur le 1er janvier 2025.
= launched 2025-01-01
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le plan a démarré en janvier 2025.
= launched 2025-01
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le préfet et la présidente ont signé le plan lundi.
= signed 2025-03-10
La Région Bretagne prépare un plan baptisé « Breizh IA ». Lundi, la Région, l’État et l’Inria ont signé cette
feuille de route commune.
= signed 2025-03-10
La Région Bretagne prépare un plan baptisé « Breizh IA ». Par 34 voix contre 29, les députés wallons ont dit non au
plan mercredi.
= rejected 2025-03-12
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le plan n’a pas été adopté : 30 voix contre 31, le 13
mars.
= rejected 2025-03-13
La Région Bretagne prépare un plan baptisé « Breizh IA ». Les conseillers ont refusé le plan jeudi par 31 voix
contre 30.
= rejected 2025-03-13
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le Conseil d’État propose au Grand Conseil d’adopter le
plan.
= submitted 2025-03-14
La Région Bretagne prépare un plan baptisé « Breizh IA ». La commission des finances l’a approuvé mardi ; le plénum
se prononcera le 2 avril.
= adopted 2025-03-11, to_adopt 2025-04-02
La Région Bretagne prépare un plan baptisé « Breizh IA ». Après le vote du 6 mars, le plan entre dans sa phase
active.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le plan a été voté à l’unanimité moins deux abstentions
jeudi soir.
= adopted 2025-03-13
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le 6 mars, les élus l’ont approuvé à main levée.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». C’est le 6 mars que le plan a été adopté.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». La séance du 6 mars a vu l’adoption du plan.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Adoption du plan le 6 mars 2025 ; lancement des appels le
3 mai.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». 6 mars 2025 : adoption du plan en séance plénière.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Calendrier : présentation du plan à la presse le 3 mars,
vote en plénière le 27 juin.
= presented 2025-03-03, to_adopt 2025-06-27
CONSEIL RÉGIONAL – SÉANCE DU 6 MARS 2025 / Procès-verbal / M. LE PRÉSIDENT. – Nous passons au plan « Breizh IA ». Je
le mets aux voix. / Le plan est adopté par 40 voix contre 20.
= adopted 2025-03-06
Compte rendu du conseil municipal du 6 mars 2025 / Plan « Ville IA » / Adopté à l’unanimité.
= adopted 2025-03-06
Compte rendu du conseil municipal du 6 mars 2025 / Plan « Ville IA » / L’amendement de Mme Roux est rejeté. Le plan
amendé est adopté.
= adopted 2025-03-06
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le Conseil d’Etat a soumis au Grand Conseil, le 3 mars, un
crédit d’engagement de 12 millions.
= submitted 2025-03-03
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le ministre Jean Roy a déposé aujourd’hui le plan à
l’Assemblée nationale.
= submitted 2025-03-14
"""


@pytest.mark.parametrize(("text", "steps"), cases(TOLD))
def test_a_step_is_read_with_its_day(text: str, steps: str) -> None:
    assert steps_told(text) == ", ".join(sorted(steps.split(", ")))
