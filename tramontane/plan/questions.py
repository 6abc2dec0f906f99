"""Answers what several documents together say of a plan, from the very lines the platform would draft from them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeVar

from tramontane.evidence.reconciliation.reconcile import proposals
from tramontane.evidence.reconciliation.same_plan import Verdict, same_plan
from tramontane.evidence.reconciliation.statements import Proposal, Statement
from tramontane.evidence.reconciliation.steps import same_step
from tramontane.evidence.values import Axis, Count, Status
from tramontane.lib.words import keywords, similarity
from tramontane.plan.arithmetic import Sum, sums_of
from tramontane.plan.document import AxisPart, EnvelopePart, HeadingPart, IndicatorPart, LinePart
from tramontane.plan.drafting import draft
from tramontane.plan.identities import identity, sort_out
from tramontane.plan.proposed import Draft
from tramontane.plan.subjects import same_count

T = TypeVar("T")
Current = bool | int | float | str | None
Bearing = Literal["same", "distinct", "consistent", "complementary", "superseded", "corrected", "conflict"]
_BEARINGS: tuple[tuple[str, Bearing], ...] = (
    ("conflicts", "conflict"),
    ("corrects", "corrected"),
    ("supersedes", "superseded"),
    ("completes", "complementary"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The value to show, how the documents bear on one another for it, and those that say so."""

    current: Current
    relation: Bearing
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Documents read together: what they state, and the lines drafted from those that speak of one plan."""

    statements: tuple[Statement, ...]
    kept: tuple[Statement, ...]
    aside: frozenset[str]
    draft: Draft

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that state something."""
        return tuple(sorted({s.source for s in self.statements}))

    def sources(self, uids: Iterable[str]) -> tuple[str, ...]:
        """The documents of facts."""
        wanted = set(uids)
        return tuple(sorted({s.source for s in self.statements if s.uid in wanted}))

    def lines(self, kind: str) -> list[LinePart]:
        """The lines of a kind."""
        return self.draft.lines.get(kind, [])


def read_together(statements: Iterable[Statement]) -> Case:
    """The case of some documents; ``source`` of each statement names its document, each in the order of its text."""
    told = tuple(sorted(statements, key=lambda s: s.source))
    found = sort_out(told)
    return Case(
        told, found.kept, found.aside, draft(told, territory=identity(told, {s.source for s in told}).territory or "")
    )


def answer(field: str, case: Case) -> Answer:
    """The answer to ``same_plan``, ``total``, ``axis:<label>``… Raises ``KeyError`` for a field nobody defined."""
    name, _, label = field.partition(":")
    return _FIELDS[name](case, label)


def _same_plan(case: Case, _label: str) -> Answer:
    found: set[Verdict] = set()
    for document in case.documents:
        others = [d for d in case.documents if d != document]
        if others:
            mine = identity(case.statements, [document])
            found.add(same_plan(mine, identity(case.statements, others))[0])
    if "distinct" in found:
        return Answer(False, "distinct", case.documents)
    return Answer(None, "conflict", case.documents) if "unsure" in found else Answer(True, "same", case.documents)


def _total(case: Case, _label: str) -> Answer:
    whole = [e for e in _envelopes(case) if e.scope == "plan"]
    return _money(case, next((e for e in whole if e.per == "total"), next(iter(whole), None)))


def _axis(case: Case, label: str) -> Answer:
    top = {a.ref for a in _axes(case) if a.parent is None}
    envelopes = [e for e in _envelopes(case) if e.scope != "plan"]
    found = _closest(label, [(e.title, e.scope == "axis" and e.axis in top, e) for e in envelopes])
    if found:
        return _money(case, found)
    return _line(case, _closest(label, [(a.title, a.ref in top, a) for a in _axes(case)]), "title", None)


def _money(case: Case, envelope: EnvelopePart | None) -> Answer:
    return _line(case, envelope, "amount", _plain(envelope.maximum) if envelope else None)


def _status(case: Case, _label: str) -> Answer:
    heading = _heading(case)
    return _line(case, heading, "status", heading.status)


def _period(case: Case, _label: str) -> Answer:
    heading = _heading(case)
    bounds = f"{heading.period_start or '..'}/{heading.period_end or '..'}"
    return _line(
        case, heading, "period", bounds if heading.period_start or heading.period_end else heading.period_years
    )


def _adoption_date(case: Case, _label: str) -> Answer:
    steps = [s for s in case.kept if isinstance(s.value, Status) and s.value.value in ("adopted", "signed")]
    votes = [s for s in steps if isinstance(s.value, Status) and s.value.value == "adopted"] or steps
    if not votes:
        return Answer(None, "consistent", ())
    head, links = proposals(votes, agree=same_step, subject="adoption")
    same = [s.uid for s in votes if s == head or same_step(s.value, head.value)]
    return _bearing(case, head.value.date if isinstance(head.value, Status) else None, same, links)


