"""Documents that disagree, and documents of two plans: nothing is published before a person decides."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import DELIBERATION, Drafting, People, publish_all, validate_all
from tramontane.evidence.actions import Description, archive_document, read_document, state_facts
from tramontane.evidence.models import Fact
from tramontane.lib.errors import Refusal
from tramontane.plan.actions import (
    ask_import,
    confirm_import,
    open_plan,
    process_import,
    publish_plan,
    redraft_plan,
    settle_conflict,
)
from tramontane.plan.assembly import assemble
from tramontane.plan.contradictions import Contradiction, contradictions
from tramontane.plan.document import PlanDocument
from tramontane.plan.models import Decision, Import, Line, Plan, PlanDocumentLink, Territory

OTHER = """Le conseil régional adopte le plan « Élan données »

Réuni le 16 octobre 2018 à Toulouse, le conseil régional d’Occitanie a adopté le plan « Élan données ».

Ce plan est doté de 15 millions d’euros pour la période 2019-2021, en deux axes :

1. Ouvrir les données : 9 millions d’euros.
2. Mutualiser les centres de calcul : 6 millions d’euros.
""".encode()
RENAMED = """Le conseil régional précise le plan « Boussole numérique »

Le plan « Boussole numérique » de la Région Occitanie est doté de 64 millions d’euros pour la période 2024-2028.

La Région financera un incubateur à Sète.
""".encode()
ELSEWHERE = """La Région Bretagne adopte le plan « Breizh IA »

