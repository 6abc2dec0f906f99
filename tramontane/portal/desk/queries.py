"""Reads of the desk: what waits on each plan, the plan as it stands, what a version would be."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from tramontane.accounts.models import Organisation, User
from tramontane.accounts.queries import organisations_of
from tramontane.evidence.models import Document, Fact, FactLink
from tramontane.evidence.queries import documents_of, facts_with_passages
from tramontane.lib.language import fr
from tramontane.plan.assembly import assemble, fact_part, source_part
from tramontane.plan.document import FactPart, LinePart, PlanDocument, SourcePart
from tramontane.plan.lines import load
from tramontane.plan.marked import marked
from tramontane.plan.models import Decision, Heading, Import, Line, Plan
from tramontane.plan.published import PublishedPlan
from tramontane.plan.queries import plans_of

#: How long a refused import stays among what waits.
REMEMBERED = timedelta(days=14)
RUNNING = (Import.State.WAITING, Import.State.RUNNING)
PENDING = (*RUNNING, Import.State.HELD)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan of mine and what waits there. ``version`` is the number of the last one, 0 before any."""

    slug: str
    title: str
    territory: str
    drafts: int
    validated: int
    running: int
    held: int
    refused: int
    conflicts: int
    version: int
    may_decide: bool
    may_publish: bool


def plan_rows(user: User) -> tuple[PlanRow, ...]:
    """The plans of a person's mandates, by territory. The number of queries does not depend on how many there are."""
    plans = list(plans_of(user).select_related("territory").order_by("territory__name", "slug"))
    ids = [p.pk for p in plans]
    titles = dict(Heading.objects.filter(plan__in=ids).values_list("plan_id", "title"))
    lines = _counts(Line.objects.filter(plan__in=ids), "state")
    recent = Import.objects.filter(Q(state__in=PENDING) | Q(ended_at__gte=timezone.now() - REMEMBERED), plan__in=ids)
    imports = _counts(recent, "state")
    versions = dict(Plan.objects.filter(pk__in=ids).order_by().values_list("pk").annotate(Count("versions")))
    conflicts = open_conflicts(ids)
    deciding, publishing = (
        set(plans_of(user, r).order_by().values_list("pk", flat=True)) for r in ("officer", "publisher")
    )
    return tuple(
        PlanRow(
            slug=p.slug,
            title=fr(titles.get(p.pk, p.slug)),
            territory=fr(p.territory.name),
            drafts=lines[p.pk]["draft"],
            validated=lines[p.pk]["validated"],
            running=imports[p.pk]["waiting"] + imports[p.pk]["running"],
            held=imports[p.pk]["held"],
            refused=imports[p.pk]["failed"],
            conflicts=conflicts[p.pk],
            version=versions.get(p.pk, 0),
            may_decide=p.pk in deciding,
            may_publish=p.pk in publishing,
        )
        for p in plans
    )


def _counts(rows: "QuerySet[Line] | QuerySet[Import]", name: str) -> defaultdict[int, defaultdict[str, int]]:
    found: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for plan, value, count in rows.order_by().values_list("plan_id", name).annotate(Count("pk")):
        found[plan][value] = count
    return found


def open_conflicts(plans: Iterable[int]) -> defaultdict[int, int]:
    """How many pairs of facts cited by lines still wait for a person, by plan."""
    found: defaultdict[int, int] = defaultdict(int)
    for of_plan, _number, relation in _last_links(plans):
        found[of_plan] += relation == FactLink.Relation.CONFLICTS
    return found


def open_pairs(plans: Iterable[int]) -> list[int]:
    """The links between facts cited by lines that still wait for a person, by number."""
    return [number for _plan, number, relation in _last_links(plans) if relation == FactLink.Relation.CONFLICTS]


def _last_links(plans: Iterable[int]) -> list[tuple[int, int, str]]:
    """The last link of each pair of facts cited by lines of a plan: plan, number, relation."""
    wanted = list(plans)
    last: dict[tuple[int, frozenset[int]], tuple[int, str]] = {}
    for side in ("source", "target"):
        cited = {
            f"{side}__proofs__line__plan__in": wanted,
            f"{side}__proofs__line__state__in": ("draft", "validated"),
        }
        plan = f"{side}__proofs__line__plan_id"
        rows = (
            FactLink.objects.filter(**cited)
            .order_by("id")
            .values_list(plan, "id", "source_id", "target_id", "relation")
        )
        for of_plan, number, source, target, relation in rows:
            pair = (of_plan, frozenset((source, target)))
            if number >= last.get(pair, (0, ""))[0]:
                last[pair] = (number, relation)
    return [(of_plan, number, relation) for (of_plan, _pair), (number, relation) in last.items()]


def lines_of(plan: Plan) -> dict[str, list[tuple[Line, LinePart]]]:
    """Every line with its part, by kind."""
    return load(plan)


def standing(plan: Plan, *states: str) -> PublishedPlan | None:
    """The plan made of the lines in those states, read like a published one (number 0); None without a heading."""
    try:
        document = assemble(plan, states=states or ("draft", "validated"))
    except ValueError:
        return None
    return as_read(plan, document)


def as_read(plan: Plan, document: PlanDocument) -> PublishedPlan:
    """A document with the look-ups of a published plan."""
    return PublishedPlan(plan.slug, 0, timezone.now(), "", "", marked(document))


def proofs_of(plan: Plan) -> tuple[dict[str, FactPart], dict[str, SourcePart]]:
    """The facts that any line cites, rejected ones included, by uid; and the documents of the plan, by fingerprint."""
    rows = facts_with_passages(Fact.objects.filter(proofs__line__plan=plan).distinct().order_by("id"))
    facts = {f.uid: fact_part(f) for f in rows}
    documents = Document.objects.filter(Q(plans=plan) | Q(facts__proofs__line__plan=plan)).distinct().order_by("id")
    return facts, {d.sha256: source_part(d) for d in documents}


def last_decisions(plan: Plan) -> dict[int, Decision]:
    """The last decision on each line that has one, by line."""
    rows = Decision.objects.filter(line__plan=plan).select_related("by").order_by("line_id", "-id").distinct("line_id")
    return {d.line_id: d for d in rows}


def decisions_on(line: Line) -> QuerySet[Decision]:
    """What was decided on a line, newest first."""
    return Decision.objects.filter(line=line).select_related("by").order_by("-id")


def readable_documents(user: User) -> QuerySet[Document]:
    """What my organisations have deposited, and the documents of the plans they steward."""
    mine = Q(pk__in=documents_of(user).values("pk")) | Q(plans__in=plans_of(user))
    return Document.objects.filter(mine).distinct().order_by("id")


def depositors(user: User, plan: Plan) -> QuerySet[Organisation]:
    """The stewards of the plan for which the person may bring a document."""
    return organisations_of(user, "officer").filter(plans=plan).order_by("name")


def line_mark(line: Line, part: LinePart) -> str:
    """The fingerprint of what a line says and of its state: two people saw the same line if it is the same."""
    said = f"{line.state}|{part.model_dump_json()}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]
