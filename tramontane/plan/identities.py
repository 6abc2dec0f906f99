"""Which documents of a plan speak of another one: their facts stay out of its lines until a person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tramontane.evidence.reconciliation.names import alike
from tramontane.evidence.reconciliation.same_plan import PlanIdentity, Verdict, identity_of, same_plan
from tramontane.evidence.reconciliation.statements import Proposal, Statement, newest_first
from tramontane.evidence.values import PlanName


@dataclass(frozen=True, slots=True)
class Sorted:
    """The statements that speak of the plan, the documents that do not, and the questions put to a person."""

    kept: tuple[Statement, ...]
    aside: frozenset[str]
    questions: tuple[Proposal, ...]


def sort_out(statements: Sequence[Statement], title: str = "", accepted: frozenset[str] = frozenset()) -> Sorted:
    """Tell the documents that speak of the plan from those that speak of another.

    ``title``: how the plan is called so far. A document without a name is kept; one that seems to speak of
    another plan is set aside, one that may speak of it is kept, and both ask a question. The answer of a person holds:
    on two names, or on a whole document (``accepted``).
    """
    named = {s.source: s for s in reversed(newest_first(statements)) if isinstance(s.value, PlanName)}
    order = sorted(named, key=lambda source: _first(named[source], title))
    inside, aside, questions = {s.source for s in statements} - set(named), set[str](), list[Proposal]()
    for source in order:
        mine = named[source]
        others = [named[o] for o in order if o in inside]
        if others and (source not in accepted or _answered(mine, others)):
            verdict, reasons = _verdict(statements, mine, others, inside)
            if verdict != "same" and not _answered(mine, others):
                questions.append(Proposal(others[0].uid, mine.uid, "conflicts", _question(verdict, reasons)))
            if verdict == "distinct":
                aside.add(source)
                continue
        inside.add(source)
    kept = tuple(s for s in statements if s.source not in aside)
    return Sorted(kept, frozenset(aside), tuple(questions))


def identity(statements: Iterable[Statement], sources: Iterable[str]) -> PlanIdentity:
    """What those documents together say of the plan they speak of, best sources first."""
    wanted = set(sources)
    told = newest_first(sorted((s for s in statements if s.source in wanted), key=lambda s: s.source))
    days: set[date | None] = {s.published_on for s in told}
    return identity_of((s.value for s in told), days)


def _verdict(
    statements: Sequence[Statement], mine: Statement, others: list[Statement], inside: set[str]
) -> tuple[Verdict, tuple[str, ...]]:
    answered = _answered(mine, others)
    if answered:
        return ("distinct" if answered == "distinct" else "same"), ()
    return same_plan(identity(statements, [mine.source]), identity(statements, inside))


def _answered(mine: Statement, others: Iterable[Statement]) -> str:
    """What a person said of the names of two documents; empty when nobody did."""
    theirs = {o.uid: o for o in others}
    found = [r for uid, r in mine.decided if uid in theirs]
    found += [r for o in theirs.values() for uid, r in o.decided if uid == mine.uid]
    return next((r for r in found if r != "conflicts"), "")


def _question(verdict: Verdict, reasons: tuple[str, ...]) -> str:
    said = "semble parler d’un autre plan" if verdict == "distinct" else "parle peut-être d’un autre plan"
    return f"Un des documents {said}. {' '.join(reasons)}"


def _first(name: Statement, title: str) -> tuple[object, ...]:
    known = isinstance(name.value, PlanName) and bool(title) and alike(name.value.name, title)
    return (not known, -name.rank, -name.day.toordinal(), name.source)
