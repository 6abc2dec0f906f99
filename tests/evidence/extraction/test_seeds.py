"""The five texts the platform was asked for, read where the team's shared folder stands beside the project."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.evidence.extraction.texts import values, whole
from tramontane.evidence.claims import Extraction
from tramontane.evidence.extraction.extract import extract
from tramontane.evidence.reading.read import read
from tramontane.evidence.values import (
    Actor,
    Amount,
    Axis,
    Check,
    Count,
    Event,
    Period,
    PlanName,
    Programme,
    Status,
    Target,
)

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared folder is absent")]
PUBLISHED = {
    "000": date(2024, 7, 12), "001": date(2024, 5, 22), "002": date(2024, 10, 28), "003": date(2024, 11, 15),
    "004": date(2022, 7, 20),
}  # fmt: skip
MILLION = 10**6


@cache
def seed(number: str) -> Extraction:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return extract(read(path.read_bytes(), "text/plain"), PUBLISHED[number])


def millions(number: str, scope: str) -> list[float]:
    return [float(a.max / MILLION) for a in values(seed(number), Amount) if a.scope == scope]


def test_the_first_text_builds_the_whole_plan() -> None:
    card = seed("000").card
    assert (card.territory, card.total, card.modality) == ("Occitanie", 60 * MILLION, "firm")
    assert (card.status, card.date) == ("adopted", "2024-07-11")
    assert (card.plan or "").startswith("Stratégie IA Occitanie")
    (period,) = values(seed("000"), Period)
    assert (period.start, period.end) == ("2024", "2028")


def test_the_first_text_has_five_axes_that_add_up() -> None:
    axes = values(seed("000"), Axis)
    assert [(a.path, float((a.amount or 0) / MILLION)) for a in axes] == [
        ((1,), 22), ((1, 1), 18), ((1, 2), 4), ((2,), 10), ((3,), 14), ((4,), 9), ((4, 1), 1), ((5,), 5),
    ]  # fmt: skip
    assert all(len(a.label) > 8 for a in axes)
    assert [(whole(c.total) // MILLION, c.consistent) for c in values(seed("000"), Check)] == [(60, True), (22, True)]
    more = next(a for a in values(seed("000"), Amount) if a.qualifier == "more_than")
    assert (whole(more.max), more.scope, more.axis) == (MILLION, "subaxis", (4, 1))
    assert not millions("000", "external")


def test_the_first_text_has_three_targets_and_an_event() -> None:
    projects, firms, learners = values(seed("000"), Target)
    assert (whole(projects.value), projects.horizon_years) == (100, 5)
    assert (whole(firms.factor), whole(learners.factor)) == (2, 2)
    meeting = next(e for e in values(seed("000"), Event) if e.date == "2024-23")
    assert (meeting.label.split(" ")[0], meeting.place) == ("Rendez-vous", "Toulouse")


def test_the_announcement_is_an_estimate_to_be_adopted() -> None:
    assert [(s.value, s.date) for s in values(seed("001"), Status)] == [
        ("announced", "2024-05-21"),
        ("to_adopt", "2024-06"),
    ]
    (total,) = (a for a in values(seed("001"), Amount) if a.scope == "plan_total")
    assert (whole(total.max), total.modality, total.qualifier) == (50 * MILLION, "estimated", "about")
    assert millions("001", "external") == [5, 30]
    firms = next(t for t in values(seed("001"), Target) if t.value)
    assert (whole(firms.baseline), whole(firms.value), firms.per, firms.deadline) == (50, 100, "year", "2028")
    assert "Start-up industrie de demain" in {p.name for p in values(seed("001"), Programme)}
    assert "CNRS" in {a.name for a in values(seed("001"), Actor)}


@pytest.mark.parametrize(("number", "on"), [("002", "2024-10-25"), ("003", None)])
def test_two_texts_tell_of_one_plan(number: str, on: str | None) -> None:
    card = seed(number).card
    assert (card.plan, card.territory, card.total) == ("SUD IA", "Provence-Alpes-Côte d’Azur", 70 * MILLION)
    assert (card.status, card.date) == ("adopted", on)
    assert [p.years for p in values(seed(number), Period)] == [5]
    axes = values(seed(number), Axis)
    assert [(a.path, a.amount) for a in axes] == [((1,), None), ((2,), None), ((3,), None)]
    assert axes[1].label.startswith("Rendre l’IA")


def test_figures_of_context_stay_out_of_the_plan() -> None:
    assert millions("002", "action") == [2]
    assert millions("003", "external") == [291, 20]
    assert {int(c.value) for c in values(seed("003"), Count)} >= {14, 330, 150}


def test_the_common_roadmap_is_signed_by_two_and_has_no_money() -> None:
    (plan,) = values(seed("004"), PlanName)
    assert (plan.name.split(" en ")[0], plan.territory) == (
        "Feuille de route commune État-Région",
        "Auvergne-Rhône-Alpes",
    )
    assert [s.value for s in values(seed("004"), Status)] == ["signed"]
    signatories = [a for a in values(seed("004"), Actor) if a.role and "signataire" in a.role]
    assert [a.type for a in signatories] == ["organisation", "organisation"]
    assert millions("004", "external") == [54_000, 1_500]
    assert seed("004").card.total is None
    assert not values(seed("004"), Target)
