"""Persons decide line by line, then publish: who may, what is refused, what is kept."""

from typing import Any

import pytest
from django.db import connection

from tests.conftest import ANNOUNCEMENT, DELIBERATION, Drafting, People, publish_all, validate_all
from tramontane.accounts.models import User
from tramontane.evidence.actions import Description
from tramontane.evidence.models import Document
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import (
    ask_import,
    confirm_import,
    correct_line,
    decide_lines,
    give_up_lost_imports,
    open_plan,
    process_import,
    publish_plan,
)
from tramontane.plan.assembly import assemble
from tramontane.plan.document import EnvelopePart
from tramontane.plan.lines import load
from tramontane.plan.models import Decision, Import, Line, Plan, Territory, Version

LATER = DELIBERATION.replace(b"20 millions", b"21 millions").replace(b"40 millions", b"39 millions")


def refusal(rule: str) -> Any:
    return pytest.raises(Refusal, check=lambda e: e.rule == rule)


def envelope(plan: Plan) -> EnvelopePart:
    """The envelope of the whole plan."""
    found = next(p for _, p in load(plan)["envelope"] if p.ref == "enveloppe-totale")
    assert isinstance(found, EnvelopePart)
    return found


def test_only_an_officer_of_a_steward_decides_and_only_a_publisher_publishes(
    drafted_plan: Plan, occitanie: People, sud: People, stranger: User
) -> None:
    refs = ["plan"]
    for person in (occitanie.reader, sud.officer, sud.publisher, stranger):
        with refusal("plan.not_yours"):
            decide_lines(plan=drafted_plan, refs=refs, verdict="validated", by=person, reason="")
    validate_all(drafted_plan, occitanie.officer)
    for person in (occitanie.reader, occitanie.officer, sud.publisher, stranger):
        with refusal("plan.not_yours"):
            publish_plan(plan=drafted_plan, by=person)
    assert publish_plan(plan=drafted_plan, by=occitanie.publisher).number == 1


def test_a_decision_keeps_who_when_why_and_what_the_line_said(drafted_plan: Plan, occitanie: People) -> None:
    before = envelope(drafted_plan)
    changed = decide_lines(
        plan=drafted_plan, refs=[before.ref], verdict="validated", by=occitanie.officer, reason=" Lu page 2. "
    )
    kept = Decision.objects.get(line__plan=drafted_plan, line__ref=before.ref)
    assert (changed, kept.by, kept.reason, kept.verdict) == (1, occitanie.officer, "Lu page 2.", "validated")
    assert EnvelopePart.model_validate(kept.content) == before


def test_deciding_is_all_or_nothing(drafted_plan: Plan, occitanie: People) -> None:
    with refusal("line.unknown"):
        decide_lines(
            plan=drafted_plan, refs=["plan", "absente"], verdict="validated", by=occitanie.officer, reason="Lu."
        )
    assert not Line.objects.filter(plan=drafted_plan, state="validated").exists()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("verdict", ["rejected", "reopened"])
def test_rejecting_and_reopening_want_a_reason(drafted_plan: Plan, occitanie: People, verdict: str) -> None:
    with refusal("line.reason"):
        decide_lines(plan=drafted_plan, refs=["plan"], verdict=verdict, by=occitanie.officer, reason="  ")


def test_nothing_is_published_while_a_line_waits_or_when_nothing_changed(drafted_plan: Plan, occitanie: People) -> None:
    with refusal("plan.lines_waiting"):
        publish_plan(plan=drafted_plan, by=occitanie.publisher)
    publish_all(drafted_plan, occitanie)
    with refusal("plan.unchanged"):
        publish_plan(plan=drafted_plan, by=occitanie.publisher)
    assert Version.objects.filter(plan=drafted_plan).count() == 1


