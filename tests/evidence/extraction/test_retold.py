"""Axes told again in the body of a document, and what they share out; sums that only look like it."""

from decimal import Decimal

import pytest

from tests.evidence.extraction.marks import said
from tests.evidence.extraction.texts import read
from tramontane.evidence.values import Axis, Check

AXES = """La Région Bretagne a adopté le plan « Cap IA », doté de 48 millions d’euros sur cinq ans.
Les 48 millions d’euros se répartissent en quatre axes :
1. Accompagner les entreprises : 20 millions d’euros.
2. Soutenir la recherche : 14 millions d’euros.
3. Former les habitants : 9 millions d’euros.
4. Moderniser les services publics : 5 millions d’euros.
Le conseil régional en débattra chaque année.
"""
# ruff: noqa: E501
#: « [20 M€|axis] » tells an axis again, « [8 M€|subaxis] » a part of it; « / » ends a line.
AGAIN = """
Sur les [20 millions d’euros|axis] de cet axe, [15 millions d’euros|subaxis] iront aux projets et [5 millions d’euros|subaxis] à l’animation.
Sur les [20 M€|axis] du premier axe destinés aux entreprises, [12 M€|subaxis] paieront des prêts.
Sur les [20 M€|axis] des entreprises, [12 M€|subaxis] iront aux prêts et [8 M€|subaxis] aux subventions.
Les [14 millions d’euros|axis] de cet axe financeront un centre de calcul, pour [8 millions d’euros|subaxis], et des chaires, pour [6 millions d’euros|subaxis].
Les [14 M€|axis] de ce volet serviront à un calculateur ([9 M€|subaxis]) et à des thèses ([5 M€|subaxis]).
Sur les [14 M€|axis] de la recherche, [10 M€|subaxis] sont réservés au calcul et [4 M€|subaxis] aux thèses.
Des [9 M€|axis] de cet axe, [6 M€|subaxis] iront aux lycées et [3 M€|subaxis] aux CFA.
Cet axe dispose de [9 M€|axis], dont [6 M€|subaxis] pour les lycées et [3 M€|subaxis] pour les CFA.
Ce volet, doté de [9 M€|axis], consacrera [4 M€|subaxis] aux lycées et [5 M€|subaxis] à l’université.
Cette enveloppe de [9 M€|axis] paiera des bourses, pour [2 M€|subaxis], et des cours en ligne, pour [7 M€|subaxis].
Parmi les [9 M€|axis] de cet axe, [2 M€|subaxis] vont à la formation des enseignants.
Pour cet axe, [9 M€|axis] seront mobilisés : [5 M€|subaxis] pour les lycées et [4 M€|subaxis] pour les adultes.
Sur les [5 M€|axis] de cet axe, [3 M€|subaxis] iront aux communes et [2 M€|subaxis] aux hôpitaux.
Sur ces [5 M€|axis] de cet axe, [1 M€|subaxis] ira au comité d’éthique.
Les [20 M€|axis] de cet axe se partagent entre un fonds, pour [11 M€|subaxis], et des diagnostics, pour [9 M€|subaxis].
Avec les [20 M€|axis] de cet axe, la Région paiera un guichet, pour [3 M€|subaxis], et des prêts, pour [17 M€|subaxis].
Cet axe recevra [14 M€|axis]. Le reste sera voté chaque année.
L’enveloppe de cet axe atteint [14 M€|axis].
Cette priorité pèse [9 M€|axis].
Ce pilier est doté de [20 M€|axis] sur cinq ans.
"""
#: Not an axis told again.
OTHERS = """
La société Axone a levé [20 M€|external].
L’État apporte de son côté [14 M€|external].
La Normandie y consacre [20 M€|external].
Le chiffre d’affaires de Nodal atteint [9 M€|external].
France 2030 met [14 M€|external] sur la table.
L’opérateur Orix investit [20 M€|external] dans un centre de données.
La fondation Armor donnera [5 M€|external].
"""


def _sentences(text: str) -> list[str]:
    return [line for line in text.strip().split("\n") if line]


@pytest.mark.parametrize("line", _sentences(AGAIN))
def test_an_axis_is_told_again_and_shared_out(line: str) -> None:
    for amount, scope in said(line, AXES):
        assert amount.scope == scope
        assert amount.axis[:1] in ((1,), (2,), (3,), (4,))


@pytest.mark.parametrize("line", _sentences(OTHERS))
def test_the_same_worth_is_not_the_same_sum(line: str) -> None:
    assert [amount.scope for amount, _ in said(line, AXES)] == [scope for _, scope in said(line, AXES)]


def test_what_an_axis_shares_out_is_added_up_and_belongs_to_it() -> None:
    claims = read(AXES + "Sur les 14 M€ de cet axe, 8 M€ iront au calcul et 6 M€ aux chaires.").claims
    checks = [c.value for c in claims if isinstance(c.value, Check)]
    assert (Decimal(14_000_000), Decimal(14_000_000), (2,)) in [(c.total, c.parts_sum, c.axis) for c in checks]
    inner = [c.value for c in claims if isinstance(c.value, Axis) and c.value.level > 1]
    assert [(a.label, a.path) for a in inner] == [("calcul", (2, 1)), ("chaires", (2, 2))]


def test_an_axis_told_again_is_not_another_axis() -> None:
    claims = read(AXES + "Les 14 M€ de cet axe financeront un centre de calcul, pour 8 M€.").claims
    assert [c.value.label for c in claims if isinstance(c.value, Axis) and c.value.level == 1] == [
        "Accompagner les entreprises",
        "Soutenir la recherche",
        "Former les habitants",
        "Moderniser les services publics",
    ]


def test_shares_that_exceed_the_axis_are_left_out() -> None:
    (whole, _), (first, _), (second, _) = said(
        "Sur les [5 M€|axis] de cet axe, [4 M€|subaxis] iront aux communes, et [3 M€|x] à l’animation.", AXES
    )
    assert (whole.scope, first.scope) == ("axis", "subaxis")
    assert second.scope != "subaxis"
