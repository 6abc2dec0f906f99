from datetime import date

import pytest

from tests.evidence.extraction.texts import cases, read, values
from tramontane.evidence.values import Period

LEAD = "La Région Bretagne a adopté le plan « Breizh IA »."
TOLD = """
De cette année jusqu’en 2029, le plan mobilise 40 M€.
= 2025/2029
Le premier plan, exécuté de 2018 à 2022, laisse la place à celui-ci, voté pour la période 2025-2028.
= 2025/2028
C’est le double de ce que nous avons mis entre 2019 et 2023. Le plan s’étale sur quatre ans.
= 4 ans
Le plan court de 2025 à 2028.
= 2025/2028
Le plan couvre la période 2025-2028.
= 2025/2028
Le plan 2025/2028 compte trois axes.
= 2025/2028
Plan « Breizh IA » 2025–2028
= 2025/2028
Le plan s’étale sur quatre ans.
= 4 ans
40 M€ seront mobilisés en cinq ans.
= 5 ans
Ce plan quinquennal mobilise 40 M€.
= 5 ans
Le plan triennal mobilise 40 M€.
= 3 ans
40 millions d’euros sont prévus jusqu’en 2029.
= /2029
Le plan s’achèvera fin 2029.
= /2029
Le plan est conclu pour une durée de trois ans.
= 3 ans
Le plan dure quatre ans.
= 4 ans
Le plan s’applique du 1er janvier 2025 au 31 décembre 2028.
= 2025-01-01/2028-12-31
Le plan s’applique du 01/01/2025 au 31/12/2028.
= 2025-01-01/2028-12-31
Il est doté de 40 M€ pour les exercices 2025 à 2028.
= 2025/2028
De janvier 2025 à décembre 2028, 40 M€ seront investis.
= 2025/2028
La stratégie couvre les années 2025, 2026 et 2027.
= 2025/2027
40 M€ d’ici 2030 : c’est l’enveloppe du plan.
= /2030
De 2025 jusqu’à fin 2028, la Région investira 40 M€.
= 2025/2028
Entre 2025 et 2028, la Région investira 40 M€.
= 2025/2028
Le plan, d’une durée de six ans, compte trois axes.
= 6 ans
La programmation 2025-27 compte 40 M€.
= 2025/2027
L’effort porte sur quatre exercices budgétaires.
= 4 ans
Le plan démarre en 2025 et se termine en 2028.
= 2025/2028
"""
SILENT = """
La rentrée 2025-2026 verra ouvrir un lycée.
=
L’année scolaire 2025-2026 commence.
=
Le plan précédent couvrait 2019-2023.
=
20 000 salariés formés d’ici 2030.
=
Elle dirige le pôle depuis cinq ans.
=
Le contrat de plan État-Région 2021-2027 finance des campus.
=
"""


def _period(text: str) -> str:
    found = values(read(f"{LEAD}\n{text}", date(2025, 3, 14)), Period)
    return ", ".join(f"{p.years} ans" if p.years else f"{p.start or ''}/{p.end or ''}" for p in found)


@pytest.mark.parametrize(("text", "period"), cases(TOLD))
def test_the_plan_s_duration_is_read(text: str, period: str) -> None:
    assert _period(text) == period


@pytest.mark.parametrize(("text", "period"), cases(SILENT))
def test_the_duration_of_something_else_is_not_the_plan_s(text: str, period: str) -> None:
    assert _period(text) == period


def test_a_header_of_years_in_a_table_row_does_not_hide_the_plan_s_end() -> None:
    text = "La rentrée 2025-2026 approche. Le plan est doté de 40 millions d’euros jusqu’en 2029."
    assert _period(text) == "/2029"