def test_an_open_conflict_about_money_is_not_published(draft_plan: Drafting, occitanie: People) -> None:
    other = DELIBERATION.replace(b"60 millions", b"61 millions")
    plan = draft_plan("conflit", DELIBERATION, other)
    validate_all(plan, occitanie.officer)
    with refusal("plan.open_conflict"):
        publish_plan(plan=plan, by=occitanie.publisher)


def test_a_rejected_line_is_not_published_and_stays_rejected_when_documents_come(
    published_plan: Plan, draft_plan: Drafting, occitanie: People
) -> None:
    ref = next(p.ref for _, p in load(published_plan)["pledge"])
    decide_lines(plan=published_plan, refs=[ref], verdict="rejected", by=occitanie.officer, reason="Hors du plan.")
    bring(published_plan, ANNOUNCEMENT, occitanie)
    assert Line.objects.get(plan=published_plan, ref=ref).state == "rejected"
    validate_all(published_plan, occitanie.officer)
    document = assemble(published_plan, states=("validated",))
    assert ref not in {p.ref for p in document.pledges}


def bring(plan: Plan, content: bytes, people: People) -> Import:
    """Import a document into a plan."""
    about = Description(title="Pièce", publisher="Région", file_name="piece.txt")
    asked = ask_import(
        plan=plan, content=content, description=about, organisation=people.organisation, by=people.officer
    )
    return process_import(asked=asked)


def test_a_corrected_line_goes_back_to_draft_and_loses_the_proof_of_what_changed(
    published_plan: Plan, occitanie: People
) -> None:
    old = envelope(published_plan)
    part = old.model_copy(update={"maximum": old.maximum + 1, "minimum": old.minimum + 1})
    with refusal("line.reason"):
        correct_line(plan=published_plan, ref=old.ref, part=part, by=occitanie.officer, reason="")
    correct_line(plan=published_plan, ref=old.ref, part=part, by=occitanie.officer, reason="Erreur de saisie.")
    found = envelope(published_plan)
    assert (found.maximum, "amount" in found.proofs, "amount" in old.proofs) == (old.maximum + 1, False, True)
    assert Line.objects.get(plan=published_plan, ref=old.ref).state == "draft"
    assert Version.objects.get(plan=published_plan).document["envelopes"][0]["maximum"] == str(old.maximum)


def test_asking_twice_for_the_same_bytes_gives_the_same_import(drafted_plan: Plan, occitanie: People) -> None:
    before = (Document.objects.count(), Import.objects.count(), Line.objects.count())
    done = bring(drafted_plan, DELIBERATION, occitanie)
    assert done.state == "done"
    assert (Document.objects.count(), Import.objects.count(), Line.objects.count()) == before


def test_a_file_that_cannot_be_read_is_a_refused_import_with_its_reason(drafted_plan: Plan, occitanie: People) -> None:
    before = Line.objects.count()
    about = Description(title="Pièce", publisher="Région", file_name="piece.docx")
    content = b"PK\x03\x04" + b"rien" * 50
    try:
        asked = ask_import(
            plan=drafted_plan,
            content=content,
            description=about,
            organisation=occitanie.organisation,
            by=occitanie.officer,
        )
    except Refusal as refused:
        message = refused.message
    else:
        done = process_import(asked=asked)
        assert done.state == "failed"
        message = done.message
    assert message
    assert Line.objects.count() == before


def test_two_plans_do_not_share_an_address(drafted_plan: Plan, occitanie: People) -> None:
    with refusal("plan.exists"):
        open_plan(slug=drafted_plan.slug, territory=Territory.objects.get(code="76"), stewards=[occitanie.organisation])


def test_a_version_is_what_was_validated_when_it_was_published(published_plan: Plan, occitanie: People) -> None:
    first = Version.objects.get(plan=published_plan)
    bring(published_plan, LATER, occitanie)
    assert Line.objects.filter(plan=published_plan, state="draft").exists()
    assert Version.objects.get(plan=published_plan).document == first.document


