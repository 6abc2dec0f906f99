"""Where something is tried out is no goal of the plan."""

from decimal import Decimal

import pytest

from tests.evidence.extraction.texts import read
from tramontane.evidence.values import Target

_LEAD = "La Région Bretagne a adopté le plan « Cap IA », doté de 48 M€.\n"


@pytest.mark.parametrize(
    ("sentence", "aims"),
    [
        ("Un assistant sera testé dans trois lycées et deux hôpitaux à partir de février 2026.", []),
        ("L’outil sera expérimenté dans cinq mairies et trois EHPAD en 2027.", []),
        ("Le robot sera essayé par douze pêcheurs dès 2027.", []),
        ("Le logiciel sera mis à l’essai dans quatre ports en 2027.", []),
        ("La Région testera l’outil auprès de 30 agents en 2027.", []),
        ("Le dispositif sera déployé dans 40 lycées d’ici 2028.", [40]),
        ("L’outil sera testé dans 300 communes d’ici 2028.", [300]),
        ("La Région équipera 30 lycées et 12 collèges.", [30, 12]),
    ],
)
def test_the_places_of_a_trial_are_no_target(sentence: str, aims: list[int]) -> None:
    found = [c.value for c in read(_LEAD + sentence).claims if isinstance(c.value, Target)]
    assert [t.value for t in found] == [Decimal(aim) for aim in aims]
