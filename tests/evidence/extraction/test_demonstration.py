"""The demonstration's documents, read as any other: what the demonstration plans stand on."""

from datetime import date
from functools import cache
from pathlib import Path

from tests.evidence.extraction.texts import values, whole
from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read
from tramontane.evidence.values import (
    Action,
    Actor,
    Amount,
    Axis,
    Check,
    Count,
    Event,
    Period,
    Status,
    Target,
)

FOLDER = Path(__file__).parents[3] / "demo" / "documents"
MEDIA = {".html": "text/html", ".md": "text/markdown", ".txt": "text/plain"}
MILLION = 10**6


@cache
def told(name: str, published_on: date | None) -> Extraction:
    path = FOLDER / name
    return extract(read(path.read_bytes(), MEDIA[path.suffix]), published_on)


def announced() -> Extraction:
    return told("occitanie-annonce-2024-05.html", date(2024, 5, 22))


def adopted() -> Extraction:
    return told("occitanie-adoption-2024-07.txt", date(2024, 7, 12))


def sud() -> Extraction:
    return told("sud-adoption-2024-10.md", date(2024, 10, 28))


def sud_again() -> Extraction:
    return told("sud-evenement-2024-11.html", date(2024, 11, 15))


def roadmap() -> Extraction:
    return told("auvergne-rhone-alpes-feuille-de-route.md", None)


def sums(extraction: Extraction, scope: str) -> list[Amount]:
    return [a for a in values(extraction, Amount) if a.scope == scope]


def test_the_announcement_is_an_estimate_to_be_adopted_in_june() -> None:
    (total,) = sums(announced(), "plan_total")
    assert (whole(total.max) // MILLION, total.modality, total.qualifier) == (50, "estimated", "about")
    assert [(s.value, s.date) for s in values(announced(), Status)] == [
        ("announced", "2024-05-21"),
        ("to_adopt", "2024-06"),
    ]
    (scheme,) = [a for a in values(announced(), Amount) if a != total]
    assert (scheme.scope, whole(scheme.min) // MILLION, whole(scheme.max) // MILLION) == ("external", 2, 5)
    assert (scheme.per, scheme.label) == ("year", "Start-up industrie de demain")


def test_the_announcement_wants_twice_as_many_firms() -> None:
    (target,) = values(announced(), Target)
    assert (target.unit, whole(target.baseline), whole(target.value)) == ("jeunes entreprises innovantes", 50, 100)
    assert (target.per, target.deadline) == ("year", "2028")
    assert target.label == "passer de 50 à 100 jeunes entreprises innovantes par an d’ici 2028"


def test_the_adopted_plan_has_five_axes_that_add_up() -> None:
    assert [(a.path, whole(a.amount) // MILLION) for a in values(adopted(), Axis)] == [
        ((1,), 22), ((1, 1), 18), ((1, 2), 4), ((2,), 10), ((3,), 14), ((4,), 9), ((4, 1), 1), ((5,), 5),
    ]  # fmt: skip
    assert [(whole(c.total) // MILLION, c.consistent) for c in values(adopted(), Check)] == [(60, True), (22, True)]
    (total,) = sums(adopted(), "plan_total")
    assert (whole(total.max) // MILLION, total.modality) == (60, "firm")
    (more,) = [a for a in values(adopted(), Amount) if a.qualifier == "more_than"]
    assert (more.scope, more.axis) == ("subaxis", (4, 1))
    (period,) = values(adopted(), Period)
    assert (period.start, period.end) == ("2024", "2028")


def test_the_adopted_plan_tells_targets_events_and_actions_once() -> None:
    assert len(values(adopted(), Target)) == 3
    assert not values(adopted(), Count)
    assert [(e.label, e.date, e.place) for e in values(adopted(), Event)] == [
        ("assemblée plénière", "2024-07-11", "Montpellier et Toulouse"),
        ("Rendez-vous de l’IA en Occitanie", "2024-23", "Toulouse"),
    ]
    labels = [a.label for a in values(adopted(), Action)]
    assert not any("100" in label or "oubler" in label or "édition" in label for label in labels)
    assert [a.axis for a in values(adopted(), Action) if "DROCC" in a.label] == [(3,)]


def test_sud_has_three_axes_and_its_sentences_are_their_actions() -> None:
    for extraction in (sud(), sud_again()):
        assert [a.path for a in values(extraction, Axis)] == [(1,), (2,), (3,)]
        assert [whole(a.max) // MILLION for a in sums(extraction, "plan_total")] == [70]
    actions = values(sud(), Action)
    assert {a.axis for a in actions} == {(1,), (2,), (3,)}
    assert [a.axis for a in actions if "Conseil" in a.label] == [(1,)]
    (training,) = sums(sud(), "action")
    assert (whole(training.max) // MILLION, training.axis, training.label) == (2, (2,), "formation à l’IA")
    assert [whole(a.max) // MILLION for a in sums(sud_again(), "external")] == [291, 20]


def test_the_common_roadmap_is_signed_by_two_without_money_of_its_own() -> None:
    assert [s.value for s in values(roadmap(), Status)] == ["signed"]
    signatories = {a.name for a in values(roadmap(), Actor) if a.role and "signataire" in a.role}
    assert signatories == {"État", "Région Auvergne-Rhône-Alpes"}
    assert [(a.scope, whole(a.max) // MILLION) for a in values(roadmap(), Amount)] == [
        ("external", 54_000),
        ("external", 1_500),
    ]
    assert roadmap().card.total is None
    assert not values(roadmap(), Axis)
    assert [a.label.split(" ")[0] for a in values(roadmap(), Action)] == ["Soutenir", "Soutenir", "Aider", "Aider"]
