"""The same facts always give the same lines, in whatever order the documents came."""

from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ANNOUNCEMENT, DELIBERATION, People, import_all
from tests.plan.strategies import plan_documents
from tramontane.evidence.models import Fact
from tramontane.evidence.reconciliation.statements import Statement
from tramontane.evidence.values import Amount, Axis, parse_value
from tramontane.plan.actions import redraft_plan
from tramontane.plan.arithmetic import sums
from tramontane.plan.assembly import assemble
from tramontane.plan.contradictions import contradictions
from tramontane.plan.differences import differences
from tramontane.plan.document import PlanDocument
from tramontane.plan.drafting import draft
from tramontane.plan.models import Plan
from tramontane.plan.proposed import Draft

World = tuple[Plan, People]
SIXTY = Decimal(60_000_000)
REPORT = """La Région fait le point sur le plan « Horizon IA »

Le plan « Horizon IA » est doté de 60 millions d’euros. L’objectif est d’accompagner 100 projets en cinq ans.
""".encode()


@pytest.fixture(scope="module")
def statements(told_twice: World) -> list[Statement]:
    """What the two documents state."""
    facts = (
        Fact.objects.filter(document__plans=told_twice[0]).select_related("document").order_by("document__sha256", "id")
    )
    return [
        Statement(
            f.uid, parse_value(f.value), f.document.sha256, f.document.size % 3, f.document.published_on, "Source"
        )
        for f in facts
    ]


@pytest.fixture(scope="module")
def drafted(told_twice: World) -> PlanDocument:
    """The whole plan."""
    return assemble(told_twice[0])


def content(found: Draft) -> tuple[Any, Any]:
    return found.lines, found.links


def test_drafting_twice_gives_the_same_lines(statements: list[Statement]) -> None:
    assert content(draft(statements, territory="Occitanie")) == content(draft(statements, territory="Occitanie"))


def test_the_order_of_the_documents_changes_nothing(statements: list[Statement]) -> None:
    sources = sorted({s.source for s in statements})
    by_source = {x: [s for s in statements if s.source == x] for x in sources}
    drafts = [
        content(draft([s for x in order for s in by_source[x]], territory="Occitanie"))
        for order in permutations(sources)
    ]
    assert len(drafts) > 1
    assert all(d == drafts[0] for d in drafts)


def test_every_line_rests_on_facts_that_were_stated(statements: list[Statement]) -> None:
    found = draft(statements, territory="Occitanie")
    uids = {s.uid for s in statements}
    parts = [p for lines in found.lines.values() for p in lines]
    assert parts
    assert {u for p in parts for us in p.proofs.values() for u in us} <= uids
    refs = [p.ref for p in parts]
    assert len(refs) == len(set(refs))


def figures(document: PlanDocument) -> Any:
    """What a plan says, without its references."""
    return (
        document.heading.model_dump(exclude={"proofs"}),
        sorted(a.title for a in document.axes),
        sorted((e.title, e.minimum, e.maximum, e.modality, e.scope) for e in document.envelopes),
        sorted((i.title, i.target) for i in document.indicators),
        sorted(p.title for p in document.pledges),
    )


def test_a_plan_says_the_same_whatever_the_order_in_which_its_documents_were_imported(told_twice: World) -> None:
    people, found = told_twice[1], []
    first, second, third = ANNOUNCEMENT, DELIBERATION, REPORT
    for order in ((first, second, third), (third, second, first), (second, first, third)):
        with transaction.atomic():
            found.append(figures(assemble(import_all(people, "ordre", order))))
            transaction.set_rollback(True)
    assert all(f == found[0] for f in found)


def test_drafting_a_plan_again_adds_and_reopens_nothing(told_twice: World) -> None:
    before = assemble(told_twice[0])
    assert redraft_plan(plan=told_twice[0]) == (0, 0)
    assert assemble(told_twice[0]) == before


def test_the_fixture_is_read_as_a_person_would(told_twice: World) -> None:
    document = assemble(told_twice[0])
    (whole,) = [e for e in document.envelopes if e.scope == "plan"]
    assert (whole.minimum, whole.maximum, whole.modality) == (SIXTY, SIXTY, "firm")
    assert document.heading.status == "adopted"
    (addition,) = sums(document)
    assert (addition.total, addition.parts_sum, addition.is_closed) == (SIXTY, SIXTY, True)
    facts = {f.uid: f.value for f in document.facts}
    explained = [c for c in contradictions(document) if c.relation == "supersedes"]
    olds = [facts[c.older.uid] for c in explained]
    assert any(isinstance(v, Amount | Axis) and getattr(v, "max", None) == 50_000_000 for v in olds)


@settings(max_examples=20)
@given(data=st.data())
def test_additions_are_exact_and_never_compare_two_currencies(drafted: PlanDocument, data: Any) -> None:
    document = data.draw(plan_documents(drafted))
    envelopes = {e.ref: e for e in document.envelopes}
    for found in sums(document):
        parts = [envelopes[ref] for ref in found.parts]
        assert found.total == envelopes[found.envelope].maximum
        assert found.parts_sum == sum(p.maximum for p in parts)
        assert found.gap == found.total - found.parts_sum
        assert found.is_closed == (found.gap == 0)
        assert found.is_exceeded == (found.parts_sum > found.total)
        assert {p.currency for p in parts} == {found.currency}


@settings(max_examples=20)
@given(data=st.data())
def test_a_document_does_not_differ_from_itself_and_differences_go_both_ways(drafted: PlanDocument, data: Any) -> None:
    base, other = drafted, data.draw(plan_documents(drafted))
    assert differences(other, other) == ()
    assert {c.what for c in differences(None, other)} == {"added"}
    forth, back = differences(base, other), differences(other, base)
    assert {(c.kind, c.ref) for c in forth if c.what == "added"} == {
        (c.kind, c.ref) for c in back if c.what == "removed"
    }
    changed = {(c.kind, c.ref, c.field, c.before, c.after) for c in forth if c.what == "changed"}
    assert changed == {(c.kind, c.ref, c.field, c.after, c.before) for c in back if c.what == "changed"}
