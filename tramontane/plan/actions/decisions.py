"""What persons decide on lines and on facts that disagree."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tramontane.accounts.models import User
from tramontane.evidence.actions import link_facts
from tramontane.evidence.models import Fact, FactLink
from tramontane.lib.errors import Refusal
from tramontane.lib.periods import day_in_france
from tramontane.plan.actions.drafts import redraft_plan
from tramontane.plan.actions.mandates import require_lines
from tramontane.plan.actions.readings import drafts_of, settle_readings
from tramontane.plan.actions.rows import rewrite
from tramontane.plan.document import HeadingPart, LinePart
from tramontane.plan.identities import sort_out
from tramontane.plan.lines import load
from tramontane.plan.models import Decision, Line, Plan
from tramontane.plan.told import accepted_by_person, statements_of


@transaction.atomic
def decide_lines(*, plan: Plan, refs: Iterable[str], verdict: str, by: User, reason: str) -> int:
    """Validate, reject or reopen lines of a plan; returns how many changed state. All or nothing.

    Validating a line also confirms what the machine proposed about its proofs (same, supersedes…), conflicts apart.
    """
    wanted = set(refs)
    require_lines(by, plan, wanted)
    if verdict not in (Decision.Verdict.VALIDATED, Decision.Verdict.REJECTED, Decision.Verdict.REOPENED):
        raise Refusal("line.verdict", _("Décision inconnue : validez, écartez ou rouvrez la ligne."))
    if verdict != Decision.Verdict.VALIDATED and not reason.strip():
        raise Refusal("line.reason", _("Dites pourquoi : le motif est conservé avec la décision."))
    list(Line.objects.select_for_update(of=("self",)).filter(plan=plan, ref__in=wanted).order_by("id"))
    state = Line.State.DRAFT if verdict == Decision.Verdict.REOPENED else Line.State(verdict)
    changed = 0
    pairs = [pair for of_kind in load(plan).values() for pair in of_kind if pair[1].ref in wanted]
    if len(pairs) < len(wanted):
        raise Refusal("line.unknown", _("Une de ces lignes n’existe plus : rechargez la page."))
    for row, part in pairs:
        if row.state == state:
            continue
        record_decision(row, part, verdict, by, reason)
        Line.objects.filter(pk=row.pk).update(state=state)
        changed += 1
        if verdict == Decision.Verdict.VALIDATED:
            _confirm(part, by)
            settle_readings(drafts_of(row.pk), by)
    return changed


def record_decision(row: Line, part: LinePart, verdict: str, by: User, reason: str) -> None:
    """Keep who decided what of a line, why, and what it said then."""
    Decision.objects.create(
        line_id=row.pk, verdict=verdict, by=by, reason=reason.strip()[:500], content=part.model_dump(mode="json")
    )


def _confirm(part: LinePart, by: User) -> None:
    uids = {u for us in part.proofs.values() for u in us}
    links = FactLink.objects.filter(source__uid__in=uids, signature="").exclude(relation="conflicts")
    for link in links.select_related("source", "target").order_by("id"):
        link_facts(
            source=link.source,
            target=link.target,
            relation=link.relation,
            reason=link.reason,
            on=day_in_france(timezone.now()),
            decided_by=by,
        )


@transaction.atomic
def correct_line(*, plan: Plan, ref: str, part: LinePart, by: User, reason: str) -> LinePart:
    """Give a line other words or figures; it goes back to draft, and a changed field loses its proof.

    ``part`` keeps the line's reference. Raises ``Refusal`` without a reason.
    """
    require_lines(by, plan, [ref])
    if not reason.strip():
        raise Refusal("line.reason", _("Dites pourquoi vous corrigez : le motif est conservé avec la décision."))
    Line.objects.select_for_update(of=("self",)).filter(plan=plan, ref=ref).first()
    found = next((p for of_kind in load(plan).values() for p in of_kind if p[1].ref == ref), None)
    if found is None or type(found[1]) is not type(part) or part.ref != ref:
        raise Refusal("line.unknown", _("Cette ligne n’existe plus : rechargez la page."))
    row, old = found
    kept = {name: uids for name, uids in old.proofs.items() if not _touches(name, old, part)}
    new = part.model_copy(update={"proofs": kept})
    rewrite(row, row.kind, new)
    record_decision(row, new, Decision.Verdict.CORRECTED, by, reason)
    Line.objects.filter(pk=row.pk).update(state=Line.State.DRAFT)
    return new


#: Which fields of a line each proof states.
STATED = {
    "amount": ("minimum", "maximum", "currency", "per", "qualifier", "modality"),
    "period": ("period_start", "period_end", "period_years"),
    "status": ("status", "status_on"),
    "target": ("target", "factor", "deadline", "unit", "per", "qualifier", "horizon_years"),
    "title": ("title",),
    "party": ("party", "role"),
    "baseline": ("baseline",),
    "fact": (),
}


def _touches(proof: str, old: LinePart, new: LinePart) -> bool:
    names = STATED.get(proof, (proof,))
    return any(getattr(old, n, None) != getattr(new, n, None) for n in names)


@transaction.atomic
def settle_conflict(*, plan: Plan, source: Fact, target: Fact, relation: str, by: User, reason: str) -> None:
    """Decide between two facts of a plan that disagree, then redraft. ``source`` is the one that prevails."""
    require_lines(by, plan, Line.objects.filter(plan=plan, facts__in=(source, target)).values_list("ref", flat=True))
    if relation not in FactLink.Relation.values or relation == FactLink.Relation.CONFLICTS:
        raise Refusal("fact.relation", _("Choisissez ce que l’un de ces faits est pour l’autre."))
    if not reason.strip():
        raise Refusal("fact.reason", _("Dites pourquoi : le motif sera publié avec la décision."))
    documents = set(plan.documents.values_list("id", flat=True))
    if {source.document_id, target.document_id} - documents:
        raise Refusal("fact.unknown", _("Ces faits n’appartiennent pas aux documents de ce plan."))
    today = day_in_france(timezone.now())
    link_facts(source=source, target=target, relation=relation, reason=reason, on=today, decided_by=by)
    redraft_plan(plan=plan)
    if relation == FactLink.Relation.DISTINCT and source.kind == target.kind == "plan":
        _set_aside(plan, by, reason)


def _set_aside(plan: Plan, by: User, reason: str) -> None:
    """Undo what a document that speaks of another plan did to the lines: its figures contradict nothing any more.

    Lines that nothing else proves are rejected with the same reason; the document and its facts stay.
    """
    title = next((part.title for _, part in load(plan)["heading"] if isinstance(part, HeadingPart)), "")
    aside = sort_out(statements_of(plan), title, accepted_by_person(plan)).aside
    of_others = Fact.objects.filter(document__plans=plan).exclude(document__sha256__in=aside)
    of_aside = Fact.objects.filter(document__plans=plan, document__sha256__in=aside)
    pairs = Q(source__in=of_aside, target__in=of_others) | Q(source__in=of_others, target__in=of_aside)
    for link in FactLink.objects.filter(pairs, signature="").select_related("source", "target").order_by("id"):
        link_facts(
            source=link.source,
            target=link.target,
            relation=FactLink.Relation.DISTINCT,
            reason=reason,
            on=day_in_france(timezone.now()),
            decided_by=by,
        )
    gone = set(of_aside.values_list("uid", flat=True))
    for row, part in (pair for pairs_of_kind in load(plan).values() for pair in pairs_of_kind):
        proofs = {u for us in part.proofs.values() for u in us}
        if proofs and proofs <= gone and row.state != Line.State.REJECTED and row.kind != "heading":
            record_decision(row, part, Decision.Verdict.REJECTED, by, reason)
            Line.objects.filter(pk=row.pk).update(state=Line.State.REJECTED)