Le conseil régional de Bretagne a adopté le 11 juillet 2024 le plan « Breizh IA », doté de 60 millions d’euros.
""".encode()


def refusal(rule: str) -> Any:
    return pytest.raises(Refusal, check=lambda e: e.rule == rule)


def bring(plan: Plan, content: bytes, people: People, *, genre: str = "act", on: date = date(2024, 7, 12)) -> Import:
    about = Description(title="Pièce", publisher="Région", file_name="piece.txt", genre=genre, published_on=on)
    asked = ask_import(
        plan=plan, content=content, description=about, organisation=people.organisation, by=people.officer
    )
    return process_import(asked=asked)


def opened(plan: Plan) -> list[Contradiction]:
    return [c for c in contradictions(assemble(plan)) if c.state == "open"]


def settle(plan: Plan, found: Contradiction, people: People, relation: str, *, newer: bool = True) -> None:
    uids = (found.newer.uid, found.older.uid) if newer else (found.older.uid, found.newer.uid)
    source, target = (Fact.objects.get(uid=uid) for uid in uids)
    settle_conflict(plan=plan, source=source, target=target, relation=relation, by=people.officer, reason="Vérifié.")


def total(plan: Plan | PlanDocument) -> int:
    document = plan if isinstance(plan, PlanDocument) else assemble(plan)
    return int(next(e.maximum for e in document.envelopes if e.scope == "plan"))


@pytest.mark.parametrize(("newer", "kept"), [(True, 61_000_000), (False, 60_000_000)])
def test_a_total_that_an_import_of_equal_rank_contradicts_waits_for_a_person(
    published_plan: Plan, occitanie: People, newer: bool, kept: int
) -> None:
    later = DELIBERATION.replace(b"60 millions", b"61 millions")
    assert bring(published_plan, later, occitanie, on=date(2024, 9, 1)).state == "done"
    validate_all(published_plan, occitanie.officer)
    with refusal("plan.open_conflict"):
        publish_plan(plan=published_plan, by=occitanie.publisher)
    for found in opened(published_plan):
        settle(published_plan, found, occitanie, "supersedes", newer=newer)
    assert opened(published_plan) == []
    validate_all(published_plan, occitanie.officer)
    if newer:
        assert total(PlanDocument.model_validate(publish_plan(plan=published_plan, by=occitanie.publisher).document))
    assert total(published_plan) == kept


def test_two_days_of_one_vote_wait_for_a_person(published_plan: Plan, occitanie: People) -> None:
    other = DELIBERATION.replace(b"11 juillet", b"18 juillet")
    bring(published_plan, other, occitanie, on=date(2024, 7, 20))
    validate_all(published_plan, occitanie.officer)
    with refusal("plan.open_conflict"):
        publish_plan(plan=published_plan, by=occitanie.publisher)


def test_a_later_article_changes_no_figure_of_an_act_without_a_person(published_plan: Plan, occitanie: People) -> None:
    article = "Le plan « Horizon IA » d’Occitanie\n\nLe plan « Horizon IA » est doté de 66 millions d’euros.\n".encode()
    bring(published_plan, article, occitanie, genre="press", on=date(2024, 9, 1))
    assert total(published_plan) == 60_000_000
    assert [c.relation for c in opened(published_plan)] == ["conflicts"]


def figures(plan: Plan) -> Any:
    document = assemble(plan)
    return (
        document.heading.title,
        document.heading.status_on,
        [(e.ref, e.maximum) for e in document.envelopes],
        [a.title for a in document.axes],
    )


def test_a_document_of_another_plan_that_the_officer_confirms_is_of_the_plan(
    published_plan: Plan, occitanie: People
) -> None:
    held = bring(published_plan, OTHER, occitanie, on=date(2018, 10, 17))
    assert held.state == "held"
    confirm_import(asked=held, belongs=True, by=occitanie.officer)
    assert process_import(asked=held).state == "done"
    assert "Ouvrir les données" in {a.title for a in assemble(published_plan).axes}
    assert "plan" not in {c.newer.value.kind for c in opened(published_plan)}


def test_a_document_that_turns_out_to_speak_of_another_plan_changes_no_line_and_asks(
    published_plan: Plan, occitanie: People
) -> None:
    before = figures(published_plan)
    about = Description(
        title="Pièce", publisher="Région", file_name="p.txt", genre="act", published_on=date(2018, 10, 17)
    )
    document = archive_document(
        content=OTHER, description=about, organisation=occitanie.organisation, by=occitanie.officer
    )
    state_facts(document=document, rendition=read_document(document=document))
    PlanDocumentLink.objects.create(plan=published_plan, document=document)
    redraft_plan(plan=published_plan)
    assert figures(published_plan) == before
    (question,) = opened(published_plan)
    assert {question.newer.value.kind, question.older.value.kind} == {"plan"}
    validate_all(published_plan, occitanie.officer)
    with refusal("plan.open_conflict"):
        publish_plan(plan=published_plan, by=occitanie.publisher)
    settle(published_plan, question, occitanie, "same")
    assert "Ouvrir les données" in {a.title for a in assemble(published_plan).axes}


def test_a_document_in_doubt_is_kept_until_the_officer_puts_it_aside(published_plan: Plan, occitanie: People) -> None:
    before = figures(published_plan)
    done = bring(published_plan, RENAMED, occitanie, on=date(2024, 9, 1))
    assert "parle peut-être d’un autre plan" in done.message
    assert "page Contradictions" in done.message
    kinds = {c.newer.value.kind for c in opened(published_plan)}
    assert kinds == {"plan", "amount"}
    added = set(Line.objects.filter(plan=published_plan, state="draft").values_list("ref", flat=True)) - {"plan"}
    assert added
    question = next(c for c in opened(published_plan) if c.newer.value.kind == "plan")
    settle(published_plan, question, occitanie, "distinct")
    assert opened(published_plan) == []
    assert figures(published_plan) == before
    rejected = Decision.objects.filter(line__plan=published_plan, verdict="rejected")
    assert {d.reason for d in rejected} == {"Vérifié."}
    assert all(d.by == occitanie.officer for d in rejected)


def test_the_first_document_of_a_plan_is_compared_with_its_territory(occitanie: People) -> None:
    plan = open_plan(slug="ia", territory=Territory.objects.get(code="76"), stewards=[occitanie.organisation])
    assert "Territoires différents : Bretagne, Occitanie." in bring(plan, ELSEWHERE, occitanie).message
    other = open_plan(slug="ia-2", territory=Territory.objects.get(code="53"), stewards=[occitanie.organisation])
    assert "Attention" not in bring(other, ELSEWHERE, occitanie).message


def test_documents_of_one_plan_warn_of_nothing(draft_plan: Drafting, occitanie: People) -> None:
    plan = draft_plan("horizon", DELIBERATION)
    publish_all(plan, occitanie)
    article = "Le plan Horizon IA\n\nLa Région Occitanie a adopté le plan « Horizon IA » en juillet 2024.\n".encode()
    assert "Attention" not in bring(plan, article, occitanie, genre="press", on=date(2024, 9, 1)).message
