"""The path of an indicator and its status: linear between dated points, printed sums, unknown never zero."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.plan.document import IndicatorPart, WaypointPart
from tramontane.plan.progress import Observed, progress
from tramontane.plan.trajectory import Trajectory, trajectory

START, END = date(2024, 1, 1), date(2028, 12, 31)
number = st.decimals(-10_000, 10_000, places=2)


def indicator(**more: Any) -> IndicatorPart:
    """From 0 to 100 between 2024 and 2028, unless told otherwise."""
    told: dict[str, Any] = {"ref": "projets", "title": "Projets", "baseline": Decimal(0), "target": Decimal(100)}
    return IndicatorPart(**{**told, "baseline_on": "2024-01-01", "deadline": "2028", **more})


def path(**more: Any) -> Trajectory:
    found = trajectory(indicator(**more))
    assert isinstance(found, Trajectory), found
    return found


@st.composite
def paths(draw: st.DrawFn) -> Trajectory:
    """A path up or down, with up to three waypoints."""
    values = sorted(draw(st.lists(number, min_size=2, max_size=5)))
    days = sorted(draw(st.lists(st.dates(START, END), min_size=len(values), max_size=len(values), unique=True)))
    down = draw(st.booleans())
    if down:
        values.reverse()
    steps = tuple(WaypointPart(on=str(d), value=v) for d, v in zip(days[1:-1], values[1:-1], strict=True))
    return path(
        direction="down" if down else "up",
        baseline=values[0],
        target=values[-1],
        baseline_on=str(days[0]),
        deadline=str(days[-1]),
        waypoints=steps,
    )


@given(paths())
def test_the_path_passes_by_its_points_and_stays_flat_outside(found: Trajectory) -> None:
    assert [found.expected(p.on) for p in found.points] == [p.value for p in found.points]
    assert found.expected(found.start.on - timedelta(days=400)) == found.start.value
    assert found.expected(found.end.on + timedelta(days=400)) == found.end.value


@given(paths(), st.dates(START, END), st.dates(START, END))
def test_the_path_never_turns_back(found: Trajectory, one: date, other: date) -> None:
    first, last = sorted((one, other))
    step = found.expected(last) - found.expected(first)
    assert step <= 0 if found.direction == "down" else step >= 0


@given(paths(), st.dates(START, END))
def test_the_day_of_an_expected_value_expects_no_more_than_it(found: Trajectory, day: date) -> None:
    sign = -1 if found.direction == "down" else 1
    value = found.expected(day)
    at = found.day_of(value)
    assert found.start.on <= at <= found.end.on
    assert (found.expected(at) - value) * sign <= Decimal("0.000001")


@given(paths(), number, st.dates(START, END), st.decimals(0, 100, places=1))
def test_a_status_is_what_its_sum_says(found: Trajectory, value: Decimal, on: date, tolerance: Decimal) -> None:
    part = indicator(
        direction=found.direction,
        baseline=found.start.value,
        target=found.end.value,
        baseline_on=str(found.start.on),
        deadline=str(found.end.on),
        tolerance=tolerance,
    )
    stands = progress(part, Observed(value, on))
    sign = -1 if found.direction == "down" else 1
    assert stands.expected is not None
    gap = (value - stands.expected) * sign
    allowed = tolerance * abs(found.end.value - found.start.value) / 100
    if stands.status == "reached":
        assert (value - found.end.value) * sign >= 0
    elif stands.status == "late":
        assert gap < -allowed
    elif stands.status == "ahead":
        assert gap > allowed
    else:
        assert stands.status == "on_track"
        assert abs(gap) <= allowed
    assert stands.months == 0 or stands.status in ("late", "ahead")
    assert "relevé" in stands.formula


@given(number, number)
def test_more_is_never_worse_when_the_aim_is_to_rise(one: Decimal, other: Decimal) -> None:
    order = ["late", "on_track", "ahead", "reached"]
    low, high = sorted((one, other))
    told = [progress(indicator(), Observed(v, date(2026, 6, 30))).status for v in (low, high)]
    assert order.index(told[0]) <= order.index(told[1])


@given(st.dates(START, END), number)
def test_a_target_to_hold_is_expected_every_day_and_counts_no_month(day: date, value: Decimal) -> None:
    part = indicator(direction="hold", baseline=None)
    stands = progress(part, Observed(value, day))
    assert stands.expected == 100
    assert stands.months == 0
    assert stands.status == ("on_track" if value == 100 else "off")


def test_three_months_late_is_said_with_its_sum() -> None:
    part = indicator(baseline_on="2024-07-11", deadline="2029-07-11", tolerance=Decimal(2))
    stands = progress(part, Observed(Decimal(34), date(2026, 6, 30)))
    assert (stands.status, stands.months) == ("late", 3)
    assert stands.words == "3\xa0mois de retard sur la trajectoire"
    assert stands.formula == (
        "attendu au 30\xa0juin 2026\xa0: 0 + 100 × 719\xa0jours ÷ 1\u202f826\xa0jours = 39,4\xa0; relevé\xa0: 34\xa0; "
        "tolérance\xa0: 2 % du chemin, soit 2\xa0; la trajectoire passe par cette valeur le 23\xa0mars 2026"
    )


def test_a_factor_multiplies_the_baseline() -> None:
    assert path(target=None, factor=Decimal(2), baseline=Decimal(50)).end.value == 100


def test_years_count_from_the_start_of_the_plan() -> None:
    found = trajectory(indicator(baseline_on=None, deadline=None, horizon_years=5), "2024-07-11")
    assert isinstance(found, Trajectory)
    assert (found.start.on, found.end.on) == (date(2024, 7, 11), date(2029, 7, 11))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"baseline": None}, "la valeur de départ n’est pas renseignée"),
        ({"baseline": None, "target": None, "factor": Decimal(2)}, "multiple de la valeur de départ"),
        ({"baseline_on": None}, "la date de la valeur de départ"),
        ({"deadline": None}, "l’échéance n’est pas renseignée"),
        ({"deadline": "2023"}, "ne suit pas la date de départ"),
        ({"direction": "down"}, "revient en arrière"),
        ({"waypoints": (WaypointPart(on="2026-01-01", value=Decimal(120)),)}, "revient en arrière"),
        ({"waypoints": (WaypointPart(on="2030-01-01", value=Decimal(50)),)}, "hors de sa période"),
    ],
)
def test_a_path_that_cannot_be_drawn_says_why(more: dict[str, Any], said: str) -> None:
    found = trajectory(indicator(**more))
    assert isinstance(found, str)
    assert said in found
    stands = progress(indicator(**more), Observed(Decimal(0), date(2026, 1, 1)))
    assert stands.status == "unknown"
    assert said in stands.words


def test_nothing_said_and_zero_are_different() -> None:
    assert progress(indicator(), None).status == "unknown"
    assert "ce n’est pas zéro" in progress(indicator(), None).words
    assert progress(indicator(), Observed(Decimal(0), date(2026, 1, 1))).status == "late"


@pytest.mark.parametrize(("qualifier", "value", "status"), [("at_least", 120, "on_track"), ("at_most", 120, "off")])
def test_a_floor_to_hold_allows_more_and_a_ceiling_does_not(qualifier: str, value: int, status: str) -> None:
    part = indicator(direction="hold", qualifier=qualifier)
    assert progress(part, Observed(Decimal(value), date(2026, 1, 1))).status == status


def test_an_interval_that_leaves_the_status_open_says_between_what() -> None:
    part = indicator(deadline="2027-12-31")
    seen = Observed(Decimal(50), date(2026, 1, 1), Decimal(40), Decimal(60))
    assert progress(part, seen).doubt == (
        "selon l’intervalle, entre « 5\xa0mois de retard sur la trajectoire » "
        "et « 5\xa0mois d’avance sur la trajectoire »"
    )
    assert progress(part, Observed(Decimal(50), date(2026, 1, 1), Decimal(50), Decimal(50))).doubt == ""
