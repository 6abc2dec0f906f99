from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, read, values
from tramontane.evidence.values import Status

FRIDAY = date(2025, 3, 14)
SILENT = """
La stratégie « Nord IA » entrera en vigueur le 1er avril.
=
Le plan « Breizh IA » avance. Le budget 2025 a été adopté le 6 mars.
=
Le plan « Breizh IA » avance. L’amendement au plan a été rejeté jeudi.
=
Le plan « Breizh IA » avance. La convention avec l’Inria a été signée le 6 mars.
=
Le plan « Breizh IA » avance. La Région a lancé le 6 mars un appel à projets.
=
Le plan « Breizh IA » n’a pas encore été adopté.
=
Si le plan « Breizh IA » est adopté, la Région recrutera.
=
Vu la délibération du 6 mars 2025 adoptant le plan « Breizh IA » ;
=
Le plan « Breizh IA » succède au plan de relance, adopté en 2021.
=
L’État a présenté lundi France 2030. Le plan « Breizh IA » s’en inspire.
=
La présente stratégie « Breizh IA » concerne les PME.
=
Le plan « Breizh IA » prévoit que la Région lancera un fonds le 2 mai.
=
Le plan « Breizh IA » financera une école. Le dossier de candidature doit être déposé avant le 3 mai.
=
Le directeur a annoncé lundi l’embauche de dix personnes pour le plan « Breizh IA ».
=
Avant son adoption, le plan « Breizh IA » a été examiné en commission.
=
Les crédits du plan « Breizh IA » ont été votés le 6 mars.
=
Une convention « Breizh IA » sera signée le 2 avril.
=
La Ville a signé lundi la convention de financement du centre de calcul prévu par le plan « Breizh IA ».
=
Le plan « Breizh IA » a financé 30 projets. Le prochain appel sera lancé en mai et le jury se prononcera en juin.
=
Le rapport d’évaluation du plan « Breizh IA » a été présenté le 3 mars.
=
Le CESER a adopté le 3 mars son avis sur le plan « Breizh IA ».
=
Le plan « Breizh IA » avance. Les députés voteront le budget en décembre.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le CESER a été saisi le 3 mars.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le budget du plan a été voté le 6 mars.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le jury sera présenté en juin.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». La Région lancera le plan en septembre.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». La loi a été promulguée le 3 mars.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». Mme Roux a présenté sa démission le 3 mars.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». L’opposition a déposé trois amendements au plan lundi.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». La chambre a signé un partenariat avec la Région le 3
mars.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». Le premier appel à projets du plan a été lancé le 3 mars.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». Les premiers résultats du plan ont été présentés le 3
mars.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». La présidente a annoncé lundi que le plan créerait 200
emplois.
=
La Région Bretagne prépare un plan baptisé « Breizh IA ». La nouvelle présidente a été présentée le 3 mars.
=
"""


def steps_told(text: str, published_on: date | None = FRIDAY) -> str:
    steps = sorted(values(read(text, published_on), Status), key=lambda s: (s.value, s.date or ""))
    return ", ".join(f"{s.value} {s.date or '-'}" for s in steps)


@pytest.mark.parametrize(("text", "steps"), cases(SILENT))
def test_what_is_no_step_of_the_plan_is_left_out(text: str, steps: str) -> None:
    assert steps_told(text) == steps


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("PROTOCOLE D’ACCORD « Breizh IA »\nSigné à Rennes le 3 mars 2025", "signed 2025-03-03"),
        ("Convention « Breizh IA »\nLe plan est joint.\nFait à Rennes, le 3 mars 2025.", "signed 2025-03-03"),
        ("Délibération sur le plan « Breizh IA »\nFait à Rennes, le 3 mars 2025.", ""),
        ("Le plan « Breizh IA », adopté le 29 juin 2023 et lancé le 1er octobre suivant, avance.",
         "adopted 2023-06-29, launched 2023-10-01"),
        ("Le plan « Breizh IA », adopté le 29 novembre 2023 et lancé le 1er mars suivant, avance.",
         "adopted 2023-11-29, launched 2024-03-01"),
    ],
)  # fmt: skip
def test_a_document_without_a_day_of_publication_dates_its_steps_itself(text: str, steps: str) -> None:
    assert steps_told(text, None) == steps


def test_the_title_s_verb_yields_to_what_the_text_says() -> None:
    text = "La Région Bretagne lance « Breizh IA »\nL’exécutif a dévoilé jeudi son plan « Breizh IA ».\n"
    assert steps_told(text) == "announced 2025-03-13"


def test_a_question_is_answered_further_and_a_pronoun_goes_back_over_a_short_sentence() -> None:
    text = (
        "Le plan « Armor IA » est-il en vigueur ?\nOui, depuis janvier 2025. Il a été adopté le 12 décembre 2024.\n"
        "Peut-il être modifié ?\nUne révision sera soumise au vote en 2027.\n"
    )
    assert steps_told(text) == "adopted 2024-12-12"


def test_what_others_do_in_the_same_article_is_not_the_plan_s() -> None:
    text = (
        "Le Havre : la communauté urbaine mise sur l’IA\nLe conseil communautaire a voté jeudi 6 mars la stratégie "
        "« Estuaire augmenté ». Cinq ans, 18 millions d’euros. Édouard Lemaire, le président, l’avait dévoilée en "
        "novembre dernier.\nL’opposition a voté contre. Le recours déposé par une association sera examiné en avril.\n"
        "La Région Normandie, qui a lancé en 2024 son propre plan, apportera 3 millions d’euros.\n"
    )
    assert steps_told(text) == "adopted 2025-03-06, announced 2024-11"
    assert read(text, FRIDAY).card.territory == "Le Havre"


def test_a_further_step_makes_a_vote_to_come_idle() -> None:
    text = "Le plan « Breizh IA » doit être voté en mars. Il a été adopté le 13 mars 2025."
    assert steps_told(text) == "adopted 2025-03-13"


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Jeudi 20 mars : vote du plan « Gave IA » en séance plénière.", "to_adopt 2025-03-20"),
        ("Plan #LoireIA2030 : 25 M€ sur 5 ans, voté ce matin à l’unanimité !", "adopted 2025-03-14"),
        ("L’exécutif a marqué son accord avec la stratégie « LuxIA ». Elle sera présentée aux députés le 20 mars.",
         "adopted -, to_adopt 2025-03-20"),
        ("Le plan « Breizh IA » est prêt. Lancé en janvier 2022, il a aidé 200 PME.", "launched 2022-01"),
        ("Le 6 mars 2025, la Région Bretagne adoptait son plan « Breizh IA ».", "adopted 2025-03-06"),
        ("Devant nous, il y a dix millions, et notre assemblée les a votés vendredi dernier.", "adopted 2025-03-07"),
    ],
)  # fmt: skip
def test_agendas_messages_and_speeches_tell_steps_too(text: str, steps: str) -> None:
    assert steps_told(text) == steps