def test_an_import_that_nothing_works_on_any_more_is_said_lost_and_can_be_asked_again(
    drafted_plan: Plan, occitanie: People
) -> None:
    about = Description(title="Suite", publisher="Région", file_name="suite.txt")

    def ask() -> Import:
        return ask_import(
            plan=drafted_plan,
            content=LATER,
            description=about,
            organisation=occitanie.organisation,
            by=occitanie.officer,
        )

    asked = ask()
    assert give_up_lost_imports() == 0, "its job is in the queue"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE args->>'import_id' = %s", [str(asked.pk)])
    assert give_up_lost_imports() == 1
    asked.refresh_from_db()
    assert (asked.state, asked.ended_at is None) == ("failed", False)
    again = ask()
    assert again.pk != asked.pk
    assert process_import(asked=again).state == "done"


BRETON = """La Bretagne adopte son plan « Breizh Données »

Réuni le 4 mars 2022 à Rennes, le conseil régional de Bretagne a adopté le plan « Breizh Données ».

Ce plan est doté de 24 millions d’euros pour la période 2022-2025.
""".encode()


@pytest.fixture
def held(drafted_plan: Plan, occitanie: People) -> Import:
    """A document of another Region, brought by mistake to the plan."""
    asked = ask_import(
        plan=drafted_plan,
        content=BRETON,
        description=Description(
            title="Breizh Données", publisher="Région Bretagne", genre="release", file_name="breizh.txt"
        ),
        organisation=occitanie.organisation,
        by=occitanie.officer,
    )
    return process_import(asked=asked)


def test_a_document_of_another_plan_is_held_and_nothing_of_it_enters(held: Import) -> None:
    """Its total must not become the plan's, nor its name the plan's title, because somebody chose a wrong file."""
    assert held.state == "held"
    assert "autre plan" in held.message
    assert "Breizh Données" in held.message
    assert held.ended_at
    assert not held.plan.documents.filter(pk=held.document.pk).exists()
    assert envelope(held.plan).maximum == 60_000_000
    assert process_import(asked=held).state == "held"
    assert give_up_lost_imports() == 0


def test_a_person_who_confirms_a_held_document_has_it_read(held: Import, occitanie: People) -> None:
    asked = confirm_import(asked=held, belongs=True, by=occitanie.officer)
    assert (asked.state, asked.confirmed_by, asked.ended_at) == ("waiting", occitanie.officer, None)
    assert process_import(asked=asked).state == "done"
    assert held.plan.documents.filter(pk=held.document.pk).exists()
    with refusal("import.not_held"):
        confirm_import(asked=held, belongs=False, by=occitanie.officer)


def test_a_person_who_disowns_a_held_document_leaves_the_plan_as_it_was(held: Import, occitanie: People) -> None:
    asked = confirm_import(asked=held, belongs=False, by=occitanie.officer)
    assert asked.state == "failed"
    assert "laissé hors du plan" in asked.message.lower()
    assert envelope(held.plan).maximum == 60_000_000


def test_only_an_officer_of_the_plan_confirms(held: Import, occitanie: People, sud: People, stranger: User) -> None:
    for person in (occitanie.reader, sud.publisher, stranger):
        with refusal("plan.not_yours"):
            confirm_import(asked=held, belongs=True, by=person)
    held.refresh_from_db()
    assert held.state == "held"


def test_who_validated_does_not_publish(drafted_plan: Plan, occitanie: People) -> None:
    """Two people answer for what is public; a line validated by another since frees its first validator."""
    validate_all(drafted_plan, occitanie.publisher)
    with pytest.raises(Refusal) as refused:
        publish_plan(plan=drafted_plan, by=occitanie.publisher)
    assert refused.value.rule == "plan.two_people"
    refs = list(Line.objects.filter(plan=drafted_plan).order_by("id").values_list("ref", flat=True))
    decide_lines(plan=drafted_plan, refs=refs, verdict="reopened", by=occitanie.officer, reason="À relire à deux.")
    validate_all(drafted_plan, occitanie.officer)
    assert publish_plan(plan=drafted_plan, by=occitanie.publisher).number == 1
