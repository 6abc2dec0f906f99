"""Values of indicators: proposed by one, validated by another, never overwritten; each owner changes its own lines."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from tests.conftest import People, make_people, publish_all, validate_all
from tramontane.accounts.models import User
from tramontane.evidence.models import Deposit, Document
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import (
    NewReading,
    SourceFile,
    assign_lines,
    correct_line,
    decide_lines,
    follow_indicator,
    import_plan,
    propose_reading,
    propose_readings,
    publish_plan,
    redraft_plan,
    refuse_reading,
    say_weather,
    validate_readings,
)
from tramontane.plan.assembly import assemble
from tramontane.plan.document import IndicatorPart
from tramontane.plan.integrity import decisions
from tramontane.plan.lines import load
from tramontane.plan.models import Decision, Indicator, Line, Plan, Reading, Weather

DAY = date(2026, 6, 30)


@pytest.fixture
def state(db: None) -> People:
    """A service of the State that stewards the plan with the Region."""
    return make_people("sgar-occitanie", "État – SGAR Occitanie", "state")


@pytest.fixture
def ref(published_plan: Plan) -> str:
    """The indicator of the plan."""
    return Indicator.objects.get(plan=published_plan).ref


@pytest.fixture
def shared(published_plan: Plan, occitanie: People, state: People, ref: str) -> Plan:
    """The plan of two stewards; its indicator is the State's."""
    published_plan.stewards.add(state.organisation)
    assign_lines(plan=published_plan, refs=[ref], owner=state.organisation, by=occitanie.officer)
    return published_plan


def reading(value: int = 41, **more: Any) -> NewReading:
    return NewReading(**{"on": DAY, "value": Decimal(value), "note": "Tableau de suivi", **more})


def propose(plan: Plan, ref: str, by: User, value: int = 41, **more: Any) -> Reading:
    return propose_reading(plan=plan, ref=ref, reading=reading(value, **more), by=by)


def part_of(plan: Plan, ref: str) -> IndicatorPart:
    return next(p for _row, p in load(plan)["indicator"] if p.ref == ref and isinstance(p, IndicatorPart))


def values(plan: Plan, ref: str) -> list[Decimal]:
    return [r.value for r in part_of(plan, ref).readings]


def follow(plan: Plan, ref: str, by: User, **more: Any) -> IndicatorPart:
    told: dict[str, Any] = {"frequency": "quarter", "due_on": DAY, "tolerance": None, "baseline_on": None}
    told |= {"waypoints": (), "answerable": None, **more}
    return follow_indicator(plan=plan, ref=ref, by=by, **told)


