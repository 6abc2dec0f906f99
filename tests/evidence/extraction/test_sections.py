from datetime import date
from decimal import Decimal

from tests.evidence.extraction.texts import read, rendition_of, values, whole
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read as read_file
from tramontane.evidence.values import Action, Amount, Axis, Check, Target

HEADED = """# La Région Bretagne adopte le plan « Breizh IA »

Le 3 juin 2024, la Région Bretagne a adopté le plan « Breizh IA ». Il est doté de 40 millions d’euros sur quatre ans.

## Axe 1 – Former

- La Région formera 300 agents par an.
- Un institut sera créé à Rennes.

## Axe 2 – Équiper

- La Région consacrera 2 millions d’euros à des serveurs sobres.
- Les lycées seront équipés.

## Contact

La Région ouvrira une adresse pour les questions.
"""


def test_sentences_under_a_heading_are_actions_of_its_axis() -> None:
    extraction = extract(read_file(HEADED.encode(), "text/markdown"), date(2024, 6, 5))
    assert [(a.label, a.path) for a in values(extraction, Axis)] == [("Former", (1,)), ("Équiper", (2,))]
    assert [(a.label, a.axis) for a in values(extraction, Action)] == [
        ("Un institut sera créé à Rennes", (1,)),
        ("Les lycées seront équipés", (2,)),
        ("La Région ouvrira une adresse pour les questions", ()),
    ]
    (target,) = values(extraction, Target)
    assert (target.value, target.per, target.axis) == (Decimal(300), "year", (1,))
    assert target.label == "former 300 agents par an"
    total, servers = values(extraction, Amount)
    assert (total.scope, whole(total.max)) == ("plan_total", 40_000_000)
    assert (servers.scope, servers.axis, servers.label) == ("action", (2,), "serveurs sobres")


def test_sentences_of_a_list_are_not_axes_even_under_priorities() -> None:
    text = (
        "Le plan IA de la Bretagne a des priorités :\n"
        "- Elle soutiendra les laboratoires.\n"
        "- Les entreprises seront accompagnées.\n"
    )
    extraction = read(text)
    assert not values(extraction, Axis)
    assert [a.label for a in values(extraction, Action)] == [
        "Soutenir les laboratoires",
        "Les entreprises seront accompagnées",
    ]


def test_paragraphs_between_numbered_axes_belong_to_the_axis_before_them() -> None:
    text = (
        "Le plan IA de la Bretagne a trois axes :\n"
        "1. Former les jeunes\n"
        "La Région ouvrira une école.\n"
        "2. Aider les PME\n"
        "Un guichet sera créé.\n"
        "3. Ouvrir les données\n"
        "Des jeux de données seront publiés.\n"
        "Par ailleurs, la Région financera un musée.\n"
    )
    assert [(a.label, a.axis) for a in values(read(text), Action)] == [
        ("La Région ouvrira une école", (1,)),
        ("Un guichet sera créé", (2,)),
        ("Des jeux de données seront publiés", (3,)),
        ("la Région financera un musée", ()),
    ]


def test_a_sum_shared_with_and_gives_the_parts_of_an_axis() -> None:
    text = (
        "Le 3 juin 2024, la Région Bretagne a adopté le plan « Breizh IA », doté de 30 millions d’euros.\n"
        "Deux axes se partagent cette enveloppe :\n"
        "1. Recherche : 20 millions d’euros. Sur cette somme, 14 millions d’euros iront aux laboratoires de Brest et "
        "6 millions d’euros aux bourses de thèse.\n"
        "2. Usages : 10 millions d’euros, dont plus de 2 millions d’euros pour les écoles.\n"
    )
    extraction = read(text, date(2024, 6, 5))
    assert [(a.path, a.label) for a in values(extraction, Axis)] == [
        ((1,), "Recherche"),
        ((1, 1), "laboratoires de Brest"),
        ((1, 2), "bourses de thèse"),
        ((2,), "Usages"),
        ((2, 1), "écoles"),
    ]
    assert [(whole(c.total), whole(c.parts_sum), c.axis) for c in values(extraction, Check)] == [
        (30_000_000, 30_000_000, ()),
        (20_000_000, 20_000_000, (1,)),
    ]
    schools = next(a for a in values(extraction, Amount) if a.axis == (2, 1))
    assert (schools.qualifier, schools.scope) == ("more_than", "subaxis")


def test_the_label_of_an_axis_or_a_target_is_not_an_action_as_well() -> None:
    text = (
        "Le plan IA de la Bretagne a deux axes :\n- Former les jeunes\n- Soutenir la recherche\n"
        "Il vise à accompagner 80 entreprises en trois ans.\n"
    )
    extraction = read(text)
    assert not values(extraction, Action)
    assert [t.label for t in values(extraction, Target)] == ["accompagner 80 entreprises en trois ans"]


def test_the_rendition_keeps_its_offsets_for_what_stands_under_an_axis() -> None:
    rendition = rendition_of("Le plan a deux axes :\n- Former : le plan créera une école.\n- Aider les PME\n")
    for claim in extract(rendition, None).claims:
        assert all(rendition.text[start:end].strip() for start, end in claim.spans)
