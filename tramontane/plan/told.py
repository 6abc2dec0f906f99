"""What the documents of a plan state, each fact with what its source is worth; and whether one seems out of place."""

from collections import defaultdict
from collections.abc import Sequence

from tramontane.evidence.models import Document, Fact, FactLink
from tramontane.evidence.queries import RANK, facts_with_passages, rendition
from tramontane.evidence.reconciliation.same_plan import PlanIdentity, Verdict, identity_of, same_plan
from tramontane.evidence.reconciliation.statements import Relation, Statement, tells_vote
from tramontane.evidence.values import PlanName, Value, parse_value
from tramontane.plan.excerpts import sentence_around
from tramontane.plan.identities import identity
from tramontane.plan.models import Import, Plan


def statements_of(plan: Plan) -> list[Statement]:
    """Every fact of the documents of a plan, with what persons decided of it."""
    rows = list(facts_with_passages(Fact.objects.filter(document__plans=plan)).order_by("document__sha256", "id"))
    values = {fact.pk: parse_value(fact.value) for fact in rows}
    of_document: dict[int, list[Value]] = defaultdict(list)
    for fact in rows:
        of_document[fact.document_id].append(values[fact.pk])
    voted = {document for document, told in of_document.items() if tells_vote(told)}
    decided = _decided(plan)
    return [
        Statement(
            uid=fact.uid,
            value=values[fact.pk],
            source=fact.document.sha256,
            rank=RANK[fact.document.genre],
            published_on=fact.document.published_on,
            source_title=fact.document.title,
            excerpt=_excerpt(fact),
            decided=tuple(decided.get(fact.pk, ())),
            tells_vote=fact.document_id in voted,
        )
        for fact in rows
    ]


def _decided(plan: Plan) -> dict[int, list[tuple[str, Relation]]]:
    found: dict[int, list[tuple[str, Relation]]] = defaultdict(list)
    links = FactLink.objects.filter(source__document__plans=plan).exclude(signature="").select_related("target")
    for link in links.order_by("id"):
        found[link.source_id].append((link.target.uid, link.relation))  # type: ignore[arg-type]  # checked by the database
    return found


def _excerpt(fact: Fact) -> str:
    best = next(iter(fact.citations.all()), None)
    text = rendition(fact.document.sha256) if best else None
    return sentence_around(text.text, best.passage.text_start, best.passage.text_end) if text and best else ""


def accepted_by_person(plan: Plan) -> frozenset[str]:
    """The documents, by fingerprint, that a person said speak of the plan when they were held."""
    confirmed = Import.objects.filter(plan=plan, confirmed_by__isnull=False)
    return frozenset(confirmed.order_by("id").values_list("document__sha256", flat=True))


def doubt_about(plan: Plan, document: Document, values: Sequence[Value]) -> tuple[Verdict, str]:
    """Whether what a document states is of the plan it is brought to, and what to say of it when that is not sure.

    The first document of a plan is compared with its territory, and only warned about.
    """
    others = [s for s in statements_of(plan) if s.source != document.sha256]
    here = identity(others, {s.source for s in others}) if others else PlanIdentity(territory=plan.territory.name)
    verdict, reasons = same_plan(identity_of(values, [document.published_on]), here)
    if not others:
        verdict = "unsure" if verdict == "distinct" else "same"
    elif verdict == "unsure" and not any(isinstance(v, PlanName) for v in values):
        return verdict, ""
    if verdict == "same":
        return verdict, ""
    said = "semble parler d’un autre plan" if verdict == "distinct" else "parle peut-être d’un autre plan"
    then = " Dites ce qu’il en est à la page Contradictions." if others and verdict == "unsure" else ""
    return verdict, f"Attention, ce document {said}. {' '.join(reasons)}{then}"