def test_a_value_is_in_the_plan_when_a_second_person_has_validated_it(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    proposed = propose(published_plan, ref, occitanie.officer)
    assert values(published_plan, ref) == []
    with pytest.raises(Refusal, match="une autre personne"):
        validate_readings(plan=published_plan, numbers=[proposed.pk], by=occitanie.officer)
    assert validate_readings(plan=published_plan, numbers=[proposed.pk], by=occitanie.publisher) == 1
    assert values(published_plan, ref) == [41]
    assert assemble(published_plan, states=("validated",)).indicators[0].readings[0].value == 41
    kept = Reading.objects.get()
    assert (kept.proposed_by, kept.decided_by) == (occitanie.officer, occitanie.publisher)


def test_a_later_value_of_the_same_day_supersedes_and_both_stay(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    for value, by, second in ((41, "officer", "publisher"), (43, "publisher", "officer")):
        made = propose(published_plan, ref, getattr(occitanie, by), value)
        assert values(published_plan, ref) == ([] if value == 41 else [41])
        validate_readings(plan=published_plan, numbers=[made.pk], by=getattr(occitanie, second))
    assert values(published_plan, ref) == [43]
    assert list(Reading.objects.order_by("id").values_list("value", "state")) == [
        (Decimal(41), "superseded"),
        (Decimal(43), "validated"),
    ]


def test_a_newer_proposal_takes_the_place_of_one_that_waits(published_plan: Plan, ref: str, occitanie: People) -> None:
    first = propose(published_plan, ref, occitanie.officer, 41)
    propose(published_plan, ref, occitanie.publisher, 42)
    first.refresh_from_db()
    assert first.state == "superseded"
    with pytest.raises(Refusal, match="n’attend plus"):
        validate_readings(plan=published_plan, numbers=[first.pk], by=occitanie.publisher)


def test_the_same_value_twice_says_it_is_known(published_plan: Plan, ref: str, occitanie: People) -> None:
    made = propose(published_plan, ref, occitanie.officer)
    for _again in range(2):
        with pytest.raises(Refusal, match="déjà"):
            propose(published_plan, ref, occitanie.officer)
        if _again == 0:
            validate_readings(plan=published_plan, numbers=[made.pk], by=occitanie.publisher)
    assert propose_readings(plan=published_plan, readings={ref: [reading()]}, by=occitanie.publisher) == []


def test_a_refused_value_keeps_its_reason_and_is_in_no_version(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    made = propose(published_plan, ref, occitanie.officer)
    with pytest.raises(Refusal, match="pourquoi"):
        refuse_reading(plan=published_plan, number=made.pk, by=occitanie.publisher, reason=" ")
    refused = refuse_reading(plan=published_plan, number=made.pk, by=occitanie.publisher, reason="Double compte.")
    assert (refused.state, refused.reason) == ("refused", "Double compte.")
    assert values(published_plan, ref) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"on": date.today() + timedelta(days=2)}, "à venir"),  # noqa: DTZ011  # two days leave room for any zone
        ({"note": "  "}, "d’où vient"),
        ({"low": Decimal(40)}, "deux bornes"),
        ({"low": Decimal(42), "high": Decimal(44), "method": "Sondage"}, "entre elles"),
        ({"low": Decimal(40), "high": Decimal(44)}, "méthode"),
    ],
)
def test_a_value_needs_a_past_day_a_source_and_a_whole_interval(
    published_plan: Plan, ref: str, occitanie: People, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        propose(published_plan, ref, occitanie.officer, **more)
    assert not Reading.objects.exists()


def test_an_import_writes_everything_or_nothing(published_plan: Plan, ref: str, occitanie: People) -> None:
    told = {ref: [reading(), reading(on=date(2026, 3, 31), note="")]}
    with pytest.raises(Refusal):
        propose_readings(plan=published_plan, readings=told, by=occitanie.officer)
    with pytest.raises(Refusal, match="n’existe plus"):
        propose_readings(plan=published_plan, readings={ref: [reading()], "absent": [reading()]}, by=occitanie.officer)
    assert not Reading.objects.exists()


def test_the_file_of_a_value_is_archived_and_travels_with_the_plan(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    source = SourceFile(name="suivi.csv", content=b"indicateur;date;valeur\n")
    made = propose_reading(plan=published_plan, ref=ref, reading=reading(), by=occitanie.officer, source=source)
    assert made.document is not None
    assert (made.document.media_type, made.document.file_name) == ("text/csv", "suivi.csv")
    assert Deposit.objects.filter(document=made.document, organisation=occitanie.organisation).exists()
    validate_readings(plan=published_plan, numbers=[made.pk], by=occitanie.publisher)
    exported = assemble(published_plan, contents=True)
    assert exported.indicators[0].readings[0].source == made.document.sha256
    assert made.document.sha256 in {s.sha256 for s in exported.sources}
    copy = import_plan(document=exported, by=occitanie.officer, organisation=occitanie.organisation, slug="copie")
    assert assemble(copy, contents=True).model_copy(update={"slug": exported.slug}) == exported
    assert Document.objects.filter(sha256=made.document.sha256).count() == 1


def test_what_a_document_states_is_validated_with_its_line(published_plan: Plan, ref: str, occitanie: People) -> None:
    exported = assemble(published_plan, contents=True)
    told = exported.indicators[0].model_copy(update={"readings": (_stated(3),)})
    copied = exported.model_copy(update={"indicators": (told,)})
    copy = import_plan(document=copied, by=occitanie.officer, organisation=occitanie.organisation, slug="copie")
    assert Reading.objects.get().state == "proposed"
    validate_all(copy, occitanie.officer)
    assert Reading.objects.get().state == "validated"
    part = part_of(copy, ref)
    correct_line(
        plan=copy,
        ref=ref,
        part=part.model_copy(update={"readings": (_stated(4),)}),
        by=occitanie.officer,
        reason="Bilan",
    )
    assert values(copy, ref) == [4]
    assert assemble(copy, states=("draft", "validated")).indicators[0].readings[0].value == 4
    decide_lines(plan=copy, refs=[ref], verdict="validated", by=occitanie.officer, reason="Relu.")
    assert list(Reading.objects.order_by("id").values_list("state", flat=True)) == ["superseded", "validated"]


def _stated(value: int) -> Any:
    from tramontane.plan.document import ReadingPart

    return ReadingPart(on=DAY.isoformat(), value=Decimal(value), note="Bilan")


def test_only_the_owner_changes_its_lines(shared: Plan, ref: str, occitanie: People, state: People) -> None:
    by = occitanie.officer
    part = part_of(shared, ref)
    made = propose(shared, ref, state.officer)
    attempts: tuple[Any, ...] = (
        lambda: propose(shared, ref, by, 50),
        lambda: validate_readings(plan=shared, numbers=[made.pk], by=by),
        lambda: refuse_reading(plan=shared, number=made.pk, by=by, reason="Non."),
        lambda: say_weather(plan=shared, ref=ref, level="assured", comment="Bien.", role="Chef", by=by),
        lambda: follow(shared, ref, by),
        lambda: assign_lines(plan=shared, refs=[ref], owner=None, by=by),
        lambda: decide_lines(plan=shared, refs=[ref], verdict="rejected", by=by, reason="Non."),
        lambda: correct_line(plan=shared, ref=ref, part=part, by=by, reason="Autre."),
    )
    before = list(Decision.objects.order_by("id").values_list("id", flat=True))
    for attempt in attempts:
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.rule == "line.not_yours"
        assert "SGAR" in refused.value.message
    assert list(Decision.objects.order_by("id").values_list("id", flat=True)) == before
    assert validate_readings(plan=shared, numbers=[made.pk], by=state.publisher) == 1


def test_lines_without_owner_are_every_stewards(shared: Plan, occitanie: People, state: People) -> None:
    free = Line.objects.filter(plan=shared, owner__isnull=True).order_by("id").values_list("ref", flat=True)[:2]
    for by, one in zip((occitanie.officer, state.officer), free, strict=True):
        assert decide_lines(plan=shared, refs=[one], verdict="reopened", by=by, reason="À revoir.") == 1


def test_an_owner_is_a_steward(published_plan: Plan, ref: str, occitanie: People, sud: People) -> None:
    with pytest.raises(Refusal, match="ne porte pas"):
        assign_lines(plan=published_plan, refs=[ref], owner=sud.organisation, by=occitanie.officer)


def test_following_keeps_the_decision_and_asks_another_person_to_publish(
    published_plan: Plan, ref: str, occitanie: People
) -> None:
    part = follow(published_plan, ref, occitanie.publisher, answerable=occitanie.officer)
    assert (part.frequency, part.due_on) == ("quarter", "2026-06-30")
    assert Line.objects.get(plan=published_plan, ref=ref).state == "validated"
    assert list(decisions()) == []
    with pytest.raises(Refusal, match="une autre personne doit la publier"):
        publish_plan(plan=published_plan, by=occitanie.publisher)
    assert Indicator.objects.get().answerable == occitanie.officer
    redraft_plan(plan=published_plan)
    assert part_of(published_plan, ref) == part


def test_a_path_that_turns_back_and_a_stranger_are_refused(
    published_plan: Plan, ref: str, occitanie: People, sud: People
) -> None:
    with pytest.raises(Refusal, match="ne tient pas"):
        follow(published_plan, ref, occitanie.officer, waypoints=[(DAY, Decimal(400))])
    with pytest.raises(Refusal, match="pas de mandat"):
        follow(published_plan, ref, occitanie.officer, answerable=sud.officer)


def test_weather_is_signed_dated_and_the_last_one_counts(published_plan: Plan, ref: str, occitanie: People) -> None:
    for level in ("assured", "support"):
        say_weather(
            plan=published_plan, ref=ref, level=level, comment="Un appel.", role="Directrice", by=occitanie.officer
        )
    told = part_of(published_plan, ref).weather
    assert told is not None
    assert (told.level, told.role, told.organisation) == ("support", "Directrice", "region-occitanie")
    assert told.on == timezone.localdate().isoformat()
    assert Weather.objects.count() == 2
    for level, comment, role in (("sunny", "x", "y"), ("assured", " ", "y"), ("assured", "x", "")):
        with pytest.raises(Refusal):
            say_weather(plan=published_plan, ref=ref, level=level, comment=comment, role=role, by=occitanie.officer)


def test_the_published_version_carries_validated_values_only(published_plan: Plan, ref: str, occitanie: People) -> None:
    made = propose(published_plan, ref, occitanie.officer)
    with pytest.raises(Refusal, match="Rien n’a changé"):
        publish_plan(plan=published_plan, by=occitanie.publisher)
    validate_readings(plan=published_plan, numbers=[made.pk], by=occitanie.publisher)
    version = publish_all(published_plan, occitanie)
    assert [r["value"] for r in version.document["indicators"][0]["readings"]] == [41]