def _axis_count(case: Case, _label: str) -> Answer:
    """The axes of the document that prevails: those of an announcement and of the act are not added up."""
    counts = []
    for source in dict.fromkeys(s.source for s in case.kept):
        axes = [s for s in case.kept if s.source == source and isinstance(s.value, Axis) and s.value.level == 1]
        if len(axes) > 1:
            counts.append(replace(axes[0], value=Count(value=Decimal(len(axes)), unit="axes"), decided=()))
    if not counts:
        return Answer(None, "consistent", ())
    head, links = proposals(counts, agree=same_count, subject="nombre d’axes")
    same = [head.uid, *(s.uid for s in counts if s != head and same_count(s.value, head.value))]
    return _bearing(case, _plain(head.value.value) if isinstance(head.value, Count) else None, same, links)


def _sum_check(case: Case, _label: str) -> Answer:
    found = _sum(case)
    return Answer(found.is_closed if found else None, _closing(found), _parts(case, found))


def _unexplained_gap(case: Case, _label: str) -> Answer:
    found = _sum(case)
    return Answer(_plain(found.gap) if found else None, _closing(found), _parts(case, found))


def _sum(case: Case) -> Sum | None:
    """The plan's total against its axes; one part alone is no addition."""
    return next((s for s in sums_of(_axes(case), _envelopes(case)) if s.axis is None and len(s.parts) > 1), None)


def _closing(found: Sum | None) -> Bearing:
    return "consistent" if found is None or found.is_closed else "conflict"


def _parts(case: Case, found: Sum | None) -> tuple[str, ...]:
    refs = {found.envelope, *found.parts} if found else set()
    return case.sources(u for e in _envelopes(case) if e.ref in refs for u in e.proofs.get("amount", ()))


def _target_baseline(case: Case, label: str) -> Answer:
    lines = [i for i in case.lines("indicator") if isinstance(i, IndicatorPart)]
    found = _closest(label, [(f"{i.title} {i.unit}", True, i) for i in lines])
    if found is None:
        return Answer(None, "consistent", ())
    about = _line(case, found, "target", None if found.baseline is None else _plain(found.baseline))
    said = case.sources(found.proofs.get("baseline", ()))
    if about.relation == "consistent" and len(about.evidence) > 1 and len(said) == 1:
        return Answer(about.current, "complementary", about.evidence)
    return about


def _line(case: Case, line: LinePart | None, proof: str, current: Current) -> Answer:
    """The answer that a field of a line gives, with the links of what proves it."""
    proofs = line.proofs.get(proof, ()) if line else ()
    return _bearing(case, current, proofs, case.draft.links)


def _bearing(case: Case, current: Current, proofs: Sequence[str], links: Iterable[Proposal]) -> Answer:
    """``proofs``: the fact that prevails, then those that say the same."""
    if not proofs:
        return Answer(current, "consistent", ())
    by_uid = {s.uid: s for s in case.statements}
    head = proofs[0]
    told = [p for p in links if p.source == head or (p.target == head and p.relation == "conflicts")]
    across = [p for p in told if p.relation == "conflicts" or by_uid[p.source].source != by_uid[p.target].source]
    evidence = case.sources([*proofs, *(u for p in across for u in (p.source, p.target))])
    relations = {p.relation for p in across}
    relation = next((said for link, said in _BEARINGS if link in relations), None)
    alone = len(evidence) == 1 and len(case.documents) - len(case.aside) > 1
    return Answer(current, relation or ("complementary" if alone else "consistent"), evidence)


def _heading(case: Case) -> HeadingPart:
    return next(line for line in case.lines("heading") if isinstance(line, HeadingPart))


def _envelopes(case: Case) -> list[EnvelopePart]:
    return [e for e in case.lines("envelope") if isinstance(e, EnvelopePart)]


def _axes(case: Case) -> list[AxisPart]:
    return [a for a in case.lines("axis") if isinstance(a, AxisPart)]


def _closest(label: str, titled: Sequence[tuple[str, bool, T]]) -> T | None:
    """What is called most like ``label``, first what is marked so; nothing when no word begins alike."""
    wanted = _stems(label)
    best: tuple[tuple[float, bool, float], T] | None = None
    for title, first, item in titled:
        shared = len(wanted & _stems(title))
        key = (shared / max(len(wanted), 1), first, similarity(title, label))
        if shared and (best is None or key > best[0]):
            best = (key, item)
    return best[1] if best else None


def _stems(text: str) -> set[str]:
    """« formation », « former », « formées » begin alike."""
    return {word[:4] for word in keywords(text)}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_FIELDS: Mapping[str, Callable[[Case, str], Answer]] = {
    "same_plan": _same_plan,
    "total": _total,
    "adoption_date": _adoption_date,
    "period": _period,
    "status": _status,
    "axis_count": _axis_count,
    "axis": _axis,
    "sum_check": _sum_check,
    "unexplained_gap": _unexplained_gap,
    "target_baseline": _target_baseline,
}
FIELDS = tuple(_FIELDS)
