from datetime import date

import pytest

from tests.evidence.extraction.texts import read, values
from tramontane.evidence.values import Amount

LEAD = "Le 3 juin 2024, la Région Bretagne a adopté le plan « Breizh IA », doté de 60 millions d’euros. "


def other(sentence: str) -> Amount:
    """What is said of the 7 millions of a sentence that follows the plan's total."""
    return next(a for a in values(read(LEAD + sentence, date(2024, 6, 5)), Amount) if a.max == 7_000_000)


@pytest.mark.parametrize(
    "sentence",
    [
        "L’État apporte par ailleurs 7 M€ au titre de France 2030.",
        "La start-up Datakeo a levé 7 millions d’euros en 2023.",
        "Le budget ne comprend pas les 7 M€ du fonds privé Horizon.",
        "La participation de l’université, soit 7 M€, n’est pas incluse dans le budget.",
        "Ce n’est pas 7 M€ comme en Normandie.",
        "À cette somme s’ajouteront 7 M€ de fonds privés.",
        "L’entreprise voisine réalise un chiffre d’affaires de 7 millions d’euros.",
        "Un hôtel a coûté 7 millions d’euros.",
        "Le plan national réunit 90 millions d’euros. L’eau en reçoit 7 millions d’euros.",
    ],
)
def test_a_sum_that_is_not_the_plan_s_stays_external(sentence: str) -> None:
    assert other(sentence).scope == "external"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("L’enveloppe pourrait gagner 7 M€.", "conditional"),
        ("La Région estime l’effort de formation à 7 M€.", "estimated"),
        ("Un amendement ajoutant 7 M€ a été rejeté.", "rejected"),
        ("La Région a demandé 7 M€ à Bruxelles.", "requested"),
        ("Le plan devait initialement recevoir 7 M€.", "superseded"),
        ("Le plan consacre 7 M€ à la formation.", "firm"),
    ],
)
def test_modality_follows_the_cues_of_the_clause(sentence: str, modality: str) -> None:
    assert other(sentence).modality == modality


def test_a_sum_per_beneficiary_is_an_action() -> None:
    assert other("Une aide de 7 millions d’euros par projet est créée.").scope == "action"
